extension JapaneseTexts {
    /// Lines of other shells, and what nesh has instead.
    static let otherShells = #"""
        cd takes one directory; quote a name that has blanks
            cd で指定できるディレクトリは 1 つです。空白を含む名前は引用符で囲みます
        {data} takes a name and a value, without =
            {} には名前と値を指定します。= は付けません
        '{}' is a script, not a command
            '{}' はコマンドではなくスクリプトです
        {} is for lessons: tutorial begins one
            {} はレッスン用です。tutorial で始めます
        unknown command '{}'
            不明なコマンド '{}'
        a line begins with a command, not with '{}'
            行の先頭にはコマンドを書きます。'{}' では始められません
        type it behind its command; to go on in the next line, end a line with \
            コマンドの後に続けて入力します。次の行に続けるには、行末に \ を付けます
        nitro-cli has {}
            nitro-cli のコマンド: {}
        help lists the commands; a line that begins with ! runs in sh
            コマンドの一覧は help で確認できます。! で始まる行は sh で実行されます
        help  # lists the commands
            help  # コマンドを一覧表示します
        help lists the commands; !{} … runs a program
            コマンドの一覧は help で確認できます。プログラムは !{} … で実行できます
        '{}' is not a command: commands are English words
            コマンドは英語です。'{}' というコマンドはありません
        shows what is in the image
            イメージの内容を表示する
        shows an attestation document
            アテステーションドキュメントを表示する
        plays the recording
            記録を再生する
        makes it the current image
            現在のイメージにする
        starts an enclave from it
            そのイメージからエンクレーブを起動する
        runs its lines here
            ファイルの行をここで実行する
        '{data}' is a file, not a command
            '{}' はファイルです。コマンドではありません
        '{data}' is not text
            '{}' はテキストではありません
        if it is the value, put it in quotes: {data}
            = も値の一部なら、引用符で囲みます: {}
        there is no job {}, and no enclave has the CID {}
            ジョブ {1} はなく、CID が {2} のエンクレーブもありません
        jobs  # lists what runs in the background
            jobs  # バックグラウンドで実行中のものを一覧表示します
        ls  # lists the enclaves
            ls  # エンクレーブを一覧表示します
        job {} ends with Ctrl-C: bring it forward first
            ジョブ {} は Ctrl-C で終了します。先に前面に戻してください
        writes the file in an editor
            ファイルをエディターで書きます
        runs a file that has the here-document
            ヒアドキュメントを含むファイルを実行します
        a prompt stands before the line
            行頭にプロンプトが付いています
        without it
            プロンプトなしで
        '{}' tests a condition for sh; nesh has if $enclave.state == RUNNING
            '{}' は sh の条件判定です。nesh には if $enclave.state == RUNNING があります
        the closing {} of a command substitution is missing
            コマンド置換を閉じる {} がありません
        nesh empties a variable, and does not remove it
            変数は空になりますが、なくなりません
        nesh reports how long a line took if it took more than a second
            1 秒を超えた行には、nesh が所要時間を表示します
        what is set aside for enclaves
            エンクレーブ用に確保されているメモリと CPU
        what each engine needs here
            このマシンで各エンジンに必要なもの
        run the line in sh
            行を sh で実行する
        run the line in sh; it needs root
            行を sh で実行する (root の権限が必要)
        a line in parentheses is for a shell of its own, which nesh does not have
            サブシェル ( ) は nesh にはありません
        this is a line of vsock-proxy's file, not a command: write it into the file that --config names
            これは vsock-proxy のファイルの行で、コマンドではありません。--config で指定するファイルに書きます
        this is a line of the allocator's file, not a command
            これはアロケーターのファイルの行で、コマンドではありません
        commands run as the user who started nesh, sudo cannot change that here
            コマンドは nesh を起動したユーザーとして実行されます。sudo はここでは何も変えません
        the same command
            同じコマンド
        nesh has no command substitution: it knows which enclave you mean
            nesh にコマンド置換はありません。どのエンクレーブかは nesh が判断します
        the selected enclave, or the only one that runs
            選択中のエンクレーブ、または実行中のエンクレーブ (1 つだけのとき)
        '[' tests a condition for sh; nesh reports it if there is no enclave
            '[' は sh の条件判定です。エンクレーブがなければ nesh が知らせます
        looks whether it holds
            成り立つかを調べる
        its lines are below it, up to end
            その下に行を書き、end で閉じる
        then if $ok on the next line, and end below its lines
            次の行に if $ok、その行の下に end を書く
        an enclave has no login
            エンクレーブにログインはありません
        shows what it prints, in debug mode
            デバッグモードのときに出力を表示する
        the condition holds
            条件が成り立つ
        without the condition
            条件なしで
        sh gets only this line, and the here-document that it begins is not on it
            sh に渡るのはこの行だけで、ここから始まるヒアドキュメントは含まれません
        nesh has no command substitution: each command's result is in $last
            nesh にコマンド置換はありません。各コマンドの結果は $last にあります
        the selected enclave's ID, also as $ENCLAVE_ID
            選択中のエンクレーブの ID。$ENCLAVE_ID とも書ける
        ${data} from then on
            以後は ${}
        after the command; Tab completes FIELD
            コマンドの後に。FIELD は Tab で補完できる
        variables are set by set, one a line
            変数は set で、1 行に 1 つ設定します
        variables are set by set
            変数は set で設定します
        '{}' is neither a command of nesh nor a program on PATH
            '{}' は nesh のコマンドではなく、PATH にもありません
        '{}' is a program, not a command of nesh
            '{}' はプログラムで、nesh のコマンドではありません
        ls lists enclaves here; !ls lists files
            ls はここではエンクレーブを一覧表示します。ファイルの一覧は !ls で確認できます
        nesh stays in {data}: paths are relative to it, a cd in sh ends with that sh
            nesh のディレクトリは {} のままです。パスはそこからの相対パスです。sh の cd は、その sh の中でだけ有効です
        runs one command there, in sh
            sh で、そこでコマンドを 1 つ実行する
        nesh {} takes '{}' as plain text
            nesh {} は '{}' をただのテキストとして受け取ります
        a line with a variable is one word for nesh -c
            変数のある行は、1 語にまとめて nesh -c に渡します
        your shell has replaced a word that begins with $ or ~, so nesh never saw it
            $ か ~ で始まる語を、お使いのシェルが置き換えたため、nesh に届いていません
        in single quotes the line reaches nesh as you type it
            一重引用符で囲むと、行は入力したとおり nesh に届きます
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
            '{}' は sh の構文です。nesh には if がありますが、ループはありません
        ends the selected enclave
            選択中のエンクレーブを終了する
        the running enclaves
            実行中のエンクレーブ
        the images that nesh built
            nesh が作ったイメージ
        ends what nesh runs
            nesh が動かしているものを終了する
        connects to this vsock port
            この vsock のポートに接続する
        the same request, to the local KMS
            同じ要求をローカル KMS に送る
        waits at this port, as the parent
            親インスタンスのこのポートで待ち受ける
        which programs listen or are connected on vsock
            vsock で待ち受けているプログラムと、接続しているプログラムを表示する
        removes an image
            イメージを削除する
        builds the Dockerfile and makes the enclave image
            Dockerfile からエンクレーブイメージを作る
        an enclave is started from an .eif file
            エンクレーブは .eif ファイルから起動します
        what the console said
            コンソールの記録
        what is set aside for enclaves; the local engine needs no service
            エンクレーブ用に確保されているメモリと CPU。ローカルエンジンにサービスは不要
        changes the file, checked
            検査してからファイルを変更する
        brings the job forward, where Ctrl-C ends it
            ジョブを前面に戻す。そこで Ctrl-C で終了できる
        this is nesh already
            すでに nesh の中です
        resources shows how much of it is set aside for enclaves
            そのうちエンクレーブ用の分は resources で確認できます
        this machine has no allocator service, and the local engine needs none
            このマシンにアロケーターのサービスはなく、ローカルエンジンには不要です
        nesh reads {data} from its environment, when it starts
            nesh は起動時に環境変数の {} を読みます
        nesh's own help
            nesh 自身のヘルプ
        {data} is not set: nesh's commands do not look at it
            {} は設定しません。nesh のコマンドはこの変数を参照しません
        {} is not there
            {} がありません
        there is no file '{data}'
            ファイル '{}' がありません
        {data} does not run here: nesh builds on its own
            {} はここでは動きませんが、nesh だけでイメージを作れます
        top shows enclaves here
            top はここではエンクレーブを表示します
        no program '{}' is on PATH
            プログラム '{}' は PATH にありません
        an enclave has no network, only vsock
            エンクレーブにネットワークはなく、あるのは vsock だけ
        shows an enclave's console: nobody can log in to it
            エンクレーブのコンソールを表示する。ログインはできない
        what nesh knows of the running enclaves
            実行中のエンクレーブの情報
        what the enclaves use
            エンクレーブの使用量
        sh gets only this line, and a block or quote on it is not closed
            sh に渡るのはこの行だけで、この行で始まる構文がこの行で終わっていません
        '! ' before several commands is sh's 'not', while nesh's ! gives all of them to sh
            複数のコマンドの前の '! ' は sh では否定ですが、nesh の ! は行全体を sh に渡します
        run the line in sh, without the 'not'
            否定なしで、行を sh で実行する
        '{}' is sh's: nesh's if has its statements on the lines below it, up to end
            '{}' は sh の構文です。nesh の if は、次の行から end までに文を書きます
        then start it as: {data}={} nesh
            その後 {}={} nesh で起動します
        ends this enclave
            このエンクレーブを終了する
        '{}' belongs to sh's language: {}
            '{}' は sh の構文です。{}
        programs see every variable of nesh's
            nesh の変数はすべてプログラムから見えます
        runs the lines of a file
            ファイルの行を実行する
        gives a variable a value
            変数に値を設定する
        nesh has no aliases
            nesh にエイリアスはありません
        lists the commands; Tab completes them
            コマンドを一覧表示する (Tab で補完できます)
        nesh has no functions
            nesh に関数はありません
        nesh has no loops
            nesh にループはありません
        nesh sets variables by set
            nesh では set で変数を設定します
        nesh has no arithmetic
            nesh では計算できません
        sh calculates
            sh で計算する
        nesh reads no answers
            nesh は入力を変数に読み込みません
        waits for Enter
            Enter を待つ
        nesh has on-exit and on-error
            nesh には on-exit と on-error があります
        runs a command when the script ends
            スクリプトの終了時にコマンドを実行する
        what a script does after a command that failed
            コマンドの失敗後にスクリプトがすること
        nesh has settings of its own
            nesh には独自の設定があります
        lists the settings
            設定を一覧表示する
        nesh runs a line as it stands
            nesh は行をそのまま実行します
        nesh uses the limits of the shell that started it
            nesh は、起動元のシェルの値を引き継ぎます
        nesh remembers no list of directories
            nesh にディレクトリの履歴はありません
        nesh runs a command in the background if & ends the line
            nesh では、行末の & でコマンドをバックグラウンドで実行します
        lists what runs in the background
            バックグラウンドで動いているものを一覧表示する
        nesh has help
            nesh には help があります
        lists the variables
            変数を一覧表示する
        nesh -x FILE shows each line before it runs
            nesh -x FILE は、実行前に各行を表示します
        a script of nesh's stops at the first failure
            nesh のスクリプトは最初の失敗で止まります
        ${} is a variable of sh's, and nesh has none in its place: in single quotes it is text
            ${} は sh の変数で、nesh に代わりのものはありません。一重引用符で囲むと文字列になります
        what the error code means
            エラーコードの意味
        '{}' is a command of nesh, and sh runs programs
            '{}' は nesh のコマンドで、sh が実行できるのはプログラムだけです
        help {data}  # shows how its lines are written: they begin with {data}
            help {}  # 書き方を表示します。行は {} で始めます
        echo {}  # prints what jq would print
            echo {}  # jq を使わずに同じものを表示します
        echo $last  # has the same JSON; a field of it is $last.FIELD
            echo $last  # 同じ JSON です。フィールドは $last.FIELD で取り出せます
        nesh --record NAME FILE.nesh  # records a script: NAME.cast
            nesh --record NAME FILE.nesh  # スクリプトを記録します: NAME.cast
        {} is a script of nesh, which {} cannot run
            {} は nesh のスクリプトで、{} では実行できません
        !{data}  # installs it, if the package has this name
            !{}  # インストールします (パッケージが同じ名前の場合)
        echo $last  # has the same JSON; a field of the first one is $last.0.FIELD
            echo $last  # 同じ JSON です。最初の要素のフィールドは $last.0.FIELD で取り出せます
        """#
}
