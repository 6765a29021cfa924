import NeshCommand
import NeshData
import NeshInterpreter
import NeshShell
import Testing

/// What people call things elsewhere, at nesh's own commands.
@Suite struct SynonymTests {
    private func suggestion(_ line: String) -> String? {
        let words = line.split(separator: " ").map(String.init)
        guard let spec = CommandTable.shell.named(words[0])?.spec else { return nil }
        do throws(Binder.Problems) {
            _ = try Binder.bind(words.dropFirst().map { Binder.Word($0) }, to: spec)
            return nil
        } catch { return error.all.first { $0.suggestion != nil }?.suggestion }
    }

    @Test(
        "what means the same goes before what has the same letters",
        arguments: [
            ("vsock list", "ls"), ("vsock show", "ls"), ("vsock status", "ls"), ("vsock send 5005 x", "connect"),
            ("images ls", "list"), ("images rm x", "remove"), ("images delete x", "remove"), ("eif list x.eif", "ls"),
            ("eif unpack x.eif", "extract"), ("kms list", "keys"), ("kms down", "stop"), ("kms up", "start"),
            ("allocator list", "show"), ("allocator get", "show"), ("allocator add x", "set"),
            ("attestation ls", "show"), ("attestation check x", "verify"), ("tutorial list", "status"),
            ("vsock connect 5005 --message x", "--send"),
            ("vsock connect 5005 --wait 3s", "--timeout"), ("run-enclave --cpus 2", "--cpu-count"),
            // A word with dashes, of a verb that takes other words, too.
            ("record --stop", "stop"), ("record --end", "stop"), ("record --halt", "stop"), ("kms --down", "stop"),
            // A slip is still one.
            ("vsock lsiten 5", "listen"), ("vsock connect 5 --sned x", "--send"), ("images remov x", "remove"),
        ])
    func meant(line: String, instead: String) { #expect(suggestion(line) == instead, "\(line)") }

    @Test(
        "of commands and settings, too",
        arguments: [
            ("stop", "terminate-enclave"), ("kill", "terminate-enclave"), ("start", "run-enclave"), ("ps", "ls"),
            ("option hints true", "on"), ("option color off", "never"), ("option language japanese", "ja"),
            ("list", "ls"), ("quit", "exit"), ("select bank", "use"), ("switch bank", "use"), ("attach x", "console"),
            ("exec x", "console"), ("destroy x", "terminate-enclave"), ("proxy", "vsock-proxy"),
            // What a verb does, without the verb.
            ("connect 5005", "vsock connect"), ("listen 9001", "vsock listen"), ("keys", "kms keys"),
            ("verify doc.bin", "attestation verify"), ("kms create-key", "call CreateKey"), ("create", "build-enclave"),
            ("run-enclvae", "run-enclave"),
            // Another tool's verb before or behind what it is done with.
            ("kill-enclave", "terminate-enclave"), ("delete-enclave", "terminate-enclave"),
            ("stop_enclave", "terminate-enclave"), ("start-enclave", "run-enclave"), ("run-enclaves", "run-enclave"),
            ("list-enclaves", "describe-enclaves"), ("describe-enclave", "describe-enclaves"),
            ("attach-enclave", "console"), ("enclave-console", "console"), ("list-images", "images list"),
            ("remove-image", "images remove"), ("list-jobs", "jobs"), ("show-logs", "logs"), ("logs --follow", "-f"),
            ("logs --tail 5", "-n"),
        ])
    func commands(line: String, instead: String) throws {
        #expect(try transcript(line).contains("did you mean '\(instead)'?"), "\(line)")
    }

    @Test("one that several could mean is asked about")
    func several() throws {
        #expect(try transcript("describe").contains("did you mean 'describe-eif' or 'describe-enclaves'?"))
        #expect(CommandTable.shell.lines(doing: "fnord").isEmpty)
        for word in ["delete", "rm", "remove"] {
            #expect(try transcript(word).contains("did you mean 'images remove' or 'terminate-enclave'?"), "\(word)")
        }
    }

    @Test("a lesson's word outside of one is answered as one, unless it means an enclave that runs")
    func ofLessons() throws {
        for word in LessonWord.allCases.map(\.rawValue) + ["Stop", "ｓｔｏｐ"] {
            let shell = try Shell(interactive: true)
            _ = shell.interpreter.submit(word + "\n")
            #expect(shell.err.text.contains(" is for lessons: tutorial begins one"), "\(shell.err.text)")
            #expect(!shell.err.text.contains("did you mean"), "\(shell.err.text)")
            #expect(shell.interpreter.correctedLine == nil)
        }
        for (word, enclave) in [("stop", FakeEngine.enclave()), ("stop hello", nil), ("halt", nil)] {
            let shell = try Shell(interactive: true, enclave: enclave)
            _ = shell.interpreter.submit(word + "\n")
            #expect(shell.err.text.contains("did you mean 'terminate-enclave"), "\(shell.err.text)")
        }
    }

    @Test("a word that is there means itself, and one without another name nothing")
    func itself() {
        #expect(Synonym.meant(by: "ls", among: ["ls", "wait"]) == nil)
        #expect(Synonym.meant(by: "fnord", among: ["ls", "wait"]) == nil)
        #expect(Synonym.meant(by: "--list", among: ["ls", "--force"]) == nil)
        #expect(Synonym.meant(by: "-y", among: ["ls", "--force"]) == "--force")
    }

    /// An input method leaves the letters of Japanese words where nobody asks for those of foreign ones.
    @Test(arguments: [("へるぷ", "help"), ("ヘルプ", "help"), ("こんそーる", "console"), ("りそーす", "resources"), ("やめる", "exit")])
    func lettersOfJapanese(word: String, instead: String) throws {
        #expect(try transcript(word).contains("did you mean '\(instead)'?"))
    }
}
