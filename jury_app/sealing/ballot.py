"""A juror's ballot: signed by the juror's device, encrypted to the edition, checked by anybody."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from jury_app.errors import RefusedFileError
from jury_app.sealing import canonical, encryption, envelope
from jury_app.sealing.ballot_document import (
    FORMAT,
    SALT_SIZE,
    VERSION,
    BallotDocument,
    Enrolment,
    Note,
    Outline,
    QuickBallot,
    SignedBallot,
)
from jury_app.sealing.envelope import Envelope
from jury_app.sealing.failures import (
    BadSignatureError,
    DamagedError,
    MalformedError,
    NewerVersionError,
    NotCanonicalError,
    NotEncryptedError,
    WrongKeyError,
    refusing,
)
from jury_app.sealing.keys import fingerprint, public_key, short_code

MAX_BALLOT = 16 * 1024 * 1024
BALLOT_TYPE = "application/vnd.jury.ballot+json"
ENROLMENT_TYPE = "application/vnd.jury.enrolment+json"
REFUSALS = {
    NotEncryptedError: "not_a_ballot",
    WrongKeyError: "other_edition",
    DamagedError: "ballot_damaged",
    MalformedError: "ballot_damaged",
    NewerVersionError: "newer_version",
    NotCanonicalError: "not_canonical",
    BadSignatureError: "signature_invalid",
}

Scores: TypeAlias = Mapping[str, Mapping[str, int]]
Notes: TypeAlias = Mapping[str, Mapping[str, str]]

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class BallotContent:
    """All that a juror says in one ballot: a whole snapshot, which replaces the one before.

    A recusal carries its reason, which may be empty. A note stands under the number of its
    application and the code of its criterion: an empty code is the application as a whole, an
    empty number with an empty code is the juror's general opinion.
    """

    edition: str
    round: str
    grid: str
    juror: str
    revision: int
    previous: str | None
    made_at: str
    complete: bool
    scores: Scores
    recusals: Mapping[str, str]
    notes: Notes


@dataclass(frozen=True, kw_only=True)
class SealedBallot:
    """A ballot ready to be sent, its digest, and the code that the juror reads out."""

    data: bytes
    digest: str
    code: str


@dataclass(frozen=True, kw_only=True)
class OpenedBallot:
    """A ballot that was checked, with the signed document that proves it."""

    content: BallotContent
    digest: str
    device_key: bytes
    invitation_key: bytes
    document: BallotDocument


@dataclass(frozen=True, kw_only=True)
class ClaimedBallot:
    """A ballot that says whose it is; believed only once the juror's invitation is checked."""

    file: str
    enrolled: Enrolment
    signed: SignedBallot
    document: BallotDocument
    plain: bytes
    """The document as it came: there is no other way of writing it."""

    @property
    def edition(self) -> str:
        """The edition it says it is for."""
        return self.signed.edition

    @property
    def juror(self) -> str:
        """The juror it says it is from."""
        return self.signed.juror

    @property
    def device_key(self) -> bytes:
        """The key that signed it."""
        return self.enrolled.key

    def verify(self, invitation_keys: Collection[bytes], *, edition: str) -> OpenedBallot:
        """Believe the ballot, if one of this juror's invitations enrolled its device."""
        if self.edition != edition:
            raise RefusedFileError("other_edition", file=self.file)
        try:
            invitation = envelope.verify(self.document.enrolment, ENROLMENT_TYPE, invitation_keys)
        except BadSignatureError as error:
            known = {fingerprint(key) for key in invitation_keys}
            forged = self.document.enrolment.signer in known
            code = "signature_invalid" if forged else "unknown_invitation"
            raise RefusedFileError(code, file=self.file) from error
        return OpenedBallot(
            content=_content(self.signed, self.document.notes),
            digest=envelope.digest(self.document.ballot),
            device_key=self.device_key,
            invitation_key=invitation,
            document=self.document,
        )


def enrol(*, edition: str, juror: str, device_key: bytes, invitation_key: bytes) -> Envelope:
    """Have a juror's invitation vouch for the key made on the juror's machine."""
    enrolled = Enrolment(edition=edition, juror=juror, key=public_key(device_key))
    return envelope.sign(ENROLMENT_TYPE, canonical.pack(enrolled), invitation_key)


def seal_ballot(
    content: BallotContent, *, enrolment: Envelope, device_key: bytes, recipients: Sequence[str]
) -> SealedBallot:
    """Sign a ballot with the juror's device and lock it for the edition."""
    notes: dict[str, Note] = {}
    signed = SignedBallot(
        edition=content.edition,
        round=content.round,
        grid=content.grid,
        juror=content.juror,
        revision=content.revision,
        previous=content.previous,
        made_at=content.made_at,
        complete=content.complete,
        scores={number: dict(marks) for number, marks in content.scores.items() if marks},
        recused={each: _commit(reason, notes) for each, reason in content.recusals.items()},
        notes={
            number: {code: _commit(text, notes) for code, text in texts.items()}
            for number, texts in content.notes.items()
            if texts
        },
    )
    ballot = envelope.sign(BALLOT_TYPE, canonical.pack(signed), device_key)
    document = BallotDocument(enrolment=enrolment, ballot=ballot, notes=notes)
    return SealedBallot(
        data=encryption.encrypt(canonical.pack(document), recipients),
        digest=envelope.digest(ballot),
        code=short_code(envelope.signed_bytes(ballot)),
    )


def open_ballot(data: bytes, identity: str, *, file: str) -> ClaimedBallot:
    """Open a ballot file and check everything but the invitation, which the edition knows."""
    with refusing(REFUSALS, file=file):
        plain = encryption.decrypt(data, identity, limit=MAX_BALLOT)
    return read_ballot(plain, file=file)


def read_ballot(document: bytes, *, file: str, is_whole: bool = True) -> ClaimedBallot:
    """Check the document of an opened ballot as one that came in, all but the invitation.

    One that is not whole has lost texts to an erasure; those that are left must be the signed ones.
    """
    with refusing(REFUSALS, file=file):
        whole, signed = _at_once(document) or _closely(document)
        enrolled = _payload(whole.enrolment, Enrolment)
        envelope.verify(whole.ballot, BALLOT_TYPE, [enrolled.key])
        _require_agreement(enrolled, signed)
        _require_notes(signed, whole.notes, is_whole=is_whole)
    return ClaimedBallot(
        file=file, enrolled=enrolled, signed=signed, document=whole, plain=document
    )


def _at_once(document: bytes) -> tuple[BallotDocument, SignedBallot] | None:
    """Read a ballot in which nothing asks for a closer look, as nearly every one is."""
    whole = canonical.read_at_once(document, BallotDocument, limit=MAX_BALLOT)
    if whole is None:
        return None
    signed = canonical.read_at_once(whole.ballot.payload, QuickBallot, limit=MAX_BALLOT)
    return (whole, signed) if signed is not None and signed.is_named else None


def _closely(document: bytes) -> tuple[BallotDocument, SignedBallot]:
    """Read any other ballot, value by value, and say what is wrong with it."""
    loaded = canonical.load(document, limit=MAX_BALLOT)
    said = _signed_document(loaded)
    whole = canonical.unpack(loaded, BallotDocument)
    return whole, canonical.unpack(said, SignedBallot)


def _signed_document(document: Any) -> Any:
    """Return what is signed in a ballot, once it is known to be of a version that we read."""
    payload = canonical.unpack_part(document, Outline).ballot.payload
    said = canonical.load(payload, limit=MAX_BALLOT)
    canonical.require_version(said, FORMAT, VERSION)
    return said


def _payload(signed: Envelope, kind: type[T]) -> T:
    at_once = canonical.read_at_once(signed.payload, kind, limit=MAX_BALLOT)
    if at_once is not None:
        return at_once
    return canonical.unpack(canonical.load(signed.payload, limit=MAX_BALLOT), kind)


def _require_agreement(enrolled: Enrolment, signed: SignedBallot) -> None:
    if (enrolled.edition, enrolled.juror) != (signed.edition, signed.juror):
        raise BadSignatureError("enrolled for another juror")
    if (signed.revision == 1) != (signed.previous is None):
        raise MalformedError("only the first ballot replaces none")


def _require_notes(signed: SignedBallot, notes: Mapping[str, Note], *, is_whole: bool) -> None:
    bound = sorted(signed.commitments())
    if (bound != sorted(notes)) if is_whole else not {*notes} <= {*bound}:
        raise MalformedError("a note is missing, or was never signed")
    if any(commitment != note.commitment for commitment, note in notes.items()):
        raise BadSignatureError("a note was altered")


def _commit(text: str, notes: dict[str, Note]) -> str:
    note = Note(secrets.token_bytes(SALT_SIZE), text)
    notes[note.commitment] = note
    return note.commitment


def _content(signed: SignedBallot, notes: Mapping[str, Note]) -> BallotContent:
    return BallotContent(
        edition=signed.edition,
        round=signed.round,
        grid=signed.grid,
        juror=signed.juror,
        revision=signed.revision,
        previous=signed.previous,
        made_at=signed.made_at,
        complete=signed.complete,
        scores=signed.scores,
        recusals={
            number: notes[each].text if each in notes else ""
            for number, each in signed.recused.items()
        },
        notes={
            number: {code: notes[each].text for code, each in texts.items() if each in notes}
            for number, texts in signed.notes.items()
        },
    )
