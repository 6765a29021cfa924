#!/usr/bin/env python3
"""Judges an attestation document without any of nesh's code: oracle.py DOCUMENT ROOT.pem SCRATCH-DIRECTORY

Prints a JSON object with what it found; ends with a traceback where something does not hold."""
import json, os, subprocess, sys, datetime
import cbor2
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding

path, root_path, scratch = sys.argv[1:4]
raw = open(path, "rb").read()
assert raw[:7] == bytes.fromhex("8444a1013822a0"), raw[:7].hex()
protected, unprotected, payload, signature = cbor2.loads(raw)
assert cbor2.loads(protected) == {1: -35} and unprotected == {} and len(signature) == 96
document = cbor2.loads(payload)
leaf = x509.load_der_x509_certificate(document["certificate"])
bundle = [x509.load_der_x509_certificate(c) for c in document["cabundle"]]
root = x509.load_pem_x509_certificate(open(root_path, "rb").read())
assert bundle[0] == root

signed = cbor2.dumps(["Signature1", protected, b"", payload])
r, s = int.from_bytes(signature[:48], "big"), int.from_bytes(signature[48:], "big")
leaf.public_key().verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA384()))

try:
    from pycose.messages import Sign1Message
    from pycose.keys import EC2Key
    from pycose.keys.curves import P384
    numbers = leaf.public_key().public_numbers()
    message = Sign1Message.from_cose_obj(list(cbor2.loads(raw)), True)
    message.key = EC2Key(crv=P384, x=numbers.x.to_bytes(48, "big"), y=numbers.y.to_bytes(48, "big"))
    assert message.verify_signature()
    pycose = True
except ImportError:
    pycose = False

made = datetime.datetime.fromtimestamp(document["timestamp"] // 1000, datetime.timezone.utc)
chain = bundle + [leaf]
for issuer, subject in zip(chain, chain[1:]):
    subject.verify_directly_issued_by(issuer)
    assert subject.not_valid_before_utc <= made <= subject.not_valid_after_utc

def file(name, certificates):
    with open(os.path.join(scratch, name), "wb") as out:
        for certificate in certificates:
            out.write(certificate.public_bytes(Encoding.PEM))
    return out.name

subprocess.run(
    ["openssl", "verify", "-attime", str(document["timestamp"] // 1000), "-trusted", file("root.pem", [root]),
     "-untrusted", file("bundle.pem", bundle[1:]), file("leaf.pem", [leaf])],
    check=True, stdout=subprocess.DEVNULL)

def constraints(certificate):
    value = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    return {
        "ca": value.value.ca, "length": value.value.path_length, "critical": value.critical,
        "usage": sorted(n for n in ("digital_signature", "content_commitment", "key_cert_sign", "crl_sign")
                        if getattr(usage.value, n)),
        "usage_critical": usage.critical, "curve": certificate.public_key().curve.name,
        "hash": certificate.signature_hash_algorithm.name, "version": certificate.version.name,
        "seconds": int((certificate.not_valid_after_utc - certificate.not_valid_before_utc).total_seconds()),
        "serial_bytes": (certificate.serial_number.bit_length() + 7) // 8,
        "has_identifier": any(e.oid == x509.SubjectKeyIdentifier.oid for e in certificate.extensions),
        "has_issuer": any(e.oid == x509.AuthorityKeyIdentifier.oid for e in certificate.extensions),
    }

kinds = {
    "keys": list(document), "types": [type(v).__name__ for v in document.values()],
    "registers": list(document["pcrs"]), "sizes": sorted({len(v) for v in document["pcrs"].values()}),
    "leaf_from": int((made - leaf.not_valid_before_utc).total_seconds()),
    "chain": [constraints(c) for c in chain],
    "canonical": cbor2.dumps(document) == payload,
    "largest": max(len(c) for c in document["cabundle"] + [document["certificate"]]) <= 1024,
}
print(json.dumps({
    "shape": kinds, "pycose": pycose, "module_id": document["module_id"],
    "names": [c.subject.rfc4514_string() for c in chain], "pcrs": {str(k): v.hex() for k, v in document["pcrs"].items()},
    "public_key": document["public_key"] and document["public_key"].hex(),
    "user_data": document["user_data"] and document["user_data"].hex(), "nonce": document["nonce"] and document["nonce"].hex(),
}))
