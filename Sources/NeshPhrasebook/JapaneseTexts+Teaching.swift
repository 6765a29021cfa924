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
        """#
}
