"""nesh's prompt on a terminal, line by line: what is typed, and what comes back."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

# The line editor brackets what is typed with these; what lies between an end and the next begin is output.
BEGIN, END = b"\x1b[?2004h", b"\x1b[?2004l"
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[78=>]|\x07")

PROMPT = re.compile(r" *nesh( [^>]*)?>")


class Stuck(Exception):
    """What was waited for did not come."""


def plain(raw: bytes) -> list[str]:
    """The lines of a terminal that took these bytes: a line that was written anew counts as it was last."""
    lines = []
    for line in raw.decode("utf-8", "replace").replace("\r\n", "\n").split("\n"):
        shown = ""
        for part in line.split("\r"):
            moved = re.match(r"\x1b\[(\d+)C", part)
            at = int(moved[1]) if moved else 0
            text = ESCAPE.sub("", part)
            erased = part.startswith(("\x1b[K", "\x1b[2K")) or part.endswith("\x1b[J")
            shown = shown[:at].ljust(at if text else 0) + text + ("" if erased else shown[at + len(text):])
        lines.append(shown.rstrip())
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


class Prompt:
    def __init__(self, command: list[str], environment: dict, directory: str, columns: int):
        self.raw = b""
        self.status = None
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.chdir(directory)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 20000, columns, 0, 0))
            try:
                os.execve(command[0], command, environment)
            finally:
                os._exit(127)
        self.until(BEGIN)

    def read(self, seconds: float) -> bool:
        """False where nothing comes, or the other side is closed."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.raw += piece
        return bool(piece)

    def has_ended(self) -> bool:
        if self.status is None:
            child, status = os.waitpid(self.child, os.WNOHANG)
            if child:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def until(self, mark: bytes, seconds: float = 60) -> bytes:
        """What comes before the mark, which is gone then; all that is left where the program ends."""
        deadline = time.monotonic() + seconds
        while mark not in self.raw:
            if time.monotonic() > deadline:
                raise Stuck(f"{mark!r} does not come; the end is {self.raw[-800:]!r}")
            if not self.read(1) and self.has_ended():
                rest, self.raw = self.raw, b""
                return rest
        before, self.raw = self.raw.split(mark, 1)
        return before

    def peek(self) -> str:
        """The prompt that waits; the cursor's column ends what draws it."""
        deadline = time.monotonic() + 60
        while True:
            # What changes the prompt comes right behind it.
            quiet = not self.read(0.1)
            shown = [found[0] for line in plain(self.raw) if (found := PROMPT.match(line))]
            if quiet and shown:
                return shown[-1].strip()
            if time.monotonic() > deadline:
                raise Stuck(f"no prompt: {self.raw!r}")

    def run(self, line: str, keys: str = "", when: str = "") -> tuple[str, list[str]]:
        """Types a line; keys follow when its output has a text. The prompt that it was typed at, and the output."""
        prompt = self.peek()
        self.raw = b""
        os.write(self.master, line.encode() + b"\r")
        self.typed = self.until(END)
        before = b""
        if keys:
            before = self.until(when.encode()) + when.encode()
            os.write(self.master, keys.encode())
        before += self.until(BEGIN)
        if not line.endswith("&"):
            return prompt, plain(before)
        # What a job says comes when it likes, above the prompt that waits already: only its start is sure.
        while self.read(1):
            pass
        said = ESCAPE.sub("", (before + self.raw).decode("utf-8", "replace"))
        return prompt, re.findall(r"\[\d+\] " + re.escape(line[:-1].rstrip()), said)[:1] + ["…"]

    def typed_lines(self, prompt: str) -> list[str]:
        """What was typed last, as it stands on the screen: of a block each line behind its own prompt."""
        first, *others = plain(self.typed)
        return [f"{prompt} {first}"] + [line for line in others if line]

    def close(self):
        if not self.has_ended():
            os.write(self.master, b"\x04\x04")
        deadline = time.monotonic() + 20
        while not self.has_ended() and time.monotonic() < deadline:
            self.read(0.2)
        if not self.has_ended():
            os.kill(self.child, signal.SIGKILL)
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        os.close(self.master)


def on_terminal(command: list[str], environment: dict, directory: str, columns: int) -> list[str]:
    """What a program writes on a terminal of this width, to its end."""
    child, master = pty.fork()
    if child == 0:
        os.chdir(directory)
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 20000, columns, 0, 0))
        try:
            os.execve(command[0], command, environment)
        finally:
            os._exit(127)
    raw = b""
    while True:
        if not select.select([master], [], [], 60)[0]:
            os.kill(child, signal.SIGKILL)
            raise Stuck(f"{' '.join(command)[-200:]} says nothing for a minute, after {raw[-300:]!r}")
        try:
            piece = os.read(master, 1 << 16)
        except OSError:
            break
        if not piece:
            break
        raw += piece
    os.close(master)
    os.waitpid(child, 0)
    return plain(raw)
