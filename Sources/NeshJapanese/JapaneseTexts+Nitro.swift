extension JapaneseTexts {
    /// The Nitro engine.
    static let nitro = #"""
        it does not answer
            応答しません
        the hypervisor gives no console of CID {}: {}
            Nitro Hypervisor から CID {} のコンソールを取得できません: {}
        the enclave is held by nitro-cli, which keeps no console
            エンクレーブを保持している nitro-cli は、コンソールを記録しません
        run-enclave … --debug-mode  # in nesh, keeps the console from its first byte
            run-enclave … --debug-mode  # nesh では、コンソールを最初から記録します
        the console of CID {}
            CID {} のコンソール
        this is not an EC2 instance
            EC2 インスタンスではありません
        run images for enclaves on an EC2 instance with --enclave-options Enabled=true
            エンクレーブ用のイメージは、--enclave-options Enabled=true を付けて起動した EC2 インスタンスで実行します
        an instance
            インスタンス
        nitro_enclaves is loaded
            nitro_enclaves が読み込まれています
        /dev/nitro_enclaves is not yours: you are not in the group ne
            /dev/nitro_enclaves を使う権限がありません。グループ ne に入っていません
        /dev/nitro_enclaves can be opened
            /dev/nitro_enclaves を開けます
        /dev/nitro_enclaves is missing: the instance's enclave option is off
            /dev/nitro_enclaves がありません。インスタンスのエンクレーブのオプションが無効です
        the module nitro_enclaves is not loaded: whether the instance's enclave option is on shows once it is
            モジュール nitro_enclaves が読み込まれていません。インスタンスのオプションが有効かは、その後に分かります
        the group ne does not exist
            グループ ne がありません
        you are in the group ne, but /dev/nitro_enclaves is not for that group
            グループ ne に入っていますが、/dev/nitro_enclaves がそのグループ用ではありません
        you were put into the group ne after your login
            ログインの後にグループ ne に追加されました
        log out and back in, or newgrp ne
            ログアウトしてログインし直すか、newgrp ne を実行します
        the Nitro Enclaves device is busy: trying again for up to {} s
            Nitro Enclaves のデバイスが使用中です。{} 秒まで再試行します
        it has exited
            終了しました
        the enclave sent no heartbeat within {time}
            エンクレーブが {} 以内にハートビートを送りませんでした
        the enclave connected for its heartbeat and then sent nothing
            エンクレーブはハートビートのために接続しましたが、何も送りませんでした
        the kernel or the init of its image does not come up, or it needs more memory
            イメージのカーネルか init が起動しないか、メモリが足りません
        the enclave's heartbeat is the byte {}, not {}
            エンクレーブのハートビートが {2} ではなく {1} です
        the init of its image follows another protocol
            イメージの init が別のプロトコルを使っています
        build-enclave once more, with the init of the enclaves' blobs
            エンクレーブのブロブの init で、build-enclave をもう一度実行します
        the enclave connected for its heartbeat and hung up
            エンクレーブはハートビートのために接続し、切断しました
        the Nitro hypervisor
            Nitro Hypervisor
        NITRO_CLI_BLOBS=DIR build-enclave …  # takes the kernel from DIR
            NITRO_CLI_BLOBS=DIR build-enclave …  # DIR のカーネルを使います
        huge pages cannot be mapped: {}
            ヒュージページを割り当てられません: {}
        doctor  # shows this machine's huge pages
            doctor  # 今あるヒュージページを表示します
        the image of {} bytes does not fit behind the first {} bytes of the enclave's memory
            {} バイトのイメージが、エンクレーブのメモリの最初の {} バイトの後に入りません
        the image became shorter while it was read
            読んでいる間にイメージが短くなりました
        the Nitro Enclaves driver is not loaded: {}
            Nitro Enclaves のドライバーが読み込まれていません: {}
        you asked for CPU {} without its sibling: an enclave gets whole cores
            CPU {} だけが指定され、兄弟スレッドがありません。エンクレーブはコア単位で受け取ります
        the core's CPUs are {}
            そのコアの CPU は {} です
        free: {}
            空き: {}
        another enclave is being started: waiting for its boot
            別のエンクレーブが起動中です。その起動を待ちます
        the call was {}, the error {}
            失敗した呼び出しは {}、エラーは {} です
        this machine has no Nitro Enclaves device: {}
            このマシンに Nitro Enclaves のデバイスがありません: {}
        it is an EC2 instance's, started with its enclave option and with the driver loaded
            エンクレーブのオプションを付けて起動し、ドライバーを読み込んだ EC2 インスタンスにあります
        the Nitro Enclaves device is for root and the group ne: {}
            Nitro Enclaves のデバイスを使えるのは root とグループ ne だけです: {}
        a CPU that you asked for already belongs to an enclave
            指定された CPU は、すでにエンクレーブが使用しています
        resources  # lists the free ones
            resources  # 空いている CPU を表示します
        a CPU that you asked for is not in the pool for enclaves
            指定された CPU は、エンクレーブ用のプールにありません
        resources  # lists the pool
            resources  # プールを表示します
        a CPU that you asked for is on no core of the pool
            指定された CPU は、プールのどのコアにもありません
        a piece of memory is not a multiple of 2 MiB
            メモリ領域が 2 MiB の倍数ではありません
        the driver cannot use the address of a piece of memory
            ドライバーがメモリ領域のアドレスを使えません
        a piece of memory does not begin where a huge page does
            メモリ領域がヒュージページの先頭から始まっていません
        a piece of memory already belongs to an enclave
            メモリ領域は、すでにエンクレーブが使用しています
        a piece of memory is not made of huge pages
            メモリ領域がヒュージページではありません
        a piece of memory is on another NUMA node than the CPUs
            メモリ領域が、CPU と別の NUMA ノードにあります
        doctor  # shows the huge pages of each node
            doctor  # 各ノードのヒュージページを表示します
        allocator set cpu_pool with CPUs of the memory's node
            allocator set cpu_pool に、メモリのノードの CPU を指定します
        the memory is in more pieces than an enclave may have
            メモリ領域の数が、エンクレーブの上限を超えています
        the enclave was to start without memory
            メモリのないエンクレーブを起動しようとしました
        the enclave was to start without a CPU
            CPU のないエンクレーブを起動しようとしました
        the enclave has less memory than the {} MiB that it must have
            エンクレーブのメモリが、最低限必要な {} MiB に足りません
        the enclave's CPUs are not whole cores
            エンクレーブの CPU がコア単位になっていません
        the enclave has been started already
            エンクレーブはすでに起動されています
        a CPU that you asked for does not exist
            指定された CPU は存在しません
        no CPU is free in the pool for enclaves
            エンクレーブ用のプールに空いている CPU がありません
        a piece of memory is in pages that are not a multiple of 2 MiB
            メモリ領域のページが 2 MiB の倍数ではありません
        the driver does not know a flag that was set
            ドライバーが、設定されたフラグを知りません
        update the kernel
            カーネルを更新します
        the enclave's CID is one that no enclave may have, or is taken
            エンクレーブの CID が使えないものか、使用中です
        the kernel has no memory left for its account of the enclave
            カーネルに、エンクレーブを管理するためのメモリがありません
        the enclave was begun by another process than the one that goes on with it
            エンクレーブの作成を始めたプロセスと、続けているプロセスが違います
        the driver could not read or write this program's memory
            ドライバーが、このプログラムのメモリを読み書きできませんでした
        the driver refuses the memory's place
            ドライバーがメモリの位置を拒否しました
        the device is not the Nitro Enclaves driver's
            Nitro Enclaves のドライバーのデバイスではありません
        the device stayed busy with other enclaves
            デバイスがほかのエンクレーブで使用中のままでした
        try again after some seconds
            数秒後にもう一度試します
        another enclave has not finished booting: its starter still waits for it
            別のエンクレーブの起動が終わっていません。起動した側がまだ待っています
        fix that line of the file
            ファイルのその行を直します
        huge pages
            ヒュージページ
        only {} of the {} MiB in allocator.yaml are reserved ({})
            allocator.yaml の {2} MiB のうち {1} MiB しか確保されていません ({3})
        sudo systemctl restart nitro-enclaves-allocator.service  # gets the most memory right after a reboot
            sudo systemctl restart nitro-enclaves-allocator.service  # 再起動の直後が、最も多くのメモリを確保できます
        CPU pool
            CPU プール
        no CPU is set aside for enclaves
            エンクレーブ用の CPU が確保されていません
        allocator.yaml asks for {} CPUs, {} are set aside
            allocator.yaml には {} 個の CPU が指定されていますが、確保されたのは {} 個です
        CPU {} shares core 0, which must stay with the parent
            CPU {} はコア 0 に属し、親インスタンスに残す必要があります
        choose other ids for cpu_pool in allocator.yaml
            allocator.yaml の cpu_pool に別の ID を指定します
        CPU {} is in the pool without its sibling {}
            CPU {} がプールにありますが、兄弟スレッド {} がありません
        put both or neither into cpu_pool in allocator.yaml
            allocator.yaml の cpu_pool に、両方を入れるか、どちらも入れません
        the pool's CPUs are on {}, which has {} of the {} MiB reserved
            プールの CPU は {1} にあり、そこでは {3} MiB のうち {2} MiB が確保されています
        sudo systemctl restart nitro-enclaves-allocator.service  # reserves on the CPUs' node
            sudo systemctl restart nitro-enclaves-allocator.service  # CPU と同じノードに確保します
        option engine local, or start an instance with --enclave-options Enabled=true
            option engine local、または --enclave-options Enabled=true を付けてインスタンスを起動します
        sudo dnf install aws-nitro-enclaves-cli, which makes it, or sudo groupadd ne
            sudo dnf install aws-nitro-enclaves-cli (グループも作られます)、または sudo groupadd ne
        sudo usermod -aG ne $USER  # then log out and back in
            sudo usermod -aG ne $USER  # その後、ログインし直します
        {data} is missing: nitro-cli cannot run, nesh uses a directory of its own
            {} がありません。nitro-cli は動きません。nesh は独自のディレクトリを使います
        {data} is not yours to write: nesh uses a directory of its own
            {} に書き込めません。nesh は独自のディレクトリを使います
        run-enclave … --debug-mode --attach-console  # shows how far it gets
            run-enclave … --debug-mode --attach-console  # どこまで進むかを表示します
        {data} has no kernel: it was built on a machine without one
            {} にカーネルがありません。カーネルのないマシンで作られました
        you asked for {} MiB; the free huge pages hold {} MiB
            {} MiB が指定されましたが、空いているヒュージページは {} MiB です
        {} CPUs are not whole cores: each core has 2, and an enclave gets whole cores
            {} 個の CPU はコア単位になりません。1 コアに 2 つあり、エンクレーブはコア単位で受け取ります
        run-enclave … --memory with an even number
            run-enclave … --memory に偶数を指定します
        {}  # right after a reboot: it then gets larger pages
            {}  # 再起動の直後なら、より大きなページを確保できます
        run-enclave … --cpu-count with an even number
            run-enclave … --cpu-count に偶数を指定します
        --cpu-ids with both threads of each core
            --cpu-ids に、各コアの両方のスレッドを指定します
        run-enclave once more
            もう一度 run-enclave を実行します
        allocator.yaml has no memory_mib
            allocator.yaml に memory_mib がありません
        allocator.yaml has neither cpu_count nor cpu_pool
            allocator.yaml に cpu_count も cpu_pool もありません
        {} of {} MiB free
            {2} MiB のうち {1} MiB が空き
        no enclave can start now, the least is 64 MiB: {}
            今はエンクレーブを起動できません。最小は 64 MiB です: {}
        terminate-enclave  # ends one and frees its memory; describe-enclaves lists them
            terminate-enclave  # エンクレーブを 1 つ終了し、メモリを空けます。一覧は describe-enclaves で確認できます
        vsock port {}
            vsock のポート {}
        stop the instance; aws ec2 modify-instance-attribute --instance-id {data} --attribute enclaveOptions --value true; start it
            インスタンスを停止し、aws ec2 modify-instance-attribute --instance-id {} --attribute enclaveOptions --value true を実行して起動します
        the call was connect to vsock CID 0, port CID + 10000
            失敗したのは vsock の CID 0、ポート CID + 10000 への接続です
        asks for {} MiB
            {} MiB を要求
        asks for {} MiB in {} pools
            {2} 個のプールで {1} MiB を要求
        """#
}
