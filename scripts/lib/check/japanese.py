"""Compares the texts of Sources for people with the entries of the Japanese phrasebook.

Finds texts without an entry, entries whose English no source has, entries that stand twice, and translations that lose a gap. A text that is declared
as a Phrase has its Japanese beside it and is not looked at. What stays as it is in every language: command lines, and
what japanese.txt beside this program lists.

Usage: japanese.py ROOT
"""

import re
import sys
from pathlib import Path

BOOK = "Sources/NeshPhrasebook"
STAYS = Path(__file__).with_suffix(".txt")
# Whose texts are no messages: lessons, scripts for other shells, AWS's own words, formats, and what only a test of the
# table of commands ever says.
LEFT_OUT = re.compile(
    r"Sources/(NeshTeaching/Lessons|NeshCommand/(Japanese|Samples)|NeshHelp/(Explain/Error|Explain/Reference|Completion/Shells)"
    r"|NeshKMS/(?!Policy/Policy\+Evaluate|Log/TraceText)|NeshAttestation/(?!Verify|Input/Pin)|NeshHTTP"
    r"|NeshTeaching/Recording/Export"
    r"|NeshCommand/Command/(CommandTable|Call|Parameter|ParameterGroup)\.swift"
    r"|NeshInterpreter/Verify/(JUnitReport|MachineText)\.swift)"
)
INSIDE = r'(?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*")*\))*\))*'
TOKENS = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<long>"""\n.*?""")|(?P<raw>#".*?"#)|(?P<text>"(?:\\\(%s\)|\\.|[^"\\\n])*")' % INSIDE,
    re.DOTALL,
)
# Prose: two words at least, of which one has three small letters, and nothing that only code has.
# What comes right before a text whose Japanese stands beside it.
BOTH = re.compile(r"(Phrase\(|declare\((\s*\.\w+,)?)\s*$")
PROSE = re.compile(r"(?=.*[a-z]{3})\S+ \S+")
CODE = re.compile(
    r"^[-/$!#<\[|*\\]|^\{\W*\"|<<|>>|\\u\{|^\S+ (-\S+|\S+\.(eif|nesh|bin|cast|json))( |$)"
    r"|^(sudo|docker|export|set|echo|option|use|wait|exit|sleep|source|try|not|on-exit|pause|note|unset) [\w.'$/{} -]+$"
)
# Programs of other people in lines to type, and words that no command line has: one of them makes a text a sentence.
# Headings of tables are in capitals.
HEADING = re.compile(r'(?:\.init|Column)\("([A-Z][A-Z /%]+)"')
PROGRAMS = "agg aws docker export loginctl nesh newgrp nitro-cli openssl skopeo sudo unset".split()
SENTENCE = set(
    "a an the of is are was were be not no it its that this which has have had for with and or from by as than then their"
    " them they you your when where what who how one each all also needs".split()
)


def verbs(root):
    """The first words of command lines: verbs as their files declare them, and programs."""
    declared = re.compile(r'(?:static let name = |CommandSpec\(\s*)"([\w-]+)"')
    sources = (root / "Sources").rglob("*.swift")
    return set(PROGRAMS).union(*(declared.findall(path.read_text()) for path in sources))


def is_sentence(text):
    """Whether words of it make it one, though it begins as a line to type does; what is quoted and comments do not.

    `add --force` is advice as well: no program has these names.
    """
    if re.match(r"[#<|\\\[]|//|note |pause ", text):
        return False
    if text.startswith(("add ", "leave ")):
        return True
    said = [word.strip(",;:.()") for word in re.sub(r"'[^']*'|`[^`]*`", "", text).split()]
    return len(said) > 2 and bool(SENTENCE.intersection(said[1:]))


def is_command(text, first):
    return text.split()[0] in first and not is_sentence(text)


def stays():
    """Texts that are the same in every language, without the remarks that say why."""
    return {line for line in STAYS.read_text().splitlines() if line and not line.startswith("#")}


def has_entry(text, raw, known):
    """Whether the phrasebook finds the text at run time, or it is a part of one that it finds."""
    if text in known:
        return True
    # What a sentence is about stands before it, and the phrasebook looks the rest up.
    if ": " in text and (text.split(": ", 1)[1] in known or not PROSE.search(text.split(": ", 1)[1])):
        return not PROSE.search(text.split(": ", 1)[0])
    # The gap of a plural: `{} line{}` is found as `{} line` and `{} lines`.
    if re.search(r"[a-z]\{\}", text):
        return all(re.sub(r"(?<=[a-z])\{\}", end, text) in known for end in ("", "s"))
    # A piece that is put into another text stands in the entry of the whole.
    if raw != text or re.match(r"\W", text) and not text.startswith(("{", "$", "'")):
        return any(text in english for english in known)
    return False


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
            # Both languages stand in a Phrase and at the head of a verb; the second literal of each is Japanese.
            is_phrase = BOTH.search(source[: match.start()]) or re.search(r"[぀-ヿ一-鿿]", text)
            previous = None if is_phrase else [name, source.count("\n", 0, match.start()) + 1, text]
        if previous:
            yield tuple(previous)


def headings(root):
    """(file, line, text) of each heading of a table."""
    for path in sorted((root / "Sources").rglob("*.swift")):
        source = path.read_text()
        for match in HEADING.finditer(source):
            yield str(path.relative_to(root)), source.count("\n", 0, match.start()) + 1, match[1]


def forms(english):
    """`{} line(s)` stands for one and for several."""
    before, plural, after = english.partition("(s)")
    return [before + end + rest for end in ("", "s") for rest in forms(after)] if plural else [english]


def book(root):
    """(file, line, English, Japanese) of each entry."""
    for path in sorted((root / BOOK).glob("Japanese*.swift")):
        english = ""
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if line.startswith("        "):
                line = line[8:]
                if line.startswith("    "):
                    for form in forms(english):
                        yield str(path.relative_to(root)), number, form, line[4:]
                elif line and not line.startswith('"""'):
                    english = line


def twice(entries):
    """A sentence for each entry whose English an entry above it has: only one of the two is ever shown."""
    first = {}
    for name, line, english, japanese in entries:
        if english not in first:
            first[english] = (name, line, japanese)
            continue
        above, at, other = first[english]
        which = "remove one" if japanese == other else "keep the better Japanese, and remove the other"
        yield f"{name}:{line}: stands at {above}:{at} already: {english}\n    {which[0].upper()}{which[1:]}."


def main(root):
    root = Path(root)
    said = [(name, line, part) for name, line, text in texts(root) for part in text.split("\n") if part.strip()]
    entries = list(book(root))
    known = {english for _, _, english, _ in entries}
    first, same = verbs(root), stays()
    found, used, missing = 0, set(), set()
    for name, line, raw in said:
        text = raw.strip().removesuffix("\\n")
        is_code = CODE.search(text) and not is_sentence(text)
        if not PROSE.search(text) or is_code or is_command(text, first) or text in missing:
            continue
        if text in same:
            used.add(text)
        elif not has_entry(text, raw, known):
            missing.add(text)
            print(
                f"{name}:{line}: no Japanese for: {text}\n    Add it in {BOOK}/JapaneseTexts+….swift, the English and"
                " below it, after four blanks, the Japanese."
            )
            found = 1
    for name, line, text in headings(root):
        if text in same:
            used.add(text)
        elif text not in known:
            missing.add(text)
            print(f"{name}:{line}: no Japanese for the heading: {text}\n    Add it in {BOOK}/JapaneseTexts+Wholes.swift.")
            found = 1
    for text in sorted(same - used):
        print(f"{STAYS}: no source says this any more: {text}")
        found = 1
    for sentence in twice(entries):
        print(sentence)
        found = 1
    everything = {text.strip().removesuffix("\\n") for _, _, text in said}
    for name, line, english, japanese in entries:
        numbered = {int(number) for number in re.findall(r"\{(\d+)\}", japanese)}
        count = english.count("{}")
        # The frame and the wholes have what is put together from several texts, the kernel's come from the C library.
        if english not in everything and not name.endswith(("JapaneseTexts.swift", "Wholes.swift", "Kernel.swift")):
            print(f"{name}:{line}: no source says this any more: {english}")
            found = 1
        # Each gap has its place; one may be left out where the others have numbers.
        if (max(numbered) if numbered and count else japanese.count("{}")) != count:
            print(f"{name}:{line}: the translation has other gaps: {japanese}")
            found = 1
    print(f"{len(known)} texts have Japanese, {len(missing)} have none", file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
