// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/debug-mode.nesh and docs/tutorial/ja/debug-mode.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let debugMode = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# Debug mode and the PCRs that it zeroes. From the repository's top folder:
<# scripts/nesh docs/tutorial/debug-mode.nesh
># デバッグモードとゼロになる PCR。 リポジトリの最上位フォルダーから:
># scripts/nesh docs/tutorial/ja/debug-mode.nesh
=
=set app ${1:-docs/tutorial/hello-app}
=option allocator-file lesson-allocator.yaml
=on-exit !rm -f lesson-allocator.yaml lesson.eif
=on-exit terminate-enclave --session
=build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file lesson.eif
=
<## Debug mode and the PCRs that it zeroes
>## デバッグモードとゼロになる PCR
=##
<## What an enclave prints can be read only if it was started in debug mode. Start
<## one without: the image lesson.eif is built already. 2 CPUs and 256 MiB will do.
<# hint: run-enclave --cpu-count N --memory MIB
>## エンクレーブの出力を読めるのは、デバッグモードで起動したときだけです。まずは
>## デバッグモードなしで起動してください。イメージ lesson.eif はビルド済みです。
>## CPU 2 個と 256 MiB で十分です。
># hint: run-enclave --cpu-count 個数 --memory MiB
=run-enclave --cpu-count 2 --memory 256
=expect $enclave.state == RUNNING
=expect $enclave.debug == false
=
<## Try to look at its console.
<# hint: The verb is console.
>## コンソールを開いてみてください。
># hint: コマンドは console です。
=not console
=expect $error.code == E44
=
<## E44: an enclave in production mode has no console, not even for root, and nothing
<## can be switched on later. `explain E44` says more. End this one.
>## E44: 本番モードのエンクレーブには、root にとってもコンソールはありません。後から
>## 有効にすることもできません。`explain E44` でさらに説明が出ます。このエンクレーブを
>## 終了してください。
=# hint: terminate-enclave
=terminate-enclave
=expect ${enclave.state:-gone} != RUNNING
=
<## Now start it in debug mode.
<# hint: One more option: --debug-mode.
>## 今度はデバッグモードで起動してください。
># hint: オプションを 1 つ足します: --debug-mode。
=run-enclave --cpu-count 2 --memory 256 --debug-mode
=expect $enclave.state == RUNNING
=expect $enclave.debug == true
=
<## Its console can be read. Watch it for two seconds.
>## コンソールを読めます。2 秒間見てください。
=# hint: console --for 2s
=console --for 2s
=wait $console ~ "Hello" --timeout 10s
=
<## So why not always? Look at its flags and measurements.
<# hint: describe-enclaves shows all of it.
>## では、なぜいつもそうしないのでしょう。フラグと測定値を見てください。
># hint: describe-enclaves ですべて表示されます。
=describe-enclaves
=expect $output ~ 'DEBUG|debug'
=
<## The trap: these PCRs are the image's. In an attestation document, which the
<## enclave shows to others, PCR0, PCR1, PCR2 and PCR8 of an enclave in debug mode are
<## zeros, because somebody may look inside. A key policy that asks for the image's
<## PCR0 refuses it. PCR3 (the instance's role) and PCR4 (the instance's ID) keep their
<## values: a policy on those alone is met by a debug enclave too. A policy that allows
<## this value of PCR0 allows every debug enclave: do not. See it once as text.
<# hint: printf can write 96 zeros: !printf '%096d\n' 0
>## ここに落とし穴があります。表示された PCR はイメージのものです。エンクレーブが他者に
>## 示すアテステーションドキュメントでは、デバッグモードの PCR0、PCR1、PCR2、PCR8 は
>## ゼロです。だれかが中を見ているかもしれないからです。イメージの PCR0 を求めるキー
>## ポリシーは、これを拒否します。PCR3 (インスタンスのロール) と PCR4 (インスタンスの
>## ID) はゼロになりません。この 2 つだけを求めるポリシーは、デバッグモードの
>## エンクレーブも満たします。次の PCR0 の値を許可するポリシーは、デバッグモードの
>## エンクレーブをすべて許可します。書いてはいけません。一度だけ表示してみてください。
># hint: printf で 96 個のゼロを出せます: !printf '%096d\n' 0
=!printf '%096d\n' 0
=expect $output ~ '^0{96}$'
=
<## In short: debug mode for looking, never with secrets. A program that fails only
<## without debug mode usually meets a policy that was written for zeros. Write one on
<## PCR0 or PCR8, with PCR3 and PCR4 only beside them. End the enclave.
>## 要するに、デバッグモードは観察のためで、秘密を扱うときには使いません。デバッグモード
>## なしでだけ失敗するプログラムは、たいていゼロの値で書かれたポリシーに当たっています。
>## ポリシーは PCR0 か PCR8 で書き、PCR3 と PCR4 はそれに添えるだけにしてください。
>## エンクレーブを終了してください。
=# hint: terminate-enclave
=terminate-enclave
=expect ${enclave.state:-gone} != RUNNING
=
<## Here on the local engine there is no attestation that anybody should believe,
<## with or without debug mode. On EC2 the rule above is the Nitro hypervisor's.
>## ローカルエンジンには、デバッグモードでもそうでなくても、信頼すべきアテステーションは
>## ありません。EC2 では、この規則を Nitro Hypervisor が適用します。
"""#)
}
