import NeshPhrasebook
import NeshText
import Testing

/// What a reader of Japanese takes for a slip: a row with the end of a word alone.
@Suite struct RowEndTests {
    @Test(arguments: [40, 60, 72, 80, 100]) func noTextEndsWithTheEndOfAWordAlone(columns: Int) {
        var lone: [String] = []
        var long = 0
        for entry in Phrasebook.japanese.entries {
            // An entry's gaps are filled, so that a brace is no word.
            let text = entry.translation.replacing(/\{\d?\}/, with: "16")
            let rows = StyledText(StyledText(text), hang: 4).wrapped(to: columns).map(\.text)
            guard rows.count > 1, let last = rows.last else { continue }
            long += 1
            #expect(rows.joined().filter { $0 != " " } == text.filter { $0 != " " })
            if last.wholeMatch(of: /\ *[ぁ-ゖ]{1,3}。?/) != nil { lone.append(text + " | " + last) }
        }
        #expect(lone == [])
        #expect(long > 10)
    }

    @Test func theRowBeforeGivesAWholeWord() {
        func rows(_ text: String, _ columns: Int) -> [String] { StyledText(text).wrapped(to: columns).map(\.text) }
        #expect(rows("ファイルの一覧、セクションの図、書き出し", 39) == ["ファイルの一覧、セクションの図、", "書き出し"])
        #expect(rows("エンクレーブ用に確保された分を表示する", 37) == ["エンクレーブ用に確保された分を", "表示する"])
        // Where a blank stands before the short row, nothing was torn.
        #expect(rows("アロケーターのサービスを再起動した CPU", 36) == ["アロケーターのサービスを再起動した", "CPU"])
        // A short second column takes nothing from the first.
        #expect(rows("  エンクレーブが使うメモリの大きさ  不要", 38) == ["  エンクレーブが使うメモリの大きさ", "      不要"])
        // Latin words keep their rows.
        #expect(rows("the enclave ends before the image is", 34) == ["the enclave ends before the image", "is"])
    }
}
