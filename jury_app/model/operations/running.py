"""The running order of the sitting, kept as an act of the journal."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.queries.running_order import (
    order_in_force,
    order_of_edition,
    who_stays_out,
)
from jury_app.model.requirements import require_not_closed
from jury_app.model.room.fewest_moves import fewest_moves
from jury_app.model.room.running import Basis, Turn, completed


def set_running_order(
    session: Session, *, basis: Basis, turns: Sequence[Turn] = (), at: str = ""
) -> int:
    """Keep the order in which domains and applications come; `turns` is what a person wants.

    What a person leaves out comes last, in the order of the edition.
    """
    require_not_closed(session)
    edition = order_of_edition(session)
    match basis:
        case Basis.EDITION:
            found = edition
        case Basis.EXITS:
            found = fewest_moves(edition, who_stays_out(session)).turns
        case Basis.SOLIDITY | Basis.HAND:
            _require_once(turns)
            found = completed(turns, edition)
    if order_in_force(session) == (basis, found):
        raise RuleError("nothing_changed")
    body: dict[str, Any] = {
        "by": basis.value,
        "turns": [[each.domain, list(each.applications)] for each in found],
    }
    if at:
        body["at"] = at
    return record(session, JournalKind.RUNNING_ORDER, body)


def _require_once(turns: Sequence[Turn]) -> None:
    domains = Counter(each.domain for each in turns)
    applications = Counter(one for each in turns for one in each.applications)
    if any(count > 1 for count in (*domains.values(), *applications.values())):
        raise RuleError("turn_twice")
