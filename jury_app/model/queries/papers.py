"""The papers of the sitting: when the jury was convened, and what is annexed to its minutes."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.model.queries.room_acts import get_room

PAPER_SOURCES = frozenset({"journal_entry"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The day of the convocation, as `2026-10-01`, and the annexes, one name each."""

    convened_on: str = ""
    annexes: tuple[str, ...] = ()


def get_papers(session: Session) -> Papers:
    """Return the papers as they were told last."""
    room = get_room(session)
    return Papers(
        convened_on=str(room.convened.body["on"]) if room.convened else "",
        annexes=tuple(room.annexed.reason.splitlines()) if room.annexed else (),
    )
