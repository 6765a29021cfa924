extension JapaneseTexts {
    /// The verb attestation: its help, and what it shows of a document.
    static let attestationVerbs = #"""
        {}; key and certificate are in {}, which only you can read
            {}。キーと証明書は、自分だけが読める {} にあります
        {data} has no kernel: its PCR0 and PCR1 are not those of an enclave on EC2
            {} にカーネルがありません。PCR0 と PCR1 は、EC2 のエンクレーブの値とは異なります
        {time} from now
            今から {} 後
        the module of {data} gave no document: {}
            {} のモジュールがドキュメントを返しませんでした: {}
        asked on your behalf, for learning: on EC2 only a program inside the enclave can ask its module
            学習のため、代わりに要求しました。EC2 では、エンクレーブの中のプログラムだけがモジュールに要求できます
        Wrote {} bytes to {data}
            {2} に {1} バイトを書き込みました
        nonce, user_data and public_key have {} bytes each at most
            nonce、user_data、public_key はそれぞれ {} バイトまでです
        the module of {data} could not sign: your local root cannot be read or made
            {} のモジュールが署名できませんでした: ローカルルートの読み込みも作成もできません
        the module of {data} refused: {}
            {} のモジュールが拒否しました: {}
        enclaves that run keep signing under the former root, and documents under that hold no more
            実行中のエンクレーブは前のルート証明書のもとで署名を続けますが、そのドキュメントの検証は失敗するようになります
        the document is missing
            ドキュメントが指定されていません
        standard input
            標準入力
        standard input is the terminal: - takes a document from a pipe or a file
            標準入力が端末です。- はパイプかファイルからドキュメントを読みます
        libcrypto does not read AWS's root
            libcrypto が AWS のルート証明書を読めません
        there is no local root yet: the first document of a local enclave makes it
            ローカルルートはまだありません。ローカルエンクレーブが最初のドキュメントを返すときに作られます
        '{}' is not a time
            '{}' は時刻ではありません
        now, 2026-01-31, 2026-01-31T12:00:00Z, or @SECONDS since 1970
            now、2026-01-31、2026-01-31T12:00:00Z、または 1970 年からの秒数 @SECONDS
        an empty word is not a root
            ルート証明書に空の文字列は指定できません
        show or verify a document, request one, or print the local root
            show (表示)、verify (検証)、request (要求)、root (ローカルルートの表示)
        show, verify: the document's file, - is standard input; request: the enclave
            show、verify: ドキュメントのファイル。- は標準入力。request: エンクレーブ
        verify: the root that it must lead to: aws (the default), local, or a certificate's PEM file
            verify: 信頼するルート証明書: aws (既定値)、local、または PEM ファイル
        verify: it must be of this image. If not, nesh shows which part of the image differs
            verify: このイメージのものであること。違えば、イメージのどの部分が違うかを示す
        verify: this register must have this value
            verify: このレジスタがこの値であること
        verify: registers in a JSON file, such as build-enclave's output
            verify: build-enclave の出力など、JSON ファイルのレジスタ
        A text, hex:…, base64:… or @FILE: verify compares, request puts it in
            文字列、hex:…、base64:…、@FILE: verify では比べる値、request ではドキュメントに入れる値
        user_data, written as for --nonce: verify compares, request puts it in
            user_data。書き方は --nonce と同じ: verify では比べる値、request ではドキュメントに入れる値
        public_key, a file in DER form: verify compares, request puts it in
            public_key。DER 形式のファイル: verify では比べる値、request ではドキュメントに入れる値
        verify: when its certificates must be valid. Default: at its own time
            verify: 証明書の有効期間を判定する時刻。省略時: ドキュメント自身の時刻
        verify: accept a document of a debug enclave
            verify: デバッグモードのエンクレーブのドキュメントを受け入れる
        verify: accept a document without asking which image it is of
            verify: どのイメージのものかを問わずに受け入れる
        request: write the document there
            request: ドキュメントの書き込み先
        root: make a new root; nesh no longer accepts documents under the old one
            root: ルート証明書を作り直す。前のルート証明書のドキュメントは検証に失敗するようになる
        An attestation document shows what runs in an enclave, and the hypervisor signs it. It can be raw bytes, base64, hexadecimal, a field of a JSON object, or bytes after a length of four bytes. nesh fetches nothing.
            アテステーションドキュメントは、エンクレーブで何が動いているかを Nitro Hypervisor が署名して示すものです。バイト列、base64、16 進数、JSON オブジェクトのフィールド、先頭に 4 バイトの長さが付いたもののどれでも読めます。ネットワークからは何も取得しません。
        verify checks the signature and the chain of certificates up to the root, that module_id belongs to the instance that PCR4 measures, and what the options require. It refuses a document of a debug enclave, whose PCR0 to PCR2 are zeros. If you name no register, it also refuses the document, which may be of any program. A leaf is valid for three hours: without --at, nesh judges the document as of its own time. The status is 0 if nesh accepts the document, 1 if it refuses it, and 2 if the bytes are not a document; any other status is the number of an error, such as a file that nesh cannot read or options that are wrong.
            verify は、署名とルート証明書までのチェーンが正しいこと、module_id が PCR4 の示すインスタンスのものであること、そしてオプションの条件を確かめます。PCR0 から PCR2 がゼロであるデバッグモードのドキュメントは拒否します。レジスタを 1 つも指定しないときも、どのプログラムのドキュメントか分からないので拒否します。リーフ証明書の有効期間は 3 時間です。--at がなければ、ドキュメント自身の時刻で判定します。ステータスは、受け入れたら 0、拒否したら 1、ドキュメントでないバイト列なら 2 です。読めないファイルや正しくないオプションなど、それ以外の場合は、エラーの番号です。
        made {}
            {} を作りました
        Documents of local enclaves are signed under a root of your own; attestation root prints its certificate, and makes the root if it is missing. They are for learning and testing, and prove nothing. request asks the module of a running local enclave on your behalf. On EC2 only a program inside can do that. doctor shows who signs for the engine in use.
            ローカルエンクレーブのドキュメントは、自分専用のルート証明書のもとで署名されます (attestation root で表示できます。なければそのとき作られます)。学習とテストのためのもので、何の証明にもなりません。request は、実行中のローカルエンクレーブのモジュールに代わりに要求します。EC2 で要求できるのは、エンクレーブの中のプログラムだけです。使用中のエンジンでだれが署名するかは doctor で確認できます。
        who signed it, when, and what it measures
            だれがいつ署名し、何を測定したか
        is it of this image, and made for me?
            このイメージのもので、自分のために作られたか
        a document of a local enclave
            ローカルエンクレーブのドキュメント
        under the root of the local engine
            ローカルエンジンのルート証明書で検証する
        the local root's certificate, for other verifiers
            ローカルルートの証明書。ほかの検証プログラム用
        attestation {} has no {data}
            attestation {} に {} はありません
        nobody's: no certificates
            証明書なし
        AWS's root
            AWS のルート証明書
        a root that is not AWS's: {}
            AWS 以外のルート証明書: {}
        cannot be checked
            検証できません
        holds for this content, by the leaf below
            この内容について有効 (下のリーフ証明書による)
        does not hold: the content was changed
            無効: 内容が変更されています
        shown, not verified: run attestation verify before you trust it
            表示しただけで、検証していません。信頼できるかどうかは attestation verify で確かめます
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
            デバッグモードのエンクレーブでは、どのイメージでもここがゼロになります
        start the enclave without --debug-mode and ask it again, or accept debug mode for a test: --allow-debug
            エンクレーブを --debug-mode なしで起動して要求し直すか、テストなら --allow-debug でデバッグモードを受け入れます
        it is of a local enclave: --root local
            ローカルエンクレーブのドキュメントです: --root local を付けます
        name the image by --eif FILE, --pcr N=HEX or --pcrs FILE, or use --allow-unpinned to accept any image
            --eif FILE、--pcr N=HEX、--pcrs FILE のどれかで指定します。--allow-unpinned なら指定なしで受け入れます
        ask for a fresh document; without --at it is judged as of its own time
            新しいドキュメントを要求します。--at がなければドキュメント自身の時刻で判定します
        PCR1: another kernel, command line or boot ramdisk
            PCR1: カーネル、コマンドライン、起動用 RAM ディスクのどれかが違います
        PCR2: another application
            PCR2: アプリケーションが違います
        PCR8: signed with another certificate, or not at all
            PCR8: 別の証明書で署名されたか、署名されていません
        to see which file differs, put the document's image beside the other, or make it the current one
            どのファイルが違うかを見るには、ドキュメントのイメージを同じディレクトリに置くか、現在のイメージにします
        an attestation document
            アテステーションドキュメント
        {data} has more than {}: it cannot be {}
            {} は {} を超えているので、{} ではありません
        a root's certificate
            ルート証明書
        the value of a document's field
            ドキュメントのフィールドの値
        a list of registers
            レジスタのリスト
        {} bytes, read as {}
            {} バイト、形式: {}
        no document
            ドキュメントなし
        : {data} does not contain one
            : {} にはドキュメントがありません
        : all that was asked of {data} holds
            : {} は指定された条件をすべて満たしています
        : {data} fails {}
            : {2} ({1})
        holds
            適合
        FAILS
            不適合
        accepted
            受け入れます
        refused
            拒否します
        '{}' is not hexadecimal
            '{}' は 16 進数ではありません
        attestation request --output {data}  # writes the document into a file
            attestation request --output {}  # ドキュメントをファイルに書き込みます
        '{}' is not base64
            '{}' は base64 ではありません
        {data} is in PEM form, and a document takes the public key in DER form
            {} は PEM 形式ですが、ドキュメントに入れるパブリックキーは DER 形式でなければなりません
        {data} is there already, and is not an attestation document
            {} はすでにあり、アテステーションドキュメントではありません
        it is of a local enclave: --root local in place of the root that was given
            ローカルのエンクレーブのものです。指定したルート証明書を --root local に替えます
        """#
}
