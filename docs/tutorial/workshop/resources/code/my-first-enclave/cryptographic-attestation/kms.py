"""One signed request to AWS KMS, with nothing but Python's own library."""
import datetime
import hashlib
import hmac
import http.client
import json


class Refused(Exception):
    """KMS has answered with an error."""


def signed(host, region, credentials, target, body, now=None):
    """The headers of a POST to /, with AWS's Signature Version 4. Credentials: key id, secret, session token."""
    key_id, secret, token = credentials
    time = (now or datetime.datetime.now(datetime.timezone.utc)).strftime("%Y%m%dT%H%M%SZ")
    headers = {"content-type": "application/x-amz-json-1.1", "host": host, "x-amz-date": time,
               "x-amz-security-token": token, "x-amz-target": target}
    names = ";".join(sorted(headers))
    lines = ["POST", "/", ""] + [f"{name}:{headers[name]}" for name in sorted(headers)]
    request = "\n".join(lines + ["", names, hashlib.sha256(body).hexdigest()])
    scope = f"{time[:8]}/{region}/kms/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", time, scope, hashlib.sha256(request.encode()).hexdigest()])
    key = ("AWS4" + secret).encode()
    for part in scope.split("/") + [text]:
        key = hmac.digest(key, part.encode(), "sha256")
    headers["authorization"] = (f"AWS4-HMAC-SHA256 Credential={key_id}/{scope}, SignedHeaders={names}, "
                                f"Signature={key.hex()}")
    return headers


def call(connection, host, region, credentials, operation, arguments):
    """Makes a request over an http.client connection; gives the answer's members."""
    body = json.dumps(arguments).encode()
    connection.request("POST", "/", body, signed(host, region, credentials, "TrentService." + operation, body))
    response = connection.getresponse()
    answer = json.loads(response.read() or b"{}")
    if response.status != 200:
        raise Refused(f"{answer.get('__type')}: {answer.get('message')}")
    return answer


class Connection(http.client.HTTPConnection):
    """HTTP over a socket that is there already."""

    def __init__(self, host, stream):
        super().__init__(host)
        self.sock = stream
