extension JapaneseTexts {
    /// Options, examples and messages of verbs.
    static let verbs = #"""
        '{}' works only in a script, with -c, or at the prompt
            '{}' はスクリプト、-c、プロンプトでだけ使えます
        A command with its words, or ! and a line for the shell
            コマンドとその引数、または ! とシェルの行
        alone on its line
            1 行に単独で書きます
        ~ searches for an extended regular expression. Quote a pattern that has blanks, |, & or $.
            ~ は拡張正規表現を検索します。空白、|、&、$ を含むパターンは引用符で囲みます。
        the last command succeeded
            直前のコマンドが成功した
        its output names no error
            その出力にエラーがない
        after a success
            成功の後
        while the selected enclave lives
            選択中のエンクレーブが動いている間
        no image is there
            イメージがない
        no enclave has that name
            その名前のエンクレーブがない
        stop, continue, or ask at a terminal
            stop、continue、または端末での ask
        go on; the script's status is still that of the first failure
            続行する。スクリプトの終了ステータスは最初の失敗のもの
        as scripts begin
            スクリプトの初期状態
        Several run in reverse order. Variables are replaced when the line is read, not when it runs.
            複数あるときは逆の順に実行します。変数は実行時ではなく、行を読んだときに置き換えられます。
        leave no enclave behind
            エンクレーブを残さない
        said last
            最後に表示される
        What to say meanwhile. Default: that Enter continues
            待つ間に表示する文。省略時: Enter で続くこと
        A script that nobody watches is not held up.
            端末のないスクリプトは、待たずに進みます。
        until Enter is pressed
            Enter が押されるまで
        says so first
            先に表示する
        Enter goes on.
            Enter で続きます。
        goes on where there is a home directory
            ホームディレクトリがあれば続く
        goes on after a success
            成功の後なら続く
        How long
            時間
        To wait for something, wait is quicker and surer.
            何かを待つなら、wait の方が速くて確実です。
        half a second
            0.5 秒
        two seconds
            2 秒
        The script; a relative path is relative to the script with this line
            スクリプト。相対パスの基準は、この行があるスクリプトのディレクトリ
        its variables are set here
            その変数がここで設定される
        whether or not it is there
            あってもなくても
        whether or not that works
            成功してもしなくても
        a line for the shell as well
            シェルの行でも
        Give up after this time; 30s without it
            この時間であきらめる。省略時: 30s
        Takes the same conditions as expect. $console is the selected enclave's console so far. wait vsock ENCLAVE:PORT waits until somebody listens there.
            expect と同じ条件を使います。$console は選択中のエンクレーブのこれまでのコンソールです。wait vsock ENCLAVE:PORT は、だれかが待ち受けるまで待ちます。
        holds at once after a success
            成功の後ならすぐ満たされる
        until the selected enclave says so
            選択中のエンクレーブがそう出力するまで
        until the enclave with CID 16 listens
            CID 16 のエンクレーブが待ち受けるまで
        a condition is wanted
            条件が必要です
        What to look for, in any case
            探す語。大文字と小文字は区別しない
        everything about memory
            メモリに関するすべて
        everything about consoles
            コンソールに関するすべて
        ; did you mean '{}'?
            。'{}' のことですか?
        nothing about '{}'{}
            '{}' に関するものはありません{}
        The code, as nitro-cli takes it
            nitro-cli と同じ形のコード
        a command line can be explained too: explain run-enclave --memory 64
            コマンドラインも説明できます: explain run-enclave --memory 64
        A code, last for the last failure of this session, or a command line's verb
            コード、このセッションの直前の失敗なら last、またはコマンドラインのコマンド
        The words of that command line
            そのコマンドラインの語
        what E26 means
            E26 の意味
        the last failure, in full; at the prompt explain alone
            直前の失敗の全体。プロンプトでは explain だけでよい
        each word of the line
            行の各語
        there is no command '{}' to explain
            説明できるコマンド '{}' はありません
        '{}' is one word too many: only a command line has more
            '{}' は余分です。複数の語を取るのはコマンドラインだけです
        a line of another shell
            ほかのシェルの行
        there is no command '{}'
            コマンド '{}' はありません
        apropos {} finds what has to do with it
            関係するものは apropos {} で探せます
        The command to explain, or an error code, or any word; without it, list all commands
            説明するコマンド、エラーコード、または任意の語。省略時: すべてのコマンドの一覧
        With option: the setting to explain
            option と一緒に: 説明する設定
        Run its example of this number
            この番号の例を実行する
        all commands
            すべてのコマンド
        one of them
            その 1 つ
        a setting
            設定
        run its first example
            最初の例を実行する
        '{}' is one word too many
            '{}' は余分です
        a setting has no example {}
            設定に例 {} はありません
        only a command has examples to run
            実行できる例があるのはコマンドだけです
        the example runs as a line of its own: only that could be redirected
            例は単独の行として実行されるので、出力先は変えられません
        commands: all verbs and options; errors: all codes
            commands: すべてのコマンドとオプション、errors: すべてのコード
        The pages commands.md and errors.md of docs and of docs/ja are what it prints.
            docs と docs/ja の commands.md、errors.md は、この出力です。
        In this language. Default: English
            この言語で出力する。省略時: 英語
        the page in Japanese
            日本語のページ
        the page on all commands
            全コマンドのページ
        the page on all error codes
            全エラーコードのページ
        one line
            1 行
        for programs
            プログラム用
        a whole number
            整数
        a list of CPU ids
            CPU ID のリスト
        true or false
            true または false
        a text
            文字列
        that console is shown already, by job {}
            そのコンソールはジョブ {} が表示中です
        fg {} shows it here; Ctrl-] leaves it then
            fg {} でここに表示します。Ctrl-] で抜けます
        no enclave in debug mode is running
            デバッグモードのエンクレーブは動いていません
        several consoles at once cannot be shown here
            ここでは複数のコンソールを同時に表示できません
        --background shows lines above the prompt, not in a file
            --background は行をプロンプトの上に表示します。ファイルには出力しません
        Leave after so many seconds
            この秒数の後に抜ける
        Leave after this time
            この時間の後に抜ける
        Leave when the console matches this extended regular expression
            コンソールがこの拡張正規表現に一致したら抜ける
        Let the enclave's terminal escapes through
            エンクレーブの端末エスケープをそのまま通す
        Those of all enclaves in debug mode that run now, each line with its name
            今動いているデバッグモードの全エンクレーブ。各行に名前を付ける
        Show new lines above the prompt, and go on typing
            新しい行をプロンプトの上に表示し、入力を続けられるようにする
        The console is shown from its first line and cannot be written to. Ctrl-] or Ctrl-C leaves; the enclave keeps running. In a script without a terminal it is shown for 10 s unless --for or --until bounds it.
            コンソールは最初の行から表示され、書き込みはできません。Ctrl-] か Ctrl-C で抜けます。エンクレーブは動き続けます。端末のないスクリプトでは、--for か --until がなければ 10 秒間表示します。
        the selected enclave's, until Ctrl-]
            選択中のエンクレーブのもの。Ctrl-] まで
        until it says so, at most 30 s
            そう出力されるまで、最大 30 秒
        everything that all enclaves say, with their names
            全エンクレーブの出力を名前付きで
        Connecting to the console for enclave {}...
            エンクレーブ {} のコンソールに接続しています...
        Successfully connected to the console.
            コンソールに接続しました。
        no terminal and no bound: the console is shown for 10 s
            端末も制限もないので、コンソールを 10 秒間表示します
        Ctrl-C leaves; the enclave keeps running.
            Ctrl-C で抜けます。エンクレーブは動き続けます。
        time is up
            時間が経過しました
        the pattern matched
            パターンに一致しました
        the console of {} did not match '{}' in time
            {} のコンソールは時間内に '{}' に一致しませんでした
        all enclaves of these consoles are gone{}
            これらのコンソールのエンクレーブはすべて終了しました{}
        is gone
            終了しました
        when {} wrote what is not known: its console is kept elsewhere
            {} がいつ書いたかは分かりません。コンソールは別の場所に記録されています
        Also the images' names, versions and build facts
            イメージの名前、バージョン、ビルド情報も表示する
        every enclave that you may see
            見ることのできるすべてのエンクレーブ
        with the facts of their images
            イメージの情報も
        before {} ends: {}
            {} の終了前: {}
        Go on with what comes, until Ctrl-C or the enclave's end
            Ctrl-C かエンクレーブの終了まで、続きを表示する
        Only the last so many lines
            最後のこの行数だけ
        Only what was written during this time before now
            この時間前から今までに書かれたものだけ
        Consoles of debug enclaves are kept: their first 256 KiB and their last 4 MiB, of the 20 that ended last. ls --all lists those. Without a name it is the selected enclave, or the only one that runs, or the only one that has ended. If there are several, it lists them: each name once, the one that ended last first.
            デバッグモードのコンソールは記録されます。最初の 256 KiB と最後の 4 MiB を、最近終了した 20 個について残します。ls --all が一覧表示します。名前を省略すると、選択中のエンクレーブ、ただ 1 つ動いているもの、ただ 1 つ終了したもの、の順に選ばれます。いくつもあるときは、それらを一覧表示します。同じ名前は一度だけ、最後に終了したものが先頭です。
        the selected enclave's, from the first line; otherwise a list of those that there are
            選択中のエンクレーブのもの。最初の行から。なければ、あるものの一覧
        no enclave runs, and no log of one that has ended is kept
            動いているエンクレーブはなく、終了したものの記録もありません
        logs NAME prints what one of them has said
            logs NAME で、その 1 つの出力を表示します
        logs lists them
            logs で一覧表示
        its last 20 lines and what follows
            最後の 20 行と、その続き
        the last five minutes of hello
            hello の直近 5 分間
        --before: the command is empty
            --before: コマンドが空です
        nothing was ended
            何も終了していません
        nothing was written
            何も書かれていません
        Ctrl-C after {}: left {}
            Ctrl-C ({} 後)。{} のコンソールから抜けました
        logs → {}, the only one that runs
            logs → {} (動いている唯一のもの)
        logs → {}, the only one that has ended
            logs → {} (終了した唯一のもの)
        The enclave CID is 0: a free one is chosen.
            CID は 0 です。空いているものを選びます。
        memory: {} MiB, the least for an image of {} MiB
            メモリ: {1} MiB ({2} MiB のイメージに必要な最小の量)
        MiB, or with M, G or T. At least four times the image; auto is that minimum
            MiB、または M、G、T を付けた量。イメージの 4 倍以上。auto はその最小の量
        How many CPUs of the pool
            プールの CPU の個数
        Which CPUs of the pool
            プールの CPU の ID
        Its vsock address, 4 and above. 0, or no option, picks a free one
            vsock のアドレス。4 以上。0 か省略で空いているものを選ぶ
        Let its console be read; its attestation then has zeros for the image's PCRs
            コンソールを読めるようにする。アテステーションではイメージの PCR がゼロになる
        Debug mode, and show the console at once
            デバッグモードにし、すぐコンソールを表示する
        Its name. Default: the image's file name
            名前。省略時: イメージのファイル名
        Local engine: the role that PCR3 measures. Default: option role
            ローカルエンジン: PCR3 が表すロール。省略時: option role
        Let its programs trust the CA of the local KMS, as they do while kms runs; no PCR changes by it
            kms の実行中と同じように、プログラムがローカル KMS の CA を信頼するようにする。PCR は変わらない
        All of these from a JSON file
            これらすべてを JSON ファイルから読む
        the current image in production mode
            現在のイメージを本番モードで
        with a console to watch, at vsock address 16
            コンソールを読めるようにし、vsock アドレスは 16
        booting {}s
            起動中 {} 秒
        in debug mode attestation documents hold zeros for PCR0, PCR1, PCR2 and PCR8; a key policy on PCR3 or PCR4 alone lets this enclave in
            デバッグモードでは、アテステーションドキュメントの PCR0、PCR1、PCR2、PCR8 がゼロになります。PCR3 か PCR4 だけのキーポリシーはこのエンクレーブを受け入れます
        Every enclave that you may end
            終了できるすべてのエンクレーブ
        Those that this session started
            このセッションが起動したもの
        Run this by sh before each; where it fails, the enclave is left
            それぞれの前にこれを sh で実行する。失敗したら、そのエンクレーブは終了しない
        An enclave is cut off, not shut down: its application gets no signal to save anything. --before runs a command first that can ask it to, over vsock; ENCLAVE_ID, ENCLAVE_NAME and ENCLAVE_CID say which it is.
            エンクレーブはシャットダウンではなく強制終了されます。アプリケーションには何かを保存するためのシグナルも届きません。--before は先にコマンドを実行するので、vsock でアプリケーションに頼めます。環境変数 ENCLAVE_ID、ENCLAVE_NAME、ENCLAVE_CID がどのエンクレーブかを示します。
        all of them
            すべて
        """#
}
