"""Draws each picture in each language into a folder; with --check it lists those that are not current."""

import sys
from pathlib import Path

from drawing import Drawing


def parent(say):
    """Who surrounds an enclave, and through what it talks."""
    d = Drawing(
        760,
        330,
        say("A parent instance and its enclave", "親インスタンスとエンクレーブ"),
        say(
            "The allocator of a parent instance sets memory and CPUs aside, of which an enclave is made. They talk by vsock"
            " alone. A proxy on the parent leads to AWS KMS, which checks the enclave's attestation document.",
            "親インスタンスのアロケーターが確保したメモリと CPU からエンクレーブが作られます。両者の通信手段は vsock だけです。"
            "親インスタンスのプロキシが AWS KMS につなぎ、KMS はアテステーションドキュメントを検証します。",
        ),
    )
    d.box("outer", 20, 20, 560, 290, say("EC2 instance", "EC2 インスタンス"))
    d.box("plain", 40, 60, 230, 230, say("Parent instance, CID 3", "親インスタンス、CID 3"))
    d.box("plain", 56, 100, 198, 76, say("Allocator", "アロケーター"), say("sets memory and CPUs aside", "メモリと CPU を確保する"))
    d.box("plain", 56, 194, 198, 76, "vsock-proxy", say("passes streams on", "通信を中継する"))
    d.box(
        "inner",
        380,
        60,
        180,
        230,
        say("Enclave, CID 16", "エンクレーブ、CID 16"),
        say("your application", "アプリケーション"),
        say("its own kernel", "専用のカーネル"),
        say("its own memory and CPUs", "専用のメモリと CPU"),
        say("no disk, no network,", "ディスクもネットワークも"),
        say("no login", "ログインもない"),
    )
    d.box("inner", 396, 220, 148, 54, "NSM", say("signs documents", "ドキュメントに署名する"))
    d.arrow(254, 138, 380, 138, say("memory, CPUs", "メモリ、CPU"))
    d.arrow(254, 232, 380, 232, "vsock", both=True)
    d.box("key", 620, 190, 120, 84, "AWS KMS", say("checks the", "ドキュメントを"), say("document", "検証する"))
    # Below the enclave: what leaves the instance goes through the parent.
    d.parts.append('<path class="line" d="M155 270V300H680V274" stroke-width="1.5" marker-end="url(#tip)"/>')
    return d.svg()


def measure(say):
    """What is measured, and what names the result."""
    d = Drawing(
        760,
        300,
        say("From a container image to a key policy", "コンテナイメージからキーポリシーまで"),
        say(
            "build-enclave makes an image file of a kernel and ramdisks. PCR0 measures all of it, PCR1 the kernel and the"
            " first ramdisk, PCR2 the application. A key policy names a PCR, and only that image can decrypt.",
            "build-enclave がカーネルと RAM ディスクからイメージファイルを作ります。PCR0 は全体、PCR1 はカーネルと最初の"
            " RAM ディスク、PCR2 はアプリケーションの測定値です。キーポリシーが PCR を指定し、そのイメージだけが復号できます。",
        ),
    )
    d.box("plain", 12, 90, 152, 84, say("Container image", "コンテナイメージ"), say("your application", "アプリケーション"))
    d.arrow(164, 132, 226, 132)
    d.text(195, 118, "build-", "small", "middle")
    d.text(195, 152, "enclave", "small", "middle")
    d.box("outer", 226, 20, 180, 260, say("Image file (EIF)", "イメージファイル (EIF)"))
    d.box("plain", 240, 56, 152, 40, say("kernel, cmdline", "カーネル、cmdline"))
    d.box("plain", 240, 104, 152, 40, say("boot ramdisk", "起動用 RAM ディスク"))
    d.box("inner", 240, 152, 152, 56, say("application", "アプリケーション"))
    d.box("plain", 240, 216, 152, 40, say("signature", "署名"))
    rows = (
        ("PCR0", 18, say("all of it", "全体")),
        ("PCR1", 80, say("kernel and boot", "カーネルと起動用")),
        ("PCR2", 160, say("application", "アプリケーション")),
        ("PCR8", 216, say("certificate", "証明書")),
    )
    for name, y, what in rows:
        d.arrow(406, y + 20, 446, y + 20)
        d.text(456, y + 18, name, "title")
        d.text(456, y + 34, what, "small")
    d.arrow(560, 132, 604, 132)
    d.box(
        "key", 604, 62, 136, 140, say("Key policy", "キーポリシー"), "kms:Recipient-", "Attestation:PCR0",
        say("= this value:", "がこの値なら"), say("may decrypt", "復号を許可"),
    )  # fmt: skip
    return d.svg()


def main(folder, check):
    stale = 0
    for picture in (parent, measure):
        for suffix, number in (("", 0), (".ja", 1)):
            path = Path(folder, f"{picture.__name__}{suffix}.svg")
            text = picture(lambda *texts: texts[number])
            if not check:
                path.write_text(text)
            elif not path.exists() or path.read_text() != text:
                print(f"{path}: not current; run scripts/drawings")
                stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--check" in sys.argv))
