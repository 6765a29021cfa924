import Foundation
import NeshData
import Testing

/// Names in lines that nesh offers, and foreign texts in its sentences.
@Suite struct QuotedWordTests {
    static let names = [
        ("hello", "hello"), ("x; terminate-enclave --all", "'x; terminate-enclave --all'"), ("a b", "'a b'"),
        ("for 3s", "'for 3s'"), ("it's", "'it'\\''s'"), ("$(evil)`evil`", "'$(evil)`evil`'"), ("", "\'\'"),
        ("--all", "'--all'"), ("end", "'end'"), ("/a/b.eif", "/a/b.eif"), ("oci:/a b", "'oci:/a b'"), ("日本", "日本"),
        ("!x", "'!x'"), ("*", "'*'"), ("'; evil; '", "\'\'\\\'\'; evil; \'\\\'\'\'"),
    ]

    @Test(arguments: names)
    func oneWord(_ name: String, _ word: String) throws {
        #expect(name.asWord == word)
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "printf '<%s>' \(word) '\(name.insideQuotes)'"]
        shell.standardOutput = output
        try shell.run()
        shell.waitUntilExit()
        let read = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(read == "<\(name)><\(name)>")
    }

    @Test func controlsAreSpelledOut() {
        #expect("a\nb\tc\r\n\u{1b}[2J\u{7f}\u{9b}\u{202e}".spelledOut == "a^Jb^Ic^M^J^[[2J^?\\u{9b}\\u{202e}")
        #expect("日本語 é ok".spelledOut == "日本語 é ok")
    }
}
