"""Sends COUNT streams of SIZE bytes to 127.0.0.1:PORT at once, each ended before the answer is read to its end."""
import hashlib
import random
import socket
import sys
import threading

port, count, size = (int(word) for word in sys.argv[1:])
wrong = []


def stream(number):
    data = random.Random(number).randbytes(size)
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)

    def send():
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)

    sender = threading.Thread(target=send)
    sender.start()
    came = hashlib.sha256()
    while piece := connection.recv(65536):
        came.update(piece)
    sender.join()
    if came.digest() != hashlib.sha256(data).digest():
        wrong.append(number)


threads = [threading.Thread(target=stream, args=(number,)) for number in range(count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("wrong:", sorted(wrong) if wrong else "none")
