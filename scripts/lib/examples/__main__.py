"""Runs what the reference shows of each verb, at real prompts in English and in Japanese, and writes what they print.

Usage: python3 scripts/lib/examples PROGRAM FOLDER [VERB...]

FOLDER gets VerbTranscripts+1.swift and so on. With verbs, prints those and writes nothing.

What differs from run to run is made the same in steady(): IDs, process numbers, CPUs, times, ports, keys, the
folder. Measurements are cut to their first digits. Nothing else is changed, and nothing is typed by hand.
"""

import concurrent.futures
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from play import LANGUAGES, environment, prepare  # noqa: E402
from prompt import Prompt, Stuck  # noqa: E402

HERE = Path(__file__).resolve().parent
# As many as a page of the manual has for an example (EXAMPLE_WIDTH in scripts/lib/reference/man.py), so that nesh alone
# breaks its rows.
COLUMNS = 66
# How many files.
PARTS = 4
START = "run-enclave --eif-path {} --cpu-count 2 --memory 256 --debug-mode > run.json"
SHORT = {
    "RUN": [START.format("hello.eif")],
    "CHANNEL": [START.format("channel.eif"), "wait vsock 16:5005 --timeout 30s"],
}


class Line:
    def __init__(self, text, shown):
        self.text, self.shown, self.only, self.keys = text, shown, None, ("", "")


def read(path):
    """The lines of each verb, in their order."""
    verbs, lines = {}, []
    for text in path.read_text().splitlines():
        if not text or text.startswith("#"):
            continue
        if heading := re.fullmatch(r"\[(.*)\]", text):
            lines = verbs.setdefault(heading[1], [])
        elif text.startswith("show "):
            lines[-1].only = text[5:]
        elif keys := re.fullmatch(r"keys (.*) when (.*)", text):
            lines[-1].keys = (keys[1].replace("\\r", "\r"), keys[2])
        elif text.startswith("- "):
            lines += [Line(each, False) for each in SHORT.get(text[2:], [text[2:]])]
        else:
            lines.append(Line(text, True))
    return verbs


def steady(text, world):
    """Without what is different each time."""
    for pattern, always in (
        (re.escape(str(world / "work")), "~/demo"), (re.escape(str(world / "home")), "~"), (re.escape(str(world)), "/srv"),
        (r"i-[0-9a-f]{16}-enc[0-9a-f]+", "i-0000000000000000-enc0123456789abcdef"),
        (r"\b([0-9a-f]{16})[0-9a-f]{48,}\b", r"\1…"), (r'"ProcessID": \d+', '"ProcessID": 4242'),
        (r"\[ *\d+\.\d{6}\]", "[    0.004200]"), (r"cpu-ids: \[[\d, ]+\]", "cpu-ids: [1, 2]"),
        (r"\b\d{4}-\d\d-\d\d([T ])\d\d:\d\d\b", r"2026-01-01\g<1>00:00"), (r"\b00:00:\d\d(\.\d+)?", "00:00:00"), (r"(2026-01-01T00:00):\d\d", r"\1:00"),
        (r'"PCR8": "[0-9a-f]{16}…', '"PCR8": "06f923e6c0561edf…'), (r'"CreationDate": \d+', '"CreationDate": 1767225600'),
        # The length of signatures differs by some bytes.
        (r"\b40\d\d (bytes|バイト)", r"4032 \1"), (r"RUNNING for \d+s\b", "RUNNING for 1s"), (r"RUNNING \d+s 経過", "RUNNING 1s 経過"),
        # What is used is known only where the kernel counts it, and no two looks find the same.
        (r"MEMORY +USED +UPTIME", "MEMORY   USED  UPTIME"), (r"メモリ +使用 +稼働時間", "メモリ   使用  稼働時間"),
        # The columns are as wide as their headings, which differ in the two languages.
        (r"(debug {5}2  256 MiB) .*?\d+s  (?=i-)", r"\1  1 MiB      1s  "),
        (r"(debug {4}2  256 MiB) .*?\d+s  (?=i-)", r"\1  1 MiB        1s  "), (r"(?m)(RUNNING debug +)\d+s$", r"\g<1>1s"),
        (r"( CPU%▾| CPU% ▾)? *(MEMORY|メモリ) +(CONSOLE|出力) .*", r"\1  \2  …"), (r"^(\* hello +)\d+\.\d .*", r"\1 0.0  …"),
        (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "12345678-90ab-cdef-1234-567890abcdef"),
    ):
        text = re.sub(pattern, always, text)
    return text


def kept(lines, only):
    """What `show` leaves of an output."""
    lines = [line for line in lines if not re.fullmatch(r"(took|所要時間) (\d+m )?[\d.]+s", line)]
    if only is None:
        return lines
    wanted = [part.strip() for part in only.split("||")]
    keep = [
        index < int(only) if only.isdigit() else any(part in line for part in wanted if part) for index, line in enumerate(lines)
    ]
    # What did not fit in a row goes on far to the right below it.
    for index, line in enumerate(lines[1:], 1):
        keep[index] |= keep[index - 1] and bool(re.match(r" {8,}[^ \"{}\[\]]", line))
    result = []
    for line, stays in zip(lines, keep):
        if stays:
            result.append(line)
        elif not result or result[-1] != "…":
            result.append("…")
    return result


def play(program, base, lines, locale):
    """What a person sees who types these lines."""
    world = Path(tempfile.mkdtemp(prefix="nesh-"))
    try:
        shutil.copytree(base, world, dirs_exist_ok=True)
        shown, status = [], 0
        prompt = Prompt(
            [program, "--engine", "local"], environment(world, locale), str(world / "work"), COLUMNS)
        try:
            for line in lines:
                at, output = prompt.run(line.text.replace(" / ", "\r"), *line.keys)
                failed = False if prompt.has_ended() else prompt.peek().endswith("!>")
                if line.shown:
                    typed = prompt.typed_lines(at)
                    shown += [steady(each, world) for each in typed + kept(output, line.only)]
            if failed:
                status = int(prompt.run("echo $status")[1][-1])
        finally:
            prompt.close()
            subprocess.run([program, "terminate-enclave", "--all"], env=environment(world, locale), capture_output=True)
            subprocess.run([program, "kms", "stop"], env=environment(world, locale), capture_output=True)
        return shown + [f"[{prompt.status if lines[-1].text.startswith('exit') else status}]"]
    finally:
        shutil.rmtree(world, ignore_errors=True)


def merged(english, japanese):
    """Lines of both languages once: `=` begins one of both, `<` one of English alone, `>` one of Japanese alone."""
    lines = []
    for what, start, end, other, last in difflib.SequenceMatcher(None, english, japanese, False).get_opcodes():
        if what == "equal":
            lines += ["=" + line for line in english[start:end]]
        else:
            lines += ["<" + line for line in english[start:end]] + [">" + line for line in japanese[other:last]]
    return lines


def source(number, english, japanese):
    """The Swift file with what the prompts showed of some verbs."""
    lines = [line for verb in english for line in ["== " + verb] + merged(english[verb], japanese[verb])]
    return (
        "// swift-format-ignore-file\n// Made by scripts/reference from scripts/lib/examples/verbs.txt: change that.\n\n"
        f'extension VerbTranscripts {{\n    static let part{number} = #"""\n' + "\n".join(lines) + '\n"""#\n}\n'
    )


def write(folder, english, japanese):
    """Some verbs a file, so that no file is too long."""
    size = -(-len(english) // PARTS)
    for number in range(PARTS):
        part = dict(list(english.items())[number * size : (number + 1) * size])
        (Path(folder) / f"VerbTranscripts+{number + 1}.swift").write_text(source(number + 1, part, japanese))


def main(program, folder, *only):
    verbs = read(HERE / "verbs.txt")
    base = Path(tempfile.mkdtemp(prefix="nesh-"))
    try:
        prepare(program, base)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            jobs = {
                (language, verb): pool.submit(play, program, base, lines, locale)
                for language, locale in LANGUAGES.items() for verb, lines in verbs.items() if not only or verb in only
            }
        found = {language: {} for language in LANGUAGES}
        for (language, verb), job in jobs.items():
            try:
                found[language][verb] = job.result()
            except Stuck as problem:
                sys.exit(f"{verb}: {problem}")
        if only:
            for shown in found.values():
                print("\n".join(f"== {verb}\n" + "\n".join(lines) for verb, lines in shown.items()))
        else:
            write(folder, *found.values())
    finally:
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    main(os.path.realpath(sys.argv[1]), *sys.argv[2:])
