"""What the minutes of a sitting say, as plain values; the sentences are made elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from jury_app.documents.minutes.afterwards import Cosigner, Rectification
from jury_app.documents.minutes.listed import DomainShortlist, Preselected
from jury_app.documents.standings import StandingLine
from jury_app.i18n import Language

MinutesStatus: TypeAlias = Literal["provisional", "final", "rectified"]
Presence: TypeAlias = Literal["present", "remote", "represented", "excused", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone as minutes name them: « Mme Valérie Castaing », « ministre »."""

    name: str
    quality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A member of the jury and how they were there; `proxy` holds a represented member's vote."""

    name: str
    quality: str = ""
    presence: Presence = "present"
    proxy: str = ""
    advisory: bool = False
    arrived_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """How many members there are, how many the rules require, how many count as there."""

    members: int
    counted: int
    required: int = 0
    second_convocation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLine:
    """Ballots of one juror that stood against each other, by their codes, and what was decided."""

    juror: str
    kept: str
    aside: tuple[str, ...]
    decided_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotReport:
    """The sealed ballots: how many came, and who saw them opened."""

    received: int
    expected: int
    opened_at: datetime | None = None
    witnesses: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    resolved: tuple[ConflictLine, ...] = ()
    unresolved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecusalLine:
    """A juror who stayed out of an application, or of the whole domain if none is named.

    `absences` are the hours at which they left and came back.
    """

    juror: str
    application: str = ""
    reason: str = ""
    absences: tuple[tuple[datetime, datetime | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitLine:
    """A member who was out of the room for a time, recused from nothing."""

    juror: str
    out_at: datetime
    back_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentLine:
    """A juror who changed a mark in the room; the minutes do not tell the marks of anybody."""

    juror: str
    application: str
    criterion: str
    reason: str
    is_rectified: bool = False
    """Whether it was changed after the closing, by a rectification."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """A member who disagrees, in their own words."""

    juror: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairChange:
    """A member who takes the chair in the course of the sitting, in the place of another."""

    at: datetime
    chair: Person
    before: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionLine:
    """When the sitting was suspended, and resumed, and why."""

    suspended_at: datetime
    resumed_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteLine:
    """A vote in the room: its question, how it was taken, what was counted for each choice."""

    question: str
    form: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """What the jury decided for one application."""

    application: str
    title: str
    applicants: tuple[str, ...]
    level_name: str
    ex_aequo: bool = False
    departs_from_order: bool = False
    motive: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainMinutes:
    """What happened in one domain, from the recusals to the decision.

    `special_prizes` counts those that its applications won across the domains.
    """

    code: str
    name: str
    sponsor: str = ""
    recusals: tuple[RecusalLine, ...] = ()
    exits: tuple[ExitLine, ...] = ()
    amendments: tuple[AmendmentLine, ...] = ()
    standings: tuple[StandingLine, ...] = ()
    votes: tuple[VoteLine, ...] = ()
    statements: tuple[StatementLine, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    not_awarded: bool = False
    motive: str = ""
    special_prizes: int = 0
    papers: tuple[str, ...] = ()
    """The codes of the sheets on which the jury worked at it by hand."""

    is_pending: bool = False
    """Whether nothing has been decided there yet; that is so in provisional minutes alone."""

    shortlist: DomainShortlist | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialPrizeLine:
    """A special prize and the domain where the application competed."""

    decision: DecisionLine
    domain: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Everything the minutes say. Hours are printed as given, in the clock of the sitting.

    Provisional ones say when they were made, and how many acts the journal held then.
    """

    title: str
    year: int
    organiser: str
    number: int
    status: MinutesStatus = "final"
    rectifies: int | None = None
    rectification: Rectification | None = None
    replaced_by: int | None = None
    """The version that has replaced this one since."""

    made_at: datetime | None = None
    journal_acts: int = 0
    still_to_come: tuple[str, ...] = ()
    place: str = ""
    held_on: date | None = None
    convened_on: date | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    chair: Person | None = None
    replaced_chair: Person | None = None
    replacement_reason: str = ""
    chair_changes: tuple[ChairChange, ...] = ()
    suspensions: tuple[SuspensionLine, ...] = ()
    secretary: Person | None = None
    attendance: tuple[Attendee, ...] = ()
    quorum: Quorum | None = None
    quorum_notes: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    """The codes of the sheets on which attendance was noted by hand."""

    rules: tuple[str, ...] = ()
    rules_fingerprint: str = ""
    rules_changes: tuple[str, ...] = ()
    ballots: BallotReport | None = None
    is_panel: bool = False
    """Whether an expert panel sat, which shortlists for a jury."""

    preselected: Preselected | None = None
    scale: int = 20
    domains: tuple[DomainMinutes, ...] = ()
    special_prizes: tuple[SpecialPrizeLine, ...] = ()
    other_votes: tuple[VoteLine, ...] = ()
    statements: tuple[StatementLine, ...] = ()
    annexes: tuple[str, ...] = ()
    sheet: str = ""
    """The code of the sitting sheet, if one was written before the closing."""

    journal_head: str = ""
    seal: str = ""
    cosigned: tuple[Cosigner, ...] = ()
    signatures: tuple[Person, ...] = ()
    language: Language = "fr"
