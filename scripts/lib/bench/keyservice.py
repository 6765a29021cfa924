"""What the local KMS costs beside the operations of OpenSSL's that it consists of."""

import base64
import http.client
import json
import os
import pathlib
import ssl
import sys
import threading

import enclaves
from measure import Bench, Failed, Result, Workplace

ROOT = __file__.rsplit("/scripts/", 1)[0]
# The workshop's signer of requests.
sys.path.insert(0, ROOT + "/docs/tutorial/workshop/resources/code/my-first-enclave/cryptographic-attestation")
import kms as aws  # noqa: E402

REQUESTS, CLIENTS = 1000, 2
SOURCE = pathlib.Path(__file__).parent / "decrypt.c"


def document(place: Workplace) -> bytes:
    """A fresh attestation document with a key of 2048 bits in it."""
    place.run("openssl", "genrsa", "-out", "bench.pem", "2048")
    place.run("openssl", "pkey", "-in", "bench.pem", "-pubout", "-outform", "DER", "-out", "bench.der")
    place.run(
        place.nesh, "run-enclave", "--eif-path", enclaves.image(place), "--memory", "128", "--cpu-count", "2",
        "--enclave-name", "bench")
    try:
        place.run(
            place.nesh, "attestation", "request", "bench", "--public-key", "bench.der", "--output", "bench.doc")
        return (place.directory / "bench.doc").read_bytes()
    finally:
        place.run(place.nesh, "terminate-enclave", "--all")


class Client:
    """A program of the parent's with a connection that stays."""

    def __init__(self, folder, port):
        with open(folder / "credentials.json", encoding="ascii") as file:
            given = json.load(file)
        self.credentials = given["AccessKeyId"], given["SecretAccessKey"], given["Token"]
        self.host = f"127.0.0.1:{port}"
        self.connection = http.client.HTTPSConnection(
            "127.0.0.1", port, context=ssl.create_default_context(cafile=folder / "ca.pem"))

    def call(self, operation, arguments):
        return aws.call(self.connection, self.host, "us-east-1", self.credentials, operation, arguments)


def processor_seconds(pid) -> float:
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        times = file.read().rsplit(")", 1)[1].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def serve(folder, pid, port, sealed_for) -> float:
    """The processor's seconds that one Decrypt for an enclave takes the server, with several clients at once."""
    first = Client(folder, port)
    key = first.call("CreateKey", {})["KeyMetadata"]["KeyId"]
    blob = first.call("Encrypt", {"KeyId": key, "Plaintext": base64.b64encode(b"a" * 32).decode()})["CiphertextBlob"]
    arguments = {"CiphertextBlob": blob, "Recipient": {
        "KeyEncryptionAlgorithm": "RSAES_OAEP_SHA_256", "AttestationDocument": base64.b64encode(sealed_for).decode()}}
    answered = []

    def ask(count):
        client = Client(folder, port)
        for _ in range(count):
            answered.append("CiphertextForRecipient" in client.call("Decrypt", arguments))

    ask(20)
    answered.clear()
    before = processor_seconds(pid)
    threads = [threading.Thread(target=ask, args=[REQUESTS // CLIENTS]) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if answered.count(True) != REQUESTS:
        raise Failed(f"{answered.count(True)} of {REQUESTS} requests were answered")
    return (processor_seconds(pid) - before) / REQUESTS


def parts(bytes_of: bytes) -> tuple[list[bytes], bytes, bytes]:
    """A document's certificates, the root first, what is signed, and the signature in DER."""

    def byte_string(at):
        size = {0x58: 1, 0x59: 2}[bytes_of[at]]
        start = at + 1 + size
        end = start + int.from_bytes(bytes_of[at + 1:start], "big")
        return bytes_of[start:end], end

    head = bytes.fromhex("8444a1013822a0")
    payload, end = byte_string(len(head))
    halves, _ = byte_string(end)
    leaf, _ = byte_string(bytes_of.index(b"certificate") + len(b"certificate"))
    at = bytes_of.index(b"cabundle") + len(b"cabundle")
    chain, count = [], bytes_of[at] & 0x1F
    at += 1
    for _ in range(count):
        one, at = byte_string(at)
        chain.append(one)
    signed = b"\x84\x6aSignature1\x44" + head[2:6] + b"\x40\x59" + len(payload).to_bytes(2, "big") + payload

    def integer(half):
        half = half.lstrip(b"\0")
        half = b"\0" + half if half[0] & 0x80 else half
        return b"\x02" + bytes([len(half)]) + half

    both = integer(halves[:48]) + integer(halves[48:])
    return [*chain, leaf], signed, b"\x30" + bytes([len(both)]) + both


def operations(place: Workplace, attested: bytes) -> float:
    """The processor's seconds that OpenSSL's own functions take for the same."""
    folder = place.directory / "openssl"
    if not folder.exists():
        folder.mkdir()
        certificates, signed, signature = parts(attested)
        for index, der in enumerate(certificates):
            (folder / f"{index}.der").write_bytes(der)
        (folder / "signed").write_bytes(signed)
        (folder / "signature").write_bytes(signature)
        (folder / "key.der").write_bytes((place.directory / "bench.der").read_bytes())
        place.run("cc", "-O2", "-o", folder / "bench", SOURCE, "-lcrypto")
    return float(place.run(folder / "bench", 300, folder)) / 1e6


def decrypt(place: Workplace) -> Result:
    started = json.loads(place.run(place.nesh, "kms", "start", "--json"))
    try:
        folder = place.directory / "home/.local/share/nesh/kms"
        port = int(started["Endpoint"].rsplit(":", 1)[1])
        attested = document(place)
        before = operations(place, attested)
        ours = serve(folder, started["ProcessID"], port, attested)
        theirs = (before + operations(place, attested)) / 2
    finally:
        place.run(place.nesh, "kms", "stop")
    return Result(ours / theirs, f"{ours * 1000:.2f} ms", f"{theirs * 1000:.2f} ms")


BENCHES = [
    Bench("kms-decrypt", 1.5, "x", "a Decrypt for an enclave beside OpenSSL's own functions for document and answer",
          decrypt)
]
