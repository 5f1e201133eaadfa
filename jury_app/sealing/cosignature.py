"""A seal under a second hand: what the edition asks for, and what a juror’s device signs."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType

from jury_app.errors import RefusedFileError
from jury_app.sealing import canonical, envelope
from jury_app.sealing.ballot import ENROLMENT_TYPE
from jury_app.sealing.ballot_document import Enrolment
from jury_app.sealing.envelope import Envelope
from jury_app.sealing.failures import (
    BadSignatureError,
    MalformedError,
    NewerVersionError,
    NotCanonicalError,
    refusing,
)
from jury_app.sealing.keys import fingerprint
from jury_app.sealing.manifest import Digest, Identifier, Line, Moment

REQUEST_SUFFIX, SUFFIX = ".juryseal", ".jurycosign"
REQUEST_FORMAT, FORMAT, VERSION = "jury-cosign-request", "jury-cosignature", 1
REQUEST_TYPE = "application/vnd.jury.cosign-request+json"
TYPE = "application/vnd.jury.cosignature+json"
MAX_FILE = 4 * 1024 * 1024
REFUSALS = {
    MalformedError: "cosignature_unreadable",
    NotCanonicalError: "cosignature_unreadable",
    NewerVersionError: "newer_version",
    BadSignatureError: "cosignature_invalid",
}
REFUSALS_OF_REQUEST = {
    MalformedError: "cosign_request_unreadable",
    NotCanonicalError: "cosign_request_unreadable",
    NewerVersionError: "newer_version",
    BadSignatureError: "cosign_request_invalid",
}

Number: TypeAlias = Annotated[int, Meta(ge=1, le=canonical.MAX_INTEGER)]
Rehearsal: TypeAlias = Literal[True] | UnsetType

T = TypeVar("T")


class SealedAward(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the award list; without an application, the domain has no award."""

    domain: Identifier
    domain_name: Line
    application: Identifier | None
    title: Line
    level: Identifier | None
    level_name: Line


class CosignRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a juror is asked to sign: a seal by its digest, and in plain words what it seals."""

    format: Literal["jury-cosign-request"] = "jury-cosign-request"
    version: Literal[1] = 1
    edition: Identifier
    number: Number
    seal: Digest
    code: Identifier
    sealed_at: Moment
    head: Digest
    ballots: tuple[Digest, ...]
    awards: tuple[SealedAward, ...]
    rehearsal: Rehearsal = UNSET


class CoSignature(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a juror signs: the seal, and what was read of it; `ballot` is hers, if it counts."""

    format: Literal["jury-cosignature"] = "jury-cosignature"
    version: Literal[1] = 1
    edition: Identifier
    juror: Identifier
    number: Number
    seal: Digest
    head: Digest
    ballot: Digest | None
    awards: tuple[SealedAward, ...]
    made_at: Moment
    rehearsal: Rehearsal = UNSET


class _Document(Struct, frozen=True, forbid_unknown_fields=True):
    cosignature: Envelope
    enrolment: Envelope


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedCoSignature:
    """A countersignature whose device is good; believed once the juror's invitation is checked."""

    file: str
    content: CoSignature
    device_key: bytes
    digest: str
    enrolment: Envelope

    def require_invited(self, invitation_keys: Collection[bytes]) -> None:
        """Refuse it, unless one of this juror's invitations enrolled its device."""
        try:
            envelope.verify(self.enrolment, ENROLMENT_TYPE, invitation_keys)
        except BadSignatureError as error:
            known = {fingerprint(key) for key in invitation_keys}
            forged = self.enrolment.signer in known
            code = "cosignature_invalid" if forged else "cosignature_uninvited"
            raise RefusedFileError(code, file=self.file) from error


def sign_request(request: CosignRequest, *, signing_key: bytes) -> bytes:
    """Sign for the edition what jurors are asked to sign."""
    return envelope.dump(envelope.sign(REQUEST_TYPE, canonical.pack(request), signing_key))


def read_request(data: bytes, *, file: str) -> CosignRequest:
    """Return what is asked to be signed; it is believed only once its signature is checked."""
    with refusing(REFUSALS_OF_REQUEST, file=file):
        return _payload(envelope.load(data, limit=MAX_FILE), REQUEST_FORMAT, CosignRequest)


def require_asked_by(data: bytes, *, public_key: bytes, file: str) -> None:
    """Refuse a request that the edition did not sign."""
    with refusing(REFUSALS_OF_REQUEST, file=file):
        envelope.verify(envelope.load(data, limit=MAX_FILE), REQUEST_TYPE, [public_key])


def co_sign(content: CoSignature, *, enrolment: Envelope, device_key: bytes) -> bytes:
    """Sign a seal with the juror's device; the invitation vouches for the device."""
    signed = envelope.sign(TYPE, canonical.pack(content), device_key)
    return canonical.pack(_Document(signed, enrolment))


def read_co_signature(data: bytes, *, file: str) -> ClaimedCoSignature:
    """Check a countersignature, all but the invitation, which the edition knows."""
    with refusing(REFUSALS, file=file):
        document = canonical.unpack(canonical.load(data, limit=MAX_FILE), _Document)
        content = _payload(document.cosignature, FORMAT, CoSignature)
        enrolled = canonical.unpack(
            canonical.load(document.enrolment.payload, limit=MAX_FILE), Enrolment
        )
        envelope.verify(document.cosignature, TYPE, [enrolled.key])
        if (enrolled.edition, enrolled.juror) != (content.edition, content.juror):
            raise BadSignatureError("enrolled for another juror")
    return ClaimedCoSignature(
        file=file,
        content=content,
        device_key=enrolled.key,
        digest=envelope.digest(document.cosignature),
        enrolment=document.enrolment,
    )


def _payload(signed: Envelope, form: str, kind: type[T]) -> T:
    payload = canonical.load(signed.payload, limit=MAX_FILE)
    canonical.require_version(payload, form, VERSION)
    return canonical.unpack(payload, kind)
