"""Checks how the pages of the documentation hang together.

- Links lead to files and headings that exist.
- Every page is reachable from README.md in two steps, and from README.ja.md those in Japanese.
- Every fenced block is run or compared by a test, or a comment before it says why not.
- Messages that troubleshooting quotes are those of the sources, and its Japanese page has each as nesh says it in
  Japanese, with the English below it.
- A page and its Japanese one have the same headings, blocks, pictures, tables and links, in the same order, and say the
  same as far as statements.py sees that.
- Lines of Japanese pages end where a reader would pause or a blank stands: a line's end is a blank in most viewers, and
  would part a word.
- README fits on two screens, with lines that are read without scrolling, and the pages of docs end with where to go next.

Usage: pages.py ROOT < names of files, a line each
"""

import re
import sys
import unicodedata
from pathlib import Path

import japanese
import statements

# Blocks that tests run or read: nesh (nesh --verify), nesh no-run (nesh -n), console (as a session).
TESTED = ("nesh", "nesh no-run", "console")
# Comments before a block: "screen" is played by a test, the others say who writes it or why nobody runs it.
REASONS = re.compile(r"<!-- (screen\n|layers: |picture: |run by |not run: \S)")
# Written by scripts/reference, with blocks that show usage.
GENERATED = tuple(f"docs/{folder}{page}.md" for folder in ("", "ja/") for page in ("commands", "errors"))
# Where lines end only at pauses, there are more of them.
LONGEST_README, WIDEST_README = {"README.md": 112, "README.ja.md": 122}, 100
# As sources are: somebody reads them in an editor, or in a package with less, which breaks Japanese amid words.
WIDEST_PAGE, WIDEST_JAPANESE = 120, 100


def wide_lines(text, widest):
    """Numbers of lines that are wider than this. Rows of tables and pictures cannot be broken, and blocks are as they
    are typed."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        fenced ^= line.startswith("```")
        columns = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
        if columns > widest and not fenced and not line.startswith(("|", "![", "#", "[")):
            yield number


def broken_words(text):
    """Numbers of lines that end amid Japanese, which the next line goes on with."""
    letter, fenced, last = "[ぁ-ゖァ-ヺー一-鿿々]", False, ""
    for number, line in enumerate(text.splitlines(), 1):
        # What is read: a link's label, and bold words without their marks.
        line = re.sub(r"\[([^\]]*)\]\([^)]*\)|\*\*", r"\1", line)
        fenced ^= line.startswith("```")
        goes_on = last and not fenced and not re.match(r"#|\||!\[|```|\s*(- |\d+\. )|<!--", line)
        if goes_on and re.search(rf"({letter}|[「（(\[])$", last) and re.match(rf"\s*({letter}|[、。」）)\]])", line):
            yield number - 1
        last = "" if fenced or re.match(r"#|\||!\[|```|<!--", line) else line


def anchors(text):
    """The names that a page's headings have as targets of links."""
    names, fenced = set(), False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        heading = re.match(r"#+ (.*)", line)
        if heading and not fenced:
            plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading[1]).lower()
            names.add(re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-"))
    return names


def links(text):
    """(line, target) of each link to something of the project, outside of fenced blocks."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if not fenced:
            for target in re.findall(r"\]\(([^)\s]+)\)", line):
                if not re.match(r"[a-z]+:", target):
                    yield number, target


def check_links(root, pages, texts, say):
    reached = {page: set() for page in pages}
    for page in pages:
        for number, target in links(texts[page]):
            path, _, anchor = target.partition("#")
            file = (root / page).parent / path if path else root / page
            file = file.resolve()
            if not file.exists():
                say(page, number, f"no such file: {path}")
                continue
            name = str(file.relative_to(root.resolve())) if file.is_relative_to(root.resolve()) else ""
            if anchor and name in texts and anchor not in anchors(texts[name]):
                say(page, number, f"no such heading: {target}")
            reached[page] |= {name, name + "/README.md"} & set(pages)
    return reached


def check_reach(pages, reached, say):
    for start, wanted in (("README.md", lambda page: "ja/" not in page), ("README.ja.md", lambda page: "ja/" in page)):
        if start not in reached:
            continue
        first = reached[start] | {start}
        second = set().union(first, *(reached[page] for page in first))
        for page in pages:
            if wanted(page) and page not in second:
                say(page, 1, f"cannot be reached from {start} in two steps")


def check_blocks(page, text, say):
    for match in re.finditer(r"(?m)^```(.*)\n(?:.*\n)*?```$", text):
        before = text[: match.start()].rstrip("\n")
        comment = before[before.rfind("<!--") :] if before.endswith("-->") else ""
        if match[1] not in TESTED and not REASONS.match(comment):
            number = text.count("\n", 0, match.start()) + 1
            say(page, number, "a block that no test runs; write <!-- not run: REASON --> above it")


def outline(text):
    """(line, what) of each heading, block, picture and table, without their words."""
    fenced, table = False, False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
            if fenced:
                yield number, line
        elif not fenced and (heading := re.match(r"#+ ", line)):
            yield number, heading[0]
        elif not fenced and line.startswith("!["):
            yield number, "picture"
        elif not fenced and line.startswith("|") and not table:
            yield number, "table"
        table = not fenced and line.startswith("|")


def check_pair(page, other_page, texts, say):
    """The Japanese page has what the English one has; links may lead to other languages' pages."""
    mine, theirs = list(outline(texts[page])), list(outline(texts[other_page]))
    for (number, here), (other, there) in zip(mine, theirs):
        if here != there:
            say(other_page, other, f"{there.strip()} where {page}:{number} has {here.strip()}")
            return
    if len(mine) != len(theirs):
        say(other_page, 1, f"{len(theirs)} headings, blocks, pictures and tables; {page} has {len(mine)}")
        return
    for number, what in statements.missing(texts[page], texts[other_page]):
        say(other_page, number, what)

    def targets(text):
        plain = {re.sub(r"^(\.\./)*(docs/)?(ja/)?|\.ja(?=\.)|#.*", "", target) for _, target in links(text)}
        return plain - {"", "README.md", page.split("/")[-1]}

    for target in sorted(targets(texts[page]) ^ targets(texts[other_page])):
        say(other_page, 1, f"{page} and its Japanese page do not both lead to {target}")


def check_messages(root, page, text, say):
    sources = "\n".join(path.read_text(errors="replace") for path in (root / "Sources").rglob("*.swift"))
    # Texts that are joined over several lines, and interpolations.
    sources = re.sub(r'"\s*\+ "', "", sources)
    for number, line in enumerate(text.splitlines(), 1):
        heading = re.match(r"### `+ ?(.*?) ?`+$", line)
        for part in heading[1].split("…") if heading else ():
            part = re.sub(r"is \d+\)$", "", part.strip())
            if len(part) > 3 and part not in sources:
                say(page, number, f"no message has this text: {part}")


def quoted(text):
    """(line, message, the line below it that is not blank) of each message that heads a part of a page."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if heading := re.match(r"### `+ ?(.*?) ?`+$", line):
            yield number, heading[1], next((below for below in lines[number:] if below), "")


def is_part(heading, message):
    """Whether the pieces around the gaps of the heading stand in the message, in their order."""
    place = 0
    for piece in heading.split("…"):
        place = message.find(piece.strip(), place)
        if place < 0:
            return False
        place += len(piece.strip())
    return True


def check_translations(root, page, other, texts, say):
    """Each message of the English page has its translation from the phrasebook on the Japanese one."""
    entries = [(english, shown) for _, _, english, shown in japanese.book(root)]
    mine, theirs = list(quoted(texts[page])), list(quoted(texts[other]))
    if len(mine) != len(theirs):
        say(other, 1, f"{len(theirs)} messages; {page} has {len(mine)}")
    for (_, message, _), (number, shown, below) in zip(mine, theirs):
        known = [translation for english, translation in entries if is_part(message, re.sub(r"{}", "…", english))]
        if not known:
            if shown != message:
                say(other, number, f"nesh does not translate this message: {message}")
            continue
        if not below.startswith(f"英語では `{message}`"):
            say(other, number, f"write below it: 英語では `{message}`。")
        for translation in known:
            if not is_part(shown, re.sub(r"{\d*}", "…", translation)):
                say(other, number, f"in Japanese nesh says: {translation}")


def main(root):
    root, found = Path(root), []
    texts = {name: (root / name).read_text() for name in sys.stdin.read().split() if (root / name).is_file()}
    pages = sorted(texts)

    def say(page, number, what):
        found.append(f"{page}:{number}: {what}")

    check_reach(pages, check_links(root, pages, texts, say), say)
    for page in pages:
        japanese_page = "README.ja.md" if page == "README.md" else page.replace("docs/", "docs/ja/")
        if japanese_page != page and japanese_page in texts and page not in GENERATED:
            check_pair(page, japanese_page, texts, say)
        if page not in GENERATED:
            check_blocks(page, texts[page], say)
        last = texts[page].rstrip().split("\n\n")[-1]
        if re.match(r"docs/", page) and not re.match("Next:|次へ:", last):
            say(page, texts[page].count("\n"), "the page does not end with 'Next:' and links")
        if page.endswith("troubleshooting.md"):
            check_messages(root, page, texts[page], say)
        if page.endswith("troubleshooting.md") and japanese_page in texts and japanese_page != page:
            check_translations(root, page, japanese_page, texts, say)
        if page in LONGEST_README and texts[page].count("\n") > LONGEST_README[page]:
            say(page, LONGEST_README[page], "the front page is longer than two screens")
        if page not in GENERATED:
            for number in broken_words(texts[page]):
                say(page, number, "end the line where the sentence pauses: a blank stands in its place for most readers")
        if page not in GENERATED:
            ours = WIDEST_JAPANESE if page.startswith("docs/ja/") else WIDEST_PAGE
            widest = WIDEST_README if page.startswith("README") else ours
            for number in wide_lines(texts[page], widest):
                say(page, number, f"this line has more than {widest} columns")
    print("\n".join(found), end="\n" if found else "")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
