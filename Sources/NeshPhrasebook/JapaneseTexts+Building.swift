extension JapaneseTexts {
    /// Building images.
    static let building = #"""
        set NITRO_CLI_BLOBS to the directory with {}, cmdline, init and nsm.ko
            NITRO_CLI_BLOBS に、{}、cmdline、init、nsm.ko のあるディレクトリを設定します
        choose the processor that the files are for: --arch x86_64 or --arch aarch64
            ファイルのプロセッサーを選びます: --arch x86_64 または --arch aarch64
        unset NITRO_CLI_BLOBS to build for the local engine only
            ローカルエンジン用に作るなら NITRO_CLI_BLOBS を unset します
        '{}' has {}, which an enclave's ramdisk cannot hold
            '{}' に {} があり、エンクレーブの RAM ディスクには入りません
        Reading {}
            {} を読んでいます
        the image is for {}, the enclave image for {}
            イメージは {} 用、エンクレーブイメージは {} 用です
        fix the image, or build without --strict
            イメージを直すか、--strict なしで作ります
        --strict refuses the image: {}
            --strict によりイメージを拒否しました: {}
        Writing {}
            {} を書いています
        a private key signs only together with its certificate
            プライベートキーは証明書と一緒のときだけ署名に使えます
        a signing certificate needs its private key
            署名証明書にはプライベートキーが必要です
        check it: jq . '{}'
            確かめる: jq . '{}'
        there is no image '{}'
            イメージ '{}' はありません
        docker has no image '{}'
            docker にイメージ '{}' はありません
        an image built from {} needs a plain name, not {}
            {} から作るイメージには、{} ではなく普通の名前が必要です
        Building {} from {}
            {2} から {1} を作っています
        a root file system does not say what to run
            ルートファイルシステムに、実行するものの指定がありません
        the image has neither CMD nor ENTRYPOINT, so nothing would run
            イメージに CMD も ENTRYPOINT もないので、何も実行されません
        add CMD to its Dockerfile
            Dockerfile に CMD を加えます
        give one with --cmd
            --cmd で指定します
        a word of the command has a line break, at which the enclave's init splits it
            コマンドの語に改行があり、エンクレーブの init はそこで分けます
        CMD {} hides ENTRYPOINT {}, as with nitro-cli; --entrypoint docker runs both
            CMD {} が ENTRYPOINT {} を隠します (nitro-cli と同じ)。--entrypoint docker なら両方を使います
        the variable SOURCE_DATE_EPOCH is '{}', not seconds since 1970 (0 to {})
            変数 SOURCE_DATE_EPOCH が '{}' で、1970 年からの秒数 (0〜{}) ではありません
        the archive
            アーカイブ
        install it: apt-get install {}
            インストールします: apt-get install {}
        or pack it with gzip
            または gzip で圧縮します
        '{}' is there, but line {} of {} leaves it out
            '{1}' はありますが、{3} の {2} 行目が除外しています
        take the line out, or add below it: !{}
            その行を削除するか、下に加えます: !{}
        the directory '{}' would replace a file of the image
            ディレクトリ '{}' がイメージのファイルを置き換えてしまいます
        '{}' would replace a directory of the image
            '{}' がイメージのディレクトリを置き換えてしまいます
        '{}' is neither a file nor a directory nor a link
            '{}' はファイルでもディレクトリでもリンクでもありません
        leave it out by a line of .dockerignore, such as root/dev/*: an enclave has devices of its own
            root/dev/* のような .dockerignore の行で除きます。デバイスはエンクレーブ自身のものがあります
        '{}' is a link that leads out of {}: '{}' is not in it
            '{1}' は {2} の外へのリンクです: '{3}' はその中にありません
        copy the file itself into the directory
            ファイル自体をディレクトリにコピーします
        '{}' is a circle of links
            '{}' はリンクの循環です
        there is no '{}' in {}
            {2} に '{1}' はありません
        this is not a text in UTF-8
            UTF-8 の文字列ではありません
        No ARG of {} takes the build argument {}
            {} のどの ARG もビルド引数 {} を受け取りません
        there is no file {}
            ファイル {} はありません
        name the Dockerfile: --docker-file FILE; or its directory: --docker-dir DIR
            Dockerfile を指定します: --docker-file FILE、またはその場所: --docker-dir DIR
        --docker-file '{}/{}', if that is what is meant
            それのことなら --docker-file '{}/{}'
        {} has {}
            {} には {} があります
        the base image '{}'
            ベースイメージ '{}'
        the stage {}
            ステージ {}
        the image '{}'
            イメージ '{}'
        the image {}
            イメージ {}
        unknown instruction {}
            不明な命令 {}
        the instructions are {}
            命令は {}
        SHELL needs a JSON list
            SHELL には JSON のリストが必要です
        ONBUILD {} is not allowed
            ONBUILD {} は使えません
        '{}' is not a port
            '{}' はポートではありません
        WORKDIR needs a directory
            WORKDIR にはディレクトリが必要です
        fetching {}
            {} を取得しています
        install one of them and build again
            どれかをインストールして、もう一度ビルドします
        or elsewhere: docker build -t app . && docker save app -o app.tar
            または別のところで: docker build -t app . && docker save app -o app.tar
        write names with blanks as a list: {}
            空白を含む名前はリストで書きます: {}
        there is no FROM
            FROM がありません
        the text <<{} has no end: no line is {}
            文字列 <<{} に終わりがありません: {} だけの行が必要です
        FROM takes one image, and AS with a name for the stage
            FROM に書けるのは、1 つのイメージと、AS に続くステージの名前です
        FROM {} names no image: its variable is empty
            FROM {} がイメージを表していません。変数が空です
        give it a value before FROM: ARG NAME=VALUE
            FROM の前に値を与えます: ARG NAME=VALUE
        no enclave runs on the platform '{}'
            プラットフォーム '{}' で動くエンクレーブはありません
        --platform=linux/amd64 or --platform=linux/arm64
            --platform=linux/amd64 または --platform=linux/arm64
        the stage '{}' begins only in line {}
            ステージ '{}' が始まるのは {} 行目です
        there is no stage {} before this one, they count from 0
            これより前にステージ {} はありません。0 から数えます
        there is no stage '{}'
            ステージ '{}' はありません
        name one: FROM IMAGE AS NAME
            名前を付けます: FROM IMAGE AS NAME
        the stages are {}
            ステージは {}
        write it as --chmod=755 or --chmod=u=rwX,go=rX
            --chmod=755 または --chmod=u=rwX,go=rX と書きます
        --chmod={} is not a mode
            --chmod={} はモードではありません
        --{} is true or false, not '{}'
            --{} に使えるのは true か false です。'{}' は使えません
        --{} needs a value: --{}=…
            --{} には値が必要です: --{}=…
        HEALTHCHECK CMD needs a command
            HEALTHCHECK CMD にはコマンドが必要です
        --{}={} is not a number or time such as 30s
            --{}={} は数でも 30s のような時間でもありません
        '{}' is a name of {} bytes, Linux takes 255
            '{}' は {} バイトの名前です。Linux では 255 までです
        give its number instead of its name
            名前の代わりに番号を指定します
        get or build the image again
            イメージをもう一度取得するか作ります
        the signature of {} does not hold: {}
            {} の署名が正しくありません: {}
        the signing certificate of {} expired on {}
            {} の署名証明書の有効期限は {} に切れました
        the {} of {} is damaged: {}
            {2} の{1}が壊れています: {3}
        an EIF header has {} bytes, here are {}
            EIF のヘッダーは {} バイトですが、{} バイトしかありません
        an EIF starts with '.eif'
            EIF は '.eif' で始まります
        EIF version {} is not known, 2 to 4 are
            EIF のバージョン {} は分かりません。2 から 4 が使えます
        an EIF has 2 to {} sections, not {}
            EIF のセクションは 2〜{} 個ですが、{} 個あります
        a directory
            ディレクトリ
        not a regular file
            普通のファイルではありません
        the signature of {} has {} bytes, its header still says {}: sign-eif rewrites the header
            {} の署名は {} バイトですが、ヘッダーでは {} です。sign-eif がヘッダーを書き直します
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
        '{}' names no file to write
            '{}' は書き込むファイルを表していません
        cannot write {}: it is {}
            {} に書き込めません: {}です
        cannot write {}
            {} に書き込めません
        choose another name, or chmod u+w '{}'
            別の名前を選ぶか、chmod u+w '{}' を実行します
        cannot write {}: {}: {}
            {} に書き込めません: {}: {}
        choose a directory that you may write to
            書き込めるディレクトリを選びます
        the file
            ファイル
        make room (df -h shows where it is short) or choose another place for the file
            容量を空けるか (df -h で確認できます)、別の場所を選びます
        the file system or `ulimit -f` allows no larger file
            ファイルシステムか `ulimit -f` が、これより大きいファイルを許可しません
        cannot write {}: {}
            {} に書き込めません: {}
        standard output
            標準出力
        the disk of {}
            {} のディスク
        make room or choose another place with --output-file
            容量を空けるか、--output-file で別の場所を選びます
        check the path: where it does not begin with /, it is taken from the current directory
            パスを確認します。/ で始まらないものは現在のディレクトリからです
        cannot open {}: {}
            {} を開けません: {}
        it is cut off or was changed while it was read: get it again
            途中で切れているか、読んでいる間に変更されました。もう一度取得します
        no scratch file in {}: {}
            {} に一時ファイルを作れません: {}
        set TMPDIR to a directory on a disk with room
            空きのあるディスクのディレクトリを TMPDIR に設定します
        the scratch file in {}
            {} の一時ファイル
        there is no room for a file of {} bytes
            {} バイトのファイルを置く空きがありません
        cannot read {}
            {} を読めません
        !ls -l '{}' shows who may read it
            だれが読めるかは !ls -l '{}' で見られます
        run as a user who may read all of it
            すべてを読めるユーザーで実行します
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
        get or save the image again
            イメージをもう一度取得するか保存します
        convert it: skopeo copy --dest-compress-format gzip SOURCE oci-archive:image.tar
            変換します: skopeo copy --dest-compress-format gzip SOURCE oci-archive:image.tar
        there is one for {}
            {} 用のものがあります
        choose another with --platform or --arch
            --platform か --arch で別のものを選びます
        an OCI artifact
            OCI アーティファクト
        a Helm chart
            Helm チャート
        a WebAssembly module
            WebAssembly モジュール
        a signature
            署名
        an attestation
            アテステーション
        a list of contents (SBOM)
            内容の一覧 (SBOM)
        a Docker plugin
            Docker プラグイン
        a build cache
            ビルドキャッシュ
        write one: skopeo copy docker-daemon:IMAGE oci:{}
            書き出します: skopeo copy docker-daemon:IMAGE oci:{}
        append its name to the source: :{}
            ソースに名前を付け加えます: :{}
        name a container image, such as docker-archive:image.tar
            docker-archive:image.tar のように、コンテナイメージを指定します
        """#
}
