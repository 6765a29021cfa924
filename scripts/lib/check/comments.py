"""Which package and public declarations below Sources have no documentation comment.

    comments.py check     findings, a line each; exit 1 if there is one
    comments.py count     how many there are, for each target

A comment may be missing only where the declaration says all that there is to say:
    case        of an enumeration whose own comment says what the cases are
    init        that throws nothing and whose parameters are all stored under their own names; of a literal
    member      that a protocol asks for: what it is stands there
    parameter   of a command or setting, whose help text stands in the declaration; the structure and the values that
                hold them, `Parameters`, `parameters` and `spec`
    property    that is named as its type, `grant: Grant` or `columns: [Column]`; a Boolean whose name is a statement,
                `isZero`, `hasEnded`
    phrase      a text for people, which stands in the declaration
    verb        a type that is a `Command`, whose summary says what it does
"""
import collections
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
SOURCES = os.path.join(ROOT, "Sources")

MODIFIERS = r"(?:(?:static|final|class|indirect|nonisolated|mutating|override|convenience|internal\(set\)|private\(set\)|" \
            r"fileprivate\(set\)|lazy|weak|dynamic|borrowing|consuming|isolated|unowned)\s+)*"
DECLARATION = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:package|public)\s+(" + MODIFIERS + r")"
    r"(struct|class|enum|protocol|actor|typealias|func|var|let|init|subscript|associatedtype)\b[?!]?\s*([\w`]+|[^\s\w(]+)?")
REQUIREMENT = re.compile(r"^\s+(?:static |mutating )*(?:func|var)\s+(\w+)", re.M)
PROTOCOL = re.compile(r"^\s*(?:(?:package|public|private|fileprivate) )?protocol \w+[^{]*\{(.*?)^\}", re.M | re.S)
# What protocols of the standard library ask for.
STANDARD = set("description debugDescription hash hashValue rawValue id == < + - next makeIterator startIndex endIndex index "
               "allCases encode errorDescription body".split())
DECLARED = re.compile(r"=\s*(?:\w+\.)*(?:Parameter\.|Setting\(|Parameters\(\)|Phrase\()")


def files():
    for directory, _, names in os.walk(SOURCES):
        for name in sorted(names):
            if name.endswith(".swift"):
                yield os.path.join(directory, name)


def requirements(texts):
    """Names of the members that protocols of the sources ask for."""
    found = set(STANDARD)
    for text in texts.values():
        for body in PROTOCOL.findall(text):
            found.update(REQUIREMENT.findall(body))
    return found


def has_comment(lines, index):
    index -= 1
    while index >= 0 and (lines[index].strip().startswith("@") or re.match(r"^\s*#if|^\s*// ?swift", lines[index])):
        index -= 1
    return index >= 0 and lines[index].strip().startswith(("///", "*/"))


def signature(lines, index):
    """The declaration from its line to its body or end."""
    text, depth = "", 0
    for line in lines[index:index + 12]:
        for position, sign in enumerate(line):
            depth += (sign in "([") - (sign in ")]")
            if sign == "{" and depth == 0:
                return text + line[:position]
        text += line + "\n"
        if depth == 0:
            break
    return text


def stored_names(text):
    return set(re.findall(r"\b(?:let|var)\s+(\w+)", text))


def is_plain_init(text, lines, index):
    head = signature(lines, index)
    if "throws" in head or "init?" in head:
        return False
    inside = head[head.find("(") + 1:]
    labels = re.findall(r"(?:^|[(,])\s*(?:@\w+\s+)*(\w+)(?:\s+(\w+))?\s*:", "(" + inside)
    stored = stored_names(text)
    return all((own or label) in stored or label in stored for label, own in labels)


def says_all(name, line):
    """A property that is named as its type, or a Boolean whose name is a statement."""
    if re.match(r"(is|has|was|can|may)[A-Z]", name):
        return True
    match = re.search(r"\b(?:let|var)\s+\w+\s*:\s*(\[)?(?:any |some )?(?:\w+\.)*(\w+)\]?\??", line)
    return bool(match) and (match.group(2) + ("s" if match.group(1) else "")).lower() == name.lower()


def findings():
    texts = {path: open(path, encoding="utf-8").read() for path in files()}
    asked = requirements(texts)
    for path, text in texts.items():
        lines = text.split("\n")
        in_text = False
        for index, line in enumerate(lines):
            if line.count('"""') % 2:
                in_text = not in_text
            if in_text:
                continue
            match = DECLARATION.match(line)
            if not match or has_comment(lines, index):
                continue
            modifiers, kind, name = match.groups()
            name = (name or "").strip("`")
            if kind == "init" and is_plain_init(text, lines, index):
                continue
            if kind in ("func", "var", "let", "subscript", "typealias") and name in asked:
                continue
            head = " ".join(lines[index:index + 2])
            if kind in ("let", "var") and DECLARED.search(head):
                continue
            if kind == "enum" and re.search(r":\s*Command\b", line):
                continue
            if kind == "init" and re.match(r"\((?:\w+Literal) ", line.split("init", 1)[1]):
                continue
            if name == "Parameters" or "static" in modifiers and name in ("spec", "parameters"):
                continue
            if kind in ("let", "var") and says_all(name, line):
                continue
            yield os.path.relpath(path, ROOT), index + 1, f"{kind} {name}".strip()


if __name__ == "__main__":
    found = list(findings())
    if sys.argv[1:] == ["count"]:
        for target, count in collections.Counter(path.split("/")[1] for path, _, _ in found).most_common():
            print(f"{count:5} {target}")
    else:
        for path, line, what in found:
            print(f"{path}:{line}: {what} has no documentation comment")
    sys.exit(1 if found and sys.argv[1:] != ["count"] else 0)
