import NeshPasted
import NeshShell
import NeshSystem
import Testing

@testable import NeshCommand

/// Lines of other shells that set variables: offered as `set` only where that is all that they do.
@Suite struct ShellAssignmentTests {
    private func correction(_ line: String) -> String? { ShellLine.recognise(line, .shell)?.correction }

    @Test(
        "one value becomes one set",
        arguments: [
            ("X=1", "set X 1"), ("export X=1", "set X 1"), ("X='a b'", "set X 'a b'"), ("X=\"a;b\"", "set X \"a;b\""),
            ("X=", "set X ''"), ("X=$HOME/a", "set X $HOME/a"),
        ])
    func plain(line: String, wanted: String) { #expect(correction(line) == wanted) }

    @Test(
        "what does more is no fix",
        arguments: [
            "ID=i-1; nitro-cli terminate-enclave --all", "A=1 B=2", "A=1 nitro-cli describe-enclaves", "A=1 && b",
            "A=\"$(date)\"", "A=\"`date`\"", "A=1|b", "A=(1 2)", "A=1>f", "A='open",
        ])
    func more(line: String) { #expect(correction(line) == nil) }

    /// What is read is the same whether it is run or only answered.
    @Test func quotedSubstitutionsAreSubstitutions() {
        for line in ["ID=$(date)", "ID=\"$(date)\"", "ID=`date`", "ID=\"`date`\"", "export ID=\"$(date)\""] {
            #expect(ShellLine.recognise(line, .shell)?.message.contains("no command substitution") ?? false, "\(line)")
        }
    }

    /// sh's parentheses, and lines of files from a page that shows them.
    @Test(arguments: [
        ("( ls )", ["ls", "!( ls )"]), ("(cd x && make)", ["!(cd x && make)"]),
        ("memory_mib: 3072", ["allocator set memory_mib 3072"]),
        ("cpu_pool: 1,3", ["allocator set cpu_pool 1,3"]), ("allowlist:", ["help vsock-proxy"]),
        ("- {address: kms.us-east-1.amazonaws.com, port: 443}", ["help vsock-proxy"]),
    ])
    func whatIsNoCommand(line: String, answers: [String]) {
        #expect(ShellLine.recognise(line, .shell)?.answers.map(\.line) == answers)
    }

    @Test func sudoIsAnsweredAsItWorksHere() {
        func answer(_ privilege: Privilege) -> [String]? {
            ShellLine.recognise("sudo systemctl start docker", .shell, as: privilege)?.answers.map(\.line)
        }
        #expect(answer(.sudo) == ["!sudo systemctl start docker"])
        #expect(answer(.root) == ["!systemctl start docker"] && answer(.none) == answer(.root))
    }

    @Test func promptsThatWereCopiedAreNoPartOfALine() {
        for line in ["$ X=1", "user@host:~$ X=1", "[user@host ~]$ X=1", "[root ~]# X=1"] {
            #expect(correction(line) == "set X 1", "\(line)")
        }
        #expect(ShellLine.recognise("user@host:~$ frobnicate", .shell)?.answers.map(\.line) == ["frobnicate"])
    }

    @Test(arguments: [
        (
            "[ \"$ID\" != \"null\" ] && nitro-cli terminate-enclave --enclave-id $ID",
            "terminate-enclave --enclave-id $ID"
        ),
        ("test -n \"$ID\" && sudo nitro-cli terminate-enclave --enclave-id $ID", "terminate-enclave --enclave-id $ID"),
        ("[ \"a ] b\" ] && describe-enclaves", "describe-enclaves"),
        ("[ 2 -gt 1 ] && describe-enclaves", "describe-enclaves"),
    ])
    func conditionsThatHold(_ line: String, _ wanted: String) {
        #expect(ShellLine.recognise(line, .shell) { $0 == "ID" ? "i-1" : nil }?.correction == wanted)
    }

    @Test(arguments: [
        "[ ] && describe-enclaves", "[ -f x ] && describe-enclaves", "[ -n \"$NO\" ] && describe-enclaves",
        "[ -n \"$ID\" ] && terminate-enclave --enclave-id $NO", "[[ -n $ID && -n $NO ]] && describe-enclaves",
    ])
    func conditionsThatDoNot(_ line: String) {
        #expect(ShellLine.recognise(line, .shell) { $0 == "ID" ? "i-1" : nil }?.correction == nil)
    }

    @Test(arguments: [
        (
            "sudo sed -i 's/memory_mib:.*/memory_mib: 3072/' /etc/nitro_enclaves/allocator.yaml",
            "allocator set memory_mib 3072"
        ),
        ("sed -i -e 's/a/b/' -e 's/memory_mib:.*/memory_mib: 3072/' allocator.yaml", nil),
        ("numactl -H", "resources"), ("cls", nil), ("vi /etc/nitro_enclaves/allocator.yaml", nil),
        ("pkill enclave", nil), ("logout", "exit"),
    ])
    func programsAreKnownOnce(_ line: String, _ wanted: String?) {
        #expect(ShellLine.recognise(line, .shell) != nil)
        #expect(correction(line) == wanted)
    }
}
