import NeshCommand
import NeshData

extension ErrorPage {
    /// Memory, and the files of this machine.
    static let resources: [ErrorPage] = [
        ErrorPage(
            .filePermissions,
            """
            A file or directory that must be yours alone is not
                自分専用であるべきファイルかディレクトリが、自分専用になっていません
            It belongs to another user, or others may read the keys in it, or its permissions cannot be changed.
                別のユーザーのものか、中のキーをほかの人が読めるか、権限を変更できません
            The message names it. Run `chmod 700` on it, or use a directory of yours.
                メッセージにあるものに `chmod 700` を実行するか、自分のディレクトリを使います
            """, in: "run-enclave", "describe-enclaves", "allocator", "attestation", "kms"),
        ErrorPage(
            .fileOperation,
            """
            A file could not be opened, read or written
                ファイルを開けない、読めない、または書き込めません
            It is missing, it exists already, it is a directory, it is not yours, or the disk is full.
                存在しない、すでに存在する、ディレクトリである、所有者が違う、ディスクに空きがない、のいずれかです
            Look at the path and the reason in the message, then correct the path or the permissions, or free disk space.
                メッセージにあるパスと理由を確かめ、パスを直すか、権限かディスクの空きを直します
            """, in: "every command with a file"),
        ErrorPage(
            .noSuchHugepageFlag,
            """
            There is no huge page of that size
                そのサイズのヒュージページがありません
            The kernel was built without it.
                カーネルにその機能がありません
            `ls /sys/kernel/mm/hugepages` shows the sizes that this kernel has.
                使えるサイズは /sys/kernel/mm/hugepages にあります
            """, in: "run-enclave"),
        ErrorPage(
            .insufficientMemoryRequested,
            """
            You requested less memory than the image needs
                イメージに必要な量より少ないメモリが指定されました
            An enclave unpacks its image in memory: it needs four times the image's size, at least 64 MiB.
                エンクレーブはイメージをメモリに展開するので、イメージの 4 倍以上、最低でも 64 MiB が必要です
            Request the amount in the message, or make the image smaller.
                メッセージにある量を指定するか、イメージを小さくします
            """, in: "run-enclave"),
        ErrorPage(
            .insufficientMemoryAvailable,
            """
            You requested more memory than is free for enclaves
                エンクレーブ用の空きより多くのメモリが指定されました
            Other enclaves use some of it, or the allocator set aside too little (512 MiB by default).
                ほかのエンクレーブが使っているか、アロケーターの確保が足りません (既定は 512 MiB)
            Ask for less, end an enclave, or run `allocator set memory_mib N`.
                量を減らすか、エンクレーブを終了するか、`allocator set memory_mib N` を実行します
            """, in: "run-enclave"),
        ErrorPage(
            .memoryOverflow,
            """
            An amount of memory is too large
                メモリの量が大きすぎて数えられません
            A typing mistake.
                入力の誤りです
            Give MiB, or use M, G or T: 3072, 3G.
                MiB で指定するか、M、G、T を付けます: 3072、3G
            """, in: "run-enclave"),
        ErrorPage(
            .clockSkew,
            """
            The clock went backwards
                時計が逆戻りしました
            It was set while the command ran.
                コマンドの実行中に時刻が変更されました
            Try again; look at the machine's time service.
                もう一度試します。マシンの時刻同期を確認します
            """, in: "run-enclave"),
        ErrorPage(
            .logger,
            """
            The log could not be written
                ログに書き込めません
            The directory of the console logs cannot be written to. With nitro-cli on EC2: you are not in group ne.
                コンソールの記録のディレクトリに書き込めません。EC2 の nitro-cli では、グループ ne に入っていません
            Set XDG_STATE_HOME to a directory that you own. With nitro-cli: `sudo usermod -aG ne $USER` and log out and back in.
                XDG_STATE_HOME に自分のディレクトリを設定します。nitro-cli では、`sudo usermod -aG ne $USER` を実行してログインし直します
            """, in: "run-enclave"),
        ErrorPage(
            .hasher,
            """
            A key or a measurement could not be computed
                キーまたは測定値を計算できません
            The certificate of the local KMS could not be made. With nitro-cli: reading the file failed half-way.
                ローカル KMS の証明書を作れません。nitro-cli では、ファイルの読み取りが途中で失敗しました
            Look at the disk and try again.
                ディスクを確認して、もう一度試します
            """, in: "kms"),
    ]
}
