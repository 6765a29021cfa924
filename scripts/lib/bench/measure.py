"""Running programs in turns and comparing what they took."""

import dataclasses
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import time
from typing import Callable


# Of one row, in seconds: the longest takes one or two minutes.
TIME_LIMIT = 600


class Failed(Exception):
    """A program did not do what is to be measured."""


@dataclasses.dataclass
class Result:
    """What was measured: one number to hold against the limit, and the two that it came from, as text."""

    value: float
    ours: str
    theirs: str


@dataclasses.dataclass
class Bench:
    name: str
    limit: float
    unit: str  # "x" for a ratio, "MB" for memory, "ms" for a time of nesh's own
    what: str
    run: Callable[["Workplace"], Result]

    def measured(self, place: "Workplace") -> Result:
        """Its result, or a failure after ten minutes: what hangs must not stop the rows behind it."""
        def end(*_):
            raise Failed(f"not done after {TIME_LIMIT} s")

        before = signal.signal(signal.SIGALRM, end)
        signal.alarm(TIME_LIMIT)
        try:
            return self.run(place)
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)


class Workplace:
    """A directory for one run, with a home, a sockets directory and settings that are nobody else's."""

    def __init__(self, directory: pathlib.Path, nesh: pathlib.Path, hello: pathlib.Path, rounds: int):
        self.directory, self.hello, self.rounds = directory, hello, rounds
        # A copy, as an installation makes one: the kernel maps a file that a linker wrote in smaller pieces.
        self.nesh = pathlib.Path(shutil.copy(nesh, directory / "nesh"))
        self.made: dict[str, object] = {}
        (directory / "home").mkdir()
        (directory / "sockets").mkdir(mode=0o700)
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "NITRO_CLI_", "NESH_"))},
            "HOME": str(directory / "home"),
            "NITRO_CLI_SOCKETS_PATH": str(directory / "sockets"),
        }

    def once(self, name: str, make: Callable[[], object]):
        """What several benches share, made by the first that asks."""
        if name not in self.made:
            self.made[name] = make()
        return self.made[name]

    def run(self, *command, stdout=subprocess.PIPE) -> str:
        """Runs to the end and gives stdout; anything but exit 0 is a failure that shows stderr's end."""
        done = subprocess.run(
            [str(word) for word in command], cwd=self.directory, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=stdout, stderr=subprocess.PIPE, check=False,
        )
        if done.returncode != 0:
            raise Failed(f"{' '.join(map(str, command))}: exit {done.returncode}: {last_words(done.stderr)}")
        return (done.stdout or b"").decode()

    def seconds(self, *command) -> float:
        start = time.perf_counter()
        self.run(*command, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    def peak_megabytes(self, *command) -> float:
        """The most memory that the program had. GNU time starts it: a fork of Python would count as Python's."""
        report = self.directory / "peak"
        self.run("/usr/bin/time", "-f", "%M", "-o", report, *command, stdout=subprocess.DEVNULL)
        return int(report.read_text().split()[-1]) / 1024


def last_words(stderr: bytes) -> str:
    lines = stderr.decode(errors="replace").strip().splitlines()
    return " / ".join(lines[-3:]) or "nothing on stderr"


def in_turns(rounds: int, ours: Callable[[], float], theirs: Callable[[], float]) -> Result:
    """The ratio of the medians. The first turn fills caches and is not counted."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    mine, other = (statistics.median(column) for column in zip(*pairs))
    return Result(mine / other, as_time(mine), as_time(other))


def as_time(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
