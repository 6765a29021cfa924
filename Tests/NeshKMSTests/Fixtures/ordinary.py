"""Runs the same calls with boto3 against the local KMS and against moto, and compares what comes back: every member that
moto answers with its type, or the error's name and status. What moto does not have is checked on its own."""
import hashlib
import json
import os
import sys

import boto3
import botocore
from botocore.config import Config
from moto import mock_aws

ENDPOINT = os.environ.pop("AWS_ENDPOINT_URL_KMS")
CONFIG = Config(retries={"max_attempts": 0}, connect_timeout=5, read_timeout=60)
local = boto3.client("kms", endpoint_url=ENDPOINT, config=CONFIG)
problems = []


def shape(value):
    if isinstance(value, dict):
        return {key: shape(entry) for key, entry in sorted(value.items()) if key != "ResponseMetadata"}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


def has(left, right):
    """Whether all that is in the right one is in the left one. moto leaves out members, and adds lists without entries."""
    if isinstance(right, dict):
        return isinstance(left, dict) and all(
            key in left and has(left[key], entry) for key, entry in right.items() if entry != [])
    if isinstance(right, list):
        return isinstance(left, list) and all(has(left[0], entry) for entry in right)
    return left == right


class Side:
    def __init__(self, client):
        self.client = client
        self.names = {}
        self.values = {}

    def run(self, operation, arguments):
        arguments = {key: value(self) if callable(value) else value for key, value in arguments.items()}
        try:
            answer = getattr(self.client, operation)(**arguments)
            return "answer", answer
        except botocore.exceptions.ClientError as error:
            return "error", (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])


def compare(ours, theirs, steps, extra=()):
    for keep, operation, arguments in steps:
        kind, answer = ours.run(operation, arguments)
        other_kind, other = theirs.run(operation, arguments)
        if kind == "answer" == other_kind:
            if keep:
                ours.values[keep], theirs.values[keep] = answer, other
            left, right = shape(answer), shape(other)
            if not has(left, right):
                problems.append(f"{operation}: here {left}, moto {right}")
        elif (kind, answer) != (other_kind, other):
            problems.append(f"{operation} {sorted(arguments)}: here {kind} {answer}, moto {other_kind} {other}")


key = lambda name: lambda side: side.values[name]["KeyMetadata"]["KeyId"]
value = lambda name, member: lambda side: side.values[name][member]
policy = json.dumps({"Version": "2012-10-17", "Statement": [{"Sid": "all", "Effect": "Allow", "Principal": {"AWS": "*"},
                                                          "Action": "kms:*", "Resource": "*"}]})
MISSING = "00000000-0000-4000-8000-000000000000"

STEPS = [
    ("k", "create_key", {"Description": "a key"}),
    (None, "describe_key", {"KeyId": key("k")}),
    (None, "describe_key", {"KeyId": MISSING}),
    (None, "create_key", {"KeySpec": "NONSENSE"}),
    (None, "list_keys", {}),
    (None, "create_alias", {"AliasName": "alias/app", "TargetKeyId": key("k")}),
    (None, "create_alias", {"AliasName": "alias/app", "TargetKeyId": key("k")}),
    (None, "create_alias", {"AliasName": "app", "TargetKeyId": key("k")}),
    (None, "create_alias", {"AliasName": "alias/a b", "TargetKeyId": key("k")}),
    (None, "describe_key", {"KeyId": "alias/app"}),
    (None, "list_aliases", {}),
    ("k2", "create_key", {}),
    (None, "update_alias", {"AliasName": "alias/app", "TargetKeyId": key("k2")}),
    (None, "list_aliases", {"KeyId": key("k2")}),
    (None, "update_alias", {"AliasName": "alias/app", "TargetKeyId": key("k")}),
    (None, "list_key_policies", {"KeyId": key("k")}),
    ("policy", "get_key_policy", {"KeyId": key("k"), "PolicyName": "default"}),
    (None, "put_key_policy", {"KeyId": key("k"), "PolicyName": "default", "Policy": policy}),
    ("e", "encrypt", {"KeyId": "alias/app", "Plaintext": b"0123", "EncryptionContext": {"a": "b"}}),
    ("d", "decrypt", {"CiphertextBlob": value("e", "CiphertextBlob"), "EncryptionContext": {"a": "b"}}),
    (None, "decrypt", {"CiphertextBlob": value("e", "CiphertextBlob"), "EncryptionContext": {"a": "c"}}),
    (None, "decrypt", {"CiphertextBlob": value("e", "CiphertextBlob")}),
    (None, "encrypt", {"KeyId": "alias/none", "Plaintext": b"1"}),
    ("g", "generate_data_key", {"KeyId": key("k"), "KeySpec": "AES_256"}),
    (None, "generate_data_key", {"KeyId": key("k"), "NumberOfBytes": 64}),
    (None, "generate_data_key", {"KeyId": key("k"), "KeySpec": "AES_256", "NumberOfBytes": 64}),
    (None, "generate_data_key", {"KeyId": key("k")}),
    (None, "generate_data_key", {"KeyId": key("k"), "NumberOfBytes": 2048}),
    (None, "generate_data_key_without_plaintext", {"KeyId": key("k"), "KeySpec": "AES_128"}),
    ("r", "re_encrypt", {"CiphertextBlob": value("e", "CiphertextBlob"), "SourceEncryptionContext": {"a": "b"},
                         "DestinationKeyId": key("k"), "DestinationEncryptionContext": {"n": "m"}}),
    (None, "decrypt", {"CiphertextBlob": value("r", "CiphertextBlob"), "EncryptionContext": {"n": "m"}}),
    (None, "generate_random", {"NumberOfBytes": 24}),
    (None, "generate_random", {"NumberOfBytes": 1025}),
    (None, "disable_key", {"KeyId": key("k")}),
    (None, "describe_key", {"KeyId": key("k")}),
    (None, "enable_key", {"KeyId": key("k")}),
    ("rsa", "create_key", {"KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"}),
    (None, "get_public_key", {"KeyId": key("rsa")}),
    ("s", "sign", {"KeyId": key("rsa"), "Message": b"text", "SigningAlgorithm": "RSASSA_PSS_SHA_256"}),
    (None, "verify", {"KeyId": key("rsa"), "Message": b"text", "SigningAlgorithm": "RSASSA_PSS_SHA_256",
                      "Signature": value("s", "Signature")}),
    (None, "sign", {"KeyId": key("rsa"), "Message": b"text", "SigningAlgorithm": "NONSENSE"}),
    ("ec", "create_key", {"KeySpec": "ECC_NIST_P384", "KeyUsage": "SIGN_VERIFY"}),
    ("es", "sign", {"KeyId": key("ec"), "Message": b"text", "SigningAlgorithm": "ECDSA_SHA_384"}),
    (None, "verify", {"KeyId": key("ec"), "Message": b"text", "SigningAlgorithm": "ECDSA_SHA_384",
                      "Signature": value("es", "Signature")}),
    (None, "create_alias", {"AliasName": "alias/b", "TargetKeyId": "alias/app"}),
    (None, "create_alias", {"AliasName": "alias/a:b", "TargetKeyId": key("k")}),
    (None, "delete_alias", {"AliasName": "alias/none"}),
    (None, "create_alias", {"AliasName": "alias/b", "TargetKeyId": "nonsense"}),
    (None, "encrypt", {"KeyId": "arn:aws:s3:::bucket", "Plaintext": b"x"}),
    (None, "encrypt", {"KeyId": "nonsense", "Plaintext": b"x"}),
    (None, "encrypt", {"KeyId": key("k"), "Plaintext": b"x", "EncryptionContext": {str(n): "v" for n in range(100)}}),
    (None, "get_key_policy", {"KeyId": key("k"), "PolicyName": "other"}),
    (None, "list_aliases", {"KeyId": "nonsense"}),
    (None, "delete_alias", {"AliasName": "alias/app"}),
    (None, "describe_key", {"KeyId": "alias/app"}),
    (None, "schedule_key_deletion", {"KeyId": key("k"), "PendingWindowInDays": 7}),
    (None, "describe_key", {"KeyId": key("k")}),
    (None, "cancel_key_deletion", {"KeyId": key("k")}),
    (None, "describe_key", {"KeyId": key("k")}),
]

ours = Side(local)
with mock_aws():
    theirs = Side(boto3.client("kms", region_name="us-east-1", config=CONFIG))
    compare(ours, theirs, STEPS)


def expect(name, condition):
    if not condition:
        problems.append(name)


def refused(code, operation, **arguments):
    kind, answer = ours.run(operation, arguments)
    expect(f"{operation} {arguments.keys()}: {code} expected, {kind} {answer}", (kind, answer) == ("error", (code, 400)))


expect("the plaintext comes back", ours.values["d"]["Plaintext"] == b"0123")
made = local.create_key()["KeyMetadata"]
expect("the account is the local one", made["AWSAccountId"] == "000000000000")
expect("the ARN", made["Arn"] == f"arn:aws:kms:us-east-1:000000000000:key/{made['KeyId']}")
one, two = made["KeyId"], local.create_key()["KeyMetadata"]["KeyId"]
blob = local.encrypt(KeyId=made["Arn"], Plaintext=b"x" * 4096)["CiphertextBlob"]
expect("4,096 bytes", local.decrypt(CiphertextBlob=blob, KeyId=one)["Plaintext"] == b"x" * 4096)
refused("ValidationException", "encrypt", KeyId=one, Plaintext=b"x" * 4097)
refused("IncorrectKeyException", "decrypt", CiphertextBlob=blob, KeyId=two)
refused("InvalidCiphertextException", "decrypt", CiphertextBlob=b"nothing")
refused("InvalidCiphertextException", "decrypt", CiphertextBlob=blob[:-1] + bytes([blob[-1] ^ 1]))
refused("DryRunOperationException", "decrypt", CiphertextBlob=blob, DryRun=True)
expect("100 names", local.encrypt(KeyId=one, Plaintext=b"x", EncryptionContext={str(n): "v" for n in range(1000)}))
refused("ValidationException", "encrypt", KeyId=one, Plaintext=b"x", EncryptionContext={"a": "b" * 8192})
refused("TagException", "create_key", Tags=[{"TagKey": "a", "TagValue": "b"}, {"TagKey": "a", "TagValue": "c"}])
refused("TagException", "create_key", Tags=[{"TagKey": "aws:a", "TagValue": "b"}])

# DryRun says what would happen: what would be refused is, and nothing else is done.
DRY = "DryRunOperationException"
for operation, arguments in {
    "encrypt": {"KeyId": one, "Plaintext": b"1"}, "generate_data_key": {"KeyId": one, "KeySpec": "AES_256"},
    "generate_data_key_without_plaintext": {"KeyId": one, "KeySpec": "AES_256"},
    "generate_data_key_pair": {"KeyId": one, "KeyPairSpec": "ECC_NIST_P256"},
    "re_encrypt": {"CiphertextBlob": blob, "DestinationKeyId": two},
}.items():
    refused(DRY, operation, **arguments, DryRun=True)
    local.disable_key(KeyId=one)
    refused("DisabledException", operation, **arguments, DryRun=True)
    local.enable_key(KeyId=one)
refused("InvalidCiphertextException", "decrypt", CiphertextBlob=b"nothing", DryRun=True)
signer = ours.values["ec"]["KeyMetadata"]["KeyId"]
refused(DRY, "sign", KeyId=signer, Message=b"m", SigningAlgorithm="ECDSA_SHA_384", DryRun=True)
refused("InvalidKeyUsageException", "sign", KeyId=signer, Message=b"m", SigningAlgorithm="ECDSA_SHA_256", DryRun=True)
refused("KMSInvalidSignatureException", "verify", KeyId=signer, Message=b"m", SigningAlgorithm="ECDSA_SHA_384",
        Signature=b"none", DryRun=True)
refused("InvalidKeyUsageException", "generate_data_key_pair", KeyId=signer, KeyPairSpec="RSA_4096", DryRun=True)
refused("InvalidKeyUsageException", "sign", KeyId=one, Message=b"m", SigningAlgorithm="ECDSA_SHA_256")
refused("UnsupportedOperationException", "get_public_key", KeyId=one)
refused("UnsupportedOperationException", "create_key", KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")
refused("ValidationException", "create_key", KeySpec="ECC_NIST_P256", KeyUsage="ENCRYPT_DECRYPT")
refused("NotFoundException", "describe_key", KeyId="alias/none")
refused("NotFoundException", "describe_key", KeyId=made["Arn"].replace("us-east-1", "eu-west-1"))
refused("NotFoundException", "describe_key", KeyId=made["Arn"].replace("000000000000", "111122223333"))
refused("NotAuthorizedException", "create_alias", AliasName="alias/aws/x", TargetKeyId=one)
for operation in ["Encrypt", "Decrypt", "ReEncrypt", "DescribeKey", "GetKeyPolicy", "ScheduleKeyDeletion", "ListAliases"]:
    members = set(local.meta.service_model.operation_model(operation).output_shape.members)
    known = {"KeyMaterialId", "SourceKeyMaterialId", "DestinationKeyMaterialId", "CiphertextForRecipient", "NextMarker"}
    answer = {
        "Encrypt": lambda: local.encrypt(KeyId=one, Plaintext=b"1"),
        "Decrypt": lambda: local.decrypt(CiphertextBlob=blob),
        "ReEncrypt": lambda: local.re_encrypt(CiphertextBlob=blob, DestinationKeyId=two),
        "DescribeKey": lambda: local.describe_key(KeyId=one),
        "GetKeyPolicy": lambda: local.get_key_policy(KeyId=one),
        "ScheduleKeyDeletion": lambda: local.schedule_key_deletion(KeyId=local.create_key()["KeyMetadata"]["KeyId"]),
        "ListAliases": lambda: local.list_aliases(),
    }[operation]()
    expect(f"{operation} has every member", members - set(answer) <= known)
local.disable_key(KeyId=one)
refused("DisabledException", "decrypt", CiphertextBlob=blob)
expect("disabled", local.describe_key(KeyId=one)["KeyMetadata"]["KeyState"] == "Disabled")
local.enable_key(KeyId=one)
local.schedule_key_deletion(KeyId=two)
refused("KMSInvalidStateException", "encrypt", KeyId=two, Plaintext=b"1")
refused("KMSInvalidStateException", "schedule_key_deletion", KeyId=two)
refused("KMSInvalidSignatureException", "verify", KeyId=ours.values["ec"]["KeyMetadata"]["KeyId"], Message=b"other",
        SigningAlgorithm="ECDSA_SHA_384", Signature=ours.values["es"]["Signature"])

# RSA keys encrypt, with both digests; the public half is enough to encrypt elsewhere.
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding

rsa = local.create_key(KeySpec="RSA_2048", KeyUsage="ENCRYPT_DECRYPT")["KeyMetadata"]["KeyId"]
public = serialization.load_der_public_key(local.get_public_key(KeyId=rsa)["PublicKey"])
for name, digest in [("RSAES_OAEP_SHA_1", hashes.SHA1()), ("RSAES_OAEP_SHA_256", hashes.SHA256())]:
    foreign = public.encrypt(b"from outside", padding.OAEP(padding.MGF1(digest), digest, None))
    expect(name, local.decrypt(KeyId=rsa, CiphertextBlob=foreign, EncryptionAlgorithm=name)["Plaintext"] == b"from outside")
    own = local.encrypt(KeyId=rsa, Plaintext=b"from here", EncryptionAlgorithm=name)["CiphertextBlob"]
    expect(name, local.decrypt(KeyId=rsa, CiphertextBlob=own, EncryptionAlgorithm=name)["Plaintext"] == b"from here")
refused("ValidationException", "encrypt", KeyId=rsa, Plaintext=b"x" * 191, EncryptionAlgorithm="RSAES_OAEP_SHA_256")

# Signatures hold elsewhere.
rsa_sign = ours.values["rsa"]["KeyMetadata"]["KeyId"]
public = serialization.load_der_public_key(local.get_public_key(KeyId=rsa_sign)["PublicKey"])
for bits, digest in [(256, hashes.SHA256()), (384, hashes.SHA384()), (512, hashes.SHA512())]:
    signature = local.sign(KeyId=rsa_sign, Message=b"m", SigningAlgorithm=f"RSASSA_PKCS1_V1_5_SHA_{bits}")["Signature"]
    public.verify(signature, b"m", padding.PKCS1v15(), digest)
    sum = hashlib.new(f"sha{bits}", b"m").digest()
    signature = local.sign(KeyId=rsa_sign, Message=sum, MessageType="DIGEST", SigningAlgorithm=f"RSASSA_PSS_SHA_{bits}")["Signature"]
    public.verify(signature, b"m", padding.PSS(padding.MGF1(digest), digest.digest_size), digest)
for spec, digest in [("ECC_NIST_P256", hashes.SHA256()), ("ECC_NIST_P384", hashes.SHA384()),
                     ("ECC_NIST_P521", hashes.SHA512()), ("ECC_SECG_P256K1", hashes.SHA256())]:
    made = local.create_key(KeySpec=spec, KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
    algorithm = f"ECDSA_SHA_{digest.digest_size * 8}"
    signature = local.sign(KeyId=made, Message=b"m", SigningAlgorithm=algorithm)["Signature"]
    serialization.load_der_public_key(local.get_public_key(KeyId=made)["PublicKey"]).verify(signature, b"m", ec.ECDSA(digest))
    refused("ValidationException", "sign", KeyId=made, Message=b"short", MessageType="DIGEST", SigningAlgorithm=algorithm)

# Key agreement and data key pairs.
agree = local.create_key(KeySpec="ECC_NIST_P384", KeyUsage="KEY_AGREEMENT")["KeyMetadata"]["KeyId"]
mine = ec.generate_private_key(ec.SECP384R1())
der = mine.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
answer = local.derive_shared_secret(KeyId=agree, KeyAgreementAlgorithm="ECDH", PublicKey=der)
theirs_public = serialization.load_der_public_key(local.get_public_key(KeyId=agree)["PublicKey"])
expect("the shared secret", answer["SharedSecret"] == mine.exchange(ec.ECDH(), theirs_public))
other = ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(
    serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
refused("ValidationException", "derive_shared_secret", KeyId=agree, KeyAgreementAlgorithm="ECDH", PublicKey=other)
for spec in ["RSA_2048", "ECC_NIST_P256"]:
    pair = local.generate_data_key_pair(KeyId=one, KeyPairSpec=spec)
    private = serialization.load_der_private_key(pair["PrivateKeyPlaintext"], None)
    expect(spec, private.public_key() == serialization.load_der_public_key(pair["PublicKey"]))
    expect(spec, local.decrypt(CiphertextBlob=pair["PrivateKeyCiphertextBlob"])["Plaintext"] == pair["PrivateKeyPlaintext"])
refused("ValidationException", "generate_data_key_pair", KeyId=one, KeyPairSpec="SYMMETRIC_DEFAULT")
pair = local.generate_data_key_pair_without_plaintext(KeyId=one, KeyPairSpec="ECC_NIST_P384")
private = serialization.load_der_private_key(local.decrypt(CiphertextBlob=pair["PrivateKeyCiphertextBlob"])["Plaintext"], None)
expect("without plaintext", private.public_key() == serialization.load_der_public_key(pair["PublicKey"]))

# Lists come in parts.
seen, marker = [], {}
while True:
    part = local.list_keys(Limit=2, **marker)
    seen += [entry["KeyId"] for entry in part["Keys"]]
    if not part["Truncated"]:
        break
    marker = {"Marker": part["NextMarker"]}
expect("every key once", len(seen) == len(set(seen)) and one in seen and agree in seen)

# Another region has other keys; others' signatures are refused.
expect("another region", boto3.client("kms", region_name="eu-west-1", endpoint_url=ENDPOINT).list_keys()["Keys"] == [])
for changed, code in [({"aws_secret_access_key": "other"}, "InvalidSignatureException"),
                      ({"aws_access_key_id": "AKIAOTHER"}, "UnrecognizedClientException"),
                      ({"aws_session_token": "other"}, "UnrecognizedClientException")]:
    given = {"aws_access_key_id": os.environ["AWS_ACCESS_KEY_ID"], "aws_session_token": os.environ["AWS_SESSION_TOKEN"],
             "aws_secret_access_key": os.environ["AWS_SECRET_ACCESS_KEY"], **changed}
    stranger = Side(boto3.client("kms", endpoint_url=ENDPOINT, config=CONFIG, **given))
    expect(code, stranger.run("list_keys", {}) == ("error", (code, 400)))

for problem in problems:
    print(problem)
sys.exit(1 if problems else 0)
