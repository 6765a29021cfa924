"""What vsock costs in an enclave of the local engine."""

import pathlib
import re

from measure import Bench, Failed, Result, Workplace

SOURCE = pathlib.Path(__file__).parent / "vsock.c"


def measured(place: Workplace) -> tuple[float, float]:
    """The ratio of a stream to a pair of Unix sockets, and the microseconds of a connection."""

    def run():
        tree, eif = place.directory / "vsock", place.directory / "vsock.eif"
        tree.mkdir()
        place.run("cc", "-static", "-O2", "-o", tree / "bench", SOURCE)
        place.run(
            place.nesh, "build-enclave", "--docker-uri", f"rootfs:{tree}", "--cmd", "/bench", "--output-file", eif)
        said = place.run(
            place.nesh, "run-enclave", "--eif-path", eif, "--memory", "128", "--cpu-count", "2", "--attach-console")
        numbers = re.search(r"measured ([\d.]+) ([\d.]+)", said)
        if not numbers:
            raise Failed(f"the enclave says only: {said.strip()[-200:]}")
        return float(numbers[1]), float(numbers[2])

    return place.once("vsock", run)


def stream(place: Workplace) -> Result:
    ratio, _ = measured(place)
    return Result(ratio, f"{ratio:.2f}", "1.00")


def connection(place: Workplace) -> Result:
    _, microseconds = measured(place)
    return Result(microseconds, f"{microseconds:.0f} us", "")


BENCHES = [
    Bench("vsock-stream", 1.1, "x", "a vsock stream of 256 MiB in an enclave beside a pair of Unix sockets", stream),
    Bench("vsock-connect", 400, "us", "a vsock connection made and accepted in an enclave", connection),
]
