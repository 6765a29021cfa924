extension JapaneseTexts {
    /// Lessons, recordings, demos.
    static let teaching = #"""
        Begin the lesson at its first step, wherever you left it
            中断した場所にかかわらず、最初の手順から始める
        a lesson from its first step
            最初の手順からのレッスン
        tutorial {data} --again  # begins it at its first step
            tutorial {} --again  # 最初の手順から始めます
        tutorial  # goes on where you left off; no lesson begins in its middle
            tutorial  # 中断したところから再開します。レッスンの途中の手順から始めることはできません
        the lesson's folder is removed at its end, and a recording in it with it
            レッスンのディレクトリは、中の記録も含めて、レッスンが終わると削除されます
        nesh -n {data}  # shows what is wrong
            nesh -n {}  # 誤りを表示します
        '{}' is not a name for a recording
            '{}' は記録の名前にできません
        there is no lesson '{}'
            レッスン '{}' はありません
        tutorial LESSON --again  # begins a lesson at its first step
            tutorial LESSON --again  # レッスンを最初の手順から始めます
        tutorial status  # lists them
            tutorial status  # 一覧です
        With app: the program of the lesson on vsock, which answers at port 5005
            app: ポート 5005 で応答する、vsock のレッスンのプログラム
        You type each command. The result counts, not how you typed it. In a lesson, use hint, skip, back and stop; Tab on an empty line fills in the command. nesh keeps your progress for the next time. Each lesson runs in its own folder and session, and leaves nothing behind.
            コマンドを入力してください。入力の仕方ではなく、実行結果で判定されます。レッスンの中では hint、skip、back、stop が使え、空の行で Tab を押すとコマンドが入力されます。進み具合は次回まで保存されます。各レッスンは専用のディレクトリとセッションで動き、後に何も残しません。
        the first lesson, or where you left off
            最初のレッスン、または中断したところから
        all lessons
            すべてのレッスン
        a lesson as a script
            レッスンをスクリプトとして表示
        the lessons' application in hello-app, to build images from
            イメージの元になる、レッスンのアプリケーションを hello-app に作る
        a lesson is taken at a prompt, on a terminal
            レッスンは端末のプロンプトで受けます
        {} is there already
            {} はすでにあります
        {data} has a Dockerfile and its program
            {} に Dockerfile とそのプログラムがあります
        nesh --demo FILE plays a demo; ### lines of its script are notes that only the presenter sees, here. The view follows the demo from step to step, and waits for one where none runs. q leaves.
            nesh --demo FILE はデモを再生します。スクリプトの ### の行は発表者だけが見るメモで、ここに表示されます。表示はデモの手順に従って進み、デモがなければ始まるまで待ちます。q で終了します。
        With --live: the port to serve at; any that is free without it
            --live のとき: 公開するポート。省略時: 空いているポート
        With --live: the address of this machine to serve at; 127.0.0.1 without it
            --live のとき: 公開するこのマシンのアドレス。省略時: 127.0.0.1
        With --svg: the screen as it was after this time; later is the end
            --svg のとき: この時間がたった時点の画面。記録より長ければ最後の画面
        record NAME  # makes one: NAME.cast
            record NAME  # 記録します: NAME.cast
        the lesson {data} has mistakes in it
            レッスン {} に誤りがあります
        {data} is not a recording in asciicast's version 1, 2 or 3
            {} は asciicast バージョン 1、2、3 の記録ではありません
        {data} is damaged at line {}
            {} の {} 行目が壊れています
        {} is being recorded already
            {} はすでに記録中です
        a lesson's folder in {} cannot be held
            {} にレッスンのディレクトリを確保できません
        {data} is not a file for a lesson
            {} はレッスンのファイルではありません
        Show the presenter's notes on the step that the demo is at, and the clock
            デモの今の手順についての発表者メモと時計を表示する
        in a second terminal, while nesh --demo FILE plays in the first
            nesh --demo FILE を再生している端末とは別の端末で使う
        the notes of this moment
            今のメモ
        a demo is played by nesh itself; here are its presenter's notes
            デモは nesh 自身が再生します。ここにあるのは発表者メモです
        which lesson is to be checked is missing
            検査するレッスンが指定されていません
        {data} cannot begin: this line failed: {}
            {} を始められません。次の行が失敗しました: {}
        the script for the lesson is missing
            レッスンにするスクリプトが指定されていません
        '{}' cannot be the name of a lesson
            '{}' はレッスンの名前にできません
        letters, digits, - and _; no name that tutorial has already
            使えるのは英数字、-、_ です。tutorial のサブコマンドの名前も使えません
        {data} is a first lesson: change it, then type {data}
            {} はレッスンのひな形です。変更してから、{} で確かめます
        left out  {}: the lesson's folder has hello-app already
            省略  {}: レッスンのディレクトリには hello-app がすでにあります
        {data} proves that it can be completed
            最後まで進めるかは {} で確かめられます
        {data} is not a whole script
            {} は完全なスクリプトではありません
        nesh -n {data}  # says where
            nesh -n {}  # 場所を示します
        {data} has no command for a learner to type
            {} に、学習者が入力するコマンドがありません
        step {}: added  {}
            手順 {}: 追加  {}
        A lesson's number, name or file, or status, show, app, new, check, next, hint, skip, back, stop. Without it, the lessons continue
            レッスンの番号、名前、ファイル、または status、show、app、new、check、next、hint、skip、back、stop。省略時: 続きから
        With show: which lesson's script to print; with app: the folder to make, hello-app without it; with new: the script; with check: the lesson or its file
            show: スクリプトを表示するレッスン。app: 作るディレクトリ (省略時: hello-app)。new: スクリプト。check: レッスンかそのファイル
        Write how the lesson goes, step by step: JSON, or JUnit's format if the name ends in .xml
            レッスンの進み方を手順ごとに書き込む: JSON、名前が .xml で終わるなら JUnit の形式
        Take the lesson with the lines of this file, without a prompt; status 1 if a step is open
            プロンプトなしで、このファイルの行でレッスンを受ける。残った手順があればステータスは 1
        With new: write the lesson there. Default: ~/.local/share/nesh/lessons
            new: レッスンの書き込み先。省略時: ~/.local/share/nesh/lessons
        With new: write over a lesson of that name
            new: その名前のレッスンがあれば上書きする
        Your own lessons are files NAME.nesh in ~/.local/share/nesh/lessons, or in a folder lessons among the files of a class: in the working directory, or above it up to the top of the repository. new makes a lesson from a script with ## narration, or writes a first one that you can start from. check goes through a lesson with its own answers, and reports what is wrong.
            自分のレッスンは、~/.local/share/nesh/lessons または授業用の lessons にある NAME.nesh です。授業用の lessons は、作業ディレクトリか、リポジトリの最上位までの親ディレクトリに置きます。new は ## の説明のあるスクリプトからレッスンを作るか、最初のひな形を作ります。check はレッスンの模範解答で最後まで進み、問題があれば示します。
        take the lesson, and write a report
            レッスンを受ける。ファイルが進み方を示す
        make a lesson from a script with ## narration
            ## の説明のあるスクリプトからのレッスン
        check that a learner can complete it
            最後まで進めることを確かめる
        GIF pictures are made by {}, which is not installed
            GIF の作成には {} が必要ですが、インストールされていません
        export … --svg  # needs no other program, and moves as well
            export … --svg  # ほかのプログラムを使わずに、動く画像になります
        {} did not make {}
            {} が {} を作れませんでした
        An animated picture, such as for a README; with --at a still
            README などのためのアニメーション画像。--at なら静止画
        Make a GIF, by the program agg, which must be installed
            GIF を作る。プログラム agg が必要
        The page can play, pause and seek; its keys are Space, the arrow keys, and [ ] for the commands. Readers can copy its text. It follows their dark or light theme, and so does the picture, which has no script and refers to nothing outside.
            ページでは、再生、一時停止、シークができます。Space、矢印キー、[ ] (前後のコマンドへ移動) が使えます。文字はコピーでき、配色は読む人のテーマ (ダークまたはライト) に従います。画像も同じで、スクリプトを含まず、外部を参照しません。
        demo.svg, which moves in a README
            README の中で動く demo.svg
        the screen as it was after twelve seconds
            12 秒後の画面
        '{}' is not an address of a machine
            '{}' はマシンのアドレスではありません
        The format's version: 2, which every player knows, or 3
            形式のバージョン: どのプレイヤーも読める 2、または 3
        Show the session in browsers as it goes on; without NAME no file stays
            進行中のセッションをブラウザーで見せる。NAME がなければファイルは残らない
        NAME.cast is for replay and asciinema. NAME.nesh has the lines that worked, with their output, so that nesh --verify NAME.nesh can check them on any machine. NAME.log is plain text. The files are complete after every line, and only you may read them. option mask REGEX hides what others must not see, from then on; it does not change what is already written. --live prints an address that contains a secret word: anyone who has the address can watch the session in a browser, and do nothing else. nesh serves it only on this machine unless you use --address.
            NAME.cast は replay と asciinema 用です。NAME.nesh には成功した行とその出力があり、どのマシンでも nesh --verify NAME.nesh で検証できます。NAME.log はテキストだけです。どれも 1 行ごとに完結し、自分だけが読めます。見せたくないものは option mask REGEX で隠せますが、それまでに書き込まれたものはそのままです。--live を付けると、秘密の語を含むアドレスを表示します。アドレスを知る人はブラウザーでセッションを見られますが、ほかには何もできません。--address がなければ、このマシンだけで配信します。
        for browsers, at any free port
            ブラウザー用に、空いているポートで公開する
        for browsers, at port 8080 of this machine
            ブラウザー用に、このマシンのポート 8080 で公開する
        live at {}
            配信中: {}
        record stop ends it; anyone who has this address sees the session
            record stop で終了します。このアドレスを持つ人はセッションを見られます
        The recording, in asciicast's version 1, 2 or 3
            asciicast バージョン 1、2、3 の記録
        One page with a player: it needs no other file and no network
            プレイヤー付きの 1 ページ。ほかのファイルもネットワークも不要
        What the terminal showed at the end, without colours
            最後に端末に表示されていたもの。色はなし
        Make a Markdown text, each command with a heading
            Markdown のテキストを作る。各コマンドに見出しを付ける
        Write to this file. Default: beside the recording, with the format's ending
            このファイルに書き込む。省略時: 記録と同じ場所に、形式の拡張子で
        Cut longer pauses to this. Default: what the recording says
            これより長い待ち時間をこの長さに縮める。省略時: 記録の指定
        Write over a file of that name
            その名前のファイルがあれば上書きする
        demo.html, to be opened in a browser
            ブラウザーで開く demo.html
        for a repository
            リポジトリ用
        --output FILE  # writes elsewhere
            --output FILE  # 別のファイルに書きます
        --force  # writes over it
            --force  # 上書きします
        wrote {}
            {} に書き込みました
        What to say about the lines that follow
            続く行についての説明
        a ## line in the recorded script
            記録されるスクリプトの ## の行
        nothing is being recorded
            記録していません
        a recording ends with its session, and this one has no other line
            記録はセッションとともに終わりますが、このセッションにはこの行しかありません
        nesh --record {data} FILE.nesh  # records a script
            nesh --record {} FILE.nesh  # スクリプトを記録します
        nesh  # opens the prompt, where record {data} begins one
            nesh  # プロンプトを開きます。そこで record {} で記録を始めます
        Begin to write NAME.cast, NAME.nesh and NAME.log; stop ends it; without either, show what is being written
            NAME.cast、NAME.nesh、NAME.log の記録を始める。stop で終了する。どちらもなければ、記録中のものを表示する
        Write over a recording of that name
            その名前の記録があれば上書きする
        into demo.cast, demo.nesh and demo.log
            demo.cast、demo.nesh、demo.log に記録する
        recording into {data}.cast, {data}.nesh and {data}.log
            {}.cast、{}.nesh、{}.log に記録しています
        {}; record stop ends it, note TEXT explains
            {}。record stop で終了し、note TEXT で説明を入れます
        record NAME begins; leave '{}' out
            record NAME で始まります。'{}' は不要です
        record writes down this session, not a script
            record が記録するのはこのセッションで、スクリプトではありません
        typed in another shell: nesh --record NAME {data}
            ほかのシェルでの入力: nesh --record NAME {}
        try {}  # goes on with the folder that is there
            try {}  # すでにあるディレクトリのまま続けます
        nesh --record {data} {data}  # records a script
            nesh --record {} {}  # スクリプトを記録します
        Play this many times as fast
            再生の速さの倍率
        Cut longer pauses to this. Default: what the recording itself says
            これより長い待ち時間をこの長さに縮める。省略時: 記録の指定
        Stop before each command until a key is pressed
            各コマンドの前で、キーが押されるまで止まる
        Space pauses and continues, n goes to the next command, + and - change the speed, and q leaves. Without a terminal, replay prints everything at once. A recording only draws text; it can do nothing else to your terminal.
            Space で一時停止と再開、n で次のコマンド、+ と - で速さの変更、q で終了です。端末がなければ一度にすべて表示します。記録は画面を描くだけで、端末のほかのことは変えません。
        no pause is longer than a second
            待ち時間を最長 1 秒にする
        command by command
            1 コマンドずつ
        recorded at {}×{}, this terminal has {}×{}: rows may be broken
            記録は {}×{}、この端末は {}×{} です。表示が崩れることがあります
        a live session is going on, of which no file stays
            ライブセッションの実行中です。ファイルには何も残りません
        record NAME --live  # is seen in browsers and stays in files
            record NAME --live  # ブラウザーで見せながらファイルにも残します
        {} recording of nesh {}
            {} nesh {} の記録
        {} note: {}
            {} メモ: {}
        {data} says nothing: a lesson's steps begin with ## lines
            {} に説明がありません。レッスンの手順は ## の行で始まります
        agg is asciinema's own program for that
            agg は、そのための asciinema のプログラムです
        {data} is damaged at event {}
            {} のイベント {} が壊れています
        its version is {}
            バージョンは {} です
        the last line of {data} is cut off: this event is left out
            {} の最後の行は途中で切れています。このイベントは省きます
        recorded {data}: {} line{}, in {data}.cast, .nesh and .log
            {1} を記録しました: {2} 行 ({4}.cast、.nesh、.log)
        a recording is written into three files: NAME.cast, NAME.nesh and NAME.log
            記録は NAME.cast、NAME.nesh、NAME.log の 3 つのファイルに書き込まれます
        {}  # writes over them
            {}  # 上書きします
        demo --notes  # shows the notes of a demo that runs
            demo --notes  # 実行中のデモのメモを表示します
        nesh {data}  # runs the script; nesh --demo {data} presents it
            nesh {}  # スクリプトを実行します。発表は nesh --demo {} です
        nesh --record {data} {data}  # runs the script and records it: {data}.cast
            nesh --record {} {}  # スクリプトを実行して記録します: {}.cast
        '{}' is not the name of a script: such a name ends with .nesh
            '{}' はスクリプトの名前ではありません。スクリプトの名前は .nesh で終わります
        {data} has mistakes in it
            {} に誤りがあります
        nesh -n {data}  # shows them
            nesh -n {}  # 誤りを表示します
        """#
}
