extension JapaneseTexts {
    /// Image files: sections, ramdisks, signatures, comparisons.
    static let imageFiles = #"""
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
            片方だけにあるファイルは、偶然コピーまたは作成されたものです。.dockerignore に書きます
        file times
            ファイルの時刻
        set SOURCE_DATE_EPOCH for both builds: export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
            両方を作るときに SOURCE_DATE_EPOCH を設定します: export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
        modes and owners
            モードと所有者
        set them in the Dockerfile: COPY --chmod=755 --chown=0:0
            Dockerfile で設定します: COPY --chmod=755 --chown=0:0
        the same files in another order
            同じファイルの順序が違います
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
        the archive
            アーカイブ
        get or build the image again
            イメージをもう一度取得するか作ります
        the signature of {} does not hold: {}
            {} の署名が正しくありません: {}
        the signing certificate of {data} expired on {}
            {} の署名証明書は、有効期限が {} に切れています
        the {} of {data} is damaged: {}
            {2} の {1} が壊れています: {3}
        an EIF header has {} bytes, here are {}
            EIF のヘッダーは {} バイトですが、{} バイトしかありません
        an EIF starts with '.eif'
            EIF は '.eif' で始まります
        EIF version {} is not known, 2 to 4 are
            EIF のバージョン {} には対応していません。対応しているのは 2 から 4 です
        an EIF has 2 to {} sections, not {}
            EIF のセクションは 2〜{} 個ですが、{} 個あります
        a directory
            ディレクトリ
        not a regular file
            通常のファイルではありません
        the signature of {} has {} bytes, its header still says {}: sign-eif rewrites the header
            {} の署名は {} バイトですが、ヘッダーでは {} バイトです。sign-eif でヘッダーを書き直せます
        compressed by gzip
            gzip で圧縮されています
        gunzip it, if an EIF is in it
            EIF が入っているなら gunzip します
        a program
            プログラム
        a tar archive
            tar アーカイブ
        a text file
            テキストファイル
        it starts with the bytes {}
            {} というバイトで始まっています
        the metadata lack '{}'
            メタデータに '{}' がありません
        its algorithm does not fit the certificate's {} key
            アルゴリズムが証明書の {} のキーに合いません
        it was not made with the certificate's key, or was changed
            証明書のキーで作られていないか、変更されています
        it does not speak of PCR0
            PCR0 についての署名ではありません
        it vouches for another PCR0, {}
            別の PCR0 ({}) を保証しています
        This image was built without the Nitro kernel. Only the local engine of nesh runs it.
            このイメージは Nitro のカーネルなしで作られました。nesh のローカルエンジンでだけ動きます。
        Build it again with the kernel's files: NITRO_CLI_BLOBS=/usr/share/nitro_enclaves/blobs
            カーネルのファイルと一緒に作り直します: NITRO_CLI_BLOBS=/usr/share/nitro_enclaves/blobs
        ramdisk 1
            RAM ディスク 1
        ramdisk {}
            RAM ディスク {}
        ramdisk {} of {}
            {2} の RAM ディスク {1}
        cannot make the directory {}
            ディレクトリ {} を作れません
        choose a place that you may write to
            書き込める場所を選びます
        character device
            キャラクターデバイス
        block device
            ブロックデバイス
        free some disk space (df -h shows which disk is full)
            容量を空けます (df -h で確認できます)
        '{}' is not an ARN of a KMS key
            '{}' は KMS キーの ARN ではありません
        aws kms list-keys  # lists them; an ARN looks like arn:aws:kms:REGION:ACCOUNT:key/ID
            aws kms list-keys  # キーを一覧表示します。ARN は arn:aws:kms:REGION:ACCOUNT:key/ID の形です
        signing with a KMS key needs the program 'aws', which is not installed
            KMS キーで署名するにはプログラム 'aws' が必要ですが、インストールされていません
        {data}  # installs it
            {}  # インストールします
        AWS KMS did not sign with {}
            AWS KMS は {} で署名できませんでした
        aws kms describe-key --region {data} --key-id {data}  # checks that you may
            aws kms describe-key --region {} --key-id {}  # 権限を確認します
        AWS KMS answered something that is not a signature
            AWS KMS の応答が署名ではありません
        openssl x509 -inform der -in '{data}' -out cert.pem  # converts a DER file
            openssl x509 -inform der -in '{}' -out cert.pem  # DER ファイルを変換します
        openssl ecparam -name secp384r1 -genkey -noout -out {data}  # makes a key
            openssl ecparam -name secp384r1 -genkey -noout -out {}  # キーを作ります
        openssl req -new -x509 -key '{data}' -days 365 -subj /CN=signer -out {data}  # then sign with this certificate
            openssl req -new -x509 -key '{}' -days 365 -subj /CN=signer -out {}  # その後、この証明書で署名します
        {} is damaged: {} at byte {}
            {} が壊れています: {3} バイト目で {2}
        {data} is damaged: its checksum is wrong
            {} が壊れています: チェックサムが違います
        build-enclave --docker-uri IMAGE --output-file app.eif  # makes one
            build-enclave --docker-uri IMAGE --output-file app.eif  # エンクレーブイメージを作成します
        {} is damaged: {}
            {} が壊れています: {}
        an empty file
            空のファイル
        {} is {}, not an enclave image
            {} は {} で、エンクレーブイメージではありません
        build from it: build-enclave --docker-uri docker-archive:{data} --output-file app.eif
            これから作ります: build-enclave --docker-uri docker-archive:{} --output-file app.eif
        {} is not an enclave image: it does not start with '.eif'
            {} はエンクレーブイメージではありません: '.eif' で始まっていません
        {}: {} is not here, so that it was not compared
            {}: {} がここにないので、比べていません
        {} is unchanged
            {} は変わっていません
        {} has changed since
            {} は変わっています
        {} is not on one of the curves P-256, P-384 and P-521
            {} の曲線が P-256、P-384、P-521 のどれでもありません
        {data} is {}, not a certificate
            {} は {} で、証明書ではありません
        {data} is {}, not a private key
            {} は {} で、プライベートキーではありません
        a certificate
            証明書
        a private key
            プライベートキー
        a request for a certificate
            証明書の署名要求 (CSR)
        a public key
            パブリックキー
        {data} is the private key and {} is the certificate: exchange them
            {} はプライベートキー、{} は証明書です。入れ替えてください
        {data} holds no certificate in PEM form
            {} に PEM 形式の証明書がありません
        {data} holds no private key in PEM form without a password
            {} に、パスワードのない PEM 形式のプライベートキーがありません
        the certificate {data} expired on {}
            証明書 {} は、有効期限が {} に切れています
        openssl req -new -x509 -key '{data}' -days 365 -subj /CN=signer -out '{data}'  # makes another one for the same key
            openssl req -new -x509 -key '{}' -days 365 -subj /CN=signer -out '{}'  # 同じキーの証明書を作り直します
        make another one for the same key
            同じキーの証明書を作り直します
        the certificate {data}
            証明書 {}
        the key {}
            キー {}
        the key {} does not belong to the certificate {data}
            キー {} と証明書 {} は対になっていません
        there is no private key
            プライベートキーがありません
        libcrypto could not sign: {}
            libcrypto が署名できませんでした: {}
        the key {} does not belong to the certificate
            キー {} は証明書と対になっていません
        make the certificate for the public key that `aws kms get-public-key` shows
            `aws kms get-public-key` で表示されるパブリックキーの証明書を作ります
        build the image again
            イメージを作り直します
        the archive has no end
            アーカイブの終端がありません
        no cpio header
            cpio のヘッダーではありません
        no hexadecimal number
            16 進数ではありません
        a name of {} bytes
            {} バイトの名前
        an entry that is cut off
            項目が途中で切れています
        a name without its end
            名前の終端がありません
        an unknown file type
            ファイルの種類が分かりません
        the metadata of {data}
            {} のメタデータ
        the signature of {}
            {} の署名
        the header has {} bytes
            ヘッダーは {} バイトです
        {} is cut off: {}, the file has {}
            {} が途中で切れています: {}。ファイルは {} バイトです
        section {} cannot lie at byte {}
            セクション {} は {} バイト目に置けません
        section {} begins at byte {}
            セクション {} が {} バイト目から始まります
        section {} at byte {} has an unknown type
            {2} バイト目のセクション {1} は種類が分かりません
        section {} cannot have {} bytes
            セクション {} は {} バイトにできません
        section {} ends at byte {}
            セクション {} が {} バイト目で終わります
        section {} has {} bytes, the header says {}
            セクション {} は {} バイトですが、ヘッダーでは {} バイトです
        the {} and {} sections overlap at byte {}
            {} と {} のセクションが {} バイト目で重なっています
        {} bytes follow the last section of {}; no register measures them
            {2} の最後のセクションの後に {1} バイトあります。どのレジスタもこれを測定しません
        it has {} {} sections, one is needed
            {2} セクションが {1} 個あります。ちょうど 1 つ必要です
        it has {} {} sections, at most one is allowed
            {2} セクションが {1} 個あります。1 つまでです
        it has no metadata section
            メタデータのセクションがありません
        version {} has no metadata section, here is one
            バージョン {} にメタデータのセクションはないはずですが、あります
        a ramdisk comes before the kernel
            RAM ディスクがカーネルより前にあります
        its signature section has {} bytes, at most {} are allowed
            署名のセクションが {} バイトあります。{} バイトまでです
        the signature section would have {} bytes, at most {} are allowed
            署名のセクションが {} バイトになります。{} バイトまでです
        the signature section is not a list with an entry
            署名のセクションが、項目のあるリストではありません
        the signature section lacks 'signing_certificate' or 'signature'
            署名のセクションに 'signing_certificate' か 'signature' がありません
        its certificate has no P-256, P-384 or P-521 key
            証明書のキーが P-256、P-384、P-521 のどれでもありません
        leave the rest of a certificate chain out of the certificate's file
            証明書のファイルには、チェーンの残りを入れず証明書だけを入れます
        {} would have more than {} sections
            {} のセクションが {} 個を超えます
        , {} bytes in A, {} in B
            、A は {} バイト、B は {} バイト
        differs from byte {} on{}
            {} バイト目以降が違う{}
        ; kernel {} → {}
            。カーネル {} → {}
        other {data}{}
            {} が違う{}
        first layer {}… → {}…
            最初のレイヤー {}… → {}…
        only in A
            A だけ
        only in B
            B だけ
        {} {} only in A
            {} {} は A だけ
        {} {} only in B
            {} {} は B だけ
        {data} is not an in-toto statement with a SLSA provenance predicate
            {} は、SLSA の来歴 (provenance) を述語に持つ in-toto のステートメントではありません
        """#
}
