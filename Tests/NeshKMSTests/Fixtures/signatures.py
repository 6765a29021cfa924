"""Signs requests by hand, right and in every wrong way that a client could try, and compares what is answered.

Usage: signatures.py"""
import datetime
import hashlib
import hmac
import http.client
import json
import os
import ssl
import sys
import urllib.parse

place = urllib.parse.urlsplit(os.environ["AWS_ENDPOINT_URL_KMS"])
trust = ssl.create_default_context(cafile=os.environ["AWS_CA_BUNDLE"])
KEY_ID, SECRET, TOKEN = (os.environ[name] for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])


def ask(seconds=0, day=None, region="us-east-1", service="kms", end="aws4_request", key_id=KEY_ID, unsigned=(), sent=b"{}",
        more=None, change=lambda headers: None, body=b"{}"):
    """A ListKeys; gives the error's name, or None."""
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    time = moment.strftime("%Y%m%dT%H%M%SZ")
    headers = {"content-type": "application/x-amz-json-1.1", "host": place.netloc, "x-amz-date": time,
               "x-amz-security-token": TOKEN, "x-amz-target": "TrentService.ListKeys", **(more or {})}
    signed = sorted(set(headers) - set(unsigned))
    lines = ["POST", "/", ""] + [f"{name}:{headers[name]}" for name in signed]
    request = "\n".join(lines + ["", ";".join(signed), hashlib.sha256(body).hexdigest()])
    scope = f"{day or time[:8]}/{region}/{service}/{end}"
    text = "\n".join(["AWS4-HMAC-SHA256", time, scope, hashlib.sha256(request.encode()).hexdigest()])
    key = ("AWS4" + SECRET).encode()
    for part in scope.split("/") + [text]:
        key = hmac.digest(key, part.encode(), "sha256")
    headers["authorization"] = (f"AWS4-HMAC-SHA256 Credential={key_id}/{scope}, SignedHeaders={';'.join(signed)}, "
                                f"Signature={key.hex()}")
    change(headers)
    connection = http.client.HTTPSConnection(place.hostname, place.port, context=trust)
    connection.request("POST", "/", sent, headers)
    response = connection.getresponse()
    answer = json.loads(response.read())
    connection.close()
    assert (response.status == 200) == ("__type" not in answer), answer
    return answer.get("__type")


def replaced(name, old, new):
    def change(headers):
        assert old in headers[name]
        headers[name] = headers[name].replace(old, new)
    return change


WRONG, INCOMPLETE = "InvalidSignatureException", "IncompleteSignatureException"
CASES = [
    (None, {}), (None, {"seconds": -850}), (None, {"seconds": 850}),
    (WRONG, {"seconds": -950}), (WRONG, {"seconds": 950}),
    (INCOMPLETE, {"day": "20200101"}),
    (WRONG, {"service": "s3"}), (WRONG, {"end": "aws5_request"}), (WRONG, {"region": "../etc"}),
    (WRONG, {"region": ".."}), (WRONG, {"region": "US-EAST-1"}), (WRONG, {"region": "a" * 33}), (WRONG, {"region": ""}),
    ("UnrecognizedClientException", {"key_id": "AKIAOTHER"}),
    ("UnrecognizedClientException", {"change": lambda headers: headers.pop("x-amz-security-token")}),
    # What is not signed could have been changed on the way.
    (INCOMPLETE, {"unsigned": ["x-amz-target"]}), (INCOMPLETE, {"unsigned": ["host"]}),
    (INCOMPLETE, {"unsigned": ["x-amz-meta"], "more": {"x-amz-meta": "a"}}),
    (None, {"unsigned": ["content-type"]}), (None, {"more": {"x-amz-meta": "a b"}}),
    (WRONG, {"sent": b'{"Limit": 1}'}), (WRONG, {"change": replaced("x-amz-target", "ListKeys", "ListAliases")}),
    (WRONG, {"change": replaced("authorization", "Signature=", "Signature=0")}),
    (WRONG, {"change": replaced("authorization", "us-east-1", "eu-west-1")}),
    (INCOMPLETE, {"change": replaced("authorization", "SignedHeaders", "Signed")}),
    (INCOMPLETE, {"change": replaced("authorization", "AWS4-HMAC-SHA256", "Basic")}),
    ("MissingAuthenticationTokenException", {"change": lambda headers: headers.pop("authorization")}),
    (INCOMPLETE, {"change": replaced("x-amz-date", "T", "t")}),
]
problems = []
for expected, given in CASES:
    answered = ask(**given)
    if answered != expected:
        problems.append(f"{ {name: value for name, value in given.items() if name != 'change'} }: {answered}, {expected} expected")
print("\n".join(problems))
sys.exit(1 if problems else 0)
