"""Writes the order of the program's functions: see scripts/order."""

import argparse
import bisect
import contextlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile

HEAD = """\
# The functions that a start, run-enclave and a keeper reach, as sections for the linker; scripts/order writes this.
# They stand together in the program then: fewer of its pages are touched and held. What is missing here, or here
# and no longer in the program, changes nothing but that.
"""


def symbols(program: str) -> tuple:
    """Addresses of functions, ascending, and the names at each."""
    listed = subprocess.run(["nm", "-n", "--defined-only", program], stdout=subprocess.PIPE, check=True, text=True)
    names = {}
    for line in listed.stdout.splitlines():
        address, kind, name = line.split(maxsplit=2)
        if kind in "tTwWuiV":
            names.setdefault(int(address, 16), []).append(name)
    return sorted(names), names


class Trace:
    """Runs of the program, each written to a file of places."""

    def __init__(self, program: str, eif: str, steps: str, directory: pathlib.Path):
        self.program, self.eif, self.steps, self.directory = program, eif, steps, directory
        (directory / "run").mkdir(mode=0o700)
        self.environment = {
            "HOME": str(directory), "NITRO_CLI_SOCKETS_PATH": str(directory / "run"), "PATH": os.environ["PATH"]}

    def call(self, *words: str) -> str:
        return subprocess.run(
            [self.program, *words], env=self.environment, stdout=subprocess.PIPE, check=True, text=True).stdout

    def step(self, name: str, seconds: int, *words: str, **more) -> pathlib.Path:
        places = self.directory / name
        subprocess.run(
            [self.steps, places, str(seconds), *words], env=self.environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, check=True, **more)
        return places

    def run_enclave(self) -> list:
        return ["run-enclave", "--eif-path", self.eif, "--memory", "128", "--cpu-count", "2", "--debug-mode"]

    def keeper(self) -> pathlib.Path:
        """A keeper whose enclave says a line a second, and that is asked for it."""
        process = json.loads(self.call(*self.run_enclave()))["ProcessID"]
        try:
            asking = subprocess.Popen(
                ["sh", "-c", 'while sleep 5; do "$0" describe-enclaves; done', self.program], env=self.environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            with contextlib.ExitStack() as stack:
                stack.callback(asking.kill)
                return self.step("keeper", 60, "-p", str(process))
        finally:
            self.call("terminate-enclave", "--all")

    def waiting(self) -> pathlib.Path:
        """A keeper until it waits for its order, which never comes."""
        orders, answers, door = os.pipe(), os.pipe(), socket.socketpair()
        os.close(orders[1])
        ends = [orders[0], door[1].fileno(), answers[1]]

        def place():
            spare = [os.dup2(end, 20 + number) for number, end in enumerate(ends)]
            for number, end in enumerate(spare):
                os.dup2(end, 3 + number)

        # In the child between fork and exec: this program has no other thread.
        return self.step("waiting", 120, self.program, "keep", "local", close_fds=False, preexec_fn=place)

    def start(self) -> pathlib.Path:
        return self.step("start", 300, self.program, "-c", "echo hi")

    def starting(self) -> pathlib.Path:
        try:
            return self.step("starting", 600, self.program, *self.run_enclave())
        finally:
            self.call("terminate-enclave", "--all")


def main():
    parser = argparse.ArgumentParser(prog="scripts/order")
    parser.add_argument("--nesh", required=True)
    parser.add_argument("--eif", required=True)
    parser.add_argument("--steps", required=True)
    parser.add_argument("--output", required=True)
    options = parser.parse_args()
    addresses, names = symbols(options.nesh)
    seen, sections = set(), []
    with tempfile.TemporaryDirectory() as directory:
        trace = Trace(options.nesh, options.eif, options.steps, pathlib.Path(directory))
        # What a keeper needs for years comes first.
        for run in [trace.keeper, trace.waiting, trace.start, trace.starting]:
            before = len(seen)
            for line in run().read_text().splitlines():
                start = addresses[max(bisect.bisect_right(addresses, int(line, 16)) - 1, 0)]
                if start not in seen:
                    seen.add(start)
                    sections += [".text." + name for name in names[start]]
            print(f"order: {run.__name__}: {len(seen) - before} functions", file=sys.stderr)
    pathlib.Path(options.output).write_text(HEAD + "\n".join(sections) + "\n")


main()
