import NeshTeaching
import NeshText

extension FuzzTarget {
    /// Anybody's text as a terminal gets it: nothing but nesh's own colours is a command.
    static let door = FuzzTarget(
        name: "door",
        seeds: {
            [
                "plain \u{1b}[31mred\u{1b}[0m", "\u{1b}]52;c;QQ==\u{7}", "c1 \u{9b}6n \u{202e}", "日本 e\u{301}\r\n\tx",
                "a\nb\nc",
            ].map {
                Array($0.utf8)
            }
        },
        run: { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let line = StyledText(text.prefix(bytes.count / 2).description, .name) + StyledText(text)
            var table = TextTable([.init("A"), .init("B", wraps: true)], empty: "none")
            table.rows = [[line, line]]
            let rows = table
            for drawn in [
                Drawn(line, colours: true), Drawn(width: 20, colours: true) { width in line.wrapped(to: width ?? 80) },
                Drawn(width: 40, colours: true) { width in rows.lines(width: width) },
                Drawn(status: line, erases: true, width: 20, colours: true),
            ] {
                try hold(
                    isHarmless(drawn.shown),
                    "a terminal gets \(String(decoding: drawn.shown, as: UTF8.self).debugDescription)")
            }
            try hold(
                isHarmless(Array(StyledText(foreign: bytes).drawn(colours: false).utf8)), "foreign text is not harmless"
            )
            // In pieces a picture is the same as in one.
            var (whole, pieces) = (ConsoleFilter(passing: .picture), ConsoleFilter(passing: .picture))
            var (atOnce, singly): ([UInt8], [UInt8]) = ([], [])
            whole.filter(bytes, into: &atOnce)
            for byte in bytes { pieces.filter([byte], into: &singly) }
            try hold(atOnce == singly, "a picture in pieces is another")
            let answers = [UInt8(ascii: "n"), UInt8(ascii: "c"), UInt8(ascii: "t"), UInt8(ascii: "q")]
            try hold(!endsSequence(atOnce, with: answers), "a picture asks the terminal")
        })

    /// A mask: the first line of the input is the pattern, the rest what is recorded.
    static let mask = FuzzTarget(
        name: "mask",
        seeds: {
            [
                "AKIA[A-Z]+\nkey A\u{1b}[31mKIAEX end", "[0-9]+\n12\r\u{1b}[K34\u{8}5", "a b\na\u{1b}[2Cb a\tb",
                "日.\n日本\u{8}\u{8}日日",
            ].map {
                Array($0.utf8)
            }
        },
        run: { bytes in
            let parts = bytes.split(separator: 0x0a, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
            let pattern = String(decoding: parts[0], as: UTF8.self)
            // Long or nested ones take their time, and stars hide as stars.
            let isSmall = pattern.utf8.count < 20 && pattern.utf8.allSatisfy { !"*({\\?|".utf8.contains($0) }
            guard isSmall, parts.count == 2, let mask = Mask(pattern), mask.apply("***") == "***" else { return }
            var (whole, pieces) = (RecordedRows(), RecordedRows())
            var singly: [String] = []
            let rows = whole.take(parts[1]) + whole.takeRest()
            for byte in parts[1] { singly += pieces.take([byte]).map(\.styled.text) }
            singly += pieces.takeRest().map(\.styled.text)
            try hold(rows.map(\.styled.text) == singly, "what is recorded depends on how it is written")
            for row in rows {
                let shown = mask.apply(row).row.styled.text
                try hold(mask.apply(shown) == shown, "a match is left in \(shown.debugDescription)")
            }
        })

    private static func isHarmless(_ bytes: [UInt8]) -> Bool {
        var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\n" || scalar == "\t" { continue }
            // The status row begins with the way to its place.
            if scalar == "\r", rest.starts(with: "\u{1b}[K".unicodeScalars) {
                rest = rest.dropFirst(3)
            } else if scalar == "\u{1b}" {
                let sequence = rest.prefix { $0 != "m" }
                guard ["[0", "[1", "[2", "[31", "[32", "[33", "[34", "[36", "[1;31"].contains(String(sequence)) else {
                    return false
                }
                rest = rest.dropFirst(sequence.count + 1)
            } else if scalar.properties.generalCategory == .control || scalar.properties.isBidiControl {
                return false
            }
        }
        return true
    }

    /// Is there a control sequence with one of these letters?
    private static func endsSequence(_ bytes: [UInt8], with letters: [UInt8]) -> Bool {
        var rest = bytes[...]
        while let start = rest.firstIndex(of: 0x1b) {
            rest = rest[(start + 1)...]
            guard rest.first == UInt8(ascii: "[") else { continue }
            let letter = rest.dropFirst().first { !(0x20...0x3f).contains($0) }
            if let letter, letters.contains(letter) { return true }
        }
        return false
    }
}
