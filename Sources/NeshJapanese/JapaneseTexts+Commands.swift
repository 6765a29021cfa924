extension JapaneseTexts {
    /// Words of a line bound to parameters, values and their forms, settings, reports.
    static let commands = #"""
        a port, or an enclave and its port: 5005, {}:5005
            ポート、またはエンクレーブとポートを書きます: 5005、{}:5005
        the enclave stands before its port
            エンクレーブはポートの前に書きます
        {data} {data} takes no '{data}'
            {} {} に '{}' は指定できません
        the order is {}
            語の順序が違います: {}
        what it said: {}
            コンソールの記録: {}
        unknown option '{}'
            不明なオプション '{}'
        {data} prints JSON without it: leave it out
            {} の出力は常に JSON です。このオプションは不要です
        help {data}  # lists its options
            help {}  # オプションの一覧です
        option '{}' is for {}
            オプション '{}' は {} で使います
        option '{}' takes no value
            オプション '{}' に値は指定できません
        option '{}' is given twice
            オプション '{}' が 2 回指定されています
        unexpected word '{}'
            余分な引数 '{}'
        '{}' is not a value that nitro-cli takes
            '{}' は nitro-cli では使えない値です
        option {} is missing
            オプション {} が必要です
        one of {} is missing
            {} のどれかが必要です
        Print JSON instead of text
            テキストの代わりに JSON を表示する
        The enclave image. Default: the current one
            エンクレーブイメージ。省略時: 現在のイメージ
        there is no enclave '{}'
            エンクレーブ '{}' はありません
        what ends or changes an enclave wants its whole name, CID or ID
            エンクレーブを終了・変更するには、名前、CID、または ID 全体が必要です
        null is what jq prints for a key that is not there
            null は、存在しないキーに対して jq が表示するものです
        near it: {data}
            近いもの: {}
        --enclave-id ID says which
            --enclave-id ID で指定します
        --enclave-name NAME or --enclave-id ID says which
            --enclave-name NAME か --enclave-id ID で指定します
        as the {} of {data}
            {2} の {1} として
        '{}' could be any of {} enclaves
            '{}' は {} 個のエンクレーブに当てはまります
        no enclave is running
            実行中のエンクレーブはありません
        running: {data}
            実行中: {}
        also running: {data}
            ほかに実行中: {}
        also on record: {data}
            ほかに記録があるもの: {}
        auto: the least that the image can have
            auto: イメージに必要な最小の量
        The enclave with this ID
            この ID のエンクレーブ
        The enclave of this name
            この名前のエンクレーブ
        there is no enclave with the ID {}
            ID が {} のエンクレーブはありません
        there is no enclave named '{}'
            名前が '{}' のエンクレーブはありません
        the only one that runs
            実行中の唯一のエンクレーブ
        the selected enclave {data} ({}) is gone
            選択中のエンクレーブ {} ({}) は終了しました
        no enclave is selected
            エンクレーブが選択されていません
        A name, a CID, an ID, or the first digits after enc in an ID
            名前、CID、ID、または ID の enc に続く先頭の数桁
        A whole name, CID or ID
            名前、CID、または ID 全体
        enclaves of the engine {} have no vsock
            {} エンジンのエンクレーブに vsock はありません
        now: {}
            現在: {}
        Give exactly one of {data}.
            {} のうち 1 つだけを指定します。
        Give at most one of {data}.
            {} のうち 1 つまで指定できます。
        Give at most one of {data}. Default: the selected enclave.
            {} のうち 1 つまで指定できます。省略時: 選択中のエンクレーブ。
        as root:
            root で:
        '{}' stands before '{}'
            '{}' は '{}' の前に書きます
        exited with status {}
            ステータス {} で終了しました
        was ended by signal {}
            シグナル {} で終了しました
        was killed: it used more memory than it had
            強制終了されました: 割り当てより多くのメモリを使いました
        was terminated
            終了しました
        did not boot: {}
            起動しませんでした: {}
        is gone: {}
            終了しました: {}
        out of memory
            メモリ不足
        boot failed
            起動失敗
        How enclaves run: {}
            エンクレーブの動かし方: {}
        The allocator's settings for the local engine, instead of the system's or your own file
            システムや自分のファイルの代わりに使う、ローカルエンジンのアロケーターの設定
        How long an enclave may take to boot on the nitro engine, instead of what its size allows
            nitro エンジンで起動を待つ時間の上限。サイズから決まる時間の代わりに使う
        Colours: auto is on a terminal only
            色: auto は端末でだけ付ける
        As which release of nitro-cli nesh writes HashAlgorithm, and nothing else: 1.4, as workshops show it, is Sha384 { ... }, and 1.5 is Sha512_48 { .. }. NESH_COMPATIBLE in the environment sets it too, also for nesh called as nitro-cli
            HashAlgorithm の表記だけを合わせる nitro-cli のバージョン: 1.4 (ワークショップの表記) は Sha384 { ... }、1.5 は Sha512_48 { .. }。環境変数 NESH_COMPATIBLE でも設定でき、nitro-cli として呼ばれた nesh にも効く
        The program that pulls and builds container images: auto uses the first of these that works
            コンテナイメージの取得・作成に使うツール。auto は使える最初のもの
        What a script does after a command that failed
            コマンドが失敗したときのスクリプトの動作
        Run lines for the shell, !…, as the command parent does: with vsock as CID 3
            ! の行を、parent コマンドと同じく CID 3 の vsock で実行する
        Suggest, in dim text, how the line could continue
            行の続きを薄い色で提案する
        Show above the prompt what happens to enclaves; quiet shows only what went wrong
            エンクレーブの出来事をプロンプトの上に表示する。quiet は問題だけを表示する
        Show what is longer than the screen with less
            画面より長いものを less で表示する
        The language of lessons, help and explanations: auto is the locale's
            レッスン、ヘルプ、説明の言語。auto はロケールに従う
        How fast demos type: words of five keys a minute
            デモの入力の速さ: 1 分あたりの語数 (1 語は 5 キー)
        The AWS region of the local KMS and of programs that run under parent
            ローカル KMS と、parent の下で動くプログラムの AWS リージョン
        What recordings hide from then on: every match of this regular expression
            以後の記録で隠すもの: この正規表現に一致するすべての文字列
        {data} takes no options
            {} にオプションはありません
        {} is missing
            {} が必要です
        {}'{}' cannot be used together with '{}'
            {1}'{2}' は '{3}' と一緒に使えません
        option '{}' needs a value: {}
            オプション '{}' には値が必要です: {}
        {} enclaves are named '{}'
            '{2}' という名前のエンクレーブが {1} 個あります
        tutorial app {data}  # makes another one
            tutorial app {}  # 別に作ります
        {}  # starts one
            {}  # エンクレーブを起動します
        {} at {}, {time} ago
            {2} に {1}、{3} 前
        {data} is set-{}-ID: as a program of the parent's it runs without those rights
            {} は set-{}-ID です。親インスタンスのプログラムとして動かすと、その権限は得られません
        {} is not a vsock port
            {} は vsock のポートではありません
        {} is not a TCP port
            {} は TCP ポートではありません
        {} is out of range: at least {}{}
            {1} は範囲外です: {2} 以上{3}
        only at the prompt can you omit the name of the only running enclave
            エンクレーブが 1 つだけ実行中のとき、その名前を省略できるのはプロンプトだけです
        The IAM role of the parent and its enclaves, for PCR3 and the local KMS
            親インスタンスとエンクレーブが持つとみなす IAM ロール。PCR3 とローカル KMS が使う
        {}'{}' also needs '{}'
            {1}'{2}' には '{3}' も必要です
        on record: {data}
            記録があるもの: {}
        '{}' is not a value of the setting {data}
            '{}' は設定 {} の値として使えません
        '{}' matches empty text too, so it does not say what to hide
            '{}' は空の文字列にも一致するので、何を隠すか分かりません
        a mask needs at least one character: [0-9]+, not [0-9]*
            マスクには 1 文字以上が必要です: [0-9]* ではなく [0-9]+
        ports go from 1 to 4294967294
            ポートは 1 から 4294967294 までです
        ports go from 1 to 65535
            ポートは 1 から 65535 までです
        '{}' is not HOST:PORT
            '{}' は HOST:PORT ではありません
        IPv6 addresses stand in brackets: [::1]:443
            IPv6 アドレスは角括弧で囲みます: [::1]:443
        '{}' is not the ARN of a role
            '{}' はロールの ARN ではありません
        such as arn:aws:iam::123456789012:role/enclaves
            例: arn:aws:iam::123456789012:role/enclaves
        '{}' is not the id of an instance
            '{}' はインスタンスの ID ではありません
        such as i-0123456789abcdef0
            例: i-0123456789abcdef0
        '{}' is not a typing pace
            '{}' は入力の速さではありません
        words a minute: 45wpm
            1 分あたりの語数: 45wpm
        '{}' is not a factor
            '{}' は倍率ではありません
        from 0.01 to 1000, such as 2 or 0.5
            0.01 から 1000。2 や 0.5 など
        '{}' is not a name
            '{}' は名前ではありません
        ${} is nesh's own, it cannot be set
            ${} は nesh の変数なので、設定できません
        names are letters, digits and _, a letter first
            名前は英数字と _ で、最初は英字です
        '{}' is not a region
            '{}' はリージョンではありません
        regions look like us-east-1
            リージョンは us-east-1 のような形です
        an empty word is not a name
            名前に空の文字列は指定できません
        '{}' is not one of {}
            '{}' は {} のどれでもありません
        '{}' is not an amount of memory
            '{}' はメモリの量ではありません
        '{}' is more memory than any machine has
            '{}' はどのマシンのメモリよりも多い量です
        a number of MiB, or one with M, G or T: 512, 512M, 1G
            MiB の数、または M、G、T を付けた数: 512、512M、1G
        '{}' is not a whole number
            '{}' は整数ではありません
        '{}' is not a whole number: at least {}{}
            '{1}' は整数ではありません: {2} 以上{3}
        CID {} belongs to {}
            CID {} は {} が使用しています
        0 picks a free CID; you can choose any from 4 up
            0 は空いているものを選びます。4 以上が使えます
        CID {} is too large
            CID {} は大きすぎます
        the largest is 4294967294
            最大は 4294967294 です
        '{}' is not an error code
            '{}' はエラーコードではありません
        codes go from E00 to E60; apropos finds what a word is about
            コードは E00 から E60 までです。語から探すには apropos を使います
        '{}' is not a duration
            '{}' は時間の書き方ではありません
        the port stands alone here: {}
            ここではポートだけを書きます: {}
        '{}' is not a host
            '{}' はホストではありません
        the host and its port are two words: {}
            ホストとポートは 2 語に分けて書きます: {}
        {data} was terminated
            {} を終了しました
        '{}' is not a port
            '{}' はポートではありません
        nesh in nitro-cli's place (Nitro CLI {}).
            nitro-cli の代わりに動く nesh です (Nitro CLI {})。
        Run `nitro-cli COMMAND --help` for details, or `nesh` for a prompt.
            詳しくは `nitro-cli COMMAND --help` を実行します。`nesh` でプロンプトを開けます。
        {} in the environment: {}
            環境変数 {}: {}
        the local loop
            ローカルループ
        the host
            ホスト
        the parent instance
            親インスタンス
        {data} takes no words
            {} は引数を取りません
        {data} takes options only
            {} に使えるのはオプションだけです
        {data} takes one {}, here '{}'
            {} に指定できる {} は 1 つです。ここでは '{}' です
        what {data} prints goes into a file behind >
            {} の出力は > の後ろのファイルに書き込まれます
        {} stands without a name before it
            {} は、前に名前を付けずにそのまま書きます
        exited with status 127 (its program, or one that it calls, is missing)
            ステータス 127 で終了しました (プログラム、またはそれが呼び出すプログラムがありません)
        exited with status 126 (its program, or one that it calls, may not be executed)
            ステータス 126 で終了しました (プログラム、またはそれが呼び出すプログラムに実行権限がありません)
        signal {}
            シグナル {}
        terminated
            終了
        exit {}
            ステータス {}
        lost
            消失
        logs -n {data} prints the last lines
            logs -n {} で最後の行を表示します
        {data} shows new lines without it: leave it out
            {} はこのオプションなしで新しい行を表示し続けます。付けずに実行してください
        there is no lesson program for this processor, {}
            このプロセッサー ({}) 用のレッスンのプログラムはありません
        you can go on with what tutorial app made
            tutorial app が作ったものは、そのまま使えます
        '{}' is the name of an enclave
            '{}' はエンクレーブの名前です
        '{}' is the ID of an enclave
            '{}' はエンクレーブの ID です
        '{}' is the CID of an enclave
            '{}' はエンクレーブの CID です
        {} takes an ID
            {} には ID を指定します
        {} takes a name
            {} には名前を指定します
        """#
}
