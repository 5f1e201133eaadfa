"""The roll of the sitting: who takes part and how, since when, and who presides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jury_app.model.enums import AttendanceState, JurorRole
from jury_app.model.operations.roll_call import depart, set_attendance, take_chair
from jury_app.model.queries.floor import Floor, QuorumCount, get_floor
from jury_app.model.queries.jury import JurorRow
from jury_app.model.queries.sitting import AttendanceRow, list_attendance
from jury_app.ui.room.hours import moment_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RollRow:
    """A member on the roll."""

    id: int
    juror: JurorRow
    state: AttendanceState | None
    holder: str = ""
    came_at: str | None = None
    left_at: str | None = None
    presides: bool = False

    @property
    def may_hold(self) -> bool:
        """Whether a proxy may be given to them."""
        is_away = self.state not in (AttendanceState.PRESENT, AttendanceState.REMOTE, None)
        return not is_away and self.juror.values.role is not JurorRole.ADVISORY


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The members, and whether there are enough of them."""

    rows: tuple[RollRow, ...]
    quorum: QuorumCount
    chair: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How some members take part: the state, the hour as it was typed, who holds their proxy."""

    juror_ids: tuple[int, ...]
    state: AttendanceState | None
    """Nothing for those who leave for good."""

    hour: str = ""
    holder_id: int | None = None


def read_roll(session: Any) -> Roll:
    """Return the roll as it is now."""
    floor = get_floor(session)
    return Roll(
        rows=tuple(_row(each, floor) for each in list_attendance(session)),
        quorum=floor.quorum(),
        chair=floor.names.get(floor.chair or 0, ""),
    )


def call(session: Any, *, said: Said) -> Said:
    """Write down how members take part, or that they leave, and return what was said."""
    at = moment_of(session, said.hour)
    for juror_id in said.juror_ids:
        if said.state is None:
            depart(session, juror_id=juror_id, at=at, holder_id=said.holder_id)
        else:
            holder = said.holder_id if said.state is AttendanceState.REPRESENTED else None
            set_attendance(session, juror_id=juror_id, state=said.state, at=at, holder_id=holder)
    return said


def preside(session: Any, *, juror_id: int, hour: str, reason: str) -> int:
    """Put a member in the chair at an hour as it was typed."""
    return take_chair(session, juror_id=juror_id, reason=reason, at=moment_of(session, hour))


def unread_roll(attendance: Sequence[AttendanceRow]) -> tuple[RollRow, ...]:
    """Return the members before the room was asked since when they are there."""
    return tuple(RollRow(id=each.id, juror=each.juror, state=each.state) for each in attendance)


def _row(each: AttendanceRow, floor: Floor) -> RollRow:
    passage = floor.room.members.get(each.id)
    return RollRow(
        id=each.id,
        juror=each.juror,
        state=each.state,
        holder=floor.names.get(passage.holder or 0, "") if passage else "",
        came_at=passage.came_at if passage else None,
        left_at=passage.left_at if passage else None,
        presides=floor.chair == each.id,
    )
