"""Asks /dev/nsm as a Python client does: opened as text for reading and writing, by fcntl.ioctl with a structure of
ctypes. It ends with status 0 only if every answer is right."""
import ctypes
import fcntl


class Range(ctypes.Structure):
    _fields_ = [("address", ctypes.c_void_p), ("length", ctypes.c_size_t)]


class Message(ctypes.Structure):
    _fields_ = [("request", Range), ("response", Range)]


def ask(device, request):
    sent = ctypes.create_string_buffer(request, len(request))
    reply = (ctypes.c_uint8 * 0x3000)()
    message = Message(
        Range(ctypes.cast(sent, ctypes.c_void_p), len(request)), Range(ctypes.cast(reply, ctypes.c_void_p), len(reply)))
    fcntl.ioctl(device, 0xC0200A00, message)
    return bytes(reply[: message.response.length])


def text(value):
    return bytes([0x60 | len(value)]) + value.encode()


def named(name, **fields):
    encoded = b"".join(text(key) + value for key, value in fields.items())
    return b"\xa1" + text(name) + bytes([0xA0 | len(fields)]) + encoded


with open("/dev/nsm", "r+") as device:
    assert b"max_pcrs\x18\x20" in ask(device, text("DescribeNSM"))
    for index in range(32):
        reply = ask(device, named("DescribePCR", index=bytes([0x18, index]) if index > 23 else bytes([index])))
        assert (b"lock\xf5" in reply) == (index < 16), (index, reply)
    assert b"ExtendPCR" in ask(device, named("ExtendPCR", index=b"\x10", data=b"\x43abc"))
    assert ask(device, named("LockPCR", index=b"\x10")) == text("LockPCR")
    assert b"ReadOnlyIndex" in ask(device, named("ExtendPCR", index=b"\x10", data=b"\x43abc"))
    assert ask(device, named("LockPCRs", range=b"\x14")) == text("LockPCRs")
    null = b"\xf6"
    reply = ask(device, named("Attestation", user_data=null, nonce=b"\x43abc", public_key=null))
    assert b"\x84\x44\xa1\x01\x38\x22\xa0" in reply, reply
    large = b"\x59\x04\x01" + bytes(1025)
    assert b"InputTooLarge" in ask(device, named("Attestation", user_data=large, nonce=null, public_key=null))
    assert ask(device, text("GetRandom")) != ask(device, text("GetRandom"))
    try:
        ask(device, bytes(0x1001))
        raise SystemExit("a request of 4097 bytes was taken")
    except OSError as error:
        assert error.errno == 90, error
print("checked")
