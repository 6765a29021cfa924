"""Reports links of a package's pages that lead to nothing in it; ends with status 1 if there are any.

    links.py FOLDER
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "check"))

import pages  # noqa: E402


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    is_good = True
    for page in sorted(folder.rglob("*.md")):
        for number, target in pages.links(page.read_text(encoding="utf-8")):
            path = target.partition("#")[0]
            file = (page.parent / path).resolve() if path else page
            # What lies beside the package is not there where it is installed.
            if not file.exists() or not file.is_relative_to(folder):
                print(f"{page.relative_to(folder)}:{number}: not in the package: {target}")
                is_good = False
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
