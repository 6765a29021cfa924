extension JapaneseTexts {
    /// The local KMS: the verb, policies, the log. AWS's own words, such as a condition's operator or an error, stay.
    static let kms = #"""
        {data}={data} is this text in base64
            {}={} がこのテキストの base64 です
        starts it
            起動します
        {data}={}{data} sends the file's bytes
            {}={}{} でファイルの内容を送ります
        {}: local, not AWS
            {}: ローカル (AWS ではありません)
        {data} is a condition: decrypting is for enclaves that meet it, everything else is for you.
            {} は条件です。復号は条件を満たすエンクレーブに、そのほかはすべてあなたに許可されます。
        {}, process {}
            {}、プロセス {}
        CA
            CA 証明書
        caller {}
            呼び出し元 {}
        encryption context {}
            暗号化コンテキスト {}
        answered
            応答
        refused before any policy was asked
            ポリシーを調べる前に拒否
        allowed: an Allow applies and no Deny
            許可: 一致する Allow があり、一致する Deny はありません
        refused: a Deny applies
            拒否: 一致する Deny があります
        refused: no Allow applies
            拒否: 一致する Allow がありません
        {} ({}) applies
            ステートメント {} ({}) は一致します
        {} ({}) does not apply
            ステートメント {} ({}) は一致しません
        {} ({}) does not apply: {}
            ステートメント {} ({}) は一致しません: {}
        it is for account {}, and the role {} has no IAM policy that passes this on
            アカウント {} に対するもので、ロール {} にはこれを引き継ぐ IAM ポリシーがありません
        the caller {} is not {}
            呼び出し元 {} は {} ではありません
        {} is excepted by NotAction ({})
            {} は NotAction ({}) で除外されています
        {} is not among {}
            {} は {} に含まれません
        the key is not {}
            キーが {} ではありません
        met: {}
            条件を満たします: {}
        not met: {}
            条件を満たしません: {}
        policy:  {}
            ポリシー: {}
        request: {}
            要求:     {}
        request: has no such condition key
            要求:     この条件キーがありません
        or {} more
            ほか {} 個
        the attestation document holds: it is of {}
            アテステーションドキュメントは有効: {} のもの
        the attestation document holds: it is of {}, in debug mode: PCR0 is zeros
            アテステーションドキュメントは有効: {} のもの、デバッグモードで PCR0 はゼロ
        the attestation document is refused: {}
            アテステーションドキュメントを拒否: {}
        it is {} seconds old, and {} are allowed
            作成から {} 秒が経過 (許容は {} 秒)
        it has no public key to answer to
            応答に使うパブリックキーがありません
        its public key is not RSA of 2048 to 8192 bits
            パブリックキーが 2048〜8192 ビットの RSA ではありません
        allowed: kms:{} concerns no key, and the caller has the account's rights
            許可: kms:{} はキーを対象としない操作で、呼び出し元にはアカウントの権限があります
        refused: kms:{} concerns no key, and the role {} has no IAM policy
            拒否: kms:{} はキーを対象としない操作で、ロール {} には IAM ポリシーがありません
        start, stop, status, keys, policy, log, env or call; status without it
            start、stop、status、keys、policy、log、env、call。省略時: status
        policy: a key's ID, ARN or alias; call: an operation, such as Encrypt
            policy: キーの ID、ARN、エイリアス。call: Encrypt などの操作
        policy: the new policy's file, or what kms-policy printed; call: the operation's arguments, or all as JSON
            policy: 新しいポリシーのファイル、または kms-policy の出力。call: 操作の引数 (すべてを JSON で書いてもよい)
        start: on this port of 127.0.0.1. Default: the last one used, or any
            start: 待ち受ける 127.0.0.1 のポート。省略時: 前回のポート、なければ任意のポート
        log: the last so many requests; 20 without it, 0 is all
            log: 直近の要求の数。省略時: 20、0 はすべて
        It answers as AWS KMS does, over HTTPS on 127.0.0.1, in a process of its own that outlives this shell: keys, aliases, key policies, and answers that only an enclave can open whose attestation document meets the policy. Its keys are in your data directory and its account is 000000000000: it is for learning and tests, never for real secrets. A program that parent runs uses it without any setting; in another shell run eval "$(nesh kms env)" first.
            AWS KMS と同じように、127.0.0.1 の HTTPS で応答します。別のプロセスで動き、このシェルを終了しても動き続けます。キー、エイリアス、キーポリシーを扱い、ポリシーを満たすアテステーションドキュメントを持つエンクレーブだけが開ける応答も返します。キーは自分のデータディレクトリに保存され、アカウントは 000000000000 です。学習とテストのためのもので、本物の秘密には使わないでください。parent で実行するプログラムは設定なしでこれを使います。ほかのシェルでは、先に eval "$(nesh kms env)" を実行してください。
        kms log shows for each request why it was granted or denied, condition by condition. kms policy takes the output of kms-policy as it is and makes a policy of it: everything but decrypting is open to you, and decrypting to that image alone. kms call makes a request as programs of the parent do: NAME=TEXT, NAME=fileb://FILE for a file's bytes, NAME:=JSON for numbers and the like, OUTER.INNER=TEXT for a member of a member.
            各要求が許可または拒否された理由は、kms log で条件ごとに確認できます。kms policy は kms-policy の出力をそのまま受け取ってポリシーにします。復号以外はあなたに、復号はそのイメージだけに許可されます。kms call は親インスタンスのプログラムと同じように要求します。NAME=TEXT、ファイルのバイトは NAME=fileb://FILE、数値などは NAME:=JSON、入れ子のメンバーは OUTER.INNER=TEXT と書きます。
        and it runs until kms stop
            kms stop まで動く
        its keys and aliases
            キーとエイリアス
        print a key's policy
            キーポリシーを表示する
        put another one
            別のポリシーを設定する
        why the last request was granted or denied
            直前の要求が許可または拒否された理由
        without the AWS CLI
            AWS CLI を使わずに要求する
        a request with arguments; kms call Encrypt '{…}' takes them as JSON, too
            引数のある要求。kms call Encrypt '{…}' のように JSON でもよい
        the local KMS has stopped
            ローカル KMS を停止しました
        the local KMS does not run
            ローカル KMS は動いていません
        a key has one policy
            キーポリシーは 1 つです
        kms keys  # lists the keys
            kms keys  # キーを一覧表示します
        the local KMS runs already, on port {}
            ローカル KMS はすでにポート {} で動いています
        The local KMS runs already.
            ローカル KMS はすでに動いています。
        Started a local stand-in for AWS KMS on {}.
            AWS KMS の代わりになるローカル KMS を {} で起動しました。
        It is not AWS: account {}, for learning and tests, not for real secrets.
            AWS ではありません: アカウント {}、学習とテスト用です。本物の秘密には使わないでください。
        the arguments are not a JSON object
            引数が JSON のオブジェクトではありません
        '{}' is not JSON: {}
            '{}' は JSON ではありません: {}
        '{}' is not the name of an argument
            '{}' は引数の名前ではありません
        no keys; kms call CreateKey makes one
            キーはありません。kms call CreateKey で作ります
        nothing was asked yet
            まだ要求がありません
        the local KMS's answer has no KeyId
            ローカル KMS の応答に KeyId がありません
        the local KMS does not have the operation '{}'
            ローカル KMS に操作 '{}' はありません
        '{}' is an image, and kms policy takes a key
            '{}' はイメージです。kms policy にはキーを指定します
        '{}' is a file, and the key comes before it
            '{}' はファイルです。その前にキーを書きます
        """#
}
