extension JapaneseTexts {
    /// Building images.
    static let building2 = #"""
        make room (df -h shows where it is short)
            容量を空けます (df -h で確認できます)
        '{}' is not an ARN of a KMS key
            '{}' は KMS キーの ARN ではありません
        it looks like arn:aws:kms:REGION:ACCOUNT:key/ID: aws kms list-keys
            arn:aws:kms:REGION:ACCOUNT:key/ID の形です: aws kms list-keys
        signing with a KMS key needs the program 'aws', which is not installed
            KMS キーで署名するにはプログラム 'aws' が必要ですが、インストールされていません
        install it: apt-get install awscli
            インストールします: apt-get install awscli
        AWS KMS did not sign with {}
            AWS KMS が {} で署名しませんでした
        check that you may: aws kms describe-key --region {} --key-id {}
            権限を確認します: aws kms describe-key --region {} --key-id {}
        AWS KMS answered something that is not a signature
            AWS KMS の応答が署名ではありません
        convert a DER file: openssl x509 -inform der -in '{}' -out cert.pem
            DER ファイルを変換します: openssl x509 -inform der -in '{}' -out cert.pem
        make one: openssl ecparam -name secp384r1 -genkey -noout -out key.pem
            作ります: openssl ecparam -name secp384r1 -genkey -noout -out key.pem
        for the files of a root file system use rootfs:DIR
            ルートファイルシステムのファイルには rootfs:DIR を使います
        the image's name is empty
            イメージの名前が空です
        the image's name '{}' has a control character
            イメージの名前 '{}' に制御文字があります
        '{}' names no file
            '{}' はファイルを表していません
        write it as {}PATH
            {}PATH と書きます
        '{}' ends in a colon
            '{}' がコロンで終わっています
        '{}' names no directory
            '{}' はディレクトリを表していません
        write it as rootfs:DIRECTORY
            rootfs:DIRECTORY と書きます
        '{}' is not an image of a registry
            '{}' はレジストリのイメージではありません
        write it as docker://NAME
            docker://NAME と書きます
        images of the kind '{}:' are not read
            '{}:' の種類のイメージは読めません
        copy it first: skopeo copy {} oci-archive:image.tar
            先にコピーします: skopeo copy {} oci-archive:image.tar
        '{}' names no image
            '{}' はイメージを表していません
        the socket {} is left out
            ソケット {} は省かれます
        save one: docker save IMAGE -o {}
            保存します: docker save IMAGE -o {}
        for a plain root file system use rootfs:DIR
            普通のルートファイルシステムには rootfs:DIR を使います
        save the image again
            イメージを保存し直します
        WORKDIR {} is not honoured: an enclave's application starts in /{}
            WORKDIR {} は使われません。エンクレーブのアプリケーションは /{} で起動します
        USER {} is not honoured: an enclave's application runs as root
            USER {} は使われません。エンクレーブのアプリケーションは root で動きます
        HEALTHCHECK is not honoured: nothing looks after an enclave's application but itself
            HEALTHCHECK は使われません。エンクレーブのアプリケーションを監視するものはありません
        the loader {}
            ローダー {}
        the #! line of {} ends in a carriage return, as files from Windows do, so its interpreter {} is not found or misled; save it with plain line ends: sed -i 's/\r$//' FILE
            {1} の #! の行が Windows のファイルのように復帰文字で終わっているため、インタープリター {2} が見つからないか、誤動作します。普通の改行で保存します: sed -i 's/\r$//' FILE
        its interpreter {}
            そのインタープリター {}
        the command is empty, so the enclave's init runs sh instead
            コマンドが空なので、エンクレーブの init は代わりに sh を実行します
        the command's first word is empty, so the enclave ends at once
            コマンドの最初の語が空なので、エンクレーブはすぐに終了します
        '{}' is not found: an enclave's init looks in {}, not in the image's PATH; write the full path, {}/{}
            '{}' が見つかりません。エンクレーブの init はイメージの PATH ではなく {} を探します。完全なパス {}/{} を書きます
        '{}' is not found: it is in none of {}, where an enclave's init looks
            '{}' が見つかりません。エンクレーブの init が探す {} のどれにもありません
        there is no image named '{}' in the store
            ストアに '{}' という名前のイメージはありません
        delete the store and build the images again: rm -r '{}'
            ストアを削除し、イメージを作り直します: rm -r '{}'
        set XDG_DATA_HOME to a directory that you may write to
            書き込めるディレクトリを XDG_DATA_HOME に設定します
        the image store {}
            イメージストア {}
        Pulling {} with {}
            {2} で {1} を取得しています
        check the name, and try it: {} pull {}
            名前を確認し、試します: {} pull {}
        Building {} with {}
            {2} で {1} を作っています
        try it: {} build {}
            試します: {} build {}
        Reading {} from {}
            {2} から {1} を読んでいます
        Reading {} from buildah
            buildah から {} を読んでいます
        docker is not installed
            docker がインストールされていません
        Building {} with buildah
            buildah で {} を作っています
        buildah could not build {}
            buildah が {} を作れませんでした
        try it: buildah build {}
            試します: buildah build {}
        Getting {} with skopeo
            skopeo で {} を取得しています
        the container tool '{}' is not installed
            コンテナツール '{}' がインストールされていません
        choose another: option container-tool podman
            別のものを選びます: option container-tool podman
        the container tool '{}' does not work here
            コンテナツール '{}' はここでは使えません
        install one of them
            どれかをインストールします
        start its daemon: sudo systemctl start docker
            デーモンを起動します: sudo systemctl start docker
        the image '{}' is not in nesh's store, and nothing is here that could get it
            イメージ '{}' は nesh のストアになく、取得するツールもありません
        install podman or skopeo: apt-get install skopeo
            podman か skopeo をインストールします: apt-get install skopeo
        or take a saved image: --docker-uri docker-archive:FILE.tar
            または保存されたイメージを使います: --docker-uri docker-archive:FILE.tar
        build it: --docker-uri {} --docker-dir {}
            作ります: --docker-uri {} --docker-dir {}
        or build it: --docker-uri {} --docker-dir DIRECTORY
            または作成します: --docker-uri {} --docker-dir DIRECTORY
        {} has no {}, which every enclave needs
            {1} に、どのエンクレーブにも必要な {2} がありません
        {} is not JSON: {}
            {} は JSON ではありません: {}
        {} changed while the image was built: it had {} bytes, now {}
            イメージを作っている間に {} が変わりました: {} バイトが {} バイトに
        build again when nothing writes there
            だれも書き込んでいないときに、もう一度作ります
        {} is an image for {}, an enclave runs Linux
            {} は {} 用のイメージです。エンクレーブで動くのは Linux です
        {} is an image for {}, an enclave runs on x86_64 or aarch64
            {} は {} 用のイメージです。エンクレーブは x86_64 か aarch64 で動きます
        {} is damaged: {} at byte {}
            {} が壊れています: {3} バイト目で {2}
        {} is packed by {}, and the program {} is not installed
            {} は {} で圧縮されていて、プログラム {} がインストールされていません
        {} is damaged
            {} が壊れています
        {} finds no '{}' in {}
            {3} に、{1} の '{2}' がありません
        compile {} first; for the lessons' application, tutorial app makes a folder with the program
            先に {} をコンパイルします。レッスンのアプリケーションなら、tutorial app がプログラム入りのフォルダーを作ります
        {} needs an argument
            {} には引数が必要です
        {} has no Dockerfile
            {} に Dockerfile がありません
        {} is not in nesh's store, and no container tool is here that would get it
            {} は nesh のストアになく、取得できるコンテナツールもありません
        {} has no flag --{}
            {} にフラグ --{} はありません
        {} needs a source and a target
            {} には元と行き先が必要です
        {} needs a container tool such as docker, podman or buildah
            {} には docker、podman、buildah などのコンテナツールが必要です
        {} comes before FROM
            {} が FROM より前にあります
        {} is not set
            {} は設定されていません
        {} changed while it was copied
            コピーしている間に {} が変わりました
        build again
            もう一度作ります
        {} is damaged: its checksum is wrong
            {} が壊れています: チェックサムが違います
        {} is {}, an enclave image is a file
            {} は{}です。エンクレーブイメージはファイルです
        build-enclave makes one: build-enclave --docker-uri IMAGE --output-file app.eif
            build-enclave で作ります: build-enclave --docker-uri IMAGE --output-file app.eif
        {} is damaged: {}
            {} が壊れています: {}
        {} is {}, not an enclave image
            {} は{}で、エンクレーブイメージではありません
        build from it: build-enclave --docker-uri docker-archive:{} --output-file app.eif
            これから作ります: build-enclave --docker-uri docker-archive:{} --output-file app.eif
        {} is not an enclave image: it does not start with '.eif'
            {} はエンクレーブイメージではありません: '.eif' で始まっていません
        {} is a directory, a file is expected
            {} はディレクトリです。ファイルが必要です
        {} is not a regular file
            {} は通常のファイルではありません
        {} has {} MiB free, {} MiB are needed
            {} の空きは {} MiB ですが、{} MiB 必要です
        {} is not a directory
            {} はディレクトリではありません
        {}: {} is not here, so that it was not compared
            {}: {} がここにないので、比べませんでした
        {} is unchanged
            {} は変わっていません
        {} has changed since
            {} が変わりました
        {} holds {} images, say which one
            {} に {} 個のイメージがあります。どれかを指定してください
        {} holds no image named '{}'
            {} に '{}' という名前のイメージはありません
        {} has no image for linux/{}
            {} に linux/{} 用のイメージはありません
        {} is not an OCI layout: it has no index.json
            {} は OCI レイアウトではありません: index.json がありません
        {} holds no image
            {} にイメージがありません
        {} is not on one of the curves P-256, P-384 and P-521
            {} は曲線 P-256、P-384、P-521 のどれでもありません
        {} is {}, not a certificate
            {} は{}で、証明書ではありません
        {} is {}, not a private key
            {} は{}で、プライベートキーではありません
        a certificate
            証明書
        a private key
            プライベートキー
        a request for a certificate
            証明書の署名要求 (CSR)
        a public key
            パブリックキー
        {} is the private key and {} is the certificate: exchange them
            {} はプライベートキー、{} は証明書です。入れ替えてください
        openssl req -new -x509 -key '{}' -days 365 -subj /CN=signer -out cert.pem makes one for it
            その証明書を作るには: openssl req -new -x509 -key '{}' -days 365 -subj /CN=signer -out cert.pem
        {} holds no certificate in PEM form
            {} に PEM 形式の証明書がありません
        {} holds no private key in PEM form without a password
            {} に、パスワードのない PEM 形式のプライベートキーがありません
        {} is not a saved container image: it has neither manifest.json nor index.json
            {} は保存されたコンテナイメージではありません: manifest.json も index.json もありません
        {} is not executable, its mode is 0{}; COPY --chmod=755 or RUN chmod +x fixes that
            {} は実行できません (モード 0{})。COPY --chmod=755 か RUN chmod +x で直せます
        {} is empty
            {} が空です
        {} is a damaged program, or a library
            {} は壊れたプログラムかライブラリです
        {} is a program for {}, the enclave is for {}
            {} は {} 用のプログラムです。エンクレーブは {} 用です
        {} does not start: {}
            {} は起動しません: {}
        {} needs the loader {}, which is not in the image; link it statically, or copy the loader and its libraries too
            {} に必要なローダー {} がイメージにありません。静的にリンクするか、ローダーとライブラリもコピーします
        {} does not start: its interpreter {} is below {}, on which the enclave's init mounts another file system
            {} は起動しません: インタープリター {} が {} の下にあり、エンクレーブの init はそこに別のファイルシステムをマウントします
        {} does not start: its interpreter {} is not in the image
            {} は起動しません: インタープリター {} がイメージにありません
        {} is not a program
            {} はプログラムではありません
        {} is neither a program nor a script
            {} はプログラムでもスクリプトでもありません
        {} is a directory, so the enclave ends at once
            {} はディレクトリなので、エンクレーブはすぐに終了します
        {} is not there once the enclave runs: its init mounts another file system on {}; keep it in another directory
            エンクレーブが動くと {} はなくなります。init が {} に別のファイルシステムをマウントするからです。別のディレクトリに置きます
        {} is not found: an enclave starts in /, not in WORKDIR; write {}
            {} が見つかりません。エンクレーブのプログラムは WORKDIR ではなく / で起動します。{} と書きます
        {} is not in the image, so the enclave ends at once
            {} がイメージにないので、エンクレーブはすぐに終了します
        {} could not pull {}
            {} が {} を取得できませんでした
        {} could not build {}
            {} が {} を作れませんでした
        {} could not hand over the image: {}
            {} がイメージを渡せませんでした: {}
        use docker's group, or root: sudo usermod -aG docker $USER, then log in again
            docker のグループか root を使います: sudo usermod -aG docker $USER の後、ログインし直します
        the certificate {} expired on {}
            証明書 {} の有効期限は {} に切れました
        make another with the same key: openssl req -new -x509 -key KEY -days 365 -out '{}'
            同じキーで作り直します: openssl req -new -x509 -key KEY -days 365 -out '{}'
        the certificate {}
            証明書 {}
        the key {}
            キー {}
        make a key: openssl ecparam -name secp384r1 -genkey -noout -out key.pem
            キーを作ります: openssl ecparam -name secp384r1 -genkey -noout -out key.pem
        the key {} does not belong to the certificate {}
            キー {} と証明書 {} は対になっていません
        there is no private key
            プライベートキーがありません
        libcrypto could not sign: {}
            libcrypto が署名できませんでした: {}
        the key {} does not belong to the certificate
            キー {} は証明書と対になっていません
        make the certificate for the public key that `aws kms get-public-key` shows
            `aws kms get-public-key` が示すパブリックキーの証明書を作ります
        build the image again
            イメージを作り直します
        add --cmd PROGRAM
            --cmd PROGRAM を付けます
        add --private-key FILE
            --private-key FILE を付けます
        add --signing-certificate FILE
            --signing-certificate FILE を付けます
        """#
}
