"""The edition as its pages show it: name and calendar, domains, grid, levels, rules, progress."""

import json
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import Label, exists, func, select
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
    Round,
)
from jury_app.model.enums import BallotState, LevelKind
from jury_app.model.queries.listed import all_domains, all_levels
from jury_app.model.reading import once
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


@once
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


@once
def list_domains(session: Session) -> list[DomainRow]:
    """Return the domains in their order, with how many applications compete in each."""
    counts = _competing(session)
    return [
        DomainRow(
            id=each.id, values=_values(DomainValues, each), applications=counts.get(each.id, 0)
        )
        for each in all_domains(session)
    ]


@once
def list_criteria(session: Session) -> list[CriterionRow]:
    """Return the grid of the round."""
    return [
        CriterionRow(
            id=each.id, values=_values(CriterionValues, each), meanings=json.loads(each.meanings)
        )
        for each in sorted(current_round(session).criteria, key=lambda one: one.position)
    ]


@once
def list_levels(session: Session) -> list[LevelRow]:
    """Return the award levels, the highest first."""
    return [
        LevelRow(id=each.id, position=each.position, values=_values(LevelValues, each))
        for each in all_levels(session)
    ]


@once
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


@once
def get_stages(session: Session) -> StagesRow:
    """Return how far the year has come."""
    jury = current_round(session)
    competing = _competing(session)
    settled = set(session.scalars(_SETTLED))
    counts = session.execute(_COUNTS).mappings().one()
    return StagesRow(
        **counts,
        competing=sum(competing.values()),
        ballots_opened=jury.ballots_opened,
        domains_to_decide=len(competing),
        domains_decided=len(settled & competing.keys()),
        is_closed=is_closed(session),
    )


def _values(kind: type[V], entity: object) -> V:
    return kind(**{field.name: getattr(entity, field.name) for field in fields(kind)})


@once
def _competing(session: Session) -> dict[int, int]:
    """Return how many applications compete in each domain."""
    judged = Application.status.in_(current_round(session).judged_statuses)
    query = select(Application.domain_id, func.count()).where(judged)
    return dict(session.execute(query.group_by(Application.domain_id)).all())


def _number(name: str, column: Any, *conditions: Any) -> Label[int]:
    return select(func.count(column)).where(*conditions).scalar_subquery().label(name)


_READS = exists().where(
    Assignment.juror_id == Juror.id,
    Assignment.round_id.in_(select(Round.id)),  # the key begins with it
)
_HAS_A_KIT_TO_COME = _READS | Juror.id.in_(select(Kit.juror_id))
_SITS = Juror.is_withdrawn.is_(False)
_COUNTS = select(
    _number("domains", Domain.id),
    _number("applications", Application.id),
    _number("jurors", Juror.id, _SITS),
    _number("readings", Assignment.juror_id),
    _number("readers", Juror.id, _SITS, _HAS_A_KIT_TO_COME),
    _number("kits", Kit.juror_id.distinct()),
    _number("ballots", Ballot.digest, Ballot.state == BallotState.COUNTED),
    _number("conflicts", Ballot.juror_id.distinct(), Ballot.state == BallotState.CONFLICT),
)
_SETTLED = (
    select(Decision.domain_id)
    .outerjoin(AwardLevel, AwardLevel.id == Decision.level_id)
    .where(Decision.is_withdrawn.is_(False))
    .where((AwardLevel.kind != LevelKind.SPECIAL) | Decision.level_id.is_(None))
)
"""The domains with an award other than a special prize, or said not awarded."""
