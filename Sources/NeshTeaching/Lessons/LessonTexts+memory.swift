// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/memory.nesh and docs/tutorial/ja/memory.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let memory = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# Memory and CPUs. From the repository's top folder: scripts/nesh docs/tutorial/memory.nesh
># メモリと CPU。 リポジトリの最上位ディレクトリから: scripts/nesh docs/tutorial/ja/memory.nesh
=
=set app ${1:-hello-app}
=option allocator-file lesson-allocator.yaml
=on-exit !rm -f lesson-allocator.yaml lesson.eif
=on-exit terminate-enclave --session
=build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file lesson.eif
=
<## Memory and CPUs
>## メモリと CPU
=##
<## The allocator takes memory and CPUs from the parent instance and sets them aside,
<## before any enclave starts. See what it has set aside.
<# hint: allocator show, or resources
>## エンクレーブのメモリと CPU は、エンクレーブが起動する前に、アロケーターが親インス
>## タンスから取り分けます。何が確保されているか見てください。
># hint: allocator show または resources
=allocator show
<# means: your line prints the CPUs that enclaves may use
># means: エンクレーブ用の CPU が表示される
=expect $output ~ 'cpu_count|CPU ids|CPUPool'
=
<## The image lesson.eif is ready. Ask for very little memory, such as 16 MiB, with
<## 2 CPUs.
>## イメージ lesson.eif は作成済みです。CPU 2 個と、ごくわずかなメモリ、たとえば
>## 16 MiB を指定して、起動してみてください。
=# hint: run-enclave --cpu-count 2 --memory 16
=not run-enclave --cpu-count 2 --memory 16
=expect $error.code == E26
=
<## E26: less than an enclave needs. It unpacks its image in memory, so it needs at least
<## four times the image's size, and never less than 64 MiB.
>## E26: エンクレーブに必要な量より少ない、という意味です。エンクレーブはイメージを
>## メモリに展開するので、イメージの 4 倍以上、最低でも 64 MiB が必要です。
=##
<## Now ask for more than was set aside, such as 4096 MiB.
>## 今度は、確保された量より多いメモリ、たとえば 4096 MiB を指定してください。
=# hint: run-enclave --cpu-count 2 --memory 4096
=not run-enclave --cpu-count 2 --memory 4096
=expect $error.code == E27
=
<## E27: more than is free. Every error has a page, and explain shows it. Show the page of
<## E27; right after a failure, explain last shows it too.
<# hint: explain takes a code, or last.
>## E27: 空いている量より多い、という意味です。どのエラーにも説明があり、`explain` で表示
>## できます。E27 の説明を表示してください。失敗の直後なら、`explain last` がその説明です。
># hint: explain にはコードか last を指定します。
=explain E27
<# means: the explanation of E27 is shown
># means: E27 の説明が表示される
=expect $output ~ E27
=
<## CPUs have a pool too. Ask for more than it has, such as 8 of them, with 256 MiB.
>## CPU にもプールがあります。それより多い CPU、たとえば 8 個と 256 MiB を指定して
>## ください。
=# hint: run-enclave --cpu-count 8 --memory 256
=not run-enclave --cpu-count 8 --memory 256
=expect $error.code == E22
=
<## E22: the pool has fewer. On EC2 an enclave gets whole cores: with two threads a core
<## the number is even. The parent keeps at least one core.
>## E22: プールに、指定した数の CPU がありません。EC2 では、エンクレーブは CPU をコア単位で
>## 受け取るので、1 コア 2 スレッドなら偶数になります。親インスタンスには少なくとも 1 コアが
>## 残ります。
=##
<## Set more aside: 4 CPUs. On a parent instance this edits the allocator's file and
<## asks for a restart of its service; here it edits the lesson's own copy. The local
<## engine only counts, so you can set aside more CPUs than this machine has. nesh may warn
<## of that, or list ids (the CPUs' numbers) that are not there: in this lesson, ignore it.
>## CPU を 4 個確保してください。親インスタンスではアロケーターのファイルを書き換えて
>## サービスの再起動を促します。ここでは、このレッスン専用のコピーを書き換えます。
>## ローカルエンジンは数えるだけなので、このマシンの CPU より多くてもかまいません。警告が
>## 出たり、存在しない CPU の ID (番号) が表示されたりしても、ここでは問題ありません。
=# hint: allocator set cpu_count 4
=allocator set cpu_count 4
<# means: your line prints cpu_count as 4
># means: cpu_count が 4 と表示される
=expect $output ~ 'cpu_count +4([^0-9]|$)|"CPUPool": \[([[:space:]]*[0-9]+,){3}[[:space:]]*[0-9]+[[:space:]]*\]'
=
<## And 1024 MiB of memory: memory_mib.
>## メモリは、`memory_mib` を 1024 にしてください。
=# hint: allocator set memory_mib 1024
=allocator set memory_mib 1024
<# means: your line prints memory_mib as 1024
># means: memory_mib が 1024 と表示される
=expect $output ~ '(memory_mib +|"MemoryMiB": )1024([^0-9]|$)'
=
<## Now start an enclave with 4 CPUs and 1024 MiB, which is all that there is.
>## これで CPU 4 個、1024 MiB をすべて使うエンクレーブを起動できます。起動してください。
=# hint: run-enclave --cpu-count 4 --memory 1024
<# hint: If that fails, allocator show prints what is set aside, and ls the enclaves that have some of it.
># hint: 失敗したら、allocator show で確保された量を、ls で別のエンクレーブが使っていないかを確かめます。
=run-enclave --cpu-count 4 --memory 1024
=expect $enclave.state == RUNNING
=expect $enclave.cpus == 4
=expect $enclave.memory >= 1024
=
<## See what is left: `resources` shows what is free beside what is set aside.
>## 残りを見てください。確保された量と並べて、空いている量を表示するのは `resources` です。
=# hint: resources
=resources
<# means: your line prints what is free
># means: 空いている量が表示される
=expect $output ~ 'FREE|FreeMemoryMiB'
=
<## Everything is in use. Until this enclave ends, the next start fails with E27 or E22;
<## that is the usual cause of these errors. End the enclave.
>## すべて使われています。このエンクレーブが終了するまで、次の起動は E27 か E22 になり
>## ます。これらのエラーの原因は、たいていこれです。エンクレーブを終了してください。
=# hint: terminate-enclave
=terminate-enclave
=expect ${enclave.state:-gone} != RUNNING
=
<## On EC2 memory comes in huge pages of 2 MiB or 1 GiB: with the large ones an
<## enclave that asks for 256 MiB gets 1024. The local engine counts single MiB
<## and enforces the limit if it can use cgroups.
>## EC2 ではメモリは 2 MiB か 1 GiB のヒュージページ単位です。1 GiB の場合、256 MiB を
>## 指定しても 1024 MiB が割り当てられます。ローカルエンジンは 1 MiB 単位で数え、
>## cgroup を使える環境では上限も適用します。
"""#)
}
