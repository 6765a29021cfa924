"""What the local KMS costs beside the operations of OpenSSL's that it consists of."""

import base64
import http.client
import json
import os
import re
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
# A document's chain has four signatures below the root, and the document its own: all of P-384.
SIGNATURES = 5


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


def operations(place: Workplace) -> float:
    """The processor's seconds that OpenSSL alone takes for the signatures and for the recipient's key."""
    said = place.run("openssl", "speed", "-seconds", "1", "-mr", "ecdsap384", "rsa2048")
    rates = {name: float(rate) for name, rate in re.findall(r"^\+F[24]:\d+:(\d+):[\d.]+:([\d.]+)$", said, re.M)}
    if set(rates) != {"384", "2048"}:
        raise Failed(f"openssl speed says only: {said.strip()[-200:]}")
    return SIGNATURES / rates["384"] + 1 / rates["2048"]


def decrypt(place: Workplace) -> Result:
    started = json.loads(place.run(place.nesh, "kms", "start", "--json"))
    try:
        folder = place.directory / "home/.local/share/nesh/kms"
        port = int(started["Endpoint"].rsplit(":", 1)[1])
        before = operations(place)
        ours = serve(folder, started["ProcessID"], port, document(place))
        theirs = (before + operations(place)) / 2
    finally:
        place.run(place.nesh, "kms", "stop")
    return Result(ours / theirs, f"{ours * 1000:.2f} ms", f"{theirs * 1000:.2f} ms")


BENCHES = [
    Bench("kms-decrypt", 1.5, "x", "a Decrypt with a Recipient beside OpenSSL's five verifications and one encryption",
          decrypt)
]
