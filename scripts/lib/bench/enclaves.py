"""How soon an enclave's application speaks, and what its keeper holds."""

import json
import re
import statistics
import subprocess
import time

from measure import Bench, Failed, Result, Workplace, in_turns, last_words

FIRST_LINE = b"Hello from the enclave side!"
BWRAP = "bwrap --unshare-all --proc /proc --dev /dev --tmpfs /tmp --ro-bind"


def image(place: Workplace):
    """The tutorial's program as an EIF, built from a directory."""

    def build():
        tree, eif = place.directory / "tree", place.directory / "hello.eif"
        tree.mkdir()
        (tree / "hello").write_bytes(place.hello.read_bytes())
        (tree / "hello").chmod(0o755)
        place.run(
            place.nesh, "build-enclave", "--docker-uri", f"rootfs:{tree}", "--cmd", "/hello", "--output-file", eif)
        return eif

    return place.once("hello.eif", build)


def read_first_line(process: subprocess.Popen, name: str):
    """Reads until the program's first line has come."""
    seen = b""
    while FIRST_LINE not in seen:
        piece = process.stdout.read(4096)
        if not piece:
            process.wait()
            raise Failed(f"{name}: exit {process.returncode}: {last_words(process.stderr.read())}")
        seen += piece


def until_first_line(place: Workplace, *command) -> float:
    """Seconds from the start of the command until the program's first line has been read."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command], cwd=place.directory, env=place.environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
    )
    try:
        read_first_line(process, command[1])
        return time.perf_counter() - start
    finally:
        # Its children may hold the pipes for longer: nobody waits for them.
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def run_enclave(place: Workplace) -> list:
    return [
        place.nesh, "run-enclave", "--eif-path", image(place), "--memory", "128", "--cpu-count", "2", "--attach-console"]


def first_line(place: Workplace) -> Result:
    def ours():
        took = until_first_line(place, *run_enclave(place))
        place.run(place.nesh, "terminate-enclave", "--all")
        return took

    bwrap = ["bwrap", "--die-with-parent", *BWRAP.split()[1:], place.hello, "/hello", "/hello"]
    return in_turns(place.rounds * 3, ours, lambda: until_first_line(place, *bwrap))


def keeper(place: Workplace) -> dict:
    """What a keeper's memory is made of while its enclave says a line a second, in kB: /proc/PID/smaps_rollup.

    The middle one of several looks: a keeper lets go of what it used every two seconds.
    """

    def look():
        until_first_line(place, *run_enclave(place))
        try:
            listed = json.loads(place.run(place.nesh, "describe-enclaves"))
            if len(listed) != 1:
                raise Failed(f"describe-enclaves lists {len(listed)} enclaves")
            looks = []
            for _ in range(9):
                time.sleep(0.7)
                with open(f"/proc/{listed[0]['ProcessID']}/smaps_rollup", encoding="ascii") as sizes:
                    looks.append({name: int(size) for name, size in re.findall(r"^(\w+): +(\d+) kB", sizes.read(), re.M)})
            return sorted(looks, key=lambda sizes: sizes["Rss"])[len(looks) // 2]
        finally:
            place.run(place.nesh, "terminate-enclave", "--all")

    return place.once("keeper", look)


def keeper_memory(place: Workplace) -> Result:
    """With all pages of the program's file that it ever touched and still has; they are shared by all keepers."""
    megabytes = keeper(place)["Rss"] / 1024
    return Result(megabytes, f"{megabytes:.1f} MB", "")


def keeper_private(place: Workplace) -> Result:
    """What each further keeper adds: memory that no file stands behind."""
    megabytes = keeper(place)["Anonymous"] / 1024
    return Result(megabytes, f"{megabytes:.2f} MB", "")


def describe_many(place: Workplace) -> Result:
    """describe-enclaves asks each of five hundred keepers, whose programs say a line a second meanwhile."""
    home = place.directory / "five-hundred"
    (home / ".config/nesh").mkdir(parents=True)
    (home / ".config/nesh/allocator.yaml").write_text("---\nmemory_mib: 32000\ncpu_count: 500\n")
    script = place.directory / "five-hundred.nesh"
    script.write_text("".join(
        f"run-enclave --eif-path {image(place)} --memory 64 --cpu-count 1 --enclave-name e{number} > /dev/null\n"
        for number in range(500)))
    command = ["env", f"HOME={home}", place.nesh]
    try:
        place.run(*command, script)
        if len(json.loads(place.run(*command, "describe-enclaves"))) != 500:
            raise Failed("describe-enclaves does not list 500 enclaves")
        took = 1000 * statistics.median(place.seconds(*command, "describe-enclaves") for _ in range(place.rounds))
    finally:
        place.run(*command, "terminate-enclave", "--all")
    return Result(took, f"{took:.0f} ms", "")


BENCHES = [
    Bench("first-line", 2.5, "x", f"run-enclave until the first console line beside {BWRAP} …", first_line),
    Bench("keeper-memory", 3, "MB", "resident memory of the process behind an enclave", keeper_memory),
    Bench("keeper-private", 0.6, "MB", "the part of it that is not the program's file", keeper_private),
    Bench("describe-500", 250, "ms", "describe-enclaves while five hundred run", describe_many),
]
