"""What is before the jury, and who leaves the room meanwhile."""

from typing import Any

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.sitting import open_sitting
from jury_app.model.operations.suspending import require_sitting
from jury_app.model.queries.floor import Floor, get_floor
from jury_app.model.queries.running_order import order_in_force
from jury_app.model.requirements import (
    current_round,
    require_application,
    require_domain,
    require_juror,
    require_not_closed,
)
from jury_app.model.room.state import Item
from jury_app.model.rules import RecusalScope


def open_domain(session: Session, *, domain_code: str, at: str = "") -> int:
    """Put a domain before the jury; those recused from all of it leave."""
    return _open(session, Item(require_domain(session, domain_code).id), at)


def open_application(session: Session, *, number: str, at: str = "") -> int:
    """Put an application before the jury; those recused leave, the others come back."""
    application = require_application(session, number)
    if application.status not in current_round(session).judged_statuses:
        raise RuleError("application_out", number=application.number)
    return _open(session, Item(application.domain_id, application.id), at)


def open_next_domain(session: Session, *, domain_id: int, at: str = "") -> int:
    """Put a domain before the jury in its turn.

    Who is out and would leave again at its first application stays out: it comes at once.
    """
    floor = _ready(session)
    turns = {each.domain: each.applications for each in order_in_force(session)[1]}
    first = turns.get(domain_id, ())[:1]
    by_application = floor.settings.recusal_scope is RecusalScope.APPLICATION
    if first and by_application and floor.room.out.keys() & floor.barred(first):
        return _open(session, Item(domain_id, *first), at)
    return _open(session, Item(domain_id), at)


def close_application(session: Session, *, at: str = "") -> int:
    """Be done with an application; its domain stays open, and those who left come back to it."""
    floor = _ready(session)
    item = floor.room.item
    if item is None or item.application is None:
        raise RuleError("item_none")
    back = sorted(floor.room.out.keys() - floor.barred_from(Item(item.domain)))
    body = {"domain": item.domain, "application": item.application, "back": back}
    return record(session, JournalKind.ITEM_CLOSED, body | _hour(at))


def close_domain(session: Session, *, at: str = "") -> int:
    """Be done with a domain; all those who left come back."""
    floor = _ready(session)
    if floor.room.item is None:
        raise RuleError("item_none")
    body = {"domain": floor.room.item.domain, "back": sorted(floor.room.out)}
    return record(session, JournalKind.ITEM_CLOSED, body | _hour(at))


def go_out(session: Session, *, juror_id: int, at: str = "") -> int:
    """Let a member leave the room while something is before the jury, recused or not."""
    floor = _ready(session)
    require_juror(session, juror_id)
    if floor.room.item is None:
        raise RuleError("item_none")
    if not floor.room.is_in(juror_id):
        raise RuleError("member_not_here", juror=floor.names[juror_id])
    return record(session, JournalKind.WENT_OUT, {"juror": juror_id} | _hour(at))


def come_back(session: Session, *, juror_id: int, at: str = "") -> int:
    """Let a member back into the room, unless what is open concerns a recusal of theirs."""
    floor = _ready(session)
    require_juror(session, juror_id)
    if juror_id not in floor.room.out:
        raise RuleError("member_not_out", juror=floor.names[juror_id])
    if floor.room.item is not None and juror_id in floor.barred_from(floor.room.item):
        raise RuleError("member_recused", juror=floor.names[juror_id])
    return record(session, JournalKind.CAME_BACK, {"juror": juror_id} | _hour(at))


def recuse_in_room(
    session: Session, *, juror_id: int, number: str, reason: str, at: str = ""
) -> int:
    """Record a recusal in the course of the sitting; its juror leaves if it is about that."""
    application = require_application(session, number)
    act = recuse_juror(session, juror_id=juror_id, application_id=application.id, reason=reason)
    floor = _ready(session)
    item = floor.room.item
    if item is None or juror_id not in floor.barred_from(item) or not floor.room.is_in(juror_id):
        return act
    return go_out(session, juror_id=juror_id, at=at)


def _open(session: Session, item: Item, at: str) -> int:
    floor = _ready(session)
    require_sitting(floor.room)
    if floor.room.item == item:
        raise RuleError("nothing_changed")
    barred = floor.barred_from(item)
    body: dict[str, Any] = {
        "domain": item.domain,
        "out": sorted(each for each in barred if floor.room.is_in(each)),
        "back": sorted(floor.room.out.keys() - barred),
    }
    if item.application is not None:
        body["application"] = item.application
    return record(session, JournalKind.ITEM_OPENED, body | _hour(at))


def _ready(session: Session) -> Floor:
    require_not_closed(session)
    open_sitting(session)
    return get_floor(session)


def _hour(at: str) -> dict[str, Any]:
    return {"at": at} if at else {}
