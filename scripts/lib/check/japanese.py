"""Compares the texts of Sources for people with the entries of the Japanese phrasebook.

Finds texts without an entry, entries whose English no source has, entries that stand twice, and translations that lose a gap. A text that is declared
as a Phrase has its Japanese beside it and is not looked at. What stays as it is in every language: command lines, and
what japanese.txt beside this program lists.

Usage: japanese.py ROOT
"""

import re
import sys
from pathlib import Path

BOOK = "Sources/NeshJapanese"
# Which sources' texts stand in which file, JapaneseTexts+NAME.swift; the longest beginning of a source's path counts.
PLACES = {
    "NeshAttestation": "Attestation",
    "NeshCommand": "Commands",
    "NeshEnclave": "Enclaves",
    "NeshEnclave/Pool": "Pools",
    "NeshEngines": "Engines",
    "NeshHelp": "Help",
    "NeshImage/": "ContainerImages",
    "NeshImage/Build": "Building",
    "NeshImage/CPIO": "ImageFiles",
    "NeshImage/Dockerfile": "Building",
    "NeshImage/EIF": "ImageFiles",
    "NeshImage/Files": "ImageTools",
    "NeshImage/Host": "ImageTools",
    "NeshImage/Inspect": "ImageFiles",
    "NeshImage/Signing": "ImageFiles",
    "NeshImage/Start": "ImageTools",
    "NeshImage/Tools": "ImageTools",
    "NeshImageVerbs": "ImageVerbs",
    "NeshImageVerbs/Attestation": "AttestationVerbs",
    "NeshInterpreter": "Interpreter",
    "NeshKMS": "KMS",
    "NeshLanguage": "Language",
    "NeshLocal": "Engines",
    "NeshNitro": "Nitro",
    "NeshPasted": "OtherShells",
    "NeshPrompt": "Prompt",
    "NeshRelay": "Vsock",
    "NeshShell": "Prompt",
    "NeshShell/Commands/Control": "Machine",
    "NeshShell/Commands/Help": "Help",
    "NeshKeyVerbs": "KMS",
    "NeshShell/Commands/Lifecycle": "Lifecycle",
    "NeshShell/Commands/Machine": "Machine",
    "NeshShell/Commands/Session": "Session",
    "NeshShell/Commands/Vsock": "Vsock",
    "NeshTeaching": "Teaching",
    "nesh": "Prompt",
}
# The rest: bytes, formats, system calls, the terminal.
BASICS = "Basics"
# Texts that no single line of the sources says: what stands around others, what is put together, what the C library says.
WHOLES, KERNEL, FRAME = "Wholes", "Kernel", ""
# A gap in an entry's English for what somebody has named, which the phrasebook never looks up.
NAME = "{data}"
# One for a length of time, which is said in the other language's units.
TIME = "{time}"
TIMES = re.compile(r"^(DurationText\.shown|UptimeText\.\w+|TimeText\.span)\(.*\)$")
NAMES = re.compile(
    r"(?<!kind\.)(?<!form\.)(?<!\w)(?:name|path|asWord|insideQuotes|shownPath|directory|spelledOut)$"
    r"|^(?:display|Quoting\.shown|quote|listed|list)\(.*\)$"
)
STAYS = Path(__file__).with_suffix(".txt")
# Whose texts are no messages: lessons, scripts for other shells, AWS's own words, formats, and what only a test of the
# table of commands ever says.
LEFT_OUT = re.compile(
    r"Sources/(NeshTeaching/Lessons|NeshCommand/Japanese|NeshHelp/(Explain/Error|Explain/Reference|Completion/Shells)"
    r"|NeshKMS/(?!Policy/Policy\+Evaluate|Log/TraceText)|NeshAttestation/(?!Verify|Input/Pin)|NeshHTTP"
    r"|NeshTeachingVerbs/Export"
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


# What `named_gaps` puts in place of an interpolation.
SHOWN = re.compile("\x01([^\x02]*)\x02")


def named_gaps(text):
    """A literal with what each gap shows, between signs that no source has."""
    text = re.sub(r"\\\((%s)\)" % INSIDE, "\x01\\1\x02", text)
    return text.replace('\\"', '"').replace("\\\\", "\\")


def texts(root, gaps=gaps):
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


def place(source):
    """The file of the phrasebook for the texts of a source, as `texts` names it."""
    path = source.removeprefix("Sources/")
    return PLACES.get(max((start for start in PLACES if path.startswith(start)), key=len, default=""), BASICS)


def file(name):
    return f"{BOOK}/JapaneseTexts{'+' if name else ''}{name}.swift"


def forms(english):
    """`{} line(s)` stands for one and for several."""
    before, plural, after = english.partition("(s)")
    return [before + end + rest for end in ("", "s") for rest in forms(after)] if plural else [english]


def with_plain_gaps(english):
    return english.replace(NAME, "{}").replace(TIME, "{}")


def book(root):
    """(file, line, English, Japanese) of each entry."""
    for path in sorted((root / BOOK).glob("Japanese*.swift")):
        english = ""
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if line.startswith("        "):
                line = line[8:]
                if line.startswith("    "):
                    for form in forms(with_plain_gaps(english)):
                        yield str(path.relative_to(root)), number, form, line[4:]
                elif line and not line.startswith('"""'):
                    english = line


def unmarked(root):
    """A sentence for each gap that only names or only lengths of time stand in and that the book takes for another one.

    A name with blanks may be a text of nesh's by chance, such as a file's, `not found`.
    """
    shown = {}
    for name, _, text in texts(root, gaps=named_gaps):
        for part in text.split("\n"):
            values = SHOWN.findall(part)
            plain = SHOWN.sub("{}", part).strip().removesuffix("\\n")
            for number, value in enumerate(values):
                shown.setdefault((plain, number), []).append((is_name(value, name), TIMES.search(value)))
    for path in sorted((root / BOOK).glob("Japanese*.swift")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if not line.startswith("        ") or line.startswith("            "):
                continue
            marks = re.findall(r"\{(?:data|time)?\}", line)
            for form in forms(with_plain_gaps(line[8:])):
                pieces = form.split("{}")
                for index, mark in enumerate(marks):
                    quoted = pieces[index].endswith("'") and pieces[index + 1].startswith("'")
                    values = shown.get((form, index), [(False, False)])
                    where = f"{path.relative_to(root)}:{number}: gap {index + 1}"
                    if mark == "{}" and all(is_name for is_name, _ in values) and not quoted:
                        yield f"{where} is for a name: write {NAME}: {form}"
                    if mark != TIME and all(is_time for _, is_time in values):
                        yield f"{where} is for a length of time: write {TIME}: {form}"


def is_name(value, source):
    """Whether an expression gives what somebody has named. What NeshImage calls a name may say where in an image it is."""
    if re.match("Sources/(NeshImage/|NeshAttestation)", source) and re.search(r"(?<!\w)name$", value):
        return False
    return bool(NAMES.search(value))


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
                f"{name}:{line}: no Japanese for: {text}\n    Add it in {file(place(name))}, the English and below it, after"
                " four blanks, the Japanese."
            )
            found = 1
    for name, line, text in headings(root):
        if text in same:
            used.add(text)
        elif text not in known:
            missing.add(text)
            print(f"{name}:{line}: no Japanese for the heading: {text}\n    Add it in {file(WHOLES)}.")
            found = 1
    for text in sorted(same - used):
        print(f"{STAYS}: no source says this any more: {text}")
        found = 1
    for sentence in [*twice(entries), *unmarked(root)]:
        print(sentence)
        found = 1
    places = {}
    for name, _, text in said:
        places.setdefault(text.strip().removesuffix("\\n"), []).append(file(place(name)))
    free = [file(name) for name in (FRAME, WHOLES, KERNEL)]
    for name, line, english, japanese in entries:
        numbered = {int(number) for number in re.findall(r"\{(\d+)\}", japanese)}
        count = english.count("{}")
        if name not in free and english not in places:
            print(f"{name}:{line}: no source says this any more: {english}")
            found = 1
        elif name not in free and name not in places[english]:
            print(f"{name}:{line}: this belongs in {places[english][0]}, with the other texts of its source: {english}")
            found = 1
        # Each gap has its place; one may be left out where the others have numbers.
        if (max(numbered) if numbered and count else japanese.count("{}")) != count:
            print(f"{name}:{line}: the translation has other gaps: {japanese}")
            found = 1
    print(f"{len(known)} texts have Japanese, {len(missing)} have none", file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
