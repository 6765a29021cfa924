"""How long nesh takes to begin, and to get through a long script."""

from measure import Bench, Failed, Result, Workplace, in_turns

LINES = 10_000


def start(place: Workplace) -> Result:
    if place.run(place.nesh, "-c", "echo hi") != "hi\n":
        raise Failed("nesh -c 'echo hi' does not print hi")
    return in_turns(
        place.rounds * 10,
        lambda: place.seconds(place.nesh, "-c", "echo hi"),
        lambda: place.seconds("sqlite3", ":memory:", ".quit"),
    )


def long_script(place: Workplace) -> Result:
    ours, theirs = place.directory / "long.nesh", place.directory / "long.sh"
    with ours.open("w") as nesh, theirs.open("w") as bash:
        for number in range(LINES // 2):
            nesh.write(f"set name value{number}\nexpect $name == value{number}\n")
            bash.write(f'name=value{number}\n[[ $name == "value{number}" ]] || exit 3\n')
        nesh.write("echo all $name\n")
    if place.run(place.nesh, ours) != f"all value{LINES // 2 - 1}\n":
        raise Failed("the script does not get to its last line")
    return in_turns(place.rounds, lambda: place.seconds(place.nesh, ours), lambda: place.seconds("bash", theirs))


BENCHES = [
    Bench("start", 1.5, "x", "nesh -c 'echo hi' beside sqlite3 :memory: .quit", start),
    Bench("long-script", 3, "x", "10,000 lines of set and expect beside bash's assignments and [[ ]]", long_script),
]
