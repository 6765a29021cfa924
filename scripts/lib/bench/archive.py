"""Makes a docker-archive as `docker save` writes it: three layers of files of mixed sizes, the same every time."""

import gzip
import hashlib
import io
import json
import pathlib
import random
import tarfile

MIB = 1 << 20
# Per layer: how many files of which size. Small files are an image's usual many, large ones its bulk.
LAYERS = [
    [(4000, 4 << 10), (400, 64 << 10), (16, 4 * MIB)],
    [(1000, 8 << 10), (20, 2 * MIB)],
    [(200, 16 << 10), (1, 32 * MIB)],
]
CONTENT = sum(count * size for layer in LAYERS for count, size in layer)


# One layer of nothing but small files, as a language's packages unpacked.
MANY = [[(100_000, 512)]]


def make(path: pathlib.Path, compressed: bool, contents: list = LAYERS) -> pathlib.Path:
    generator = random.Random(20240229)
    names, digests, members = [], [], []
    for number, sizes in enumerate(contents):
        plain = layer(generator, number, sizes)
        digests.append("sha256:" + hashlib.sha256(plain).hexdigest())
        stored = gzip.compress(plain, 6, mtime=0) if compressed else plain
        names.append(f"{hashlib.sha256(stored).hexdigest()}/layer.tar")
        members.append((names[-1], stored))
    config = json.dumps({
        "architecture": "amd64", "os": "linux", "config": {"Cmd": ["/layer0/file0"], "Env": ["PATH=/bin"]},
        "rootfs": {"type": "layers", "diff_ids": digests}, "history": [],
    }).encode()
    config_name = hashlib.sha256(config).hexdigest() + ".json"
    manifest = json.dumps([{"Config": config_name, "RepoTags": ["bench:latest"], "Layers": names}]).encode()
    with tarfile.open(path, "w") as archive:
        for name, content in [*members, (config_name, config), ("manifest.json", manifest)]:
            add(archive, name, content, 0o644)
    return path


def layer(generator: random.Random, number: int, sizes: list) -> bytes:
    """Half of the files are noise, half compress well, as programs and texts do."""
    text = io.BytesIO()
    with tarfile.open(fileobj=text, mode="w") as archive:
        index = 0
        for count, size in sizes:
            for _ in range(count):
                if index % 2 == 0:
                    content = generator.randbytes(size)
                else:
                    content = (generator.randbytes(1024).hex().encode() * (size // 2048 + 1))[:size]
                add(archive, f"layer{number}/file{index}", content, 0o755)
                index += 1
    return text.getvalue()


def add(archive: tarfile.TarFile, name: str, content: bytes, mode: int):
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(content), mode, 1_700_000_000
    archive.addfile(entry, io.BytesIO(content))


def layers_of(path: pathlib.Path, directory: pathlib.Path) -> list:
    """Unpacks the layers and gives their files, in order."""
    with tarfile.open(path) as archive:
        names = [member.name for member in archive.getmembers() if member.name.endswith("/layer.tar")]
        for name in names:
            (directory / name).parent.mkdir(parents=True)
            (directory / name).write_bytes(archive.extractfile(name).read())
    return [directory / name for name in names]
