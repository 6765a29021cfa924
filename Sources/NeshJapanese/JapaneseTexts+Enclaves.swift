extension JapaneseTexts {
    /// Keepers, sockets, images at their start, what happens to enclaves.
    static let enclaves = #"""
        chmod 700 {data} if it is yours, {}
            自分のものなら chmod 700 {1}、{2}
        let NITRO_CLI_SOCKETS_PATH name a directory, {}
            NITRO_CLI_SOCKETS_PATH にディレクトリを指定するか、{}
        {data} is too long for the paths of sockets: no enclave can be started
            {} はソケットのパスとしては長すぎ、エンクレーブを起動できません
        {data} is not a private directory that you own: no command uses it
            {} は自分専用のディレクトリではないので、どのコマンドも使いません
        doctor  # says what is wrong with the directory
            doctor  # ディレクトリの問題を調べます
        NITRO_CLI_SOCKETS_PATH=DIR  # names another one
            NITRO_CLI_SOCKETS_PATH=DIR  # 別のディレクトリを指定します
        documents are signed under a root of your own: they are for learning and testing, and prove nothing
            ドキュメントは自分専用のルート証明書のもとで署名されます。学習とテスト用で、何の証明にもなりません
        attestation root --renew  # makes another
            attestation root --renew  # ルート証明書を作り直します
        libcrypto cannot make a key on the curve P-384
            libcrypto が曲線 P-384 のキーを作れません
        it has no socket
            ソケットがありません
        it gave no description of an enclave
            エンクレーブの説明が返りませんでした
        nobody listens on its socket
            そのソケットで待ち受けているプログラムはありません
        the keeper of {data}{}: {}: what it holds is known from its record
            {} のキーパー{}: {}: 保持しているものは記録から分かります
        the keeper did not answer in time
            キーパーが時間内に応答しませんでした
        the enclave {} belongs to another user, who alone may ask its security module
            エンクレーブ {} は別のユーザーのものです。セキュリティモジュールに要求できるのはそのユーザーだけです
        the keeper of {} sent something malformed
            {} のキーパーから不正なデータが届きました
        the keeper of {} did not answer: {}
            {} のキーパーが応答しませんでした: {}
        the CA of the local KMS is not shown to this enclave: only sandboxes of this machine trust it
            ローカル KMS の CA はこのエンクレーブに渡しません。信頼するのはこのマシンのサンドボックスだけです
        the role is not used: PCR3 measures the one that this instance has
            ロールは使われません。PCR3 はこのインスタンスのロールを表します
        the keeper sent something out of turn
            キーパーから、予期しない順序でデータが届きました
        the enclave's keeper did not start in time
            エンクレーブのキーパーが時間内に起動しませんでした
        the keeper sent something malformed
            キーパーから不正なデータが届きました
        the enclave's keeper ended before the enclave ran
            エンクレーブが動く前にキーパーが終了しました
        the system has not executed nesh a second time
            システムが nesh をもう一度実行できませんでした
        where an emulator runs nesh, give it a whole machine: one that runs single programs has no enclaves
            nesh をエミュレーターで動かすときは、マシン全体をエミュレートします。プログラムだけを動かすエミュレーターではエンクレーブを使えません
        the enclave {} belongs to another user, who alone may end it
            エンクレーブ {} は別のユーザーのものです。終了できるのはそのユーザーだけです
        the keeper of {} did not end it: status {}
            {} のキーパーがエンクレーブを終了できませんでした: ステータス {}
        the keeper of {} hung up without an answer
            {} のキーパーが応答せずに切断しました
        the keeper of {} did not end it: {}
            {} のキーパーがエンクレーブを終了できませんでした: {}
        its keeper left
            キーパーが終了しました
        its keeper was killed
            キーパーが強制終了されました
        too many wait for it already
            待機中の接続が多すぎます
        it did not answer in time
            時間内に応答しませんでした
        kill -CONT {} wakes the keeper if it is stopped; kill -KILL {} ends it and its enclave
            kill -CONT {} で、停止しているキーパーが再開します。kill -KILL {} で、キーパーとそのエンクレーブを終了します
        this engine does not connect to ports of its enclaves (port {})
            このエンジンはエンクレーブのポートに接続できません (ポート {})
        this engine does not take connections from its enclaves (port {})
            このエンジンはエンクレーブからの接続を受けられません (ポート {})
        the keeper of {} gives no answer, and the enclave was left as it is: {}
            {} のキーパーが応答しないので、エンクレーブはそのままにしました: {}
        the security module of {} cannot be asked from outside the enclave
            {} のセキュリティモジュールには、エンクレーブの外から要求できません
        only local enclaves give documents to their operator; on EC2 a program inside asks /dev/nsm
            外からドキュメントを要求できるのはローカルエンクレーブだけです。EC2 では中のプログラムが /dev/nsm に要求します
        the console's log
            コンソールの記録
        the enclave's ID {} has no slot
            エンクレーブの ID {} にスロットがありません
        the keeper's order cannot be read
            キーパーへの指示を読めません
        the console is kept in memory only: {}
            コンソールはメモリにだけ記録されます: {}
        its keeper was ended by signal {}
            キーパーがシグナル {} で終了しました
        its socket was removed
            ソケットが削除されました
        the path {} is too long for a socket
            パス {} はソケットには長すぎます
        NITRO_CLI_SOCKETS_PATH=DIR  # names a directory with a short path
            NITRO_CLI_SOCKETS_PATH=DIR  # パスの短いディレクトリを指定します
        NITRO_CLI_SOCKETS_PATH=DIR  # names another directory
            NITRO_CLI_SOCKETS_PATH=DIR  # 別のディレクトリを指定します
        the keeper of {data} uses another version of the console's protocol
            {} のキーパーは別のバージョンのコンソールプロトコルを使っています
        it uses version {}
            使っているのはバージョン {} です
        use the nesh that started the enclave
            そのエンクレーブを起動した nesh を使います
        the console of {data} is its owner's
            {} のコンソールを表示できるのは所有者だけです
        it was started by another user
            別のユーザーが起動しました
        its memory is too small: the image does not fit once it is unpacked
            メモリが少なすぎます: 展開したイメージが入りません
        its memory is too small: the kernel has none left
            メモリが少なすぎます: カーネルが使えるメモリが残っていません
        its memory is too small: its init crashed
            メモリが少なすぎます: init が異常終了しました
        its kernel finds no init: the ramdisk is damaged or of another processor
            カーネルが init を見つけられません。RAM ディスクが壊れているか、別のプロセッサー用です
        its ramdisk is damaged or its compression is unknown to its kernel
            RAM ディスクが壊れているか、カーネルの知らない圧縮形式です
        its program is not for this processor, or no program at all
            プログラムがこのプロセッサー用でないか、プログラムではありません
        the program that it is to run is missing
            実行するプログラムがありません
        its kernel gave up
            カーネルが停止しました
        the last lines of its console:
            コンソールの最後の行:
        the enclave ended while it booted: {}
            エンクレーブが起動中に終了しました: {}
        it exited with status {}
            ステータス {} で終了しました
        it was ended by signal {}
            シグナル {} で終了しました
        it needs more memory than it was given
            割り当てより多くのメモリが必要です
        it was terminated
            終了されました
        {data} is not this user's alone, so that others may have its key
            {} はこのユーザー専用ではないので、キーがほかのユーザーに知られているかもしれません
        {data} holds no root of nesh's local engine: {}
            {} に nesh のローカルエンジンのルート証明書がありません: {}
        you asked for {} MiB and get {} MiB{}
            {} MiB が指定され、{} MiB が割り当てられました{}
        describe-enclaves  # lists those that run
            describe-enclaves  # 実行中のエンクレーブを一覧表示します
        option engine local  # then run-enclave
            option engine local  # その後に run-enclave
        the enclave {data} was not started in debug mode, so it has no console
            エンクレーブ {} はデバッグモードで起動されていないので、コンソールがありません
        the enclave {data} was not started in debug mode, so nothing was kept
            エンクレーブ {} はデバッグモードで起動されていないので、何も記録されていません
        run-enclave … --debug-mode  # then starts it with a console
            run-enclave … --debug-mode  # その後、コンソール付きで起動します
        {data} is a link of another user, who could lead it elsewhere at any time
            {} は別のユーザーのリンクで、リンク先をいつでも変えられるおそれがあります
        {data} is not a private directory of this user's
            {} はこのユーザー専用のディレクトリではありません
        {data} is missing, and you may not make it
            {} がなく、作ることもできません
        {data} is not a directory that you may open: no command finds an enclave, and none can be started
            {} は、開く権限のあるディレクトリではありません。エンクレーブを見つけることも起動することもできません
        the image
            イメージ
        (process {})
            (プロセス {})
        the keeper sent {}
            キーパーの応答が正しくありません: {}
        skipped {}: {}
            {} を無視しました: {}
        it sent {}
            応答が正しくありません: {}
        the keeper does not stop sending what is not console output
            キーパーが、コンソールの出力ではないデータを送り続けています
        : the smallest huge pages here have {} MiB
            。このマシンの最小のヒュージページは {} MiB です
        documents are signed by the hypervisor, under AWS's root
            ドキュメントは、AWS のルート証明書のもとで Nitro Hypervisor が署名します
        none: its enclaves have no security module, so that attestation request gets no document
            ありません。このエンジンのエンクレーブには NSM がないので、attestation request でドキュメントを取得できません
        nesh keep is for nesh itself: run-enclave starts it
            nesh keep は nesh が内部で使います。run-enclave が起動します
        {data} was removed as it was made
            {} が作成中に削除されました
        or unset NITRO_CLI_SOCKETS_PATH
            または unset NITRO_CLI_SOCKETS_PATH
        sudo install -d -m 775 -g ne {data}, {}
            sudo install -d -m 775 -g ne {}、{}
        sudo chgrp ne {data} && sudo chmod 775 {data}, {}
            sudo chgrp ne {} && sudo chmod 775 {}、{}
        an enclave that is {} cannot have {}
            {} のエンクレーブで {} は起こりません
        the keeper sent a failure without a message
            キーパーから、メッセージのないエラーが届きました
        a frame of {} bytes
            フレームが {} バイトあります
        an endless answer
            応答が終わりません
        an answer that begins with {}
            応答が {} で始まっています
        an answer that is not a map of one entry
            応答が 1 項目のマップではありません
        a status that is not a number
            ステータスが数値ではありません
        an answer with the unknown key '{}'
            応答に不明なキー '{}' があります
        a message that is not text
            メッセージが文字列ではありません
        a command that is not repeated
            コマンドが繰り返されていません
        a command that is not text
            コマンドが文字列ではありません
        the unknown command '{}'
            不明なコマンド '{}' です
        Describe without its map
            Describe にマップがありません
        GetIDbyName without a name
            GetIDbyName に名前がありません
        NeshAskModule without a request
            NeshAskModule に要求がありません
        an unknown message on a console
            コンソールに不明なメッセージがあります
        a malformed message on a console
            コンソールに形の正しくないメッセージがあります
        the lock
            ロック
        the keeper has not received {}
            キーパーに {} が届いていません
        """#
}
