extension JapaneseTexts {
    /// The verbs about enclaves and their consoles.
    static let lifecycle = #"""
        this session runs no enclave
            このセッションのエンクレーブは動いていません
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
        fg {}  # shows it here; Ctrl-] leaves it then
            fg {}  # ここに表示します。抜けるには Ctrl-]
        no enclave in debug mode is running
            デバッグモードのエンクレーブは実行されていません
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
            エンクレーブの端末エスケープシーケンスをそのまま通す
        Those of all enclaves in debug mode that run now, each line with its name
            実行中のデバッグモードの全エンクレーブのコンソール。各行に名前を付ける
        Show new lines above the prompt, and go on typing
            新しい行をプロンプトの上に表示し、入力を続けられるようにする
        nesh shows the console from its first line; you cannot write to it. Ctrl-] or Ctrl-C leaves, and the enclave keeps running. In a script without a terminal, console ends after 10 s unless you use --for or --until.
            コンソールは最初の行から表示され、書き込みはできません。Ctrl-] か Ctrl-C で抜けます。エンクレーブは動き続けます。端末のないスクリプトでは、--for か --until がなければ 10 秒間表示します。
        the selected enclave's, until Ctrl-]
            選択中のエンクレーブのコンソールを、Ctrl-] を押すまで表示する
        until it says so, at most 30 s
            その文字列が出力されるまで、最大 30 秒
        everything that all enclaves say, with their names
            全エンクレーブの出力を名前付きで表示する
        Connecting to the console for enclave {}...
            エンクレーブ {} のコンソールに接続しています...
        Successfully connected to the console.
            コンソールに接続しました。
        no terminal and no bound: the console is shown for 10 s
            端末も制限もないので、コンソールを 10 秒間表示します
        Ctrl-C leaves; the enclave keeps running.
            Ctrl-C で抜けます。エンクレーブは動き続けます。
        the time limit was reached
            時間になりました
        the pattern matched
            パターンに一致しました
        the console of {} did not match '{}' in time
            {} のコンソールは時間内に '{}' に一致しませんでした
        all enclaves of these consoles are gone{}
            これらのコンソールのエンクレーブはすべて終了しました{}
        is gone
            終了しました
        when {data} wrote what is not known: its console is kept elsewhere
            {} の出力の時刻は分かりません。コンソールは別の場所に記録されています
        Also the images' names, versions and build facts
            イメージの名前、バージョン、作成時の情報も表示する
        every enclave that you may see
            見ることのできるすべてのエンクレーブ
        with the facts of their images
            イメージの情報も
        before {data} ends: {}
            {} の終了前: {}
        Keep printing new lines, until Ctrl-C or the enclave's end
            Ctrl-C かエンクレーブの終了まで、続きを表示する
        Only this many lines, the last ones
            最後からこの行数だけ
        Only what was written during this time before now
            直近のこの時間に書き込まれたものだけ
        nesh keeps the consoles of debug enclaves: the first 256 KiB and the last 4 MiB of each, for the 20 that ended last. ls --all lists them. Default: the selected enclave, or the only one that runs, or the only one that has ended. If there are several, logs lists them: each name once, the one that ended last first.
            デバッグモードのエンクレーブのコンソールは、最初の 256 KiB と最後の 4 MiB を記録します。終了したものは最近の 20 個まで残り、ls --all で一覧表示できます。名前を省略すると、選択中のもの、実行中のもの (1 つだけのとき)、終了したもの (1 つだけのとき) の順に選ばれます。複数あるときは一覧を表示します。同じ名前は 1 度だけ、最後に終了したものが先頭です。
        the selected enclave's, from the first line; otherwise a list of all
            選択中のエンクレーブの記録を最初の行から。選択していなければ、記録の一覧
        no enclave runs, and no log of one that has ended is kept
            実行中のエンクレーブはなく、終了したものの記録もありません
        logs NAME prints what one of them has said
            logs NAME で、その 1 つの出力を表示します
        logs  # lists them
            logs  # 一覧表示します
        its last 20 lines and what follows
            最後の 20 行と、その続き
        the last five minutes of hello
            hello の直近 5 分間
        --before: the command is empty
            --before: コマンドが空です
        nothing was ended
            何も終了していません
        this enclave's console is empty
            このエンクレーブのコンソールは空です
        Ctrl-C after {time}: left {data}'s logs
            {1} 後に、Ctrl-C で {2} のログから抜けました
        logs → {data}, the only one that runs
            logs → {} (実行中のエンクレーブはこれだけ)
        logs → {data}, the one that ended last
            logs → {} (最後に終了したもの)
        logs → {data}, the only one that has ended
            logs → {} (終了したエンクレーブはこれだけ)
        The enclave CID is 0: a free one is chosen.
            CID は 0 です。空いているものを選びます。
        memory: {} MiB, the least for an image of {} MiB
            メモリ: {1} MiB ({2} MiB のイメージに必要な最小の量)
        MiB, or with M, G or T. At least four times the image, and 64 MiB; auto is that minimum
            メモリの量。MiB の数か、M、G、T を付けた数。イメージの 4 倍以上、最低 64 MiB。auto は必要最小限の量
        How many of the pool's CPUs
            プールの CPU の個数
        IDs of CPUs in the pool
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
            現在のイメージを本番モードで起動する
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
        Run this in sh first; if it fails, the enclave keeps running
            各エンクレーブの終了前に、これを sh で実行する。失敗したら、そのエンクレーブは終了しない
        An enclave is cut off, not shut down: its application gets no signal to save anything. With --before, nesh first runs a command, which can ask the application to save over vsock. ENCLAVE_ID, ENCLAVE_NAME and ENCLAVE_CID in its environment identify the enclave.
            エンクレーブはシャットダウンではなく強制終了されます。データを保存するためのシグナルは、アプリケーションに届きません。--before なら、先にコマンドを実行し、vsock でアプリケーションに保存を頼めます。どのエンクレーブかは、環境変数 ENCLAVE_ID、ENCLAVE_NAME、ENCLAVE_CID で分かります。
        all of them
            すべて
        once that command has succeeded
            そのコマンドが成功したら
        the socket of slot {} gives no answer: if it is an enclave's, that runs on
            スロット {} のソケットが応答しません。エンクレーブのソケットなら、エンクレーブは動き続けます
        {data} is not a JSON object
            {} は JSON のオブジェクトではありません
        {data}: unknown key '{}'
            {}: 不明なキー '{}'
        {data}: {} is not {}: {}
            {}: {} は {} ではありません: {}
        {} after {time}: left {}
            {2} 後に、{1} で {3} から抜けました
        {} after {time}: left {}'s console
            {2} 後に、{1} で {3} のコンソールから抜けました
        {} ended before its console matched '{}'
            コンソールが '{2}' に一致する前に {1} が終了しました
        {} bytes of the console were not kept
            コンソールの {} バイトは記録されませんでした
        the enclave {data} keeps running: the command of --before {}
            エンクレーブ {} は動き続けます: --before のコマンドは {}
        terminate-enclave {data}  # ends it without that command
            terminate-enclave {}  # そのコマンドなしで終了します
        {data}: cpu_count and cpu_ids exclude each other
            {}: cpu_count と cpu_ids は同時に指定できません
        {data}: {} is not a CID: they go from 4 to 4294967294
            {}: {} は CID ではありません。CID は 4 から 4294967294 までです
        {data}: memory_mib is missing
            {}: memory_mib が必要です
        {data} is gone
            {} はすでに終了しています
        {} consoles
            {} 個のコンソール
        nothing that can be believed says who keeps it
            だれが保持しているかを確かめられません
        delete one of the two
            どちらか一方を削除します
        """#
}
