// swift-format-ignore-file
// Made by scripts/lessons from docs/tutorial/signing.nesh and docs/tutorial/ja/signing.nesh: change those.

import NeshCommand

extension LessonTexts {
    static let signing = Phrase(lines: #"""
=#!/usr/bin/env nesh
<# Signing and PCR8. It needs openssl. From the repository's top folder:
<# scripts/nesh docs/tutorial/signing.nesh
># 署名と PCR8。openssl が必要です。 リポジトリの最上位ディレクトリから:
># scripts/nesh docs/tutorial/ja/signing.nesh
=
=# needs: openssl
=set app ${1:-hello-app}
=on-exit !rm -f lesson.eif lesson-key.pem lesson-certificate.pem other-key.pem other-certificate.pem
=build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file lesson.eif
=
=set unsigned $eif.pcr0
=
<## Signing and PCR8
>## 署名と PCR8
=##
<## PCR0 names one image. After every change of the app, everyone who compares it
<## must learn the new value. A signature shows who made an image: PCR8 measures the
<## signing certificate, and is the same for every image that its owner signs.
>## PCR0 が表すのは 1 つのイメージだけです。アプリケーションを変えるたびに、PCR0 を比べる人全員に
>## 新しい値を伝えなければなりません。署名は、だれがイメージを作ったかを示します。PCR8 は
>## 署名証明書の測定値で、同じ証明書で署名したイメージならどれでも同じです。
=##
<## First you need a key on the curve P-384. Make it with
<## openssl ecparam, in the file lesson-key.pem. A line that begins with ! runs a
<## program.
>## まず P-384 曲線のキーが要ります。openssl ecparam でファイル lesson-key.pem に作成して
>## ください。行頭に ! を付けると、プログラムを実行できます。
=# hint: !openssl ecparam -name secp384r1 -genkey -noout -out FILE
=# writes: lesson-key.pem
=# proof: !openssl pkey -in lesson-key.pem -noout -text | grep -q P-384
<# means: lesson-key.pem is a key on the curve P-384
># means: lesson-key.pem が P-384 曲線のキーである
=!openssl ecparam -name secp384r1 -genkey -noout -out lesson-key.pem
=
<## Then make a certificate for that key, lesson-certificate.pem, valid for 30 days
<## or more.
>## 次に、そのキーの証明書 lesson-certificate.pem を、有効期間 30 日以上で作成してください。
=# hint: !openssl req -new -x509 -key KEY -sha384 -days 30 -subj /CN=lesson -out FILE
=# writes: lesson-certificate.pem
=# proof: !test "$(openssl x509 -in lesson-certificate.pem -noout -pubkey)" = "$(openssl pkey -in lesson-key.pem -pubout)" && openssl x509 -in lesson-certificate.pem -noout -checkend 2500000
<# means: lesson-certificate.pem is for lesson-key.pem, and valid for 30 days or more
># means: lesson-certificate.pem が lesson-key.pem の証明書で、有効期間が 30 日以上である
=!openssl req -new -x509 -key lesson-key.pem -sha384 -days 30 -subj /CN=lesson -out lesson-certificate.pem
=
<## What will PCR8 be? `pcr` computes it from lesson-certificate.pem before you sign
<## anything.
>## PCR8 はどんな値になるでしょう。署名する前でも、`pcr` を使えば lesson-certificate.pem
>## から計算できます。計算してください。
=# hint: pcr --signing-certificate FILE
=pcr --signing-certificate lesson-certificate.pem
<# means: your line prints the PCR8 that pcr computes
># means: pcr で計算した PCR8 が表示される
=expect $last.PCR8 ~ '^[0-9a-f]{96}$'
=
=set expected8 $last.PCR8
=
<## Now sign lesson.eif, which is built already: `sign-eif` takes the certificate and
<## the key.
>## では、作成済みの lesson.eif に署名してください。`sign-eif` に証明書とキーを指定し
>## ます。
=# hint: sign-eif --signing-certificate FILE --private-key FILE
=sign-eif --signing-certificate lesson-certificate.pem --private-key lesson-key.pem
<# means: PCR8 is the one that you computed
># means: PCR8 が計算した値と同じである
=expect $last.Measurements.PCR8 == $expected8
<# means: PCR0 is what it was without a signature
># means: PCR0 が署名前と同じである
=expect $eif.pcr0 == $unsigned
=
<## PCR8 is as computed, and PCR0 did not change: the signature is outside the measured
<## content. Look at the image once more: IsSigned is true now.
>## PCR8 は計算どおりで、PCR0 は変わっていません。署名は測定される内容の外にあります。
>## イメージをもう一度見てください。"IsSigned": true と表示されます。
=# hint: describe-eif
=describe-eif
<# means: your line prints that lesson.eif is signed
># means: lesson.eif が署名済みと表示される
=expect $last.IsSigned == true
=
<## The signature is checked when the enclave starts. If certificate and key do not
<## belong together, nesh does not sign at all. Make another key, other-key.pem …
<# hint: The same openssl line as above with another file.
>## 署名はエンクレーブの起動時に検証されます。キーと対になっていない証明書では、そもそも
>## 署名できません。別のキー other-key.pem を作ってください。
># hint: 先ほどと同じ openssl の行で、ファイル名だけ変えます。
=# writes: other-key.pem
=# proof: !openssl pkey -in other-key.pem -noout && ! cmp -s other-key.pem lesson-key.pem
<# means: other-key.pem is a key, but not that of lesson-key.pem
># means: other-key.pem がキーで、lesson-key.pem とは違う
=!openssl ecparam -name secp384r1 -genkey -noout -out other-key.pem
=
<## … and try to sign with it and the first certificate.
>## そのキーと最初の証明書で署名してみてください。
=# hint: sign-eif --signing-certificate lesson-certificate.pem --private-key other-key.pem
=not sign-eif --signing-certificate lesson-certificate.pem --private-key other-key.pem
=expect $error.code == E60
=
<## E60: the two do not belong together, and the file is as it was.
>## E60: キーと証明書が対になっていません。ファイルは元のままです。
=##
<## An expired or broken signature stops run-enclave with E59, on EC2 and here;
<## nitro-cli prints a chain of three codes for it: E36, E39 and E11. If you grant keys
<## by PCR8, you trust everything that this certificate signs: guard its key, or let AWS
<## KMS hold it, as --private-key takes the ARN of a KMS key.
>## 署名が壊れていたり証明書が期限切れだったりすると、EC2 でもここでも `run-enclave` は E59 で
>## 止まります (nitro-cli では E36、E39、E11 の 3 つのコードが続けて表示されます)。PCR8 で KMS キーの使用を許可すると、この証明書で
>## 署名されたものすべてを信頼することになります。
>## プライベートキーを守るか、AWS KMS に預けてください。`--private-key` には KMS キーの ARN も
>## 指定できます。
"""#)
}
