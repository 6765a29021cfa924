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
