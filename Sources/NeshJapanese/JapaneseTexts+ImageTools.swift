extension JapaneseTexts {
    /// What builds need: container tools, files of the host, boot files, what an image starts.
    static let imageTools = #"""
        docker has no image '{}'
            docker にイメージ '{}' はありません
        '{}' names no file to write
            '{}' に、書き込むファイルの名前がありません
        cannot write {data}: it is {}
            {} に書き込めません: {} です
        cannot write {}
            {} に書き込めません
        choose another name
            別の名前を選びます
        choose another name, or chmod u+w '{}'
            別の名前を選ぶか、chmod u+w '{}' を実行します
        cannot write {data}: {data}: {}
            {} に書き込めません: {}: {}
        choose a directory that you may write to
            書き込めるディレクトリを選びます
        the file
            ファイル
        free some disk space (df -h shows which disk is full) or choose another place for the file
            容量を空けるか (df -h で確認できます)、別の場所を選びます
        the file system or `ulimit -f` allows no larger file
            ファイルシステムか `ulimit -f` が、これより大きいファイルを許可しません
        cannot write {}: {}
            {} に書き込めません: {}
        standard output
            標準出力
        the disk of {data}
            {} のディスク
        make room or choose another place with --output-file
            容量を空けるか、--output-file で別の場所を選びます
        cannot open {data}: {}
            {} を開けません: {}
        it is cut off or was changed while it was read: get it again
            途中で切れているか、読んでいる間に変更されました。もう一度取得します
        no scratch file in {data}: {}
            {} に一時ファイルを作れません: {}
        set TMPDIR to a directory on a disk with room
            空きのあるディスクのディレクトリを TMPDIR に設定します
        the scratch file in {data}
            {} の一時ファイル
        there is no room for a file of {} bytes
            {} バイトのファイルを置く空きがありません
        cannot read {}
            {} を読めません
        !ls -l '{}' shows who may read it
            だれが読めるかは !ls -l '{}' で確認できます
        run as a user who may read all of it
            すべてを読めるユーザーで実行します
        WORKDIR {data} is not honoured: an enclave's application starts in /{}
            WORKDIR {} は使われません。エンクレーブのアプリケーションは /{} で起動します
        USER {data} is not honoured: an enclave's application runs as root
            USER {} は使われません。エンクレーブのアプリケーションは root で動きます
        HEALTHCHECK is not honoured: nothing looks after an enclave's application but itself
            HEALTHCHECK は使われません。エンクレーブのアプリケーションを外から監視するものはありません
        the loader {}
            ローダー {}
        the #! line of {} ends in a carriage return, as files from Windows do, so its interpreter {} is not found or misled; save it with plain line ends: sed -i 's/\r$//' FILE
            {1} の #! の行が Windows のファイルのように復帰文字で終わっているため、インタープリター {2} が見つからないか、誤動作します。普通の改行で保存します: sed -i 's/\r$//' FILE
        its interpreter {}
            そのインタープリター {}
        the command is empty, so the enclave's init runs sh instead
            コマンドが空なので、エンクレーブの init は代わりに sh を実行します
        the command's first word is empty, so the enclave ends at once
            コマンドの最初の語が空なので、エンクレーブはすぐに終了します
        '{}' is not found: an enclave's init looks in {}, not in the image's PATH; write the full path, {data}/{}
            '{}' が見つかりません。エンクレーブの init はイメージの PATH ではなく {} を探します。完全なパス {}/{} を書きます
        '{}' is not found: it is in none of {}, where an enclave's init looks
            '{}' が見つかりません。エンクレーブの init が探す {} のどれにもありません
        Pulling {} with {}
            {2} で {1} を取得しています
        check the name, and try it: {} pull {data}
            名前を確認し、試します: {} pull {}
        Building {} with {}
            {2} で {1} を作っています
        try it: {} build {data}
            試します: {} build {}
        Reading {} from {}
            {2} から {1} を読んでいます
        Reading {} from buildah
            buildah から {} を読んでいます
        docker is not installed
            docker がインストールされていません
        Building {} with buildah
            buildah で {} を作っています
        buildah could not build {data}
            buildah が {} を作れませんでした
        try it: buildah build {data}
            試します: buildah build {}
        Getting {} with skopeo
            skopeo で {} を取得しています
        the container tool '{}' is not installed
            コンテナツール '{}' がインストールされていません
        choose another: option container-tool podman
            別のものを選びます: option container-tool podman
        the container tool '{}' does not work here
            コンテナツール '{}' はここでは使えません
        install one of them
            どれかをインストールします
        sudo systemctl start docker  # starts its daemon
            sudo systemctl start docker  # デーモンを起動します
        the image '{}' is not in nesh's store, and nothing is here that could get it
            イメージ '{}' は nesh のストアになく、取得するツールもありません
        {data}  # installs skopeo, which gets images; podman does so too
            {}  # イメージを取得できる skopeo をインストールします。podman でも取得できます
        {data}  # takes a saved image
            {}  # 保存されたイメージを使います
        {data}  # takes an image of this layout
            {}  # このレイアウトのイメージを使います
        {data}  # takes the directory as the root file system
            {}  # ディレクトリをルートファイルシステムとして使います
        {data}  # builds it
            {}  # イメージを作成します
        {data} is a directory, a file is expected
            {} はディレクトリです。ファイルが必要です
        {} is not a regular file
            {} は通常のファイルではありません
        {} has {} MiB free, {} MiB are needed
            {} の空きは {} MiB ですが、{} MiB 必要です
        {data} is not a directory
            {} はディレクトリではありません
        {} is not executable, its mode is 0{}; COPY --chmod=755 or RUN chmod +x fixes that
            {} は実行できません (モード 0{})。COPY --chmod=755 か RUN chmod +x で直せます
        {} is empty
            {} が空です
        {} is a damaged program, or a library
            {} は壊れたプログラムかライブラリです
        {} is a program for {}, the enclave is for {}
            {} は {} 用のプログラムです。エンクレーブは {} 用です
        {} does not start: {}
            {} は起動しません: {}
        {} needs the loader {}, which is not in the image; link it statically, or copy the loader and its libraries too
            {} に必要なローダー {} がイメージにありません。静的にリンクするか、ローダーとライブラリもコピーします
        {} does not start: its interpreter {} is below {}, on which the enclave's init mounts another file system
            {} は起動しません: インタープリター {} が {} の下にあり、エンクレーブの init はそこに別のファイルシステムをマウントします
        {} does not start: its interpreter {} is not in the image
            {} は起動しません: インタープリター {} がイメージにありません
        {} is not a program
            {} はプログラムではありません
        {} is neither a program nor a script
            {} はプログラムでもスクリプトでもありません
        {} is a directory, so the enclave ends at once
            {} はディレクトリなので、エンクレーブはすぐに終了します
        {} is not there once the enclave runs: its init mounts another file system on {}; keep it in another directory
            エンクレーブが動くと {} はなくなります。init が {} に別のファイルシステムをマウントするからです。別のディレクトリに置きます
        {} is not found: an enclave starts in /, not in WORKDIR; write {}
            {} が見つかりません。エンクレーブのプログラムは WORKDIR ではなく / で起動します。{} と書きます
        {} is not in the image, so the enclave ends at once
            {} がイメージにないので、エンクレーブはすぐに終了します
        {} could not pull {}
            {} が {} を取得できませんでした
        {} could not build {data}
            {} が {} を作れませんでした
        {} could not hand over the image: {}
            {} がイメージを渡せませんでした: {}
        sudo usermod -aG docker $USER  # puts you into docker's group; log in again then
            sudo usermod -aG docker $USER  # docker グループに追加します。その後ログインし直します
        {} from buildah
            buildah の {}
        {} from skopeo
            skopeo の {}
        {} has {} bytes, at most {} are read
            {} は {} バイトあります。読めるのは {} バイトまでです
        {} has {} bytes, at most {} are expected
            {} は {} バイトあります。{} バイトまでのはずです
        {} ends at byte {}, more is expected
            {} が {} バイト目で終わっています。続きがあるはずです
        32-bit x86
            32 ビットの x86
        32-bit ARM
            32 ビットの ARM
        another processor (ELF machine {})
            別のプロセッサー (ELF のマシン番号 {})
        ; write {} instead of {}
            。{2} の代わりに {1} と書きます
        {} is one of too many interpreters of interpreters
            {} で、インタープリターの連鎖が長すぎます
        {} does not start: its #! line lets env look for '{}', which is in none of {}
            {} は起動しません: #! の行の env が探す '{}' は、{} のどれにもありません
        {} has no #! line, and there is no /bin/sh that could run it
            {} に #! の行がなく、実行する /bin/sh もありません
        {} has no #! line, and {}
            {} に #! の行がありません。{}
        {} is run by /bin/sh, not by {}: its #! is not at the very start of the file
            {} は {} ではなく /bin/sh で実行されます: #! がファイルの先頭にありません
        the image's command has a zero byte, with which no enclave starts
            イメージのコマンドにゼロバイトがあり、エンクレーブを起動できません
        the image's variable '{}' has a zero byte, with which no enclave starts
            イメージの変数 '{}' にゼロバイトがあり、エンクレーブを起動できません
        take the zero byte out of the image's configuration
            イメージの設定からゼロバイトを取り除きます
        the variable '{}' has a line break, at which the enclave's init splits it
            変数 '{}' に改行があり、エンクレーブの init はそこで分割します
        '{}' is not NAME=VALUE, so no program in the enclave finds this variable
            '{}' は NAME=VALUE の形ではないため、エンクレーブのプログラムからこの変数は見えません
        cannot write {data}: the working directory has been removed
            {} に書き込めません。作業ディレクトリが削除されています
        change to a directory that exists, or give the file's full path
            既存のディレクトリに移動するか、ファイルのフルパスを指定します
        a word of the command has a line break, at which the enclave's init splits it
            コマンドの語に改行があります。エンクレーブの init はそこで語を分けます
        """#
}
