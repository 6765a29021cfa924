import NeshData

extension JapanesePage {
    /// E31 to E60
    static let second: [ErrorCode: JapanesePage] = [
        .ioctlSetMemoryRegion: .init(
            "ドライバーがメモリ領域を拒否した",
            reason: "ヒュージページでない、別の NUMA ノードのもの、またはすでに別のエンクレーブのものです",
            fix: "nitro-enclaves-allocator.service を再起動します"),
        .ioctlAddVcpu: .init(
            "ドライバーが CPU を拒否した",
            reason: "プールにないか、兄弟スレッドが別の用途に使われています",
            fix: "`resources` で空いている ID を確認します"),
        .ioctlEnclaveStart: .init(
            "ドライバーがエンクレーブを起動できない",
            reason: "メモリが少なすぎる、コア全体でない、または CID が使用中です",
            fix: "64 MiB 以上とコア単位の CPU を指定し、--enclave-cid を省きます"),
        .memoryOverflow: .init(
            "メモリの量が大きすぎて数えられない",
            reason: "入力の誤りです",
            fix: "MiB で指定するか、M、G、T を付けます: 3072、3G"),
        .eifParsing: .init(
            "使えるエンクレーブイメージではない",
            reason: "途中で切れている、壊れている、形式が違う、またはカーネルが仮のものです",
            fix: "もう一度ビルドします。どこが悪いかは describe-eif が示します"),
        .enclaveBoot: .init(
            "エンクレーブが起動しない",
            reason: "カーネルか init の失敗、メモリ不足、またはこのホストがサンドボックスを拒否しました",
            fix: "--debug-mode --attach-console を付けて起動し、どこで止まるか見ます"),
        .enclaveEventWait: .init(
            "エンクレーブを待てない",
            reason: "システムの上限です",
            fix: "もう一度試します"),
        .enclaveProcessCommandNotExecuted: .init(
            "エンクレーブのプロセスがコマンドを拒否した、または完了しなかった",
            reason: "別のユーザーのエンクレーブです。終了できるのは所有者と root だけです",
            fix: "所有者に頼むか、sudo を使います"),
        .enclaveProcessConnection: .init(
            "エンクレーブのプロセスとの接続が切れた",
            reason: "途中でプロセスが終了し、エンクレーブも終了しました",
            fix: "`describe-enclaves` で残っているものを確認します"),
        .socketPathNotFound: .init(
            "エンクレーブのソケットの名前が決まらない",
            reason: "ID が i-…-enc… の形ではありません",
            fix: "`describe-enclaves` から ID 全体をコピーします"),
        .enclaveProcessSendReply: .init(
            "エンクレーブのプロセスが応答を送れない",
            reason: "問い合わせたコマンドが中断されました",
            fix: "もう一度問い合わせます"),
        .enclaveMmap: .init(
            "エンクレーブ用のメモリをマップできない",
            reason: "ヒュージページが足りないか、NUMA ノードに分散しています",
            fix: "nitro-enclaves-allocator.service を再起動するか、量を減らします"),
        .enclaveMunmap: .init(
            "余ったメモリを返せない",
            reason: "システムの上限です",
            fix: "エンクレーブを終了して起動し直します"),
        .enclaveConsoleConnection: .init(
            "コンソールに接続できない",
            reason: "エンクレーブがデバッグモードで起動されていないか、すでに終了しています",
            fix: "--debug-mode で起動します。`ls` で確認できます"),
        .enclaveConsoleRead: .init(
            "コンソールを読めない",
            reason: "途中でエンクレーブのプロセスが失われました",
            fix: "`describe-enclaves` でエンクレーブがまだ動いているか確認します"),
        .enclaveConsoleWriteOutput: .init(
            "コンソールの出力を書き出せない",
            reason: "出力先のファイルかパイプがいっぱいか、閉じられています",
            fix: "ディスクの空き (`df -h`) と、読み手のプログラムを確認します"),
        .integerParsing: .init(
            "数であるはずの文字列が数でない",
            reason: "ドライバーかアロケーターのファイルに別のものが書かれています",
            fix: "メッセージにあるファイルを直します"),
        .eifBuilding: .init(
            "エンクレーブイメージを組み立てられない",
            reason: "足りない部分があるか、形式に合いません: 4 GiB のファイル、長すぎるパスなど",
            fix: "どの部分かはメッセージにあります"),
        .dockerImageBuild: .init(
            "コンテナイメージをビルドできない",
            reason: "Dockerfile に誤りがあるか、RUN に必要なコンテナツールがありません",
            fix: "メッセージにファイルと行があります。RUN には docker、podman、buildah のどれかを入れます"),
        .dockerImagePull: .init(
            "コンテナイメージが見つからない、または読めない",
            reason: "名前の誤り、レジストリへのアクセス権がない、またはアーカイブが壊れています",
            fix: "`images` で手元のものを一覧します。docker-archive:FILE.tar はファイルから読みます"),
        .artifactsPathNotSet: .init(
            "途中の生成物を置くディレクトリがない",
            reason: "NITRO_CLI_ARTIFACTS も HOME も設定されていません",
            fix: "export NITRO_CLI_ARTIFACTS=/var/tmp を実行します"),
        .blobsPathNotSet: .init(
            "エンクレーブのカーネルと付属ファイルが見つからない",
            reason: "NITRO_CLI_BLOBS のディレクトリに bzImage、cmdline、init、nsm.ko がありません",
            fix: "変数を直すか、設定を外します。なければローカルエンジン用のイメージを作ります"),
        .clockSkew: .init(
            "時計が逆戻りした",
            reason: "コマンドの実行中に時刻が変更されました",
            fix: "もう一度試します。マシンの時刻同期を確認します"),
        .signalMasking: .init(
            "シグナルを保留できない",
            reason: "システムの上限です",
            fix: "もう一度試します"),
        .signalUnmasking: .init(
            "シグナルの保留を解除できない",
            reason: "システムの上限です",
            fix: "もう一度試します"),
        .logger: .init(
            "ログを書けない",
            reason: "ログのディレクトリが別のユーザーのものです (EC2 では ne グループに入っていません)",
            fix: "sudo usermod -aG ne $USER を実行してログインし直すか、NITRO_CLI_LOG_PATH を設定します"),
        .hasher: .init(
            "測定値を計算できない",
            reason: "ファイルの読み取りが途中で失敗しました",
            fix: "ディスクを確認して、もう一度試します"),
        .enclaveNaming: .init(
            "その名前のエンクレーブがない、または複数が当てはまる",
            reason: "終了したか、名前に _1 などの番号が付いているか、ID の一部しか書かれていません",
            fix: "`ls` で実行中のものを確認し、ID 全体を使います"),
        .eifSignatureChecker: .init(
            "イメージの署名が有効でない",
            reason: "署名後にイメージが変更されたか、証明書の期限が切れています",
            fix: "有効な証明書で sign-eif を実行します"),
        .eifSigning: .init(
            "イメージに署名できない",
            reason: "鍵と証明書が対になっていないか、鍵が P-256、P-384、P-521 のものではありません",
            fix: "openssl x509 -pubkey -noout -in 証明書 と openssl pkey -pubout -in 鍵 の結果が一致しなければなりません"),
    ]
}
