"""Finds what Japanese texts should not have, as far as a machine sees it.

A blank stands where kana or kanji meet a Latin letter or a digit; texts are です・ます and not である; a few words have
better ones; placeholders in lines to type are the capitals of usage lines, as in English; a page's lines end where a
reader would pause. Looked at are pages, lessons and Sources; links' targets are left out.

Usage: style.py ROOT < names of files, a line each
"""

import re
import sys
from pathlib import Path

JAPANESE = "[ぁ-ゖァ-ヺー一-鿿々]"
# In a line to type: an option, or a verb, and behind it a word that stands for another.
TYPED = (
    r"--?[a-z][a-z-]*|~|\b(use|logs|record|note|parent|help|try|not|explain|tutorial \w+|option \w+|allocator set|eif \w+"
    r"|attestation \w+|vsock-proxy|vsock \w+|terminate-enclave|nesh --\w+)"
)
PLACEHOLDERS = (
    "名前|ファイル|フォルダー|ディレクトリ|コマンド|文字列|個数|キー|値|語|演算子|ポート|ホスト|イメージ|証明書|文|行|正規表現|番号|時間"
)
RULES = [
    (rf"{JAPANESE}[A-Za-z0-9]|[A-Za-z0-9%]{JAPANESE}", "a blank between Japanese and Latin letters or digits"),
    ("である。|であった。|だった。|だろう。|のだ。", "です・ます"),
    ("を求め(る|ます|て|ない)|が求めた", "指定する, 要求する, 条件にする"),
    ("公開鍵|秘密鍵", "パブリックキー, プライベートキー"),
    ("構成証明[^、]", "アテステーション"),
    ("ハイパーバイザー", "Nitro Hypervisor"),
    ("キーのポリシー", "キーポリシー"),
    ("local エンジン", "ローカルエンジン"),
    (r"keeper (?=[がをのはに]([^ぁ-ん]|$))|(?<=[がをのはに] )keeper\b", "キーパー"),
    ("(だれ|誰)(も|かが)待ち受け", "待ち受けているプログラムはありません, 待ち受けが始まる"),
    ("余分な語", "余分な引数"),
    ("何も証明しません", "何の証明にもなりません"),
    ("(?<![一-鿿])親(?=[のがはをとでにへか、 ])", "親インスタンス"),
    ("期待行|期待出力", "期待される出力"),
    ("学ぶ人", "学習者"),
    ("ローカルの KMS", "ローカル KMS"),
    ("共に", "ともに"),
    ("さっき", "先ほど"),
    ("誰", "だれ"),
    ("ディレクトリー", "ディレクトリ"),
    ("終了させられ", "終了され"),
    ("省略時は", "省略時: "),
    (rf"({TYPED}) ({PLACEHOLDERS})(?=[ `、。…」)|\]]|$)", "a placeholder in capitals, as usage lines have it: FILE"),
    ("棚に", "自分のレッスンに加える"),
    ("時間がたつ間に", "見ていない間に"),
    ("(?<!その)(?<!この)他の", "ほかの"),
]


# Commands and options, which a lesson's narration has between back quotes.
CODE = (
    r"(?<![\w./-])(--[a-z][\w-]+|\$[a-z]\w*|[a-z]+_[a-z]+|(build|run|terminate)-enclave|describe-(eif|enclaves)|sign-eif|kms-policy|vsock-proxy)\b"
)


def unmarked(name, line):
    """Code in a lesson's narration that has no marks; a line that begins with blanks is to be typed as it stands."""
    if not name.startswith("docs/tutorial/ja/") or not re.match("## \\S", line):
        return []
    return [match[0] for match in re.finditer(CODE, re.sub("`[^`]*`", "", line))]


def torn(name, line, following):
    """Where a page's line ends between words that stay together; what it should do instead.

    Readers see these lines as they are in a pager: a number keeps its counter, a Latin word the particle behind it, and
    a list's item stands under its own text. A lesson's lines are wrapped anew where they are shown.
    """
    if not name.endswith(".md") or re.match(r"\s*(```|#|\||<!--|$)", line) or not following.strip():
        return None
    if re.search("[0-9]$", line) and re.match(rf"\s*{JAPANESE}", following):
        return "a number and its counter in one line"
    if re.search("[A-Za-z0-9`)]$", line) and re.match(r"\s*[ぁ-ゖ]", following):
        return "a word and the particle behind it in one line"
    if re.match(r"(\d+\. |- |\s{2,})\s*\S", line) and re.match(rf"{JAPANESE}", following):
        return "a list's item goes on under its own text"
    return None


def main(root):
    found = 0
    for name in sys.stdin.read().splitlines():
        path = Path(root, name)
        if "NeshTeaching/Lessons/LessonTexts" in name or not path.is_file():
            continue
        lines = path.read_text(errors="replace").splitlines()
        is_code = False
        for number, line in enumerate(lines, 1):
            is_code ^= line.lstrip().startswith("```")
            if not is_code and (better := torn(name, line, "".join(lines[number : number + 1]))):
                print(f"{name}:{number}: {line.strip()}\n    line end: {better}")
                found = 1
            for code in unmarked(name, line):
                print(f"{name}:{number}: {line.strip()}\n    '{code}': between back quotes")
                found = 1
            line = re.sub(r"\]\([^)]*\)", "]", line)
            for pattern, better in RULES:
                for match in re.finditer(pattern, line):
                    around = line[max(0, match.start() - 20) : match.end() + 20].strip()
                    print(f"{name}:{number}: {around}\n    '{match[0]}': {better}")
                    found = 1
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
