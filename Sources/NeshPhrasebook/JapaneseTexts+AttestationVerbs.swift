extension JapaneseTexts {
    /// The verb attestation: its help, and what it shows of a document.
    static let attestationVerbs = #"""
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
            verify: たどり着くべきルート。省略時: aws、または証明書の PEM ファイル
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
            アテステーションドキュメントは、エンクレーブで何が動いているかを Nitro Hypervisor が署名して示すものです。バイト列、base64、16 進、JSON オブジェクトのフィールド、先頭に 4 バイトの長さが付いたもののどれでも読めます。ネットワークからは何も取得しません。
        verify asks that the signature and the chain of certificates up to the root hold, that module_id is of the instance that PCR4 measures, and whatever the options ask for. It refuses a document of a debug enclave, whose PCR0 to PCR2 are zeros, and one for which no register is named, for that may be of any program. A leaf is valid for three hours: without --at the document is judged as of its own time. The status is 0 for a document that is accepted, 1 for one that is refused and 2 for bytes that are not a document.
            verify は、署名とルートまでの証明書の連鎖が正しいこと、module_id が PCR4 の示すインスタンスのものであること、そしてオプションの条件を確かめます。PCR0 から PCR2 がゼロであるデバッグモードのドキュメントと、レジスタが 1 つも指定されていないもの (どのプログラムのものか分からないため) は拒否します。リーフ証明書の有効期間は 3 時間です。--at がなければ、ドキュメント自身の時刻で判断します。ステータスは、受け入れたら 0、拒否したら 1、ドキュメントでないバイト列なら 2 です。
        Documents of local enclaves are signed under a root of your own, which attestation root prints. They are for learning and testing and prove nothing. request asks a running local enclave's module on your behalf; on EC2 only a program inside can do that, and enclaves of the memory engine have no module. doctor says who signs for the engine in use.
            ローカルエンクレーブのドキュメントは、attestation root が表示する自分専用のルートで署名されます。学習とテストのためのもので、何も証明しません。request は、実行中のローカルエンクレーブのモジュールに代わりに問い合わせます。EC2 ではエンクレーブの中のプログラムだけができます。memory エンジンのエンクレーブにはモジュールがありません。使用中のエンジンでだれが署名するかは doctor が示します。
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
            この内容について有効 (下のリーフ証明書による)
        does not hold: the content was changed
            無効: 内容が変更されています
        shown, not verified: run attestation verify before you trust it
            表示しただけで、検証していません。信頼できるかどうかは attestation verify で確かめます
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
            ローカルのエンクレーブのドキュメントです: --root local を付けます
        --eif FILE, --pcr N=HEX or --pcrs FILE names it; --allow-unpinned does without
            --eif FILE、--pcr N=HEX、--pcrs FILE のどれかで指定します。--allow-unpinned なら指定なしで受け入れます
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
        """#
}
