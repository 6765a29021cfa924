"""Who refers to whom: targets by Package.swift, folders inside a target by the names that their files declare.

    layers.py check            findings, a line each; exit 1 if there is one
    layers.py write            puts the picture into docs/architecture.md, the table into docs/layers.md
    layers.py folders TARGET   every reference between the folders of a target, with examples
"""
import collections
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
BEGIN, END = "<!-- layers: written by scripts/check, not by hand -->\n", "<!-- end of layers -->\n"

# What the project promises about its sizes, in lines; docs/contributing.md says the same.
MOST_IN_TARGET = 5500
# NeshJapanese is one table of texts, with hardly any code. The lessons' texts, which scripts/lessons writes, do not count.
MAY_BE_LARGER = {"NeshImage", "NeshJapanese"}
MOST_IN_PROGRAM = 200
# Two screens; a line has 120 characters.
MOST_IN_PICTURED_PAGE = 100
MOST_IN_MEDIAN_FILE, MOST_IN_NINE_OF_TEN_FILES = 100, 250

# Comments, texts and patterns hold words, not references; what is interpolated into a text stays.
WORDS = re.compile(
    r'"""(?:\\.|[^\\])*?"""|#/.*?/#|"(?:\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/',
    re.S)
DECLARATION = re.compile(
    r"^(?:@\w+(?:\([^)]*\))? )*(?:(?:package|public|final|indirect|nonisolated) )*"
    r"(?:struct|class|enum|protocol|actor|typealias|func|let|var) +(\w+)", re.M)


def targets():
    """The package's own targets below Sources, as {name: names of those that it may import}."""
    swift = os.environ.get("SWIFT", "swift")
    text = subprocess.run([swift, "package", "--package-path", ROOT, "dump-package"], capture_output=True, text=True)
    if text.returncode != 0:
        sys.exit(text.stderr)
    listed = {}
    for target in json.loads(text.stdout)["targets"]:
        if target.get("path") is None and os.path.isdir(os.path.join(ROOT, "Sources", target["name"])):
            listed[target["name"]] = [next(iter(each.values()))[0] for each in target["dependencies"]]
    return listed


def sources(target):
    """The target's Swift files, as {path below the target: text without comments and texts}."""
    top = os.path.join(ROOT, "Sources", target)
    found = {}
    for directory, _, files in os.walk(top):
        for name in files:
            if name.endswith(".swift"):
                path = os.path.join(directory, name)
                with open(path, encoding="utf-8") as file:
                    found[os.path.relpath(path, top)] = WORDS.sub(interpolated, file.read())
    return found


def interpolated(match):
    text = match.group(0)
    return " ".join(re.findall(r"\\\((.*?)\)", text)) if text.startswith('"') else " "


def folder_references(target):
    """{folder: {folder: [what is referred to, where]}}; a folder is a path below the target, '.' is its top."""
    files = sources(target)
    declared = {}
    for path, text in files.items():
        for name in DECLARATION.findall(text):
            declared.setdefault(name, path)
    references = collections.defaultdict(lambda: collections.defaultdict(list))
    for path, text in files.items():
        here = os.path.dirname(path) or "."
        # A small letter begins a variable too: one that the file declares itself is no reference.
        own = set(re.findall(r"\b(?:let|var|func|case) +(\w+)|\b(\w+) *(?=:)", text))
        own = {name for names in own for name in names if name and not name[0].isupper()}
        # So is a type inside another one of the file.
        own |= set(re.findall(r"^ +.*\b(?:struct|class|enum|protocol|actor|typealias) +(\w+)", text, re.M))
        for word in sorted(set(re.findall(r"(?<![.\w])\w+", text)) - own):
            there = os.path.dirname(declared[word]) or "." if word in declared else here
            if there != here:
                references[here][there].append(f"{os.path.basename(path)} uses {word}")
    return {here: dict(there) for here, there in references.items()}


def levels(graph):
    """A level for each node, those that refer to nothing on 0; nodes of a circle are returned apart."""
    level, rest = {}, set(graph) | {there for all_there in graph.values() for there in all_there}
    while rest:
        ready = {node for node in rest if not set(graph.get(node, ())) & rest}
        if not ready:
            return level, circle(graph, rest)
        for node in ready:
            level[node] = max((level[there] + 1 for there in graph.get(node, ())), default=0)
        rest -= ready
    return level, []


def circle(graph, rest):
    """One way round inside the nodes that are left."""
    node, way = min(rest), []
    while node not in way:
        way.append(node)
        node = min(set(graph.get(node, ())) & rest)
    return way[way.index(node):] + [node]


def rows(graph):
    """The nodes in rows, top row first."""
    level, _ = levels(graph)
    by_level = collections.defaultdict(list)
    for node, number in level.items():
        by_level[number].append(node)
    return [sorted(by_level[number]) for number in sorted(by_level, reverse=True)]


def lines_of(target):
    """The number of lines of each file of a target, C too, without what is written from lessons."""
    counts = []
    for directory, _, files in os.walk(os.path.join(ROOT, "Sources", target)):
        for name in files:
            if name.endswith((".swift", ".c", ".h")) and not name.startswith("LessonTexts+"):
                with open(os.path.join(directory, name), encoding="utf-8") as file:
                    counts.append(sum(1 for _ in file))
    return counts


def findings():
    found, swift_files = [], []
    for target in targets():
        counts = lines_of(target)
        swift_files += counts
        most = MOST_IN_PROGRAM if target == "nesh" else MOST_IN_TARGET
        if sum(counts) > most and target not in MAY_BE_LARGER:
            found.append(f"{target}: {sum(counts)} lines, over {most}; which idea would move out?")
        references = folder_references(target)
        way = levels(references)[1]
        if way:
            found.append(f"{target}: a circle of folders: " + " → ".join(way))
            for here, there in zip(way, way[1:]):
                examples = references[here][there]
                found.append(f"    {here} → {there}: {len(examples)}, as {'; '.join(examples[:3])}")
    swift_files.sort()
    for share, most in ((0.5, MOST_IN_MEDIAN_FILE), (0.9, MOST_IN_NINE_OF_TEN_FILES)):
        size = swift_files[int(share * (len(swift_files) - 1))]
        if size > most:
            found.append(f"of 100 files {100 * share:.0f} should have at most {most} lines; that one has {size}")
    return found


def picture():
    graph = targets()
    text = ["```"]
    floors = rows(graph)
    for number, row in enumerate(floors):
        text.append(f"{len(floors) - 1 - number:2}  " + "   ".join(row))
    text.append("```")
    return "\n".join(text) + "\n"


def table():
    graph = targets()
    floors = rows(graph)
    text = ["| target | imports, but for what those import | folders, upper first |", "|---|---|---|"]
    for target in [target for row in floors for target in row]:
        lower = set(graph[target])
        indirect = {there for each in lower for there in reachable(graph, each) - {each}}
        direct = ", ".join(f"`{each}`" for each in graph[target] if each not in indirect)
        folders = " → ".join(", ".join(each for each in row if each != ".") or "." for row in
                             rows(folder_references(target)))
        if direct or folders:
            text.append(f"| `{target}` | {direct} | {folders} |")
    return "\n".join(text) + "\n"


def reachable(graph, target):
    found, waiting = set(), [target]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += graph.get(node, [])
    return found


PAGES = {os.path.join(ROOT, "docs", "architecture.md"): picture, os.path.join(ROOT, "docs", "layers.md"): table}


def pages():
    """What the pages hold and what they should hold, as [(path, text, new text)]."""
    found = []
    for path, drawn in PAGES.items():
        with open(path, encoding="utf-8") as file:
            text = file.read()
        before, rest = text.split(BEGIN)
        found.append((path, text, before + BEGIN + drawn() + END + rest.split(END)[1]))
    return found


def page_findings():
    found = []
    for path, text, new in pages():
        name = os.path.relpath(path, ROOT)
        if new != text:
            found.append(f"{name} shows other layers than the code has: scripts/lib/check/layers.py write")
        if PAGES[path] is picture:
            lines = new.split("\n")[:-1]
            if len(lines) > MOST_IN_PICTURED_PAGE:
                found.append(f"{name} has {len(lines)} lines, over {MOST_IN_PICTURED_PAGE}: details have their own pages")
            found += [f"{name}:{number}: over 120 characters" for number, line in enumerate(lines, 1) if len(line) > 120]
    return found


def main(arguments):
    task = arguments[0] if arguments else "check"
    if task == "folders":
        for here, all_there in sorted(folder_references(arguments[1]).items()):
            for there, examples in sorted(all_there.items()):
                print(f"{here} → {there} ({len(examples)}): {'; '.join(examples[:4])}")
    elif task == "write":
        for path, _, new in pages():
            with open(path, "w", encoding="utf-8") as file:
                file.write(new)
    else:
        found = findings() + page_findings()
        print("\n".join(found), end="\n" if found else "")
        sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
