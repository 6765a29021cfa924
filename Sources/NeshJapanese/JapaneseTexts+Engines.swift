extension JapaneseTexts {
    /// The local engine and its sandbox, the other engines, and what doctor finds on a machine.
    static let engines = #"""
        the first process of an enclave whose keeper is gone
            キーパーがなくなったエンクレーブの最初のプロセス
        kill -CHLD {}, or end {}
            kill -CHLD {} を実行するか、{} を終了します
        the image store
            イメージストア
        df -h {data}, then remove what is not needed there
            df -h {} で確認し、不要なものを削除します
        temporary files
            一時ファイル
        : builds fail and consoles are not kept
            : イメージの作成に失敗し、コンソールが記録されません
        : large images do not fit
            : 大きなイメージが入りません
        NITRO_CLI_BLOBS names {data}, which lacks {}
            NITRO_CLI_BLOBS の {} には {} がありません
        export NITRO_CLI_BLOBS=DIR with all of them, or unset it
            すべてがあるディレクトリを export NITRO_CLI_BLOBS=DIR で指定するか、unset します
        no enclave kernel is installed: images are built without one, for the local engine only
            エンクレーブのカーネルがインストールされていません。イメージはカーネルなしで作られ、ローカルエンジン専用になります
        container tool
            コンテナツール
        none: images come from archives, directories and Dockerfiles without RUN
            ありません。イメージはアーカイブ、ディレクトリ、RUN のない Dockerfile から作ります
        docker is installed, but {}
            docker はありますが、{}
        its daemon does not run
            デーモンが動いていません
        its daemon does not listen to you
            デーモンにアクセスする権限がありません
        none is set: nesh draws its signs, such as arrows, in ASCII
            設定されていません。矢印などの記号は ASCII で表示されます
        {} has ended, and its parent {} has not asked how: it holds nothing
            {1} は終了しましたが、親プロセス {2} が終了ステータスを受け取っていません。何も保持していません
        {} keeps an enclave that describe-enclaves does not list: its sockets are gone or in another directory
            {} は、describe-enclaves に表示されないエンクレーブを保持しています。ソケットがないか、別のディレクトリにあります
        {} keeps an enclave in {data}, which describe-enclaves does not list here
            {1} は、{2} のエンクレーブを保持しています。ここの describe-enclaves には表示されません
        {} keeps an enclave of the user {}, which describe-enclaves does not list for you
            {1} は、ユーザー {2} のエンクレーブを保持しています。describe-enclaves には表示されません
        {} keep enclaves of the user {}, which describe-enclaves does not list for you
            {1} 個が、ユーザー {2} のエンクレーブを保持しています。describe-enclaves には表示されません
        {} MiB are free at {data}, for {}
            {2} の空きは {1} MiB です ({3})
        sudo dnf install aws-nitro-enclaves-cli-devel, or set NITRO_CLI_BLOBS
            sudo dnf install aws-nitro-enclaves-cli-devel、または NITRO_CLI_BLOBS を設定します
        copy them from an Amazon Linux that has aws-nitro-enclaves-cli-devel, and set NITRO_CLI_BLOBS
            aws-nitro-enclaves-cli-devel の入った Amazon Linux からコピーし、NITRO_CLI_BLOBS を設定します
        {}; not docker, {}
            {}。docker は使えません: {}
        sudo usermod -aG docker $USER  # then log out and back in
            sudo usermod -aG docker $USER  # その後、ログインし直します
        {} is not UTF-8: nesh draws its signs, such as arrows, in ASCII
            {} は UTF-8 ではありません。矢印などの記号は ASCII で表示されます
        this user may not make a cgroup with a memory controller
            このユーザーは、メモリコントローラーのある cgroup を作れません
        user namespaces
            ユーザー名前空間
        not needed: you are root
            不要です (root のため)
        memory limit
            メモリの上限
        the memory controller is not available: no limit is enforced
            メモリコントローラーが使えません: 上限は適用されません
        enforced by cgroup v2
            cgroup v2 により適用されます
        enforced only where systemd delegates a cgroup to you
            systemd が cgroup を委任したところでだけ適用されます
        enforced by cgroup v1
            cgroup v1 により適用されます
        cgroup v1 gives limits to root only: none is enforced
            cgroup v1 では root だけが上限を設定できるので、上限は適用されません
        no cgroup file system: no limit is enforced
            cgroup のファイルシステムがありません: 上限は適用されません
        the cgroups are read-only here, also for root: no limit is enforced
            cgroup が root にも読み取り専用です: 上限は適用されません
        refused to enclaves: {}
            エンクレーブでは使えません: {}
        in {data}, as NITRO_CLI_SOCKETS_PATH says
            {} の中 (NITRO_CLI_SOCKETS_PATH の指定)
        in {data}, this lesson's own
            {} の中 (このレッスン専用)
        in {data}, beside nitro-cli's
            {} の中 (nitro-cli のものと並んで)
        in {data} (XDG_RUNTIME_DIR is not a directory that you own)
            {} の中 (XDG_RUNTIME_DIR がありません)
        no user id can be given to a sandbox
            サンドボックスにユーザー ID を割り当てられません
        the console
            コンソール
        vsock is refused in this enclave, as the warning at its start says
            起動時に知らせたとおり、このエンクレーブでは vsock を使えません
        its first process was killed
            最初のプロセスが強制終了されました
        the image does not fit into {} MiB once it is unpacked
            展開したイメージが {} MiB に入りません
        the image {} {}
            イメージ {} {}
        the image's file {} is larger than `ulimit -f` allows here
            イメージのファイル {} が、`ulimit -f` の許す大きさを超えています
        ulimit -f unlimited, in a shell whose own limit is not below
            上限がこれより大きいシェルで、ulimit -f unlimited を実行します
        vsock is refused: another program, such as a container's manager, watches calls of this one's children
            vsock を使えません: コンテナの管理プログラムなどが、子プロセスの呼び出しを監視しています
        vsock is refused: {}
            vsock を使えません: {}
        device files such as {} are left out
            {} などのデバイスファイルは作られません
        a sandbox on this machine's kernel
            このマシンのカーネルのサンドボックス
        the vsock calls
            vsock の呼び出し
        nobody listens at port {} of the enclave
            エンクレーブのポート {} で待ち受けているプログラムはありません
        this needs Linux 5.14 or a writable cgroup with a pids controller
            Linux 5.14 か、pids コントローラーのある書き込める cgroup が必要です
        the sandbox's root is this machine's, and no cgroup can be made
            サンドボックスの root はこのマシンの root で、cgroup も作れません
        this kernel is too old for the local engine
            このカーネルはローカルエンジンには古すぎます
        Linux 5.4 or newer is needed
            Linux 5.4 以降が必要です
        there are no namespaces for a sandbox here
            サンドボックスに必要な名前空間をここでは使えません
        use a kernel that was built with CONFIG_USER_NS, CONFIG_PID_NS, CONFIG_NET_NS, CONFIG_IPC_NS and CONFIG_UTS_NS
            CONFIG_USER_NS、CONFIG_PID_NS、CONFIG_NET_NS、CONFIG_IPC_NS、CONFIG_UTS_NS を有効にして作られたカーネルを使います
        the sandbox could not be set up: {}
            サンドボックスを用意できませんでした: {}
        this container hides parts of /proc, and then no sandbox inside it can have its own
            このコンテナは /proc の一部を隠しています。その中のサンドボックスは自分の /proc を持てません
        in a chroot the kernel gives nobody a user namespace
            chroot の中では、カーネルがユーザー名前空間を許可しません
        enter that system with systemd-nspawn, bwrap or a container tool, which change its root mount
            systemd-nspawn、bwrap、コンテナツールで入ります。これらはルートのマウントを変えます
        the seccomp filter of this container forbids namespaces
            このコンテナの seccomp フィルターが名前空間を禁止しています
        this host refuses a sandbox to this user
            このホストは、このユーザーにサンドボックスを許可しません
        nesh doctor  # looks for the reason
            nesh doctor  # 理由を調べます
        this host allows no user namespaces (user.max_user_namespaces is 0)
            このホストはユーザー名前空間を許可しません (user.max_user_namespaces が 0)
        this host keeps user namespaces for root (kernel.unprivileged_userns_clone is 0)
            このホストはユーザー名前空間を root にだけ許可します (kernel.unprivileged_userns_clone が 0)
        AppArmor takes user namespaces from programs without a profile (kernel.apparmor_restrict_unprivileged_userns is {})
            AppArmor が、プロファイルのないプログラムにユーザー名前空間を禁止しています (kernel.apparmor_restrict_unprivileged_userns が {})
        nothing runs, for tests
            何も実行しない、テスト用
        starts nothing, so nothing is needed
            何も起動しないので、何も要りません
        no keeper holds enclaves of the engine {}
            {} エンジンのエンクレーブを保持するキーパーはありません
        not part of this version
            このバージョンにはありません
        the qemu engine is not part of this version
            qemu エンジンはこのバージョンにはありません
        option engine local  # runs images in a sandbox
            option engine local  # イメージをサンドボックスで実行します
        {} cannot be opened here
            ここでは {} を開けません
        {} can be opened here
            ここでは {} を開けます
        {} if {data} can be opened
            {2} を開けるなら {1}
        {data} goes at your last logout, and your enclaves with it
            {} は最後のログアウトで削除され、エンクレーブも一緒に終了します
        {} and others belong to a user that the sandbox does not have: they are its root's
            {} などの所有者がサンドボックスにいないので、エンクレーブの root のものになります
        sudo nesh …  # runs it as root
            sudo nesh …  # root で動きます
        scripts/install offers a profile that allows nesh alone
            nesh だけに許可するプロファイルを scripts/install で入れられます
        auto ({})
            auto ({})
        otherwise {}
            それ以外は {}
        {} did not map the ids
            {} が ID を対応付けませんでした
        process {}
            プロセス {}
        user ids
            ユーザー ID
        files of images have their owners
            イメージのファイルの所有者は保たれます
        only one can be mapped: all files of an image belong to its root
            1 つしか割り当てられないので、イメージのファイルはすべて root のものになります
        no memory limit is enforced: {}
            メモリの上限は適用されません: {}
        all files of the image belong to its root: only one user id can be mapped
            エンクレーブの中では、イメージのファイルはすべて root の所有になります。割り当てられるユーザー ID が 1 つしかないためです
        no limit on processes is enforced: {}
            プロセス数の上限は適用されません: {}
        """#
}
