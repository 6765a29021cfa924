// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/scripts.nesh and docs/tutorial/ja/scripts.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let scripts = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# Scripts and CI. From the repository's top folder: scripts/nesh docs/tutorial/scripts.nesh
># スクリプトと CI。 リポジトリの最上位ディレクトリから: scripts/nesh docs/tutorial/ja/scripts.nesh
=
=# program: ./nesh-here
=set app ${1:-hello-app}
=option allocator-file lesson-allocator.yaml
=on-exit !rm -f lesson-allocator.yaml lesson.eif smoke.nesh smoke.xml nesh-here
=on-exit terminate-enclave --session
=build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file lesson.eif
=!ln -sf "$(readlink /proc/$PPID/exe)" nesh-here
=!echo 'option allocator-file lesson-allocator.yaml' > smoke.nesh
=!echo 'on-exit terminate-enclave --session' >> smoke.nesh
=!echo 'run-enclave --eif-path lesson.eif --cpu-count 2 --memory 128 --debug-mode' >> smoke.nesh
=!echo 'wait $console ~ "Hello" --timeout 10s' >> smoke.nesh
=!echo 'expect $enclave.state == RUNNING' >> smoke.nesh
=!echo 'terminate-enclave' >> smoke.nesh
=
<## Scripts and CI
>## スクリプトと CI
=##
<## A script is what you would have typed, one line after the other. nesh adds a few
<## words, and they work at the prompt too. Start an enclave from lesson.eif
<## with 2 CPUs and at least 128 MiB, in debug mode.
>## スクリプトは、プロンプトで入力する行をそのまま並べたものです。スクリプト向けの命令もいくつかあり、
>## プロンプトでも使えます。lesson.eif から、CPU 2 個、128 MiB 以上、デバッグモードで
>## エンクレーブを起動してください。
=# hint: run-enclave --cpu-count 2 --memory 128 --debug-mode
=run-enclave --cpu-count 2 --memory 128 --debug-mode
=expect $enclave.state == RUNNING
=expect $enclave.debug == true
=expect $enclave.cpus == 2
=expect $enclave.memory >= 128
=
<## `expect` checks a condition now, and fails if it is false. Expect that the enclave's
<## state is RUNNING.
<# hint: Fields of the enclave are written $enclave.state, $enclave.cid and so on.
>## `expect` はその場で確かめ、違えば失敗します。エンクレーブの状態が RUNNING である
>## ことを確かめてください。
># hint: エンクレーブの情報は $enclave.state、$enclave.cid などと書きます。
=expect $enclave.state == RUNNING
=
<## `wait` checks until the condition is true, so you need not guess how long to sleep.
<## Wait until "Hello" is on the console, for at most 10 seconds.
<# hint: wait WORD OPERATOR WORD --timeout 10s; the console's text is $console, and ~ searches.
>## `wait` はそうなるまで待ちます。何秒待てばよいかを推測する必要はありません。コンソール
>## に "Hello" が出るまで、最大 10 秒待ってください。
># hint: wait WORD OPERATOR WORD --timeout 10s。コンソールの文字列は $console、~ は検索です。
=# names: --timeout
=wait $console ~ "Hello" --timeout 10s
=
<## A failure stops a script. Expect something false of the enclave's memory, such as that
<## it is 1 MiB.
>## スクリプトは、失敗するとそこで止まります。エンクレーブのメモリについて正しくない条件、
>## たとえば 1 MiB であるという条件を、`expect` で試してみてください。
=# hint: expect $enclave.memory == 1
=# names: $enclave.memory
=not expect $enclave.memory == 1
<# means: the condition is checked, and it is false
># means: 条件が調べられ、偽である
=expect $status == 3
=
<## A script would have ended there, with status 3. Two words change that: `try` goes
<## on after a failure, `not` expects the failure. End the enclave twice; the second time
<## with try, because it fails. First end it once.
>## スクリプトなら、ここでステータス 3 で終わります。それを変える書き方が 2 つあります。
>## `try` は何があっても続け、`not` は失敗したときに成功とみなします。エンクレーブを 2 回終了し、2 回目は
>## 失敗してもよいと指定してください。まず 1 回、終了してください。
=# hint: terminate-enclave
=terminate-enclave
=expect ${enclave.state:-gone} != RUNNING
=
<## Now end it again, with try.
>## 2 回目は `try` を付けて終了してください。
=# hint: try COMMAND
=try terminate-enclave
=
<## The script smoke.nesh starts an enclave, waits, expects and ends it, as you did. Read
<## it.
>## スクリプト smoke.nesh は、ここまでと同じように、エンクレーブを起動し、待ち、確かめ、
>## 終了します。読んでください。
=# hint: !cat smoke.nesh
=!cat smoke.nesh
<# means: your line prints smoke.nesh
># means: smoke.nesh の内容が表示される
=expect $output ~ 'on-exit terminate-enclave --session'
<# means: your line prints all of it
># means: すべての行が表示される
=expect $output ~ 'wait .console ~ .Hello. --timeout 10s'
=
<## Its second line, `on-exit`, cleans up however the script ends. nesh checks
<## a whole script before it runs the first line. Only check this one: -n means check, do
<## not run. !nesh runs the same nesh that you are using:
>## 2 行目の `on-exit` は、スクリプトがどう終わっても後片付けをします。スクリプトは、
>## 最初の行を実行する前に全体が検査されます。検査だけを実行してください。`-n` は検査だけして
>## 実行しないという意味です。`!nesh` は、今お使いの nesh と同じものを実行します:
=##
=## `!./nesh-here -n smoke.nesh`
=# hint: !./nesh-here -n smoke.nesh
=# runs: nesh-here|nesh
=# names: -n
=# names: smoke.nesh
=!./nesh-here -n smoke.nesh
<# means: nothing is printed, because the script has no mistake
># means: スクリプトに誤りがなく、何も表示されない
=expect "$output" == ''
=expect $status == 0
=
<## It printed nothing: all is well. Now run smoke.nesh as CI would, with the same program
<## and a report in smoke.xml: in place of -n, --junit smoke.xml writes one in the format
<## that CI systems read.
>## 何も表示されなければ問題ありません。では CI と同じように、今度は `./nesh-here` で
>## smoke.nesh を実行し、レポートを smoke.xml に書き出してください。`-n` の代わりに
>## `--junit smoke.xml` を付けると、CI システムが読める形式になります。
=# hint: !./nesh-here --junit smoke.xml smoke.nesh
=# writes: smoke.xml
=# proof: !grep -q testcase smoke.xml
<# means: smoke.xml is a report with test cases
># means: smoke.xml がテストケースのあるレポートである
=!./nesh-here --junit smoke.xml smoke.nesh
=
<## Read the report: it has a test case for each line.
>## レポートを見てください。スクリプトの 1 行が 1 つのテストケースです。
=# hint: !cat smoke.xml
=!cat smoke.xml
<# means: your line prints test cases of smoke.xml
># means: smoke.xml のテストケースが表示される
=expect $output ~ '<testcase [^>]*name='
=
<## The exit status shows CI what happened: 0 success, 1 a command failed, 2 the script
<## has a mistake and nothing was run, 3 an `expect` failed, 124 the time ran out. A script
<## may also hold what a line prints, in lines below it that begin with `|`: `nesh --verify`
<## compares those, too. On a CI machine without Nitro the local engine runs all of it; on
<## EC2 the same file is the acceptance test.
>## 終了ステータスで CI に結果が伝わります。0 は成功、1 はコマンドの失敗、2 は誤りが
>## あり何も実行されなかったこと、3 は `expect` の失敗、124 は時間切れです。
>## 行の出力を、その下の `|` で始まる行に書いておくこともできます。`nesh --verify` は
>## それとも比べます。Nitro のない CI マシンではローカルエンジンがすべて
>## 実行し、EC2 では同じファイルが受け入れテストになります。
"""#)
}
