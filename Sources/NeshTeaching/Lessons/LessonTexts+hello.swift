// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/hello.nesh and docs/tutorial/ja/hello.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let hello = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# From the repository's top folder: scripts/nesh docs/tutorial/hello.nesh
<# Elsewhere the app's folder is an argument: nesh hello.nesh DIRECTORY
># リポジトリの最上位ディレクトリから: scripts/nesh docs/tutorial/ja/hello.nesh
># ほかの場所ではアプリケーションのディレクトリを引数にします: nesh hello.nesh DIRECTORY
=
=set app ${1:-hello-app}
=
<# However this ends, no enclave stays behind, and the settings made below go too.
># どう終わっても、エンクレーブも下の設定も残りません。
=option allocator-file hello-allocator.yaml
=on-exit !rm -f hello-allocator.yaml
=on-exit terminate-enclave --session
=
<## An enclave is a virtual machine without a disk, a network or a login. It runs
<## one image, and anyone who trusts that image can check that it is what runs.
<## Here you build, start, watch and end one.
<##
<## What this machine can give
<##
<## An enclave takes its memory and CPUs from what an allocator set aside for
<## enclaves. The rest is the parent's: the machine that you are working on. The local
<## engine only counts, so it may list CPUs that this machine does not have.
<## Look at the machine's resources.
<# hint: One word shows memory and CPUs, of the machine and for enclaves: resources
>## エンクレーブは、ディスクもネットワークもログインもない仮想マシンです。動かすのは
>## 1 つのイメージだけで、動いているのが確かにそのイメージであることを、外から検証
>## できます。このレッスンでは、イメージを作成し、起動し、観察し、終了します。
>##
>## このマシンで使えるもの
>##
>## エンクレーブは、アロケーターがエンクレーブ用に確保したメモリと CPU を使います。
>## 残りは、親インスタンス (あなたが作業しているマシン) が使います。ローカルエンジンは
>## 数えるだけなので、このマシンにない CPU も一覧に出ることがあります。
>## このマシンのリソースを表示してください。
># hint: resources の 1 語で、マシン全体とエンクレーブ用のメモリと CPU が表示されます。
=resources
<# means: your line prints memory and CPUs
># means: メモリと CPU が表示される
=expect $output ~ 'CPUs +[0-9]|cpu_count|CPUPool'
=
<## An enclave image
>## エンクレーブイメージ
=##
<## The app is one C program that says hello once a second. Its Dockerfile makes
<## a container image of it, and build-enclave makes that an enclave image: a
<## kernel and two ramdisks in one file. The container image's name is
<## hello-app:latest (--docker-uri), its Dockerfile is in the folder hello-app
<## (--docker-dir), which you can also write as $app here, and the result is to be
<## hello.eif (--output-file).
<# hint: build-enclave takes --docker-uri IMAGE, --docker-dir DIR and --output-file FILE.
<# hint: IMAGE is a container image's name and tag, here hello-app:latest; FILE is hello.eif.
>## アプリケーションは 1 秒に 1 回あいさつする C のプログラムです。Dockerfile からコンテナ
>## イメージが作られ、`build-enclave` がそれをエンクレーブイメージファイル (EIF) に
>## します。カーネルと 2 つの RAM ディスクが入った 1 つのファイルです。コンテナイメージの
>## 名前は hello-app:latest (`--docker-uri`)、Dockerfile のあるディレクトリは hello-app
>## (`--docker-dir`。入力する行では `$app` とも書けます) です。hello.eif という名前の
>## ファイル (`--output-file`) を作成してください。
># hint: build-enclave には --docker-uri IMAGE、--docker-dir DIR、--output-file FILE を指定します。
># hint: IMAGE はコンテナイメージの名前とタグで、ここでは hello-app:latest です。FILE は hello.eif です。
=build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file hello.eif
<# means: the current image is hello.eif
># means: 現在のイメージが hello.eif である
=expect $eif.path ~ '(^|/)hello\.eif$'
=
<## The three measurements are hashes of what is inside: PCR0 of all of it, PCR1
<## of the kernel and its boot files, PCR2 of the app. If one byte of the app changes,
<## PCR0 and PCR2 change too, so they identify this image and no other. You can read
<## them from the file at any time.
<##
<## nitro-cli asks Docker for the container image; nesh needs no Docker for this one.
<## Without the Nitro kernel, the kernel in the file is a placeholder: then PCR0 and
<## PCR1 differ from those on EC2. Read the measurements from the file again.
<# hint: describe-eif reads an image; nesh remembers which one you built.
>## 3 つの測定値は中身のハッシュです。PCR0 は全体、PCR1 はカーネルとブートストラップ、
>## PCR2 はアプリケーションを表します。アプリケーションが 1 バイトでも変われば PCR0 と PCR2 は別の値に
>## なるので、測定値はこのイメージだけを指します。ファイルからいつでも読み出せます。
>##
>## nitro-cli はコンテナイメージを Docker から取得しますが、nesh はこのイメージを Docker
>## なしで作れます。Nitro のカーネルがない環境では、ファイルに入るカーネルはプレース
>## ホルダーなので、PCR0 と PCR1 は EC2 で作ったものと異なります。測定値をファイルから
>## もう一度読み出してください。
># hint: describe-eif はイメージを読みます。どれを作ったかは nesh が覚えています。
=describe-eif
<# means: the current image is hello.eif
># means: 現在のイメージが hello.eif である
=expect $eif.path ~ '(^|/)hello\.eif$'
<# means: your line prints the PCR0 of hello.eif
># means: hello.eif の PCR0 が表示される
=expect $last.Measurements.PCR0 == $eif.pcr0
=
<## More memory
>## メモリを増やす
=##
<## The next enclave gets 3072 MiB, more than an allocator sets aside at first. (A MiB is
<## 1024 KiB; where AWS's pages and nitro-cli write MB, they mean the same.) The command
<## `allocator` changes that: on a parent instance it edits the file
<## /etc/nitro_enclaves/allocator.yaml; here it edits the lesson's own copy. Set memory_mib
<## to 3072 with `allocator set`.
<# hint: allocator show prints what is set; allocator set KEY VALUE changes it.
>## 次のエンクレーブには、アロケーターが最初に確保する量より多い 3072 MiB を割り当て
>## ます (1 MiB は 1024 KiB です。AWS のページや nitro-cli の MB も同じ意味です)。変更
>## するコマンドは `allocator` です。親インスタンスでは
>## /etc/nitro_enclaves/allocator.yaml を、ここではこのレッスン専用のコピーを書き換え
>## ます。`allocator set` で、`memory_mib` を 3072 にしてください。
># hint: allocator show で現在の設定を表示し、allocator set KEY VALUE で変更します。
=allocator set memory_mib 3072
<# means: your line prints memory_mib as 3072
># means: memory_mib が 3072 と表示される
=expect $output ~ '(memory_mib +|"MemoryMiB": )3072([^0-9]|$)'
=
<## Run it
>## 起動する
=##
<## nesh remembers the image, so you need no --eif-path. Debug mode opens the console;
<## a production enclave has none. A CID is an enclave's address for vsock, the only
<## way to talk to it. Start the enclave with 2 CPUs and at least 3072 MiB, in debug
<## mode, with the CID 16.
<# hint: run-enclave takes --cpu-count N, --memory MIB, --debug-mode and --enclave-cid CID.
<# hint: If an enclave with other values runs, end it with terminate-enclave, then start it again.
>## イメージは nesh が覚えているので `--eif-path` は要りません。デバッグモードでは
>## コンソールを読めます。本番のエンクレーブにコンソールはありません。エンクレーブとの
>## 通信手段は vsock だけで、CID はそのアドレスとなる番号です。CPU 2 個、3072 MiB
>## 以上、デバッグモード、CID 16 で起動してください。
># hint: run-enclave には --cpu-count N、--memory MIB、--debug-mode、--enclave-cid CID を指定します。
># hint: 別の値のエンクレーブが動いていれば、terminate-enclave で終了してから起動し直します。
=run-enclave --cpu-count 2 --memory 3072 --debug-mode --enclave-cid 16
=| Start allocating memory...
=| Started enclave with enclave-cid: 16, memory: 3072 MiB, cpu-ids: <any>
=| ...
=expect $enclave.state == RUNNING
=expect $enclave.cid == 16
=expect $enclave.debug == true
=expect $enclave.cpus == 2
=expect $enclave.memory >= 3072
=
<## Now look at what runs. describe-enclaves prints JSON, for scripts; `ls` prints a
<## table, for people. Use the first one here.
<# hint: The command is describe-enclaves.
>## 何が動いているか見てみましょう。`describe-enclaves` はスクリプト向けの JSON、`ls` は
>## 人が読む表を表示します。ここでは `describe-enclaves` を使ってください。
># hint: コマンドは describe-enclaves です。
=describe-enclaves
<# means: your line prints the enclave as JSON, in the state RUNNING
># means: エンクレーブの JSON が、状態 RUNNING で表示される
=expect $output ~ '"State": "RUNNING"'
=
<## Watch it
>## 観察する
=##
<## The console begins with the enclave's start. You can read it, but not type into it.
<## Ctrl-] leaves it, and so do --until, when a text appears, and --for, after a time.
<## Open it.
<# hint: console --for 3s shows it for three seconds.
>## コンソールの表示は、エンクレーブの起動から始まります。読むことはできますが、入力は
>## できません。Ctrl-] で抜けます。待つ文字列を `--until` で、見る時間を `--for` で指定すること
>## もできます。開いてみてください。
># hint: console --for 3s は 3 秒間表示します。
=console --until '\[   3\] Hello from the enclave side!'
=wait $console ~ "Hello from the enclave side!" --timeout 10s
=
<## End it
>## 終了する
=##
<## An enclave keeps nothing: what it held in memory is gone. It is cut off, not
<## shut down, so an application must not rely on a clean shutdown. End the enclave.
<# hint: The command is terminate-enclave; nesh knows which enclave you mean.
>## エンクレーブは何も残しません。メモリにあったものは消えます。シャットダウンではなく
>## 強制終了なので、終了処理が実行される前提でアプリケーションを作らないでください。
>## エンクレーブを終了してください。
># hint: コマンドは terminate-enclave です。どのエンクレーブかは nesh が知っています。
=terminate-enclave
=expect ${enclave.state:-gone} != RUNNING
=
<## That is the life of an enclave. On EC2 the commands are the same; the enclave is
<## then a virtual machine of its own that not even root can look into.
>## これがエンクレーブの起動から終了までです。EC2 でもコマンドは同じです。EC2 では
>## エンクレーブは独立した仮想マシンになり、root でも中を見ることはできません。
"""#)
}
