"""Answers a region with its addresses, which it looks up outside: `server.py server PORT`."""
import argparse
import json
import socket
import ssl
import urllib.request


def lookup(region):
    url = "https://ranges.example.test/ranges.json"
    with urllib.request.urlopen(url, context=ssl.create_default_context()) as answer:
        known = json.load(answer)["prefixes"]
    return [one for one in known if one["region"] == region]


def serve(args):
    listener = socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
    listener.bind((socket.VMADDR_CID_ANY, args.port))
    listener.listen(1024)
    print("Server is up", flush=True)
    while True:
        connection, (cid, port) = listener.accept()
        region = connection.recv(1024).decode()
        print("Request from", cid, flush=True)
        connection.sendall(json.dumps(lookup(region)).encode())
        connection.close()


parser = argparse.ArgumentParser()
commands = parser.add_subparsers()
server = commands.add_parser("server")
server.add_argument("port", type=int)
server.set_defaults(run=serve)
args = parser.parse_args()
args.run(args)
