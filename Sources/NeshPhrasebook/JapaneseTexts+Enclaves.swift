extension JapaneseTexts {
    /// Pools, keepers, what happens to enclaves.
    static let enclaves = #"""
        attestation root --renew makes another
            attestation root --renew で作り直せます
        libcrypto cannot make a key on the curve P-384
            libcrypto が曲線 P-384 のキーを作れません
        it has no socket
            ソケットがありません
        it gave no description of an enclave
            エンクレーブの説明が返りませんでした
        nobody listens on its socket
            そのソケットではだれも待ち受けていません
        the keeper of {}{}: {}: what it holds is known from its record
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
            ローカル KMS の CA はこのエンクレーブに渡されません。信頼するのはこのマシンのサンドボックスだけです
        the role is not used: PCR3 measures the one that this instance has
            ロールは使われません。PCR3 はこのインスタンスのロールを表します
        the keeper sent something out of turn
            キーパーから順序の違うデータが届きました
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
            {} のキーパーが終了させませんでした: ステータス {}
        the keeper of {} hung up without an answer
            {} のキーパーが応答せずに切断しました
        the keeper of {} did not end it: {}
            {} のキーパーが終了させませんでした: {}
        its keeper left
            キーパーが終わりました
        its keeper was killed
            キーパーが強制終了されました
        too many wait for it already
            待っているものが多すぎます
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
            操作する人にドキュメントを渡すのはローカルのエンクレーブだけです。EC2 では中のプログラムが /dev/nsm に要求します
        the console's log
            コンソールの記録
        the enclave's ID {} has no slot
            エンクレーブの ID {} にスロットがありません
        the keeper's order cannot be read
            キーパーへの指示を読めません
        the console is kept in memory only: {}
            コンソールはメモリにだけ保存されます: {}
        its keeper was ended by signal {}
            キーパーがシグナル {} で終了しました
        its socket was removed
            ソケットが削除されました
        the path {} is too long for a socket
            パス {} はソケットには長すぎます
        NITRO_CLI_SOCKETS_PATH names a directory with a short path
            NITRO_CLI_SOCKETS_PATH に短いパスのディレクトリを指定します
        NITRO_CLI_SOCKETS_PATH=DIR names another directory
            NITRO_CLI_SOCKETS_PATH=DIR で別のディレクトリを指定します
        the keeper of {} uses another version of the console's protocol
            {} のキーパーは別のバージョンのコンソールプロトコルを使っています
        it uses version {}
            使っているのはバージョン {} です
        use the nesh that started the enclave
            そのエンクレーブを起動した nesh を使います
        the console of {} is its owner's
            {} のコンソールは所有者だけのものです
        it was started by another user
            別のユーザーが起動しました
        its memory is too small: the image does not fit once it is unpacked
            メモリが少なすぎます: 展開したイメージが入りません
        its memory is too small: the kernel has none left
            メモリが少なすぎます: カーネルの空きがありません
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
        the file holds a list of {} pools, and which of them is meant is not known
            ファイルに {} 個のプールのリストがあり、どれのことか分かりません
        write by hand, in the pool that is meant: {}: {}
            対象のプールに手で書きます: {}: {}
        it sets no CPU aside: a core has two
            CPU が確保されません。1 コアは 2 つです
        '{}' is not a value for {}
            '{}' は {} の値ではありません
        option allocator-file FILE uses a file of your own
            option allocator-file FILE で自分のファイルを使えます
        '{}' is not a number from 0 to {}
            '{}' は 0 から {} までの数ではありません
        a list of CPU ids such as 1,3 or 2-5
            1,3 や 2-5 のような CPU ID のリスト
        a number from 0 to {}
            0 から {} までの数
        a list
            リスト
        a map
            マップ
        write it without brackets
            角括弧なしで書きます
        this is not a setting: a key, a colon, a blank and a value are needed
            設定ではありません。キー、コロン、空白、値が必要です
        both cpu_count and cpu_pool are set
            cpu_count と cpu_pool の両方が設定されています
        remove or comment out one of the two lines
            2 行のうち 1 つを削除するかコメントにします
        line {}: cpu_pool is a single number, and newer allocators want a text
            {} 行目: cpu_pool が 1 つの数です。新しいアロケーターは文字列を必要とします
        line {}: {} is in quotes, and newer allocators take no text
            {} 行目: {} が引用符の中にあります。新しいアロケーターは文字列を受け取りません
        the allocator has no setting '{}'
            アロケーターに設定 '{}' はありません
        did you mean {}?
            {} のことですか?
        write {} instead of {} in line {}
            {3} 行目の {2} の代わりに {1} と書きます
        '{}' in '{}' is not a CPU id or range
            '{2}' の '{1}' は CPU ID でも範囲でもありません
        write ids like 1,3 or 1-3,7
            ID は 1,3 や 1-3,7 のように書きます
        the number of CPUs is {}, at least 1 is needed
            CPU の数が {} です。1 以上が必要です
        pool: {}; free: {}
            プール: {}、空き: {}
        the list of CPU ids is empty
            CPU ID のリストが空です
        CPU {} is given twice
            CPU {} が 2 回指定されています
        CPU {} belongs to another enclave
            CPU {} は別のエンクレーブのものです
        CPU {} is not in the pool
            CPU {} はプールにありません
        NUMA {}: {} of {} MiB free
            NUMA {1}: {3} MiB のうち {2} MiB が空き
        huge pages by node:
            ノードごとのヒュージページ:
        based on the EIF file size, the minimum memory should be {} MB
            EIF ファイルのサイズから、最小のメモリは {} MB です
        an enclave has at least {} MB
            エンクレーブには最低 {} MB が必要です
        Insufficient memory requested. User provided `memory` is {} MB, but {}
            メモリが足りません。指定された `memory` は {} MB ですが、{}
        every enclave CID is taken
            エンクレーブの CID がすべて使用中です
        the CID {} belongs to the enclave {}
            CID {} はエンクレーブ {} のものです
        --enclave-cid 16, or leave it out to get a free one
            --enclave-cid 16 のように指定します。省略すると、空いているものが選ばれます
        leave --enclave-cid out to get a free one
            --enclave-cid を省略すると、空いているものが選ばれます
        the ID of {} is {}
            {} の ID は {} です
        stands for this machine's own loopback
            このマシン自身のループバックを表し
        is the host's
            ホストのものであり
        is the parent's
            親のものであり
        stands for any CID
            任意の CID を表し
        the CID {} {} and cannot be an enclave's
            CID {} は{}、エンクレーブには使えません
        an enclave's name has 1 to 255 printable characters
            エンクレーブの名前は、印字できる 1〜255 文字です
        {} is not this user's alone, so that others may have its key
            {} はこのユーザーだけのものではないので、ほかの人がキーを持っているかもしれません
        {} holds no root of nesh's local engine: {}
            {} に nesh のローカルエンジンのルートがありません: {}
        you asked for {} MiB and get {} MiB{}
            {} MiB が指定され、{} MiB が割り当てられました{}
        describe-enclaves lists those that run
            動いているものは describe-enclaves で見られます
        option engine local, then run-enclave
            option engine local の後に run-enclave
        {} was not started with --debug-mode and shows no console
            {} は --debug-mode で起動されていないので、コンソールは見られません
        {} is a link of another user, who could lead it elsewhere at any time
            {} は別のユーザーのリンクで、いつでも別の場所を指せます
        {} is not a private directory of this user's
            {} はこのユーザー専用のディレクトリではありません
        {} is missing, and you may not make it
            {} がなく、作ることもできません
        {} is not a directory that you may open: no command finds an enclave, and none can be started
            {} は開けるディレクトリではありません。エンクレーブを見つけることも起動することもできません
        {} is a directory, a pipe or a device, and no file of settings
            {} はディレクトリ、パイプ、またはデバイスで、設定のファイルではありません
        {} is {}, not {}
            {} は {} で、{} ではありません
        {} is '{}', not {}
            {} は '{}' で、{} ではありません
        {} has no value
            {} に値がありません
        terminate-enclave ends an enclave and frees its CPUs
            terminate-enclave でエンクレーブを終了し、CPU を空けます
        you asked for {} CPUs; {} of the pool's {} are free
            CPU が {1} 個指定されましたが、プールの {3} 個のうち空きは {2} 個です
        you asked for 1 CPU; {} of the pool's {} are free
            CPU が 1 個指定されましたが、プールの {2} 個のうち空きは {1} 個です
        --cpu-count can be {}
            --cpu-count に使えるのは {} です
        --cpu-count can be {} or {}
            --cpu-count に使えるのは {1} か {2} です
        --cpu-count can be {}, {} and so on to {}
            --cpu-count に使えるのは {1}、{2} … {3} です
        terminate-enclave ends an enclave and frees its memory
            terminate-enclave でエンクレーブを終了し、メモリを空けます
        you asked for {} MiB; {} of the {} MiB set aside for enclaves are free
            {1} MiB が指定されましたが、エンクレーブ用に確保された {3} MiB のうち空きは {2} MiB です
        """#
}
