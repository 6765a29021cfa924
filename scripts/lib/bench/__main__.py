"""Runs the benches that are named, or all, and prints one line for each."""

import argparse
import os
import pathlib
import sys
import tempfile

import enclaves
import images
import keyservice
import keys
import prompting
import starting
import tracing
import vsock
from measure import Failed, Workplace

BENCHES = [*starting.BENCHES, *enclaves.BENCHES, *vsock.BENCHES, *keyservice.BENCHES, *prompting.BENCHES, *keys.BENCHES, *images.BENCHES]


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench", usage="scripts/bench [--rounds N] [--list | --trace] [NAME...]", add_help=False)
    # Rows run in directories of their own.
    program = lambda path: pathlib.Path(path).absolute()
    parser.add_argument("--nesh", type=program, required=True)
    parser.add_argument("--hello", type=program, required=True)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--trace", action="store_true")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    unknown = set(given.names) - {bench.name for bench in BENCHES}
    if unknown or given.rounds < 1:
        parser.error(f"no such bench: {', '.join(sorted(unknown))}" if unknown else "--rounds takes 1 or more")
    return given


def main():
    given = arguments()
    if given.list:
        for bench in BENCHES:
            print(f"{bench.name:18} {bench.limit:>5g} {bench.unit:4} {bench.what}")
        return 0
    if given.trace:
        with tempfile.TemporaryDirectory(prefix="nesh-bench.") as directory:
            tracing.report(Workplace(pathlib.Path(directory), given.nesh, given.hello, given.rounds))
        return 0
    chosen = [bench for bench in BENCHES if not given.names or bench.name in given.names]
    print(f"{'':18} {'nesh':>9} {'beside':>9} {'measured':>10} {'limit':>8}", flush=True)
    status = 0
    with tempfile.TemporaryDirectory(prefix="nesh-bench.") as directory:
        place = Workplace(pathlib.Path(directory), given.nesh, given.hello, given.rounds)
        for bench in chosen:
            try:
                result = bench.measured(place)
            except (Failed, OSError) as failure:
                print(f"{bench.name:18} failed: {failure}", flush=True)
                status = 1
                continue
            over = result.value > bench.limit
            status = 1 if over else status
            print(
                f"{bench.name:18} {result.ours:>9} {result.theirs:>9} {result.value:>7.2f} {bench.unit:2}"
                f" {bench.limit:>5g} {bench.unit:2} {'over' if over else 'ok'}",
                flush=True,
            )
    return status


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.exit(main())
