import NeshCommand
import NeshLanguage
import NeshPhrasebook
import NeshShell
import Testing

@testable import NeshPasted

/// What is said of lines of other shells, in Japanese: the offered lines as they are typed, all around them translated.
@Suite struct OtherShellTextTests {
    private static let lines = [
        "ip a", "ping x", "ifconfig", "NITRO_CLI_BLOBS=/x", "A=$(date)", "ENCLAVE_ID=$(nitro-cli describe-enclaves)",
        "A=1 B=2 make", "A=1", "docker ps", "docker rmi x", "docker rmi", "docker build -t a .", "docker run a",
        "docker stats", "docker stop hello", "docker stop", "docker logs hello", "docker attach hello",
        "docker exec x sh",
        "docker inspect x", "kill 12", "kill hello", "kill kms", "kill %1", "ps", "free -m", "man console", "man",
        "nc 16 5005", "nc -l 9001", "ss -l", "aws kms create-key", "cat /etc/nitro_enclaves/allocator.yaml",
        "sed -i 's/memory_mib:.*/memory_mib: 512/' /etc/nitro_enclaves/allocator.yaml", "memory_mib: 512",
        "allowlist:", "- {address: a, port: 1}", "systemctl start nitro-enclaves-allocator", "systemctl",
        "journalctl -u nitro-enclaves-allocator", "lsmod", "groups", "yum install aws-nitro-enclaves-cli", "cd /x",
        "clear", "quit", "?", "(cd x && make)", "((n++))", "echo $$", "alias x=y", "export A=1", "trap x EXIT",
        "eval ls", "declare A=1", "type console", "source x", ". x.nesh", "for x in a; do echo; done", "fi", "read a",
        "set -e", "shopt", "ulimit", "pushd x", "bg", "wait", "let a=1", "[ -f x ] && ls", "if [ -f x ]; then ls; fi",
        "sudo nitro-cli console", "sudo ls-x", "nitro-cli console --enclave-id $(x)", "ls -la", "top -b", "rm hello",
        "! grep -q x y && ls", "cat <<EOF", "!cat <<EOF", "root@host:~# ls",
    ]

    /// Words of English side by side.
    private static func english(in text: String) -> [Substring] {
        let words = text.split(separator: " ")
        return zip(words, words.dropFirst()).filter { pair in
            [pair.0, pair.1].allSatisfy { word in
                word.count > 1 && word.utf8.allSatisfy { (97...122).contains($0) }
            }
        }.map(\.0)
    }

    @Test(arguments: lines) func nothingIsMixed(line: String) throws {
        guard let found = ShellLine.recognise(line, .shell) else { return }
        let message = try #require(Phrasebook.japanese.translated(found.message), "\(found.message)")
        #expect(Self.english(in: message).isEmpty, "\(message)")
        for (note, answer) in zip(found.notes, found.answers) {
            let shown = try #require(Phrasebook.japanese.translated(note), "\(note)")
            #expect(shown.hasPrefix(answer.line + "  "), "\(shown)")
            let said = String(shown.dropFirst(answer.line.count).drop { $0 == " " })
            #expect(said.contains { !$0.isASCII } && Self.english(in: said).isEmpty, "\(shown)")
        }
    }

    @Test(arguments: [
        ("help vsock  an enclave has no network, only vsock", "help vsock  エンクレーブにネットワークはなく、あるのは vsock だけ"),
        ("exit  then start it as: NITRO_CLI_BLOBS=/x nesh", "exit  その後 NITRO_CLI_BLOBS=/x nesh で起動します"),
        ("set A VALUE  $A from then on", "set A VALUE  以後は $A"),
        ("did you mean 'images remove' or 'terminate-enclave'?", "'images remove' または 'terminate-enclave' のことですか?"),
        ("did you mean 'a' or 'b' or 'c'?", "'a'、'b'、'c' のどれかのことですか?"), ("did you mean 'a'?", "'a' のことですか?"),
    ]) func wholly(english: String, japanese: String) {
        #expect(Phrasebook.japanese.translated(english) == japanese)
    }

    /// A text that says little more than a verb takes no sentence apart.
    @Test(arguments: ["no such enclave has nothing", "a strange machine has a name", "some other thing: a name"])
    func prose(english: String) { #expect(Phrasebook.japanese.translated(english) == nil) }

    @Test func namesAreNoProse() {
        #expect(Phrasebook.japanese.translated("/a/b c has nothing")?.hasPrefix("/a/b c") == true)
    }
}
