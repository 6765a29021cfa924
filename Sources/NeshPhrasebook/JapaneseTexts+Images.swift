extension JapaneseTexts {
    /// The verbs about images and attestation.
    static let images = #"""
        the module of {} gave no document: {}
            {} のモジュールがドキュメントを返しませんでした: {}
        asked on your behalf, for learning: on EC2 only a program inside the enclave can ask its module
            学習のため、代わりに要求しました。EC2 では、エンクレーブの中のプログラムだけがモジュールに要求できます
        Wrote {} bytes to {}
            {2} に {1} バイトを書きました
        nonce, user_data and public_key have {} bytes each at most
            nonce、user_data、public_key はそれぞれ {} バイトまでです
        the module of {} could not sign: your local root cannot be read or made
            {} のモジュールが署名できませんでした: あなたのローカルルートを読むことも作ることもできません
        the module of {} refused: {}
            {} のモジュールが拒否しました: {}
        enclaves that run keep signing under the former root, and documents under that hold no more
            動いているエンクレーブは前のルートで署名を続け、そのドキュメントは検証に失敗します
        the document is missing
            ドキュメントがありません
        standard input
            標準入力
        standard input is the terminal: - takes a document from a pipe or a file
            標準入力が端末です。- はパイプかファイルからドキュメントを読みます
        libcrypto does not read AWS's root
            libcrypto が AWS のルートを読めません
        there is no local root yet: the first document of a local enclave makes it
            ローカルルートはまだありません。ローカルのエンクレーブの最初のドキュメントが作ります
        '{}' is not {}
            '{}' は {} ではありません
        '{}' is not a time
            '{}' は時刻ではありません
        now, 2026-01-31, 2026-01-31T12:00:00Z, or @SECONDS since 1970
            now、2026-01-31、2026-01-31T12:00:00Z、または 1970 年からの秒数 @SECONDS
        an empty word is not a root
            空の語はルートではありません
        show or verify a document, request one, or print the local root
            ドキュメントを表示・検証する、要求する、またはローカルルートを表示する
        show, verify: the document's file, - is standard input; request: the enclave
            show、verify: ドキュメントのファイル。- は標準入力。request: エンクレーブ
        verify: whose root it must lead to; aws without it, or a certificate's PEM file
            verify: たどり着くべきルート。省略時は aws、または証明書の PEM ファイル
        verify: it must be of this image. If not, the part of the image that differs is named
            verify: このイメージのものであること。違えば、イメージのどの部分が違うかを示す
        verify: this register must have this value; as often as wanted
            verify: このレジスタがこの値であること。何度でも指定できる
        verify: registers in a JSON file, such as build-enclave's output
            verify: build-enclave の出力など、JSON ファイルのレジスタ
        A text, hex:…, base64:… or @FILE: verify compares, request puts it in
            文字列、hex:…、base64:…、@FILE: verify は比べ、request は入れる
        The same for user_data
            user_data について同じ
        The same for public_key: a file in DER form
            public_key について同じ: DER 形式のファイル
        verify: when its certificates must be valid. Default: at its own time
            verify: 証明書が有効であるべき時刻。省略時: ドキュメント自身の時刻
        verify: accept a document of a debug enclave
            verify: デバッグモードのエンクレーブのドキュメントを受け入れる
        verify: accept a document without asking which image it is of
            verify: どのイメージのものかを問わずに受け入れる
        request: write the document there
            request: ドキュメントをここに書く
        root: make another root; documents under the former one hold no more
            root: 別のルートを作る。前のルートのドキュメントは無効になる
        An attestation document says what runs in an enclave, signed by the hypervisor. It may be given as bytes, base64, hexadecimal, in a field of a JSON object, or behind its length in four bytes; nothing is fetched.
            アテステーションドキュメントは、エンクレーブで何が動いているかを Nitro Hypervisor が署名して示すものです。バイト列、base64、16 進、JSON オブジェクトのフィールド、4 バイトの長さの後、のどの形でもよく、何も取得しません。
        verify asks that the signature and the chain of certificates up to the root hold, that module_id is of the instance that PCR4 measures, and whatever the options ask for. It refuses a document of a debug enclave, whose PCR0 to PCR2 are zeros, and one for which no register is named, for that may be of any program. A leaf is valid for three hours: without --at the document is judged as of its own time. The status is 0 for a document that is accepted, 1 for one that is refused and 2 for bytes that are not a document.
            verify は、署名とルートまでの証明書の連鎖が正しいこと、module_id が PCR4 の示すインスタンスのものであること、そしてオプションの条件を確かめます。PCR0 から PCR2 がゼロであるデバッグモードのドキュメントと、レジスタが 1 つも指定されていないもの (どのプログラムのものか分からないため) は拒否します。末端の証明書は 3 時間有効です。--at がなければ、ドキュメント自身の時刻で判断します。ステータスは、受け入れたら 0、拒否したら 1、ドキュメントでないバイト列なら 2 です。
        Documents of local enclaves are signed under a root of your own, which attestation root prints. They are for learning and testing and prove nothing. request asks a running local enclave's module on your behalf; on EC2 only a program inside can do that, and enclaves of the memory engine have no module. doctor says who signs for the engine in use.
            ローカルエンクレーブのドキュメントは、attestation root が表示する自分専用のルートで署名されます。学習とテストのためのもので、何も証明しません。request は、実行中のローカルエンクレーブのモジュールに代わりに問い合わせます。EC2 ではエンクレーブの中のプログラムだけができます。memory エンジンのエンクレーブにはモジュールがありません。使用中のエンジンで誰が署名するかは doctor が示します。
        Any other status is an error's number: of a file that cannot be read, or of options that cannot be right.
            それ以外のステータスはエラーの番号です。読めないファイルや、正しくないオプションの場合です。
        documents are signed under a root of your own: for learning and testing, they prove nothing
            ドキュメントは自分専用のルートで署名されます。学習とテスト用で、何も証明しません
        who signed it, when, and what it measures
            だれがいつ署名し、何を測定したか
        is it of this image, and made for me?
            このイメージのもので、自分のために作られたか
        a document of a local enclave
            ローカルのエンクレーブのドキュメント
        under the root of the local engine
            ローカルエンジンのルートで
        the local root's certificate, for other verifiers
            ローカルルートの証明書。ほかの検証プログラム用
        attestation {} has no {}
            attestation {} に {} はありません
        nobody's: no certificates
            証明書なし
        AWS's root (G1)
            AWS のルート (G1)
        a root that is not AWS's: {}
            AWS のものではないルート: {}
        cannot be checked
            検証できません
        holds for this content, by the leaf below
            この内容について有効 (下の末端の証明書による)
        does not hold: the content was changed
            無効: 内容が変更されています
        shown, not verified: run attestation verify before you trust it
            表示しただけで、検証していません。信じてよいかは attestation verify が判断します
        just now
            たった今
        PCR0 to PCR2 are zeros: a debug enclave, of any image
            PCR0 から PCR2 がゼロ: デバッグモードのエンクレーブ、イメージは不明
        PCR {}: zeros
            PCR {}: ゼロ
        the whole image
            イメージ全体
        kernel, command line and boot ramdisk
            カーネル、コマンドライン、起動用 RAM ディスク
        the application
            アプリケーション
        the instance's role
            インスタンスのロール
        the instance's id
            インスタンスの ID
        the signing certificate
            署名証明書
        the program's own
            プログラム独自
        a debug enclave has zeros there, whatever its image
            デバッグモードのエンクレーブは、イメージが何でもここがゼロになります
        start it without --debug-mode, or accept it for a test with --allow-debug
            --debug-mode なしで起動するか、テストなら --allow-debug で受け入れます
        it is of a local enclave: --root local
            ローカルのエンクレーブのものです: --root local
        ask for a fresh document; without --at it is judged as of its own time
            新しいドキュメントを要求します。--at がなければドキュメント自身の時刻で判断します
        PCR1: another kernel, command line or boot ramdisk
            PCR1: カーネル、コマンドライン、起動用 RAM ディスクのどれかが違います
        PCR2: another application
            PCR2: アプリケーションが違います
        PCR8: signed with another certificate, or not at all
            PCR8: 別の証明書で署名されたか、署名されていません
        to see which file differs, put the document's image beside the other, or make it the current one
            どのファイルが違うかを見るには、ドキュメントのイメージを隣に置くか、現在のイメージにします
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
            list または remove。省略時は list
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
