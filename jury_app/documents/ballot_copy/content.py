"""What the copy of a ballot says: all that the ballot says, and never the private notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jury_app.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedEntry:
    """One application as the ballot has it; a mark that was not given is empty."""

    number: str
    title: str
    marks: Sequence[str] = ()
    remarks: Sequence[tuple[str, str]] = ()  # on what, and what was said
    recusal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedDomain:
    """The applications of one domain."""

    name: str
    entries: Sequence[CopiedEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotCopy:
    """A sealed ballot, to be read by the juror who sealed it."""

    edition: str
    organiser: str
    round: str
    juror: str
    revision: int
    sealed_at: datetime
    code: str
    fingerprint: str
    is_complete: bool
    criteria: Sequence[str]
    domains: Sequence[CopiedDomain]
    language: Language
