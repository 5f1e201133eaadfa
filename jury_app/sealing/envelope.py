"""A signed text in a DSSE envelope: the exact bytes that were signed travel with the signature."""

import hashlib
from collections.abc import Iterable
from typing import Annotated

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Meta, Struct, field

from jury_app.sealing import canonical
from jury_app.sealing.failures import BadSignatureError
from jury_app.sealing.keys import fingerprint, public_key


class Signature(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """Who signed, by the fingerprint of the key, and the signature."""

    keyid: Annotated[str, Meta(max_length=100)]
    sig: Annotated[bytes, Meta(min_length=64, max_length=64)]


class Envelope(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A payload, what kind of document it is, and the one signature that we put under it."""

    payload: bytes
    payload_type: Annotated[str, Meta(max_length=200)] = field(name="payloadType")
    signatures: Annotated[tuple[Signature, ...], Meta(min_length=1, max_length=1)]

    @property
    def signer(self) -> str:
        """The fingerprint of the key that is said to have signed."""
        return self.signatures[0].keyid


def sign(payload_type: str, payload: bytes, signing_key: bytes) -> Envelope:
    """Put a payload into an envelope and sign it."""
    signature = Ed25519PrivateKey.from_private_bytes(signing_key).sign(pae(payload_type, payload))
    return Envelope(
        payload, payload_type, (Signature(fingerprint(public_key(signing_key)), signature),)
    )


def verify(envelope: Envelope, payload_type: str, keys: Iterable[bytes]) -> bytes:
    """Return the public key, of those allowed, that signed the envelope."""
    if envelope.payload_type != payload_type:
        raise BadSignatureError("signed as another kind of document")
    for key in keys:
        if is_signed_by(envelope, key):
            return key
    raise BadSignatureError("signed by none of the keys")


def is_signed_by(envelope: Envelope, key: bytes) -> bool:
    """Whether the signature under an envelope was made with this key."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(
            envelope.signatures[0].sig, signed_bytes(envelope)
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def pae(payload_type: str, payload: bytes) -> bytes:
    """Write what is signed: DSSE's pre-authentication encoding of a payload and its type."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def signed_bytes(envelope: Envelope) -> bytes:
    """Return the bytes that the signature of an envelope covers."""
    return pae(envelope.payload_type, envelope.payload)


def digest(envelope: Envelope) -> str:
    """Return the SHA-256 of the signed bytes: the name of a ballot in every other document."""
    return hashlib.sha256(signed_bytes(envelope)).hexdigest()


def dump(envelope: Envelope) -> bytes:
    """Write an envelope."""
    return canonical.pack(envelope)


def load(data: bytes, *, limit: int) -> Envelope:
    """Read an envelope; nothing in it is believed yet."""
    return canonical.unpack(canonical.load(data, limit=limit), Envelope)
