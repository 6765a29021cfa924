extension JapaneseTexts {
    /// Binding words, lines of other shells.
    static let commands = #"""
        unknown option '{}'
            不明なオプション '{}'
        option '{}' takes no value
            オプション '{}' に値は指定できません
        option '{}' is given twice
            オプション '{}' が 2 回指定されています
        unexpected word '{}'
            余分な語 '{}'
        '{}' is not a value that nitro-cli takes
            '{}' は nitro-cli が受け取る値ではありません
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
        near it: {}
            近いもの: {}
        --enclave-id ID says which
            --enclave-id ID で指定します
        --enclave-name NAME or --enclave-id ID says which
            --enclave-name NAME か --enclave-id ID で指定します
        as the {} of {}
            {2} の {1} として
        '{}' could be any of {} enclaves
            '{}' は {} 個のエンクレーブに当てはまります
        no enclave is running
            動いているエンクレーブはありません
        running: {}
            実行中: {}
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
            動いている唯一のもの
        the selected enclave {} ({}) is gone
            選択中のエンクレーブ {} ({}) は終了しました
        no enclave is selected
            エンクレーブが選択されていません
        A name, a CID, an ID, or the first digits after enc in an ID
            名前、CID、ID、または ID の enc に続く先頭の数文字
        A whole name, CID or ID
            名前、CID、または ID 全体
        enclaves of the engine {} have no vsock
            エンジン {} のエンクレーブに vsock はありません
        now: {}
            現在: {}
        Exactly one of {}.
            {} のうち 1 つだけを指定します。
        At most one of {}.
            {} のうち 1 つまで指定できます。
        At most one of {}. Default: the selected enclave.
            {} のうち 1 つまで指定できます。なければ選択中のエンクレーブです。
        a prompt stands before the line
            行の前にプロンプトがあります
        without it
            それを除いて
        '[' tests a condition for sh; nesh has if $enclave.state == RUNNING
            '[' は sh の条件の検査です。nesh には if $enclave.state == RUNNING があります
        nesh reports how long a line took if it took more than a second
            1 秒を超えた行には、nesh が所要時間を表示します
        what is set aside for enclaves
            エンクレーブ用に確保されているもの
        what each engine needs here
            各エンジンがここで必要とするもの
        run the line in sh
            行を sh で実行する
        commands run as the user who started nesh, sudo cannot change that here
            コマンドは nesh を起動したユーザーとして実行されます。sudo はここでは何も変えません
        the same command
            同じコマンド
        'sudo' is a program, not a command of nesh
            'sudo' はプログラムで、nesh のコマンドではありません
        nesh has no command substitution: it knows which enclave you mean
            nesh にコマンド置換はありません。どのエンクレーブのことかは分かっています
        the selected enclave, or the only one that runs
            選択中のエンクレーブ、または動いている唯一のもの
        '[' tests a condition for sh; nesh reports it if there is no enclave
            '[' は sh の条件の検査です。エンクレーブがなければ nesh が知らせます
        the condition holds
            条件が成り立つ
        without the condition
            条件なしで
        sh gets this line alone, and the here-document that it begins is not on it
            sh に渡るのはこの行だけで、始まったヒアドキュメントは含まれません
        nesh has no command substitution: each command's result is in $last
            nesh にコマンド置換はありません。各コマンドの結果は $last にあります
        the selected enclave's ID, also as $ENCLAVE_ID
            選択中のエンクレーブの ID。$ENCLAVE_ID とも書ける
        ${} from then on
            以後は ${}
        after the command; Tab completes FIELD
            コマンドの後に。FIELD は Tab で補完できる
        variables are set by set, one a line
            変数は set で、1 行に 1 つ設定します
        variables are set by set
            変数は set で設定します
        '{}' is a program, not a command of nesh
            '{}' はプログラムで、nesh のコマンドではありません
        ls lists enclaves here; !ls lists files
            ls はここではエンクレーブを一覧表示します。ファイルの一覧は !ls で見られます
        nesh stays in {}: paths are relative to it, a cd in sh ends with that sh
            nesh は {} にいます。パスはここからの相対です。sh の cd はその sh と一緒に終わります
        the allocator's settings
            アロケーターの設定
        memory and CPUs, and what is left for enclaves
            メモリと CPU、エンクレーブ用の残り
        '{}' is not a command of nesh
            '{}' は nesh のコマンドではありません
        leave nesh
            nesh を終了する
        lists the commands
            コマンドを一覧表示する
        Ctrl-L clears the screen
            Ctrl-L で画面を消去します
        '{}' is sh's: nesh has if, and no loops
            '{}' は sh のものです。nesh には if があり、ループはありません
        ends the selected enclave
            選択中のエンクレーブを終了する
        the running enclaves
            動いているエンクレーブ
        the images that nesh built
            nesh が作ったイメージ
        forgets an image
            イメージを消す
        builds the Dockerfile and makes the enclave image
            Dockerfile からエンクレーブイメージを作る
        an enclave is started from an .eif file
            エンクレーブは .eif ファイルから起動します
        what the console said
            コンソールの記録
        what is set aside for enclaves; the local engine needs no service
            エンクレーブ用に確保されているもの。ローカルエンジンにサービスは不要
        changes the file, checked
            検査してからファイルを変更する
        this is nesh already
            すでに nesh の中です
        resources shows what of it is for enclaves
            そのうちエンクレーブ用の分は resources で見られます
        this machine has no allocator service, and the local engine needs none
            このマシンにアロケーターのサービスはなく、ローカルエンジンには不要です
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
            システムやあなたのファイルの代わりに使う、ローカルエンジンのアロケーターの設定
        How long an enclave may take to boot on the nitro engine, instead of what its size allows
            nitro エンジンの起動を待つ時間。サイズから決まる時間の代わり
        Colours: auto is on a terminal only
            色: auto は端末でだけ付ける
        The nitro-cli whose text HashAlgorithm has: Sha384 { ... } up to 1.4, Sha512_48 { .. } since 1.5. NESH_COMPATIBLE in the environment sets it too, also for nesh called as nitro-cli
            HashAlgorithm の文字列を合わせる nitro-cli: 1.4 までは Sha384 { ... }、1.5 からは Sha512_48 { .. }。環境変数 NESH_COMPATIBLE でも設定でき、nitro-cli として呼ばれた nesh にも効く
        What gets and builds container images: auto takes the first of these that works
            コンテナイメージを取得・作成するもの: auto は使えるものの最初
        What a script does after a command that failed
            失敗したコマンドの後にスクリプトがすること
        Run lines for the shell, !…, as the command parent does: with vsock as CID 3
            ! の行を、parent コマンドと同じく CID 3 の vsock で実行する
        Suggest, dim, how the line could go on
            行の続きを薄い色で提案する
        Show above the prompt what happens to enclaves; quiet shows only what went wrong
            エンクレーブの出来事をプロンプトの上に表示する。quiet は問題だけを表示する
        Show what is longer than the screen with less
            画面より長いものを less で表示する
        The language of lessons, help and explanations: auto is the locale's
            レッスン、ヘルプ、説明の言語。auto はロケールのもの
        How fast demos type: words of five keys a minute
            デモの入力の速さ: 1 分あたりの語数 (1 語は 5 キー)
        The AWS region of the local KMS and of programs that run under parent
            ローカル KMS と、parent の下で動くプログラムの AWS リージョン
        What recordings hide from then on: every match of this regular expression
            以後、記録から隠すもの: この正規表現のすべての一致
        {} takes no options
            {} にオプションはありません
        {} is missing
            {} がありません
        {}'{}' cannot be used together with '{}'
            {1}'{2}' は '{3}' と一緒に使えません
        option '{}' needs a value: {}
            オプション '{}' には値が必要です: {}
        {} enclaves are named '{}'
            '{2}' という名前のエンクレーブが {1} 個あります
        run-enclave starts one
            run-enclave で起動します
        {} at {}, {} ago
            {2} に {1}、{3} 前
        {} is set-{}-ID: as a program of the parent's it runs without those rights
            {} は set-{}-ID です。親のプログラムとしては、その権限なしで動きます
        nesh reads {} from its environment, when it starts
            nesh は起動時に環境変数の {} を読みます
        nesh's own help
            nesh 自身のヘルプ
        {} is not set: nesh's commands do not look at it
            {} は設定されません。nesh のコマンドは参照しません
        {} is not there
            {} がありません
        {} does not run here: nesh builds on its own
            {} はここでは動きませんが、nesh だけでイメージを作れます
        {} is not a vsock port
            {} は vsock のポートではありません
        {} is not a TCP port
            {} は TCP ポートではありません
        {} is out of range: at least {}{}
            {1} は範囲外です: {2} 以上{3}
        only at the prompt can you omit the name of the only running enclave
            動いている唯一のエンクレーブの名前を省略できるのは、プロンプトだけです
        top shows enclaves here; !top shows processes
            top はここではエンクレーブを表示します。プロセスは !top で見られます
        what the enclaves use
            エンクレーブの使用量
        The IAM role that the parent and its enclaves seem to have, for PCR3 and the local KMS
            親インスタンスとエンクレーブが持つとみなす IAM ロール。PCR3 とローカル KMS が使う
        {}'{}' also needs '{}'
            {1}'{2}' には '{3}' も必要です
        on record: {}
            記録があるもの: {}
        """#
}
