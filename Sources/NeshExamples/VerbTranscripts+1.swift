// swift-format-ignore-file
// Made by scripts/reference from scripts/lib/examples/verbs.txt: change that.

extension VerbTranscripts {
    static let part1 = #"""
== build-enclave
=nesh> build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif
=Start building the Enclave Image...
<warning: no Nitro kernel is installed: the image is for the local
<engine
<Measured with nesh 0.1.0: on EC2 PCR2 is the same, PCR0 and PCR1
<are not.
>警告: Nitro のカーネルがないので、イメージはローカルエンジン用です
>nesh 0.1.0 で測定しました。EC2 でも PCR2 は同じですが、PCR0 と
>PCR1 は異なります。
=Enclave Image successfully created.
={
=  "Measurements": {
=    "HashAlgorithm": "Sha384 { ... }",
=    "PCR0": "c18ac31df844518e…",
=    "PCR1": "7b5a627511350227…",
=    "PCR2": "192b05d9dd039e64…"
=  }
=}
=[0]
== describe-eif
=nesh> describe-eif hello.eif
={
=  "EifVersion": 4,
=  "Measurements": {
=    "HashAlgorithm": "Sha384 { ... }",
=    "PCR0": "c18ac31df844518e…",
=    "PCR1": "7b5a627511350227…",
=    "PCR2": "192b05d9dd039e64…"
=  },
=  "IsSigned": false,
=  "CheckCRC": true,
=  "ImageName": "hello-app",
=  "ImageVersion": "69cbc46eaef02040…",
=  "Metadata": {
=    "BuildTime": "2026-01-01T00:00:00+00:00",
=    "BuildTool": "nesh",
=    "BuildToolVersion": "0.1.0",
=…
=[0]
== sign-eif
=nesh> sign-eif --eif-path hello.eif --signing-certificate cert.pem --private-key key.pem
=Enclave Image successfully signed.
={
=  "Measurements": {
=    "HashAlgorithm": "Sha384 { ... }",
=    "PCR0": "c18ac31df844518e…",
=    "PCR1": "7b5a627511350227…",
=    "PCR2": "192b05d9dd039e64…",
=    "PCR8": "06f923e6c0561edf…"
=  }
=}
=[0]
== pcr
=nesh> pcr --input hello-app/hello
={
=  "PCR": "ef473a7eb8247f11…"
=}
=[0]
== eif
=nesh> eif ls hello.eif
<RAMDISK  MODE        OWNER  SIZE  TIME              PATH
=…
<      2  -rwxr-xr-x  0:0    1064  2026-01-01 00:00  rootfs/hello
>           2  -rwxr-xr-x  0:0       1064  rootfs/hello
>           2  drwxr-xr-x  0:0          0  rootfs/proc/
>           2  drwxr-xr-x  0:0          0  rootfs/sys/
>           2  drwxr-xr-x  0:0          0  rootfs
>           2  drwxr-xr-x  0:0          0  rootfs/dev
>           2  drwxr-xr-x  0:0          0  rootfs/run
>           2  drwxr-xr-x  0:0          0  rootfs/sys
>           2  drwxr-xr-x  0:0          0  rootfs/var
>           2  drwxr-xr-x  0:0          0  rootfs/proc
>           2  drwxr-xr-x  0:0          0  rootfs/tmp
>           2  -rw-r--r--  0:0          7  cmd
>           2  -rw-r--r--  0:0         66  env
=…
=[0]
== kms-policy
=nesh> kms-policy hello.eif --pcrs 0
<warning: hello.eif has no kernel: its PCR0 and PCR1 are not those
<of an enclave on EC2
>警告: hello.eif にカーネルがありません。PCR0 と PCR1 は、EC2 の
>エンクレーブの値とは異なります
={
=  "Condition": {
=    "StringEqualsIgnoreCase": {
=      "kms:RecipientAttestation:PCR0": "c18ac31df844518e…"
=    }
=  }
=}
=[0]
== attestation
=nesh hello(16)> attestation request hello --nonce 4711 --output doc.bin
<asked on your behalf, for learning: on EC2 only a program inside
<the enclave can ask its module
<Wrote 4032 bytes to doc.bin
>学習のため、代わりに要求しました。EC2 では、エンクレーブの中の
>プログラムだけがモジュールに要求できます
>doc.bin に 4032 バイトを書き込みました
=nesh hello(16)> attestation verify doc.bin --root local --eif hello.eif --nonce 4711
<warning: hello.eif has no kernel: its PCR0 and PCR1 are not those
>警告: hello.eif にカーネルがありません。PCR0 と PCR1 は、EC2 の
=…
<holds  debug        not a debug enclave: PCR0 to PCR2 are set
<holds  pinned       PCR0, PCR1, PCR2
<holds  PCR0         as in hello.eif
<holds  PCR1         as in hello.eif
<holds  PCR2         as in hello.eif
<holds  nonce        as expected
>適合  debug        デバッグモードではありません。PCR0 から PCR2 に
>                   値があります
>適合  pinned       PCR0、PCR1、PCR2
>適合  PCR0         hello.eif の値と一致します
>適合  PCR1         hello.eif の値と一致します
>適合  PCR2         hello.eif の値と一致します
>適合  nonce        期待どおりです
=…
<accepted: all that was asked of doc.bin holds
>受け入れます: doc.bin は指定された条件をすべて満たしています
=[0]
== reproduce
=nesh> reproduce hello.eif old.eif
<PCR0  same
>PCR0  同じ
=  c18ac31df844518e…
<PCR1  same
>PCR1  同じ
=  7b5a627511350227…
<PCR2  same
>PCR2  同じ
=  192b05d9dd039e64…
=
<reproduces: hello.eif has the same measurements
>再現できます: hello.eif の測定値は同じです
=[0]
== images
=nesh hello.eif> images
<NAME                ID             SIZE  CREATED
<channel-app:latest  6e9c04e663ec  3 KiB  2026-01-01T00:00:00+00:00
<hello-app:latest    69cbc46eaef0  3 KiB  2026-01-01T00:00:00+00:00
>名前                ID            サイズ
>channel-app:latest  6e9c04e663ec   3 KiB
>hello-app:latest    69cbc46eaef0   3 KiB
=[0]
== run-enclave
=nesh> run-enclave --eif-path hello.eif --cpu-count 2 --memory 256 --debug-mode
=Start allocating memory...
=Started enclave with enclave-cid: 16, memory: 256 MiB, cpu-ids:
=[1, 2]
={
=  "EnclaveName": "hello",
=  "EnclaveID": "i-0000000000000000-enc0123456789abcdef",
=  "ProcessID": 4242,
=  "EnclaveCID": 16,
=  "NumberOfCPUs": 2,
=  "CPUIDs": [
=    1,
=    2
=  ],
=  "MemoryMiB": 256
=}
=[0]
== describe-enclaves
=nesh hello(16 debug)> describe-enclaves
<hello: in debug mode attestation documents hold zeros for PCR0,
<PCR1 and PCR2, whatever the image's are
>hello: デバッグモードでは、イメージの値にかかわらず、
>アテステーションドキュメントの PCR0、PCR1、PCR2 はゼロです
=[
=  {
=    "EnclaveName": "hello",
=    "EnclaveID": "i-0000000000000000-enc0123456789abcdef",
=    "ProcessID": 4242,
=    "EnclaveCID": 16,
=    "NumberOfCPUs": 2,
=    "CPUIDs": [
=      1,
=      2
=    ],
=    "MemoryMiB": 256,
=    "State": "RUNNING",
=    "Flags": "DEBUG_MODE",
=    "Measurements": {
=      "HashAlgorithm": "Sha384 { ... }",
=      "PCR0": "c18ac31df844518e…",
=      "PCR1": "7b5a627511350227…",
=      "PCR2": "192b05d9dd039e64…"
=    }
=  }
=]
=[0]
== console
=nesh hello(16 debug)> console --until 'Hello from the enclave' --for 30s
=…
=Connecting to the console for enclave 16...
=Successfully connected to the console.
=…
=[   1] Hello from the enclave side!
=…
=[0]
== terminate-enclave
=nesh hello(16 debug)> terminate-enclave
<terminate-enclave → hello
<(i-0000000000000000-enc0123456789abcdef), selected
<an enclave is cut off, not shut down; --before '!COMMAND' runs a
<command first
>terminate-enclave → 選択中の hello
>(i-0000000000000000-enc0123456789abcdef)
>エンクレーブには後始末の機会がなく、ただちに強制終了されます。
>--before '!COMMAND' で先に処理を実行できます
=Successfully terminated enclave
=i-0000000000000000-enc0123456789abcdef.
={
=  "EnclaveName": "hello",
=  "EnclaveID": "i-0000000000000000-enc0123456789abcdef",
=  "Terminated": true
=}
=[0]
== logs
=nesh> logs hello -n 40
=…
=[   1] Hello from the enclave side!
=…
=[0]
== vsock
=nesh channel(16 debug)> vsock connect 5005 --send 'ping'
<vsock connect → channel (i-0000000000000000-enc0123456789abcdef),
<selected
>vsock connect → 選択中の channel
>(i-0000000000000000-enc0123456789abcdef)
=Hello, CID 3! This is port 5005 of the enclave.
=nesh channel(16 debug)> vsock ls
=channel (16)
<└─ 5005  listens
>└─ 5005  待ち受け中
=[0]
"""#
}
