// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/channel.nesh and docs/tutorial/ja/channel.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let channel = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# A secure local channel: vsock, and a proxy to the outside. From the repository's top folder:
<# scripts/nesh docs/tutorial/channel.nesh
># 安全なローカルチャネル: vsock と、外部へのプロキシ。 リポジトリの最上位ディレクトリから:
># scripts/nesh docs/tutorial/ja/channel.nesh
=
=option allocator-file lesson-allocator.yaml
=on-exit !rm -rf lesson-allocator.yaml lesson.eif lesson-channel lesson-list.yaml
=on-exit terminate-enclave --session
=allocator set cpu_count 4
=tutorial app lesson-channel --vsock
=build-enclave --docker-uri lesson-channel:latest --docker-dir lesson-channel --output-file lesson.eif
=!echo $((20000 + $$ % 20000))
=set port $output
=vsock listen 9443 --reply '192.0.2.0/24 is ours' > /dev/null &
=forward $port:9443 --enclave parent &
=wait vsock 3:9443
=
<## A secure local channel
>## 安全なローカルチャネル
=##
<## An enclave has no network, no disk and no login. Its only door is vsock: a
<## stream between two CIDs, as TCP is one between two addresses. The parent instance is always
<## CID 3. An enclave reaches its parent and nobody else; the parent reaches every
<## enclave.
>## エンクレーブにはネットワークもディスクもログインもありません。唯一の出入り口が vsock
>## です。TCP がアドレスどうしを結ぶように、vsock は CID と CID をストリームで結びます。
>## 親インスタンスはいつも CID 3 です。エンクレーブから接続できるのは親インスタンスだけで、親インスタンスからは
>## どのエンクレーブにも接続できます。
=##
<## lesson.eif holds a program that listens at vsock port 5005. Start it with 2 CPUs, at
<## least 128 MiB, in debug mode, and with the CID 16.
<# hint: run-enclave takes --cpu-count N, --memory MIB, --debug-mode and --enclave-cid CID.
>## lesson.eif のプログラムは vsock のポート 5005 で待ち受けます。CPU 2 個、128 MiB
>## 以上、デバッグモード、CID 16 で起動してください。
># hint: run-enclave には --cpu-count N、--memory MIB、--debug-mode、--enclave-cid CID を指定します。
=run-enclave --cpu-count 2 --memory 128 --debug-mode --enclave-cid 16
=expect $enclave.state == RUNNING
=expect $enclave.cid == 16
=expect $enclave.debug == true
=expect $enclave.cpus == 2
=expect $enclave.memory >= 128
=
<## The program needs a moment until it listens. Wait for port 5005 of CID 16 rather than
<## for a time: `wait vsock` does that, and so does `vsock wait`.
>## 待ち受けが始まるまで少しかかります。決まった秒数だけ待つのではなく、CID 16 のポート
>## 5005 で待ち受けが始まるのを、`wait vsock` で待ってください (`vsock wait` も同じです)。
=# hint: wait vsock 16:5005
=# names: 5005
=wait vsock 16:5005
=
<## Talk to it with `vsock connect`: send it the word hello. You are the parent now.
>## 話しかけてみましょう。`vsock connect` で文字列 hello を送ってください。いまは
>## あなたが親インスタンスの側です。
=# hint: vsock connect 5005 --send hello
=# names: connect
=vsock connect 5005 --send hello
=expect $output ~ "Hello, CID 3"
=
<## On EC2 your own client does that, with a socket of the family AF_VSOCK. Put parent in
<## front of such a client, parent python3 client.py, and it runs here unchanged.
>## EC2 でこれをするのは、AF_VSOCK のソケットを使う自作のクライアントです。ここでも
>## `parent python3 client.py` のように `parent` を前に置けば、そのまま動きます。
=##
<## See who listens: `vsock ls`.
>## どのプログラムが待ち受けているかを `vsock ls` で見てください。
=# hint: vsock ls
=# names: ls
=vsock ls
=expect $output ~ 5005
=
<## This lesson has started a small server on this machine, which stands for a web server
<## on the internet. It listens at TCP port $port of localhost ($port holds the number). Port
<## 9443 in the list belongs to the lesson's own machinery: you do not need it.
>## このレッスンは、インターネットの Web サーバーの代わりに、小さなサーバーをこのマシンで
>## 動かしています。localhost の TCP ポート `$port` で待ち受けます (`$port` には番号が入って
>## います)。一覧のポート 9443 はレッスンの準備に使っているもので、操作する必要はありません。
=##
<## When the program in the enclave receives the word ask, it tries to reach that server,
<## through port 8001 of its parent. Send it the word.
>## エンクレーブのプログラムは文字列 ask を受け取ると、親インスタンスのポート 8001 を通して、その
>## サーバーに問い合わせようとします。送ってみてください。
=# hint: vsock connect 5005 --send ask
=# names: connect
=vsock connect 5005 --send ask
<# means: the enclave answers: nobody listens at port 8001
># means: エンクレーブの応答に nobody listens at port 8001 がある
=expect $output ~ "nobody listens at port 8001"
=
<## It has no network: it can only connect to its parent, and nobody listens there. A
<## proxy on the parent passes on what arrives: vsock-proxy. It has an allowlist, a file
<## of hosts and ports. Write one that names localhost and $port into lesson-list.yaml. It
<## is one line of YAML, which `!echo "…" > FILE` can write:
>## ネットワークがないので、呼び出せるのは親インスタンスだけです。そこで待ち受けているプログラムはありません。
>## 届いたものを中継するのが、親インスタンスで動かすプロキシ `vsock-proxy` です。許可リスト、つまり
>## ホストとポートを並べたファイルに従います。localhost と `$port` を挙げたリストを
>## lesson-list.yaml に書いてください。YAML の 1 行なので、`!echo "…" > FILE` で書けます:
=##
=##   allowlist: [{address: localhost, port: $port}]
<# hint: The file needs one line: allowlist: [{address: localhost, port: $port}]
<# hint: !echo "…" > lesson-list.yaml. Between " " $port becomes its number, between ' ' it does not.
># hint: 内容は 1 行で足ります: allowlist: [{address: localhost, port: $port}]
># hint: !echo "…" > lesson-list.yaml。$port は " " の中では番号になり、' ' の中ではなりません。
=# writes: lesson-list.yaml
=# proof: !grep -q localhost lesson-list.yaml && grep -qw $port lesson-list.yaml
=# proof: not vsock-proxy 8001 nesh.invalid 443 --config lesson-list.yaml
=# proof: expect $error.message ~ 'is not allowed by'
=# proof: not vsock-proxy 9443 localhost $port --config lesson-list.yaml
=# proof: expect $error.message ~ 'taken already'
<# means: lesson-list.yaml is an allowlist with localhost and the number that $port stands for
># means: lesson-list.yaml が許可リストで、localhost と番号 ($port という文字ではなく、その値) がある
=!echo "allowlist: [{address: localhost, port: $port}]" > lesson-list.yaml
=
<## First try another host, example.com and 443, from the parent's port 8001. Give
<## the list with --config.
>## まず別のホスト、example.com の 443 を、親インスタンスのポート 8001 で試してください。リストは
>## `--config` で指定します。
=# hint: vsock-proxy 8001 example.com 443 --config lesson-list.yaml
=not vsock-proxy 8001 example.com 443 --config lesson-list.yaml
<# means: vsock-proxy refuses example.com, which is not on the list
># means: リストにない example.com を vsock-proxy が拒否する
=expect $error.message ~ "is not allowed by"
=
<## vsock-proxy refused it before it even looked up the name: anyone who takes over the enclave
<## gets no further than this list. Now start it for the host on the list, localhost and
<## $port, in the background, with an & at the end.
<# hint: The line above with localhost $port, and & at its end.
>## 名前を調べる前に拒否されました。エンクレーブが乗っ取られても、このリストより先へは
>## 進めません。次はリストにあるホスト、localhost の `$port` への中継を、行末に & を
>## 付けてバックグラウンドで始めてください。
># hint: 上の行のホストを localhost $port に変え、行末に & を付けます。
=# hint: vsock-proxy 8001 localhost $port --config lesson-list.yaml &
=# proof: wait vsock 3:8001 --timeout 100ms
<# means: port 8001 of the parent, CID 3, has a listener
># means: 親インスタンス (CID 3) のポート 8001 で待ち受けている
=vsock-proxy 8001 localhost $port --config lesson-list.yaml &
=
<## The parent's CID is 3. Wait until the proxy listens on 8001.
>## 親インスタンスの CID は 3 です。プロキシが 8001 で待ち受けるまで待ってください。
=# hint: wait vsock 3:8001
=# names: 3:8001|3 8001|parent 8001|parent:8001
=wait vsock 3:8001
=
<## Let the enclave ask again.
>## エンクレーブにもう一度問い合わせさせてください。
=# hint: vsock connect 5005 --send ask
=# names: connect
=vsock connect 5005 --send ask
<# means: your line prints what the server outside says: 192.0.2.0/24 is ours
># means: 外部のサーバーの応答 192.0.2.0/24 is ours が表示される
=expect $output ~ "outside: 192.0.2.0/24 is ours"
=
<## The path was: enclave, vsock port 8001 of the parent, proxy, the server's TCP port
<## ($port holds its number). The console shows the enclave's side of it. Look at it with logs.
>## 経路は、エンクレーブ、親インスタンスの vsock ポート 8001、プロキシ、TCP ポート (`$port` の番号) でした。
>## エンクレーブ側の様子はコンソールに出ています。`logs` で見てください。
=# hint: logs
=logs
=expect $console ~ "a connection from CID 3"
=
<## The channel is local, and only the two ends can use it. It is not secret from the
<## parent, though: the proxy sees every byte. So TLS has to end inside the enclave; then
<## the parent carries nothing but ciphertext. TLS does not show that the other end is the
<## enclave that you mean: attestation does (lesson 9).
>## このチャネルはローカルで、使えるのは両端だけです。ただし親インスタンスに対しては秘密ではありません。
>## プロキシはすべてのバイトを見られます。ですから TLS はエンクレーブの中で終端させます。
>## そうすれば親インスタンスが運ぶのは暗号文だけです。相手が本当に意図したエンクレーブかどうかは、
>## アテステーションで確かめます。
"""#)
}
