extension JapaneseTexts {
    /// The verbs about images.
    static let images = #"""
        The container image: a name, docker-archive:FILE, oci:DIR or rootfs:DIR
            コンテナイメージ: 名前、docker-archive:FILE、oci:DIR、rootfs:DIR
        Build that image first, from this directory's Dockerfile
            先に、このディレクトリの Dockerfile からそのイメージを作る
        With --docker-dir: the file to build from. Default: its Dockerfile
            --docker-dir と一緒に: 使うファイル。省略時: その Dockerfile
        With --docker-dir: build up to this stage. Default: the last one
            --docker-dir と一緒に: このステージまで作る。省略時: 最後のステージ
        With --docker-dir: a value for an ARG of the Dockerfile
            --docker-dir と一緒に: Dockerfile の ARG の値
        Where the enclave image goes; - is standard output
            エンクレーブイメージの書き込み先。- は標準出力
        Sign it: the certificate, PEM
            署名する: 証明書 (PEM)
        Sign it: the private key, PEM, or the ARN of a KMS key
            署名する: プライベートキー (PEM)、または KMS キーの ARN
        The image's name in its metadata
            メタデータに入るイメージの名前
        The image's version in its metadata
            メタデータに入るイメージのバージョン
        Your own metadata, a JSON file of at most 4096 bytes
            独自のメタデータ。4096 バイトまでの JSON ファイル
        For this processor. Default: this machine's
            このプロセッサー用に作る。省略時: このマシンのもの
        Take the container image for this processor. Default: this machine's
            このプロセッサー用のコンテナイメージを使う。省略時: このマシンのもの
        nitro: CMD hides ENTRYPOINT, as in nitro-cli; docker: both
            nitro: nitro-cli と同じく CMD が ENTRYPOINT を隠す。docker: 両方
        For rootfs: what runs, split at blanks
            rootfs 用: 実行するもの。空白で分ける
        For rootfs: a variable
            rootfs 用: 環境変数
        For rootfs: keep the files' owners instead of 0:0
            rootfs 用: 所有者を 0:0 にせず、そのままにする
        Refuse an image that this command would warn about
            このコマンドが警告するイメージを拒否する
        build the container image, then the enclave image with PCR0, PCR1 and PCR2
            コンテナイメージを作り、PCR0、PCR1、PCR2 のあるエンクレーブイメージにする
        from the image as it is here already
            すでにあるイメージから
        an image is not shown on a terminal
            イメージは端末に表示しません
        no Nitro kernel is installed: the image is for the local engine, but its PCR2 is the real one
            Nitro のカーネルがありません。イメージはローカルエンジン用ですが、PCR2 は本物です
        there is no current image and --eif-path is missing
            現在のイメージがなく、--eif-path もありません
        Measuring {}
            {} を測定しています
        Same as --eif-path
            --eif-path と同じ
        Show instead how this other image differs, down to the files
            代わりに、別のイメージとの違いをファイルまで表示する
        its PCRs, and whether its checksum holds
            その PCR と、チェックサムが正しいか
        why the PCRs of two images differ
            2 つのイメージの PCR が違う理由
        extract writes kernel, cmdline, metadata.json, ramdisk-1.cpio, ramdisk-2.cpio, and of a signed image signature.cbor and certificate.pem. What is in the ramdisks stays in them: no name or device from an image is made on this machine.
            extract は kernel、cmdline、metadata.json、ramdisk-1.cpio、ramdisk-2.cpio を書き、署名されたイメージでは signature.cbor と certificate.pem も書きます。RAM ディスクの中身は取り出しません。イメージの中の名前やデバイスがこのマシンに作られることはありません。
        every file with mode, owner, size and time
            各ファイルのモード、所有者、サイズ、時刻
        kernel, command line and ramdisks as files in parts/
            カーネル、コマンドライン、RAM ディスクを parts/ のファイルに
        the directory for the sections is missing
            セクションを書くディレクトリがありません
        no files
            ファイルなし
        more files differ than the {} shown
            表示した {} 個より多くのファイルが違います
        same measurements
            測定値は同じです
        different measurements
            測定値が違います
        list, or remove; list without it
            list または remove。省略時: list
        Which images to remove
            削除するイメージ
        name, ID and size of each
            それぞれの名前、ID、サイズ
        free its space
            容量を空ける
        the name of the image to remove is missing
            削除するイメージの名前がありません
        Removed {}.
            {} を削除しました。
        no images: build-enclave --docker-dir makes one
            イメージはありません。build-enclave --docker-dir で作ります
        Only these registers. Default: all known ones
            これらのレジスタだけ。省略時: 分かっているものすべて
        Also PCR4: only enclaves of this EC2 instance
            PCR4 も: この EC2 インスタンスのエンクレーブだけ
        Also PCR3: only enclaves on instances with this IAM role
            PCR3 も: この IAM ロールを持つインスタンスのエンクレーブだけ
        Put it into the statement of an AWS KMS key's policy that allows kms:Decrypt: the key then answers only an enclave that attests these measurements. PCR8 alone allows every image signed with the same certificate. An enclave in debug mode attests zeros for each of them and fulfils none of it. That does not hold for PCR3 (the instance's role) and PCR4 (its ID): a policy on those alone lets a debug enclave in. ImageSha384 is an older name for PCR0.
            AWS KMS のキーポリシーで kms:Decrypt を許可するステートメントに入れます。キーは、この測定値を証明するエンクレーブにだけ応答します。PCR8 だけなら、同じ証明書で署名されたすべてのイメージが許可されます。デバッグモードのエンクレーブでは測定値がゼロになり、条件を満たしません。ただし PCR3 (インスタンスのロール) と PCR4 (インスタンスの ID) は変わらないので、これらだけのポリシーはデバッグモードのエンクレーブも受け入れます。ImageSha384 は PCR0 の古い名前です。
        PCR0, PCR1 and PCR2 as a condition
            PCR0、PCR1、PCR2 を条件に
        PCR0 alone; 8 is for any image that was signed with the same certificate
            PCR0 だけ。8 なら同じ証明書で署名されたどのイメージでも
        this image, and only on instances with that role
            このイメージで、そのロールを持つインスタンスだけ
        PCR{} is not the image's: {} gives it
            PCR{} はイメージのものではありません。{} で指定します
        PCR3 and PCR4 alone are met by debug enclaves, and by any program: name PCR0 or PCR8 as well
            PCR3 と PCR4 だけでは、デバッグモードのエンクレーブもどのプログラムも条件を満たします。PCR0 か PCR8 も指定してください
        Any file, measured as it is
            任意のファイルを、そのまま測定する
        A certificate, PEM: what PCR8 will be
            証明書 (PEM): PCR8 になる値
        An EC2 instance's id: what PCR4 is in its enclaves
            EC2 インスタンスの ID: そのエンクレーブの PCR4 になる値
        The ARN of an instance's IAM role: what PCR3 is in its enclaves
            インスタンスの IAM ロールの ARN: そのエンクレーブの PCR3 になる値
        PCR3 and PCR4 are the same in debug mode, unlike PCR0, PCR1, PCR2 and PCR8: a key policy that names only them lets a debug enclave in, whatever it runs.
            PCR3 と PCR4 は、PCR0、PCR1、PCR2、PCR8 と違い、デバッグモードでも変わりません。これらだけを指定したキーポリシーは、何が動いていてもデバッグモードのエンクレーブを受け入れます。
        the measure of any file
            任意のファイルの測定値
        the PCR8 of images that are signed with it
            これで署名されたイメージの PCR8
        the PCR4 of every enclave of that instance
            そのインスタンスのすべてのエンクレーブの PCR4
        the PCR3 of every enclave on an instance with that role
            そのロールを持つインスタンスのすべてのエンクレーブの PCR3
        '{}' is not a platform that enclaves have
            '{}' はエンクレーブのプラットフォームではありません
        The image. Default: the current one
            イメージ。省略時: 現在のイメージ
        The signer's certificate, PEM (required, as is its key)
            署名者の証明書 (PEM、必須。キーも必須)
        Its private key, PEM, or the ARN of a KMS key
            そのプライベートキー (PEM)、または KMS キーの ARN
        adds PCR8, the measure of the certificate
            証明書の測定値 PCR8 を加える
        the current image, in its place
            現在のイメージを、その場で
        {}; key and certificate are in {}, which only you can read
            {}。キーと証明書は、あなただけが読める {} にあります
        {} has no kernel: its PCR0 and PCR1 are not those of an enclave on EC2
            {} にカーネルがありません。PCR0 と PCR1 は EC2 のエンクレーブのものではありません
        {} from now
            今から {} 後
        {} ago
            {} 前
        {} → --eif-path {}, the current image
            {} → --eif-path {} (現在のイメージ)
        {} is not signed, so it has no PCR8
            {} は署名されていないので PCR8 がありません
        {} has no kernel: its PCR0 and PCR1 are not those of a real enclave
            {} にカーネルがありません。PCR0 と PCR1 は本物のエンクレーブのものではありません
        build it again and compare all measurements
            もう一度作り、すべての測定値を比べる
        {} was not written: the image does not reproduce
            {} を書きませんでした。イメージを再現できません
        ls lists the ramdisks' files; map draws the sections to scale and what each PCR covers; extract writes each section into a file
            ls は RAM ディスクのファイルを一覧表示し、map はセクションの大きさと各 PCR の範囲を図にし、extract は各セクションをファイルに書く
        ls, map: the image; extract: the image, the directory
            ls、map: イメージ。extract: イメージ、ディレクトリ
        where the bytes are, and which PCR they count for
            バイトがどこにあり、どの PCR に入るか
        """#
}
