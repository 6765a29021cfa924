"""Finds words in texts for people that are not plain English: words.txt lists them, and what to write instead.

Looked at are pages, lessons and examples; comments and texts in Sources; comments in scripts. What stands in backquotes,
in fenced blocks or in code is no prose. Generated pages are left out: their texts come from Sources.

Usage: words.py ROOT < names of files, a line each
"""

import re
import sys
from pathlib import Path

GENERATED = re.compile(r"docs/(ja/)?(commands|errors)\.md|docs/man/|Sources/NeshTeaching/Lessons/")
# What an interpolation may hold: text in quotes, and one more pair of parentheses.
INSIDE = r'(?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*")*\))*'
SWIFT = re.compile(
    r'(?P<comment>//+[^\n]*|/\*.*?\*/)|(?P<long>"""\n.*?""")|(?P<text>#?"(?:\\\(%s\)|\\.|[^"\\\n])*"#?)' % INSIDE,
    re.DOTALL,
)
C = re.compile(r'(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<text>"(?:\\.|[^"\\\n])*")|\'(?:\\.|[^\'])+\'', re.DOTALL)


def rules(path):
    """The list as (pattern, better, [allowed], only for what users see)."""
    listed = []
    for line in path.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("but "):
            listed[-1][2].append(pattern(line[4:]))
        else:
            left, better = line.rsplit(" => ", 1)
            shown = left.removeprefix("shown: ")
            listed.append((pattern(shown), better, [], shown != left))
    return listed


def pattern(text):
    return re.compile(text, re.IGNORECASE)


class Prose:
    """Pieces of prose: the text, the line of each of its characters, and whether users see it."""

    def __init__(self):
        self.pieces = []
        self.shown = True
        self.words, self.lines = [], []

    def add(self, number, text):
        text = re.sub(r"`[^`]*`", lambda match: "`" + "·" * (len(match[0]) - 2) + "`", text.strip())
        self.words.append(text + " ")
        self.lines += [number] * (len(text) + 1)

    def end(self):
        if self.words:
            self.pieces.append(("".join(self.words), self.lines, self.shown))
        self.words, self.lines = [], []


def page(text):
    prose, fenced = Prose(), False
    # Comments of a page are steps for tests.
    text = re.sub(r"<!--.*?-->", lambda match: "\n" * match[0].count("\n"), text, flags=re.DOTALL)
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
            prose.end()
        elif fenced or line.startswith("    ") or not line.strip():
            prose.end()
        elif line.startswith("|"):
            for cell in re.split(r"(?<!\\)\|", line):
                prose.add(number, cell)
                prose.end()
        else:
            if re.match(r"\s*(-|\d+\.|#+) ", line):
                prose.end()
            prose.add(number, re.sub(r"^\s*(-|\d+\.|#+) ", "", line))
    prose.end()
    return prose.pieces


def commented(text):
    """The lines that are comments with a number sign: a script's help, a lesson's narration."""
    prose = Prose()
    for number, line in enumerate(text.splitlines(), 1):
        comment = re.match(r"\s*#+(?!!) ?(hint: )?(.*)", line)
        if comment and comment[2].strip():
            prose.add(number, comment[2])
        else:
            prose.end()
    prose.end()
    return prose.pieces


def source(text, tokens):
    prose, last = Prose(), -2
    for match in tokens.finditer(text):
        number = text.count("\n", 0, match.start()) + 1
        kind = match.lastgroup
        if kind is None:
            continue
        # Comments on adjacent lines are one text.
        goes_on = match[0].startswith("//") and number == last + 1
        if not goes_on or text[: match.start()].rsplit("\n", 1)[-1].strip():
            prose.end()
        prose.shown = kind != "comment"
        for offset, line in enumerate(match[0].split("\n")):
            plain = re.sub(r"\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", "·", line) if kind != "comment" else line
            plain = re.sub(r'^\s*(/\*+|//+|\*+/?|#?"+)|(\*/|"+#?)\s*$', "", plain.strip())
            if not plain.strip():
                prose.end()
                continue
            prose.add(number + offset, plain)
        last = number if kind == "comment" else -2
    prose.end()
    return prose.pieces


def pieces(name, text):
    if name.endswith(".md"):
        return page(text)
    if name.endswith(".swift"):
        return source(text, SWIFT)
    if name.endswith((".c", ".h")):
        return source(text, C)
    if name.endswith(".nesh") or text.startswith(("#!", "# shellcheck")):
        return commented(text)
    return []


def main(root):
    listed = rules(Path(__file__).with_name("words.txt"))
    found = 0
    for name in sys.stdin.read().splitlines():
        path = Path(root, name)
        if GENERATED.match(name) or path.is_symlink() or not path.is_file():
            continue
        for text, lines, shown in pieces(name, path.read_text(errors="replace")):
            for regex, better, allowed, only_shown in listed:
                for match in () if only_shown and not shown else regex.finditer(text):
                    if any(a.start() <= match.start() < a.end() for one in allowed for a in one.finditer(text)):
                        continue
                    around = text[max(0, match.start() - 40) : match.end() + 40].strip()
                    print(f"{name}:{lines[match.start()]}: {around}\n    '{match[0].strip()}': {better}")
                    found += 1
    return found


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1]) else 0)
