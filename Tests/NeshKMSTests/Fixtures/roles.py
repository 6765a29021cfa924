"""Asks as the parent's own role and as another one, which has only what key policies name it for.

Usage: roles.py ROLE TOKEN"""
import json
import sys

import boto3
import botocore

role, token = sys.argv[1:]
own, other = boto3.client("kms"), boto3.client("kms", **{
    "aws_access_key_id": boto3.Session().get_credentials().access_key,
    "aws_secret_access_key": boto3.Session().get_credentials().secret_key, "aws_session_token": token})


def refused(operation, **arguments):
    try:
        getattr(other, operation)(**arguments)
    except botocore.exceptions.ClientError as error:
        found = error.response["Error"]
        assert found["Code"] == "AccessDeniedException" and "assumed-role/app/local" in found["Message"], found
    else:
        raise AssertionError(operation)


key = own.create_key()["KeyMetadata"]["KeyId"]
blob = own.encrypt(KeyId=key, Plaintext=b"4711")["CiphertextBlob"]
refused("decrypt", CiphertextBlob=blob)
refused("generate_random", NumberOfBytes=8)
refused("create_key")
account = {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Action": "kms:*", "Resource": "*"}
named = {"Effect": "Allow", "Principal": {"AWS": role}, "Action": "kms:Decrypt", "Resource": "*",
         "Condition": {"StringEquals": {"aws:PrincipalArn": role}}}
own.put_key_policy(KeyId=key, Policy=json.dumps({"Version": "2012-10-17", "Statement": [account, named]}))
assert other.decrypt(CiphertextBlob=blob)["Plaintext"] == b"4711"
refused("encrypt", KeyId=key, Plaintext=b"1")
