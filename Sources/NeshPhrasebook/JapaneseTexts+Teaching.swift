extension JapaneseTexts {
    /// Lessons, recordings, demos as verbs.
    static let teaching = #"""
        Show the presenter's notes on the step that the demo is at, and the clock
            デモの今の手順についての発表者メモと時計を表示する
        in a second terminal, while nesh --demo FILE plays in the first
            nesh --demo FILE を再生している端末とは別の端末で
        the notes of this moment
            今のメモ
        a demo is played by nesh itself; here are its presenter's notes
            デモは nesh 自身が再生します。ここにあるのは発表者メモです
        which lesson is to be checked is missing
            検査するレッスンの指定がありません
        {} cannot begin: this line failed: {}
            {} を始められません。次の行が失敗しました: {}
        the script for the lesson is missing
            レッスンにするスクリプトがありません
        '{}' cannot be the name of a lesson
            '{}' はレッスンの名前にできません
        letters, digits, - and _; no name that tutorial has already
            英数字、-、_。tutorial がすでに使う名前以外
        {} is a first lesson: change it, then tutorial check {}
            {} は最初のレッスンです。変更してから tutorial check {}
        tutorial check {} proves that it can be walked
            tutorial check {} が、最後まで進めることを確かめます
        {} is not a whole script
            {} は完全なスクリプトではありません
        nesh -n {} says where
            場所は nesh -n {} で分かります
        {} has no command for a learner to type
            {} に、学ぶ人が入力するコマンドがありません
        step {}: added  {}
            手順 {}: 追加  {}
        A lesson's number, name or file, or status, show, app, new, check, next, hint, skip, back, stop; nothing goes on
            レッスンの番号、名前、ファイル、または status、show、app、new、check、next、hint、skip、back、stop。省略時: 続きから
        With show: which lesson's script to print; with app: the folder to make, hello-app without it; with new: the script; with check: the lesson or its file
            show: スクリプトを表示するレッスン。app: 作るフォルダー (省略時: hello-app)。new: スクリプト。check: レッスンかそのファイル
        Write how the lesson goes, step by step: JSON, or JUnit's form where the name ends in .xml
            レッスンの進み方を手順ごとに書く: JSON、名前が .xml で終わるなら JUnit の形
        Take the lesson with the lines of this file, without a prompt; status 1 if a step is open
            プロンプトなしで、このファイルの行でレッスンを受ける。残った手順があればステータスは 1
        With new: write the lesson there. Default: ~/.local/share/nesh/lessons
            new: レッスンをここに書く。省略時: ~/.local/share/nesh/lessons
        With new: write over a lesson of that name
            new: その名前のレッスンがあれば上書きする
        Your own lessons are files NAME.nesh in ~/.local/share/nesh/lessons, and in lessons beside the work of a class: in the working directory, or above it up to the top of its repository. new makes one of a script with ## narration, or a first one to begin with; check takes it with its own answers and says what is in the way.
            自分のレッスンは ~/.local/share/nesh/lessons と、授業の作業の隣の lessons (作業ディレクトリ、またはリポジトリの先頭までの上のディレクトリ) にある NAME.nesh です。new は ## の説明のあるスクリプトからレッスンを作るか、最初のひな形を作ります。check はレッスンの模範解答で進み、妨げになるものを示します。
        take the lesson; the file says how it goes
            レッスンを受ける。ファイルが進み方を示す
        a lesson of a script with ## narration
            ## の説明のあるスクリプトからのレッスン
        prove that it can be walked
            最後まで進めることを確かめる
        GIF pictures are made by {}, which is not installed
            GIF は {} が作りますが、インストールされていません
        export … --svg needs no other program, and moves as well
            export … --svg はほかのプログラムなしで動く画像を作ります
        {} did not make {}
            {} が {} を作りませんでした
        An animated picture, such as for a README; with --at a still
            README などのための、自動で動く画像。--at なら静止画
        The same as GIF, by the program agg, which must be installed
            同じものを GIF で。プログラム agg が必要
        The page plays, pauses and seeks; Space, the arrow keys and [ ] for the commands work in it. Its text can be copied, and it follows the reader's dark or light theme. So does the picture, which holds no script and refers to nothing outside.
            ページは再生、一時停止、シークができます。Space、矢印キー、[ ] (前後のコマンドへ移動) が使えます。文字はコピーでき、読む人の明暗のテーマに従います。画像も同じで、スクリプトを含まず、外のものを参照しません。
        demo.svg, which moves in a README
            README の中で動く demo.svg
        the screen as it was after twelve seconds
            12 秒後の画面
        '{}' is not an address of a machine
            '{}' はマシンのアドレスではありません
        The format's version: 2, which every player knows, or 3
            形式のバージョン: どのプレイヤーも読める 2、または 3
        Show the session in browsers as it goes on; without NAME no file stays
            セッションを進行中にブラウザーで見せる。NAME がなければファイルは残らない
        NAME.cast is for replay and asciinema. NAME.nesh has the lines that worked with what they printed, so that nesh --verify NAME.nesh checks them on any machine. NAME.log is plain text. Each is complete after every line, and only you may read them. option mask REGEX hides what must not be seen from then on; what was written before stays as it is. --live prints an address with a secret word in it: anyone who has it sees the session in a browser, and can do nothing else. It is served on this machine alone unless --address says where.
            NAME.cast は replay と asciinema 用です。NAME.nesh には成功した行とその出力があり、nesh --verify NAME.nesh がどのマシンでも確かめます。NAME.log はテキストだけです。どれも 1 行ごとに完結し、あなただけが読めます。option mask REGEX は、それ以降、見せたくないものを隠します。それまでに書かれたものはそのままです。--live は秘密の語を含むアドレスを表示します。それを持つ人はブラウザーでセッションを見られますが、ほかには何もできません。--address がなければ、このマシンだけで配信します。
        for browsers, at any free port
            ブラウザー用に、空いているポートで
        for browsers, at port 8080 of this machine
            ブラウザー用に、このマシンのポート 8080 で
        live at {}
            配信中: {}
        record stop ends it; anyone who has this address sees the session
            record stop で終わります。このアドレスを持つ人はセッションを見られます
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
