extension JapaneseTexts {
    /// Texts that the sources put together from several: each stands here as people read it.
    static let wholes = #"""
        [now: not set]
            [現在: 未設定]
        [now: {}]
            [現在: {}]
        {} UTC ({})
            {} UTC ({})
        {} year(s) ago
            {} 年前
        {} day(s) ago
            {} 日前
        {} hour(s) ago
            {} 時間前
        {} minute(s) ago
            {} 分前
        {} second(s) ago
            {} 秒前
        The local engine can run.
            ローカルエンジンを使えます。
        The local engine cannot run here.
            ここではローカルエンジンを使えません。
        The local engine keeps a pool like a parent instance's, and takes nothing from this machine.
            ローカルエンジンは親インスタンスと同じ形のプールを数えるだけで、このマシンからは何も取りません。
        no keeper holds enclaves of the engine local
            ローカルエンジンのエンクレーブを保持するキーパーはありません
        FIELD
            フィールド
        zeros
            ゼロ
        chain
            チェーン
        size
            サイズ
        root
            ルート
        signature
            署名
        leaf
            リーフ
        made
            作成
        module
            モジュール
        BYTES
            バイト
        KIND
            種類
        CONTENT
            内容
        CERTIFICATE
            証明書
        VALID FROM
            有効期間の開始
        VALID UNTIL
            有効期間の終了
        ALIAS
            エイリアス
        KEY
            キー
        USAGE
            用途
        MODE
            モード
        OWNER
            所有者
        SPEC
            仕様
        FOUND
            見つかった違い
        CAUSE
            原因
        FILE
            ファイル
        DIFFERENCE
            違い
        do
            対処
        contents
            内容
        type
            種類
        mode
            モード
        owner
            所有者
        time
            時刻
        kernel
            カーネル
        cmdline
            コマンドライン
        metadata
            メタデータ
        architecture
            アーキテクチャ
        MEASURED IN
            測定する PCR
        SECTION
            セクション
        RAMDISK
            RAM ディスク
        PATH
            パス
        raw bytes
            そのままのバイト列
        no attestation document: neither its bytes nor base64, hexadecimal or JSON with one in a field
            アテステーションドキュメントではありません。バイト列そのものでも、base64、16 進数、JSON のフィールドでもありません
        for {}
            {} 経過
        none
            なし
        reproduces
            再現できます
        PCR0, PCR1 and PCR2 are zeros: the enclave ran in debug mode, and nothing shows what ran in it; allowed
            PCR0、PCR1、PCR2 がゼロです。エンクレーブはデバッグモードで動いていたため、中で何が動いていたかは分かりません (許可されています)
        no register is pinned: the document may come from any program; allowed
            PCR が指定されていません。どのプログラムのドキュメントか分かりません (許可されています)
        made by nesh's local engine for learning and testing: it proves nothing, because anyone who has the root can make such documents
            nesh のローカルエンジンが学習とテストのために作ったもので、何の証明にもなりません。ルートのキーを持つ人ならだれでも作れます
        for learning and testing: it proves nothing, because anyone who has the root can make such documents
            学習とテストのためのもので、何の証明にもなりません。このルートのキーを持つ人ならだれでも作れます
        the root of nesh's local engine
            nesh のローカルエンジンのルート証明書
        {} day(s) {} hour(s)
            {} 日 {} 時間
        {} hour(s) {} minute(s)
            {} 時間 {} 分
        {} year(s)
            {} 年
        {} day(s)
            {} 日
        {} hour(s)
            {} 時間
        {} minute(s)
            {} 分
        {} second(s)
            {} 秒
        variable
            変数
        settings: {}
            設定: {}
        cannot read {}: {}
            {} を読めません: {}
        [{}] {}: new lines appear above the prompt; fg {} shows it here
            [{}] {}: 新しい行はプロンプトの上に表示されます。fg {} でここに表示します
        [{}] was ended by signal {}: {}
            [{1}] シグナル {2} で終了しました: {3}
        [{}] exited with status {}: {}
            [{1}] ステータス {2} で終了しました: {3}
        [{}] ended: {}
            [{1}] 終了しました: {2}
        [{}] done: {}
            [{1}] 完了しました: {2}
        [{}] failed: {}
            [{1}] 失敗しました: {2}
        every command with a file
            ファイルを扱うすべてのコマンド
        every command
            すべてのコマンド
        every lifecycle command
            エンクレーブを起動・終了するすべてのコマンド
        the prompt's notices
            プロンプトの通知
        kms log -n 1  # shows which condition was not met
            kms log -n 1  # 満たされなかった条件を表示します
        which has no name
            名前なし
        there are: {}
            あるのは {} です
        {} and {} more
            {} ほか {} 件
        nothing signs the image: {} are missing
            イメージに署名できません。{} を指定してください
        {} at byte {}
            {} ({} バイト目)
        {data}: default → {} in {data}
            {1}: 既定値 → {2} ({3})
        {data}: {} → {} in {data}
            {1}: {2} → {3} ({4})
        you asked for {} MiB and get {} MiB{}; {} of the {} MiB set aside are left
            {1} MiB の要求に {2} MiB を割り当てました{3}。確保した {5} MiB の残りは {4} MiB です
        {}, {time} ago
            {}、{} 前
        at {} UTC
            {} UTC の時点で判定
        connection {} ended: {} out, {} back
            接続 {1} が終了しました: 送信 {2}、受信 {3}
        connection {} broke: {} out, {} back
            接続 {1} が切れました: 送信 {2}、受信 {3}
        {} → {} ({}), selected
            {1} → 選択中の {2} ({3})
        huge pages by node: {}
            ノードごとのヒュージページ: {}
        one of cpu_count and cpu_ids is missing
            cpu_count か cpu_ids が必要です
        {} exited with status {} at {}, {time} ago
            {1} は {3} にステータス {2} で終了しました ({4} 前)
        {} was ended by signal {} at {}, {time} ago
            {1} は {3} にシグナル {2} で終了しました ({4} 前)
        {} was killed: it used more memory than it had at {}, {time} ago
            {1} は {2} に強制終了されました ({3} 前): 割り当てより多くのメモリを使いました
        {} was terminated at {}, {time} ago
            {2} に {1} を終了しました ({3} 前)
        {} did not boot: {} at {}, {time} ago
            {1} は {3} に起動に失敗しました ({4} 前): {2}
        {} is gone: {} at {}, {time} ago
            {1} は {3} に終了しました ({4} 前): {2}
        each certificate limits how many authorities may stand below it (any, {}), and the chain keeps to that
            各証明書は下に置ける認証局の数を制限し (ルートから順に制限なし、{})、このチェーンはそれを守っています
        '{}' is not a whole number: at least {} and at most {}
            '{}' は整数ではありません。{} 以上 {} 以下の整数にします
        {} is out of range
            {} は範囲外です
        {} is out of range: at least {} and at most {}
            {} は範囲外です。{} 以上 {} 以下にします
        nesh: 1 error; nothing was run
            nesh: エラーが 1 個あります。何も実行していません
        {} (at the end)
            {} (最後)
        {} differ(s)
            {} 件が違います
        {} output(s) compared, {}
            出力 {} 件を比べました。{}
        {}; then it failed
            {}。その後失敗しました
        {}; then it was skipped
            {}。その後スキップしました
        Consoles of {}
            {} のコンソール
        {}, {time} after you came
            {} (表示を始めて {} 後)
        {} line(s) in {}; nesh --verify {} checks them.
            {2} に {1} 行を保存しました。nesh --verify {3} で確かめられます。
        recorded {}: {} line(s)
            {} を記録しました: {} 行
        wrote {}: {} step(s)
            {} に {} 手順を書き込みました
        interrupted at {}
            {} で中断しました
        {} ({}, {time} ago)
            {} ({}、{} 前)
        skipped
            スキップしました
        in docker
            docker の中
        in podman
            podman の中
        in nerdctl
            nerdctl の中
        {} from docker
            docker の {}
        {} from podman
            podman の {}
        {} from nerdctl
            nerdctl の {}
        E03  Invalid argument
            E03  Invalid argument
        ${data} was never set
            ${} は設定されていません
        ${} was {}
            ${} は {} でした
        --signing-certificate and --private-key
            --signing-certificate と --private-key
        ${}: the script was given no argument
            ${}: スクリプトに引数が渡されていません
        ${}: the script was given only {}
            ${}: スクリプトに渡された引数は {} 個だけです
        ${}  # works without one
            ${}  # 引数がなくても動きます
        ${}  # works without it
            ${}  # 変数がなくても動きます
        set: ${} is nesh's own, it cannot be set
            set: ${} は nesh の変数なので、設定できません
        {} is not an image
            {} はイメージではありません
        ${} has no value: the enclave {} was not started in debug mode
            ${} に値がありません: エンクレーブ {} はデバッグモードで起動されていません
        at {} UTC; the leaf is {}
            {} UTC の時点で判定。リーフ証明書の{}
        option '{}' also needs '{}'
            オプション '{}' には '{}' も必要です
        option '{}' cannot be used together with '{}'
            オプション '{}' は '{}' と一緒に使えません
        the pattern matched after {time}: left {}'s console
            パターンに一致したので、{2} のコンソールから抜けました ({1} 後)
        the time limit was reached after {time}: left {}'s console
            {} が経過したので、{} のコンソールから抜けました
        pool: {}; free: none
            プール: {}、空き: なし
        the operation is missing
            操作が指定されていません
        the key is missing
            キーが指定されていません
        it is empty
            空です
        AccessDeniedException: {data}
            許可されませんでした: AccessDeniedException: {}
        AlreadyExistsException: {data}
            同じ名前のものがすでにあります: AlreadyExistsException: {}
        DisabledException: {data}
            キーは無効です: DisabledException: {}
        DryRunOperationException: {data}
            DryRun のため実行されません: DryRunOperationException: {}
        IncompleteSignatureException: {data}
            要求の署名が不完全です: IncompleteSignatureException: {}
        IncorrectKeyException: {data}
            別のキーで暗号化されています: IncorrectKeyException: {}
        InvalidCiphertextException: {data}
            暗号文を復号できません: InvalidCiphertextException: {}
        InvalidKeyUsageException: {data}
            この種類のキーではできません: InvalidKeyUsageException: {}
        InvalidMarkerException: {data}
            Marker が正しくありません: InvalidMarkerException: {}
        InvalidSignatureException: {data}
            要求の署名が正しくありません: InvalidSignatureException: {}
        KMSInternalException: {data}
            ローカル KMS の内部エラーです: KMSInternalException: {}
        KMSInvalidSignatureException: {data}
            署名が正しくありません: KMSInvalidSignatureException: {}
        KMSInvalidStateException: {data}
            キーは今の状態では使えません: KMSInvalidStateException: {}
        LimitExceededException: {data}
            数の上限を超えます: LimitExceededException: {}
        MalformedPolicyDocumentException: {data}
            キーポリシーとして正しくありません: MalformedPolicyDocumentException: {}
        MissingAuthenticationTokenException: {data}
            要求に署名がありません: MissingAuthenticationTokenException: {}
        NotAuthorizedException: {data}
            この名前は AWS が予約しています: NotAuthorizedException: {}
        NotFoundException: {data}
            キーまたはエイリアスがありません: NotFoundException: {}
        SerializationException: {data}
            要求の内容を読めません: SerializationException: {}
        TagException: {data}
            タグが正しくありません: TagException: {}
        UnknownOperationException: {data}
            この操作はありません: UnknownOperationException: {}
        UnrecognizedClientException: {data}
            知らない認証情報です: UnrecognizedClientException: {}
        UnsupportedOperationException: {data}
            ローカル KMS ではできません: UnsupportedOperationException: {}
        ValidationException: {data}
            引数が足りないか、値が正しくありません: ValidationException: {}
        """#
}
