// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/several.nesh and docs/tutorial/ja/several.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let several = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# Several enclaves, names and CIDs. From the repository's top folder:
<# scripts/nesh docs/tutorial/several.nesh
># 複数のエンクレーブ、名前と CID。 リポジトリの最上位ディレクトリから:
># scripts/nesh docs/tutorial/ja/several.nesh
=
=set app ${1:-hello-app}
=option allocator-file lesson-allocator.yaml
=on-exit !rm -f lesson-allocator.yaml lesson.eif
=on-exit terminate-enclave --session
=allocator set cpu_count 8
=build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file lesson.eif
=
<## Several enclaves, names and CIDs
>## 複数のエンクレーブ、名前と CID
=##
<## A parent instance can hold up to four enclaves. Each has a name, an ID that is too
<## long to remember, and a CID, which is its address for vsock. Start one with 2 CPUs
<## and at least 128 MiB and call it bank.
>## 1 つの親インスタンスでは最大 4 つのエンクレーブを実行できます。それぞれに、覚え
>## にくい長い ID と、名前と、CID (vsock のアドレス) があります。CPU 2 個、
>## 128 MiB 以上で 1 つ起動し、bank という名前を付けてください。
=# hint: run-enclave --cpu-count 2 --memory 128 --enclave-name bank
=run-enclave --cpu-count 2 --memory 128 --enclave-name bank
=expect $enclave.name == bank
=expect $enclave.state == RUNNING
=expect $enclave.cpus == 2
=expect $enclave.memory >= 128
=
=set bank $enclave.cid
=set bank_id $enclave.id
=
<## Start a second one, without a name: it gets its image's.
>## 2 つ目は名前なしで起動してください。イメージの名前が付きます。
=# hint: run-enclave --cpu-count 2 --memory 128
=run-enclave --cpu-count 2 --memory 128
=expect $enclave.state == RUNNING
=expect $enclave.name == lesson
<# means: its CID is not that of bank
># means: CID が bank と違う
=expect $enclave.cid != $bank
=
<## The prompt shows the name and the CID of the selected enclave. If the current image is
<## another one than that of the enclave, the image's name stands before them. +1 says that
<## one more runs, and an ! that the last line failed. Start a third enclave from the same
<## image, and see what name it gets.
<# hint: The same line as in the step before: run-enclave --cpu-count 2 --memory 128
>## プロンプトには、選択中のエンクレーブの名前と CID が表示されます。現在のイメージが、その
>## エンクレーブのイメージと違うときは、その前にイメージの名前も表示されます。+1 は、ほかにもう 1 つ
>## 動いていることを、! は直前の行が失敗したことを表します。同じイメージから 3 つ目を起動
>## してください。どんな名前になるでしょう。
># hint: 前の手順と同じ行です: run-enclave --cpu-count 2 --memory 128
=run-enclave --cpu-count 2 --memory 128
=expect $enclave.name == lesson_1
=
<## A number makes the names different. A CID belongs to one enclave only, and $bank
<## holds that of bank. Try to start another enclave with it: the option is
<## `--enclave-cid $bank`, and the start fails.
>## 名前は番号で区別されます。同じ CID を 2 つのエンクレーブが使うことはできません。
>## bank の CID は `$bank` に入っています。`--enclave-cid $bank` を付けて、もう 1 つ起動してみてください。
>## この起動は失敗します。
=# hint: run-enclave --cpu-count 2 --memory 128 --enclave-cid $bank
=not run-enclave --cpu-count 2 --memory 128 --enclave-cid $bank
<# means: your line fails because the CID is taken
># means: CID が使用中なので失敗する
=expect $error.message ~ 'CID [0-9]+ belongs to the enclave'
=
<## List them with `ls`. The star marks the selected enclave, which commands mean when you
<## name none. Each start selects the new one.
<# hint: ls; describe-enclaves shows the same as JSON, without a star
>## `ls` で一覧を表示してください。星印は、選択中のエンクレーブです。名前を省くと、
>## コマンドはこれを対象にします。起動したエンクレーブは、そのまま選択されます。
># hint: ls。同じ内容の JSON は describe-enclaves (星印はありません)。
=ls
<# means: the list has bank in it
># means: 一覧に bank がある
=expect $output ~ bank
<# means: the list has lesson_1 in it
># means: 一覧に lesson_1 がある
=expect $output ~ lesson_1
<# means: the list shows that they are RUNNING
># means: 一覧で RUNNING と表示される
=expect $output ~ RUNNING
=
<## Select bank.
<# hint: use takes a name, a CID or an ID.
>## bank を選択してください。
># hint: use には名前、CID、または ID を指定します。
=# names: bank|$bank|$bank_id
=use bank
=expect $enclave.name == bank
=
<## End the one called lesson without selecting it first.
<# hint: terminate-enclave --enclave-name lesson, or just terminate-enclave lesson
>## lesson という名前のエンクレーブを、選択せずに終了してください。
># hint: terminate-enclave --enclave-name lesson、または単に terminate-enclave lesson
=# proof: not use lesson
=# proof: use lesson_1
<# means: lesson has ended, and lesson_1 still runs
># means: lesson が終了し、lesson_1 は動いている
=terminate-enclave --enclave-name lesson
=expect $enclave.name == bank
=
<## Two are left. End all that this session started, in one go. --all would also end what
<## other sessions started, if you have the right to.
>## 残りは 2 つです。このセッションで起動したものを一度に終了してください。`--all` だと、
>## 権限があれば、ほかのセッションで起動したものも終了してしまいます。
=# hint: terminate-enclave --session
=# proof: not use bank
=# proof: not use lesson_1
<# means: bank and lesson_1 have ended
># means: bank と lesson_1 が終了している
=terminate-enclave --session
=
<## --session ends only what this session started. In this lesson --all would have ended the
<## same two: no other session sees a lesson's enclaves, and a lesson sees no others. Outside
<## lessons --all also ends what other sessions started, if you have the right to.
>## `--session` は、このセッションで起動したものだけを終了します。レッスンのエンクレーブは
>## ほかのセッションから見えず、レッスンからもほかのエンクレーブは見えないため、ここでは
>## `--all` でも結果は同じです。レッスンの外では、権限があれば、`--all` はほかのセッションで
>## 起動したものも終了します。
=##
<## On EC2 the names, the CIDs and the limit of four are the same; memory
<## and CPUs decide how many fit.
>## EC2 でも名前、CID、4 つまでという上限は同じです。いくつ起動できるかはメモリと CPU で
>## 決まります。
"""#)
}
