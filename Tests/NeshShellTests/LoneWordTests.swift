import NeshCommand
import NeshData
import NeshShell
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshInterpreter
@testable import NeshPasted

/// A word that is no command, or none of a command's: what it was meant for.
@Suite struct LoneWordTests {
    private func said(_ lines: String...) throws -> String {
        let shell = try Shell(interactive: true)
        for line in lines { _ = shell.interpreter.submit(line + "\n") }
        return shell.both.text
    }

    @Test(
        "a file's name alone is answered with what nesh does with it",
        arguments: [
            ("hello.eif", "describe-eif --eif-path hello.eif"), ("a/b.bin", "attestation show a/b.bin"),
            ("x.cast", "replay x.cast"), ("x.nesh", "source x.nesh"),
        ])
    func files(name: String, line: String) throws {
        #expect(ShellLine.recognise(name, .shell)?.answers.first?.line == line)
        for verb in ["help", "explain"] {
            let text = try said("\(verb) \(name)")
            #expect(text.contains("'\(name)' is a file, not a command\n"), "\(text)")
            #expect(text.contains("\(line)  "), "\(text)")
        }
    }

    @Test("what offers itself for a file is a line that nesh takes")
    func filesLines() throws {
        for name in ["hello.eif", "doc.bin", "x.cast", "x.nesh"] {
            for answer in try #require(FileWord(name)).alone.answers {
                #expect(answer.line.isLine(of: .shell), "\(answer.line)")
            }
        }
        #expect(FileWord("--eif") == nil && FileWord(".eif") == nil && FileWord("notes.txt") == nil)
    }

    @Test("what shows bytes has beside it what shows the image", arguments: ["view", "cat", "less", "vim", "xxd"])
    func viewers(program: String) throws {
        let found = try #require(ShellLine.recognise("\(program) hello.eif", .shell, isInstalled: { _ in true }))
        #expect(found.message == "'hello.eif' is not text")
        #expect(found.answers.map(\.line) == ["describe-eif --eif-path hello.eif", "!\(program) hello.eif"])
        #expect(ShellLine.recognise("\(program) x.nesh", .shell)?.message != "'x.nesh' is not text")
        #expect(try said("show doc.bin").contains("did you mean 'attestation show doc.bin'?"))
    }

    @Test("a file that is not there, and one of nearly this name or in another folder that is")
    func missingFile() throws {
        let folder = try TemporaryDirectory()
        let app = folder.path + "/hello-app"
        try folder.write("hello-app/Dockerfile", "FROM scratch\n")
        func line(_ text: String) -> String? {
            ShellLine.recognise(text, .shell, isInstalled: { _ in true }, isFile: { File.exists($0) })?.answers.first?
                .line
        }
        for wrong in ["app/Dockerfile", "hello-app/Dockerfil", "helo-app/Dockerfile"] {
            #expect(line("head -n 1 \(folder.path)/\(wrong)") == "!head -n 1 \(app)/Dockerfile", "\(wrong)")
        }
        // What is there is shown, what may be new is made, and where two could be meant none is named.
        #expect(line("cat \(app)/Dockerfile") == "!cat \(app)/Dockerfile")
        #expect(line("vi \(app)/Dockerfil") == "!vi \(app)/Dockerfil")
        try folder.write("other/Dockerfile", "")
        #expect(line("cat \(folder.path)/web/Dockerfile") == "!cat \(folder.path)/web/Dockerfile")
    }

    @Test("a code is explained, however it is written", arguments: ["e27", "E27"])
    func codes(word: String) throws {
        let text = try said(word)
        #expect(text.contains("= fix: explain E27\n"), "\(text)")
    }

    @Test(arguments: ["E99", "e61", "E100", "help E99"])
    func codesThatAreNone(line: String) throws {
        let text = try said(line)
        let word = line.split(separator: " ").last ?? ""
        #expect(text.contains("'\(word)' is not an error code"), "\(text)")
        #expect(text.contains("codes go from E00 to E60"), "\(text)")
    }

    @Test(
        "a number that is neither a job's nor an enclave's names none", arguments: ["stop 7", "halt 7", "nesh stop 7"])
    func numbers(line: String) throws {
        let text = try said(line)
        #expect(text.contains("there is no job 7, and no enclave has the CID 7"), "\(text)")
        #expect(text.contains("= fix: jobs  # lists what runs in the background"), "\(text)")
        #expect(!text.contains("terminate-enclave"), "\(text)")
        #expect(try said("stop hello").contains("did you mean 'terminate-enclave'?"))
    }

    @Test(arguments: ["kill %7", "stop %7"])
    func jobsThatAreNone(line: String) throws {
        let found = try #require(ShellLine.recognise(line, .shell, isJob: { _ in false }))
        #expect(found.message == "there is no job 7" && found.answers.map(\.line) == ["jobs"])
    }

    @Test("a number that is to be waited for is a job's or a time", arguments: [("wait 1", true), ("wait %1", false)])
    func waits(line: String, mayBeTime: Bool) throws {
        let text = try said(line)
        #expect(text.contains("= fix: fg 1  # waits for the job\n"), "\(text)")
        #expect(text.contains("= fix: sleep 1  #") == mayBeTime, "\(text)")
    }

    @Test(
        "a word that is none of a command's actions has the page that explains them", arguments: ["allocator", "kms"])
    func actions(verb: String) throws {
        let text = try said("\(verb) reset")
        #expect(text.contains("= fix: help \(verb)  # explains them\n"), "\(text)")
        #expect(try !said("kms strt").contains("explains them"))
    }

    @Test("nesh's own name before a wrong word changes nothing", arguments: ["list", "CD", "lst", "e27", "x = 1"])
    func ownName(line: String) throws {
        let (plain, named) = (try Shell(interactive: true), try Shell(interactive: true))
        _ = plain.interpreter.submit(line + "\n")
        _ = named.interpreter.submit("nesh \(line)\n")
        #expect(named.interpreter.session.error == plain.interpreter.session.error)
        #expect(named.interpreter.correctedLine == plain.interpreter.correctedLine?.replacing("\n", with: ""))
        #expect(named.interpreter.correctedLine != nil)
    }

    @Test func ownNameBeforeWhatIsThePromptsOwn() {
        #expect(ShellMeaning.of("nesh cd /tmp", .shell)?.steps.map(\.action) == [.directory("/tmp")])
        #expect(ShellLine.recognise("nesh docker ps", .shell) == ShellLine.recognise("docker ps", .shell))
    }

    @Test("a document's name is looked for among all files")
    func documents() throws {
        let directory = try TemporaryDirectory()
        try directory.write("doc.bin", "")
        let text = try said("attestation show \(directory.path)/doc.bn")
        #expect(text.contains("did you mean '\(directory.path)/doc.bin'?"), "\(text)")
    }
}
