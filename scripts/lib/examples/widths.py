"""Looks at help pages, tables and errors on terminals of 40, 60, 80 and 120 columns, in English and in Japanese.

Finds lines that are wider than the terminal, words that are broken although they would fit on a line of their own,
signs of lines to type, such as &, that stand alone or end a row, and cells that are cut where the columns beside them
leave room; and English sentences in Japanese.

Usage: python3 scripts/lib/examples/widths.py PROGRAM [--show COLUMNS LANGUAGE [TEXT]]

--show prints instead what such a terminal shows, of all pages or of those whose line has the text.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from play import LANGUAGES, environment, prepare  # noqa: E402
from prompt import on_terminal  # noqa: E402

WIDTHS = (40, 60, 80, 120)
# So wide that nothing is broken or cut.
WIDE = 400
MARK = "@@ "
TABLES = """
ls
ls --all
resources
allocator show
allocator suggest hello.eif
doctor
status
option
jobs
images
eif ls hello.eif
eif map hello.eif
describe-eif hello.eif
describe-enclaves --metadata
reproduce hello.eif old.eif
kms keys
kms policy alias/a-rather-long-name-of-a-key
kms log
vsock ls
top -n 1
logs
logs hello -n 5
tutorial status
use
set
attestation verify doc.bin --root local --eif hello.eif
attestation show doc.bin
kms-policy hello.eif
apropos memory
version
"""
ERRORS = """
helo
run-enclave --memory 64
run-enclave --eif-path hello.eif --cpu-count 1 --memory 4
run-enclave --eif-path hello.eif --cpu-count 99 --memory 64
run-enclave --eif-path hello.eif --cpu-count 1 --memory 999999
run-enclave --cpu-cuont 2 --memory 64 --eif-path hello.eif
run-enclave --eif-path nothing.eif --cpu-count 1 --memory 64
build-enclave --docker-uri nothing:latest --output-file x.eif
describe-eif ask.py
console nobody
terminate-enclave nobody
use nobody
explain E99
option color pink
attestation verify ask.py
kms policy alias/none
vsock connect 7777
set 1x y
source nothing.nesh
expect 1 == 2
wait 1 == 2 --timeout 10ms
logs nobody
help helo
""".strip().splitlines()


def width(text):
    """Columns that a terminal takes for it."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def script(program, world):
    """Every help page and every table, each behind a line that names it."""
    around = environment(world, "C.UTF-8")

    def asked(*words):
        return subprocess.run([program, *words], env=around, capture_output=True, text=True, check=True).stdout

    page = asked("reference", "commands")
    verbs = re.findall(r"(?m)^### (\S+)", page)
    settings = re.findall(r"(?m)^\| `(\S+) ", page.split("\n## Settings\n")[1])
    codes = re.findall(r"(?m)^## (E\d\d)", asked("reference", "errors"))
    lines = ["help", "help --help"] + [f"help {verb}" for verb in verbs] + [f"help option {name}" for name in settings]
    lines += [f"explain {code}" for code in codes] + TABLES.strip().splitlines()
    return "on-error continue\n" + "".join(f"echo '{MARK}{line}'\n{line}\n" for line in lines)


def look(program, world, lines, columns, locale):
    """What stands on a terminal, by the line that was run."""
    around = environment(world, locale)
    pages, page = {}, None
    for line in on_terminal([program, "--no-rc", "-c", lines], around, str(world / "work"), columns):
        if line.startswith(MARK):
            page = pages.setdefault(line[len(MARK) :], [])
        elif page is not None:
            page.append(line)
    pages[""] = on_terminal([program, "--help"], around, str(world / "work"), columns)
    for line in ERRORS:
        pages["nesh " + line] = on_terminal([program, *line.split()], around, str(world / "work"), columns)
    return pages


# What is English in every language: nitro-cli's own lines and names, what enclaves and other programs say, lines to type.
OTHERS = (
    "Start allocating memory", "Start building the Enclave Image", "Connecting to the console", "Successfully connected",
    "Insufficient memory", "Ioctl ", "Hello from the enclave side", "bash completion for", "bash takes", "echo it runs",
    "Look at the console", "on the record", "option parent on", "nesh kms env", "sudo dnf install", "podman pull",
    "Error: ", "registries", "sudo sysctl", "is not found.",
)
ENGLISH = re.compile(r"(^|[^\w./$'-])[A-Za-z]?[a-z']+ [a-z']+ [a-z']{2,}([^\w/-]|$)")


def english(name, page):
    """Sentences that have no Japanese."""
    # The name of an error is nitro-cli's, at the head or in a row of its own.
    for line in [line for line in page[1:] if not line.startswith("英語名")] if name.startswith("explain ") else page:
        said = line.split("   # ")[-1]
        is_typed = re.match(r' *nesh[^>]*> |  \S+ [A-Z]|  E\d\d|[ |"]*["|{]| *= 対処: nesh ', line)
        if ENGLISH.search(said) and not is_typed and not any(other in line for other in OTHERS):
            yield f"English: {line}"


def has_long_word(line, columns):
    """Whether no break would help: an ID, an address or a hash is longer than a line, and stays whole to be copied."""
    room = columns - (len(line) - len(line.lstrip()))
    return any(width(word) > room for word in line.split())


# Signs of lines to type: a row does not begin with the first ones, nor end with the others.
TRAILING, LEADING = {"&"}, {"|", ">", ">>", "&&", "||", "==", "!=", "~", "!~", "<=", ">="}


def has_stray_sign(line, wide):
    """Whether a row breaks a line before or behind a sign that belongs to a word."""
    words = line.split()
    if not words or line in wide:
        return False
    if words == ["#"] or words[0] in TRAILING:
        return True
    # A list of signs is none of them at work.
    beside = words[-2] if len(words) > 1 else ""
    return words[-1] in LEADING and beside not in LEADING | {"<"} and not line.endswith("== !=")


def is_json(line):
    """A line of JSON stands as it is on every terminal: programs read it, and people copy it."""
    return re.match(r' *("[^"]*"(: .*)?,?|[\[\]{}],?)$', line)


def findings(name, page, wide, columns):
    """What is wrong with one page."""
    whole_text = " ".join(wide)
    words = set(whole_text.split())
    left = columns - max(map(width, page), default=0)
    for line, following in zip(page, [*page[1:], ""]):
        if width(line) > columns and not is_json(line) and not has_long_word(line, columns):
            yield f"{width(line)} columns: {line}"
        if has_stray_sign(line, wide):
            yield f"a sign stands apart: {line}"
        last, first = re.search(r"[\w'-]+$", line), re.match(r"[\w'-]+", following.lstrip())
        if last and first and last[0].isascii() and first[0].isascii():
            whole = re.search(r"\S+$", line)[0] + re.match(r"\S+", following.lstrip())[0]
            room = columns - (len(following) - len(following.lstrip()))
            if whole in words and len(whole) <= room and f"{last[0]} {first[0]}" not in whole_text:
                yield f"a word is broken: {whole}"
        # What is cut on a wide terminal as well is always cut.
        for cut in re.findall(r"[^\s…]+…(?=\s|$)", line):
            if cut not in whole_text and left >= 4:
                yield f"cut, with {left} columns left: {line}"


def main(program, *arguments):
    world = Path(tempfile.mkdtemp(prefix="nesh-", dir="/tmp"))
    found = 0
    try:
        prepare(program, world)
        around = environment(world, "C.UTF-8")
        for line in (
            "run-enclave --eif-path hello.eif --cpu-count 1 --memory 256",
            "run-enclave --eif-path channel.eif --cpu-count 1 --memory 256 --debug-mode",
            "attestation request hello --output doc.bin", "kms start", "kms call CreateKey",
        ):
            subprocess.run([program, *line.split()], cwd=world / "work", env=around, capture_output=True, check=True)
        keys = subprocess.run([program, "kms", "keys", "--json"], env=around, capture_output=True, text=True, check=True)
        identifier = re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", keys.stdout)[0]
        alias = f"kms call CreateAlias AliasName=alias/a-rather-long-name-of-a-key TargetKeyId={identifier}"
        subprocess.run([program, *alias.split()], env=around, capture_output=True, check=True)
        lines = script(program, world)
        if arguments[:1] == ("--show",):
            for name, page in look(program, world, lines, int(arguments[1]), LANGUAGES[arguments[2]]).items():
                if arguments[3:] == () or arguments[3] in name:
                    print("\n".join([MARK + name, *page]))
            return 0
        for language, locale in LANGUAGES.items():
            wide = look(program, world, lines, WIDE, locale)
            for columns in WIDTHS:
                for name, page in look(program, world, lines, columns, locale).items():
                    found_here = list(findings(name, page, wide.get(name, []), columns))
                    # In narrow terminals sentences are in pieces.
                    found_here += english(name, page) if (language, columns) == ("Japanese", 120) else []
                    for finding in found_here:
                        print(f"{language}, {columns} columns, {name or '--help'}: {finding}")
                        found = 1
        return found
    finally:
        subprocess.run([program, "terminate-enclave", "--all"], env=environment(world, "C.UTF-8"), capture_output=True)
        subprocess.run([program, "kms", "stop"], env=environment(world, "C.UTF-8"), capture_output=True)
        shutil.rmtree(world, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(os.path.realpath(sys.argv[1]), *sys.argv[2:]))
