"""Building and describing images beside the hashing and copying that cannot be avoided."""

import pathlib
import shutil

import archive
from measure import Bench, Failed, Result, Workplace, in_turns

SHA384 = ["openssl", "dgst", "-sha384"]


def plain_archive(place: Workplace) -> pathlib.Path:
    return place.once("plain.tar", lambda: archive.make(place.directory / "plain.tar", compressed=False))


def gzip_archive(place: Workplace) -> pathlib.Path:
    return place.once("gzip.tar", lambda: archive.make(place.directory / "gzip.tar", compressed=True))


def build_command(place: Workplace, source: pathlib.Path, output: str) -> list:
    return [
        place.nesh, "build-enclave", "--docker-uri", f"docker-archive:{source}", "--output-file",
        place.directory / output]


def built(place: Workplace) -> pathlib.Path:
    def build():
        place.run(*build_command(place, plain_archive(place), "large.eif"))
        size, least = (place.directory / "large.eif").stat().st_size, archive.CONTENT
        if size < least:
            raise Failed(f"the EIF has {size} bytes, its files {least}")
        return place.directory / "large.eif"

    return place.once("large.eif", build)


def few(place: Workplace) -> int:
    return max(1, place.rounds // 3)


def build(place: Workplace) -> Result:
    eif, copy = built(place), place.directory / "copy.eif"
    command = build_command(place, plain_archive(place), "again.eif")
    return in_turns(
        few(place), lambda: place.seconds(*command),
        lambda: place.seconds(*SHA384, eif) + place.seconds("cp", eif, copy),
    )


def describe(place: Workplace) -> Result:
    eif = built(place)
    return in_turns(
        few(place), lambda: place.seconds(place.nesh, "describe-eif", "--eif-path", eif),
        lambda: place.seconds(*SHA384, eif),
    )


def build_gzip(place: Workplace) -> Result:
    """The other side unpacks and hashes the layers, one stream after another."""
    command = build_command(place, gzip_archive(place), "gzip.eif")
    layers = place.directory / "layers.gz"
    if not layers.exists():
        with layers.open("wb") as joined:
            for name in archive.layers_of(gzip_archive(place), place.directory / "unpacked"):
                with name.open("rb") as layer:
                    shutil.copyfileobj(layer, joined)
    pipe = ["sh", "-c", f"zcat {layers} | openssl dgst -sha384"]
    return in_turns(few(place), lambda: place.seconds(*command), lambda: place.seconds(*pipe))


def many_archive(place: Workplace) -> pathlib.Path:
    return place.once(
        "many.tar", lambda: archive.make(place.directory / "many.tar", compressed=False, contents=archive.MANY))


def many_layer(place: Workplace) -> pathlib.Path:
    return place.once("many", lambda: archive.layers_of(many_archive(place), place.directory / "many")[0])


def many_files(place: Workplace) -> Result:
    """The other side reads the same headers and hashes the same bytes, once."""
    layer = many_layer(place)
    command = build_command(place, many_archive(place), "many.eif")
    pipe = ["sh", "-c", f"tar -xOf {layer} | sha384sum"]
    return in_turns(few(place), lambda: place.seconds(*command), lambda: place.seconds(*pipe))


def many_files_least(place: Workplace) -> Result:
    """The other side makes the layer's digest and both registers' digests at the same time, then copies the EIF."""
    layer, eif, copy = many_layer(place), place.directory / "many.eif", place.directory / "copy.eif"
    command = build_command(place, many_archive(place), "many.eif")
    place.run(*command)
    register = f"{' '.join(SHA384)} {eif}"
    digests = ["sh", "-c", f"{register} & {register} & openssl dgst -sha256 {layer}; wait"]
    return in_turns(
        few(place), lambda: place.seconds(*command),
        lambda: place.seconds(*digests) + place.seconds("cp", eif, copy))


def build_memory(place: Workplace) -> Result:
    built(place)
    return peak(place, *build_command(place, plain_archive(place), "again.eif"))


def gzip_memory(place: Workplace) -> Result:
    built(place)
    return peak(place, *build_command(place, gzip_archive(place), "gzip.eif"))


def describe_memory(place: Workplace) -> Result:
    return peak(place, place.nesh, "describe-eif", "--eif-path", built(place))


def peak(place: Workplace, *command) -> Result:
    megabytes = place.peak_megabytes(*command)
    return Result(megabytes, f"{megabytes:.1f} MB", "")


BENCHES = [
    Bench("build", 2, "x", "build-enclave of 200 MB beside openssl dgst -sha384 and cp of the EIF", build),
    Bench("describe", 1.6, "x", "describe-eif of 200 MB beside openssl dgst -sha384", describe),
    Bench("build-gzip", 1.3, "x", "build-enclave of gzip layers beside zcat | openssl dgst -sha384", build_gzip),
    Bench("many-files", 3.5, "x", "build-enclave of 100,000 small files beside tar -xO | sha384sum", many_files),
    Bench(
        "many-files-least", 2.2, "x", "the same beside what no builder can leave out: three digests and a copy",
        many_files_least),
    Bench("build-memory", 64, "MB", "the most memory build-enclave has", build_memory),
    Bench("gzip-memory", 64, "MB", "the same with gzip layers", gzip_memory),
    Bench("describe-memory", 64, "MB", "the most memory describe-eif has", describe_memory),
]
