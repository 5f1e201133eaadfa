"""The minutes of a sitting: who sat, under which rules, what was decided and why."""

from jury_app.documents.minutes.afterwards import Cosigner, Rectification
from jury_app.documents.minutes.building import build_minutes, build_minutes_docx
from jury_app.documents.minutes.content import (
    AmendmentLine,
    Attendee,
    BallotReport,
    ChairChange,
    ConflictLine,
    DecisionLine,
    DomainMinutes,
    ExitLine,
    Minutes,
    MinutesStatus,
    Person,
    Presence,
    Quorum,
    RecusalLine,
    SpecialPrizeLine,
    StatementLine,
    SuspensionLine,
    VoteLine,
)
from jury_app.documents.minutes.listed import DomainShortlist, ListedLine, MoveLine, Preselected
from jury_app.documents.standings import StandingLine

__all__ = [
    "AmendmentLine",
    "Attendee",
    "BallotReport",
    "ChairChange",
    "ConflictLine",
    "Cosigner",
    "DecisionLine",
    "DomainMinutes",
    "DomainShortlist",
    "ExitLine",
    "ListedLine",
    "Minutes",
    "MinutesStatus",
    "MoveLine",
    "Person",
    "Preselected",
    "Presence",
    "Quorum",
    "Rectification",
    "RecusalLine",
    "SpecialPrizeLine",
    "StandingLine",
    "StatementLine",
    "SuspensionLine",
    "VoteLine",
    "build_minutes",
    "build_minutes_docx",
]
