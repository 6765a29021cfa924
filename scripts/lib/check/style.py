"""Finds what Japanese texts should not have, as far as a machine sees it.

A blank stands where kana or kanji meet a Latin letter or a digit; texts are です・ます and not である; a few words have
better ones. Looked at are pages, lessons and Sources; links' targets are left out.

Usage: style.py ROOT < names of files, a line each
"""

import re
import sys
from pathlib import Path

JAPANESE = "[ぁ-ゖァ-ヺー一-鿿々]"
RULES = [
    (rf"{JAPANESE}[A-Za-z0-9]|[A-Za-z0-9%]{JAPANESE}", "a blank between Japanese and Latin letters or digits"),
    ("である。|であった。|だった。|だろう。|のだ。", "です・ます"),
    ("を求め(る|ます|て|ない)|が求めた", "指定する, 要求する, 条件にする"),
    ("公開鍵|秘密鍵", "パブリックキー, プライベートキー"),
    ("構成証明[^、]", "アテステーション"),
    ("Nitro ハイパーバイザー", "Nitro Hypervisor"),
    ("さっき", "先ほど"),
    ("誰", "だれ"),
    ("ディレクトリー", "ディレクトリ"),
    ("終了させられ", "終了され"),
    ("省略時は", "省略時: "),
]


def main(root):
    found = 0
    for name in sys.stdin.read().splitlines():
        path = Path(root, name)
        if "NeshTeaching/Lessons/LessonTexts" in name or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            line = re.sub(r"\]\([^)]*\)", "]", line)
            for pattern, better in RULES:
                for match in re.finditer(pattern, line):
                    around = line[max(0, match.start() - 20) : match.end() + 20].strip()
                    print(f"{name}:{number}: {around}\n    '{match[0]}': {better}")
                    found = 1
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
