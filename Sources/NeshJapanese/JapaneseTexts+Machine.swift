extension JapaneseTexts {
    /// The verbs about the machine, and those that steer a script.
    static let machine = #"""
        this machine has no CPU {}, but {} CPUs in all; only the local engine works with more
            このマシンに CPU {} はありません。CPU は全部で {} 個です。それより多くても動くのはローカルエンジンだけです
        '{}' works only in a script, with -c, or at the prompt
            '{}' はスクリプト、-c、プロンプトでだけ使えます
        A command with its words, or ! and a line for the shell
            コマンドとその引数、または ! とシェルの行
        alone on its line
            1 行に単独で書きます
        ~ searches for an extended regular expression. Quote a pattern that has blanks, |, & or $.
            ~ は拡張正規表現で検索します。空白、|、&、$ を含むパターンは引用符で囲みます。
        the last command succeeded
            直前のコマンドが成功した
        its output names no error
            その出力にエラーがない
        after a success
            成功した後
        while the selected enclave lives
            選択中のエンクレーブが動いている間
        no image is there
            イメージがない
        no enclave has that name
            その名前のエンクレーブがない
        stop, continue, or ask at a terminal
            stop、continue、または端末での ask
        go on; the script's status is still that of the first failure
            続行する。スクリプトの終了ステータスは最初の失敗のステータスになる
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
        It never stops a script that nobody watches.
            端末のないスクリプトは、待たずに進みます。
        until Enter is pressed
            Enter が押されるまで待つ
        says so first
            先に表示する
        Enter goes on.
            Enter で続きます。
        goes on if there is a home directory
            ホームディレクトリがあれば続く
        goes on after a success
            成功した後なら続く
        How long
            時間
        To wait for something, wait is faster and more reliable.
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
            この時間で打ち切る。省略時: 30s
        Takes the same conditions as expect. $console is the selected enclave's console so far. wait vsock ENCLAVE:PORT waits until somebody listens there.
            expect と同じ条件を使います。$console は選択中のエンクレーブのこれまでのコンソールです。wait vsock ENCLAVE:PORT は、そのポートで待ち受けが始まるまで待ちます。
        holds at once after a success
            成功した後ならすぐに成り立つ
        until the selected enclave says so
            選択中のエンクレーブがその文字列を出力するまで待つ
        until the enclave with CID 16 listens
            CID 16 のエンクレーブが待ち受けるまで待つ
        a condition is wanted
            条件が必要です
        show, set or suggest; show without it
            show、set、suggest。省略時: show
        set: memory_mib, cpu_count or cpu_pool; suggest: an image file. Default: the current image
            set: memory_mib、cpu_count、cpu_pool。suggest: イメージファイル。省略時: 現在のイメージ
        set: the key's new value
            set: キーの新しい値
        set: show what would change, change nothing
            set: 変更箇所を表示するだけで、何も変えない
        set: restart the allocator's service without asking
            set: 確認せずにアロケーターのサービスを再起動する
        On a parent instance the allocator's service reads the file when it starts: after a change nesh asks whether to restart it, and shows what is set aside before and after. If the service cannot get enough memory, reboot: right after that, most memory is free in large pieces.
            親インスタンスでは、アロケーターのサービスが起動時にファイルを読みます。変更の後、nesh は再起動するかを尋ね、確保されている量を前後で表示します。サービスが必要なメモリを確保できなければ、マシンを再起動してください。直後は、空きメモリの多くがまとまっています。
        the settings and where they are
            設定とその場所
        edits the file and keeps its comments
            ファイルを書き換え、コメントは残す
        what the image needs, and the commands for it
            イメージに必要な量と、そのためのコマンド
        this machine has {} MiB in all; only the local engine works with more
            このマシンのメモリは全部で {} MiB です。それより多くても動くのはローカルエンジンだけです
        restart {}? y/n
            {} を再起動しますか? y/n
        it takes effect when the service restarts: {}
            サービスの再起動後に有効になります: {}
        reboot: right after that, most memory is free in large pieces
            マシンを再起動してください。直後は、空きメモリの多くがまとまっています
        set aside before: {}
            変更前の確保: {}
        set aside now:    {}
            変更後の確保: {}
        What is set aside suffices:
            確保されている量で足ります:
        To run it:
            実行するには:
        Look at the files below this directory instead
            代わりに、このディレクトリ以下のファイルを調べる
        The exit status is 1 when the engine in use cannot run.
            使用中のエンジンが動かないとき、終了ステータスは 1 です。
        each line: fine, or what is wrong and how to fix it
            1 行ごとに、正常か、問題とその対処を表示する
        the same as JSON, for programs
            同じ内容を、プログラム用に JSON で表示する
        (in use)
            (使用中)
        The {data} engine cannot run here.
            ここでは {} エンジンを使えません。
        The {data} engine can run.
            {} エンジンを使えます。
        what free and lscpu would show, and what is left for enclaves
            free と lscpu で分かることと、エンクレーブ用の残り
        CPU ids
            CPU ID
        The {} engine keeps a pool like a parent instance's, and takes nothing from this machine.
            {} エンジンは親インスタンスと同じ形のプールを数えるだけで、このマシンからは何も取りません。
        {}, of which {} are set aside, both CPUs of a core (ids {})
            {}: 確保されるのは {} 個です。1 コアに CPU が 2 個あるためです (ID {})
        the value for {data} is missing
            {} の値がありません
        allocator set needs a key and a value
            allocator set にはキーと値が必要です
        this machine has {} CPUs; only the local engine works with more
            このマシンの CPU は {} 個です。それより多くても動くのはローカルエンジンだけです
        {} did not restart
            {} が再起動しませんでした
        {} MiB, {} of them free
            {} MiB (うち空き {} MiB)
        {}; CPUs {}
            {}、CPU {}
        {} MiB at least: four times the image, 64 at the least
            最低 {} MiB: イメージの 4 倍 (下限は 64)
        {}: one whole core
            {}: 1 コア
        {} MiB of the parent's memory
            親インスタンスのメモリ {} MiB
        /dev/nsm is refused to programs, as vsock is
            vsock と同じく、プログラムは /dev/nsm を使えません
        0: without memory no enclave can start
            0: メモリがないので、エンクレーブを起動できません
        {}: without CPUs no enclave can start
            {}: CPU がないので、エンクレーブを起動できません
        {} (ids {})
            {} (ID {})
        unknown memory
            メモリは不明
        ({} set aside)
            (確保済み {})
        {data} is {} already in {data}
            {} はすでに {} です ({})
        """#
}
