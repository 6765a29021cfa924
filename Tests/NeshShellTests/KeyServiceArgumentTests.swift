import NeshCommand
import NeshData
import NeshInterpreter
import NeshKMS
import NeshTestSupport
import Testing

@testable import NeshKeyVerbs

@Suite struct KeyServiceArgumentTests {
    /// A file's name was given where its bytes were meant.
    @Test func whatSendsAFileIsNamed() throws {
        let directory = try TemporaryDirectory()
        try directory.write("secret=1.txt", "")
        let path = directory.path + "/secret=1.txt"
        func fixes(_ message: String, _ words: String...) -> [String] {
            KeyServiceArguments.naming(Failure(.invalidArgument, message), words).fixes
        }
        let message = "Plaintext is not base64"
        #expect(
            fixes(message, "KeyId=alias/app", "Plaintext=\(path)") == [
                "Plaintext=fileb://\(path) sends the file's bytes"
            ])
        // The AWS CLI's prefix for a file that is text.
        #expect(fixes(message, "Plaintext=file://\(path)") == ["Plaintext=fileb://\(path) sends the file's bytes"])
        #expect(fixes(message, "KeyId=\(path)", "Plaintext=\(path).none", "=\(path)", "Plaintext=", "Plaintext") == [])
        #expect(fixes("Plaintext is too long", "Plaintext=\(path)") == [])
    }

    @Test(
        "a word without a name is what it can be, and a line is offered only if nothing is missing from it",
        arguments: [
            ("Encrypt", "alias/app hello", "KeyId=alias/app Plaintext=aGVsbG8=", true),
            ("Encrypt", "hello alias/app", "Plaintext=aGVsbG8= KeyId=alias/app", true),
            ("Encrypt", "alias/app note.txt", "KeyId=alias/app Plaintext=fileb://note.txt", true),
            ("Encrypt", "KeyId=x hello", "KeyId=x Plaintext=aGVsbG8=", true),
            // Words that are base64 as well are text like any other.
            ("Encrypt", "alias/app test", "KeyId=alias/app Plaintext=dGVzdA==", true),
            ("Sign", "alias/app msg", "KeyId=alias/app Message=bXNn", true),
            ("Encrypt", "alias/app fileb://test", "KeyId=alias/app Plaintext=fileb://test", true),
            ("GenerateDataKey", "alias/app AES_128", "KeyId=alias/app KeySpec=AES_128", true),
            ("Encrypt", "hello", "Plaintext=aGVsbG8=", false), ("Encrypt", "alias/app", "KeyId=alias/app", false),
            ("Encrypt", "hello world", nil, false), ("Decrypt", "hello", nil, false),
            ("Decrypt", "note.txt", "CiphertextBlob=fileb://note.txt", true),
            ("Decrypt", "AQIDBAUG", "CiphertextBlob=AQIDBAUG", true),
            (
                "CreateAlias", "alias/app 1234abcd-12ab-34cd-56ef-1234567890ab",
                "AliasName=alias/app TargetKeyId=1234abcd-12ab-34cd-56ef-1234567890ab", true
            ),
            ("CreateAlias", "alias/app alias/other", nil, false), ("DescribeKey", "hello", nil, false),
            ("DescribeKey", "arn:aws:kms:x", "KeyId=arn:aws:kms:x", true), ("ListKeys", "x", nil, false),
        ] as [(String, String, String?, Bool)])
    func names(operation: String, words: String, named: String?, isWhole: Bool) {
        let words = words.split(separator: " ").map(String.init)
        let found = KMSService.named(words, of: operation) { $0 == "note.txt" }
        #expect(found?.words.joined(separator: " ") == named)
        #expect(found?.isWhole ?? false == isWhole)
    }

    @Test("what would fail again is an example with the learner's own words, and no line that fix runs")
    func offersNothingThatFailsAgain() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("kms call Encrypt hello\n")
        #expect(shell.interpreter.correctedLine == nil && shell.interpreter.takeDraft() == nil)
        #expect(
            shell.err.text.contains("for example: kms call Encrypt KeyId=alias/app Plaintext=aGVsbG8="),
            "\(shell.err.text)")
    }

    @Test func anExampleKeepsEachWordTheWordItIs() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("kms call Encrypt 'alias/my app'\n")
        #expect(
            shell.err.text.contains("for example: kms call Encrypt 'KeyId=alias/my app' Plaintext=fileb://secret.txt"),
            "\(shell.err.text)")
        let given = KMSService.named(["KeyId:=1", "hello"], of: "Encrypt") { _ in false }
        #expect(KMSService.example(of: "Encrypt", with: given) == ["KeyId:=1", "Plaintext=aGVsbG8="])
    }

    /// Its bytes cannot be sent, so a line that sends them would fail again.
    @Test func aDirectoryIsNoFile() throws {
        let directory = try TemporaryDirectory()
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("kms call Encrypt alias/app \(directory.path)\n")
        #expect(shell.interpreter.correctedLine?.contains("fileb://") == false, "\(shell.err.text)")
        let failure = Failure(.invalidArgument, "Plaintext is not base64")
        let named = KeyServiceArguments.naming(failure, ["Plaintext=\(directory.path)"])
        #expect(!named.fixes.contains { $0.contains("fileb://") })
    }

    /// The same eight members are shown as forms and as samples, and what is shown is taken.
    @Test(arguments: ["Encrypt", "Decrypt", "PutKeyPolicy", "GenerateDataKey", "CreateAlias", "Sign"])
    func aFormAndASampleSayTheSame(operation: String) throws {
        let form = try #require(KMSService.form(of: operation, lackedBy: .init()))
        let sample = try #require(KMSService.example(of: operation, with: nil))
        let sendsFile = { (word: Substring) in word.contains("file") && word.contains("://") }
        #expect(form.split(separator: " ").map(sendsFile) == sample.map { sendsFile($0[...]) })
        // A policy is text: nesh reads no file for it.
        #expect(form.contains("Policy=file") == false)
    }
}
