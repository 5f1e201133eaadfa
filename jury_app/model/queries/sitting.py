"""The sitting as the deliberation page shows it: who attends, what is decided, what is left."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import plain
from jury_app.model.entities import (
    Application,
    Attendance,
    AwardLevel,
    Decision,
    Domain,
    FrozenDecisions,
    Sitting,
)
from jury_app.model.enums import AttendanceState, JurorRole, LevelKind
from jury_app.model.queries.applications import ApplicationRow, named_applications
from jury_app.model.queries.jury import JurorRow, list_jurors
from jury_app.model.queries.listed import all_domains, all_levels
from jury_app.model.queries.standings import (
    STANDING_SOURCES,
    DomainStandings,
    JurorMarks,
    all_marks,
    consolidate,
    judged_in,
)
from jury_app.model.queries.undone import decisions_of
from jury_app.model.requirements import current_round, require_application, require_domain
from jury_app.model.room.acts import Act

SITTING_SOURCES = STANDING_SOURCES | {
    "sitting", "attendance", "decision", "award_level", "frozen_decisions", "juror",
}  # fmt: skip

PRECEDENCE = (
    JurorRole.CHAIR,
    JurorRole.VICE_CHAIR,
    JurorRole.MEMBER,
    JurorRole.SPONSOR,
    JurorRole.ADVISORY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision that stands; without an application it says that the domain has no award."""

    id: int
    domain_id: int
    domain_code: str
    domain_name: str
    application_id: int | None
    number: str
    title: str
    applicants: tuple[str, ...]
    siren: str
    department: str
    level_id: int | None
    level_code: str
    level_name: str
    level_kind: LevelKind | None
    colour: str
    ex_aequo: bool
    motive: str
    citation: str
    decided_at: str

    @property
    def is_not_awarded(self) -> bool:
        """Whether it says that the domain has no award."""
        return self.application_id is None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """A juror and how they take part; nothing while nobody has said."""

    id: int
    juror: JurorRow
    state: AttendanceState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliberation:
    """One domain before the jury: its order, the marks behind it, and what was decided."""

    standings: DomainStandings
    applications: tuple[ApplicationRow, ...]
    marks: dict[int, list[JurorMarks]]
    jurors: dict[int, JurorRow]
    decisions: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingRow:
    """The sitting and its closing."""

    opened_at: str | None
    closed_at: str | None
    place: str
    secretary: str
    seal_code: str
    number: int
    frozen_at: str = ""
    """When the decisions were sealed last; that is later than the closing once rectified."""


def list_decisions(
    session: Session, *, domain_id: int | None = None, acts: Iterable[Act] | None = None
) -> list[DecisionRow]:
    """Return the decisions that stand, or those of some acts, by domain, level and number."""
    standing = _standing(session, domain_id) if acts is None else decisions_of(session, acts)
    rows = decision_rows(session, standing)
    return [row for row in rows if domain_id in (None, row.domain_id)]


def decision_rows(session: Session, standing: Sequence[Decision]) -> list[DecisionRow]:
    """Return decisions, which stand beside one another, by domain, level and number."""
    domains = {each.id: each for each in all_domains(session)}
    levels = {each.id: each for each in all_levels(session)}
    applications = named_applications(session, {each.application_id for each in standing})
    alike = Counter((each.domain_id, each.level_id) for each in standing)
    rows = [
        _decision_row(
            each,
            domains[each.domain_id],
            applications.get(each.application_id or 0),
            levels.get(each.level_id or 0),
            alike[each.domain_id, each.level_id],
        )
        for each in standing
    ]

    def order(row: DecisionRow) -> tuple[int, str, int, str]:
        level = levels.get(row.level_id or 0)
        return (
            domains[row.domain_id].position,
            row.domain_code,
            level.position if level else len(levels),
            row.number,
        )

    return sorted(rows, key=order)


def find_decision(
    session: Session,
    *,
    number: str | None = None,
    domain_code: str | None = None,
    level: str | None = None,
) -> DecisionRow:
    """Return the one decision that words name: an award, or that a domain has none."""
    rows = list_decisions(session)
    if domain_code:
        domain = require_domain(session, domain_code)
        what = domain.name
        rows = [row for row in rows if row.is_not_awarded and row.domain_id == domain.id]
    else:
        what = require_application(session, number or "").number
        rows = [row for row in rows if row.number == what and _is_of(row, level)]
    if not rows:
        raise RuleError("decision_none", what=what)
    if len(rows) > 1:
        levels = ", ".join(row.level_name for row in rows)
        raise RuleError("decision_ambiguous", number=what, levels=levels)
    return rows[0]


def get_deliberation(session: Session, domain_id: int) -> Deliberation:
    """Return a domain as the jury has it before it; refused while ballots are sealed."""
    rows = tuple(judged_in(session, domain_id))
    marks = all_marks(session, applications={row.id for row in rows})
    [standings] = consolidate(session, domain_id=domain_id, marks=marks)
    return Deliberation(
        standings=standings,
        applications=rows,
        marks={row.id: marks.get(row.id, []) for row in rows},
        jurors={each.id: each for each in list_jurors(session)},
        decisions=tuple(list_decisions(session, domain_id=domain_id)),
    )


def list_attendance(session: Session) -> list[AttendanceRow]:
    """Return the jurors and how they take part: the chair first, those who advise last."""
    states = dict(session.execute(select(Attendance.juror_id, Attendance.state)).all())
    rows = [
        AttendanceRow(id=each.id, juror=each, state=states.get(each.id))
        for each in list_jurors(session)
        if not each.is_withdrawn or each.id in states
    ]
    return sorted(rows, key=lambda row: PRECEDENCE.index(row.juror.values.role))


def get_sitting(session: Session) -> SittingRow:
    """Return the sitting of the round, whether it has begun or not."""
    jury = current_round(session)
    sitting = session.scalars(select(Sitting).where(Sitting.round_id == jury.id)).first()
    frozen = session.scalars(
        select(FrozenDecisions).order_by(FrozenDecisions.number.desc())
    ).first()
    return SittingRow(
        opened_at=sitting.opened_at if sitting else None,
        closed_at=sitting.closed_at if sitting else None,
        place=sitting.place if sitting else "",
        secretary=sitting.secretary if sitting else "",
        seal_code=frozen.seal_code if frozen else "",
        number=frozen.number if frozen else 0,
        frozen_at=frozen.frozen_at if frozen else "",
    )


def frozen_content(session: Session) -> str | None:
    """Return the last frozen set of decisions, as JSON."""
    return session.scalars(
        select(FrozenDecisions.content).order_by(FrozenDecisions.number.desc()).limit(1)
    ).first()


def _is_of(row: DecisionRow, level: str | None) -> bool:
    return level is None or plain(level) in {plain(row.level_code), plain(row.level_name)}


def _standing(session: Session, domain_id: int | None) -> Sequence[Decision]:
    query = select(Decision).where(Decision.is_withdrawn.is_(False))
    if domain_id is not None:
        query = query.where(Decision.domain_id == domain_id)
    return session.scalars(query).all()


def _decision_row(
    decision: Decision,
    domain: Domain,
    application: Application | None,
    level: AwardLevel | None,
    alike: int,
) -> DecisionRow:
    applicants = application.applicants if application else []
    return DecisionRow(
        id=decision.id,
        domain_id=domain.id,
        domain_code=domain.code,
        domain_name=domain.name,
        application_id=decision.application_id,
        number=application.number if application else "",
        title=application.title if application else "",
        applicants=tuple(each.name for each in applicants),
        siren=(applicants[0].siren or "") if applicants else "",
        department=(applicants[0].department or "") if applicants else "",
        level_id=decision.level_id,
        level_code=level.code if level else "",
        level_name=level.name if level else "",
        level_kind=level.kind if level else None,
        colour=level.colour if level else "",
        ex_aequo=level is not None and level.kind is LevelKind.LEVEL and alike > 1,
        motive=decision.motive,
        citation=decision.citation,
        decided_at=decision.decided_at,
    )
