// swift-format-ignore-file
// Made by scripts/reference from scripts/lib/examples/verbs.txt: change that.

extension VerbTranscripts {
    static let japanese2 = #"""
== echo
nesh> echo 'ready'
ready
[0]
== exit
nesh hello(16 debug)> exit 3
hello(16) は動き続けます
nesh で戻る、nesh terminate-enclave hello で終了
[3]
== status
nesh hello(16 debug)> status
イメージ       なし。FILE.eif を use するか build-enclave を使います
エンクレーブ   hello  CID 16 debug RUNNING 1s 経過  i-0000000000000000-enc0123456789abcdef
実行中         hello(16)  うち 1 個はこのセッションで起動
…
[0]
== history
nesh> history
 1   echo one
[0]
== fix
nesh !> fix
nesh> run-enclave --eif-path hello.eif --cpu-count 2 --memory 256
…
  "EnclaveName": "hello",
…
[0]
== completions
nesh> completions bash
# bash completion for nesh:  source <(nesh completions bash)
_nesh() {
    local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} head
    local -a answer
    mapfile -t answer < <("${COMP_WORDS[0]}" __complete bash "$line" 2>/dev/null)
    # bash takes ':' and '=' for the ends of words; of a candidate it wants what follows them.
…
[0]
== expect
nesh> expect 1 == 2
エラー: expect が失敗しました: 1 == 2
      | expect 1 == 2
      |        ^
[3]
== wait
nesh hello(16 debug)> wait $console ~ 'Hello' --timeout 30s
nesh hello(16 debug)> expect $status == 0
[0]
== require
nesh> require ${env.NOBODY:-none} != none
警告: 飛ばしました: ${env.NOBODY:-none} != none が必要です
      | require ${env.NOBODY:-none} != none
      |         ^
      = $env.NOBODY は "none" でした
[0]
== if
nesh hello(16 debug)> if $enclave.state == RUNNING
  if> echo it runs
  if> end
it runs
[0]
== else
nesh> if $status == 1
  if> echo failed
  if> else
  if> echo fine
  if> end
fine
[0]
== end
nesh> if $status == 0
  if> echo fine
  if> end
fine
[0]
== try
nesh> try describe-eif --eif-path nothing.eif
try: describe-eif が失敗しました: [ E19 ] ~/demo/nothing.eif を開けません: ファイル
やディレクトリがありません
[0]
== not
nesh> not describe-eif --eif-path nothing.eif
not: describe-eif が失敗しました: [ E19 ] ~/demo/nothing.eif を開けません: ファイル
やディレクトリがありません
[0]
== on-exit
nesh> on-exit echo bye
nesh> exit
bye
[0]
== on-error
nesh> on-error continue
[0]
== source
nesh> source common.nesh
nesh> echo $greeting
hello
[0]
== sleep
nesh> sleep 500ms
[0]
== pause
nesh> pause Look at the console now.
Look at the console now.
[0]
== tutorial
nesh> tutorial status
    #  レッスン                                                名前
    1  はじめに: 作成・実行・観察・終了                        hello
    2  PCR は何を測定しているか                                measurements
    3  デバッグモードとゼロになる PCR                          debug-mode
…
[0]
== demo
nesh> demo --notes -n 1
デモは実行されていません: nesh --demo FILE で始めます
[0]
== record
nesh> record demo
記録中です。record stop で終わり、note TEXT で説明を入れます
nesh> echo 'on the record'
on the record
nesh> record stop
demo を記録しました: 1 行
[0]
== note
nesh> note Now the image is built.
[0]
== replay
nesh> replay talk.cast
nesh> pcr --input ask.py
{
  "PCR": "cbd2cd9fc8eac5e7…"
}
[0]
== export
nesh> export talk.cast --md --output DEMO.md
DEMO.md を書きました
[0]
== help
nesh> help version
nesh のバージョンと、準拠する nitro-cli のバージョンを表示する。

使い方: version [--json]

  --json  文字の代わりに JSON を表示する

例:
  1  version   # 1 行
  2  version --json   # プログラム用

出力の例:
  nesh> version
  nesh 0.1.0 (nitro-cli 1.5.0 に準拠)
  終了ステータス 0
[0]
== explain
nesh> explain E26
E26  Insufficient memory requested
イメージに必要な量より少ないメモリが指定されました。

よくある原因              エンクレーブはイメージをメモリに展開するので、少なくともイメージの 4 倍が
                          必要です。
対処                      メッセージにある量を指定するか、イメージを小さくします。
このエラーを返すコマンド  run-enclave
[0]
== reference
nesh> reference commands
# Commands
…
[0]
== version
nesh> version
nesh 0.1.0 (nitro-cli 1.5.0 に準拠)
[0]
== apropos
nesh> apropos console
console                       デバッグモードのエンクレーブのコンソールを表示する
run-enclave --attach-console  デバッグモードにし、すぐコンソールを表示する
console --enclave-id          この ID のエンクレーブ
console --enclave-name        この名前のエンクレーブ
…
[0]
"""#
}
