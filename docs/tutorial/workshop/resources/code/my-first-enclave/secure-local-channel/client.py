"""Asks an enclave: `client.py client CID PORT REGION`."""
import argparse
import json
import socket


def ask(args):
    connection = socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
    connection.settimeout(20)
    connection.connect((args.cid, args.port))
    connection.sendall(args.query.encode())
    answer = b""
    while piece := connection.recv(1024):
        answer += piece
    print(json.loads(answer))


parser = argparse.ArgumentParser()
commands = parser.add_subparsers()
client = commands.add_parser("client")
client.add_argument("cid", type=int)
client.add_argument("port", type=int)
client.add_argument("query")
client.set_defaults(run=ask)
args = parser.parse_args()
args.run(args)
