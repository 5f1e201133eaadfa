"""The edition as its pages show it: name and calendar, domains, grid, levels, rules, progress."""

import json
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jury_app.model.entities import (
    Application,
    Assignment,
    AwardLevel,
    Ballot,
    Decision,
    Domain,
    Juror,
    KeyRing,
    Kit,
)
from jury_app.model.enums import BallotState, LevelKind
from jury_app.model.requirements import current_round, edition_of, is_closed, rules_of
from jury_app.model.rules import RuleSettings
from jury_app.model.scoring.grids import Scale
from jury_app.model.values import CriterionValues, DomainValues, EditionValues, LevelValues

V = TypeVar("V", EditionValues, DomainValues, CriterionValues, LevelValues)

EDITION_SOURCES = frozenset({"edition", "domain", "criterion", "award_level", "rules", "round"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """The edition, with what tells it from every other."""

    key: str
    template: str
    language: str
    values: EditionValues
    signing_key: str
    recipient: str
    recovery_recipient: str
    has_passphrase: bool
    is_closed: bool
    is_rehearsal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainRow:
    """A domain and how many compete in it."""

    id: int
    values: DomainValues
    applications: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """A criterion; `meanings` maps points to words."""

    id: int
    values: CriterionValues
    meanings: dict[str, str]

    @property
    def scale(self) -> Scale:
        """The criterion as arithmetic sees it."""
        values = self.values
        return Scale(
            values.code,
            values.weight,
            values.min_points,
            values.max_points,
            values.steps_per_point,
            values.lower_is_better,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """An award level, in the order of the edition."""

    id: int
    position: int
    values: LevelValues


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesRow:
    """The rules in force."""

    version: int
    settings: RuleSettings
    fingerprint: str
    sealed_at: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StagesRow:
    """How far the year has come, in numbers."""

    domains: int
    applications: int
    competing: int
    jurors: int
    readings: int
    readers: int
    kits: int
    ballots: int
    conflicts: int
    ballots_opened: bool
    domains_to_decide: int
    domains_decided: int
    is_closed: bool


def get_edition(session: Session) -> EditionRow:
    """Return the edition."""
    edition = edition_of(session)
    return EditionRow(
        key=edition.key,
        template=edition.template,
        language=edition.language,
        values=_values(EditionValues, edition),
        signing_key=edition.signing_key,
        recipient=edition.recipient,
        recovery_recipient=edition.recovery_recipient,
        has_passphrase=session.scalars(select(KeyRing.has_passphrase)).one(),
        is_closed=is_closed(session),
        is_rehearsal=edition.is_rehearsal,
    )


def wrapped_keys(session: Session) -> tuple[bytes, bool]:
    """Return the private keys as they are kept, and whether a passphrase opens them."""
    ring = session.scalars(select(KeyRing)).one()
    return ring.wrapped, ring.has_passphrase


def is_rehearsal(session: Session) -> bool:
    """Whether all of it is only played."""
    return edition_of(session).is_rehearsal


def list_domains(session: Session) -> list[DomainRow]:
    """Return the domains in their order, with how many applications compete in each."""
    judged = Application.status.in_(current_round(session).judged_statuses)
    counts = _count_by(session, Application.domain_id, judged)
    return [
        DomainRow(
            id=each.id, values=_values(DomainValues, each), applications=counts.get(each.id, 0)
        )
        for each in session.scalars(select(Domain).order_by(Domain.position, Domain.id))
    ]


def list_criteria(session: Session) -> list[CriterionRow]:
    """Return the grid of the round."""
    return [
        CriterionRow(
            id=each.id, values=_values(CriterionValues, each), meanings=json.loads(each.meanings)
        )
        for each in sorted(current_round(session).criteria, key=lambda one: one.position)
    ]


def list_levels(session: Session) -> list[LevelRow]:
    """Return the award levels, the highest first."""
    return [
        LevelRow(id=each.id, position=each.position, values=_values(LevelValues, each))
        for each in session.scalars(select(AwardLevel).order_by(AwardLevel.position))
    ]


def get_rules(session: Session) -> RulesRow:
    """Return the rules in force."""
    rules, settings = rules_of(session)
    return RulesRow(
        version=rules.version,
        settings=settings,
        fingerprint=rules.fingerprint,
        sealed_at=rules.sealed_at,
        reason=rules.reason,
    )


def get_stages(session: Session) -> StagesRow:
    """Return how far the year has come."""
    jury = current_round(session)
    judged = Application.status.in_(jury.judged_statuses)
    competing = _count_by(session, Application.domain_id, judged)
    settled = _settled_domains(session)
    counted = select(func.count(Ballot.digest)).where(Ballot.state == BallotState.COUNTED)
    return StagesRow(
        domains=_count(session, Domain.id),
        applications=_count(session, Application.id),
        competing=sum(competing.values()),
        jurors=_count(session, Juror.id, Juror.is_withdrawn.is_(False)),
        readings=_count(session, Assignment.juror_id),
        readers=_count(session, Juror.id, Juror.is_withdrawn.is_(False), _has_a_kit_to_come()),
        kits=session.scalar(select(func.count(Kit.juror_id.distinct()))) or 0,
        ballots=session.scalar(counted) or 0,
        conflicts=session.scalar(
            select(func.count(Ballot.juror_id.distinct())).where(
                Ballot.state == BallotState.CONFLICT
            )
        )
        or 0,
        ballots_opened=jury.ballots_opened,
        domains_to_decide=len(competing),
        domains_decided=len(settled & competing.keys()),
        is_closed=is_closed(session),
    )


def _values(kind: type[V], entity: object) -> V:
    return kind(**{field.name: getattr(entity, field.name) for field in fields(kind)})


def _count(session: Session, column: Any, *conditions: Any) -> int:
    return session.scalar(select(func.count(column)).where(*conditions)) or 0


def _count_by(session: Session, column: Any, *conditions: Any) -> dict[int, int]:
    query = select(column, func.count()).where(*conditions).group_by(column)
    return dict(session.execute(query).all())


def _has_a_kit_to_come() -> Any:
    """Whether a juror has something to read, or a kit already."""
    return or_(Juror.id.in_(select(Assignment.juror_id)), Juror.id.in_(select(Kit.juror_id)))


def _settled_domains(session: Session) -> set[int]:
    """Return the domains with an award other than a special prize, or said not awarded."""
    query = (
        select(Decision.domain_id)
        .outerjoin(AwardLevel, AwardLevel.id == Decision.level_id)
        .where(Decision.is_withdrawn.is_(False))
        .where((AwardLevel.kind != LevelKind.SPECIAL) | Decision.level_id.is_(None))
    )
    return set(session.scalars(query))
