extension JapaneseTexts {
    /// Proxies and vsock.
    static let relay = #"""
        '{}' is neither a host name nor an address
            '{}' はホスト名でもアドレスでもありません
        names cannot be looked up: {}
            名前を調べられません: {}
        '{}' are not name servers: {}
            '{}' はネームサーバーではありません: {}
        no name server has answered for {}
            {} について応答したネームサーバーがありません
        there is no host named {}
            ホスト {} はありません
        name servers are those of /etc/resolv.conf
            ネームサーバーは /etc/resolv.conf のものです
        without an allowlist nothing is passed on
            許可リストがなければ、何も中継されません
        --config FILE names another; it holds lines such as {}
            --config FILE で別のファイルを指定します。内容は次のような行です: {}
        there is no allowlist
            許可リストがありません
        the allowlist is not a list
            許可リストがリストではありません
        this is not an address with a port
            ポート付きのアドレスではありません
        this entry has no address
            この項目にアドレスがありません
        this address is not text
            このアドレスは文字列ではありません
        this port is not a number from 1 to 65535
            このポートは 1 から 65535 の数ではありません
        the list has {}; names must be the same to the letter
            リストにあるのは {}。名前は一字一句同じでなければなりません
        the list is empty
            リストが空です
        add to its allowlist: {}
            許可リストに追加します: {}
        port {} of enclave {}
            エンクレーブ {2} のポート {1}
        enclave {}
            エンクレーブ {}
        port {} of the parent is taken already
            親のポート {} は使用中です
        take another port
            別のポートを使います
        ports below {} take root's rights
            {} より小さいポートには root の権限が必要です
        take a port from {} up
            {} 以上のポートを使います
        this machine has no vsock
            このマシンに vsock がありません
        --engine local has one without a hypervisor
            --engine local なら、ハイパーバイザーがなくても使えます
        127.0.0.1 in its place
            代わりに 127.0.0.1 を
        no answer within {} s
            {} 秒以内に応答がありません
        the time is up
            時間が経過しました
        {} cannot be looked up: {}
            {} を調べられません: {}
        {} has no port
            {} にポートがありません
        {} is on the list with port {}
            {} はリストにポート {} であります
        {}:{} is not allowed by {}
            {}:{} は {} で許可されていません
        vsock ls shows who listens
            待ち受けているものは vsock ls で見られます
        {} cannot be reached
            {} に届きません
        vsock needs Linux 5.19 or newer here
            ここでは vsock に Linux 5.19 以降が必要です
        the seccomp filter of this container forbids to answer calls of programs ({})
            このコンテナの seccomp フィルターが、プログラムの呼び出しへの応答を禁止しています ({})
        kernel.yama.ptrace_scope is {}, which keeps programs from answering calls of others
            kernel.yama.ptrace_scope が {} で、プログラムがほかのプログラムの呼び出しに応答できません
        '{}' has a name in it
            '{}' には名前が入っています
        --enclave names the enclave
            エンクレーブは --enclave で指定します
        --reply is for vsock listen; vsock connect sends with --send
            --reply は vsock listen 用です。vsock connect は --send で送ります
        --send is for vsock connect; vsock listen answers with --reply
            --send は vsock connect 用です。vsock listen は --reply で答えます
        vsock listen is always the parent's
            vsock listen は常に親のポートで待ち受けます
        waiting for a listener at port {} of {}, {} at most; Ctrl-C ends it
            {2} のポート {1} の待ち受けを待っています (最長 {3})。Ctrl-C で終わります
        nobody listens at port {} of {}; at that of {} somebody does
            {2} のポート {1} ではだれも待ち受けていません。{3} の同じポートでは待ち受けています
        nobody listens at port {} of {}
            {2} のポート {1} ではだれも待ち受けていません
        nobody listens at port {} of {}, which listens at {}
            {2} のポート {1} ではだれも待ち受けていません。{2} が待ち受けているのは {3} です
        the enclave stands before its port
            エンクレーブはポートの前に書きます
        """#
}
