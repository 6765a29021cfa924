"""Makes a container image's archive one for another processor: processor.py ARCHIVE PROCESSOR."""

import hashlib
import io
import json
import sys
import tarfile


def changed(files: dict[str, bytes], processor: str) -> dict[str, bytes]:
    """The same files with a configuration that names the processor, under the name that its bytes then have."""
    manifest = json.loads(files.pop("manifest.json"))
    for image in manifest:
        configuration = json.loads(files.pop(image["Config"]))
        configuration["architecture"] = processor
        text = json.dumps(configuration).encode()
        former = image["Config"].removesuffix(".json").rpartition("/")[2]
        image["Config"] = image["Config"].replace(former, hashlib.sha256(text).hexdigest())
        files[image["Config"]] = text
    files["manifest.json"] = json.dumps(manifest).encode()
    return files


def main(archive: str, processor: str) -> None:
    with tarfile.open(archive) as before:
        files = {member.name: before.extractfile(member).read() for member in before if member.isfile()}
    with tarfile.open(archive, "w") as after:
        for name, content in sorted(changed(files, processor).items()):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            after.addfile(member, io.BytesIO(content))


main(*sys.argv[1:])
