extension JapaneseTexts {
    /// The verbs about images.
    static let imageVerbs = #"""
        The container image: a name, docker-archive:FILE, oci:DIR or rootfs:DIR
            コンテナイメージ: 名前、docker-archive:FILE、oci:DIR、rootfs:DIR
        Build that image first, from this directory's Dockerfile
            先に、このディレクトリの Dockerfile からそのイメージを作る
        With --docker-dir: the file to build from. Default: its Dockerfile
            --docker-dir のとき: 使うファイル。省略時: その Dockerfile
        With --docker-dir: build up to this stage. Default: the last one
            --docker-dir のとき: このステージまで作る。省略時: 最後のステージ
        With --docker-dir: a value for an ARG of the Dockerfile
            --docker-dir のとき: Dockerfile の ARG の値
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
            このプロセッサー用に作る。省略時: このマシンのプロセッサー
        Take the container image for this processor. Default: this machine's
            このプロセッサー用のコンテナイメージを使う。省略時: このマシンのプロセッサー
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
            イメージは端末に出力できません
        no Nitro kernel is installed: the image is for the local engine
            Nitro のカーネルがないので、イメージはローカルエンジン用です
        there is no current image and --eif-path is missing
            現在のイメージがなく、--eif-path もありません
        Measured with {data}, kernel {data}, blobs of {data}; with others the measurements differ.
            {}、カーネル {}、{} のブロブで測定しました。どれかが違えば、測定値も変わります。
        Measured with {data}: on EC2 PCR2 is the same, PCR0 and PCR1 are not.
            {} で測定しました。EC2 でも PCR2 は同じですが、PCR0 と PCR1 は異なります。
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
            extract は kernel、cmdline、metadata.json、ramdisk-1.cpio、ramdisk-2.cpio を書き込みます。署名されたイメージでは signature.cbor と certificate.pem も書き込みます。RAM ディスクの中身は取り出しません。イメージの中の名前やデバイスがこのマシンに作られることはありません。
        every file with mode, owner, size and time
            各ファイルのモード、所有者、サイズ、時刻
        kernel, command line and ramdisks as files in parts/
            カーネル、コマンドライン、RAM ディスクを parts/ のファイルに書き出す
        the directory for the sections is missing
            セクションを書き込むディレクトリが指定されていません
        no files
            ファイルなし
        more files differ than the {} shown
            違うファイルは、表示した {} 個のほかにもあります
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
            削除するイメージの名前が指定されていません
        Removed {data}.
            {} を削除しました。
        no images: build-enclave --docker-dir makes one
            イメージはありません。build-enclave --docker-dir で作ります
        Only these registers. Default: all known ones
            これらのレジスタだけ。省略時: 分かっているものすべて
        Also PCR4: only enclaves of this EC2 instance
            PCR4 も: この EC2 インスタンスのエンクレーブだけ
        Also PCR3: only enclaves on instances with this IAM role
            PCR3 も: この IAM ロールを持つインスタンスのエンクレーブだけ
        Put the condition into the statement of an AWS KMS key policy that allows kms:Decrypt. Then only an enclave that attests these measurements can use the key. PCR8 alone allows every image that is signed with the same certificate. An enclave in debug mode attests zeros for all of these, and does not meet the condition. PCR3 (the instance's role) and PCR4 (its ID) keep their values in debug mode: a policy that names only these accepts a debug enclave. ImageSha384 is an older name for PCR0.
            AWS KMS のキーポリシーで kms:Decrypt を許可するステートメントに入れます。キーは、この測定値を証明するエンクレーブにだけ応答します。PCR8 だけなら、同じ証明書で署名されたすべてのイメージが許可されます。デバッグモードのエンクレーブでは測定値がゼロになり、条件を満たしません。ただし PCR3 (インスタンスのロール) と PCR4 (インスタンスの ID) は変わらないので、これらだけのポリシーはデバッグモードのエンクレーブも受け入れます。ImageSha384 は PCR0 の古い名前です。
        PCR0, PCR1 and PCR2 as a condition
            PCR0、PCR1、PCR2 を条件にする
        PCR0 alone; 8 is for any image that was signed with the same certificate
            PCR0 だけ。8 なら同じ証明書で署名されたどのイメージでも
        this image, and only on instances with that role
            このイメージで、そのロールを持つインスタンスだけ
        PCR{} is not the image's: {data} gives it
            PCR{} はイメージからは分かりません。{} で指定します
        PCR3 and PCR4 alone are met by debug enclaves, and by any program: name PCR0 or PCR8 as well
            PCR3 と PCR4 だけの条件は、デバッグモードのエンクレーブでも、どのプログラムでも満たせます。PCR0 か PCR8 も指定してください
        Any file, measured as it is
            任意のファイルを、そのまま測定する
        A certificate, PEM: what PCR8 will be
            証明書 (PEM): PCR8 になる値
        An EC2 instance's id: what PCR4 is in its enclaves
            EC2 インスタンスの ID: そのエンクレーブの PCR4 になる値
        The ARN of an instance's IAM role: what PCR3 is in its enclaves
            インスタンスの IAM ロールの ARN: そのエンクレーブの PCR3 になる値
        PCR3 and PCR4 are the same in debug mode, unlike PCR0, PCR1, PCR2 and PCR8. A key policy that names only these two accepts a debug enclave, whatever it runs.
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
        adds PCR8, the measurement of the certificate
            証明書の測定値 PCR8 を加える
        the current image, whose file it replaces
            現在のイメージに署名し、上書きする
        {} → the current image is {data} now, not {data}
            {} → 現在のイメージを {3} から {2} に変更しました
        {} → --eif-path {data}, the current image
            {} → --eif-path {} (現在のイメージ)
        {} is not signed, so it has no PCR8
            {} は署名されていないので PCR8 がありません
        build it again and compare all measurements
            もう一度作り、すべての測定値を比べる
        {data} was not written: the image does not reproduce
            イメージを再現できないので、{} には書き込みませんでした
        ls lists the ramdisks' files; map draws the sections to scale and what each PCR covers; extract writes each section into a file
            ls は RAM ディスクのファイルを一覧表示し、map はセクションの大きさと各 PCR の範囲を図にし、extract は各セクションをファイルに書き込む
        ls, map: the image; extract: the image, the directory
            ls、map: イメージ。extract: イメージ、ディレクトリ
        where the bytes are, and which PCR measures them
            バイトがどこにあり、どの PCR に入るか
        Another build of it, to compare with instead of rebuilding
            作り直す代わりに比べる、別のイメージ
        Rebuild it from this container image, as build-enclave does
            build-enclave と同じように、このコンテナイメージから作り直す
        Write what was built from what, as an in-toto statement, once it reproduces
            再現できたら、何から何を作ったかを in-toto のステートメントとして書き込む
        Compare the image and what it was built from with such a statement
            イメージとその材料を、そのようなステートメントと比べる
        The same sources must give the same measurements, on any machine and any day: only then can others check what a PCR stands for. reproduce builds the image again from its source, or compares it with OTHER. If a measurement differs, it shows the causes, and what to do about each. If the image was built with SOURCE_DATE_EPOCH, it uses the same value again. The status is 0 if PCR0, PCR1 and PCR2 are the same and the statement matches, and 1 otherwise. It does not compare PCR8, which measures the certificate.
            同じソースからは、どのマシンでもいつでも同じ測定値が得られる必要があります。そうでなければ、PCR が何を表すかをほかの人が確かめられません。イメージをソースから作り直すか、OTHER と比べます。測定値が違えば、原因とそれぞれの対処を示します。SOURCE_DATE_EPOCH で作られたイメージは、同じ値で作り直します。ステータスは、PCR0、PCR1、PCR2 が同じでステートメントも正しければ 0、そうでなければ 1 です。PCR8 は証明書のものなので比べません。
        why two builds differ, and what to do about it
            2 つのイメージが違う理由と対処
        is it what the statement says?
            ステートメントのとおりか
        the rebuilt image
            作り直したイメージ
        It reproduces with SOURCE_DATE_EPOCH={}, the image's build time.
            イメージの作成時刻 SOURCE_DATE_EPOCH={} で再現します。
        Wrote {data}
            {} に書き込みました
        what to compare {} with is missing
            {} の比較対象が指定されていません
        Rebuilding the Enclave Image...
            エンクレーブイメージを作り直しています...
        : both have the same bytes in every section
            : どのセクションも同じバイト列です
        : only what is not measured differs
            : 測定されないものだけが違います
        does not match
            不一致
        does not reproduce
            再現せず
        : {} is not what the statement says
            : {} はステートメントの内容と違います
        : {} is what the statement says
            : {} はステートメントの内容と一致します
        : {} has the same measurements
            : {} の測定値は同じです
        nothing signs the image: {} is missing
            イメージに署名できません。{} を指定してください
        same
            同じ
        equal
            同一
        differs
            違う
        """#
}
