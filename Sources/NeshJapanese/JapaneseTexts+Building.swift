extension JapaneseTexts {
    /// Building images: requests, Dockerfiles.
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
            {} に書き込んでいます
        a private key signs only together with its certificate
            プライベートキーは証明書と一緒のときだけ署名に使えます
        a signing certificate needs its private key
            署名証明書にはプライベートキーが必要です
        check it: jq . '{}'
            確認します: jq . '{}'
        there is no image '{}'
            イメージ '{}' はありません
        an image built from {data} needs a plain name, not {}
            {} から作るイメージには、{} ではなく普通の名前が必要です
        Building {} from {data}
            {2} から {1} を作っています
        a root file system does not say what to run
            ルートファイルシステムに、実行するものの指定がありません
        CMD {} hides ENTRYPOINT {}, as with nitro-cli; --entrypoint docker runs both
            CMD {} が ENTRYPOINT {} を隠します (nitro-cli と同じ)。--entrypoint docker なら両方を使います
        the variable SOURCE_DATE_EPOCH is '{}', not seconds since 1970 (0 to {})
            環境変数 SOURCE_DATE_EPOCH の '{}' は、1970 年からの秒数 (0〜{}) ではありません
        pack it with gzip
            gzip で圧縮します
        '{}' is there, but line {} of {} leaves it out
            '{1}' はありますが、{3} の {2} 行目が除外しています
        take the line out, or add below it: !{data}
            その行を削除するか、下に加えます: !{}
        the directory '{}' would replace a file of the image
            ディレクトリ '{}' がイメージのファイルを置き換えてしまいます
        '{}' would replace a directory of the image
            '{}' がイメージのディレクトリを置き換えてしまいます
        '{}' is neither a file nor a directory nor a link
            '{}' はファイルでもディレクトリでもリンクでもありません
        leave it out by a line of .dockerignore, such as root/dev/*: an enclave has devices of its own
            root/dev/* のような .dockerignore の行で除外します。エンクレーブには独自のデバイスがあります
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
        No ARG of {data} takes the build argument {}
            {} のどの ARG もビルド引数 {} を受け取りません
        there is no file {data}
            ファイル {} はありません
        name the Dockerfile: --docker-file FILE; or its directory: --docker-dir DIR
            Dockerfile を指定します: --docker-file FILE、またはその場所: --docker-dir DIR
        --docker-file '{data}/{data}', if that is what is meant
            このファイルのことなら --docker-file '{}/{}'
        {data} has {}
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
            使える命令: {}
        SHELL needs a JSON list
            SHELL には JSON のリストが必要です
        ONBUILD {} is not allowed
            ONBUILD {} は使えません
        WORKDIR needs a directory
            WORKDIR にはディレクトリが必要です
        fetching {}
            {} を取得しています
        install one of them and build again
            どれかをインストールして、もう一度作成します
        docker build -t app . && docker save app -o app.tar  # on another machine
            docker build -t app . && docker save app -o app.tar  # 別のマシンで実行します
        write names with blanks as a list: {}
            空白を含む名前はリストで書きます: {}
        there is no FROM
            FROM がありません
        the text <<{} has no end: no line is {}
            文字列 <<{} が終わっていません: {} だけの行が必要です
        FROM takes one image, and AS with a name for the stage
            FROM に書けるのは、1 つのイメージと、AS に続くステージの名前です
        FROM {} names no image: its variable is empty
            FROM {} にイメージ名がありません。変数が空です
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
            使えるステージ: {}
        write it as --chmod=755 or --chmod=u=rwX,go=rX
            --chmod=755 または --chmod=u=rwX,go=rX と書きます
        --chmod={data} is not a mode
            --chmod={} はモードではありません
        --{} is true or false, not '{}'
            --{} に使えるのは true か false です。'{}' は使えません
        --{} needs a value: --{}=…
            --{} には値が必要です: --{}=…
        HEALTHCHECK CMD needs a command
            HEALTHCHECK CMD にはコマンドが必要です
        --{}={data} is not a number or time such as 30s
            --{}={} は数でも 30s のような時間でもありません
        '{}' is a name of {} bytes, Linux takes 255
            '{}' は {} バイトの名前です。Linux では 255 までです
        give its number instead of its name
            名前の代わりに番号を指定します
        {data} has no {}, which every enclave needs
            {1} に、どのエンクレーブにも必要な {2} がありません
        {data} is not JSON: {}
            {} は JSON ではありません: {}
        {} changed while the image was built: it had {} bytes, now {}
            イメージを作っている間に {} が変わりました: {} バイトが {} バイトに
        build again when nothing writes there
            書き込みが終わってから、もう一度作ります
        {} is an image for {}, an enclave runs Linux
            {} は {} 用のイメージです。エンクレーブで動くのは Linux です
        {} is an image for {}, an enclave runs on x86_64 or aarch64
            {} は {} 用のイメージです。エンクレーブは x86_64 か aarch64 で動きます
        {} is packed by {}, and the program {} is not installed
            {} は {} で圧縮されていて、プログラム {} がインストールされていません
        {} is damaged
            {} が壊れています
        {} finds no '{}' in {}
            {3} に、{1} の '{2}' がありません
        compile {} first; for the lessons' application, tutorial app makes a folder with the program
            先に {} をコンパイルします。レッスンのアプリケーションなら、tutorial app がプログラム入りのディレクトリを作ります
        {} needs an argument
            {} には引数が必要です
        {data} has no Dockerfile
            {} に Dockerfile がありません
        {} is not in nesh's store, and no container tool is here that would get it
            {} は nesh のストアになく、取得できるコンテナツールもありません
        {} has no flag --{data}
            {} にフラグ --{} はありません
        {} needs a source and a target
            {} にはコピー元とコピー先が必要です
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
        add --cmd PROGRAM
            --cmd PROGRAM を付けます
        add --private-key FILE
            --private-key FILE を付けます
        add --signing-certificate FILE
            --signing-certificate FILE を付けます
        the time {} seconds after 1970
            1970 年から {} 秒後の時刻
        a path of {} bytes
            {} バイトのパス
        {} bytes
            {} バイト
        '{}' in {} has {}
            {2} の '{1}' に問題があります: {3}
        the target /{} has {}
            コピー先 /{} に問題があります: {}
        '..' in its path
            パスに '..' があります
        a hard link to '{}', which is not there
            ハードリンク先の '{}' がありません
        ARG needs a name before '='
            ARG の '=' の前に名前が必要です
        {} of {} sources needs a target that ends in '/'
            {2} 個のファイルの {1} では、コピー先が '/' で終わる必要があります
        , did you mean '{}'
            。'{}' のことですか
        , did you mean {}
            。{} のことですか
        , did you mean --{}
            。--{} のことですか
        the escape character is '{}', it may be \ or `
            エスケープ文字に '{}' は使えません。\ か ` を使います
        the base's ONBUILD {data}: {}
            ベースイメージの ONBUILD {}: {}
        the base's ONBUILD:
            ベースイメージの ONBUILD:
        docker save {data} -o base.tar, then docker-archive:base.tar in its place
            docker save {} -o base.tar を実行し、代わりに docker-archive:base.tar を指定します
        RUN starts a program in the image, which
            RUN はイメージの中のプログラムを起動します。これ
        this has more than {} stages
            ステージが {} 個を超えています
        a value grows beyond 1 MiB
            値が 1 MiB を超えます
        a quote without its end
            引用符が閉じられていません
        '${' without '}'
            '${' に '}' がありません
        '${' without a name
            '${' に名前がありません
        this form of ${{}…} is not known
            ${{}…} のこの形は使えません
        HEALTHCHECK is followed by CMD or NONE, not by '{}'
            HEALTHCHECK の後は '{}' ではなく CMD か NONE です
        '{}' has a name that in a layer takes files away
            '{}' は、レイヤーではファイルの削除を表す名前です
        call it otherwise: names that begin with .wh. mark what is deleted
            .wh. で始まる名前は削除の印なので、別の名前にします
        '{}' lies too deep: its path has {} bytes
            '{}' は深すぎます。パスが {} バイトあります
        the image has no /{data}, which would know the {} '{}'
            イメージに /{} がないので、{} '{}' を調べられません
        the image's /{data} is too large to be read
            イメージの /{} は大きすぎて読めません
        the image's /{data} has no {} '{}'
            イメージの /{} に {} '{}' がありません
        the image's /{data} gives '{}' no number
            イメージの /{} に '{}' の番号がありません
        {} is listed without a digest
            {} にダイジェストがありません
        a text of more than {} bytes, or a pattern of more than 256, is not cut
            {} バイトを超える文字列や、256 バイトを超えるパターンは処理できません
        {data}: {}; the last value counts
            {}: {}。最後の値が有効です
        """#
}
