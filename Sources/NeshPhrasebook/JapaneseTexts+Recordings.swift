extension JapaneseTexts {
    /// Recordings: export, note, record and replay.
    static let recordings = #"""
        The recording, in asciicast's version 1, 2 or 3
            asciicast バージョン 1、2、3 の記録
        One page with a player: it needs no other file and no network
            プレイヤー付きの 1 ページ。ほかのファイルもネットワークも不要
        What stood on the terminal in the end, without colours
            最後に端末に表示されていたもの。色はなし
        The same in Markdown, each command with a heading
            同じものを Markdown で。各コマンドに見出しを付ける
        Write to this file. Default: beside the recording, with the format's ending
            このファイルに書く。省略時: 記録の隣に、形式の拡張子で
        Cut longer pauses to this. Default: what the recording says
            これより長い休止を短くする。省略時: 記録の指定
        Write over a file of that name
            その名前のファイルがあれば上書きする
        demo.html, to be opened in a browser
            ブラウザーで開く demo.html
        for a repository
            リポジトリ用
        name another file by --output
            --output で別のファイルを指定します
        add --force
            --force を付けます
        wrote {}
            {} を書きました
        What to say about the lines that follow
            続く行についての説明
        a ## line in the recorded script
            記録されるスクリプトの ## の行
        nothing is being recorded
            記録していません
        Begin to write NAME.cast, NAME.nesh and NAME.log; stop ends it; without either, show what is being written
            NAME.cast、NAME.nesh、NAME.log の記録を始める。stop で終わる。どちらもなければ、記録中のものを表示する
        Write over a recording of that name
            その名前の記録があれば上書きする
        into demo.cast, demo.nesh and demo.log
            demo.cast、demo.nesh、demo.log に
        recording into {}.cast, {}.nesh and {}.log
            {}.cast、{}.nesh、{}.log に記録しています
        recording; record stop ends it, note TEXT explains
            記録中です。record stop で終わり、note TEXT で説明を入れます
        another name
            別の名前
        So many times as fast as it was
            元の何倍の速さで
        Cut longer pauses to this. Default: what the recording itself says
            これより長い休止を短くする。省略時: 記録自身の指定
        Stop before each command until a key is pressed
            各コマンドの前で、キーが押されるまで止まる
        Space pauses and goes on, n goes to the next command, + and - change the speed, q leaves. Where there is no terminal all of it is printed at once. A recording draws its picture and does nothing else to your terminal.
            Space で一時停止と再開、n で次のコマンド、+ と - で速さの変更、q で終了です。端末がなければ一度にすべて表示します。記録は画面を描くだけで、端末のほかのことは変えません。
        no pause is longer than a second
            1 秒より長い休止をなくす
        command by command
            1 コマンドずつ
        recorded at {}×{}, this terminal has {}×{}: rows may be broken
            記録は {}×{}、この端末は {}×{} です。行が崩れることがあります
        a live session is going on, of which no file stays
            ライブセッションの途中で、ファイルには何も残りません
        record NAME --live is seen in browsers and stays in files
            record NAME --live なら、ブラウザーで見せながらファイルにも残ります
        """#
}
