"""Turns a README into a text for a terminal of 80 columns, on standard output.

    readme.py README.md WORD

WORD stands before where a picture is: a terminal shows none. Comments go, and paragraphs are wrapped; code, tables and
links stay as they are.
"""

import pathlib
import re
import sys
import unicodedata

COLUMNS = 78


def width(text):
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def pieces(text):
    """Words, and of a script without blanks what stands up to a mark, each with the blank before it."""
    return re.findall(r"\s*(?:[^\s、。」）]+[、。」）]*|[、。」）]+)", text)


def joined(lines):
    """Lines of a paragraph as one: Japanese has no blank where two of its letters meet, nor beside its marks."""
    text = ""
    for line in lines:
        ends, begins = (text and unicodedata.east_asian_width(text[-1]) in "WF",
                        unicodedata.east_asian_width(line[0]) in "WF")
        text += ("" if not text or ends and (begins or text[-1] in "、。」）") else " ") + line
    return text


def wrapped(text, start=""):
    """Rows of a paragraph; those after the first stand under its text."""
    rows, row = [], start
    for piece in pieces(text):
        # Japanese text does not begin a row with a mark.
        if width(row + piece) > COLUMNS and row.strip() and piece.strip() not in "、。)」":
            rows.append(row.rstrip())
            row = " " * len(start) + piece.lstrip()
        else:
            row += piece
    return rows + [row.rstrip()]


def main():
    page, word = sys.argv[1:]
    sys.stdout.reconfigure(encoding="utf-8")
    paragraph, is_code = [], False
    rows = []

    def end():
        if paragraph:
            rows.extend(wrapped(joined(paragraph)))
            paragraph.clear()

    for line in pathlib.Path(page).read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            is_code = not is_code
        if line.startswith("<!--") and not is_code:
            continue
        picture = re.fullmatch(r"!\[(.*)\]\((.*)\)", line)
        if is_code or line.startswith(("#", "|", "```")) or not line or picture:
            end()
            rows.extend(wrapped(f"{word} ({picture[2]}): {picture[1]}") if picture else [line])
        else:
            paragraph.append(line)
    end()
    print("\n".join(rows))


if __name__ == "__main__":
    main()
