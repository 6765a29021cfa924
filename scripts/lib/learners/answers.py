"""What learners type: right, sloppy, as in other shells, by other ways; and what is no answer to anything."""

import random
import shlex

# Lines that tell something or do nothing: no step is done by any of them.
ASIDES = ["help resources", "explain E26", "echo emory", 'echo "RUNNING hello lesson"', "status", "ls -l"]
WRONG = ["!true", "ecoh hello", "terminate-enclav", "!ls", "run-enclave --cpu-count", "use nothing-of-the-kind"]


def words(line: str):
    """None for what is no plain command of nesh's."""
    if line.startswith("!") or "\n" in line or any(sign in line for sign in ">|&'\"$\\"):
        return None
    try:
        return shlex.split(line)
    except ValueError:
        return None


def sloppy(line: str, chance: random.Random) -> str:
    """With blanks where they do no harm, and a prompt that was copied along."""
    if words(line) is None:
        return line + "  " if not line.startswith("!") else line
    line = line.replace(" ", "  ") if chance.random() < 0.5 else line
    return chance.choice(["", "$ ", "user@host:~$ "]) + line + chance.choice(["", " ", "  # here"])


def foreign(line: str, chance: random.Random) -> str:
    """As a tutorial for nitro-cli has it."""
    verb = line.split()[0]
    nitro = {"run-enclave", "describe-enclaves", "describe-eif", "build-enclave", "console", "terminate-enclave"}
    if verb not in nitro or words(line) is None:
        return line
    if verb in ("console", "terminate-enclave"):
        return line  # nitro-cli's want an ID
    return chance.choice(["nitro-cli ", "sudo nitro-cli ", "$ nitro-cli "]) + line


def other(line: str, chance: random.Random) -> str:
    """The same with its options in another order, joined by =, and other words that mean it."""
    same = {"allocator show": ["resources"], "ls": ["describe-enclaves"], "explain E27": ["explain --error-code E27"], "terminate-enclave": ["terminate-enclave --session"]}
    if line in same:
        return chance.choice(same[line])
    found = words(line)
    if found is None or found[0] not in ("run-enclave", "build-enclave"):
        return line
    options: list[list[str]] = []
    for word in found[1:]:
        if word.startswith("--"):
            options.append([word])
        else:
            options[-1].append(word)
    chance.shuffle(options)
    return " ".join([found[0], *("=".join(option) if len(option) == 2 else option[0] for option in options)])


WAYS = {"right": lambda line, chance: line, "sloppy": sloppy, "foreign": foreign, "other": other}
