// swift-format-ignore-file
// Made by scripts/reference from scripts/lib/examples/verbs.txt: change that.

extension VerbTranscripts {
    static let japanese1 = #"""
== build-enclave
nesh> build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif
Start building the Enclave Image...
警告: Nitro のカーネルがありません。イメージはローカルエンジン用ですが、PCR2 は本物です
nesh 0.1.0 で、カーネルとブロブなしで測定しました。最初の 2 つの測定値はローカルエンジンでのみ有効で
す。
Enclave Image successfully created.
{
  "Measurements": {
    "HashAlgorithm": "Sha384 { ... }",
    "PCR0": "b725e0cfb4d54625…",
    "PCR1": "7b5a627511350227…",
    "PCR2": "131bd5e47f2577f4…"
  }
}
[0]
== describe-eif
nesh> describe-eif hello.eif
{
  "EifVersion": 4,
  "Measurements": {
    "HashAlgorithm": "Sha384 { ... }",
    "PCR0": "b725e0cfb4d54625…",
    "PCR1": "7b5a627511350227…",
    "PCR2": "131bd5e47f2577f4…"
  },
  "IsSigned": false,
  "CheckCRC": true,
  "ImageName": "hello-app",
  "ImageVersion": "c16aa3adad0a554c…",
  "Metadata": {
    "BuildTime": "2026-01-01T00:00:00+00:00",
    "BuildTool": "nesh",
    "BuildToolVersion": "0.1.0",
…
[0]
== sign-eif
nesh> sign-eif --eif-path hello.eif --signing-certificate cert.pem --private-key key.pem
Enclave Image successfully signed.
{
  "Measurements": {
    "HashAlgorithm": "Sha384 { ... }",
    "PCR0": "b725e0cfb4d54625…",
    "PCR1": "7b5a627511350227…",
    "PCR2": "131bd5e47f2577f4…",
    "PCR8": "06f923e6c0561edf…"
  }
}
[0]
== pcr
nesh> pcr --input hello.eif
{
  "PCR": "0889bfaecf7ac23b…"
}
[0]
== eif
nesh> eif ls hello.eif
…
      2  -rwxr-xr-x  0:0       1064  2026-01-01 00:00  rootfs/hello
…
[0]
== kms-policy
nesh> kms-policy hello.eif --pcrs 0
警告: hello.eif にカーネルがありません。PCR0 と PCR1 は本物のエンクレーブのものではありません
{
  "Condition": {
    "StringEqualsIgnoreCase": {
      "kms:RecipientAttestation:PCR0": "b725e0cfb4d54625…"
    }
  }
}
[0]
== attestation
nesh hello(16)> attestation request hello --nonce 4711 --output doc.bin
学習のため、代わりに要求しました。EC2 では、エンクレーブの中のプログラムだけがモジュールに要求できま
す
doc.bin に 4032 バイトを書きました
nesh hello(16)> attestation verify doc.bin --root local --eif hello.eif --nonce 4711
警告: hello.eif にカーネルがありません。PCR0 と PCR1 は EC2 のエンクレーブのものではありません
…
適合   signature    ES384、nesh-local-i-0000000000000000-enc0123456789abcdef.nesh.invalid のキーによ
…
適合   debug        デバッグモードではありません。PCR0 から PCR2 に値があります
適合   pinned       PCR0, PCR1, PCR2
適合   PCR0         hello.eif のとおりです
適合   PCR1         hello.eif のとおりです
適合   PCR2         hello.eif のとおりです
適合   nonce        指定のとおりです
…
受け入れます: doc.bin は指定された条件をすべて満たしています
[0]
== reproduce
nesh> reproduce hello.eif old.eif
PCR0  同じ
    b725e0cfb4d54625…
PCR1  同じ
    7b5a627511350227…
PCR2  同じ
    131bd5e47f2577f4…

再現できます: hello.eif の測定値は同じです
[0]
== images
nesh hello.eif> images
名前                ID            サイズ  作成
channel-app:latest  48a4846c4299   3 KiB  2026-01-01T00:00:00+00:00
hello-app:latest    c16aa3adad0a   3 KiB  2026-01-01T00:00:00+00:00
[0]
== run-enclave
nesh> run-enclave --eif-path hello.eif --cpu-count 2 --memory 256 --debug-mode
Start allocating memory...
Started enclave with enclave-cid: 16, memory: 256 MiB, cpu-ids: [1, 3]
{
  "EnclaveName": "hello",
  "EnclaveID": "i-0000000000000000-enc0123456789abcdef",
  "ProcessID": 4242,
  "EnclaveCID": 16,
  "NumberOfCPUs": 2,
  "CPUIDs": [
    1,
    2
  ],
  "MemoryMiB": 256
}
[0]
== describe-enclaves
nesh hello(16 debug)> describe-enclaves
hello: デバッグモードでは、イメージの値にかかわらず、アテステーションドキュメントの PCR0、PCR1、PCR2
は 0 です
[
  {
    "EnclaveName": "hello",
    "EnclaveID": "i-0000000000000000-enc0123456789abcdef",
    "ProcessID": 4242,
    "EnclaveCID": 16,
    "NumberOfCPUs": 2,
    "CPUIDs": [
      1,
      2
    ],
    "MemoryMiB": 256,
    "State": "RUNNING",
    "Flags": "DEBUG_MODE",
    "Measurements": {
      "HashAlgorithm": "Sha384 { ... }",
      "PCR0": "b725e0cfb4d54625…",
      "PCR1": "7b5a627511350227…",
      "PCR2": "131bd5e47f2577f4…"
    }
  }
]
[0]
== console
nesh hello(16 debug)> console --until 'Hello from the enclave' --for 30s
…
Connecting to the console for enclave 16...
Successfully connected to the console.
…
[   1] Hello from the enclave side!
…
[0]
== terminate-enclave
nesh hello(16 debug)> terminate-enclave
terminate-enclave → hello (i-0000000000000000-enc0123456789abcdef)、選択中
エンクレーブには後始末の機会がなく、ただちに切り離されます。--before '!COMMAND' で先に処理を実行でき
ます
Successfully terminated enclave i-0000000000000000-enc0123456789abcdef.
{
  "EnclaveName": "hello",
  "EnclaveID": "i-0000000000000000-enc0123456789abcdef",
  "Terminated": true
}
[0]
== logs
nesh> logs hello -n 40
…
[   1] Hello from the enclave side!
…
[0]
== vsock
nesh channel(16 debug)> vsock connect 5005 --send 'ping'
vsock connect → channel (i-0000000000000000-enc0123456789abcdef)、選択中
Hello, CID 3! This is port 5005 of the enclave.
nesh channel(16 debug)> vsock ls
channel (16)
└─ 5005  listens
[0]
== parent
nesh channel(16 debug)> parent python3 ask.py 16 5005
Hello, CID 3! This is port 5005 of the enclave.
[0]
== vsock-proxy
nesh> vsock-proxy 8001 localhost 8443 --config proxy.yaml &
[1] vsock-proxy 8001 localhost 8443 --config proxy.yaml
…
nesh> jobs
ジョブ  状態     コマンド
     1  running  vsock-proxy 8001 localhost 8443 --config proxy.yaml
[0]
== forward
nesh channel(16 debug)> forward 18080:5005 &
[1] forward 18080:5005
…
nesh channel(16 debug)> jobs
ジョブ  状態     コマンド
     1  running  forward 18080:5005
[0]
== resources
nesh hello(16 debug)> resources
…
           マシン         親  確保済み      空き
…
[0]
== allocator
nesh> allocator set memory_mib 3072
- memory_mib: 4096
+ memory_mib: 3072
memory_mib: 4096 → 3072 in ~/.config/nesh/allocator.yaml
memory_mib  3072
cpus        4 (ID 1-4)
ファイル    ~/.config/nesh/allocator.yaml
[0]
== doctor
nesh> doctor
…
  ok    vsock: 利用可能
…
  ok    locale: ja_JP.UTF-8
…
エンジン local を使えます。
[0]
== kms
nesh> kms call CreateKey
{
  "KeyMetadata": {
    "AWSAccountId": "000000000000",
    "KeyId": "12345678-90ab-cdef-1234-567890abcdef",
    "Arn": "arn:aws:kms:us-east-1:000000000000:key/12345678-90ab-cdef-1234-567890abcdef",
    "CreationDate": 1767225600,
    "Enabled": true,
    "Description": "",
    "KeyUsage": "ENCRYPT_DECRYPT",
    "KeyState": "Enabled",
    "Origin": "AWS_KMS",
    "KeyManager": "CUSTOMER",
    "CustomerMasterKeySpec": "SYMMETRIC_DEFAULT",
    "KeySpec": "SYMMETRIC_DEFAULT",
    "EncryptionAlgorithms": [
      "SYMMETRIC_DEFAULT"
    ],
    "MultiRegion": false
  }
}
nesh> kms keys
エイリアス  キー                                  SPEC               用途             状態
-           12345678-90ab-cdef-1234-567890abcdef  SYMMETRIC_DEFAULT  ENCRYPT_DECRYPT  Enabled
[0]
== use
nesh> use hello.eif
イメージ      hello.eif
エンクレーブ  なし
[0]
== ls
nesh hello(16 debug)> ls
   名前   CID  状態           CPU   メモリ   使用  稼働時間  エンジン  イメージ
*  hello   16  RUNNING debug    2  256 MiB  1 MiB      1s  local     hello.eif
[0]
== top
nesh hello(16 debug)> top -n 1
…
  名前       CPU%▾  メモリ  …
* hello         0.0  …
[0]
== jobs
nesh hello(16 debug)> jobs
ジョブ  状態     コマンド
     1  running  console --for 30s > said.txt
[0]
== fg
nesh hello(16 debug)> console --for 2s > said.txt &
[1] console --for 2s > said.txt
…
nesh hello(16 debug)> fg
console --for 2s > said.txt
[1] done: console --for 2s > said.txt
[0]
== set
nesh> set image hello-app:latest
nesh> set
set image hello-app:latest
[0]
== option
nesh> option hints off
nesh> option
設定            値         働き
…
hints           off        行の続きを薄い色で提案する
…
[0]
"""#
}
