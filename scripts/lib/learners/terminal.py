"""A program on a terminal, read as the text that it shows."""

import os
import re
import signal
import sys
import time

sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from on_terminal import Program, Stuck  # noqa: E402

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[78]|\r|\x07")


class Terminal(Program):
    """Wide, so that no text that is looked for is broken."""

    def __init__(self, command: list[str], environment: dict, directory: str):
        super().__init__(command, environment, directory, 50, 220)
        self.text = ""

    def took(self, piece: bytes):
        self.text += ESCAPE.sub("", piece.decode("utf-8", "ignore"))

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

    def close(self, kill: bool = False):
        """Waits for the end, or brings it about."""
        if kill:
            os.kill(self.child, signal.SIGKILL)
        if not self.end(30):
            raise Stuck("the program does not end")
