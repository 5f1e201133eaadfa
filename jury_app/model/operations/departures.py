"""Departures from the order of the standings: whoever is passed over is owed a reason."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.entities import AwardLevel, Decision
from jury_app.model.enums import LevelKind
from jury_app.model.queries.sitting import DecisionRow, departures, list_decisions
from jury_app.model.queries.standings import DomainStandings, consolidate
from jury_app.model.requirements import rules_of


class Departures:
    """Watches a domain while a decision is recorded: nobody new is passed over without a word."""

    def __init__(self, session: Session, domain_id: int) -> None:
        self._session = session
        self._domain_id = domain_id
        is_asked = rules_of(session)[1].motive_on_departure
        self._orders = consolidate(session, domain_id=domain_id) if is_asked else ()
        self._top_level_id = session.scalars(
            select(AwardLevel.id)
            .where(AwardLevel.kind == LevelKind.LEVEL)
            .order_by(AwardLevel.position)
        ).first()
        self._before = self._unexplained()

    def require_reason(self, decision: Decision) -> None:
        """Refuse a decision that departs without a reason, or that makes another one depart."""
        unexplained = self._unexplained()
        if decision.id in unexplained:
            raise RuleError("motive_required", number=unexplained[decision.id])
        for key, number in unexplained.items():
            if key not in self._before:
                raise RuleError("motive_owed", number=number)

    def _unexplained(self) -> dict[int, str]:
        rows = list_decisions(self._session, domain_id=self._domain_id)
        return _unexplained(self._orders, rows, self._top_level_id)


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


def _unexplained(
    orders: Sequence[DomainStandings], rows: Sequence[DecisionRow], top_level_id: int | None
) -> dict[int, str]:
    """Return the decisions that pass over a higher place and say no reason: whose they are."""
    departing = {
        key for order in orders for key in departures(order, rows, top_level_id=top_level_id)
    }
    return {row.id: row.number for row in rows if row.id in departing and not row.motive}
