"""Where the time goes until an enclave's first line: the system calls of all processes, by `strace -f`.

strace makes each call dearer, so that the shares say more than the sums do.
"""

import collections
import pathlib
import re
import subprocess
import tempfile

from enclaves import FIRST_LINE, run_enclave
from measure import Failed, Workplace, last_words

LINE = re.compile(r"^(\d+) +(\d+\.\d+) (?:<\.\.\. )?(\w+)(.*)")
# A gap that is shorter is part of the noise.
LEAST = 0.0005


def recorded(place: Workplace, file: pathlib.Path) -> list:
    """(process, seconds since the beginning, call, the rest of the line) until the line was written to the caller."""
    command = ["strace", "-f", "-ttt", "-s", "48", "-o", str(file), *map(str, run_enclave(place))]
    process = subprocess.Popen(
        command, cwd=place.directory, env=place.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, bufsize=0)
    seen = b""
    while FIRST_LINE not in seen:
        piece = process.stdout.read(4096)
        if not piece:
            process.wait()
            raise Failed(f"strace: exit {process.returncode}: {last_words(process.stderr.read())}")
        seen += piece
    # The keeper is traced until it ends, and strace with it.
    place.run(place.nesh, "terminate-enclave", "--all")
    process.communicate()
    calls, start = [], None
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := LINE.match(line):
            process_id, now, call, rest = int(found[1]), float(found[2]), found[3], found[4]
            start = now if start is None else start
            calls.append((process_id, now - start, call, rest))
            if call == "write" and FIRST_LINE.decode() in rest and process_id == calls[0][0]:
                return calls
    return calls


def report(place: Workplace):
    with tempfile.TemporaryDirectory(dir=place.directory) as directory:
        calls = recorded(place, pathlib.Path(directory) / "calls")
    print(f"{calls[-1][1] * 1000:.1f} ms and {len(calls)} system calls until the first line; the longest steps:")
    print(f"{'at ms':>8} {'took ms':>8}  process  after, until")
    before, kinds, spent = None, collections.Counter(), collections.Counter()
    for process, now, call, rest in calls:
        kinds[call] += 1
        if before:
            gap = now - before[1]
            # What a process did between two calls, or waited for, counts as the earlier one's.
            spent[before[2]] += gap
            if gap >= LEAST:
                print(f"{before[1] * 1000:8.1f} {gap * 1000:8.1f}  {before[0]:7}  {before[2]}{before[3][:60]} … {call}")
        before = (process, now, call, rest)
    print("by call, each with the time until the next call of any process:")
    for call, time in spent.most_common(15):
        print(f"{time * 1000:8.1f} ms {kinds[call]:5} x {call}")
