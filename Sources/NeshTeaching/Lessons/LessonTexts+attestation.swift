// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/attestation.nesh and docs/tutorial/ja/attestation.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let attestation = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# What an attestation document proves. From the repository's top folder:
<# scripts/nesh docs/tutorial/attestation.nesh
># アテステーションドキュメントが証明すること。 リポジトリの最上位ディレクトリから:
># scripts/nesh docs/tutorial/ja/attestation.nesh
=
=# needs: cmp
=set app ${1:-hello-app}
=option allocator-file lesson-allocator.yaml
=on-exit !rm -rf lesson-allocator.yaml lesson.eif other.eif other-app doc.bin changed.bin debug.bin
=on-exit terminate-enclave --session
=!rm -rf other-app && cp -r $app other-app && printf 'COPY Dockerfile /note\n' >> other-app/Dockerfile
=build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file lesson.eif
=
<## What an attestation document proves
>## アテステーションドキュメントが証明すること
=##
<## An enclave shows others what runs in it with a document that the hypervisor signs.
<## The program inside asks /dev/nsm for one. On the local engine nesh plays that part,
<## and asks on your behalf too. Start the image lesson.eif, without debug mode.
>## エンクレーブは、中で何が動いているかを、Nitro Hypervisor が署名したドキュメントで
>## 他者に示します。中のプログラムは /dev/nsm にそれを要求します。ローカルエンジンでは
>## nesh がその役を務め、あなたの代わりに要求することもできます。イメージ lesson.eif を
>## デバッグモードなしで起動してください。
=# hint: run-enclave --cpu-count 2 --memory 256
=run-enclave --cpu-count 2 --memory 256
=expect $enclave.state == RUNNING
=expect $enclave.debug == false
=
<## Ask for a document with `attestation request`, with the nonce 4711, and keep it in
<## doc.bin. A nonce is a value that the verifier, who checks the document, has just chosen.
>## `attestation request` で、ノンス 4711 を入れたドキュメントを要求し、doc.bin に保存して
>## ください。ノンスは、ドキュメントを検証する人が、その場で決める値です。
=# hint: attestation request --nonce TEXT --output FILE
=# writes: doc.bin
=attestation request --nonce 4711 --output doc.bin
<# means: the document has the nonce 4711
># means: ドキュメントのノンスが 4711 である
=expect $attestation.nonce == 34373131
=
<## Read doc.bin with `attestation show`.
>## `attestation show` で doc.bin を読んでください。
=# hint: attestation show FILE
=# names: show
=attestation show doc.bin
=expect $attestation.debug == false
<# means: the document's PCR0 is that of lesson.eif
># means: ドキュメントの PCR0 が lesson.eif と同じである
=expect $attestation.pcr0 == $eif.pcr0
=
<## Five certificates lead from a root to the leaf, whose key signed the document. The
<## root here is your own, as its name shows: anyone who has it can sign any document. On
<## EC2 it is AWS's, and only the hypervisor can sign.
>## ルート証明書からリーフ証明書まで 5 枚がつながり、リーフのキーがドキュメントに署名して
>## います。ここでのルート証明書は nesh が作ったもので、表示にもそう書かれています。そのキーを持つ
>## 人は何にでも署名できます。EC2 ではルート証明書は AWS のもので、署名できるのは
>## Nitro Hypervisor だけです。
=##
<## You have read the document, but that does not prove that it is genuine. Check it with
<## `attestation verify`: with the local root, the image lesson.eif and the nonce 4711.
>## 内容を読めても、信頼できるとは限りません。`attestation verify` で検証してください。
>## ローカルのルート証明書を使い、イメージ lesson.eif とノンス 4711 を条件にします。
=# hint: attestation verify FILE --root local --eif IMAGE --nonce TEXT
=attestation verify doc.bin --root local --eif lesson.eif --nonce 4711
<# means: the document is accepted
># means: ドキュメントが受け入れられる
=expect $last.Accepted == true
<# means: your line prints that PCR0 holds
># means: PCR0 が適合と表示される
=expect $last ~ '"Check":"PCR0","Verdict":"holds"'
<# means: your line prints that the nonce holds
># means: nonce が適合と表示される
=expect $last ~ '"Check":"nonce","Verdict":"holds"'
=
<## Each line is a check with its verdict and why. What if you ask for no image at all?
>## 1 行が 1 つの検査で、結果と理由が出ます。`--eif` を付けず、イメージを
>## 指定せずに検証してください。
=# hint: attestation verify doc.bin --root local
=not attestation verify doc.bin --root local
<# means: your line prints that pinned fails
># means: pinned が不適合と表示される
=expect $last ~ '"Check":"pinned","Verdict":"fails"'
=
<## Refused: such a document could be of any program. A signature alone says that some
<## enclave made it, not which.
>## 拒否されます。どんなプログラムのものか分からないからです。署名だけで分かるのは、
>## どこかのエンクレーブのドキュメントだということまでで、どのエンクレーブかは分かりません。
=##
<## Now change the document a little; a single bit is enough, and a 1 and a 0 differ in
<## one. Somebody wants to show your document as an answer to another nonce. With sed,
<## make a copy, changed.bin, in which the nonce is 4710 instead of 4711.
<# hint: !sed 's/OLD/NEW/' FILE > COPY writes a copy with NEW in place of OLD; FILE stays.
>## 今度はドキュメントを少し変えます。1 ビットで十分です。文字の 1 と 0 は、ちょうど 1 ビット
>## だけ違います。あなたのドキュメントを、別のノンスへの答えに見せかけたい人がいるとします。ノンスを
>## 4711 から 4710 に変えたコピー changed.bin を、sed で作ってください。
># hint: !sed 's/OLD/NEW/' FILE > COPY は、OLD を NEW に変えたコピーを作ります。FILE はそのままです。
=# hint: !sed 's/4711/4710/' doc.bin > changed.bin
=# writes: changed.bin
=# proof: !test "$(cmp -l doc.bin changed.bin | wc -l)" -eq 1 && test "$(stat -c %s doc.bin)" = "$(stat -c %s changed.bin)"
<# means: changed.bin differs from doc.bin in one byte only, and is as long
># means: changed.bin が doc.bin と 1 バイトだけ違い、長さは同じである
=!sed 's/4711/4710/' doc.bin > changed.bin
=
<## Verify the copy.
<# hint: attestation verify changed.bin with the same options as before.
>## コピーを検証してください。
># hint: attestation verify changed.bin に、先ほどと同じオプションを付けます。
=not attestation verify changed.bin --root local --eif lesson.eif --nonce 4711
<# means: your line prints that signature fails
># means: signature が不適合と表示される
=expect $last ~ '"Check":"signature","Verdict":"fails"'
=
<## The signature covers every bit of it.
>## 署名は、すべてのビットを対象にしています。
=##
<## Next, another image. The folder other-app is a copy of the app whose Dockerfile
<## puts one more file into the image. Build it as other.eif; the container image is
<## other-app:latest.
>## 次は別のイメージです。ディレクトリ other-app はアプリケーションのコピーで、Dockerfile が
>## ファイルを 1 つ多くイメージに入れます。これを other.eif として作成してください。
>## コンテナイメージの名前は other-app:latest です。
=# hint: build-enclave --docker-uri other-app:latest --docker-dir other-app --output-file FILE
=build-enclave --docker-uri other-app:latest --docker-dir other-app --output-file other.eif
<# means: the current image is other.eif
># means: 現在のイメージが other.eif である
=expect $eif.path ~ '(^|/)other\.eif$'
<# means: its PCR1 is that of the document
># means: PCR1 がドキュメントと同じである
=expect $eif.pcr1 == $attestation.pcr1
=
<## Is doc.bin a document of that image?
>## doc.bin がこのイメージのドキュメントかどうか、other.eif とノンス 4711 を条件に検証してください。
=# hint: attestation verify doc.bin --root local --eif other.eif --nonce 4711
=not attestation verify doc.bin --root local --eif other.eif --nonce 4711
=expect $output ~ 'PCR2'
=expect $output ~ 'rootfs/note'
=
<## PCR0 and PCR2 differ and PCR1 does not: the kernel is the same, the application is
<## not. Because both images are here, the file is named: rootfs/note (rootfs is the folder
<## that the app sees as /).
>## PCR0 と PCR2 が違い、PCR1 は同じです。カーネルは同じで、アプリケーションが違います。
>## 両方のイメージがここにあるので、ファイル名も分かります: rootfs/note
>## (rootfs はアプリケーションから / として見えるディレクトリです)。
=##
<## Now the nonce. Somebody recorded the document and shows it again later; meanwhile you
<## have chosen a new nonce, 4712. Verify doc.bin for lesson.eif with that.
>## 次はノンスです。だれかがドキュメントを記録し、後でもう一度見せたとします。あなたは
>## 新しいノンス 4712 を決めています。これで、lesson.eif を条件に doc.bin を検証してください。
=# hint: attestation verify doc.bin --root local --eif lesson.eif --nonce 4712
=# names: doc.bin
=not attestation verify doc.bin --root local --eif lesson.eif --nonce 4712
<# means: your line prints that the nonce fails
># means: nonce が不適合と表示される
=expect $last ~ '"Check":"nonce","Verdict":"fails"'
=
<## Without a nonce of your own an old document looks as good as a new one. That is why
<## the verdict shows the age, and why the leaf is valid for three hours only. Verify it
<## with the nonce 4711 as of now instead of as of its own time: `--at now`.
>## 自分のノンスがなければ、古いドキュメントを新しいものと区別できません。そのため結果
>## には作成からの時間が出て、リーフの有効期間は 3 時間しかありません。ドキュメント自身の
>## 時刻ではなく、現在の時刻で、ノンス 4711 を使って検証してください (`--at now`)。
=# hint: attestation verify doc.bin --root local --eif lesson.eif --nonce 4711 --at now
=# names: --at
=attestation verify doc.bin --root local --eif lesson.eif --nonce 4711 --at now
<# means: the document is accepted
># means: ドキュメントが受け入れられる
=expect $last.Accepted == true
=
<## Last, debug mode. End this enclave.
>## 最後はデバッグモードです。このエンクレーブを終了してください。
=# hint: terminate-enclave
=terminate-enclave
=expect ${enclave.state:-gone} != RUNNING
=
<## Start lesson.eif again, in debug mode. The current image is other.eif now, so name
<## the other one: `--eif-path lesson.eif`. The enclave's name comes from the file's.
>## lesson.eif をもう一度、デバッグモードで起動してください。現在のイメージは other.eif
>## なので、`--eif-path lesson.eif` で指定します。エンクレーブの名前はファイル名から付きます。
=# hint: run-enclave --eif-path IMAGE --cpu-count 2 --memory 256 --debug-mode
=run-enclave --eif-path lesson.eif --cpu-count 2 --memory 256 --debug-mode
=expect $enclave.state == RUNNING
=expect $enclave.debug == true
<# means: the enclave runs lesson.eif
># means: エンクレーブのイメージが lesson.eif である
=expect $enclave.name ~ lesson
=
<## Ask for another document, debug.bin.
>## もう 1 つのドキュメント debug.bin を要求してください。
=# hint: attestation request --output FILE
=# writes: debug.bin
=attestation request --output debug.bin
=expect $attestation.debug == true
=
<## Verify it without asking for an image: --allow-unpinned stands in place of --eif.
>## 検証してください。どのイメージのものかは問いません。
=# hint: attestation verify debug.bin --root local --allow-unpinned
=not attestation verify debug.bin --root local --allow-unpinned
<# means: your line prints that debug fails
># means: debug が不適合と表示される
=expect $last ~ '"Check":"debug","Verdict":"fails"'
<# means: the document's PCR0 is zeros
># means: ドキュメントの PCR0 がゼロである
=expect $attestation.pcr0 ~ '^0{96}$'
=
<## PCR0, PCR1 and PCR2 are zeros, because somebody may look inside. PCR4, the instance's,
<## is not zero, and neither would PCR3 be, the role's: a policy that checks only those
<## accepts every debug enclave.
<##
<## A document proves that the hypervisor measured this image, in an enclave of this
<## instance, at this time, and that the program in it gave these bytes. It does not
<## prove that the program is good: that is what reading its source and building it
<## again are for, and `help reproduce` shows how.
<##
<## Now end the enclave.
>## PCR0、PCR1、PCR2 はゼロです。だれかが中を見ているかもしれないからです。インスタンスの
>## PCR4 はゼロになりません。ロールがあれば PCR3 もゼロになりません。この 2 つだけを条件にするポリシーは、
>## デバッグモードのエンクレーブをすべて受け入れることになります。
>##
>## ドキュメントが証明するのは、Nitro Hypervisor がこのイメージを測定したことと、この
>## インスタンスのエンクレーブの中のプログラムが、この時刻にこのバイト列を渡したことです。
>## プログラムが正しいことは証明しません。それには、ソースを読み、もう一度作成する必要が
>## あります。`help reproduce` に方法があります。エンクレーブを終了してください。
=# hint: terminate-enclave
=terminate-enclave
=expect ${enclave.state:-gone} != RUNNING
"""#)
}
