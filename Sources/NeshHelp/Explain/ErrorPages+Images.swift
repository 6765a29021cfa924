import NeshCommand
import NeshData

extension ErrorPage {
    /// Making and checking images.
    static let images: [ErrorPage] = [
        ErrorPage(
            .eifBuilding, Phrase("The enclave image could not be put together", "エンクレーブイメージを組み立てられません"),
            reason: Phrase(
                "A part is missing or does not fit the format: a file of 4 GiB, a path too long.",
                "足りない部分があるか、形式に合いません: 4 GiB のファイル、長すぎるパスなど"),
            fix: Phrase("The message names the part.", "どの部分かはメッセージにあります"), in: "build-enclave"),
        ErrorPage(
            .dockerImageBuild, Phrase("The container image could not be built", "コンテナイメージをビルドできません"),
            reason: Phrase(
                "The Dockerfile has a mistake, or needs RUN and no container tool is installed.",
                "Dockerfile に誤りがあるか、RUN に必要なコンテナツールがありません"),
            fix: Phrase(
                "The message has file and line; install docker, podman or buildah for RUN.",
                "メッセージにファイルと行があります。RUN には docker、podman、buildah のどれかを入れます"), in: "build-enclave"),
        ErrorPage(
            .dockerImagePull, Phrase("The container image could not be found or read", "コンテナイメージが見つからない、または読めません"),
            reason: Phrase(
                "A typing mistake in its name, no access to the registry, or a damaged archive.",
                "名前の誤り、レジストリへのアクセス権がない、またはアーカイブが壊れています"),
            fix: Phrase(
                "`images` lists those at hand; docker-archive:FILE.tar reads one from a file.",
                "`images` で手元のものを一覧します。docker-archive:FILE.tar はファイルから読みます"), in: "build-enclave"),
        ErrorPage(
            .artifactsPathNotSet, Phrase("There is no directory for what is built in between", "途中の生成物を置くディレクトリがありません"),
            reason: Phrase("NITRO_CLI_ARTIFACTS and HOME are both unset.", "NITRO_CLI_ARTIFACTS も HOME も設定されていません"),
            fix: Phrase("export NITRO_CLI_ARTIFACTS=/var/tmp.", "export NITRO_CLI_ARTIFACTS=/var/tmp を実行します"),
            in: "build-enclave"),
        ErrorPage(
            .blobsPathNotSet,
            Phrase("The enclave kernel and its companions were not found", "エンクレーブのカーネルと付属ファイルが見つかりません"),
            reason: Phrase(
                "NITRO_CLI_BLOBS names a directory without bzImage, cmdline, init and nsm.ko.",
                "NITRO_CLI_BLOBS のディレクトリに bzImage、cmdline、init、nsm.ko がありません"),
            fix: Phrase(
                "Correct it, or unset it: without blobs an image for the local engine is built.",
                "変数を直すか、設定を外します。なければローカルエンジン用のイメージを作ります"), in: "build-enclave"),
        ErrorPage(
            .eifSignatureChecker, Phrase("The image's signature does not hold", "イメージの署名が有効ではありません"),
            reason: Phrase(
                "The image was changed after signing, or its certificate has expired.", "署名後にイメージが変更されたか、証明書の期限が切れています"),
            fix: Phrase("sign-eif with a valid certificate.", "有効な証明書で sign-eif を実行します"), in: "run-enclave",
            "describe-eif"),
        ErrorPage(
            .eifSigning, Phrase("The image could not be signed", "イメージに署名できません"),
            reason: Phrase(
                "Key and certificate do not belong together, or the key is not on P-256, P-384 or P-521.",
                "キーと証明書が対になっていないか、キーが P-256、P-384、P-521 のものではありません"),
            fix: Phrase(
                "openssl x509 -pubkey -noout -in CERT and openssl pkey -pubout -in KEY must agree.",
                "openssl x509 -pubkey -noout -in 証明書 と openssl pkey -pubout -in キー の結果が一致しなければなりません"),
            in: "build-enclave", "sign-eif"),
    ]
}
