"""The parent's side:

    client.py --prepare --values FILE --alias NAME       encrypts one of FILE's numbers into string.encrypted
    client.py --submit --ciphertext FILE --alias NAME    sends it to the enclave, which answers its last four digits
    client.py --genkey --alias NAME                      the enclave makes a data key
    client.py --genrandom BYTES --alias NAME             the enclave gets random bytes"""
import argparse
import base64
import http.client
import json
import os
import random
import socket
import ssl
import subprocess
import urllib.parse
import urllib.request

import kms


def metadata(path):
    with urllib.request.urlopen("http://169.254.169.254/latest/" + path, timeout=20) as answer:
        return answer.read().decode()


def identity():
    """Region and credentials of the instance's role."""
    roles = "meta-data/iam/security-credentials/"
    given = json.loads(metadata(roles + metadata(roles)))
    region = json.loads(metadata("dynamic/instance-identity/document"))["region"]
    return region, (given["AccessKeyId"], given["SecretAccessKey"], given["Token"])


def prepare(args):
    region, credentials = identity()
    value = random.choice(args.values.read().split())
    host = f"kms.{region}.amazonaws.com"
    place = urllib.parse.urlsplit(os.environ.get("AWS_ENDPOINT_URL_KMS", f"https://{host}"))
    trust = ssl.create_default_context(cafile=os.environ.get("AWS_CA_BUNDLE"))
    answer = kms.call(
        http.client.HTTPSConnection(place.hostname, place.port or 443, context=trust), place.netloc, region, credentials,
        "Encrypt", {"KeyId": f"alias/{args.alias}", "Plaintext": base64.b64encode(value.encode()).decode()})
    with open("string.encrypted", "w") as file:
        file.write(answer["CiphertextBlob"])
    print(answer["CiphertextBlob"])
    print(value[-4:])


def submit(args):
    region, (key_id, secret, token) = identity()
    request = {"access_key_id": key_id, "secret_access_key": secret, "token": token, "region": region}
    if args.genkey:
        request.update(call="genkey", key=f"alias/{args.alias}")
    elif args.genrandom:
        request.update(call="genrandom", length=args.genrandom)
    else:
        request["ciphertext"] = args.ciphertext.read()
    enclaves = json.loads(subprocess.run(["/bin/nitro-cli", "describe-enclaves"], capture_output=True, check=True).stdout)
    with socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM) as peer:
        peer.settimeout(30)
        peer.connect((enclaves[0]["EnclaveCID"], 5000))
        stream = peer.makefile("rw")
        print(json.dumps(request), file=stream, flush=True)
        print(json.dumps(json.loads(stream.readline()), indent=4, sort_keys=True))


parser = argparse.ArgumentParser()
parser.add_argument("--alias", required=True)
parser.add_argument("--values", type=argparse.FileType())
parser.add_argument("--ciphertext", type=argparse.FileType())
what = parser.add_mutually_exclusive_group(required=True)
what.add_argument("--prepare", action="store_true")
what.add_argument("--submit", action="store_true")
what.add_argument("--genkey", action="store_true")
what.add_argument("--genrandom", type=int, metavar="BYTES")
args = parser.parse_args()
prepare(args) if args.prepare else submit(args)
