"""The minutes of a sitting: who sat, under which rules, what was decided and why."""

from jury_app.documents.minutes.content import (
    Attendee,
    BallotReport,
    Correction,
    DecisionLine,
    DomainMinutes,
    Minutes,
    MinutesStatus,
    Person,
    Presence,
    Quorum,
    RecusalLine,
    SpecialPrizeLine,
    StandingLine,
    VoteLine,
)
from jury_app.documents.minutes.pdf import build_minutes

__all__ = [
    "Attendee",
    "BallotReport",
    "Correction",
    "DecisionLine",
    "DomainMinutes",
    "Minutes",
    "MinutesStatus",
    "Person",
    "Presence",
    "Quorum",
    "RecusalLine",
    "SpecialPrizeLine",
    "StandingLine",
    "VoteLine",
    "build_minutes",
]
