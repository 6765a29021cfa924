// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/kms.nesh and docs/tutorial/ja/kms.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let kms = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# Cryptographic attestation: a key that only one image may use. It needs openssl. From
<# the repository's top folder: scripts/nesh docs/tutorial/kms.nesh
># 暗号化アテステーション: 1 つのイメージだけが使えるキー。openssl が必要です。 リポジトリの
># 最上位ディレクトリから: scripts/nesh docs/tutorial/ja/kms.nesh
=
=# needs: openssl
=set app ${1:-hello-app}
=option allocator-file lesson-allocator.yaml
=on-exit !rm -f lesson-allocator.yaml lesson.eif lesson.doc lesson-secret.txt lesson-policy.json key.pem key.der
=on-exit kms stop > /dev/null
=on-exit terminate-enclave --session
=build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file lesson.eif
=!openssl genrsa -out key.pem 2048 2>/dev/null
=!openssl pkey -in key.pem -pubout -outform DER -out key.der
=!printf 'account 123456789\n' > lesson-secret.txt
=
<## Cryptographic attestation: a key that only one image may use
>## 暗号化アテステーション: 1 つのイメージだけが使えるキー
=##
<## AWS KMS keeps keys and never gives them away: it encrypts and decrypts for those
<## whom a key's policy allows. A policy can ask for an attestation document, so that
<## only the image that you measured gets an answer. Here nesh plays KMS, on this machine
<## and with AWS's rules. Start it: `kms start`.
>## AWS KMS はキーを保管し、決して外に出しません。キーポリシーが許す相手のために暗号化と
>## 復号を行います。ポリシーでアテステーションドキュメントを必須にすると、ポリシーに
>## 書いた測定値のイメージだけが応答を受け取れます。ここでは nesh が、このマシンの上で、AWS と
>## 同じ規則で KMS の役をします。`kms start` で起動してください。
=# hint: kms start
=kms start
<# means: the local KMS runs
># means: ローカル KMS が動いている
=expect $last.Running == true
=
<## Make a key: `kms call CreateKey`. kms call makes one request, as a program of the
<## parent would.
>## `kms call CreateKey` でキーを作ってください。`kms call` は、親インスタンスのプログラムと
>## 同じように要求を 1 つ送ります。
=# hint: kms call CreateKey
=kms call CreateKey
<# means: your line makes a key
># means: キーが作成される
=expect $last.KeyMetadata.KeyState == Enabled
=
=set key $last.KeyMetadata.KeyId
=
<## $key keeps the key's ID. Encrypt lesson-secret.txt, which is there already. After the
<## request's name come its parameters: KeyId is the key, Plaintext is what to encrypt,
<## and fileb:// in front of a file's name stands for the bytes in it:
>## キーの ID は `$key` に入っています。用意済みの lesson-secret.txt を暗号化してください。
>## 操作の名前の後にパラメーターを並べます。KeyId はキー、Plaintext は暗号化する内容で、
>## ファイル名の前の fileb:// は、そのファイルの中身を表します:
=##
=## `kms call Encrypt KeyId=$key Plaintext=fileb://lesson-secret.txt`
=# hint: kms call Encrypt KeyId=$key Plaintext=fileb://lesson-secret.txt
=# names: lesson-secret.txt
=kms call Encrypt KeyId=$key Plaintext=fileb://lesson-secret.txt
<# means: the answer has a CiphertextBlob
># means: 応答に CiphertextBlob がある
=expect $last.CiphertextBlob ~ '^[A-Za-z0-9+/=]+$'
=
=set blob $last.CiphertextBlob
=
<## $blob has the ciphertext now. It may pass through any hands. Start an enclave, in debug
<## mode first: lesson.eif is built already.
>## 暗号文は `$blob` に入りました。だれに渡ってもかまいません。まずデバッグモードで
>## エンクレーブを起動してください。lesson.eif は作成済みです。
=# hint: run-enclave --cpu-count 1 --memory 256 --debug-mode
=run-enclave --cpu-count 1 --memory 256 --debug-mode
=expect $enclave.state == RUNNING
=expect $enclave.debug == true
=
<## An enclave asks for an attestation document with a fresh public key in it. On EC2
<## only a program inside can do that; here `attestation request lesson` asks on behalf of
<## the enclave lesson, with --public-key key.der. openssl made that key for you
<## when the lesson began, and its private half, key.pem. Write the document to
<## lesson.doc with --output.
>## エンクレーブは、新しいパブリックキーを入れたアテステーションドキュメントを要求します。EC2 では
>## 中のプログラムだけができることですが、ここでは `attestation request lesson` が、
>## エンクレーブ lesson の代わりに要求します。キーは `--public-key key.der` で
>## 指定します。このキーと、対になるプライベートキー key.pem は、レッスンの開始時に
>## openssl で作成してあります。`--output` で、ドキュメントを lesson.doc に書き出してください。
=# hint: attestation request lesson --public-key key.der --output lesson.doc
=# writes: lesson.doc
=attestation request lesson --public-key key.der --output lesson.doc
<# means: the document has a public key in it
># means: ドキュメントにパブリックキーがある
=expect $attestation.public_key ~ .
=expect $attestation.debug == true
=
<## Now you see four outcomes. The first: decrypt with the document as the Recipient. No
<## policy asks for anything yet, so even an enclave in debug mode gets an answer. A
<## Recipient has two parts: AttestationDocument is the document, and KeyEncryptionAlgorithm
<## says how to seal the answer for the key in it. Type these three rows; the \ at the
<## end of a row says that the command goes on in the next one:
>## これから 4 つの場合を試します。まず、ドキュメントを Recipient として復号してください。ポリシーにはまだ条件が
>## ないので、デバッグモードのエンクレーブでも応答が返ります。Recipient は 2 つの部分から
>## なります。AttestationDocument はドキュメント、KeyEncryptionAlgorithm はその中のキーで
>## 応答を暗号化する方法です。次の 3 行を入力して
>## ください (行末の \ は、コマンドが次の行に続くことを表します):
=##
=##   kms call Decrypt CiphertextBlob=$blob \
=##   Recipient.KeyEncryptionAlgorithm=RSAES_OAEP_SHA_256 \
=##   Recipient.AttestationDocument=fileb://lesson.doc
=# hint: kms call Decrypt … Recipient.AttestationDocument=… Recipient.KeyEncryptionAlgorithm=…
<# hint: the algorithm is RSAES_OAEP_SHA_256
<# hint: If the document is older than five minutes, request it again, as before.
># hint: アルゴリズムは RSAES_OAEP_SHA_256 です
># hint: ドキュメントが 5 分より古ければ、先ほどと同じ行でもう一度要求します。
=kms call Decrypt CiphertextBlob=$blob Recipient.KeyEncryptionAlgorithm=RSAES_OAEP_SHA_256 Recipient.AttestationDocument=fileb://lesson.doc
<# means: the answer has a CiphertextForRecipient
># means: 応答に CiphertextForRecipient がある
=expect $last.CiphertextForRecipient ~ '^MIA'
=
=set answer $last.CiphertextForRecipient
=
<## There is no Plaintext in it. CiphertextForRecipient is sealed for the key in the
<## document: those who pass it on, even the parent, cannot read it. Open it as the
<## program inside would. $answer holds it as base64, key.pem is the private key,
<## and openssl opens the envelope, which has the form CMS:
>## Plaintext はありません。CiphertextForRecipient はドキュメントの中のキーで暗号化されていて、
>## 中継する側は、親インスタンスでさえ読めません。中のプログラムと同じように開いて
>## ください。`$answer` にその base64 があり、key.pem はプライベートキーです。CMS 形式
>## なので、openssl で開けます:
=##
=## `!echo $answer | base64 -d | openssl cms -decrypt -inform DER -inkey key.pem`
=# hint: !echo $answer | base64 -d | openssl cms -decrypt -inform DER -inkey key.pem
=# runs: openssl
=!echo $answer | base64 -d | openssl cms -decrypt -inform DER -inkey key.pem
<# means: your line prints what lesson-secret.txt says
># means: lesson-secret.txt の内容が表示される
=expect $output ~ 'account 123456789'
=
<## Now let only this image decrypt. `kms-policy`, with a hyphen, prints the condition that
<## only an image meets; `kms policy`, the next step, sets a key's policy. Write that of
<## lesson.eif to lesson-policy.json: > FILE at the end of the line does that.
>## では、このイメージだけが復号できるようにしましょう。ハイフンのある `kms-policy` は、
>## イメージだけが満たす条件を表示します。次の手順の `kms policy` は、キーポリシーを設定
>## します。lesson.eif の条件を lesson-policy.json に書き出してください。行末に > FILE
>## を付けます。
=# hint: kms-policy lesson.eif > lesson-policy.json
=# writes: lesson-policy.json
=kms-policy lesson.eif > lesson-policy.json
<# means: your line makes a condition on PCR0
># means: PCR0 の条件が作られる
=expect $last ~ PCR0
=
<## Set it as the key's policy: `kms policy` takes the key, $key, and the file. nesh makes
<## a whole policy from a condition: those who meet it may decrypt, and you may do
<## everything else.
>## それをキーに設定してください。`kms policy` にキー `$key` とファイルを指定します。条件だけの
>## ファイルから、nesh がポリシー全体を作ります。復号は条件を満たす相手に、そのほかはあなたに
>## 許可されます。
=# hint: kms policy $key lesson-policy.json
=# names: lesson-policy.json
=# proof: kms policy $key
=# proof: expect $output ~ 'RecipientAttestation:PCR0'
<# means: the policy of $key asks for a PCR0
># means: $key のポリシーに PCR0 の条件がある
=kms policy $key lesson-policy.json
<# means: your line prints the policy with RecipientAttestation:PCR0
># means: RecipientAttestation:PCR0 のあるポリシーが表示される
=expect $output ~ 'RecipientAttestation:PCR0'
=
<## The second outcome: this machine and the key's files are yours. Try to decrypt without a
<## document: the same Decrypt without the two parts of the Recipient.
>## 2 つ目の場合です。マシンも、キーのファイルもあなたのものです。ドキュメントなしで、
>## つまり Recipient の 2 つを付けない Decrypt で、復号してみてください。
=# hint: kms call Decrypt CiphertextBlob=$blob
=# proof: kms log -n 1
=# proof: expect $output ~ 'has no such condition key'
<# means: the last request in kms log has no document
># means: kms log の最後の要求にドキュメントがない
=not kms call Decrypt CiphertextBlob=$blob
<# means: the request is denied: AccessDenied
># means: 要求が AccessDenied で拒否される
=expect $error.message ~ AccessDenied
=
<## Denied. Why? Ask the log for the last request: `kms log -n 1`.
>## 拒否されました。なぜでしょう。`kms log -n 1` で、最後の要求の記録を見てください。
=# hint: kms log -n 1
=kms log -n 1
<# means: your line prints which conditions are not met
># means: 満たされない条件が表示される
=expect $output ~ 'not met'
=
<## The third outcome: the enclave runs this very image, in debug mode. Decrypt with its
<## document once more. KMS takes a document for five minutes: if yours is older, request
<## it again first, as before.
<# hint: The same line as above with both parts of the Recipient.
<# hint: If the document is older than five minutes, request it again, as before.
>## 3 つ目の場合です。エンクレーブで動いているのはまさにこのイメージですが、デバッグモードです。
>## もう一度そのドキュメントで復号してみてください。KMS がドキュメントを受け付けるのは、作成から
>## 5 分間です。それより古くなったら、先ほどと同じ行でもう一度要求してください。
># hint: 先ほどと同じ、Recipient を 2 つ付けた行です。
># hint: ドキュメントが 5 分より古ければ、先ほどと同じ行でもう一度要求します。
=# names: lesson.doc
=not kms call Decrypt CiphertextBlob=$blob Recipient.KeyEncryptionAlgorithm=RSAES_OAEP_SHA_256 Recipient.AttestationDocument=fileb://lesson.doc
<# means: the request is denied: AccessDenied
># means: 要求が AccessDenied で拒否される
=expect $error.message ~ AccessDenied
=
<## Denied as well: its PCRs are zeros, which `kms log -n 1` shows. End this enclave: the
<## next one is to have its measurements.
>## これも拒否されました。PCR がゼロだからです。`kms log -n 1` で確かめられます。デバッグ
>## モードなしで起動し直すために、このエンクレーブを終了してください。
=# hint: terminate-enclave
=terminate-enclave
=expect ${enclave.state:-gone} != RUNNING
=
<## Start the same image again, without debug mode.
>## 同じイメージを、デバッグモードなしで起動してください。
=# hint: run-enclave --cpu-count 1 --memory 256
=run-enclave --cpu-count 1 --memory 256
=expect $enclave.state == RUNNING
=expect $enclave.debug == false
=
<## It needs a document of its own: request lesson.doc again.
>## このエンクレーブ自身のドキュメントが必要です。もう一度ドキュメントを要求し、lesson.doc に
>## 書き出してください。
=# hint: attestation request lesson --public-key key.der --output lesson.doc
=# writes: lesson.doc
=attestation request lesson --public-key key.der --output lesson.doc
<# means: the document has a public key in it
># means: ドキュメントにパブリックキーがある
=expect $attestation.public_key ~ .
=expect $attestation.debug == false
=
<## The fourth outcome: decrypt once more, with this document.
<# hint: The same Decrypt again.
<# hint: If the document is older than five minutes, request it again, as before.
>## 4 つ目の場合です。このドキュメントで、もう一度復号してください。
># hint: 同じ Decrypt をもう一度入力します。
># hint: ドキュメントが 5 分より古ければ、先ほどと同じ行でもう一度要求します。
=kms call Decrypt CiphertextBlob=$blob Recipient.KeyEncryptionAlgorithm=RSAES_OAEP_SHA_256 Recipient.AttestationDocument=fileb://lesson.doc
<# means: the answer has a CiphertextForRecipient
># means: 応答に CiphertextForRecipient がある
=expect $last.CiphertextForRecipient ~ '^MIA'
=
<## Granted: this image, and nothing else, not even its owner. Another build of the app
<## has another PCR0 and is denied until the policy names that. `kms log` shows every request.
>## 許可されました。復号できるのはこのイメージだけで、持ち主でさえできません。アプリケーションを作り直すと
>## PCR0 が変わり、ポリシーがその値を挙げるまで拒否されます。すべては `kms log` にあります。
=##
<## On EC2 two things differ: the Nitro hypervisor signs the document under AWS's root, and
<## nobody can look into KMS. Here the root and the keys are your own files, which prove
<## nothing. The requests, policies, errors and the encrypted answer are the same. This
<## lesson has a KMS of its own, and its keys are deleted with the lesson; keys that you
<## create outside of lessons stay for the next time.
<##
<## Now stop the local KMS.
>## EC2 で違うこと: Nitro Hypervisor が AWS のルート証明書につながる証明書でドキュメントに署名し、
>## KMS の中はだれも見られません。ここではルート証明書もキーもあなたのファイルなので、何の
>## 証明にもなりません。要求、ポリシー、エラー、暗号化された応答は同じです。ローカル KMS を止めて
>## ください。レッスンの KMS とそのキーはレッスンとともに消えます。レッスンの外で作ったキーは、
>## 次回のために残ります。
=# hint: kms stop
=kms stop
<# means: the local KMS has stopped
># means: ローカル KMS が止まっている
=expect $last.Stopped == true
"""#)
}
