"""The documents inside a ballot file, field by field as they are signed."""

import hashlib
from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field

from jury_app.limits import IDENTIFIER, is_identifier
from jury_app.sealing import canonical
from jury_app.sealing.envelope import Envelope
from jury_app.sealing.manifest import Digest, Identifier, Key, Moment, Steps, Text

VERSION = 1
FORMAT = "jury-ballot"
SALT_SIZE = 16

Address: TypeAlias = Annotated[str, Meta(pattern=rf"^(?:{IDENTIFIER})?\Z")]
Revision: TypeAlias = Annotated[int, Meta(ge=1, le=1_000_000)]


class Enrolment(Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """The juror's invitation says which device key signs the juror's ballots."""

    format: Literal["jury-enrolment"] = "jury-enrolment"
    version: Literal[1] = 1
    edition: Identifier
    juror: Identifier
    key: Key


class Note(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A text that stands outside what is signed, so that it can be erased one day."""

    salt: Annotated[bytes, Meta(min_length=SALT_SIZE, max_length=SALT_SIZE)]
    text: Text

    @property
    def commitment(self) -> str:
        """What is signed in the place of the text: the SHA-256 of this note's canonical JSON."""
        return hashlib.sha256(canonical.written(self)).hexdigest()


class SignedBallot(Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """What the juror's device signs; texts stand for themselves by their commitments."""

    format: Literal["jury-ballot"] = "jury-ballot"
    version: Literal[1] = 1
    edition: Identifier
    round: Identifier
    grid: Digest
    juror: Identifier
    revision: Revision = field(name="rev")
    previous: Digest | None = field(name="prev")
    made_at: Moment
    complete: bool
    scores: dict[Identifier, dict[Identifier, Steps]]
    recused: dict[Identifier, Digest]
    notes: dict[Address, dict[Address, Digest]]

    def commitments(self) -> Iterator[str]:
        """Return the commitment of every text: reasons of recusals, then notes."""
        yield from self.recused.values()
        for texts in self.notes.values():
            yield from texts.values()


class QuickBallot(SignedBallot, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """The same, but the names of its marks are looked at once each, and not wherever one stands.

    There are two hundred places in a ballot of forty applications: to look at each is half of
    what it takes to read one.
    """

    scores: dict[str, dict[str, Steps]]

    @property
    def is_named(self) -> bool:
        """Whether each mark has the name of an application and of a criterion."""
        return all(map(is_identifier, {*self.scores}.union(*self.scores.values())))


class BallotDocument(Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """What a ballot file holds once it is decrypted."""

    enrolment: Envelope
    ballot: Envelope
    notes: dict[Digest, Note]


class OutlinedPayload(Struct, frozen=True):
    """The payload of an envelope, whatever else the envelope holds."""

    payload: bytes


class Outline(Struct, frozen=True):
    """As much of a ballot as every version shares, so that a newer one is known as such."""

    ballot: OutlinedPayload
