import NeshData

/// Japanese for the pages of `explain`; a test names the codes that are missing.
package struct JapanesePage: Sendable {
    /// What failed, without a full stop.
    package let meaning: String
    package let reason: String
    package let fix: String

    init(_ meaning: String, reason: String, fix: String) {
        self.meaning = meaning
        self.reason = reason
        self.fix = fix
    }

    package static func of(_ code: ErrorCode) -> JapanesePage? { first[code] ?? second[code] }

    /// E00 to E30
    private static let first: [ErrorCode: JapanesePage] = [
        .unspecified: .init(
            "固有のコードを持たない失敗",
            reason: "想定外の状態です。何かはメッセージにあります",
            fix: "メッセージを読みます。足りなければエンクレーブのログか `explain last` を見ます"),
        .missingArgument: .init(
            "コマンドに必要な値がない",
            reason: "イメージかエンクレーブがまだ選ばれていない、または --config のファイルにキーがありません",
            fix: "オプションを指定するか、先に選びます: use hello.eif、use 名前"),
        .conflictingArgument: .init(
            "同時に指定できない 2 つの値がある",
            reason: "--config のファイルに cpu_count と cpu_ids の両方があります",
            fix: "どちらか 1 つにします"),
        .invalidArgument: .init(
            "値の種類が違う、または範囲外",
            reason: "数でない数、使用者が決まっている CID (1、2、3) や使用中の CID、誤ったパターンなどです",
            fix: "メッセージに値と受け付ける形があります。CID 0 は空いているものを選びます"),
        .socketPairCreation: .init(
            "新しいエンクレーブのプロセスとの通信路を作れない",
            reason: "開けるファイル数の上限に達しています",
            fix: "`ulimit -n` で上限が分かります。開いているものを閉じるか、上限を上げます"),
        .processSpawn: .init(
            "エンクレーブを保持するプロセスを起動できない",
            reason: "プロセス数の上限に達しているか、メモリが足りません",
            fix: "`ulimit -u` と `free -m` で分かります"),
        .daemonizeProcess: .init(
            "エンクレーブのプロセスの準備ができない",
            reason: "応答する前に終了しました。理由はログにあります",
            fix: "もう一度試します。メッセージの末尾にログの最後の行があります"),
        .readFromDisk: .init(
            "ディスクから読めないものがある",
            reason: "ソケットのディレクトリ、または /proc や /sys のファイルがありません",
            fix: "ディレクトリを作るか、NITRO_CLI_SOCKETS_PATH で存在する場所を指定します"),
        .unusableConnection: .init(
            "エンクレーブのプロセスとの接続から意味のない応答が返った",
            reason: "別のプログラムか別のバージョンのプロセスです",
            fix: "`describe-enclaves` がそのように応答したソケットを示します"),
        .socketClose: .init(
            "接続を正常に閉じられない",
            reason: "相手がすでに終了していました",
            fix: "`describe-enclaves` でコマンドの効果があったか確かめます"),
        .socketConnectTimeout: .init(
            "エンクレーブのプロセスが時間内に応答しない",
            reason: "処理中か、停止 (SIGSTOP) しているか、動かなくなっています",
            fix: "もう一度試します。`ps` でメッセージにあるプロセスを確認します"),
        .socket: .init(
            "エンクレーブのプロセスのソケットを使えない",
            reason: "その ID のエンクレーブはありません。終了したか、別のソケットディレクトリのものです",
            fix: "`describe-enclaves` で実行中のものを確認し、NITRO_CLI_SOCKETS_PATH も確かめます"),
        .epoll: .init(
            "複数のものを同時に待てない",
            reason: "カーネルの上限です",
            fix: "`ulimit -n` とシステムのログを見ます"),
        .inotify: .init(
            "ソケットディレクトリを監視できない",
            reason: "ユーザーの監視数を使い切っています (fs.inotify.max_user_instances)",
            fix: "上限を上げます: sudo sysctl fs.inotify.max_user_instances=512"),
        .invalidCommand: .init(
            "エンクレーブのプロセスが知らないコマンドを受け取った",
            reason: "2 つのバージョンが混在しています",
            fix: "そのエンクレーブを、起動したプログラムで終了します"),
        .lockAcquire: .init(
            "ロックを取得できない",
            reason: "別の起動が長く保持しているか、ランタイムディレクトリの所有者が違います",
            fix: "ほかの run-enclave を待ちます。メッセージにあるディレクトリの所有者を確認します"),
        .threadJoin: .init(
            "補助スレッドが異常終了した",
            reason: "メモリが足りませんでした",
            fix: "もう一度試します"),
        .serde: .init(
            "メッセージまたは JSON ファイルを読めない",
            reason: "--config か --metadata のファイルに誤りがあるか、プロセスが壊れた応答を返しました",
            fix: "ファイルのどこかはメッセージにあります"),
        .filePermissions: .init(
            "ファイルの権限を変更できない",
            reason: "別のユーザーのものか、ファイルシステムに権限がありません",
            fix: "自分のディレクトリに書き込みます"),
        .fileOperation: .init(
            "ファイルを開けない、読めない、または書けない",
            reason: "存在しない、ディレクトリである、所有者が違う、ディスクに空きがない、のいずれかです",
            fix: "メッセージにパスとシステムの理由があります"),
        .invalidCpuConfiguration: .init(
            "CPU ID のリストを使えない",
            reason: "--cpu-ids に同じ ID が 2 回あります",
            fix: "各 CPU を 1 回だけ指定するか、--cpu-count で nesh に選ばせます"),
        .noSuchCpuAvailableInPool: .init(
            "CPU ID がプールにない、または別のエンクレーブが使っている",
            reason: "プールにはアロケーターが確保した CPU だけがあります",
            fix: "`resources` で空いている ID を確認します。--cpu-count はその中から選びます"),
        .insufficientCpus: .init(
            "空いている数より多くの CPU を求めた",
            reason: "ほかのエンクレーブが使っているか、アロケーターの確保が足りません",
            fix: "数を減らすか、エンクレーブを終了するか、allocator set cpu_count N を実行します"),
        .malformedCpuId: .init(
            "プールの記述にある CPU ID が数でない",
            reason: "allocator.yaml の cpu_pool か、ドライバーの ne_cpus の 1-3,7 のような記述に誤りがあります",
            fix: "allocator.yaml の cpu_pool を直してアロケーターを再起動します"),
        .cpuError: .init(
            "マシンの CPU を判別できない",
            reason: "コアと兄弟スレッドを記述するファイルがないか、内容が異常です",
            fix: "`lscpu -e` と `resources` を比べ、--cpu-ids を自分で指定します"),
        .noSuchHugepageFlag: .init(
            "そのサイズのヒュージページがない",
            reason: "カーネルにその機能がありません",
            fix: "使えるサイズは /sys/kernel/mm/hugepages にあります"),
        .insufficientMemoryRequested: .init(
            "イメージに必要な量より少ないメモリを求めた",
            reason: "エンクレーブはイメージをメモリに展開するので、少なくともイメージの 4 倍が必要です",
            fix: "メッセージにある量を求めるか、イメージを小さくします"),
        .insufficientMemoryAvailable: .init(
            "エンクレーブ用の空きより多くのメモリを求めた",
            reason: "ほかのエンクレーブが使っているか、アロケーターの確保が足りません (既定は 512 MiB)",
            fix: "量を減らすか、エンクレーブを終了するか、allocator set memory_mib N を実行します"),
        .invalidEnclaveFd: .init(
            "ドライバーから使えるエンクレーブが返らない",
            reason: "インスタンスがエンクレーブオプションなしで起動されています",
            fix: "インスタンスを停止し、エンクレーブを有効にして起動します"),
        .ioctl: .init(
            "Nitro Enclaves ドライバーの呼び出しに失敗した",
            reason: "デバイスが別の起動で使用中か、エンクレーブのメモリがまだ戻っていません",
            fix: "数秒後にもう一度試します。どの呼び出しかはメッセージにあります"),
        .ioctlImageLoadInfo: .init(
            "ドライバーがイメージの置き場所を返さない",
            reason: "ドライバーが古いか、別のものです",
            fix: "カーネルを更新するか、modprobe nitro_enclaves を実行します"),
    ]
}
