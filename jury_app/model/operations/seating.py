"""Who a line of a list is, and what of it reaches the juror who is seated already."""

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.formatting import plain
from jury_app.model.entities import ImportedJuror, Juror, PanelMember
from jury_app.model.requirements import current_round
from jury_app.model.values import JurorValues

COLUMNS = (
    "family_name", "given_name", "civility", "function",
    "body", "siren", "email", "role", "role_text",
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Seated:
    """A juror, and the line that the last list had of them."""

    juror: Juror
    imported: ImportedJuror | None
    last: JurorValues | None

    def shares(self, values: JurorValues, column: str) -> bool:
        """Whether a line has the same address or body, as it stands here or stood in the list."""
        wanted = plain(getattr(values, column))
        known = [getattr(each, column) for each in (self.juror, self.last) if each is not None]
        return bool(wanted) and wanted in map(plain, known)


class SeatedJury:
    """The jurors who sit, to be found again by the lines of a list."""

    def __init__(self, session: Session, incoming: Sequence[JurorValues]) -> None:
        lines = {each.juror_id: each for each in session.scalars(select(ImportedJuror))}
        self._homonyms = Counter(_name(values) for values in incoming)
        self._seated: defaultdict[str, list[Seated]] = defaultdict(list)
        for juror in session.scalars(select(Juror).order_by(Juror.id)):
            line = lines.get(juror.id)
            last = msgspec.json.decode(line.taken, type=JurorValues) if line else None
            seated = Seated(juror, line, last)
            for name in {plain(juror.name), _name(last) if last else plain(juror.name)}:
                self._seated[name].append(seated)

    def take(self, values: JurorValues) -> Seated | None:
        """Return whom a line is of; of homonyms, the one with the same address or body."""
        name = _name(values)
        namesakes = self._seated[name]
        found = next(
            (
                each
                for column in ("email", "body")
                for each in namesakes
                if each.shares(values, column)
            ),
            namesakes[0] if len(namesakes) == self._homonyms[name] == 1 else None,
        )
        if found is not None:
            for others in self._seated.values():
                if found in others:
                    others.remove(found)
        return found


def seat(session: Session, values: JurorValues) -> Juror:
    """Seat somebody."""
    juror = Juror(key=secrets.token_hex(8), **_columns(values))
    session.add(juror)
    session.flush()
    set_panels(session, juror, values.domain_ids)
    return juror


def seat_line(session: Session, values: JurorValues) -> None:
    """Seat somebody whom a list brings."""
    juror = seat(session, values)
    session.add(ImportedJuror(juror_id=juror.id, taken=_dump(values)))


def update(session: Session, juror: Juror, values: JurorValues) -> None:
    """Write down all that is known of a juror."""
    for name, value in _columns(values).items():
        setattr(juror, name, value)
    set_panels(session, juror, values.domain_ids)


def update_line(session: Session, seated: Seated, values: JurorValues) -> bool:
    """Change what the list changed, and nothing that was corrected here; say if it changed."""
    juror, last = seated.juror, seated.last
    if seated.imported is None or last is None:
        session.add(ImportedJuror(juror_id=juror.id, taken=_dump(values)))
        update(session, juror, values)
        return True
    moved = _places(values) != _places(last)
    if not moved and replace(values, domain_ids=last.domain_ids) == last:
        return False
    seated.imported.taken = _dump(values)
    for name, value in _columns(values).items():
        if value != getattr(last, name):
            setattr(juror, name, value)
    if moved:
        set_panels(session, juror, values.domain_ids)
    return True


def set_panels(session: Session, juror: Juror, domain_ids: Iterable[int] | None) -> None:
    """Seat a juror in these domains and no others; nothing means everywhere."""
    jury = current_round(session)
    wanted = {None} if domain_ids is None else set(domain_ids)
    current = {
        seat.domain_id: seat
        for seat in session.scalars(
            select(PanelMember)
            .where(PanelMember.round_id == jury.id)
            .where(PanelMember.juror_id == juror.id)
        )
    }
    for domain_id in current.keys() - wanted:
        session.delete(current[domain_id])
    for domain_id in wanted - current.keys():
        session.add(PanelMember(round_id=jury.id, juror_id=juror.id, domain_id=domain_id))
    session.flush()


def _name(values: JurorValues) -> str:
    return plain(f"{values.given_name} {values.family_name}")


def _places(values: JurorValues) -> frozenset[int] | None:
    """Return the domains of a line, in whatever order it names them."""
    return None if values.domain_ids is None else frozenset(values.domain_ids)


def _columns(values: JurorValues) -> dict[str, Any]:
    return {name: getattr(values, name) for name in COLUMNS}


def _dump(values: JurorValues) -> str:
    return msgspec.json.encode(values).decode()
