"""How long a key takes to be drawn, in colour, in a block of two hundred lines.

Alone: python3 scripts/lib/bench/keys.py NESH [KEYS] measures any build.
"""

import pathlib
import re
import sys
import tempfile

from measure import Bench, Failed, Result, Workplace
from prompting import Typing, terminal

LINES = 200
KEYS = 400
# How a drawing of the cursor's row alone ends. A letter alone is no sign: J and K end sequences that erase, and two keys
# that come together, the second of which takes the first back, draw nothing.
DRAWN = re.compile(rb"\x1b\[K\Z")


def block() -> str:
    """What people write: verbs, options, strings, variables, comments, mistakes."""
    kinds = [
        'echo "line {} of $env.HOME"', "run-enclave --eif-path app{}.eif --cpu-count 2 --memory 256 --debug-mode",
        "expect $enclave.state == RUNNING  # {}", "set name{} 'a value'", "wait $console ~ \"ready {}\" --timeout 10s",
        "ecoh {}", "!ls -l {} | wc -l",
    ]
    lines = [kinds[number % len(kinds)].format(number) for number in range(LINES - 2)]
    return "\n".join(["if 1 == 1", *("  " + line for line in lines), "end"])


def times(place: Workplace, count: int) -> list[float]:
    """Of each key: from its being sent until its character is on the screen, in milliseconds, rising."""
    state = place.directory / "home/.local/state/nesh"
    state.mkdir(parents=True, exist_ok=True)
    # One record of the history, whose lines are kept apart so.
    (state / "history").write_text(block().replace("\n", "\x1e") + "\n", encoding="utf-8")
    taken = []
    with terminal(place, place.nesh, "--engine", "memory", "--no-rc", "--color", "always") as (_, master):
        typing = Typing(master)
        typing.until(b"> ")
        typing.until(b"end", b"\x1b[A")
        # Into its middle, at the end of a line that goes on being written.
        typing.until(b"  if> ", b"\x1b[A" * (LINES // 2))
        typing.through(re.compile(rb"Y\x1b\[K\Z"), b"\x05 Y")
        for number in range(count):
            # One column, so that the line stays one row.
            key = b"JKZQ"[number % 4:number % 4 + 1]
            seconds, seen = typing.through(DRAWN, key)
            if not seen.startswith(key):
                raise Failed(f"{key!r} is not what is drawn: {seen!r}")
            taken.append(1000 * seconds)
            _, seen = typing.through(DRAWN, b"\x7f")
            if key in seen.replace(b"\x1b[" + key, b""):
                raise Failed(f"{key!r} is not taken back: {seen!r}")
    return sorted(taken)


def typed(place: Workplace) -> Result:
    taken = times(place, KEYS)
    return Result(
        taken[len(taken) * 99 // 100], f"{taken[len(taken) // 2]:.2f} ms", f"{taken[-1]:.2f} ms")


BENCHES = [
    Bench("key-in-block", 5, "ms", "a key in a block of 200 lines: median, longest, and the 99th of a hundred", typed),
]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="nesh-keys.") as folder:
        nesh = pathlib.Path(sys.argv[1]).resolve()
        found = times(Workplace(pathlib.Path(folder), nesh, nesh, 1), int(sys.argv[2]) if len(sys.argv) > 2 else KEYS)
        print(f"median {found[len(found) // 2]:.2f} ms, p99 {found[len(found) * 99 // 100]:.2f} ms, most {found[-1]:.2f} ms")
