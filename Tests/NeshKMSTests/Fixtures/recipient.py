"""Answers for enclaves: the five operations, opened by `openssl cms`, and what policies make of documents.

Usage: recipient.py DIRECTORY PCR0; the directory has key.pem and the documents, each with the extension .doc."""
import json
import subprocess
import sys

import boto3
import botocore
from botocore.config import Config
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

directory, pcr0 = sys.argv[1:]
kms = boto3.client("kms", config=Config(retries={"max_attempts": 0}))
ROLE = "arn:aws:iam::000000000000:role/nesh-parent"


def recipient(name):
    with open(f"{directory}/{name}.doc", "rb") as file:
        return {"KeyEncryptionAlgorithm": "RSAES_OAEP_SHA_256", "AttestationDocument": file.read()}


def opened(answer, *clear):
    assert not any(answer.get(name) for name in clear), f"{clear} in the clear: {answer.keys()}"
    cms = answer["CiphertextForRecipient"]
    with open(f"{directory}/answer.cms", "wb") as file:
        file.write(cms)
    plain = subprocess.run(
        ["openssl", "cms", "-decrypt", "-inform", "DER", "-in", f"{directory}/answer.cms", "-inkey", f"{directory}/key.pem"],
        capture_output=True, check=True).stdout
    # The form that AWS's parser takes: BER with indefinite lengths, and one recipient named by 32 bytes.
    parts = subprocess.run(["openssl", "asn1parse", "-inform", "DER", "-in", f"{directory}/answer.cms"],
                           capture_output=True, check=True, text=True).stdout.splitlines()
    shown = [line.split(":", 1)[1].strip() for line in parts]
    fields = [" ".join(line.split()) for line in shown]
    assert cms[:2] == b"\x30\x80", cms[:8].hex()
    assert sum("l=inf" in line for line in parts) >= 5, "\n".join(parts)
    assert [field for field in fields if "prim: INTEGER :02" in field].__len__() == 2, "\n".join(parts)
    assert any("hl=2 l= 32 prim: cont [ 0 ]" in field for field in fields), "\n".join(parts)
    text = "\n".join(fields)
    assert text.count("rsaesOaep") == 1 and text.count(":sha256") == 2 and "mgf1" in text and "aes-256-cbc" in text, text
    return plain


def refused(code, word, operation, **arguments):
    try:
        getattr(kms, operation)(**arguments)
    except botocore.exceptions.ClientError as error:
        found = error.response["Error"]
        assert found["Code"] == code and word in found["Message"], found
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    else:
        raise AssertionError(f"{operation} was answered, {code} expected")


key = kms.create_key()["KeyMetadata"]["KeyId"]
blob = kms.encrypt(KeyId=key, Plaintext=b"4711", EncryptionContext={"for": "test"})["CiphertextBlob"]
given = {"CiphertextBlob": blob, "EncryptionContext": {"for": "test"}}

# The five operations.
assert opened(kms.decrypt(**given, Recipient=recipient("good")), "Plaintext") == b"4711"
answer = kms.generate_data_key(KeyId=key, KeySpec="AES_256", Recipient=recipient("good"))
assert opened(answer, "Plaintext") == kms.decrypt(CiphertextBlob=answer["CiphertextBlob"])["Plaintext"]
answer = kms.generate_data_key_pair(KeyId=key, KeyPairSpec="RSA_4096", Recipient=recipient("good"))
private = opened(answer, "PrivateKeyPlaintext")
assert private == kms.decrypt(CiphertextBlob=answer["PrivateKeyCiphertextBlob"])["Plaintext"]
assert serialization.load_der_private_key(private, None).public_key() == serialization.load_der_public_key(answer["PublicKey"])
assert len(opened(kms.generate_random(NumberOfBytes=1000, Recipient=recipient("good")), "Plaintext")) == 1000
agree = kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="KEY_AGREEMENT")["KeyMetadata"]["KeyId"]
mine = ec.generate_private_key(ec.SECP256R1())
der = mine.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
answer = kms.derive_shared_secret(KeyId=agree, KeyAgreementAlgorithm="ECDH", PublicKey=der, Recipient=recipient("good"))
theirs = serialization.load_der_public_key(kms.get_public_key(KeyId=agree)["PublicKey"])
assert opened(answer, "SharedSecret") == mine.exchange(ec.ECDH(), theirs)

# Documents that are not believed, whatever the policy: the reason is in the answer and in the log.
for name, word in [("changed", "signature"), ("foreign", "chain"), ("replayed", "signature"), ("expired", "time"),
                   ("old", "300 are allowed"), ("keyless", "no public key"), ("short", "byte")]:
    refused("ValidationException", word, "decrypt", **given, Recipient=recipient(name))
    refused("ValidationException", word, "generate_random", NumberOfBytes=1, Recipient=recipient(name))
wrong = dict(recipient("good"), KeyEncryptionAlgorithm="RSAES_PKCS1_V1_5")
refused("ValidationException", "keyEncryptionAlgorithm", "decrypt", **given, Recipient=wrong)

# Without a condition an enclave in debug mode is answered, too.
assert opened(kms.decrypt(**given, Recipient=recipient("debug"))) == b"4711"


def put(condition):
    kms.put_key_policy(KeyId=key, Policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {"Sid": "manage", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"},
             "NotAction": ["kms:Decrypt"], "Resource": "*"},
            {"Sid": "enclave", "Effect": "Allow", "Principal": {"AWS": ROLE}, "Action": "kms:Decrypt", "Resource": "*",
             "Condition": condition},
        ]}))


# A condition on the image: only that image, and not in debug mode.
for condition in [{"StringEqualsIgnoreCase": {"kms:RecipientAttestation:ImageSha384": pcr0.upper()}},
                  {"StringEquals": {"kms:RecipientAttestation:PCR0": pcr0}},
                  {"ForAnyValue:StringLike": {"kms:RecipientAttestation:PCR0": ["none", pcr0[:40] + "*"]}}]:
    put(condition)
    refused("AccessDeniedException", "not authorized to perform: kms:Decrypt", "decrypt", **given)
    refused("AccessDeniedException", "not authorized", "decrypt", **given, Recipient=recipient("debug"))
    refused("AccessDeniedException", "not authorized", "decrypt", **given, Recipient=recipient("other"))
    assert opened(kms.decrypt(**given, Recipient=recipient("good"))) == b"4711"
refused("MalformedPolicyDocumentException", "StringFuzzy", "put_key_policy", KeyId=key, Policy=json.dumps({
    "Statement": {"Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*",
                  "Condition": {"StringFuzzy": {"kms:RecipientAttestation:PCR0": pcr0}}}}))
put({"StringEquals": {"kms:EncryptionContext:for": "test"}})
assert kms.decrypt(**given)["Plaintext"] == b"4711"
put({"StringEquals": {"kms:EncryptionContext:for": "other"}})
refused("AccessDeniedException", "no resource-based policy allows", "decrypt", **given)
refused("MalformedPolicyDocumentException", "update the key policy", "put_key_policy", KeyId=key, Policy=json.dumps({
    "Statement": {"Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*"}}))
