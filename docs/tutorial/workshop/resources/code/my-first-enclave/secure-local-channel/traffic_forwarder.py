"""Passes TCP connections of the enclave on to a vsock port of the parent's: LOCAL_IP LOCAL_PORT CID PORT."""
import socket
import sys
import threading


def pump(source, target):
    while True:
        data = source.recv(1024)
        if not data:
            break
        target.sendall(data)
    try:
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def serve(local_ip, local_port, cid, port):
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((local_ip, local_port))
    listener.listen(5)
    while True:
        client = listener.accept()[0]
        remote = socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
        remote.connect((cid, port))
        threading.Thread(target=pump, args=(client, remote)).start()
        threading.Thread(target=pump, args=(remote, client)).start()


serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
