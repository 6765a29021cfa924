"""Where examples are played: a home with a pool, images, keys and files of its own."""

import subprocess
import sys

LANGUAGES = {"English": "C.UTF-8", "Japanese": "ja_JP.UTF-8"}
ASK = """\
import socket, sys
with socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM) as door:
    door.connect((int(sys.argv[1]), int(sys.argv[2])))
    door.sendall(b"ping\\n")
    print(door.makefile().readline().strip())
"""
CERTIFICATE = (
    "openssl req -new -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:secp384r1 -days 30 -subj /CN=example "
    "-keyout key.pem -out cert.pem"
)
BUILD = "build-enclave --docker-uri {0}:latest --docker-dir {0} --output-file {1}"


def environment(home, locale):
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    return {
        "HOME": str(home / "home"), "PATH": "/usr/bin:/bin", "TZ": "UTC", "TERM": "xterm", "NO_COLOR": "1",
        "LC_ALL": locale, "NITRO_CLI_SOCKETS_PATH": str(home / "run"),
    }


def prepare(program, world):
    """The folder that every example begins with a copy of."""
    (world / "home/.config/nesh").mkdir(parents=True)
    (world / "home/.config/nesh/allocator.yaml").write_text("---\nmemory_mib: 4096\ncpu_pool: 1-4\n")
    (world / "work").mkdir()
    inside, around = world / "work", environment(world, "C.UTF-8")
    (inside / "ask.py").write_text(ASK)
    (inside / "proxy.yaml").write_text("allowlist:\n- {address: localhost, port: 8443}\n")
    (inside / "common.nesh").write_text("set greeting hello\n")
    (inside / "lines.nesh").write_text("## An enclave's image has a measure.\npcr --input ask.py\n")
    for words in (
        [program, "tutorial", "app"], [program, "tutorial", "app", "channel-app", "--vsock"],
        [program, *BUILD.format("hello-app", "hello.eif").split()],
        [program, *BUILD.format("channel-app", "channel.eif").split()],
        ["cp", "hello.eif", "old.eif"], CERTIFICATE.split(),
        [program, "--record", "talk", "lines.nesh"], ["rm", "lines.nesh"],
    ):
        done = subprocess.run(words, cwd=inside, env=around, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{' '.join(words)}: {done.stdout}{done.stderr}")
