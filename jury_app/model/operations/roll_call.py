"""The roll call: who is there and how, proxies, arrivals, departures, and who takes the chair."""

from collections import Counter
from typing import Any

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.limits import LONGEST_TEXT
from jury_app.model.entities import Attendance
from jury_app.model.enums import AttendanceState, JournalKind, JurorRole
from jury_app.model.journal import record
from jury_app.model.operations.sitting import open_sitting
from jury_app.model.queries.floor import Floor, get_floor
from jury_app.model.requirements import require_juror, require_length, require_not_closed
from jury_app.model.room.state import HERE


def set_attendance(
    session: Session,
    *,
    juror_id: int,
    state: AttendanceState,
    holder_id: int | None = None,
    at: str = "",
    is_roll: bool = False,
) -> int:
    """Say how a juror takes part; `at` is the hour of an arrival, `holder_id` holds the proxy.

    Whoever answers the roll was there already: its hour makes nobody late.
    Whoever arrives while something is open from which they are recused stays out.
    """
    require_not_closed(session)
    require_juror(session, juror_id)
    sitting = open_sitting(session)
    floor = get_floor(session)
    if holder_id is not None:
        state = AttendanceState.REPRESENTED
        _require_proxy(floor, juror_id, holder_id)
    body: dict[str, Any] = {"juror": juror_id, "state": state.value}
    body |= _details(at, holder_id)
    if is_roll:
        body["roll"] = True
    item = floor.room.item
    if state in HERE and item is not None and juror_id in floor.barred_from(item):
        body["out"] = True
    _keep(session, sitting.id, juror_id, state)
    return record(session, JournalKind.ATTENDANCE, body)


def depart(session: Session, *, juror_id: int, at: str = "", holder_id: int | None = None) -> int:
    """Let a member leave for good, who may leave a proxy behind."""
    require_not_closed(session)
    require_juror(session, juror_id)
    sitting = open_sitting(session)
    floor = get_floor(session)
    passage = floor.room.members.get(juror_id)
    if passage is None or not passage.is_here:
        raise RuleError("member_not_here", juror=floor.names[juror_id])
    state = AttendanceState.EXCUSED
    if holder_id is not None:
        state = AttendanceState.REPRESENTED
        _require_proxy(floor, juror_id, holder_id)
    _keep(session, sitting.id, juror_id, state)
    body = {"juror": juror_id, "state": state.value} | _details(at, holder_id)
    return record(session, JournalKind.DEPARTURE, body)


def take_chair(session: Session, *, juror_id: int, reason: str = "", at: str = "") -> int:
    """Put a member in the chair, in place of whoever presided until then."""
    require_not_closed(session)
    require_juror(session, juror_id)
    require_length(reason, LONGEST_TEXT)
    open_sitting(session)
    floor = get_floor(session)
    if floor.chair == juror_id:
        raise RuleError("nothing_changed")
    if not floor.room.is_in(juror_id):
        raise RuleError("member_not_here", juror=floor.names[juror_id])
    if floor.roles[juror_id] is JurorRole.ADVISORY:
        raise RuleError("chair_advisory", juror=floor.names[juror_id])
    body: dict[str, Any] = {"juror": juror_id, "before": floor.chair} | _details(at)
    return record(session, JournalKind.CHAIR_TAKEN, body, reason=reason.strip())


def _details(at: str, holder_id: int | None = None) -> dict[str, Any]:
    told: dict[str, Any] = {"at": at} if at else {}
    return told if holder_id is None else told | {"holder": holder_id}


def _keep(session: Session, sitting_id: int, juror_id: int, state: AttendanceState) -> None:
    found = session.get(Attendance, (sitting_id, juror_id))
    if found is None:
        session.add(Attendance(sitting_id=sitting_id, juror_id=juror_id, state=state))
    else:
        found.state = state


def _require_proxy(floor: Floor, giver: int, holder: int) -> None:
    """A proxy goes to a member who votes, is not represented, and holds not too many."""
    most = floor.settings.room.proxies_per_holder
    if not most:
        raise RuleError("proxies_none")
    role = floor.roles.get(holder)
    passage = floor.room.members.get(holder)
    is_away = passage is not None and not passage.is_here
    advises = JurorRole.ADVISORY in {role, floor.roles.get(giver)}
    if holder == giver or role is None or is_away or advises:
        raise RuleError("proxy_unfit", holder=floor.names.get(holder, "…"))
    held = Counter(each.holder for juror, each in floor.room.members.items() if juror != giver)
    if held[giver]:
        raise RuleError("proxy_unfit_giver", giver=floor.names[giver])
    if held[holder] >= most:
        raise RuleError("proxy_too_many", holder=floor.names[holder], most=most)
