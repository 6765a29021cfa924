import NeshText
import Testing

/// Tables and lines on narrow terminals: nothing is lost, and an amount stays with its unit.
@Suite struct TableTests {
    private func table(_ width: Int) -> [String] {
        var table = TextTable([.init("ALIAS", wraps: true), .init("KEY", wraps: true), .init("STATE")], empty: "none")
        table.rows.append(["alias/a-long-name", "5c13d5d3-c449-48f6-922f-c416439d38ca", "Enabled"])
        table.rows.append(["-", "short", "Enabled"])
        return table.lines(width: width).map(\.text)
    }

    @Test(arguments: [36, 40, 60, 80]) func cellsGoOnRatherThanBeingCut(_ width: Int) throws {
        let lines = table(width)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "\(lines)")
        #expect(!lines.joined().contains("…"))
        // Both columns begin where their headings do.
        let start = lines[0].distance(
            from: lines[0].startIndex, to: try #require(lines[0].firstRange(of: "KEY")).lowerBound)
        let key = lines.dropFirst().dropLast().map { $0.dropFirst(start).prefix { $0 != " " } }.joined()
        #expect(key == "5c13d5d3-c449-48f6-922f-c416439d38ca", "\(lines)")
        #expect(width < 80 || lines.count == 3)
    }

    @Test(arguments: 20...40) func aCommentBeginsWithItsFirstWord(_ width: Int) {
        let line = StyledText("  1  run one  --with 2   # what it is good for")
        let rows = line.wrapped(to: width).map(\.text)
        #expect(rows.allSatisfy { !$0.hasSuffix("#") && DisplayWidth.of($0) <= width }, "\(rows)")
        // Each row of the comment begins with its sign.
        #expect(rows.joined(separator: " ").split(separator: " ").filter { $0 != "#" }.count == 10)
    }

    /// Names and dates as in a chain of certificates: each stands whole in a row, wherever that is.
    @Test(arguments: [40, 60, 80, 120]) func whatDoesNotFitStandsBelowItsRow(_ width: Int) {
        var table = TextTable([.init("CERTIFICATE"), .init("VALID FROM"), .init("VALID UNTIL")], empty: "none")
        let name = "nesh-local-i-0000000000000000.invalid"
        table.rows = [
            [StyledText(name), "2026-11-29 14:57:41 UTC", "2056-11-29 15:57:41 UTC"],
            ["short", "2026-11-28 14:57:41 UTC", "-"],
        ]
        let lines = table.lines(width: width).map(\.text)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "\(lines)")
        for text in [name, "2026-11-29 14:57:41 UTC", "2056-11-29 15:57:41 UTC", "2026-11-28 14:57:41 UTC"] {
            #expect(lines.contains { $0.contains(text) }, "\(width): \(lines)")
        }
        #expect(!lines.joined().contains("…"))
        #expect(width < 120 || lines.count == 3)
    }

    /// Without headings there is no row of them, and what is too long is broken below where it begins.
    @Test func tablesWithoutHeadings() {
        var table = TextTable([.init(""), .init("", wraps: true)], empty: "none")
        table.rows = [["holds", "by the key of"], ["-", "  0123456789abcdef and more"]]
        #expect(table.lines.map(\.text) == ["holds  by the key of", "-        0123456789abcdef and more"])
        #expect(
            table.lines(width: 20).map(\.text) == [
                "holds  by the key of", "-        0123456789a", "         bcdef and", "         more",
            ])
    }

    /// A row for each of many files does not become two: what is left out is named instead.
    @Test func columnsOfLongListsAreLeftOut() {
        var table = TextTable([.init("TIME", .left, .omitted), .init("PATH", wraps: true)], empty: "none")
        table.rows = [["2017-04-18 16:30", "rootfs/etc/hosts"]]
        #expect(
            table.lines(width: 24).map(\.text) == [
                "PATH", "rootfs/etc/hosts", "(too narrow for TIME:", "--json shows it)",
            ])
    }

    /// What is too long for the room behind its key begins at one place, not where its end happens to fit.
    @Test func longWordsBehindAKeyBeginAtOnePlace() {
        let row = StyledText("module     " + String(repeating: "0123456789", count: 4))
        for columns in [30, 40, 42, 45, 50] {
            #expect(
                row.wrapped(to: columns).map(\.text) == [
                    "module", (columns == 40 ? "" : "  ") + String(repeating: "0123456789", count: 4),
                ], "\(columns)")
        }
        #expect(row.wrapped(to: 51).count == 1)
    }

    @Test(arguments: [
        "the machine has 61344 MiB free", "空きは CPU 4 個のうち 2 個です", "what it took was 12 ms.",
        "a document of 33 bytes, and",
    ])
    func anAmountStaysWithItsUnit(_ text: String) {
        let whole = StyledText(text)
        for columns in 20...DisplayWidth.of(text) + 1 {
            for row in whole.wrapped(to: columns).map(\.text) {
                #expect(row.wholeMatch(of: /.* [0-9]+/) == nil, "\(columns): \(row)")
                #expect(row.wholeMatch(of: /(MiB|個|ms|bytes).*/) == nil, "\(columns): \(row)")
            }
        }
    }

    @Test(arguments: [
        "エラー: run-enclave が失敗しました: [ E26 ] メモリが足りません", "usage: build-enclave [--arch ARCH] [--platform PLATFORM]",
    ])
    func bracketsStayWithWhatTheyHold(_ text: String) {
        let whole = StyledText(text)
        for columns in 24...DisplayWidth.of(text) + 1 {
            for row in whole.wrapped(to: columns).map(\.text) {
                #expect(row.count { $0 == "[" } == row.count { $0 == "]" }, "\(columns): \(row)")
            }
        }
    }

    @Test func aLongWordOfACellBeginsARow() {
        let rows = StyledText("the text HashAlgorithmOfAll has").cellRows(13).map(\.text)
        #expect(rows == ["the text", "HashAlgorithm", "OfAll has"])
    }
}
