"""What the secretariat shows the room, and takes off the screen again."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.sitting import open_sitting
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.queries.standings import consolidate
from jury_app.model.requirements import require_domain, require_not_closed
from jury_app.model.room.shown import Subject


def show_standings(
    session: Session, *, domain_code: str, with_means: bool = False, at: str = ""
) -> int:
    """Show the order of a domain as it is now: a later change of it is not shown by itself."""
    domain = require_domain(session, domain_code)
    [order] = consolidate(session, domain_id=domain.id)
    places = [
        [each.rank, each.application_id, str(each.mean) if with_means else ""]
        for each in order.standings
    ]
    return _show(session, {"what": Subject.STANDINGS, "domain": domain.id, "places": places}, at)


def show_alone(session: Session, *, showing: Callable[..., int], **values: Any) -> int:
    """Show one thing in the place of what was shown: a screen says one thing at a time."""
    if get_room(session).shown:
        hide(session)
    return showing(session, **values)


def show_vote(session: Session, *, vote: int, at: str = "") -> int:
    """Show what a vote came to."""
    found = get_room(session).votes.get(vote)
    if found is None:
        raise RuleError("vote_unknown", number=vote)
    body = {"what": Subject.VOTE, "vote": vote, "domain": found.body["domain"]}
    return _show(session, body, at)


def show_decisions(session: Session, *, domain_code: str | None = None, at: str = "") -> int:
    """Show what was decided in a domain, or in all of them."""
    domain = require_domain(session, domain_code).id if domain_code else None
    shown = [row.id for row in list_decisions(session, domain_id=domain)]
    if not shown:
        raise RuleError("nothing_to_show")
    body = {"what": Subject.DECISIONS, "domain": domain, "decisions": shown}
    return _show(session, body, at)


def hide(session: Session, *, what: Subject | None = None, at: str = "") -> int:
    """Take something off the screen, or all of it."""
    require_not_closed(session)
    if not get_room(session).shown:
        raise RuleError("nothing_changed")
    body: dict[str, Any] = {"at": at} if at else {}
    return record(session, JournalKind.HIDDEN, body if what is None else body | {"what": what})


def _show(session: Session, body: dict[str, Any], at: str) -> int:
    require_not_closed(session)
    open_sitting(session)
    return record(session, JournalKind.SHOWN, body | ({"at": at} if at else {}))
