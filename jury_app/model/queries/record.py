"""The record of a sitting: all that its documents say, frozen as JSON when it is closed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy.orm import Session

from jury_app.model.enums import AttendanceState, JurorRole, LevelKind
from jury_app.model.journal import head
from jury_app.model.queries.departing import departures
from jury_app.model.queries.edition import get_edition, get_rules, list_domains
from jury_app.model.queries.floor import Floor, QuorumCount, get_floor
from jury_app.model.queries.jury import JurorRow, list_jurors, list_recusals
from jury_app.model.queries.papers import get_papers
from jury_app.model.queries.preselection import RecordedPreselection, recorded_preselection
from jury_app.model.queries.recorded_ballots import RecordedBallots, recorded_ballots
from jury_app.model.queries.recorded_rectification import RecordedRectification
from jury_app.model.queries.recorded_shortlist import RecordedShortlist, recorded_shortlist
from jury_app.model.queries.recorded_standings import RecordedStanding, recorded_standings
from jury_app.model.queries.register import RegisterEntry
from jury_app.model.queries.room_record import (
    People,
    RecordedPassage,
    RecordedRoom,
    get_recorded_room,
    recorded_passages,
)
from jury_app.model.queries.rules_changes import RulesChange, late_changes
from jury_app.model.queries.sitting import (
    DecisionRow,
    get_sitting,
    list_attendance,
    list_decisions,
)
from jury_app.model.queries.standings import DomainStandings, consolidate
from jury_app.model.requirements import current_round
from jury_app.model.rules import RuleSettings

FORMAT = "jury-record"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedJuror:
    """A member and how they took part."""

    name: str
    quality: str
    role: JurorRole
    state: AttendanceState | None
    passage: RecordedPassage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDecision:
    """An award, or, without a number, that the domain has none."""

    number: str
    title: str
    applicants: tuple[str, ...]
    siren: str
    department: str
    level_code: str
    level_name: str
    level_kind: LevelKind | None
    colour: str
    ex_aequo: bool
    departs_from_order: bool
    motive: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRecusal:
    """A juror who stayed out of an application."""

    juror: str
    number: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDomain:
    """What happened in one domain."""

    code: str
    name: str
    sponsor: str
    recusals: tuple[RecordedRecusal, ...]
    standings: tuple[RecordedStanding, ...]
    decisions: tuple[RecordedDecision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedQuorum:
    """How many members there are, how many attend, how many must."""

    members: int
    attending: int
    required: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingRecord:
    """Everything that is said of a sitting once it is closed."""

    format: str = FORMAT
    version: int = VERSION
    number: int
    edition: str
    title: str
    year: int
    organiser: str
    place: str
    secretary: str
    language: str
    is_rehearsal: bool = False
    """Whether it was only played: each document then says so."""

    display_scale: int
    opened_at: str | None
    closed_at: str
    journal_head: str
    rules_version: int
    rules: RuleSettings
    rules_fingerprint: str
    ballots: RecordedBallots
    quorum: RecordedQuorum
    jury: tuple[RecordedJuror, ...]
    domains: tuple[RecordedDomain, ...]
    rules_changes: tuple[RulesChange, ...] = ()
    """What was changed after the ballots were opened."""
    register: tuple[RegisterEntry, ...] = ()
    room: RecordedRoom | None = None
    """What happened in the room; closings of before did not know."""

    convened_on: str = ""
    annexes: tuple[str, ...] = ()
    shortlist: RecordedShortlist | None = None
    """How an expert panel made its shortlist."""

    preselection: RecordedPreselection | None = None
    """The closing of the panel whose shortlist was judged."""

    rectification: RecordedRectification | None = None
    """The set of decisions that this one puts right."""


def get_record(
    session: Session, *, closed_at: str, orders: Sequence[DomainStandings] | None = None
) -> SittingRecord:
    """Return the record of the sitting as it stands now; orders are not made again if known."""
    edition, rules, sitting = get_edition(session), get_rules(session), get_sitting(session)
    people = people_of(session)
    floor = get_floor(session)
    room = get_recorded_room(session, floor, people)
    papers = get_papers(session)
    return SittingRecord(
        number=sitting.number + 1,
        edition=edition.key,
        title=edition.values.title,
        year=edition.values.year,
        organiser=edition.values.organiser,
        place=sitting.place or edition.values.place,
        secretary=sitting.secretary,
        language=edition.language,
        is_rehearsal=edition.is_rehearsal,
        display_scale=edition.values.display_scale,
        opened_at=sitting.opened_at,
        closed_at=closed_at,
        journal_head=head(session)[1],
        rules_version=rules.version,
        rules=rules.settings,
        rules_fingerprint=rules.fingerprint,
        ballots=recorded_ballots(session),
        quorum=_quorum(room.quorum if room else floor.quorum_of_all()),
        jury=_jury(session, floor, people),
        domains=_domains(session, people, orders),
        rules_changes=late_changes(session),
        room=room,
        convened_on=papers.convened_on,
        annexes=papers.annexes,
        shortlist=recorded_shortlist(session, people.names),
        preselection=recorded_preselection(session),
    )


def dump_record(record: SittingRecord) -> str:
    """Return a record as JSON with its keys in order."""
    return json.dumps(msgspec.to_builtins(record), ensure_ascii=False, sort_keys=True)


def load_record(text: str) -> SittingRecord:
    """Return a record that was frozen."""
    return msgspec.json.decode(text, type=SittingRecord)


def quality_of(row: JurorRow) -> str:
    """Return in what quality somebody sits: their function, and their body."""
    return ", ".join(part for part in (row.values.function, row.values.body) if part)


def named(row: JurorRow) -> str:
    """Return a juror as minutes name them."""
    return f"{row.values.civility} {row.name}".strip()


def people_of(session: Session) -> People:
    """Return the jurors as minutes name them."""
    rows = list_jurors(session)
    return People(
        names={row.id: named(row) for row in rows},
        qualities={row.id: quality_of(row) for row in rows},
    )


def _jury(session: Session, floor: Floor, people: People) -> tuple[RecordedJuror, ...]:
    passages = recorded_passages(floor, people)
    return tuple(
        RecordedJuror(
            name=people.names[row.id],
            quality=people.qualities[row.id],
            role=row.juror.values.role,
            state=row.state,
            passage=passages.get(row.id),
        )
        for row in list_attendance(session)
    )


def _quorum(counted: QuorumCount) -> RecordedQuorum:
    return RecordedQuorum(
        members=counted.members, attending=counted.counted, required=counted.required
    )


def _domains(
    session: Session, people: People, known: Sequence[DomainStandings] | None
) -> tuple[RecordedDomain, ...]:
    if not current_round(session).ballots_opened:
        return ()  # nobody sees an order yet, and nothing can have been decided
    orders = {each.code: each for each in (consolidate(session) if known is None else known)}
    recusals, decisions = list_recusals(session), list_decisions(session)
    found = []
    for domain in list_domains(session):
        code = domain.values.code
        order = orders[code]
        decided = [each for each in decisions if each.domain_code == code]
        departing = departures(order, decided)
        if not order.standings and not order.not_ranked and not decided:
            continue
        found.append(
            RecordedDomain(
                code=code,
                name=domain.values.name,
                sponsor=domain.values.sponsor,
                recusals=tuple(
                    RecordedRecusal(
                        juror=people.named(each.juror_id),
                        number=each.number,
                        title=each.title,
                        reason=each.reason,
                    )
                    for each in recusals
                    if each.domain_code == code
                ),
                standings=recorded_standings(order),
                decisions=tuple(_decision(each, each.id in departing) for each in decided),
            )
        )
    return tuple(found)


def _decision(row: DecisionRow, departs: bool) -> RecordedDecision:  # noqa: FBT001 -- a fact
    return RecordedDecision(
        number=row.number,
        title=row.title,
        applicants=row.applicants,
        siren=row.siren,
        department=row.department,
        level_code=row.level_code,
        level_name=row.level_name,
        level_kind=row.level_kind,
        colour=row.colour,
        ex_aequo=row.ex_aequo,
        departs_from_order=departs,
        motive=row.motive,
        citation=row.citation,
    )
