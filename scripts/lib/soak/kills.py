"""Starts enclaves from several shells at once and kills shells, keepers and first processes at random moments.

Called by scripts/soak --kills with: PROGRAM PLACE CYCLES SHELLS. PLACE holds the image wait.eif, whose program has
a name that no other process has, and the directories run, home and tmp. What is found is printed, a line each;
the exit status is 1 if there is anything.
"""

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time

PROGRAM, PLACE, CYCLES, SHELLS = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
MARK = os.path.basename(PLACE)
MEMORY = 64
SOCKETS = PLACE + "/run"
RUN = "run-enclave --eif-path {}/wait.eif --memory {} --cpu-count 1 --enclave-name soak --debug-mode".format(PLACE, MEMORY)
# One less than there are shells, so that the pool is contested.
POOL = max(1, SHELLS - 1)

lock = threading.Lock()
found, counts, slots = [], {}, set()
stopping = threading.Event()
left = CYCLES


def report(what):
    with lock:
        if what not in found:
            found.append(what)


def nesh(line):
    """A shell with this run's allocator, which does one line."""
    text = "option allocator-file {}/allocator.yaml\n{}".format(PLACE, line)
    return subprocess.Popen(
        [PROGRAM, "--engine", "local", "-c", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL, text=True)


def finish(process, what):
    try:
        out, errors = process.communicate(timeout=100)
        return process.returncode, out, errors
    except subprocess.TimeoutExpired:
        report("{} does not end".format(what))
        process.kill()
        out, errors = process.communicate()
        return -1, out, errors


def child(process):
    """The first child of a process; 0 if there is none."""
    try:
        with open("/proc/{0}/task/{0}/children".format(process)) as file:
            return int(file.read().split()[0])
    except (OSError, IndexError):
        return 0


def await_child(process, alive):
    """Looks until there is one or the shell has ended: it comes and goes within milliseconds."""
    while alive():
        pid = child(process)
        if pid:
            return pid
    return 0


def send(process, number):
    if process > 1:
        try:
            os.kill(process, number)
        except ProcessLookupError:
            pass


def pause(longest):
    time.sleep(random.uniform(0, longest))


def disturb(shell):
    """Does one thing to a start that is under way. Returns its name."""
    alive = lambda: shell.poll() is None
    kind = random.choice([
        "nothing", "shell", "keeper", "keeper", "keeper and shell", "first process", "first process stopped",
        "keeper stopped", "shell interrupted", "shell stopped",
    ])
    if kind == "shell":
        pause(0.15)
        send(shell.pid, signal.SIGKILL)
    elif kind == "shell interrupted":
        pause(0.15)
        send(shell.pid, signal.SIGINT)
    elif kind == "shell stopped":
        pause(0.1)
        send(shell.pid, signal.SIGSTOP)
        pause(0.1)
        send(shell.pid, random.choice([signal.SIGKILL, signal.SIGCONT]))
    elif kind != "nothing":
        keeper = await_child(shell.pid, alive)
        if kind.startswith("first process"):
            first = await_child(keeper, alive) if keeper else 0
            pause(0.03)
            if kind == "first process":
                send(first, signal.SIGKILL)
            else:
                # Nobody wakes it: it has to be found and ended.
                send(first, signal.SIGSTOP)
                send(keeper, signal.SIGKILL)
        elif kind == "keeper stopped":
            pause(0.06)
            send(keeper, signal.SIGSTOP)
            pause(0.2)
            send(keeper, random.choice([signal.SIGKILL, signal.SIGCONT]))
        else:
            pause(0.08)
            send(keeper, signal.SIGKILL)
            if kind == "keeper and shell":
                send(shell.pid, signal.SIGKILL)
    return kind


def check():
    """What is described now must be possible."""
    status, out, errors = finish(nesh("describe-enclaves"), "describe-enclaves")
    if status != 0:
        return report("describe-enclaves ends with {}: {}".format(status, errors.strip()[-300:]))
    enclaves = json.loads(out)
    for key in ("EnclaveCID", "EnclaveName", "EnclaveID"):
        values = [enclave[key] for enclave in enclaves]
        if len(set(values)) < len(values):
            report("a {} was given twice: {}".format(key, values))
    cpus = [cpu for enclave in enclaves for cpu in enclave["CPUIDs"]]
    if len(set(cpus)) < len(cpus):
        report("a CPU was given twice: {}".format(cpus))
    if sum(enclave["MemoryMiB"] for enclave in enclaves) > POOL * MEMORY:
        report("more memory was given than there is")


def work():
    global left
    while True:
        with lock:
            if left == 0:
                return
            left -= 1
            turn = left
        shell = nesh(RUN)
        kind = disturb(shell)
        status, out, errors = finish(shell, "run-enclave after '{}'".format(kind))
        if status < -2 and status not in (-signal.SIGKILL,):
            report("run-enclave was ended by signal {} after '{}'".format(-status, kind))
        with lock:
            counts[kind] = counts.get(kind, 0) + 1
            counts["started"] = counts.get("started", 0) + (status == 0)
        check()
        identity = re.search(r'"EnclaveID": "([^"]*)"', out)
        if identity:
            finish(nesh("terminate-enclave --enclave-id " + identity.group(1)), "terminate-enclave")
        # Enclaves whose shell was killed stay, until somebody ends them.
        if turn % 4 == 0:
            finish(nesh("terminate-enclave --all"), "terminate-enclave --all")


def watch():
    """Notes every slot that has files, so that its control groups can be looked for."""
    while not stopping.is_set():
        for name in os.listdir(SOCKETS):
            slots.add(name.split(".")[0])
        time.sleep(0.002)


def processes():
    """Those of this run: nesh's own, and the programs of its enclaves."""
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/{}/cmdline".format(name)) as file:
                words = file.read()
            with open("/proc/{}/stat".format(name)) as file:
                state = file.read().rsplit(")", 1)[1].split()[0]
        except OSError:
            continue
        try:
            program = os.readlink("/proc/{}/exe".format(name))
        except OSError:
            program = ""
        if state not in "ZX" and (MARK in words or program == PROGRAM) and int(name) != os.getpid():
            yield "{} ({}) {}".format(name, state, words.replace("\0", " ").strip()[:80])


def groups():
    names = {"nesh-" + slot for slot in slots}
    for path, directories, _ in os.walk("/sys/fs/cgroup"):
        for name in directories:
            if name in names:
                yield path + "/" + name


def mounts():
    with open("/proc/self/mounts") as file:
        return sum(line.split()[2] in ("tmpfs", "devpts", "proc") for line in file)


def main():
    with open(PLACE + "/allocator.yaml", "w") as file:
        file.write("memory_mib: {}\ncpu_count: {}\n".format(POOL * MEMORY, 2 * ((POOL + 1) // 2)))
    mounts_before = mounts()
    began = time.monotonic()
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    workers = [threading.Thread(target=work) for _ in range(SHELLS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    status, _, errors = finish(nesh("terminate-enclave --all"), "terminate-enclave --all")
    if status != 0:
        report("terminate-enclave --all ends with {}: {}".format(status, errors.strip()[-300:]))
    status, out, errors = finish(nesh("describe-enclaves"), "describe-enclaves")
    if status != 0 or json.loads(out):
        report("enclaves are left: {} {}".format(out, errors))
    stopping.set()
    watcher.join()
    # A process may be told of as gone a moment before it is.
    limit = time.monotonic() + 10
    while list(processes()) and time.monotonic() < limit:
        time.sleep(0.05)
    for what, things in (
        ("processes", list(processes())), ("files in the sockets directory", os.listdir(SOCKETS)),
        ("control groups", list(groups())), ("temporary files", os.listdir(PLACE + "/tmp")),
    ):
        if things:
            report("{} are left: {}".format(what, "; ".join(sorted(things)[:5])))
    if mounts() > mounts_before:
        report("{} mounts are left".format(mounts() - mounts_before))
    logs = sum(len(files) for _, _, files in os.walk(PLACE + "/home/state"))
    if logs > 20 + SHELLS:
        report("{} logs are kept".format(logs))
    print("{} cycles in {:.0f} s from {} shells at once: {}".format(
        CYCLES, time.monotonic() - began, SHELLS, ", ".join("{} {}".format(counts[key], key) for key in sorted(counts))))
    for what in found:
        print(what)
    return 1 if found else 0


sys.exit(main())
