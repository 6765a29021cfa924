// swift-format-ignore-file
// Made by scripts/reference from scripts/lib/examples/verbs.txt: change that.

extension VerbTranscripts {
    static let part4 = #"""
== source
=nesh> source common.nesh
=nesh> echo $greeting
=hello
=[0]
== sleep
=nesh> sleep 500ms
=[0]
== pause
=nesh> pause Look at the console now.
=Look at the console now.
=[0]
== tutorial
=nesh> tutorial status
<    #  NAME          LESSON
<    1  hello         Hello: build, run, watch and end an enclave
<    2  measurements  What the PCRs measure
<    3  debug-mode    Debug mode and the PCRs that it zeroes
>    #  名前          レッスン
>    1  hello         はじめに: 作成・実行・観察・終了
>    2  measurements  PCR は何を測定しているか
>    3  debug-mode    デバッグモードとゼロになる PCR
=…
=[0]
== demo
=nesh> demo --notes -n 1
<no demo runs: nesh --demo FILE plays one
>デモは実行されていません: nesh --demo FILE で始めます
=[0]
== record
=nesh> record demo
<recording into demo.cast, demo.nesh and demo.log; record stop ends
<it, note TEXT explains
>demo.cast、demo.nesh、demo.log に記録しています。record stop で
>終了し、note TEXT で説明を入れます
=nesh> echo 'on the record'
=on the record
=nesh> record stop
<recorded demo: 1 line, in demo.cast, .nesh and .log
>demo を記録しました: 1 行 (demo.cast、.nesh、.log)
=[0]
== note
=nesh> note Now the image is built.
=[0]
== replay
=nesh> replay talk.cast
<recorded at 80×24, this terminal has 66×20000: rows may be broken
>記録は 80×24、この端末は 66×20000 です。表示が崩れることがあります
=nesh> pcr --input ask.py
={
=  "PCR": "cbd2cd9fc8eac5e7…"
=}
=[0]
== export
=nesh> export talk.cast --md --output DEMO.md
<wrote DEMO.md
>DEMO.md に書き込みました
=[0]
== help
=nesh> help version
<Print nesh's version and the nitro-cli release that it follows.
>nesh のバージョンと、準拠する nitro-cli のバージョンを表示する。
=
<usage: version [--json]
>使い方: version [--json]
=
<  --json  Print JSON instead of text
>  --json  テキストの代わりに JSON を表示する
=
<examples:
<  1  version   # one line
<  2  version --json   # for programs
>例:
>  1  version   # 1 行
>  2  version --json   # プログラム用
=
<what it prints, for example:
>出力の例:
=  nesh> version
<  nesh 0.1.0 (follows nitro-cli 1.5.0)
<  exit status 0
>  nesh 0.1.0 (nitro-cli 1.5.0 に準拠)
>  終了ステータス 0
=[0]
== explain
=nesh> explain E26
<E26  Insufficient memory requested
<You requested less memory than the image needs.
>E26  イメージに必要な量より少ないメモリが指定されました
=
<common cause   An enclave unpacks its image in memory: it needs
<               four times the image's size, at least 64 MiB.
<how to fix it  Request the amount in the message, or make the
<               image smaller.
<reported by    run-enclave
>英語名        Insufficient memory requested
>よくある原因  エンクレーブはイメージをメモリに展開するので、
>              イメージの 4 倍以上、最低でも 64 MiB が必要です。
>対処          メッセージにある量を指定するか、イメージを
>              小さくします。
>返すコマンド  run-enclave
=[0]
== reference
=nesh> reference commands
=# Commands
=…
=[0]
== version
=nesh> version
<nesh 0.1.0 (follows nitro-cli 1.5.0)
>nesh 0.1.0 (nitro-cli 1.5.0 に準拠)
=[0]
== apropos
=nesh> apropos console
<console                       Watch the console of an enclave in
<                              debug mode
<run-enclave --attach-console  Debug mode, and show the console at
<                              once
>console                       デバッグモードのエンクレーブの
>                              コンソールを表示する
>run-enclave --attach-console  デバッグモードにし、すぐコンソールを
>                              表示する
=…
=[0]
"""#
}
