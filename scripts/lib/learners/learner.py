"""One learner: takes lessons in its own way, and keeps count."""

import collections
import json
import os
import pathlib
import random
import subprocess

from answers import ASIDES, WAYS, WRONG
from lessons import Lesson
from terminal import Stuck, Terminal

# What a learner is like: how it answers, how often wrong first, how often it asks, and how it leaves.
KINDS = [
    ("right", 0, 0, None), ("right", 0.7, 0, None), ("sloppy", 0.2, 0, None), ("foreign", 0.2, 0, "stop"),
    ("other", 0, 0, None), ("right", 0.3, 0.5, "ctrl-d"), ("other", 0.3, 0, "kill"), ("sloppy", 0.5, 0.3, "stop"),
    ("foreign", 0, 0, "kill"), ("right", 0, 1, None),
]


class Learner:
    def __init__(self, number: int, program: str, directory: pathlib.Path, seed: int):
        self.number, self.program, self.directory = number, program, directory
        self.way, self.wrong, self.asks, self.leaves = KINDS[number % len(KINDS)]
        self.chance = random.Random(seed * 1000 + number)
        self.counts: collections.Counter = collections.Counter()
        self.problems: list[str] = []
        self.marks = 0
        for name in ("home/.config/nesh", "sockets", "tmp", "work"):
            (directory / name).mkdir(parents=True, mode=0o700)
        (directory / "home/.config/nesh/allocator.yaml").write_text("---\nmemory_mib: 8192\ncpu_count: 16\n")
        self.environment = {
            "HOME": str(directory / "home"), "NITRO_CLI_SOCKETS_PATH": str(directory / "sockets"),
            "TMPDIR": str(directory / "tmp"), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
        }

    def nesh(self, *words: str) -> str:
        return subprocess.run(
            [self.program, *words], capture_output=True, text=True, env=self.environment, cwd=self.directory / "work",
            check=True).stdout

    # Lessons

    def take(self, lesson: Lesson):
        self.terminal = self.open(lesson.name)
        leaving = self.chance.randrange(1, len(lesson.steps)) if self.leaves else None
        for index, answer in enumerate(lesson.steps):
            self.terminal.until(f"step {index + 1} of {len(lesson.steps)}")
            if index == leaving:
                self.leave()
                self.terminal = self.open()
                self.terminal.until(f"step {index + 1} of {len(lesson.steps)}")
                self.counts["resumed"] += 1
            self.answer(answer)
            self.counts["steps"] += 1
        self.terminal.until(f"Lesson {lesson.number} is done.")
        self.counts["lessons"] += 1
        self.terminal.type("\x04")
        self.terminal.close()

    def open(self, *lesson: str) -> Terminal:
        return Terminal([self.program, "tutorial", *lesson], self.environment, str(self.directory / "work"))

    def leave(self):
        if self.leaves == "stop":
            self.terminal.type("stop\r")
            self.terminal.until("Lesson left")
            self.terminal.type("\x04")
        elif self.leaves == "ctrl-d":
            self.terminal.type("\x04")
        self.terminal.close(kill=self.leaves == "kill")

    # Steps

    def answer(self, answer: str):
        if self.chance.random() < self.wrong:
            for line in [self.chance.choice(WRONG), self.chance.choice(ASIDES)]:
                self.counts["wrong" if line in WRONG else "asides"] += 1
                self.try_in_vain(line)
        if self.chance.random() < self.asks:
            self.counts["hints"] += 1
            self.terminal.type("hint\r")
            self.settle()
        line = WAYS[self.way](answer, self.chance)
        self.counts["answers"] += 1
        self.terminal.type(line.replace("\n", "\r") + "\r")
        if self.terminal.until("✓ done", "Not what this step is about yet") != "✓ done":
            self.problems.append(f"not taken: {line}: {self.terminal.seen[-300:]!r}")
            self.terminal.type("skip\r")
            self.counts["skipped"] += 1

    def try_in_vain(self, line: str):
        self.terminal.type(line + "\r")
        self.settle()
        if "✓ done" in self.terminal.seen:
            self.problems.append(f"taken for an answer: {line}")

    def settle(self):
        """Everything that was typed has been dealt with."""
        self.marks += 1
        self.terminal.type(f'echo "mark"-{self.marks}\r')
        self.terminal.until(f"mark-{self.marks}\n")

    # Afterwards

    def check(self, lessons: list[Lesson]):
        """The program's own record, and what is left of it all."""
        status = json.loads(self.nesh("tutorial", "status", "--json"))
        if set(status["Done"]) != {lesson.name for lesson in lessons}:
            self.problems.append(f"the program has as done: {status['Done']}")
        running = json.loads(self.nesh("describe-enclaves"))
        if running:
            self.problems.append(f"{len(running)} enclaves are left")
            self.nesh("terminate-enclave", "--all")
        left = [name.name for name in (self.directory / "tmp").iterdir() if name.name.startswith("nesh")]
        if left:
            self.problems.append(f"left in TMPDIR: {left}")

    def go(self, lessons: list[Lesson]):
        try:
            for lesson in lessons:
                self.take(lesson)
            self.check(lessons)
        except (Stuck, OSError, subprocess.CalledProcessError) as error:
            self.problems.append(f"after {self.counts['steps']} steps: {error}")
            subprocess.run([self.program, "terminate-enclave", "--all"], env=self.environment, capture_output=True, check=False)
        return self
