import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// Beside the system's programs, so the oracle is not ours.
@Suite struct Base64Tests {
    @Test("reads and writes what base64(1) writes")
    func likeTheProgram() throws {
        let directory = try TemporaryDirectory()
        for count in Array(0...40) + [1000] {
            let bytes = Random.bytes(count)
            let file = try directory.write("bytes", bytes)
            let wrapped = try ChildProcess.run("base64", [file], interrupt: Interrupt())
            let joined = try ChildProcess.run("base64", ["-w0", file], interrupt: Interrupt())
            try #require(wrapped.succeeded && joined.succeeded)
            #expect(Base64.decode(wrapped.standardOutput) == bytes)
            #expect(Array(Base64.encode(bytes).utf8) == joined.standardOutput)
        }
    }

    @Test(
        "refuses what is no Base64",
        arguments: ["A", "AB*=", "QQ==QQ==", "QQ=A", "QR==", "QUJD====", "QUJ\u{e9}", "Q"])
    func refuses(_ text: String) { #expect(Base64.decode(text.utf8) == nil) }

    @Test("padding may be missing", arguments: [("QQ", "A"), ("QUI", "AB"), ("", ""), ("Q U\nJD", "ABC")])
    func unpadded(_ text: String, _ bytes: String) { #expect(Base64.decode(text.utf8) == Array(bytes.utf8)) }
}
