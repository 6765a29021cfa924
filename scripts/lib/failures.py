"""Prints what failed in a run of the tests: python3 failures.py EVENTS, the event stream that `swift test` wrote.

For each issue: where it was recorded, its test and arguments, what was expected, the comment; then the run's closing
line. A run that has none was killed or crashed: then it names the tests that had begun and not ended.
"""

import contextlib
import json
import sys

# All of it fits into the 60 last lines of a log.
MOST_LINES, MOST_COLUMNS = 48, 400


def cut(line):
    return line if len(line) <= MOST_COLUMNS else line[: MOST_COLUMNS - 1] + "…"


def test_name(event):
    """As --filter takes it: a test's ID without its module and place, which the issue's own place says better."""
    name = event.get("testID", "no test in particular").split(".", 1)[-1]
    head, _, tail = name.rpartition("/")
    return head if ".swift:" in tail else name


def issue_lines(event):
    place = (event.get("issue") or {}).get("sourceLocation") or {}
    case = (event.get("_testCase") or {}).get("displayName")
    first = "✘ {}:{}:{}: {}{}".format(
        place.get("fileID", "?"), place.get("line", "?"), place.get("column", "?"), test_name(event),
        f" with {case}" if case else "")
    said = "\n".join(message["text"] for message in event["messages"])
    return [cut(first)] + [cut("  " + line) for line in said.splitlines()]


def shortened(issues):
    """The issues' lines, each issue with its share of the lines that there are, and at least two."""
    share = max(2, MOST_LINES // max(1, len(issues)))
    lines = []
    for number, issue in enumerate(issues):
        if len(lines) + share > MOST_LINES:
            return lines + [f"… and {len(issues) - number} issues more, which stand above"]
        if len(issue) > share >= 6:
            # The last lines of a long one, such as a screen, say as much as its first.
            issue = issue[: share // 2] + ["  …"] + issue[share // 2 + 1 - share:]
        lines += issue[:share]
    return lines


def records(path):
    with open(path, encoding="utf-8", errors="replace") as stream:
        for line in stream:
            # A crash may have cut off the last one.
            with contextlib.suppress(ValueError):
                yield json.loads(line)


def main():
    issues, closing, running = [], None, {}
    for record in records(sys.argv[1]):
        event = record.get("payload", {})
        kind = event.get("kind") if record.get("kind") == "event" else None
        if kind == "issueRecorded" and event["messages"][0]["symbol"] == "fail":
            issues.append(issue_lines(event))
        elif kind == "testStarted":
            running[event["testID"]] = test_name(event)
        elif kind == "testEnded":
            running.pop(event["testID"], None)
        elif kind == "runEnded":
            closing = "✘ " + event["messages"][0]["text"]
    if not closing and not running:
        # What was wrong with the call has been said.
        return
    # Whatever the locale is: as swift test itself writes.
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    print("\n---- what failed ----")
    for line in shortened(issues):
        print(line)
    if closing:
        print(closing)
    else:
        # Its suite has begun, too.
        tests = [name for name in running.values() if "(" in name]
        print("the tests did not come to their end; these had begun and not ended: " + (", ".join(tests[:8]) or "none"))


if __name__ == "__main__":
    main()
