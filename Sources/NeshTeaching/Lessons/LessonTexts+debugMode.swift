// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/debug-mode.nesh and docs/tutorial/ja/debug-mode.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let debugMode = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# Debug mode and the PCRs that it zeroes. From the repository's top folder:
<# scripts/nesh docs/tutorial/debug-mode.nesh
># デバッグモードとゼロになる PCR。 リポジトリの最上位ディレクトリから:
># scripts/nesh docs/tutorial/ja/debug-mode.nesh
=
=set app ${1:-hello-app}
=option allocator-file lesson-allocator.yaml
=on-exit !rm -f lesson-allocator.yaml lesson.eif
=on-exit terminate-enclave --session
=build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file lesson.eif
=
<## Debug mode and the PCRs that it zeroes
>## デバッグモードとゼロになる PCR
=##
<## You can read what an enclave prints only if you started it in debug mode. Start
<## one without: the image lesson.eif is ready. 2 CPUs and 256 MiB will do.
>## エンクレーブの出力を読めるのは、デバッグモードで起動したときだけです。まずは
>## デバッグモードなしで起動してください。イメージ lesson.eif は作成済みです。
>## CPU 2 個と 256 MiB で十分です。
=# hint: run-enclave --cpu-count N --memory MIB
=run-enclave --cpu-count 2 --memory 256
=expect $enclave.state == RUNNING
=expect $enclave.debug == false
=
<## Try to look at its console.
<# hint: The command is console.
>## コンソールを開いてみてください。
># hint: コマンドは console です。
=not console
=expect $error.code == E44
=
<## E44: an enclave in production mode has no console, not even for root, and nobody
<## can turn one on later. End this enclave.
>## E44: 本番モードのエンクレーブには、root にとってもコンソールはありません。後から
>## 有効にすることもできません。このエンクレーブを
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
<## Now you can read its console. Watch it for two seconds, or until it says Hello.
>## これでコンソールを読めます。あいさつが出るまで、2 秒ほど見てください。
=# hint: console --for 2s
=console --for 2s
=wait $console ~ "Hello" --timeout 10s
=
<## So why not always use debug mode? Look at the enclave's flags and measurements.
<# hint: describe-enclaves shows all of it.
>## では、なぜいつもそうしないのでしょう。エンクレーブのフラグと
>## 測定値を見てください。
># hint: describe-enclaves ですべて表示されます。
=describe-enclaves
=expect $output ~ 'DEBUG_MODE'
=
<## The trap: these PCRs are the image's. In an attestation document, which the
<## enclave shows to others, PCR0, PCR1, PCR2 and PCR8 (of the image's signature,
<## which lesson 6 is about) are zeros if the enclave is in debug mode, because
<## somebody may look inside. A key policy says who may use a key (lesson 10). If it asks
<## for the image's PCR0, it refuses an enclave in debug mode. PCR3 (the instance's role)
<## and PCR4 (the instance's ID) keep their values: a policy on those alone accepts an
<## enclave in debug mode too.
>## ここに落とし穴があります。表示された PCR はイメージのものです。エンクレーブが他者に
>## 示すアテステーションドキュメントでは、デバッグモードの PCR0、PCR1、PCR2、PCR8
>## (イメージの署名の値。レッスン 6 で扱います) はゼロです。だれかが中を見ているかもしれ
>## ないからです。だれがキーを使えるかを定めるキーポリシー (レッスン 10 で扱います) は、
>## イメージの PCR0 を条件にしていれば、これを拒否します。PCR3 (インスタンスのロール) と
>## PCR4 (インスタンスの ID) はゼロになりません。この 2 つだけを条件にしたポリシーは、
>## デバッグモードのエンクレーブも受け入れます。
=##
<## A policy that allows a PCR0 of zeros allows every enclave in debug mode: never write
<## one. So that you know the value when you meet it in a policy, print it once: 96 zeros,
<## with printf of sh.
<# hint: printf can write 96 zeros: !printf '%096d\n' 0
>## ゼロの PCR0 を許可するポリシーは、デバッグモードのエンクレーブをすべて許可する
>## ので、書いてはいけません。ポリシーの中で見かけたときに気づけるように、その値、96 個の
>## ゼロを、sh の printf で一度表示してみてください。
># hint: printf で 96 個のゼロを出せます: !printf '%096d\n' 0
=!printf '%096d\n' 0
<# means: your line prints 96 zeros and nothing else
># means: 96 個のゼロだけが表示される
=expect $output ~ '^0{96}$'
=
<## In short: use debug mode to look, never with secrets. If a program fails only without
<## debug mode, a policy written for zeros is the usual cause. Write a policy on PCR0 or
<## PCR8, and add PCR3 and PCR4 only beside them. End the enclave.
>## 要するに、デバッグモードは観察のためで、秘密を扱うときには使いません。デバッグモード
>## では動くのに、外すと失敗する場合、たいていゼロの値で書かれたポリシーが原因です。
>## ポリシーは PCR0 か PCR8 で書き、PCR3 と PCR4 は補助の条件としてだけ使ってください。
>## エンクレーブを終了してください。
=# hint: terminate-enclave
=terminate-enclave
=expect ${enclave.state:-gone} != RUNNING
=
<## Here on the local engine there is no trustworthy attestation, with or without
<## debug mode. On EC2 the Nitro hypervisor applies this rule.
>## ローカルエンジンには、デバッグモードでもそうでなくても、信頼すべきアテステーションは
>## ありません。EC2 では、この規則を Nitro Hypervisor が適用します。
"""#)
}
