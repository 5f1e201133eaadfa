"""Departures from the order of the standings: whoever is passed over is owed a reason."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.entities import Application, AwardLevel, Decision
from jury_app.model.enums import LevelKind
from jury_app.model.queries.departing import RANKING, departures
from jury_app.model.queries.sitting import DecisionRow, list_decisions
from jury_app.model.queries.standings import DomainStandings, consolidate
from jury_app.model.requirements import rules_of


class _Decided(NamedTuple):
    """A decision that stands, as far as it may owe a reason."""

    id: int
    application_id: int | None
    level_id: int | None
    level_kind: LevelKind | None
    motive: str
    number: str


class Departures:
    """Watches a domain while a decision is recorded: nobody new is passed over without a word."""

    def __init__(self, session: Session, domain_id: int) -> None:
        self._session = session
        self._domain_id = domain_id
        self._is_asked = rules_of(session)[1].motive_on_departure
        self._before = self._decided()

    def require_reason(self, decision: Decision) -> None:
        """Refuse a decision that departs without a reason, or that makes another one depart."""
        if not self._is_asked:
            return
        decided = self._decided()
        if all(row.motive for row in decided if row.level_kind in RANKING):
            return  # every one has its reason, whether it departs or not
        orders = consolidate(self._session, domain_id=self._domain_id)
        top = _top_level_id(self._session)
        unexplained = _unexplained(orders, decided, top)
        if decision.id in unexplained:
            raise RuleError("motive_required", number=unexplained[decision.id])
        before = _unexplained(orders, self._before, top)
        for key, number in unexplained.items():
            if key not in before:
                raise RuleError("motive_owed", number=number)

    def _decided(self) -> list[_Decided]:
        """Return what is decided in the domain now, the highest level first."""
        rows = self._session.execute(
            select(
                Decision.id,
                Decision.application_id,
                Decision.level_id,
                AwardLevel.kind,
                Decision.motive,
                Application.number,
            )
            .outerjoin(AwardLevel, AwardLevel.id == Decision.level_id)
            .outerjoin(Application, Application.id == Decision.application_id)
            .where(Decision.domain_id == self._domain_id, Decision.is_withdrawn.is_(False))
            .order_by(AwardLevel.position, Application.number)
        )
        return [_Decided(*row) for row in rows]


def require_reasons(session: Session, orders: Sequence[DomainStandings]) -> None:
    """Every decision that passes over a higher place says why, where the rules ask for it."""
    if not rules_of(session)[1].motive_on_departure:
        return
    decided: defaultdict[int, list[DecisionRow]] = defaultdict(list)
    for row in list_decisions(session):
        decided[row.domain_id].append(row)
    for order in orders:
        for number in _unexplained([order], decided[order.domain_id], None).values():
            raise RuleError("motive_required", number=number)


def _top_level_id(session: Session) -> int | None:
    return session.scalars(
        select(AwardLevel.id)
        .where(AwardLevel.kind == LevelKind.LEVEL)
        .order_by(AwardLevel.position)
    ).first()


def _unexplained(
    orders: Sequence[DomainStandings],
    rows: Sequence[DecisionRow | _Decided],
    top_level_id: int | None,
) -> dict[int, str]:
    """Return the decisions that pass over a higher place and say no reason: whose they are."""
    departing = {
        key for order in orders for key in departures(order, rows, top_level_id=top_level_id)
    }
    return {row.id: row.number for row in rows if row.id in departing and not row.motive}
