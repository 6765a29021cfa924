"""Asks the enclave CID to decrypt a ciphertext with the credentials of the instance's role, as a client on EC2 does.

Usage: ask.py CID CIPHERTEXT"""
import json
import socket
import sys
import urllib.request


def metadata(path):
    return urllib.request.urlopen("http://169.254.169.254/latest/" + path, timeout=20).read().decode()


role = metadata("meta-data/iam/security-credentials/")
given = json.loads(metadata("meta-data/iam/security-credentials/" + role))
region = json.loads(metadata("dynamic/instance-identity/document"))["region"]
peer = socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
peer.settimeout(20)
peer.connect((int(sys.argv[1]), 5005))
words = [region, given["AccessKeyId"], given["SecretAccessKey"], given["Token"], sys.argv[2]]
peer.sendall((" ".join(words) + "\n").encode())
print(peer.makefile().read().strip())
