// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/measurements.nesh and docs/tutorial/ja/measurements.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let measurements = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# What the PCRs measure. From the repository's top folder:
<# scripts/nesh docs/tutorial/measurements.nesh
># PCR は何を測定しているか。 リポジトリの最上位ディレクトリから:
># scripts/nesh docs/tutorial/ja/measurements.nesh
=
=# needs: openssl
=# needs: cmp
=set app ${1:-hello-app}
=!rm -rf lesson-app && cp -R "$app" lesson-app
=on-exit !rm -rf lesson-app lesson-parts lesson-a.eif lesson-b.eif
=
<## What the PCRs measure
>## PCR は何を測定しているか
=##
<## A PCR (platform configuration register) is a SHA-384 hash. Anyone who wants to talk
<## with an enclave compares its PCRs with those that the build printed: if they are
<## the same, it runs the same bytes. The folder lesson-app is a copy of hello-app that
<## you may change. Build it into lesson-a.eif; call the container image
<## lesson-app:latest.
<# hint: As in the first lesson: --docker-uri, --docker-dir lesson-app, --output-file.
>## PCR (プラットフォーム設定レジスタ) は SHA-384 ハッシュです。エンクレーブと通信
>## する側は、その PCR を作成時に表示された値と比べます。同じなら、同じバイト列が
>## 動いています。ディレクトリ lesson-app は、変更してもよい hello-app のコピーです。
>## これを lesson-a.eif として作成してください。コンテナイメージの名前は
>## lesson-app:latest とします。
># hint: 最初のレッスンと同じです。--docker-uri、--docker-dir lesson-app、--output-file。
=# hint: build-enclave --docker-uri lesson-app:latest --docker-dir lesson-app --output-file lesson-a.eif
=build-enclave --docker-uri lesson-app:latest --docker-dir lesson-app --output-file lesson-a.eif
<# means: the current image is lesson-a.eif
># means: 現在のイメージが lesson-a.eif である
=expect $eif.path ~ '(^|/)lesson-a\.eif$'
=
=set first0 $eif.pcr0
=set first1 $eif.pcr1
=set first2 $eif.pcr2
=
<## Now change the app a little; one byte is enough. A line that begins with ! goes to
<## sh, the system's plain shell. Add a newline at the end of the program
<## lesson-app/hello, which changes nothing that it does.
>## では、アプリケーションを少し変えます。1 バイトで十分です。! で始まる行は sh (標準のシェル) で
>## 実行されます。プログラム lesson-app/hello の末尾に改行を 1 つ足してください。動作は何も
>## 変わりません。
=# hint: !echo >> lesson-app/hello
=# writes: lesson-app/hello
=# proof: !cmp -s -n "$(stat -L -c %s "$app/hello")" "$app/hello" lesson-app/hello
=# proof: !test "$(stat -L -c %s lesson-app/hello)" -gt "$(stat -L -c %s "$app/hello")"
<# means: lesson-app/hello is longer, and its beginning is unchanged
># means: lesson-app/hello の先頭が元のままで、元より長い
=!echo >> lesson-app/hello
=
<## Build it again, into lesson-b.eif, and see which PCRs changed. $first0, $first1 and
<## $first2 keep those of the first image.
<# hint: The same line as before with another --output-file.
>## 今度は lesson-b.eif として作成して、どの PCR が変わったか見てください。最初の
>## イメージの値は `$first0`、`$first1`、`$first2` にあります。
># hint: 先ほどと同じ行で、--output-file だけ変えます。
=build-enclave --docker-uri lesson-app:latest --docker-dir lesson-app --output-file lesson-b.eif
<# means: the current image is lesson-b.eif
># means: 現在のイメージが lesson-b.eif である
=expect $eif.path ~ '(^|/)lesson-b\.eif$'
<# means: PCR0 is not that of lesson-a.eif
># means: PCR0 が最初のイメージと違う
=expect $eif.pcr0 != $first0
<# means: PCR1 is that of lesson-a.eif
># means: PCR1 が最初のイメージと同じである
=expect $eif.pcr1 == $first1
<# means: PCR2 is not that of lesson-a.eif
># means: PCR2 が最初のイメージと違う
=expect $eif.pcr2 != $first2
=
<## PCR2 is the app, so it changed. PCR0 is the whole image, so it changed too. PCR1 is
<## the kernel, its command line and the first ramdisk, which are as they were.
<## `expect` checks that in one line, in a script or here. Expect that $eif.pcr1 is
<## still $first1.
<# hint: expect A == B; variables are written with $.
>## PCR2 はアプリケーションなので変わりました。PCR0 はイメージ全体なので、これも変わりました。
>## PCR1 はカーネル、コマンドライン、最初の RAM ディスクで、そのままです。
>## 期待する内容は、スクリプトでもここでも 1 行で書けます。`$eif.pcr1` が `$first1` の
>## ままであることを `expect` で確かめてください。
># hint: expect A == B と書きます。変数は $ で始まります。
=expect $eif.pcr1 == $first1
=
=set second0 $eif.pcr0
=
<## What is not measured? A name, a version and the time of the build are in the
<## file too, in its metadata. Build lesson-b.eif once more with --name other.
>## では、測定されないものは何でしょう。名前、バージョン、作成時刻もファイルの
>## メタデータに入っています。`--name other` を付けて lesson-b.eif をもう一度作成して
>## ください。
=# hint: build-enclave … --name other
=# names: --name other|--name=other
=build-enclave --docker-uri lesson-app:latest --docker-dir lesson-app --output-file lesson-b.eif --name other
<# means: the current image is lesson-b.eif
># means: 現在のイメージが lesson-b.eif である
=expect $eif.path ~ '(^|/)lesson-b\.eif$'
<# means: PCR0 is what it was before
># means: PCR0 が前と同じである
=expect $eif.pcr0 == $second0
=
<## The file differs, the PCRs do not: metadata describes an image, but is not measured.
<## Nobody should trust a name.
>## ファイルは違っても PCR は同じです。メタデータはイメージの説明であって、測定の
>## 対象ではありません。名前を信頼してはいけません。
=##
<## How is a PCR computed? Take the SHA-384 of the content, put 48 zero bytes before it,
<## and take the SHA-384 of that. PCR2's content is the second ramdisk. Write the parts of
<## lesson-b.eif into the folder lesson-parts with `eif extract`.
>## PCR はどう計算されるのでしょう。レジスタの初期値は 48 バイトのゼロです。その後に
>## 内容の SHA-384 をつなげ、もう一度 SHA-384 を取ったものが新しい値になります。
>## PCR2 の内容は 2 番目の RAM ディスクです。`eif extract` で、lesson-b.eif の各部分をディレクトリ
>## lesson-parts に書き出してください。
=# hint: eif extract FILE.eif DIR
=# writes: lesson-parts/ramdisk-2.cpio
=eif extract lesson-b.eif lesson-parts
=
<## Let nesh measure that ramdisk, lesson-parts/ramdisk-2.cpio: pcr --input measures any
<## file.
>## その RAM ディスク lesson-parts/ramdisk-2.cpio を nesh で測定してください。
>## `pcr --input` はどんなファイルでも測定できます。
=# hint: pcr --input lesson-parts/ramdisk-2.cpio
=pcr --input lesson-parts/ramdisk-2.cpio
<# means: your line prints the PCR2 of lesson-b.eif
># means: lesson-b.eif の PCR2 が表示される
=expect $last.PCR == $eif.pcr2
=
<## Now do it by hand, with tools that know nothing of enclaves, such as openssl: hash
<## the ramdisk, put 48 zero bytes before the hash, and hash that.
<# hint: The hash as bytes: openssl dgst -sha384 -binary FILE. Zero bytes: head -c 48 /dev/zero.
>## 次は手作業です。openssl のような、エンクレーブのことを何も知らないツールを使います。
>## RAM ディスクのハッシュを取り、その前に 48 バイトのゼロを置いて、もう一度ハッシュを
>## 取ってください。
># hint: バイト列のハッシュ: openssl dgst -sha384 -binary FILE。ゼロ: head -c 48 /dev/zero。
=# runs: openssl|sha384sum|shasum|python3|perl
=!(head -c 48 /dev/zero; openssl dgst -sha384 -binary lesson-parts/ramdisk-2.cpio) | openssl dgst -sha384 -r
<# means: your line prints the PCR2 of lesson-b.eif
># means: lesson-b.eif の PCR2 が表示される
=expect $output ~ $eif.pcr2
=
<## It is the same value. Anyone who has the image can check a PCR, without nesh and
<## without AWS; if the build is reproducible, the source is enough. On EC2 the kernel
<## is Amazon's, and the rule is the same. The page eif.md takes a whole image file apart
<## in this way, byte by byte.
>## 同じ値になりました。イメージを持っている人なら、nesh も AWS もなしに、だれでも PCR
>## を検証できます。再現可能なビルドなら、ソースから検証できます。EC2 ではカーネルは
>## Amazon のものですが、規則は同じです。イメージファイル全体をこのように 1 バイトずつ
>## 調べるページが eif.md (英語) です。
"""#)
}
