"""Whether a page's Japanese says what the English does, as far as that can be seen without reading either.

Section by section: tables have as many rows; each number, each word of code and each error code of the English stands in
the Japanese, too; and so does each word of the commands in blocks. The Japanese may say more.
"""

import re

BLOCK = re.compile(r"(?ms)^```([^\n]*)\n(.*?)^```$")
PLACEHOLDER = re.compile(r"[A-Z]+(:[A-Z]+)?|\W+")


def sections(text):
    """(line, text) of each section, which begins at its heading."""
    found, fenced = [(1, [])], False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
        if not fenced and re.match(r"#+ ", line):
            found.append((number, []))
        found[-1][1].append(line)
    return [(number, "\n".join(lines)) for number, lines in found]


def words(code):
    """The words of code that are the same in every language; a Japanese page has a Japanese locale and Japanese files."""
    code = code.replace("ja_JP.UTF-8", "C.UTF-8").replace("/ja/", "/")
    for word in re.findall(r"[!-~]+", code):
        word = word.strip(".,;:()")
        if word and not PLACEHOLDER.fullmatch(word):
            yield word


def commands(kind, block):
    """The lines of a block that are typed or run, without what comments say."""
    for line in block.splitlines():
        prompt = re.match(r"nesh[^>]*> ", line)
        if kind == "console" and not prompt:
            continue
        yield re.sub(r"(^|\s)#.*", "", line[prompt.end() :] if prompt else line)


def said(section):
    """What a section says that is no prose."""
    found = {word for kind, block in BLOCK.findall(section) for line in commands(kind, block) for word in words(line)}
    text = re.sub(r"\]\([^)]*\)", "]", re.sub(r"<!--.*?-->", "", BLOCK.sub("", section), flags=re.DOTALL))
    for code in re.findall(r"`([^`\n]+)`", text):
        found.update(words(code))
    text = re.sub(r"`[^`\n]*`", "", text)
    found.update(re.findall(r"\b(?:E|PCR)\d+\b", text))
    found.update(re.findall(r"(?<![\w.])\d+(?:\.\d+)*", text))
    return found


def rows(section):
    """How many rows its tables have."""
    return sum(line.startswith("|") for line in BLOCK.sub("", section).splitlines())


def missing(english, japanese):
    """(line of the Japanese, sentence) of each thing that it lacks; both have the same headings."""
    for (_, here), (line, there) in zip(sections(english), sections(japanese)):
        for word in sorted(said(here) - said(there)):
            yield line, f"this section does not say {word}, which the English does"
        if rows(here) != rows(there):
            yield line, f"this section's tables have {rows(there)} rows, the English ones {rows(here)}"
