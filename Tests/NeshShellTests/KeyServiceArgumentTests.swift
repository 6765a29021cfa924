import NeshData
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
}
