// swift-format-ignore-file
// Made by scripts/reference from scripts/lib/examples/verbs.txt: change that.

extension VerbTranscripts {
    static let english1 = #"""
== build-enclave
nesh> build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif
Start building the Enclave Image...
warning: no Nitro kernel is installed: the image is for the local engine, but its PCR2 is the real
one
Measured with nesh 0.1.0, without a kernel or blobs: the first two measurements hold for the local
engine only.
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
RAMDISK  MODE        OWNER  SIZE  TIME              PATH
…
      2  -rwxr-xr-x  0:0    1064  2026-01-01 00:00  rootfs/hello
…
[0]
== kms-policy
nesh> kms-policy hello.eif --pcrs 0
warning: hello.eif has no kernel: its PCR0 and PCR1 are not those of a real enclave
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
asked on your behalf, for learning: on EC2 only a program inside the enclave can ask its module
Wrote 4032 bytes to doc.bin
nesh hello(16)> attestation verify doc.bin --root local --eif hello.eif --nonce 4711
warning: hello.eif has no kernel: its PCR0 and PCR1 are not those of an enclave on EC2
…
holds  signature    ES384 by the key of
…
holds  debug        no debug enclave: PCR0 to PCR2 are set
holds  pinned       PCR0, PCR1, PCR2
holds  PCR0         as hello.eif asks for
holds  PCR1         as hello.eif asks for
holds  PCR2         as hello.eif asks for
holds  nonce        as asked for
…
accepted: all that was asked of doc.bin holds
[0]
== reproduce
nesh> reproduce hello.eif old.eif
PCR0  same
    b725e0cfb4d54625…
PCR1  same
    7b5a627511350227…
PCR2  same
    131bd5e47f2577f4…

reproduces: hello.eif has the same measurements
[0]
== images
nesh hello.eif> images
NAME                ID             SIZE  CREATED
channel-app:latest  48a4846c4299  3 KiB  2026-01-01T00:00:00+00:00
hello-app:latest    c16aa3adad0a  3 KiB  2026-01-01T00:00:00+00:00
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
hello: in debug mode attestation documents hold zeros for PCR0, PCR1 and PCR2, whatever the image's
are
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
terminate-enclave → hello (i-0000000000000000-enc0123456789abcdef), selected
an enclave gets no last word: it is cut off. --before '!COMMAND' runs one first
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
vsock connect → channel (i-0000000000000000-enc0123456789abcdef), selected
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
JOB  STATE    COMMAND
  1  running  vsock-proxy 8001 localhost 8443 --config proxy.yaml
[0]
== forward
nesh channel(16 debug)> forward 18080:5005 &
[1] forward 18080:5005
…
nesh channel(16 debug)> jobs
JOB  STATE    COMMAND
  1  running  forward 18080:5005
[0]
== resources
nesh hello(16 debug)> resources
…
           MACHINE     PARENT  RESERVED      FREE
…
[0]
== allocator
nesh> allocator set memory_mib 3072
- memory_mib: 4096
+ memory_mib: 3072
memory_mib: 4096 → 3072 in ~/.config/nesh/allocator.yaml
memory_mib  3072
cpus        4 (ids 1-4)
file        ~/.config/nesh/allocator.yaml
[0]
== doctor
nesh> doctor
…
  ok    vsock: available
…
  ok    locale: C.UTF-8
…
The local engine can run.
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
ALIAS  KEY                                   SPEC               USAGE            STATE
-      12345678-90ab-cdef-1234-567890abcdef  SYMMETRIC_DEFAULT  ENCRYPT_DECRYPT  Enabled
[0]
== use
nesh> use hello.eif
image    hello.eif
enclave  none
[0]
== ls
nesh hello(16 debug)> ls
   NAME   CID  STATE          CPUS   MEMORY   USED  UPTIME  ENGINE  IMAGE
*  hello   16  RUNNING debug     2  256 MiB  1 MiB      1s  local   hello.eif
[0]
== top
nesh hello(16 debug)> top -n 1
…
  NAME       CPU%▾  MEMORY  …
* hello         0.0  …
[0]
== jobs
nesh hello(16 debug)> jobs
JOB  STATE    COMMAND
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
SETTING         VALUE      WHAT IT DOES
…
hints           off        Suggest, dim, how the line could go on
…
[0]
"""#
}
