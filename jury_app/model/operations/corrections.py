"""What an act of rectification may put right: each kind of correction, as one says it."""

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from jury_app.model.enums import AttendanceState


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that is put right; why, where it is not the reason of the whole act."""

    act: ClassVar[str]
    reason: str = ""


class CorrectedAward(Correction, frozen=True):
    """An application has this award; another level takes the place of the one before."""

    act = "decide"
    application: str
    level: str
    motive: str = ""
    citation: str = ""


class CorrectedNotAwarded(Correction, frozen=True):
    """A domain has no award."""

    act = "not-awarded"
    domain: str
    motive: str = ""


class CorrectedWithdrawal(Correction, frozen=True):
    """A decision had not been taken."""

    act = "withdraw"
    application: str | None = None
    domain: str | None = None
    level: str | None = None


class CorrectedWords(Correction, frozen=True):
    """A decision stands, with another motive or another citation."""

    act = "reword"
    application: str | None = None
    domain: str | None = None
    level: str | None = None
    motive: str | None = None
    citation: str | None = None


class CorrectedNames(Correction, frozen=True):
    """A title or the names of applicants were misspelt."""

    act = "rename"
    application: str
    title: str | None = None
    applicants: tuple[str, ...] | None = None


class CorrectedMark(Correction, frozen=True):
    """A mark was amended wrongly in the room, or was to be."""

    act = "amend"
    juror: str
    application: str
    criterion: str
    old: str
    new: str


class CorrectedAttendance(Correction, frozen=True):
    """The roll call was entered wrongly."""

    act = "attendance"
    juror: str
    state: AttendanceState
    holder: str | None = None


class CorrectedVote(Correction, frozen=True):
    """The count of a vote was entered wrongly; the vote is named by its act in the journal."""

    act = "vote"
    number: int
    in_favour: int | None = msgspec.field(default=None, name="for")
    against: int | None = None
    votes: Mapping[str, int] = {}
    voices: Mapping[str, str] = {}
    abstention: int = 0
    blank: int = 0
    spoilt: int = 0


CORRECTIONS: Mapping[str, type[Correction]] = {
    each.act: each for each in Correction.__subclasses__()
}
