"""How long it takes to the first prompt, and how fast a console is shown, both on a terminal."""

import contextlib
import fcntl
import json
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import termios
import time

from enclaves import image
from measure import Bench, Failed, Result, Workplace, in_turns

LINE = b"What an enclave says, again and again, in lines of an ordinary length: 0123456789\n"
# The prompt with its name in bold.
PROMPT = b"nesh\x1b[0m> "
STREAM = 1 << 30
# The terminal's buffers are small; so that reading them is not what is measured.
PIECE = 1 << 16


@contextlib.contextmanager
def terminal(place: Workplace, *command):
    """The command on a pty of 80 x 24; gives its process ID and the other end."""
    child, master = pty.fork()
    if child == 0:
        os.chdir(place.directory)
        try:
            os.execvpe(str(command[0]), [str(word) for word in command], {**place.environment, "TERM": "xterm"})
        finally:
            os._exit(127)
    try:
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        yield child, master
    finally:
        os.kill(child, signal.SIGHUP)
        os.close(master)
        os.waitpid(child, 0)


def pieces(master: int):
    """What arrives, until the other side is closed."""
    while True:
        if not select.select([master], [], [], 60)[0]:
            raise Failed("nothing arrived for a minute")
        try:
            piece = os.read(master, PIECE)
        except OSError:
            return
        if not piece:
            return
        yield piece


def seconds_until(place: Workplace, text: bytes, *command) -> float:
    start = time.perf_counter()
    with terminal(place, *command) as (_, master):
        seen = b""
        for piece in pieces(master):
            seen += piece
            if text in seen:
                return time.perf_counter() - start
    raise Failed(f"{command[0]} does not show {text!r}: {seen[-200:]!r}")


def first_prompt(place: Workplace) -> Result:
    return in_turns(
        place.rounds * 5,
        lambda: seconds_until(place, PROMPT, place.nesh),
        lambda: seconds_until(place, b"sqlite>", "sqlite3", ":memory:"),
    )


class Typing:
    """Somebody at a terminal, who waits for what the keys bring."""

    def __init__(self, master: int):
        self.master, self.pieces = master, pieces(master)

    def until(self, text: bytes, keys: bytes = b"") -> float:
        start, seen = time.perf_counter(), b""
        os.write(self.master, keys)
        for piece in self.pieces:
            seen += piece
            if text in seen:
                return time.perf_counter() - start
        raise Failed(f"{text!r} does not come: {seen[-200:]!r}")

    def through(self, end: re.Pattern, keys: bytes = b"") -> tuple[float, bytes]:
        """To the end of what the keys bring: how long that took, and what came."""
        start, seen = time.perf_counter(), b""
        os.write(self.master, keys)
        for piece in self.pieces:
            seen += piece
            if end.search(seen):
                return time.perf_counter() - start, seen
        raise Failed(f"{end.pattern!r} does not come: {seen[-200:]!r}")


def tab(place: Workplace) -> Result:
    """From the key to the list of a hundred names, of enclaves and of files."""
    files = place.directory / "names"
    files.mkdir(exist_ok=True)
    for number in range(100):
        (files / f"web-{number}").touch()
    settings = place.directory / "inputrc"
    settings.write_text(
        "set show-all-if-ambiguous on\nset completion-query-items 0\nset page-completions off\n"
        "set enable-bracketed-paste off\n")
    script = place.directory / "hundred.nesh"
    script.write_text("".join(
        f"run-enclave --eif-path {image(place)} --memory 64 --cpu-count 1 --enclave-name web-{number} > /dev/null\n"
        for number in range(100)))
    home = place.directory / "hundred"
    (home / ".config/nesh").mkdir(parents=True, exist_ok=True)
    (home / ".config/nesh/allocator.yaml").write_text("---\nmemory_mib: 8192\ncpu_count: 100\n")
    nesh = terminal(place, "env", f"HOME={home}", place.nesh, "--engine", "memory", "--no-rc")
    bash = terminal(place, "env", f"INPUTRC={settings}", "PS1=> ", "bash", "--norc", "--noprofile")
    with nesh as (_, ours), bash as (_, theirs):
        shell, peer = Typing(ours), Typing(theirs)
        shell.until(b"> ")
        shell.until(b"+99", f"source {script}\r".encode())
        peer.until(b"> ", f"cd {files}\r".encode())

        def press(typing: Typing, line: bytes, sign: bytes) -> float:
            typing.until(line[-4:], b"\x15" + line)
            return typing.until(sign, b"\t")

        return in_turns(
            place.rounds * 5,
            lambda: press(shell, b"\x0cterminate-enclave web-", b"CID"),
            lambda: press(peer, b"\x0ccat web-", b"web-99"),
        )


def resident(process: int) -> int:
    with open(f"/proc/{process}/status", encoding="ascii") as status:
        return int(re.search(r"VmRSS:\s+(\d+) kB", status.read())[1])


def talker(place: Workplace):
    """An image whose application says the line without end, many at a time: a write for each would be slow."""

    def build():
        tree, eif = place.directory / "talker", place.directory / "talker.eif"
        tree.mkdir()
        shutil.copy("/bin/busybox", tree / "busybox")
        (tree / "text").write_bytes(LINE * 50_000)
        (tree / "talk").write_text("while :; do /busybox cat /text; done\n")
        place.run(
            place.nesh, "build-enclave", "--docker-uri", f"rootfs:{tree}", "--cmd",
            "/busybox sh /talk", "--output-file", eif)
        return eif

    return place.once("talker.eif", build)


class Shown:
    """One gigabyte of a console on a terminal."""

    def __init__(self, place: Workplace):
        self.memory = {"shell": [], "keeper": []}
        place.run(
            place.nesh, "run-enclave", "--eif-path", talker(place), "--memory", "128", "--cpu-count", "2",
            "--debug-mode")
        try:
            keeper = json.loads(place.run(place.nesh, "describe-enclaves"))[0]["ProcessID"]
            with terminal(place, place.nesh, "console", "--enclave-name", "talker") as (shell, master):
                self.rate = self.watch(master, {"shell": shell, "keeper": keeper})
        finally:
            place.run(place.nesh, "terminate-enclave", "--all")

    def watch(self, master: int, processes: dict) -> float:
        text, start, looks = Text(), None, 0
        for piece in pieces(master):
            start = start or time.perf_counter()
            text.take(piece)
            if text.length >= looks * (STREAM // 16) + PIECE:
                looks += 1
                for name, process in processes.items():
                    self.memory[name].append(resident(process))
            if text.length >= STREAM:
                return text.length / (time.perf_counter() - start)
        raise Failed(f"the console ended after {text.length} bytes")


class Text:
    """What a terminal shows, compared with a row said again and again; nothing is missing but what a notice says."""

    # An enclave's own terminal has ended the lines of both already.
    ROW = LINE.replace(b"\n", b"\r\n")
    GAP = re.compile(rb"\r\n\[(\d+) bytes are missing here\]\r\n")
    # A terminal that ends lines itself adds a second \r; what was cut off before a notice may end in one.
    DOUBLE = re.compile(rb"\r\r\n(?!\[)")

    def __init__(self):
        self.expected = self.ROW * (2 * PIECE // len(self.ROW) + 2)
        self.length = 0
        self.places = []  # where in the row it may be; unknown before the first whole one
        self.rest = b""

    def take(self, piece: bytes):
        self.length += len(piece)
        # What is unfinished, a line's end or a notice, waits for the next piece.
        whole = self.rest + piece
        end = len(whole.rstrip(b"\r\n"))
        notice = whole.rfind(b"\r\n[", max(0, len(whole) - 64))
        if notice >= 0 and b"]\r\n" not in whole[notice:end]:
            # Not further back: a notice may come right before it, and its end belongs to it.
            end = min(end, notice)
        whole, self.rest = whole[:end], whole[end:]
        if b"\r\r\n" in whole:
            whole = self.DOUBLE.sub(b"\r\n", whole)
        if not self.places:
            begin = whole.find(self.ROW)
            if begin < 0:
                return
            self.places, whole = [0], whole[begin:]
        done = 0
        for gap in self.GAP.finditer(whole):
            self.compare(whole[done:gap.start()])
            # If it cut a line's end, the \r before the notice may be the enclave's own.
            self.places += [place + 1 for place in self.places if self.at(place) == b"\r"]
            self.places = [place + int(gap[1]) for place in self.places]
            done = gap.end()
        self.compare(whole[done:])

    def at(self, place: int, count: int = 1) -> bytes:
        place %= len(self.ROW)
        return self.expected[place:place + count]

    def compare(self, shown: bytes):
        fitting = []
        for place in self.places:
            # A line's end that had lost its \r has got one again.
            lost = self.at(place) == b"\n" and shown.startswith(b"\r\n")
            rest = shown[1:] if lost else shown
            if rest == self.at(place, len(rest)):
                fitting.append(place + len(rest))
        if not fitting:
            raise Failed(f"in {self.length} bytes something is missing and no notice says so")
        self.places = fitting


def cat_rate(place: Workplace) -> float:
    path, text = place.directory / "stream.txt", Text()
    if not path.exists():
        with path.open("wb") as file:
            for _ in range(STREAM // (len(LINE) * 4096) + 1):
                file.write(LINE * 4096)
    with terminal(place, "cat", path) as (_, master):
        start = None
        for piece in pieces(master):
            start = start or time.perf_counter()
            text.take(piece)
    return text.length / (time.perf_counter() - start)


def streams(place: Workplace) -> list:
    """cat's rate and a console's, in turns; both benches look at the same ones."""
    return place.once("streams", lambda: [(cat_rate(place), Shown(place)) for _ in range(max(1, place.rounds // 3))])


def console_stream(place: Workplace) -> Result:
    ours = statistics.median(shown.rate for _, shown in streams(place))
    cat = statistics.median(rate for rate, _ in streams(place))
    return Result(cat / ours, as_rate(ours), as_rate(cat))


def console_growth(place: Workplace) -> Result:
    """What shell and keeper grow by from the first look to the largest after it."""
    grown = [(max(sizes) - sizes[0]) / 1024 for _, shown in streams(place) for sizes in shown.memory.values()]
    return Result(max(grown), f"{max(grown):.1f} MB", "")


def as_rate(rate: float) -> str:
    return f"{rate / 1e6:.0f} MB/s"


BENCHES = [
    Bench("first-prompt", 2.5, "x", "nesh until its prompt beside sqlite3 :memory: until its own", first_prompt),
    Bench("tab", 10, "x", "Tab with 100 enclaves, each with its state, beside bash's with 100 files", tab),
    Bench("console-stream", 1.7, "x", "1 GB of a console on a terminal beside cat of a file on the same", console_stream),
    Bench("console-growth", 1, "MB", "resident memory that shell and keeper gain during that gigabyte", console_growth),
]
