"""A closing document under the signature of the edition, such as the seal of a sitting."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from jury_app.sealing import canonical, envelope
from jury_app.sealing.failures import (
    BadSignatureError,
    MalformedError,
    NewerVersionError,
    NotCanonicalError,
    refusing,
)

VERSION = 1
MAX_SEAL = 32 * 1024 * 1024
REFUSALS = {
    MalformedError: "seal_damaged",
    NotCanonicalError: "seal_damaged",
    NewerVersionError: "newer_version",
    BadSignatureError: "seal_signature_invalid",
}


class _Body(Struct, frozen=True):
    document: dict[str, Any]


def sign_seal(kind: str, document: Mapping[str, Any], *, signing_key: bytes) -> bytes:
    """Sign a document of a kind, such as `closing`, for the edition."""
    body = {"format": _form(kind), "version": VERSION, "document": dict(document)}
    return envelope.dump(envelope.sign(_type(kind), canonical.dump(body), signing_key))


def read_seal(data: bytes, kind: str, *, public_key: bytes, file: str) -> dict[str, Any]:
    """Return a sealed document, if the edition signed it as this kind."""
    with refusing(REFUSALS, file=file):
        signed = envelope.load(data, limit=MAX_SEAL)
        envelope.verify(signed, _type(kind), [public_key])
        body = canonical.load(signed.payload, limit=MAX_SEAL)
        canonical.require_version(body, _form(kind), VERSION)
        return canonical.unpack_part(body, _Body).document


def seal_digest(data: bytes, *, file: str) -> str:
    """Return the digest of the signed bytes of a seal, by which others name it."""
    with refusing(REFUSALS, file=file):
        return envelope.digest(envelope.load(data, limit=MAX_SEAL))


def _form(kind: str) -> str:
    return f"jury-{kind}"


def _type(kind: str) -> str:
    return f"application/vnd.jury.{kind}+json"
