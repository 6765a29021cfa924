"""Turns a page of docs/ into a manual page on standard output.

    man.py PAGE.md NAME SECTION VERSION SUMMARY [ja]

It knows the Markdown that those pages use: headings, paragraphs, lists, tables, fenced blocks, code, bold, links.
"""

import pathlib
import posixpath
import re
import sys
import unicodedata

# Where the page lies, to say where the pages lie that it links to.
FOLDER = "docs/ja" if sys.argv[6:] == ["ja"] else "docs"
# Where a package has it.
INSTALLED = f"/usr/share/doc/nesh/{FOLDER}"
# What the sections are called: name, synopsis, description, see also, and what that one says; what stands above the
# lines of a block; what the command's page begins with.
ENGLISH = (
    "NAME", "SYNOPSIS", "DESCRIPTION", "SEE ALSO", {"1": f"nesh(5), {INSTALLED}/errors.md", "5": "nesh(1)"},
    {"nesh": "Examples:", "console": "What it prints, for example:"},
    """AWS Nitro Enclaves are isolated virtual machines with no disk, no network and no login. nesh is a shell for learning,
scripting and teaching them. It takes nitro-cli's commands, and its local engine runs enclave images in a sandbox on any
Linux machine. `nesh tutorial` starts the first lesson, `nesh` opens a prompt, and `nesh help` lists the commands.""",
    "Nitro Enclaves shell", "; ",
)
JAPANESE = (
    "名前", "書式", "説明", "関連項目", {"1": f"nesh(5)、{INSTALLED}/errors.md"},
    {"nesh": "例:", "console": "出力の例:"},
    """AWS Nitro Enclaves は、ディスクもネットワークもログインもない、隔離された仮想マシンです。nesh は、エンクレーブを学び、
スクリプトで操作し、人に教えるためのシェルです。nitro-cli のコマンドが使え、ローカルエンジンはどの Linux マシンでもイメージを
サンドボックスで実行します。`nesh tutorial` で最初のレッスンが始まり、`nesh` でプロンプトが開き、`nesh help` でコマンドの一覧が
表示されます。""",
    "Nitro Enclaves のシェル", "。",
)
JAPANESE_LETTER = "[ぁ-ゖァ-ヺー一-鿿々、。「」（）]"
# Columns of an example, which roff does not break: what is left of 80 beside its indentation.
EXAMPLE_WIDTH = 66
# What a table calls the value that holds at first, and a page what to read next.
DEFAULTS = ("default", "初期値")
NEXT = ("Next: ", "次へ: ")
ESCAPES = {"\\": "\\e", "-": "\\-", "●": "*", "…": "...", "→": "->", "⇄": "<->", "‖": "||", "•": "*", "└": "`", "├": "|", "│": "|", "─": "\\-"}


def characters(text):
    """Text as roff shows it, whatever it begins with."""
    text = "".join(ESCAPES.get(each, each) for each in text)
    return "\\&" + text if text[:1] in (".", "'") else text


def breakable(text):
    """The same where a row may end behind a Japanese comma, of which roff knows nothing amid options' names."""
    return re.sub("(?<=[、。])(?![ 」）)])", r"\\:", text)


def joined(lines):
    """Lines of one paragraph: a blank where two of them meet, but none amid Japanese."""
    text = " ".join(line.strip() for line in lines)
    return re.sub(f"(?<={JAPANESE_LETTER}) (?={JAPANESE_LETTER})|(?<=[、。]) ", "", text)


def columns(text):
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def narrowed(line, is_command):
    """An example's line in rows that fit: a comment on a row of its own, what a program prints broken behind its column.

    Tables and lines of programs stay as they are.
    """
    command, sign, comment = line.partition("   # ")
    if sign and command.strip() and columns(line) > EXAMPLE_WIDTH:
        return narrowed(command.rstrip(), is_command) + narrowed(f"    # {comment}", False)
    if columns(line) <= EXAMPLE_WIDTH:
        return [line]
    if is_command or re.match(r"nesh[^>]*> |[$#] ", line):
        return typed(line)
    if len(re.findall(r"\S  +(?=\S)", line)) > 2 or re.search(r'\$\{|<\(|^ *"', line):
        return [line]
    gaps = [match.end() for match in re.finditer(r"(^|\S)  +", line) if columns(line[: match.end()]) <= 32]
    margin = max([0, *gaps])
    indent = " " * (columns(line[:margin]) or 2)
    rows, row = [], line[:margin]
    for word in re.findall(rf"[^ -~][、。」）]*|[!-~]+ ?| ", line[margin:]):
        if columns(row + word.rstrip()) > EXAMPLE_WIDTH and row.strip():
            rows.append(row.rstrip())
            row = indent + word.lstrip()
        else:
            row += word
    return rows + [row.rstrip()]


def typed(line):
    """A command in rows that can be typed as they stand: a row that goes on ends in a backslash. A word stays whole."""
    quoted = """'[^']*'|"[^"]*\""""
    # An option keeps its value beside it. A quotation mark without its partner is a letter.
    option = rf"-[\w-]+ +(?:{quoted}|[^-'\" ][^ ]*)"
    rows, row = [], ""
    words = re.findall(rf"{option} *|(?:{quoted}|[^ ])+ *|^ +", line)
    assert "".join(words) == line, line
    for word in words:
        if columns(row + word.rstrip()) > EXAMPLE_WIDTH - 2 and row.strip():
            rows.append(row.rstrip() + " \\")
            row = "    "
        row += word
    return rows + [row.rstrip()]


def inline(text):
    """A run of Markdown inside a paragraph."""
    pieces = re.split(r"(`[^`]+`|\*\*[^*]+\*\*|\[(?:`[^`]*`|[^\]`])*\]\([^)]*\)|\*[^* ][^*]*\*)", text)
    written = ""
    for piece in pieces:
        if piece.startswith("`"):
            written += "\\fB" + characters(piece[1:-1].rstrip()) + "\\fR"
        elif piece.startswith("**"):
            written += "\\fB" + inline(piece[2:-2]) + "\\fR"
        elif piece.startswith("*") and piece.endswith("*") and len(piece) > 2:
            written += "\\fI" + inline(piece[1:-1]) + "\\fR"
        elif link := re.fullmatch(r"\[(.*)\]\((.*)\)", piece, re.S):
            written += manual(*link.groups())
        else:
            # A blank at the start of a line would break it.
            written += breakable(characters(re.sub(r"\\([<>*|_`\\])", r"\1", piece)))
    return "\\&" + written if written[:1] in (".", "'") else written


def manual(label, target):
    """Where another page is one of the manual's, that is named; a place in this page is only its text."""
    if re.match(r"[a-z]+:", target):
        return inline(label)
    pages = {"commands.md": "\\fBnesh\\fR(1)", "language.md": "\\fBnesh\\fR(5)"}
    page = target.split("#")[0]
    if label == posixpath.basename(page):
        return pages.get(label, inline(posixpath.normpath(f"{INSTALLED}/{page}")))
    return inline(label)


def cells(row):
    # A bar in a cell is written \|.
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row.strip()[1:-1])]


def table(rows, stop):
    """Two columns become a list of terms; more become one with the further columns in turn."""
    head, lines = cells(rows[0]), []
    for row in rows[2:]:
        first, *rest = cells(row)
        if len(head) == 3 and head[1] in DEFAULTS:
            rest = [f"{rest[1]} ({head[1]}: {rest[0]})" if rest[0] else rest[1]]
        # What the first of them is stands behind a term as its meaning.
        said = rest[:1] + [f"{name}: {cell}" for name, cell in zip(head[2:], rest[1:]) if cell]
        lines += [".TP", inline(first)] + [inline(stop.join(said)) or "\\&"]
    return lines


def fenced(lines, is_script):
    rows = [row for line in lines for row in narrowed(line, is_script)]
    return [".IP", ".EX", *map(characters, rows), ".EE"]


def blocks(text):
    """The page's blocks as (kind, lines)."""
    kind, gathered, label = None, [], ""
    for line in text.split("\n") + [""]:
        if kind == "fence":
            if line.startswith("```"):
                yield f"fence {label}", gathered
                kind, gathered = None, []
            else:
                gathered.append(line)
            continue
        if line.startswith("```"):
            new, label = "fence", line[3:].split(" ")[0]
        elif line.startswith("#"):
            new = "heading"
        elif line.startswith("|"):
            new = "table"
        elif re.match(r"(- |\d+\. )", line):
            new = "item"
        elif not line.strip() or line.startswith("<!--"):
            new = None
        else:
            new = kind if kind in ("item", "text") else "text"
        if new != kind or new in ("heading",) or (new == "item" and re.match(r"(- |\d+\. )", line)):
            if kind and gathered:
                yield kind, gathered
            gathered = []
        kind = new
        if new not in (None, "fence"):
            gathered.append(line)


def body(text, synopsis, names):
    """The page without its title. The first text block after the heading `nesh` is the synopsis where one is wanted."""
    lines = [f".SH {names[2]}"]
    if synopsis is not None:
        lines += [inline(joined(names[6].split("\n"))), ".PP"]
    above = ""
    every = list(blocks(text))
    for index, (kind, gathered) in enumerate(every):
        if kind == "heading":
            marks, title = re.match(r"(#+) (.*)", gathered[0]).groups()
            above = title
            if len(marks) == 2:
                title = title.replace("`", "")
                lines.append(f'.SH "{characters(title.upper() if names is ENGLISH else title)}"')
            elif len(marks) > 2:
                lines.append(f'.SS "{characters(title.replace("`", ""))}"')
        elif kind.startswith("fence"):
            if synopsis is not None and above == "nesh" and not synopsis:
                synopsis += gathered
            else:
                title = names[5].get(kind.split(" ")[1]) if synopsis is not None else None
                lines += [".PP", title] if title else []
                lines += fenced(gathered, kind.split(" ")[1:2] == ["nesh"])
        elif kind == "table":
            lines += table(gathered, names[8])
        elif kind == "item":
            around = [every[place][0] for place in (index - 1, index + 1) if 0 <= place < len(every)]
            if "item" not in around and gathered[0].startswith("- "):
                # A list of one is a sentence.
                lines += [".PP", inline(joined([gathered[0][2:], *gathered[1:]]))]
                continue
            mark, first = re.match(r"(-|\d+\.) +(.*)", gathered[0]).groups()
            lines += [f".IP {chr(92) + '(bu' if mark == '-' else mark} 3", inline(joined([first, *gathered[1:]]))]
        elif synopsis is None or not gathered[0].startswith(NEXT):
            # A heading begins a paragraph by itself.
            lines += [".PP"] * (not lines[-1].startswith((".SH", ".SS")))
            lines.append(inline(joined(gathered)))
    return lines


def main():
    page, name, section, version, summary, *language = sys.argv[1:]
    names = JAPANESE if language == ["ja"] else ENGLISH
    text = pathlib.Path(page).read_text(encoding="utf-8")
    synopsis = [] if section == "1" else None
    lines = body(text, synopsis, names)
    print(f'.\\" Written by scripts/reference from {FOLDER}/{pathlib.Path(page).name}: change what that is made of.')
    # Between words of a script without blanks there is nothing to widen: .TH and later macros read the string, those of
    # older ones leave the request alone.
    if language:
        print(".ds AD l")
    print(f'.TH {name.upper()} {section} "" "nesh {version}" "{names[7]}"')
    if language:
        print(".ad l\n.nh")
    print(f".SH {names[0]}\n{name} \\- {characters(summary)}")
    if synopsis:
        print("\n".join([f".SH {names[1]}", ".EX", *map(characters, synopsis), ".EE"]))
    print("\n".join(lines))
    print(f'.SH "{names[3]}"\n{characters(names[4][section])}')


if __name__ == "__main__":
    main()
