"""Decrypts account numbers inside an enclave, and gives away their last four digits."""
import base64
import json
import socket
import subprocess

TOOL = "/app/kmstool_enclave_cli"


def run_tool(given):
    words = {"decrypt": ["--ciphertext", given.get("ciphertext", "")], "genkey": ["--key-id", given.get("key", "")],
             "genrandom": ["--length", str(given.get("length", 32))]}
    call = given.get("call", "decrypt")
    ended = subprocess.run(
        [TOOL, call, "--region", given["region"], "--proxy-port", "8000", "--aws-access-key-id", given["access_key_id"],
         "--aws-secret-access-key", given["secret_access_key"], "--aws-session-token", given["token"], *words[call]],
        capture_output=True, text=True)
    if ended.returncode:
        return {"error": ended.stderr.strip()}
    said = dict(line.split(": ", 1) for line in ended.stdout.splitlines())
    print(call, said["PLAINTEXT"], flush=True)
    answer = {"last_four": said["PLAINTEXT"][-4:], "length": len(said["PLAINTEXT"])}
    if call == "decrypt":
        plaintext = base64.b64decode(said["PLAINTEXT"])
        if plaintext.isdigit():
            print("account number", plaintext.decode(), flush=True)
            answer = {"last_four": plaintext.decode()[-4:]}
    if "CIPHERTEXT" in said:
        answer["ciphertext"] = said["CIPHERTEXT"]
    return answer


listener = socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
listener.bind((socket.VMADDR_CID_ANY, 5000))
listener.listen()
print("Started server on port 5000", flush=True)
while True:
    peer, _ = listener.accept()
    with peer, peer.makefile("rw") as stream:
        try:
            answer = run_tool(json.loads(stream.readline()))
        except (ValueError, KeyError) as error:
            answer = {"error": f"not understood: {error!r}"}
        print(json.dumps(answer), file=stream, flush=True)
