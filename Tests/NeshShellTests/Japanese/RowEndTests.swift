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
            // The rows of a comment begin with its sign.
            #expect(rows.joined().filter { !" #".contains($0) } == text.filter { !" #".contains($0) })
            if last.wholeMatch(of: /\ *[ぁ-ゖ]{1,3}。?/) != nil { lone.append(text + " | " + last) }
        }
        #expect(lone == [])
        #expect(long > 10)
    }

    @Test(
        "a row that has room ends before a word of kanji or katakana rather than within it",
        arguments: [
            ("cannot open x: ファイルやディレクトリがありません", 34, "ディレクトリがありません"),
            ("エスケープシーケンスはエスケープシーケンス", 32, "エスケープシーケンス"),
            ("応答がなくなるまでそのポートの待ち受けを待つ", 32, "待ち受けを待つ"),
            ("そのままエンクレーブが乗っ取られても、", 32, "乗っ取られても、"),
            ("これはいま動いている今お使いの nesh です", 24, "今お使いの nesh です"),
            ("いまのエンクレーブの 3 つ目を起動します。", 24, "3 つ目を"),
            ("メモリの量を決めて、CID 16 で起動します。", 24, "CID 16 で"),
            ("カーネルと 2 つの RAM ディスクがあります", 24, "RAM ディスク"),
            ("前の行を見せる `!` は直前の行です", 20, "`!` は"),
            ("コピー changed.bin を、sed で作ってください", 37, "作ってください"),
        ])
    func ofWords(text: String, columns: Int, row: String) {
        let rows = StyledText(text).wrapped(to: columns).map(\.text)
        #expect(rows.dropFirst().first?.hasPrefix(row) ?? false, "\(rows)")
        #expect(rows.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }

    @Test("a row is not made shorter than two thirds for that")
    func longWords() {
        let rows = StyledText("値はアプリケーションプロトコルインターフェースです").wrapped(to: 30).map(\.text)
        #expect(rows.first.map { DisplayWidth.of($0) } ?? 0 >= 20, "\(rows)")
    }

    @Test("each row of a line's comment is one")
    func comments() {
        let rows = StyledText("  1  console   # 選択中のエンクレーブのコンソール。Ctrl-] まで表示します").wrapped(to: 40).map(\.text)
        #expect(rows.count > 1 && rows.dropFirst().allSatisfy { $0.drop { $0 == " " }.hasPrefix("# ") }, "\(rows)")
        for columns in 40...90 {
            let line = StyledText("build-enclave --docker-uri IMAGE --output-file app.eif  # エンクレーブイメージを作成します")
            let rows = line.wrapped(to: columns).map(\.text)
            #expect(!rows.joined().contains("# #") && rows.allSatisfy { !$0.hasSuffix("#") }, "\(rows)")
        }
        let prose = StyledText("手順の前の行に # means: TEXT と書くと、条件の代わりにその文が表示されます").wrapped(to: 40).map(\.text)
        #expect(prose.dropFirst().allSatisfy { !$0.contains("#") }, "\(prose)")
    }

    @Test(
        "a number keeps its counter, a word its particle, a listed word its meaning, two verbs each other",
        arguments: [
            "割り当てられるユーザー ID が 1 つだけだからです。ソースからは約 3 分かかります",
            "実行中は root も中を見られません。すべて `root` のものです (3) では nesh がその量を管理します",
            "コマンドを入力します。Tab 補完、hint ヒント、skip 代行、back 戻る、stop 中断。",
            "メモリと CPU を取り分けます。待ち受けが始まり、値を受け取り、指定なしで受け入れます。ファイルへ書き出してください",
        ])
    func togetherness(text: String) {
        for columns in 30...100 {
            let rows = StyledText(text).wrapped(to: columns).map(\.text)
            #expect(rows.joined().filter { $0 != " " } == text.filter { $0 != " " })
            for (row, next) in zip(rows, rows.dropFirst()) {
                let isTorn =
                    row.contains(/[0-9]$/) && next.contains(/^[ぁ-ん一-龥]/)
                    || row.contains(/[A-Za-z`)]$/) && next.contains(/^[ぁ-ん]/)
                    || row.contains(/(Tab|hint|skip|back|stop)$/) || row.contains(/[取待受書][りちけき]$/)
                #expect(!isTorn, "\(columns): \(rows)")
            }
        }
    }

    @Test(
        "a number keeps the word before it that it counts or names, and adverbs their rest",
        arguments: [
            "空きがないときは、CPU 2 個とメモリ 128 MiB だけを使ってエンクレーブ 3 個を起動し、手順 4 をもう一度試します",
            "最初のレッスン 1 と同じです。もう一度やり直し、もう一つ起動します。その後、出力 12 件を比べます",
        ])
    func counted(text: String) {
        for columns in 30...100 {
            let rows = StyledText(text).wrapped(to: columns).map(\.text)
            #expect(rows.joined().filter { $0 != " " } == text.filter { $0 != " " })
            for (row, next) in zip(rows, rows.dropFirst()) {
                let isTorn =
                    row.contains(/[A-Zァ-ヺー一-龥]$/) && next.contains(/^[0-9]/)
                    || row.hasSuffix("もう") && next.hasPrefix("一") || row.hasSuffix("その") && next.hasPrefix("後")
                #expect(!isTorn, "\(columns): \(rows)")
            }
        }
    }

    @Test(
        "a short line to type, a name of two words, an option with its value, and an ID are in one row",
        arguments: [
            ("コマンドを指定すると、それだけを実行します。nesh tutorial で最初のレッスンが始まります", "nesh tutorial"),
            ("すべて root の所有になります。割り当てられるユーザー ID が 1 つしかないためです", "ユーザー ID"),
            ("確認のうえ、キーポリシーは AWS KMS の 2 つのキーで `tutorial app` を試します", "AWS KMS の"),
            ("確認のうえ、キーポリシーは AWS KMS の 2 つのキーで `tutorial app` を試します", "`tutorial app` を"),
            ("ただちに強制終了されます。--before '!COMMAND' で先に処理を実行できます", "--before '!COMMAND' で"),
            ("対処: このエンクレーブを終了するには terminate-enclave 'my bank' を入力します", "'my bank' を"),
            ("to end the enclave of that name, type the line terminate-enclave 'my bank' at the prompt", "'my bank'"),
            ("例: run-enclave hello.eif --debug-mode --memory 512 --cpu-count 2 を実行します", "--memory 512"),
        ])
    func typed(text: String, whole: String) {
        for columns in 48...100 {
            let rows = StyledText(text).wrapped(to: columns).map(\.text)
            #expect(rows.joined().filter { $0 != " " } == text.filter { $0 != " " })
            #expect(rows.contains { $0.contains(whole) }, "\(columns): \(rows)")
        }
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
