"""A receipt: the edition signs which ballot of a juror it counts, and where its journal stands."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from jury_app.sealing import canonical, envelope
from jury_app.sealing.ballot_document import Revision
from jury_app.sealing.failures import (
    BadSignatureError,
    MalformedError,
    NewerVersionError,
    NotCanonicalError,
    refusing,
)
from jury_app.sealing.keys import grouped, short_code
from jury_app.sealing.manifest import Digest, Identifier, Moment

SUFFIX = ".juryreceipt"
FORMAT, VERSION = "jury-receipt", 1
RECEIPT_TYPE = "application/vnd.jury.receipt+json"
MAX_RECEIPT = 16 * 1024
REFUSALS = {
    MalformedError: "receipt_unreadable",
    NotCanonicalError: "receipt_unreadable",
    NewerVersionError: "newer_version",
    BadSignatureError: "receipt_signature_invalid",
}


class Receipt(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a receipt says; `head` is the hash of act `seq`, the last one when it was made."""

    format: Literal["jury-receipt"] = "jury-receipt"
    version: Literal[1] = 1
    edition: Identifier
    juror: Identifier
    revision: Revision = field(name="rev")
    ballot: Digest
    seq: Annotated[int, Meta(ge=1, le=canonical.MAX_INTEGER)]
    head: Digest
    at: Moment
    rehearsal: Literal[True] | UnsetType = UNSET


def sign_receipt(receipt: Receipt, *, signing_key: bytes) -> bytes:
    """Sign a receipt for the edition."""
    return envelope.dump(envelope.sign(RECEIPT_TYPE, canonical.pack(receipt), signing_key))


def read_receipt(data: bytes, *, file: str) -> Receipt:
    """Return what a receipt says; it is believed only once its signature is checked."""
    with refusing(REFUSALS, file=file):
        payload = canonical.load(_loaded(data).payload, limit=MAX_RECEIPT)
        canonical.require_version(payload, FORMAT, VERSION)
        return canonical.unpack(payload, Receipt)


def require_signed(data: bytes, *, public_key: bytes, file: str) -> None:
    """Refuse a receipt that the edition did not sign."""
    with refusing(REFUSALS, file=file):
        envelope.verify(_loaded(data), RECEIPT_TYPE, [public_key])


def receipt_code(data: bytes) -> str:
    """Return the eight characters of a receipt that are read on the telephone."""
    return grouped(short_code(envelope.signed_bytes(_loaded(data))))


def _loaded(data: bytes) -> envelope.Envelope:
    return envelope.load(data, limit=MAX_RECEIPT)
