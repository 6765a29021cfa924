"""What is no answer to a step, and whether the program takes it for one: the answers of the lesson's other steps, the
step's own with something wrong, and lines that look like it."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import lessons

# Lines that change nothing, so that the next one finds the step as it was.
LOOKS = (
    "ls", "resources", "status", "describe-", "version", "expect", "explain", "help", "echo", "logs", "vsock ls",
    "vsock connect", "attestation show", "attestation verify", "kms log", "kms status", "allocator show", "eif ls",
    "pcr", "!cat", "!echo", "!printf", "!true", "!false", "not ", "try ", "wait", "console --for", "jobs")
ALWAYS = [
    "!true", "!false", "!cat /etc/hostname", "echo emory", "expect RUNNING", 'wait "Hello" --timeout 1ms',
    "expect a == a", "expect a == b", "wait a == a", "expect $status == 0", "expect $enclave.state",
    "not expect a == b", "try expect a == b", "try use nobody", "not use nobody", "status", "version", "explain E26",
    "attestation show nofile", "kms call Nothing", "jobs"]
# Other ways to the same effect, by lesson and step: whatever shows the same is right, too.
ALSO = {
    ("hello", 1): ["allocator set"], ("memory", 1): ["resources", "allocator set"],
    ("memory", 5): ["run-enclave --cpu-count 4"],
    ("debug-mode", 7): ["!printf '%096d\\n'"],
    # Without the enclave step 4 cannot be done.
    ("scripts", 2): ["try terminate-enclave"], ("scripts", 3): ["try terminate-enclave"],
    ("scripts", 4): ["expect $enclave.memory", "try terminate-enclave"], ("scripts", 5): ["try terminate-enclave"],
    # The program in the enclave greets whoever says anything but ask.
    ("channel", 3): ["vsock connect 5005 --send nofile"],
    ("attestation", 4): ["attestation verify doc.bin --root local --eif lesson.eif --nonce 4711 --at now"],
    ("attestation", 7): ["attestation verify changed.bin"],
    ("attestation", 9): ["attestation verify doc.bin --root local --eif other.eif"],
    ("attestation", 10): ["attestation verify doc.bin --root local --eif lesson.eif --nonce nofile"],
}


def near(answer: str) -> list[str]:
    """The answer with something wrong, as lines that only look."""
    verb, *words = answer.split()
    plain = answer.lstrip("!").replace("'", '"')
    lines = [f"help {verb.lstrip('!')}", f"echo {verb} emory", f"!echo '{plain}'", f"!printf '%s' '{plain}'"]
    if not answer.startswith("!"):
        lines += [f"{verb} --help", f"try {verb} --bogus", f"not {verb} --bogus"]
    for index, word in enumerate(words):
        if not word.startswith("-") and "nofile" not in word and answer.startswith(LOOKS):
            lines.append(" ".join([verb, *words[:index], "nofile", *words[index + 1:]]))
    return lines


def bounded(line: str) -> str:
    """A wait that is in vain is a short one."""
    if line.startswith("console"):
        return "logs"
    return f"{line.split(' --timeout')[0]} --timeout 1ms" if line.startswith("wait ") else line


def misses(lesson: lessons.Lesson, index: int, own: bool) -> list[str]:
    """For a step, counted from 0. With `own`, those that change something; otherwise those that only look."""
    answer = lesson.steps[index]
    also = ALSO.get((lesson.name, index + 1), [])
    lines = dict.fromkeys(bounded(line) for line in [*lesson.steps, *ALWAYS, *near(answer)])
    return [
        line for line in lines
        if line not in (answer, bounded(answer)) and "\n" not in line and not line.startswith(tuple(also) or ("\n",))
        and (line.startswith(LOOKS) and ">" not in line and not line.endswith("&")) != own]


class Room:
    """A home for graded lessons."""

    def __init__(self, program: str, folder: pathlib.Path, language: str):
        self.program, self.folder = program, folder
        for name in ("home/.config/nesh", "sockets", "tmp"):
            (folder / name).mkdir(parents=True, mode=0o700)
        (folder / "home/.config/nesh/allocator.yaml").write_text("---\nmemory_mib: 8192\ncpu_count: 16\n")
        self.environment = {
            "HOME": str(folder / "home"), "NITRO_CLI_SOCKETS_PATH": str(folder / "sockets"),
            "TMPDIR": str(folder / "tmp"), "PATH": os.environ["PATH"], "LC_ALL": language}

    def grade(self, lesson: str, lines: list[str]) -> list[str]:
        """What became of each step."""
        (self.folder / "lines").write_text("\n".join(lines) + "\n")
        done = subprocess.run(
            [self.program, "tutorial", lesson, "--answers", "lines", "--report", "report.json"], check=False,
            cwd=self.folder, env=self.environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if not (self.folder / "report.json").exists():
            raise SystemExit(f"{lesson} was not graded: {done.stderr}")
        report = json.loads((self.folder / "report.json").read_text())
        (self.folder / "report.json").unlink()
        return [step["Outcome"] for step in report["Results"]]


def looking(room: Room, lesson: lessons.Lesson) -> list[str]:
    """Types all that only look before each step, and has nesh do the step: it must have been open still."""
    lines: list[str] = []
    for index in range(len(lesson.steps)):
        lines += [*misses(lesson, index, own=False), "skip"]
    problems = []
    for index, outcome in enumerate(room.grade(lesson.name, lines)):
        if outcome == "skipped":
            continue
        problems.append(f"{lesson.name}: step {index + 1}: {outcome} by one of the lines that are no answer")
        for line in misses(lesson, index, own=False):
            if room.grade(lesson.name, ["skip"] * index + [line])[index] != "open":
                problems.append(f"    {line}")
        break
    return problems


def changing(room: Room, lesson: lessons.Lesson) -> list[str]:
    """Types each line that changes something in a lesson of its own."""
    return [
        f"{lesson.name}: step {index + 1}: done by: {line}"
        for index in range(len(lesson.steps)) for line in misses(lesson, index, own=True)
        if room.grade(lesson.name, ["skip"] * index + [line])[index] != "open"]


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/learners --misses")
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--lessons", type=lambda text: text.split(","), default=[])
    parser.add_argument("--changing", action="store_true", help="also lines that change something: an hour")
    parser.add_argument("--language", default="C.UTF-8")
    given = parser.parse_args()
    program = str(given.program.resolve())
    with tempfile.TemporaryDirectory(prefix="nesh-misses.") as folder:
        taken = lessons.every(program, {**os.environ, "HOME": folder, "LC_ALL": "C.UTF-8"}, given.lessons)
        room = Room(program, pathlib.Path(folder, "room"), given.language)
        problems, typed = [], 0
        for lesson in taken:
            problems += looking(room, lesson) + (changing(room, lesson) if given.changing else [])
            typed += sum(len(misses(lesson, index, own=False)) for index in range(len(lesson.steps)))
    print("\n".join(problems))
    print(f"{len(taken)} lessons, {typed} lines that only look, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
