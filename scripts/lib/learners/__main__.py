"""Takes learners through lessons and adds up what they report."""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import sys
import tempfile
import time

import lessons
from learner import Learner

SHORT = (6, ["hello", "measurements", "memory"])


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/learners", add_help=False)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--learners", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lessons", type=lambda text: text.split(","), default=[])
    parser.add_argument("--report", type=pathlib.Path)
    given = parser.parse_args()
    if given.short:
        given.learners, given.lessons = given.learners or SHORT[0], given.lessons or SHORT[1]
    given.learners = given.learners or 30
    if given.learners < 1 or given.jobs < 1:
        parser.error("--learners and --jobs take 1 or more")
    return given


def sums(learners: list[Learner], taken: list[lessons.Lesson]) -> tuple[collections.Counter, list[str]]:
    """All counts, and what is wrong with them."""
    total: collections.Counter = sum((learner.counts for learner in learners), collections.Counter())
    wanted = len(learners) * sum(len(lesson.steps) for lesson in taken)
    problems = []
    if total["steps"] != wanted:
        problems.append(f"{total['steps']} steps were done of {wanted}")
    if total["answers"] != total["steps"]:
        problems.append(f"{total['answers']} answers for {total['steps']} steps")
    if total["lessons"] != len(learners) * len(taken):
        problems.append(f"{total['lessons']} lessons were finished of {len(learners) * len(taken)}")
    leaving = sum(len(taken) for learner in learners if learner.leaves)
    if total["resumed"] != leaving:
        problems.append(f"{total['resumed']} lessons were resumed of {leaving}")
    return total, problems


def main() -> int:
    given = arguments()
    program = str(given.program.resolve())
    with tempfile.TemporaryDirectory(prefix="nesh-learners.") as folder:
        place = pathlib.Path(folder)
        taken = lessons.every(program, {**os.environ, "HOME": folder, "LC_ALL": "C.UTF-8"}, given.lessons)
        learners = [Learner(number, program, place / str(number), given.seed) for number in range(given.learners)]
        start = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
            for learner in pool.map(lambda each: each.go(taken), learners):
                counts = " ".join(f"{name} {count}" for name, count in sorted(learner.counts.items()))
                print(f"{learner.number + 1:3} {learner.way:8} {learner.leaves or '-':7} {counts}", flush=True)
                for problem in learner.problems:
                    print(f"    {problem}", flush=True)
        total, problems = sums(learners, taken)
        problems += [problem for learner in learners for problem in learner.problems]
    print(f"sum: {len(learners)} learners, " + ", ".join(f"{name} {count}" for name, count in sorted(total.items())))
    print(f"{time.monotonic() - start:.0f} s, " + (f"{len(problems)} problems" if problems else "everything adds up"))
    if given.report:
        given.report.write_text(json.dumps({
            "Lessons": {lesson.name: len(lesson.steps) for lesson in taken}, "Sum": total, "Problems": problems,
            "Learners": [
                {"Way": each.way, "Leaves": each.leaves, "Counts": each.counts, "Problems": each.problems}
                for each in learners],
        }, indent=2) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
