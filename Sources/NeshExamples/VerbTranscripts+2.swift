// swift-format-ignore-file
// Made by scripts/reference from scripts/lib/examples/verbs.txt: change that.

extension VerbTranscripts {
    static let part2 = #"""
== parent
=nesh channel(16 debug)> parent python3 ask.py 16 5005
=Hello, CID 3! This is port 5005 of the enclave.
=[0]
== vsock-proxy
=nesh> vsock-proxy 8001 localhost 8443 --config proxy.yaml &
=[1] vsock-proxy 8001 localhost 8443 --config proxy.yaml
=…
=nesh> jobs
<JOB  STATE    COMMAND
<  1  running  vsock-proxy 8001 localhost 8443 --config proxy.yaml
>ジョブ  状態    コマンド
>     1  実行中  vsock-proxy 8001 localhost 8443 --config
>                proxy.yaml
=[0]
== forward
=nesh channel(16 debug)> forward 18080:5005 &
=[1] forward 18080:5005
=…
=nesh channel(16 debug)> jobs
<JOB  STATE    COMMAND
<  1  running  forward 18080:5005
>ジョブ  状態    コマンド
>     1  実行中  forward 18080:5005
=[0]
== resources
=nesh hello(16 debug)> resources
=…
<           MACHINE  RESERVED   IN USE      FREE
>           マシン  確保済み   使用中      空き
=…
=[0]
== allocator
=nesh> allocator set memory_mib 3072
=- memory_mib: 4096
=+ memory_mib: 3072
<memory_mib: 4096 → 3072 in
<~/.config/nesh/allocator.yaml
>memory_mib: 4096 → 3072
>(~/.config/nesh/allocator.yaml)
=memory_mib  3072
<cpu_count   4 (ids 1-4)
<file        ~/.config/nesh/allocator.yaml
>cpu_count   4 (ID 1-4)
>ファイル    ~/.config/nesh/allocator.yaml
=[0]
== doctor
=nesh> doctor
=…
<  ok    vsock: available
>  正常  vsock: 利用可能
=…
<  ok    locale: C.UTF-8
>  正常  ロケール: ja_JP.UTF-8
=…
<The local engine can run.
>ローカルエンジンを使えます。
=[0]
== kms
=nesh> kms call CreateKey
={
=  "KeyMetadata": {
=    "AWSAccountId": "000000000000",
=    "KeyId": "12345678-90ab-cdef-1234-567890abcdef",
=    "Arn": "arn:aws:kms:us-east-1:000000000000:key/12345678-90ab-cdef-1234-567890abcdef",
=    "CreationDate": 1767225600,
=    "Enabled": true,
=    "Description": "",
=    "KeyUsage": "ENCRYPT_DECRYPT",
=    "KeyState": "Enabled",
=    "Origin": "AWS_KMS",
=    "KeyManager": "CUSTOMER",
=    "CustomerMasterKeySpec": "SYMMETRIC_DEFAULT",
=    "KeySpec": "SYMMETRIC_DEFAULT",
=    "EncryptionAlgorithms": [
=      "SYMMETRIC_DEFAULT"
=    ],
=    "MultiRegion": false
=  }
=}
=nesh> kms keys
<ALIAS  KEY                                   STATE
<-      12345678-90ab-cdef-1234-567890abcdef  Enabled
>エイリアス  キー                                  状態
>-           12345678-90ab-cdef-1234-567890abcdef  Enabled
=[0]
== use
=nesh> use hello.eif
<image    hello.eif
<enclave  none
>イメージ      hello.eif
>エンクレーブ  なし
=[0]
== ls
=nesh hello(16 debug)> ls
<   NAME   CID  STATE          UPTIME
<*  hello   16  RUNNING debug      1s
<  CPUS 2  MEMORY 256 MiB  USED 1 MiB  ENGINE local
<  IMAGE hello.eif  ID i-0000000000000000-enc0123456789abcdef
>   名前   CID  状態           稼働時間
>*  hello   16  RUNNING debug        1s
>  CPU 2  メモリ 256 MiB  使用 1 MiB  エンジン local
>  イメージ hello.eif  ID i-0000000000000000-enc0123456789abcdef
=[0]
== top
=nesh hello(16 debug)> top -n 1
=…
<  NAME       CPU%▾  MEMORY  …
>  名前       CPU%▾  メモリ  …
=* hello         0.0  …
=[0]
== jobs
=nesh hello(16 debug)> jobs
<JOB  STATE    COMMAND
<  1  running  console --for 30s > said.txt
>ジョブ  状態    コマンド
>…
=[0]
== fg
=nesh hello(16 debug)> console --for 2s > said.txt &
=[1] console --for 2s > said.txt
=…
=nesh hello(16 debug)> fg
=console --for 2s > said.txt
<[1] done: console --for 2s > said.txt
>[1] 完了しました: console --for 2s > said.txt
>所要時間 2.0 秒
=[0]
== set
=nesh> set image hello-app:latest
=nesh> set
=set image hello-app:latest
=[0]
== option
=nesh> option hints off
=nesh> option
<SETTING         VALUE      WHAT IT DOES
>設定            値         説明
=…
<hints           off        Suggest, in dim text, how the line
<                           could continue
>hints           off        行の続きを薄い色で提案する
=…
=[0]
== echo
=nesh> echo 'ready'
=ready
=[0]
"""#
}
