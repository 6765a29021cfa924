import NeshCommand
import NeshData

extension ErrorPage {
    /// Making and checking images.
    static let images: [ErrorPage] = [
        ErrorPage(
            .eifBuilding,
            """
            The enclave image could not be assembled
                エンクレーブイメージを組み立てられません
            A part is missing or does not fit the format: a file of 4 GiB, a path too long.
                足りない部分があるか、形式に合いません: 4 GiB のファイル、長すぎるパスなど
            Add or shorten the part that the message names.
                メッセージにある部分を補うか、短くします
            """, in: "build-enclave"),
        ErrorPage(
            .dockerImageBuild,
            """
            The container image could not be built
                コンテナイメージを作成できません
            The Dockerfile has a mistake, or needs RUN and no container tool is installed.
                Dockerfile に誤りがあるか、RUN に必要なコンテナツールがありません
            The message has file and line; install docker, podman or buildah for RUN.
                メッセージにファイルと行があります。RUN には docker、podman、buildah のどれかを入れます
            """, in: "build-enclave"),
        ErrorPage(
            .dockerImagePull,
            """
            The container image could not be found or read
                コンテナイメージが見つからない、または読めません
            A typing mistake in its name, no access to the registry, or a damaged archive.
                名前の誤り、レジストリへのアクセス権がない、またはアーカイブが壊れています
            `images` lists those on this machine; docker-archive:FILE.tar reads one from a file.
                `images` で手元のものを一覧表示します。docker-archive:FILE.tar ならファイルから読めます
            """, in: "build-enclave"),
        ErrorPage(
            .artifactsPathNotSet,
            """
            There is no directory for intermediate files
                途中の生成物を置くディレクトリがありません
            NITRO_CLI_ARTIFACTS and HOME are both unset.
                NITRO_CLI_ARTIFACTS も HOME も設定されていません
            Run `export NITRO_CLI_ARTIFACTS=/var/tmp`.
                `export NITRO_CLI_ARTIFACTS=/var/tmp` を実行します
            """, in: "build-enclave"),
        ErrorPage(
            .blobsPathNotSet,
            """
            The enclave kernel and its companions were not found
                エンクレーブのカーネルと付属ファイルが見つかりません
            NITRO_CLI_BLOBS names a directory without bzImage, cmdline, init and nsm.ko.
                NITRO_CLI_BLOBS のディレクトリに bzImage、cmdline、init、nsm.ko がありません
            Correct it, or unset it: without blobs, nesh builds an image for the local engine only.
                変数を直すか、unset します。ブロブがなければローカルエンジン用のイメージを作ります
            """, in: "build-enclave"),
        ErrorPage(
            .eifSignatureChecker,
            """
            The image's signature is not valid
                イメージの署名が有効ではありません
            The image was changed after signing, or its certificate has expired.
                署名後にイメージが変更されたか、証明書の期限が切れています
            Sign it again: run `sign-eif` with a valid certificate.
                有効な証明書で `sign-eif` を実行します
            """, in: "run-enclave", "describe-eif"),
        ErrorPage(
            .eifSigning,
            """
            The image could not be signed
                イメージに署名できません
            The key and the certificate do not match, or the key is not on P-256, P-384 or P-521.
                キーと証明書が対になっていないか、キーが P-256、P-384、P-521 のものではありません
            `openssl x509 -pubkey -noout -in CERT` and `openssl pkey -pubout -in KEY` must agree.
                `openssl x509 -pubkey -noout -in CERT` と `openssl pkey -pubout -in KEY` の結果が一致しなければなりません
            """, in: "build-enclave", "sign-eif"),
    ]
}
