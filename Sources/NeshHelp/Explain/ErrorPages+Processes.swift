import NeshCommand
import NeshData

extension ErrorPage {
    /// The process behind each enclave, and talking to it.
    static let processes: [ErrorPage] = [
        ErrorPage(
            .socketPairCreation,
            """
            The channel to a new enclave's process could not be made
                新しいエンクレーブのプロセスとの通信路を作れません
            The limit of open files is reached.
                開けるファイル数の上限に達しています
            `ulimit -n` shows the limit: close open files, or raise it.
                `ulimit -n` で上限が分かります。開いているものを閉じるか、上限を上げます
            """, in: "run-enclave"),
        ErrorPage(
            .processSpawn,
            """
            The process that keeps an enclave could not be started
                エンクレーブを保持するプロセスを起動できません
            The limit of processes is reached, or memory is short.
                プロセス数の上限に達しているか、メモリが足りません
            `ulimit -u` and `free -m` show which.
                `ulimit -u` と `free -m` で分かります
            """, in: "run-enclave"),
        ErrorPage(
            .daemonizeProcess,
            """
            The enclave's process did not get ready
                エンクレーブのプロセスの準備ができません
            It ended before it could answer.
                応答する前に終了しました
            Try again; nitro-cli's log says more.
                もう一度試します。詳しいことは nitro-cli のログにあります
            """, in: "run-enclave"),
        ErrorPage(
            .readFromDisk,
            """
            Something on the disk could not be read
                ディスクから読めないものがあります
            The sockets directory or a file of /proc or /sys is missing, or a file became shorter while it was read.
                ソケットのディレクトリか、/proc や /sys のファイルがない、または読んでいる間にファイルが短くなりました
            Create the directory, point NITRO_CLI_SOCKETS_PATH at one that is there, or get the file again.
                ディレクトリを作るか、NITRO_CLI_SOCKETS_PATH で存在する場所を指定するか、ファイルを取得し直します
            """, in: "describe-enclaves", "resources", "describe-eif", "run-enclave"),
        ErrorPage(
            .unusableConnection,
            """
            A connection to an enclave's process gave an answer that cannot be read
                エンクレーブのプロセスとの接続から、読めない応答が返りました
            The process belongs to another program or another version.
                別のプログラムか別のバージョンのプロセスです
            End that process with the program that started it, or name another directory by NITRO_CLI_SOCKETS_PATH.
                起動したプログラムでそのプロセスを終了するか、NITRO_CLI_SOCKETS_PATH で別のディレクトリを指定します
            """, in: "describe-enclaves", "terminate-enclave"),
        ErrorPage(
            .socketClose,
            """
            A connection could not be closed properly
                接続を正常に閉じられません
            The other side was gone already.
                相手がすでに終了していました
            Check with `describe-enclaves` whether the command took effect.
                `describe-enclaves` でコマンドの効果があったか確かめます
            """, in: "terminate-enclave"),
        ErrorPage(
            .socketConnectTimeout,
            """
            A process did not answer in time
                プロセスが時間内に応答しません
            The local KMS is busy, stopped (SIGSTOP) or stuck. With nitro-cli it is an enclave's process.
                ローカル KMS が処理中か、停止 (SIGSTOP) しているか、動かなくなっています。nitro-cli ではエンクレーブのプロセスです
            Try again. If it still does not answer, run `kms stop` and `kms start`.
                もう一度試し、応答がなければ `kms stop` と `kms start` を実行します
            """, in: "kms"),
        ErrorPage(
            .socket,
            """
            The socket of an enclave's process could not be used
                エンクレーブのプロセスのソケットを使えません
            No enclave has that ID: it has ended, or it belongs to another sockets directory.
                その ID のエンクレーブはありません。終了したか、別のソケットディレクトリのものです
            `describe-enclaves` lists those that run; check NITRO_CLI_SOCKETS_PATH.
                `describe-enclaves` で実行中のものを確認し、NITRO_CLI_SOCKETS_PATH も確かめます
            """, in: "console", "terminate-enclave", "run-enclave"),
        ErrorPage(
            .epoll,
            """
            Waiting for several things at once failed
                複数のものを同時に待てません
            A limit of the kernel.
                カーネルの上限に達しました
            Look at `ulimit -n` and the system's log.
                `ulimit -n` とシステムのログを見ます
            """, in: "run-enclave"),
        ErrorPage(
            .inotify,
            """
            Watching a directory failed
                ディレクトリを監視できません
            You have used up your inotify instances (fs.inotify.max_user_instances).
                inotify のインスタンスを使い切っています (fs.inotify.max_user_instances)
            Raise it: `sudo sysctl fs.inotify.max_user_instances=512`.
                上限を上げます: `sudo sysctl fs.inotify.max_user_instances=512`
            """, in: "the prompt's notices", "vsock"),
        ErrorPage(
            .invalidCommand,
            """
            The command cannot be used here or now
                そのコマンドは、ここでは、または今は使えません
            It needs the prompt, a script, a recording or the local KMS. With nitro-cli: two versions are mixed.
                プロンプト、スクリプト、記録、ローカル KMS のどれかが必要です。nitro-cli では、2 つのバージョンが混在しています
            Start what the message says is missing. With nitro-cli: end the enclave with the program that started it.
                メッセージにある、足りないものを始めます。nitro-cli では、エンクレーブを、起動したプログラムで終了します
            """, in: "console", "explain", "fix", "kms", "note", "record", "tutorial", "wait"),
        ErrorPage(
            .lockAcquire,
            """
            A lock could not be taken
                ロックを取得できません
            Another start holds it for very long, or the runtime directory is not yours.
                別の起動が長く保持しているか、ランタイムディレクトリの所有者が違います
            Wait for the other `run-enclave`; check who owns the directory in the message.
                ほかの `run-enclave` を待ちます。メッセージにあるディレクトリの所有者を確認します
            """, in: "run-enclave"),
        ErrorPage(
            .threadJoin,
            """
            A helper thread failed
                補助スレッドが異常終了しました
            Memory was short.
                メモリが足りませんでした
            Try again.
                もう一度試します
            """, in: "run-enclave"),
        ErrorPage(
            .serde,
            """
            A message, a JSON file or a YAML file could not be read
                メッセージ、JSON ファイル、または YAML ファイルを読めません
            A `--config` or `--metadata` file, a policy or allocator.yaml has a mistake, or a process sent a broken answer.
                `--config` か `--metadata` のファイル、ポリシー、allocator.yaml に誤りがあるか、プロセスが壊れた応答を返しました
            Correct the place in the file that the message names.
                ファイルの、メッセージにある場所を直します
            """, in: "run-enclave", "build-enclave", "describe-enclaves", "allocator", "attestation", "kms"),
        ErrorPage(
            .enclaveProcessCommandNotExecuted,
            """
            The enclave's process refused or did not finish a command
                エンクレーブのプロセスがコマンドを拒否したか、完了しませんでした
            The enclave belongs to another user: only its owner and root may end it. Or the command of `--before` failed.
                別のユーザーのエンクレーブです。終了できるのは所有者と root だけです。または `--before` のコマンドが失敗しました
            Ask its owner, use sudo, or end it without `--before`.
                所有者に頼むか、sudo を使うか、`--before` なしで終了します
            """, in: "terminate-enclave", "console"),
        ErrorPage(
            .enclaveProcessConnection,
            """
            An enclave's process does not answer, or the connection to it broke
                エンクレーブのプロセスが応答しないか、接続が切れました
            The process has ended, and its enclave with it, or it is busy or stopped (SIGSTOP).
                途中でプロセスが終了してエンクレーブも終了したか、プロセスが処理中か停止 (SIGSTOP) しています
            `describe-enclaves` shows what is left; the message has the command that wakes a stopped process.
                `describe-enclaves` で残っているものを確認します。停止したプロセスを再開するコマンドはメッセージにあります
            """, in: "run-enclave", "describe-enclaves", "terminate-enclave"),
        ErrorPage(
            .socketPathNotFound,
            """
            The directory of the enclaves' sockets cannot be made
                エンクレーブのソケットのディレクトリを作れません
            NITRO_CLI_SOCKETS_PATH, XDG_RUNTIME_DIR or /tmp is a place that you cannot write to. With nitro-cli: the ID does not look like i-…-enc….
                NITRO_CLI_SOCKETS_PATH、XDG_RUNTIME_DIR、/tmp のどれかに書き込めません。nitro-cli では、ID が i-…-enc… の形ではありません
            Set NITRO_CLI_SOCKETS_PATH to a directory that you own.
                NITRO_CLI_SOCKETS_PATH で自分のディレクトリを指定します
            """, in: "run-enclave", "describe-enclaves", "console", "terminate-enclave"),
        ErrorPage(
            .enclaveProcessSendReply,
            """
            An enclave's process could not send its answer
                エンクレーブのプロセスが応答を送れません
            The command that asked was interrupted.
                問い合わせたコマンドが中断されました
            Run the command again.
                もう一度問い合わせます
            """, in: "every lifecycle command"),
        ErrorPage(
            .enclaveConsoleConnection,
            """
            The console cannot be reached
                コンソールに接続できません
            The enclave runs in production mode, where nobody can read its console, not even root; or it has ended.
                エンクレーブが本番モードで動いているか、すでに終了しています。本番モードのコンソールは root でも読めません
            End it and start it again with `--debug-mode` (then the PCRs in its attestation documents are zeros). `ls` \
            shows the mode of each enclave.
                終了し、`--debug-mode` を付けて起動し直します (アテステーションドキュメントの PCR はゼロになります)。各エンクレーブのモードは `ls` で確認できます
            """, in: "console", "run-enclave", advising: ["--debug-mode"]),
        ErrorPage(
            .enclaveConsoleRead,
            """
            Reading the console failed
                コンソールを読めません
            The enclave's process ended while its console was read.
                途中でエンクレーブのプロセスが失われました
            `describe-enclaves` shows whether the enclave still runs.
                `describe-enclaves` でエンクレーブがまだ動いているか確認します
            """, in: "console"),
        ErrorPage(
            .enclaveConsoleWriteOutput,
            """
            The console's output could not be written
                コンソールの出力を書き出せません
            The file or pipe that takes the output is full or closed.
                出力先のファイルかパイプがいっぱいか、閉じられています
            Look at the disk's space (`df -h`) and at the reading program.
                ディスクの空き (`df -h`) と、読み手のプログラムを確認します
            """, in: "console"),
        ErrorPage(
            .signalMasking,
            """
            Signals could not be blocked
                シグナルを保留できません
            A limit of the system.
                システムの上限に達しました
            Try again.
                もう一度試します
            """, in: "run-enclave"),
        ErrorPage(
            .signalUnmasking,
            """
            Signals could not be unblocked
                シグナルの保留を解除できません
            A limit of the system.
                システムの上限に達しました
            Try again.
                もう一度試します
            """, in: "run-enclave"),
    ]
}
