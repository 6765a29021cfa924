// swift-format-ignore-file
// Made by scripts/reference from scripts/lib/examples/verbs.txt: change that.

extension VerbTranscripts {
    static let part3 = #"""
== exit
=nesh hello(16 debug)> exit 3
<hello(16) keeps running
<nesh brings you back, nesh terminate-enclave hello ends it
>hello(16) は動き続けます
>nesh で戻る、nesh terminate-enclave hello で終了
=[3]
== status
=nesh hello(16 debug)> status
<image      none; use FILE or build-enclave
<enclave    hello  CID 16 debug RUNNING for 1s
<           i-0000000000000000-enc0123456789abcdef
<running    hello(16)  1 started here
>イメージ      なし。use FILE か build-enclave で選びます
>エンクレーブ  hello  CID 16 debug RUNNING 1s 経過
>              i-0000000000000000-enc0123456789abcdef
>実行中        hello(16)  このセッションで起動: 1 個
=…
=[0]
== history
=nesh> history
= 1   echo one
=[0]
== fix
=nesh !> fix
=nesh> run-enclave --eif-path hello.eif --cpu-count 2 --memory 256
=…
=  "EnclaveName": "hello",
=…
=[0]
== completions
=nesh> completions bash
=# bash completion for nesh:  source <(nesh completions bash)
=_nesh() {
=    local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} head
=    local -a answer
=    mapfile -t answer < <("${COMP_WORDS[0]}" __complete bash "$line" 2>/dev/null)
=    # bash takes ':' and '=' for the ends of words; of a candidate it wants what follows them.
=…
=[0]
== expect
=nesh> expect 1 == 2
<error: expect failed: 1 == 2
>エラー: expect が失敗しました: 1 == 2
=      | expect 1 == 2
=      |        ^
=[3]
== wait
=nesh hello(16 debug)> wait $console ~ 'Hello' --timeout 30s
=nesh hello(16 debug)> expect $status == 0
=[0]
== require
=nesh> require ${env.NOBODY:-none} != none
<warning: skipped: ${env.NOBODY:-none} != none is required
>警告: スキップしました: ${env.NOBODY:-none} != none が必要です
=      | require ${env.NOBODY:-none} != none
=      |         ^
<      = $env.NOBODY was "none"
>      = $env.NOBODY は "none" でした
=[0]
== if
=nesh hello(16 debug)> if $enclave.state == RUNNING
=  if> echo it runs
=  if> end
=it runs
=[0]
== else
=nesh> if $status == 1
=  if> echo failed
=  if> else
=  if> echo fine
=  if> end
=fine
=[0]
== end
=nesh> if $status == 0
=  if> echo fine
=  if> end
=fine
=[0]
== try
=nesh> try describe-eif --eif-path nothing.eif
<try: describe-eif failed: [ E19 ] cannot open
<~/demo/nothing.eif: No such file or directory
>try: describe-eif が失敗しました: [ E19 ]
>~/demo/nothing.eif を開けません: ファイルや
>ディレクトリがありません
=[0]
== not
=nesh> not describe-eif --eif-path nothing.eif
<not: describe-eif failed: [ E19 ] cannot open
<~/demo/nothing.eif: No such file or directory
>not: describe-eif が失敗しました: [ E19 ]
>~/demo/nothing.eif を開けません: ファイルや
>ディレクトリがありません
=[0]
== on-exit
=nesh> on-exit echo bye
=nesh> exit
=bye
=[0]
== on-error
=nesh> on-error continue
=[0]
"""#
}
