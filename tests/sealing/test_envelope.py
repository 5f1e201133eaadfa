import base64
import hashlib
import json

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from hypothesis import given
from hypothesis import strategies as st

from jury_app.sealing import envelope
from jury_app.sealing.failures import BadSignatureError, MalformedError, NotCanonicalError
from jury_app.sealing.keys import fingerprint, new_signing_key, public_key
from jury_app.sealing.pem import public_pem

KIND = "application/vnd.jury.test+json"
KEY = new_signing_key()
PUBLIC = public_key(KEY)


def test_the_encoding_is_the_one_of_the_specification():
    assert envelope.pae("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_lengths_are_counted_in_bytes():
    assert envelope.pae("é", "é".encode()) == "DSSEv1 2 é 2 é".encode()


def test_it_says_who_signed():
    assert envelope.sign(KIND, b"{}", KEY).signer == fingerprint(PUBLIC)


@given(st.binary(max_size=200))
def test_a_stranger_checks_it_with_json_and_a_pem_key(payload):
    document = json.loads(envelope.dump(envelope.sign(KIND, payload, KEY)))
    kind = document["payloadType"]
    body = base64.b64decode(document["payload"])
    [signature] = document["signatures"]
    signed = b" ".join(
        [b"DSSEv1", str(len(kind)).encode(), kind.encode(), str(len(body)).encode(), body]
    )
    key = load_pem_public_key(public_pem(PUBLIC))

    key.verify(base64.b64decode(signature["sig"]), signed)
    with pytest.raises(InvalidSignature):
        key.verify(base64.b64decode(signature["sig"]), signed + b" ")
    assert body == payload
    assert envelope.digest(envelope.sign(KIND, payload, KEY)) == hashlib.sha256(signed).hexdigest()


def test_the_key_that_signed_is_named():
    signed = envelope.sign(KIND, b"{}", KEY)

    assert envelope.verify(signed, KIND, [public_key(new_signing_key()), PUBLIC]) == PUBLIC


def test_a_signature_is_for_one_kind_of_document():
    signed = envelope.sign(KIND, b"{}", KEY)

    with pytest.raises(BadSignatureError):
        envelope.verify(signed, "application/vnd.jury.other+json", [PUBLIC])


@pytest.mark.parametrize("keys", [[], [public_key(new_signing_key())], [b"short"]])
def test_another_key_did_not_sign(keys):
    with pytest.raises(BadSignatureError):
        envelope.verify(envelope.sign(KIND, b"{}", KEY), KIND, keys)


def test_every_changed_byte_is_noticed():
    data = envelope.dump(envelope.sign(KIND, b'{"a":1}', KEY))
    keyid = range(data.index(b"keyid") + 8, data.index(b'","sig"'))  # a hint, and not signed

    for place in set(range(len(data))) - set(keyid):
        changed = bytearray(data)
        changed[place] ^= 1
        with pytest.raises((BadSignatureError, MalformedError, NotCanonicalError)):
            envelope.verify(envelope.load(bytes(changed), limit=1000), KIND, [PUBLIC])


@pytest.mark.parametrize("count", [0, 2])
def test_there_is_one_signature(count):
    document = json.loads(envelope.dump(envelope.sign(KIND, b"{}", KEY)))
    document["signatures"] *= count

    with pytest.raises(MalformedError):
        envelope.load(json.dumps(document, separators=(",", ":")).encode(), limit=1000)
