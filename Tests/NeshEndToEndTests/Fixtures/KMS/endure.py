"""Makes requests of a local KMS and prints, in pages, by how much its process grew: by requests over its owner's socket,
by connections over TLS, half of which ask for nothing, and by signed requests over TLS. What it needs once is not counted.

Usage: endure.py DIRECTORY PID PORT WORKSHOP; the last one is the folder of the workshop's client."""
import http.client
import json
import socket
import ssl
import sys

directory, pid, port, workshop = sys.argv[1:]
sys.path.insert(0, workshop)
import kms


def pages():
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1])


owner = socket.socket(socket.AF_UNIX)
owner.connect(directory + "/control")
stream = owner.makefile("rwb")


def call(operation, arguments):
    body = json.dumps(arguments).encode()
    head = (f"POST / HTTP/1.1\r\nHost: h\r\nX-Amz-Target: TrentService.{operation}\r\nX-Nesh-Region: us-east-1\r\n"
            f"X-Nesh-Side: program\r\nContent-Length: {len(body)}\r\n\r\n")
    stream.write(head.encode() + body)
    stream.flush()
    length = 0
    while (line := stream.readline()) != b"\r\n":
        if line.startswith(b"Content-Length:"):
            length = int(line.split()[1])
    return json.loads(stream.read(length))


key = call("CreateKey", {})["KeyMetadata"]["KeyId"]


def requests(count):
    for _ in range(count // 3):
        context = {"EncryptionContext": {"name": "value"}}
        blob = call("Encrypt", {"KeyId": key, "Plaintext": "QUJD" * 1000, **context})["CiphertextBlob"]
        assert call("Decrypt", {"CiphertextBlob": blob, **context})["Plaintext"] == "QUJD" * 1000
        assert call("Decrypt", {"CiphertextBlob": blob})["__type"] == "InvalidCiphertextException"


trust = ssl.create_default_context(cafile=directory + "/ca.pem")


def connections(count):
    for number in range(count):
        peer = trust.wrap_socket(socket.create_connection(("127.0.0.1", int(port))), server_hostname="127.0.0.1")
        if number % 2:
            peer.sendall(b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            while peer.recv(4096):
                pass
        peer.close()


with open(directory + "/credentials.json") as file:
    given = json.load(file)
credentials = given["AccessKeyId"], given["SecretAccessKey"], given["Token"]
sealed = call("Encrypt", {"KeyId": key, "Plaintext": "QUJD" * 1000})["CiphertextBlob"]


def signed(count):
    """20 requests a connection, one of them refused."""
    for number in range(count):
        if number % 20 == 0:
            connection = http.client.HTTPSConnection("127.0.0.1", int(port), context=trust)
        name = "Nothing" if number % 20 == 7 else "Decrypt"
        try:
            kms.call(connection, f"127.0.0.1:{port}", "us-east-1", credentials, name, {"CiphertextBlob": sealed})
        except kms.Refused as error:
            assert name == "Nothing", error
        if number % 20 == 19:
            connection.close()


for work, first, second in [(requests, 600, 3000), (connections, 300, 450), (signed, 500, 1500)]:
    work(first)
    before = pages()
    work(second)
    print(pages() - before)
