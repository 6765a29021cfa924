"""Compares the texts of Sources for people with the entries of the Japanese phrasebook.

Finds entries whose English no source has, and translations that lose a gap. With --missing it lists the texts that have no
entry, with --count how many they are; a text that is declared as a Phrase has its Japanese beside it and is not looked at.

Usage: japanese.py ROOT [--missing | --count]
"""

import re
import sys
from pathlib import Path

BOOK = "Sources/NeshPhrasebook"
# Whose texts are no messages: lessons, scripts for other shells, AWS's own words, formats.
LEFT_OUT = re.compile(
    r"Sources/(NeshTeaching/Lessons|NeshCommand/(Japanese|Samples)|NeshHelp/(Explain/Error|Explain/Reference|Completion/Shells)"
    r"|NeshKMS/(?!Policy/Policy\+Evaluate|Operations/(Request\+Access|KMSService))|NeshAttestation|NeshHTTP|NeshTeaching/Recording/Export|nesh/)"
)
INSIDE = r'(?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*")*\))*\))*'
TOKENS = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<long>"""\n.*?""")|(?P<raw>#".*?"#)|(?P<text>"(?:\\\(%s\)|\\.|[^"\\\n])*")' % INSIDE,
    re.DOTALL,
)
# Prose: two words at least, of which one has three small letters, and nothing that only code has.
PROSE = re.compile(r"(?=.*[a-z]{3})\S+ \S+")
CODE = re.compile(
    r"^[-/$!#<\[|*\\]|^\{\W*\"|<<|>>|\\u\{|^\S+ (-\S+|\S+\.(eif|nesh|bin|cast|json))( |$)"
    r"|^(sudo|docker|export|set|echo|option|use|wait|exit|sleep|source|try|not|on-exit|pause|note|unset) [\w.'$/{} -]+$"
)


def gaps(text):
    """A literal as a text with gaps."""
    text = re.sub(r"\\\(%s\)" % INSIDE, "{}", text)
    return text.replace('\\"', '"').replace("\\\\", "\\")


def texts(root):
    """(file, line, text) of each text for people."""
    for path in sorted((root / "Sources").rglob("*.swift")):
        name = str(path.relative_to(root))
        if LEFT_OUT.match(name):
            continue
        source = path.read_text()
        previous, last = None, 0
        for match in TOKENS.finditer(source):
            if match.lastgroup not in ("text", "long"):
                continue
            between = source[last : match.start()]
            last = match.end()
            if match.lastgroup == "long":
                lines = [line.strip() for line in match[0].split("\n")[1:-1]]
                joined = re.sub(r"\\\n", "", "\n".join(lines))
                text = gaps(joined)
            else:
                text = gaps(match[0][1:-1])
            if previous and re.fullmatch(r"\s*\+\s*", between):
                previous[2] += text
                continue
            if previous:
                yield tuple(previous)
            # Both languages stand in a Phrase; the second literal of one is Japanese.
            is_phrase = re.search(r"Phrase\(\s*$", source[: match.start()]) or re.search(r"[぀-ヿ一-鿿]", text)
            previous = None if is_phrase else [name, source.count("\n", 0, match.start()) + 1, text]
        if previous:
            yield tuple(previous)


def book(root):
    """(file, line, English, Japanese) of each entry."""
    for path in sorted((root / BOOK).glob("Japanese*.swift")):
        english = ""
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if line.startswith("        "):
                line = line[8:]
                if line.startswith("    "):
                    yield str(path.relative_to(root)), number, english, line[4:]
                elif line and not line.startswith('"""'):
                    english = line


def main(root, *options):
    root = Path(root)
    said = [(name, line, part.strip()) for name, line, text in texts(root) for part in text.split("\n") if part.strip()]
    known = {english for _, _, english, _ in book(root)}
    if options:
        missing = {}
        for name, line, text in said:
            if text not in known and PROSE.search(text) and not CODE.search(text):
                missing.setdefault(text, f"{name}:{line}")
        done = len({text for _, _, text in said} & known)
        if "--missing" in options:
            for text, place in missing.items():
                print(f"{place}: {text}")
        print(f"{done} texts have Japanese, {len(missing)} have none", file=sys.stderr)
        return 0
    found = 0
    everything = {text for _, _, text in said}
    for name, line, english, japanese in book(root):
        numbered = {int(number) for number in re.findall(r"\{(\d+)\}", japanese)}
        count = english.count("{}")
        # The frame has what is put together from several texts.
        if not name.endswith("JapaneseTexts.swift") and english not in everything:
            print(f"{name}:{line}: no source says this any more: {english}")
            found = 1
        # Each gap has its place; one may be left out where the others have numbers.
        if (max(numbered) if numbered else japanese.count("{}")) != count:
            print(f"{name}:{line}: the translation has other gaps: {japanese}")
            found = 1
    return found


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
