"""Runs every operation with AWS's command line, as people type it.

Usage: cli.py DIRECTORY AWS…; the directory has key.pem and an attestation document, good.doc."""
import base64
import json
import os
import subprocess
import sys

directory, command = sys.argv[1], sys.argv[2:]
os.chdir(directory)
os.environ["AWS_PAGER"] = ""


def aws(*words, service="kms"):
    ended = subprocess.run([*command, service, *words, "--output", "json"], capture_output=True, text=True)
    assert ended.returncode == 0, f"{words}: {ended.stderr}"
    return json.loads(ended.stdout or "null")


def refused(code, *words):
    ended = subprocess.run([*command, "kms", *words], capture_output=True, text=True)
    name = "".join(part.capitalize() for part in words[0].split("-"))
    assert ended.returncode in (254, 255), f"{words}: {ended.returncode} {ended.stdout} {ended.stderr}"
    assert f"An error occurred ({code}) when calling the {name} operation" in ended.stderr, f"{words}: {ended.stderr}"


def write(name, content):
    with open(name, "wb") as file:
        file.write(content)
    return f"fileb://{name}"


def blob(name, answer, member):
    return write(name, base64.b64decode(answer[member]))


identity = aws("get-caller-identity", service="sts")
assert identity["Arn"] == "arn:aws:sts::000000000000:assumed-role/nesh-parent/local", identity
assert identity["Account"] == "000000000000"

key = aws("create-key", "--description", "for the command line")["KeyMetadata"]["KeyId"]
other = aws("create-key")["KeyMetadata"]["KeyId"]
assert aws("describe-key", "--key-id", key)["KeyMetadata"]["Description"] == "for the command line"
assert key in [entry["KeyId"] for entry in aws("list-keys")["Keys"]]
aws("create-alias", "--alias-name", "alias/app", "--target-key-id", other)
aws("update-alias", "--alias-name", "alias/app", "--target-key-id", key)
assert aws("list-aliases", "--key-id", key)["Aliases"][0]["AliasName"] == "alias/app"
refused("AlreadyExistsException", "create-alias", "--alias-name", "alias/app", "--target-key-id", key)

policy = json.loads(aws("get-key-policy", "--key-id", key, "--policy-name", "default")["Policy"])
policy["Statement"].append({"Sid": "deny", "Effect": "Deny", "Principal": "*", "Action": "kms:Sign", "Resource": "*"})
write("policy.json", json.dumps(policy).encode())
aws("put-key-policy", "--key-id", key, "--policy", "file://policy.json")
assert json.loads(aws("get-key-policy", "--key-id", key)["Policy"]) == policy
assert aws("list-key-policies", "--key-id", key)["PolicyNames"] == ["default"]
policy["Statement"][0]["Condition"] = {"StringFuzzy": {"aws:PrincipalArn": "x"}}
write("policy.json", json.dumps(policy).encode())
refused("MalformedPolicyDocumentException", "put-key-policy", "--key-id", key, "--policy", "file://policy.json")

secret = write("secret.txt", b"4711")
context = ["--encryption-context", "for=test"]
sealed = blob("sealed", aws("encrypt", "--key-id", "alias/app", "--plaintext", secret, *context), "CiphertextBlob")
assert base64.b64decode(aws("decrypt", "--ciphertext-blob", sealed, *context)["Plaintext"]) == b"4711"
refused("InvalidCiphertextException", "decrypt", "--ciphertext-blob", sealed)
moved = aws("re-encrypt", "--ciphertext-blob", sealed, "--destination-key-id", other, "--source-encryption-context", "for=test")
assert base64.b64decode(aws("decrypt", "--ciphertext-blob", blob("moved", moved, "CiphertextBlob"))["Plaintext"]) == b"4711"

recipient = ["--recipient", "KeyEncryptionAlgorithm=RSAES_OAEP_SHA_256,AttestationDocument@=fileb://good.doc"]


def opened(answer):
    assert "Plaintext" not in answer, answer.keys()
    cms = base64.b64decode(answer["CiphertextForRecipient"])
    return subprocess.run(["openssl", "cms", "-decrypt", "-inform", "DER", "-inkey", "key.pem"], input=cms,
                          capture_output=True, check=True).stdout


assert opened(aws("decrypt", "--ciphertext-blob", sealed, *context, *recipient)) == b"4711"
answer = aws("generate-data-key", "--key-id", key, "--key-spec", "AES_256", *recipient)
data_key = blob("data-key", answer, "CiphertextBlob")
assert opened(answer) == base64.b64decode(aws("decrypt", "--ciphertext-blob", data_key)["Plaintext"])
assert len(opened(aws("generate-random", "--number-of-bytes", "32", *recipient))) == 32
assert len(base64.b64decode(aws("generate-random", "--number-of-bytes", "32")["Plaintext"])) == 32

aws("generate-data-key-without-plaintext", "--key-id", key, "--number-of-bytes", "24")
aws("generate-data-key-pair", "--key-id", key, "--key-pair-spec", "ECC_NIST_P256")
aws("generate-data-key-pair-without-plaintext", "--key-id", key, "--key-pair-spec", "ECC_NIST_P256")
agree = ["--key-spec", "ECC_NIST_P256", "--key-usage", "KEY_AGREEMENT"]
one, two = (aws("create-key", *agree)["KeyMetadata"]["KeyId"] for _ in range(2))
secrets = []
for mine, theirs in [(one, two), (two, one)]:
    public = blob("public.der", aws("get-public-key", "--key-id", theirs), "PublicKey")
    secrets.append(aws("derive-shared-secret", "--key-id", mine, "--key-agreement-algorithm", "ECDH", "--public-key", public))
assert secrets[0]["SharedSecret"] == secrets[1]["SharedSecret"]

signer = aws("create-key", "--key-spec", "ECC_NIST_P384", "--key-usage", "SIGN_VERIFY")["KeyMetadata"]["KeyId"]
words = ["--key-id", signer, "--message", secret, "--signing-algorithm", "ECDSA_SHA_384"]
signature = blob("signature", aws("sign", *words), "Signature")
assert aws("verify", *words, "--signature", signature)["SignatureValid"] is True
words[3] = write("other.txt", b"4712")
refused("KMSInvalidSignatureException", "verify", *words, "--signature", signature)
refused("AccessDeniedException", "sign", "--key-id", key, "--message", secret, "--signing-algorithm", "ECDSA_SHA_384")

aws("disable-key", "--key-id", key)
refused("DisabledException", "encrypt", "--key-id", key, "--plaintext", secret)
aws("enable-key", "--key-id", key)
aws("schedule-key-deletion", "--key-id", key, "--pending-window-in-days", "7")
refused("KMSInvalidStateException", "encrypt", "--key-id", key, "--plaintext", secret)
aws("cancel-key-deletion", "--key-id", key)
aws("delete-alias", "--alias-name", "alias/app")
refused("NotFoundException", "describe-key", "--key-id", "alias/app")
