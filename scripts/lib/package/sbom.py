"""Writes what the program is made of as SPDX 2.3 and copies the notices of its parts.

Debian's database says which package a static archive is from; elsewhere the archive's digest stands for its version.
For a program of another processor a root of unpacked packages takes this system's place: its file `archives` names them.
"""

import argparse
import datetime
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess

# By the archive's name: what it is, its licence in SPDX's words.
LIBRARIES = {
    "c": ("glibc", "LGPL-2.1-or-later"),
    "m": ("glibc", "LGPL-2.1-or-later"),
    "stdc++": ("libstdc++", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    "edit": ("libedit", "BSD-3-Clause"),
    "tinfo": ("ncurses", "X11"),
    "bsd": ("libbsd", "BSD-3-Clause"),
    "md": ("libmd", "BSD-3-Clause"),
    "crypto": ("openssl", "Apache-2.0"),
    "yaml": ("libyaml", "MIT"),
    "cares": ("c-ares", "MIT"),
    "deflate": ("libdeflate", "MIT"),
    "z": ("zlib", "Zlib"),
    "zstd": ("zstd", "BSD-3-Clause"),
}


def answer(*command):
    """What a program says, or nothing where it is missing or fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class Here:
    """This machine's compiler, archives and packages."""

    root = pathlib.Path("/")

    def __init__(self, swift):
        self.swift = swift

    def archive(self, name):
        found = answer("cc", f"-print-file-name=lib{name}.a")
        if not found.startswith("/"):
            raise SystemExit(f"sbom: no archive of {name} here")
        return os.path.realpath(found)

    def package(self, path):
        """(binary package, source package, version of the source) that a file is from, or None."""
        owner = answer("dpkg-query", "-S", path).split(": ")[0].split(",")[0]
        if not owner:
            return None
        said = answer("dpkg-query", "-W", "-f=${Package} ${source:Package} ${source:Version}", owner).split(" ")
        return tuple(said) if len(said) == 3 else None

    def runtime(self):
        """Swift's version, and where its licence is."""
        compiler = re.search(r"Swift version (\S+)", answer(self.swift, "--version"))
        return compiler[1] if compiler else "NOASSERTION", swift_licence(self.swift)


class There:
    """A root that scripts/test-arm64 has unpacked."""

    def __init__(self, root):
        self.root = root
        lines = (root / "archives").read_text(encoding="utf-8").splitlines()
        self.packages = {path: tuple(rest) for path, *rest in map(str.split, lines)}

    def archive(self, name):
        found = [path for path in self.packages if path.endswith(f"/lib{name}.a")]
        if len(found) != 1:
            raise SystemExit(f"sbom: {len(found)} archives of {name} in {self.root}, and not one")
        return found[0]

    def package(self, path):
        return self.packages[path]

    def runtime(self):
        binary, _, version = self.package(self.archive("swiftCore"))
        return version, self.root / "usr/share/doc" / binary / "copyright"


def distribution(root):
    said = dict(re.findall(r'^(\w+)="?([^"\n]*)', (root / "etc/os-release").read_text(encoding="utf-8"), re.M))
    return said.get("ID", "linux")


def part(name, version, licence, **more):
    return {
        "name": name, "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name), "versionInfo": version,
        "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "licenseConcluded": licence,
        "licenseDeclared": licence, "copyrightText": "NOASSERTION", **more}


def libraries(names, system, notices):
    """The parts of a program, one for each source package."""
    parts = {}
    for name in names:
        title, licence = LIBRARIES[name]
        if title in parts:
            continue
        path = system.archive(name)
        package = system.package(path)
        if package:
            binary, source, version = package
            reference = f"pkg:deb/{distribution(system.root)}/{source}@{version}?arch=source"
            more = {"externalRefs": [{
                "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": reference}]}
            notice = system.root / "usr/share/doc" / binary / "copyright"
            if notice.exists():
                shutil.copy(notice, notices / f"{title}.txt")
        else:
            version, more = f"sha256-{digest(path)}", {}
        parts[title] = part(title, version, licence, **more)
    return list(parts.values())


def swift_licence(compiler):
    """Beside the runtime; where the compiler is a stand-in that chooses one, it says where that lies."""
    said = re.search(r'"runtimeResourcePath": *"([^"]+)"', answer(compiler, "-print-target-info"))
    return pathlib.Path(said[1] if said else "/nowhere").parent.parent / "share/swift/LICENSE.txt"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--licences", type=pathlib.Path, required=True)
    origin = parser.add_mutually_exclusive_group(required=True)
    origin.add_argument("--swift", help="this machine's compiler, whose runtime the program holds")
    origin.add_argument("--system", type=pathlib.Path, help="the root that runtime and libraries are from")
    parser.add_argument("libraries", nargs="+")
    given = parser.parse_args()
    given.licences.mkdir(parents=True)
    system = There(given.system) if given.system else Here(given.swift)
    runtime, licence = system.runtime()
    if licence.exists():
        shutil.copy(licence, given.licences / "swift.txt")
    program = part(
        "nesh", given.version, "Apache-2.0", primaryPackagePurpose="APPLICATION",
        checksums=[{"algorithm": "SHA256", "checksumValue": digest(given.program)}])
    parts = [
        part("swift-runtime", runtime, "Apache-2.0 WITH Swift-exception"),
        *libraries(given.libraries, system, given.licences)]
    links = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": program["SPDXID"]}]
    links += [
        {"spdxElementId": program["SPDXID"], "relationshipType": "STATIC_LINK", "relatedSpdxElement": each["SPDXID"]}
        for each in parts]
    made = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    print(json.dumps({
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"nesh-{given.version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/nesh-{given.version}-{digest(given.program)}",
        "creationInfo": {"created": made.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: nesh-scripts-package"]},
        "packages": [program, *parts], "relationships": links}, indent=2))


if __name__ == "__main__":
    main()
