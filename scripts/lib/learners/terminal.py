"""A program on a terminal, read as the text that it shows."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[78]|\r|\x07")


class Stuck(Exception):
    """What was waited for did not come."""


class Terminal:
    def __init__(self, command: list[str], environment: dict, directory: str):
        self.text = ""
        self.raw = b""
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.chdir(directory)
            try:
                os.execve(command[0], command, environment)
            finally:
                os._exit(127)
        # Wide, so that no text that is looked for is broken.
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 220, 0, 0))

    def read(self, seconds: float) -> bool:
        """False where nothing comes, or the other side is closed."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.raw += piece
        whole = self.raw.decode("utf-8", "ignore")
        self.text += ESCAPE.sub("", whole)
        self.raw = b""
        return bool(piece)

    def type(self, keys: str):
        os.write(self.master, keys.encode())

    def until(self, *texts: str, seconds: float = 60) -> str:
        """Waits for one of the texts; what was read up to its end is gone then."""
        end = time.monotonic() + seconds
        while True:
            found = [(self.text.find(text), text) for text in texts if text in self.text]
            if found:
                at, text = min(found)
                self.seen, self.text = self.text[:at], self.text[at + len(text):]
                return text
            if time.monotonic() > end or (not self.read(1) and self.has_ended()):
                raise Stuck(f"{' or '.join(map(repr, texts))} does not come; the end is {self.text[-400:]!r}")

    def has_ended(self) -> bool:
        try:
            return os.waitpid(self.child, os.WNOHANG)[0] != 0
        except ChildProcessError:
            return True

    def end(self, kill: bool = False):
        """Waits for the end, or brings it about."""
        if kill:
            os.kill(self.child, signal.SIGKILL)
        deadline = time.monotonic() + 30
        while not self.has_ended() and time.monotonic() < deadline:
            self.read(0.2)
        if not self.has_ended():
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            raise Stuck("the program does not end")
        os.close(self.master)
