import NeshText
import Testing

@testable import NeshTerminal

@Suite("What of a console waits for its terminal")
struct ConsoleBacklogTests {
    private func text(_ backlog: ConsoleBacklog) -> String { String(decoding: backlog.waiting, as: UTF8.self) }

    @Test(
        "a line's end gets a carriage return if it has none, wherever the pieces are cut",
        arguments: [
            ("a\nb\n", "a\r\nb\r\n"), ("a\r\nb\r\n", "a\r\nb\r\n"), ("\n\n", "\r\n\r\n"), ("\r\r\n", "\r\r\n"),
            ("a\r\nb\nc\rd\n", "a\r\nb\r\nc\rd\r\n"), ("", ""), ("\r", "\r"),
        ], [1, 2, 3, 100])
    func ends(sample: (String, String), size: Int) {
        let (given, shown) = sample
        var plain = ConsoleBacklog()
        var filtered = ConsoleBacklog()
        var filter = ConsoleFilter()
        plain.endsLines = true
        filtered.endsLines = true
        var rest = Array(given.utf8)[...]
        while !rest.isEmpty {
            plain.append(Array(rest.prefix(size)))
            filtered.append(Array(rest.prefix(size)), through: &filter)
            rest = rest.dropFirst(size)
        }
        #expect(text(plain) == shown)
        #expect(text(filtered) == shown)
    }

    @Test("what waits already gets them too; what was written in between counts")
    func later() {
        var backlog = ConsoleBacklog()
        backlog.append(Array("one\ntwo\r\nthree\r".utf8))
        backlog.take(2)
        backlog.endsLines = true
        #expect(text(backlog) == "e\r\ntwo\r\nthree\r")
        backlog.take(backlog.count)
        backlog.append(Array("\nfour\n".utf8))
        #expect(text(backlog) == "\nfour\r\n")
    }
}
