"""A program on a terminal of its own, for what plays prompts and learners."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time


class Stuck(Exception):
    """What was waited for did not come."""


class Program:
    """Begins at once; what it writes goes to took(), which a kind of program has."""

    def __init__(self, command: list[str], environment: dict, directory: str, rows: int, columns: int):
        self.status = None
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.chdir(directory)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            try:
                os.execve(command[0], command, environment)
            finally:
                os._exit(127)

    def took(self, piece: bytes):
        raise NotImplementedError

    def type(self, keys: str):
        os.write(self.master, keys.encode())

    def read(self, seconds: float) -> bool:
        """False where nothing comes, or the other side is closed."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.took(piece)
        return bool(piece)

    def has_ended(self) -> bool:
        if self.status is None:
            child, status = os.waitpid(self.child, os.WNOHANG)
            if child:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def end(self, seconds: float) -> bool:
        """Waits for the end, or brings it about; whether the program ended by itself."""
        deadline = time.monotonic() + seconds
        while not self.has_ended() and time.monotonic() < deadline:
            self.read(0.2)
        by_itself = self.has_ended()
        if not by_itself:
            os.kill(self.child, signal.SIGKILL)
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        os.close(self.master)
        return by_itself
