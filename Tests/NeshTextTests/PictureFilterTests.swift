import NeshText
import Testing

/// What a recording's picture may do to the terminal that plays it.
@Suite struct PictureFilterTests {
    private func filter(_ text: String, inPiecesOf size: Int = 1 << 16) -> (String, ConsoleFilter) {
        var filter = ConsoleFilter(passing: .picture)
        var output: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            filter.filter(Array(rest.prefix(size)), into: &output)
            rest = rest.dropFirst(size)
        }
        return (String(decoding: output, as: UTF8.self), filter)
    }

    @Test(arguments: [
        "text\r\n\u{8}\t\u{1b}[1;32mcolour\u{1b}[0m", "\u{1b}[2J\u{1b}[H\u{1b}[10;20Hx\u{1b}[3A\u{1b}[K\u{1b}[2P",
        "\u{1b}7there\u{1b}8\u{1b}M\u{1b}D", "\u{1b}[?25l\u{1b}[?1049h\u{1b}[2;20r", "\u{1b}(0lqk\u{1b}(B",
    ])
    func aPictureIsDrawn(text: String) {
        for size in [1, 3, 1000] { #expect(filter(text, inPiecesOf: size).0 == text) }
    }

    @Test(arguments: [
        // Titles, the clipboard, links; strings for devices, applications, messages.
        "\u{1b}]0;title\u{7}", "\u{1b}]52;c;cm0=\u{1b}\\", "\u{1b}]8;;http://x\u{7}", "\u{1b}P+q544e\u{1b}\\",
        "\u{1b}_Gi=1\u{1b}\\", "\u{1b}^x\u{1b}\\", "\u{1b}Xx\u{1b}\\",
        // What the terminal answers, as if it had been typed.
        "\u{1b}[6n", "\u{1b}[c", "\u{1b}[>c", "\u{1b}[5n", "\u{1b}[18t", "\u{1b}[21t", "\u{1b}[?6n", "\u{1b}Z", "\u{5}",
        "\u{1b}[1x", "\u{1b}[$p", "\u{1b}[>q",
        // How keys and mouse speak, and what outlives the picture.
        "\u{1b}[?1000h", "\u{1b}[?1006h", "\u{1b}[?2004h", "\u{1b}[?1h", "\u{1b}=", "\u{1b}[4h", "\u{1b}[20h",
        "\u{1b}[?1004h",
        "\u{1b}[>4;2m", "\u{1b}[1;2;3;4;5T", "\u{1b}[3J", "\u{1b}c", "\u{1b}[!p", "\u{1b}H", "\u{1b}[3g", "\u{1b}[?3h",
        "\u{1b}[?25;1000h", "\u{1b}#8", "\u{1b}(A", "\u{7}", "\u{9b}", "\u{9d}",
    ])
    func nothingElsePasses(sequence: String) {
        for size in [1, 2, 1000] {
            let shown = filter("a" + sequence + "b", inPiecesOf: size).0
            #expect(
                !shown.unicodeScalars.contains { $0.properties.generalCategory == .control },
                "\(shown.debugDescription)")
            #expect(shown.hasPrefix("a") && shown.hasSuffix("b"))
        }
    }

    @Test func theEndTakesBackWhatWasSet() {
        #expect(filter("text \u{1b}[31mred").1.endOfPicture == "\u{1b}[0m\r\n")
        let end = filter("\u{1b}[?1049h\u{1b}[?25l").1.endOfPicture
        for sequence in ["\u{1b}[?1049l", "\u{1b}[?25h", "\u{1b}[r", "\u{1b}(B", "\u{1b}[0m"] {
            #expect(end.contains(sequence))
        }
    }
}
