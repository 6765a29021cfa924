"""nesh's prompt on a terminal, line by line: what is typed, and what comes back."""

import os
import re
import sys
import time

sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from on_terminal import Program, Stuck  # noqa: E402

# The line editor brackets what is typed with these; what lies between an end and the next begin is output.
BEGIN, END = b"\x1b[?2004h", b"\x1b[?2004l"
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[78=>]|\x07")

PROMPT = re.compile(r" *nesh( [^>]*)?>")


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


# So many that nothing scrolls.
ROWS = 20000


class Prompt(Program):
    def __init__(self, command: list[str], environment: dict, directory: str, columns: int):
        super().__init__(command, environment, directory, ROWS, columns)
        self.raw = b""
        self.until(BEGIN)

    def took(self, piece: bytes):
        self.raw += piece

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
        self.type(line + "\r")
        self.typed = self.until(END)
        before = b""
        if keys:
            before = self.until(when.encode()) + when.encode()
            self.type(keys)
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
            self.type("\x04\x04")
        self.end(20)


class Page(Program):
    """What a program writes, to its end."""

    raw = b""

    def took(self, piece: bytes):
        self.raw += piece


def on_terminal(command: list[str], environment: dict, directory: str, columns: int) -> list[str]:
    """What a program writes on a terminal of this width."""
    page = Page(command, environment, directory, ROWS, columns)
    while page.read(60):
        pass
    if not page.end(5):
        raise Stuck(f"{' '.join(command)[-200:]} says nothing for a minute, after {page.raw[-300:]!r}")
    return plain(page.raw)
