"""Lessons as the program takes them: for each step the line that does it."""

import subprocess

PREPARING = ("set", "option", "on-error", "on-exit")
CHECKING = ("expect", "wait", "require")


def statements(text: str):
    """The script's statements: a block with all its lines as one; narration as None."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("##"):
            yield None
        elif line and not line.startswith(("#", "|", " ")):
            while line.split()[0] == "if" and not line.endswith("\nend") or line.endswith("\\"):
                line += "\n" + next(lines)
            yield line


def steps(text: str) -> list[str]:
    """What a learner types at each step, in order."""
    found: list[str] = []
    narrated = has_task = False
    for line in statements(text):
        if line is None:
            narrated, has_task = True, False
            continue
        verb = line.split()[0]
        if not narrated or verb in PREPARING or (has_task and verb in CHECKING):
            continue
        has_task = True
        found.append(line.removeprefix("not ").lstrip())
    return found


class Lesson:
    def __init__(self, program: str, name: str, number: int):
        done = subprocess.run([program, "tutorial", "show", name], capture_output=True, text=True, check=True)
        self.name, self.number, self.steps = name, number, steps(done.stdout)


def every(program: str, environment: dict, wanted: list[str]) -> list[Lesson]:
    """Of the program's lessons those that are wanted, or all."""
    import json

    done = subprocess.run(
        [program, "tutorial", "status", "--json"], capture_output=True, text=True, check=True, env=environment)
    names = json.loads(done.stdout)["Lessons"]
    unknown = set(wanted) - set(names)
    if unknown:
        raise SystemExit(f"no such lesson: {', '.join(sorted(unknown))}")
    return [Lesson(program, name, number) for number, name in enumerate(names, 1) if not wanted or name in wanted]
