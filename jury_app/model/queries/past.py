"""The sitting as it stood after one of its acts: who was there, what was decided, what was seen."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.model.enums import AttendanceState
from jury_app.model.queries.floor import Floor, QuorumCount, get_floor
from jury_app.model.queries.room import RoomScreen, get_room_screen
from jury_app.model.queries.sitting import DecisionRow, list_attendance, list_decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class PastMember:
    """A member as they took part then; nothing while nobody had said."""

    id: int
    name: str
    sort_name: str
    state: AttendanceState | None
    holder: str = ""
    is_out: bool = False
    """Whether they were out of the room, for what was before the jury."""

    presides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The sitting after an act, by the journal alone; nothing of it can be changed."""

    seq: int
    quorum: QuorumCount
    members: tuple[PastMember, ...]
    decisions: tuple[DecisionRow, ...]
    screen: RoomScreen


def get_past(session: Session, seq: int) -> Past:
    """Return how the sitting stood after an act; what was taken back since stands there still."""
    floor = get_floor(session, until=seq)
    return Past(
        seq=seq,
        quorum=floor.quorum(),
        members=tuple(_members(session, floor)),
        decisions=tuple(list_decisions(session, acts=floor.room.decisions.values())),
        screen=get_room_screen(session, until=seq),
    )


def _members(session: Session, floor: Floor) -> list[PastMember]:
    found = []
    for row in list_attendance(session):
        passage = floor.room.members.get(row.id)
        found.append(
            PastMember(
                id=row.id,
                name=row.juror.name,
                sort_name=row.juror.sort_name,
                state=passage.state if passage else None,
                holder=floor.names.get(passage.holder or 0, "") if passage else "",
                is_out=row.id in floor.room.out,
                presides=floor.chair == row.id,
            )
        )
    return found
