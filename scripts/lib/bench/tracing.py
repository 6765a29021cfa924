"""Where the time goes until an enclave's first line: the moments at which its processes get on, by `strace -f`.

Only a few kinds of system calls stop a process, by a filter in the kernel; even so strace makes them dearer, above all
the making of processes. The shares say more than the sums.
"""

import pathlib
import re
import statistics
import subprocess
import tempfile
import time

from enclaves import read_first_line, run_enclave
from measure import Failed, Workplace

CALLS = "execve,clone,clone3,renameat,pivot_root,seccomp"
LINE = re.compile(r"^(\d+) +(\d+\.\d+) (.*)")
# What is reached with which line of the trace: the first, or a later one, that has this in it. They are shown in the order
# in which they come: a sandbox is cloned before its order or after it, as the machine's control groups have it.
STEPS = [
    ("the shell has begun, and starts the keeper", "CLONE_VFORK", 0),
    ("the keeper's program is loaded; the shell reads the image meanwhile", 'execve("/proc/self/exe"', 0),
    ("the keeper clones the sandbox", "CLONE_NEWNS", 0),
    ("the sandbox has its namespaces, terminal and file systems, and an empty root", "pivot_root(", 0),
    ("the keeper has its order and has written the record", "renameat(", 0),
    ("the sandbox is in its control groups; the ramdisks are unpacked", "pivot_root(", 1),
    ("/dev, /proc, /sys are mounted and covered, rights dropped; vsock calls are trapped", "seccomp(", -1),
    ("the application's program is started", 'execve("/hello"', 0),
]
LAST = "its first line has gone through console, keeper and shell"


def run(place: Workplace, file: pathlib.Path) -> list:
    """Seconds since the start at which each step was reached, and the first line was read."""
    command = [
        "strace", "-f", "--seccomp-bpf", "-ttt", "-s", "48", "-e", f"trace={CALLS}", "-o", str(file),
        *map(str, run_enclave(place))]
    process = subprocess.Popen(
        command, cwd=place.directory, env=place.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, bufsize=0)
    read_first_line(process, "strace")
    end = time.time()
    # The keeper is traced until it ends, and strace with it.
    place.run(place.nesh, "terminate-enclave", "--all")
    process.communicate()
    calls = [found.groups() for found in map(LINE.match, file.read_text(errors="replace").splitlines()) if found]
    start, reached = float(calls[0][1]), []
    for text, sign, which in STEPS:
        found = [float(call[1]) for call in calls if sign in call[2]]
        try:
            reached.append(found[which] - start)
        except IndexError:
            raise Failed(f"the trace does not show that {text}") from None
    return reached + [end - start]


def report(place: Workplace):
    with tempfile.TemporaryDirectory(dir=place.directory) as directory:
        runs = [run(place, pathlib.Path(directory) / "calls") for _ in range(max(3, place.rounds * 3))]
    at = [1000 * statistics.median(column) for column in zip(*runs)]
    print(f"{'at ms':>6} {'share':>6}  medians of {len(runs)} traced runs")
    before = 0.0
    for now, text in sorted(zip(at, [text for text, _, _ in STEPS] + [LAST])):
        print(f"{now:6.1f} {100 * (now - before) / at[-1]:5.0f}%  {text}")
        before = now
