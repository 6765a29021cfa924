extension JapaneseTexts {
    /// The verb reproduce: its help, and why two builds of an image differ.
    static let reproduction = #"""
        Another build of it, to compare with instead of rebuilding
            作り直す代わりに比べる、別のビルド
        Rebuild it from this container image, as build-enclave does
            build-enclave と同じように、このコンテナイメージから作り直す
        Write what was built from what, as an in-toto statement, once it reproduces
            再現できたら、何から何を作ったかを in-toto のステートメントとして書く
        Compare the image and what it was built from with such a statement
            イメージとその材料を、そのようなステートメントと比べる
        The same sources must give the same measurements, on any machine and any day: only then can others check what a PCR stands for. The image is rebuilt from its source, or compared with OTHER. Where a measurement differs, the causes are named, and what to do about each. An image that was built with SOURCE_DATE_EPOCH is built with that again. The status is 0 when PCR0, PCR1 and PCR2 are the same and the statement holds, and 1 when not. PCR8 is that of the certificate and not compared.
            同じソースからは、どのマシンでもいつでも同じ測定値が得られる必要があります。そうでなければ、PCR が何を表すかをほかの人が確かめられません。イメージをソースから作り直すか、OTHER と比べます。測定値が違えば、原因とそれぞれの対処を示します。SOURCE_DATE_EPOCH で作られたイメージは、同じ値で作り直します。ステータスは、PCR0、PCR1、PCR2 が同じでステートメントも正しければ 0、そうでなければ 1 です。PCR8 は証明書のものなので比べません。
        why two builds differ, and what to do about it
            2 つのビルドが違う理由と対処
        is it what the statement says?
            ステートメントのとおりか
        the rebuilt image
            作り直したイメージ
        It reproduces with SOURCE_DATE_EPOCH={}, the image's build time.
            イメージのビルド時刻 SOURCE_DATE_EPOCH={} で再現します。
        Wrote {}
            {} を書きました
        what to compare {} with is missing
            {} と比べるものがありません
        Rebuilding the Enclave Image...
            エンクレーブイメージを作り直しています...
        package versions
            パッケージのバージョン
        name the versions in the Dockerfile, or take packages from a snapshot of one day
            Dockerfile でバージョンを指定するか、ある日のスナップショットからインストールします
        kernel blobs
            カーネルのブロブ
        set NITRO_CLI_BLOBS to the blobs of the same nitro-cli release
            同じ nitro-cli のリリースのブロブを NITRO_CLI_BLOBS に設定します
        base image
            ベースイメージ
        name the base image by its digest: FROM name@sha256:…
            ベースイメージをダイジェストで指定します: FROM name@sha256:…
        file contents
            ファイルの内容
        build from the same sources; compilers write times and paths unless told not to
            同じソースから作ります。コンパイラーは、指定しなければ時刻やパスを書き込みます
        what is in one alone was copied or made by chance: name it in .dockerignore
            片方だけにあるものは偶然コピーされたか作られたものです。.dockerignore に書きます
        file times
            ファイルの時刻
        set SOURCE_DATE_EPOCH for both builds: export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
            両方のビルドに SOURCE_DATE_EPOCH を設定します: export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
        modes and owners
            モードと所有者
        set them in the Dockerfile: COPY --chmod=755 --chown=0:0
            Dockerfile で設定します: COPY --chmod=755 --chown=0:0
        the same files in another order
            同じファイルが違う順序です
        build both with the same release of the same tool
            両方を同じツールの同じリリースで作ります
        SHA-256 as in the statement
            SHA-256 はステートメントのとおり
        SHA-256 {}, the statement says {}
            SHA-256 は {}、ステートメントでは {}
        as in the statement
            ステートメントのとおり
        the statement says {}
            ステートメントでは {}
        """#
}
