"""Presentations on the premises of laureates, as the journal tells them: when, where, who, what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jury_app.i18n import pgettext
from jury_app.model.acts import told_act
from jury_app.model.entities import JournalEntry, Reason
from jury_app.model.enums import JournalKind
from jury_app.model.queries.numbering import heirs_of

_KINDS = (JournalKind.PRESENTATION_PLANNED, JournalKind.PRESENTATION_CANCELLED)
_WRITTEN = tuple(f'"kind":"{kind}"' for kind in _KINDS)  # as canonical JSON has it


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentationRow:
    """Certificates that are handed over where their laureates are, by some people.

    `on` is the hour of the clock on the wall, as `2027-01-15T18:00`; certificates are named by
    their numbers in the register: those in force, whatever a rectification has replaced or
    withdrawn since it was planned. A place that was erased is empty.
    """

    id: int
    on: str
    place: str
    people: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The place in words."""
        return self.place or pgettext("presentation", "place erased")


def list_presentations(session: Session) -> list[PresentationRow]:
    """Return the presentations as they were told last, in the order of their hours."""
    rows = session.execute(
        select(JournalEntry.entry, Reason.text)
        .outerjoin(Reason, Reason.seq == JournalEntry.seq)
        .where(or_(*(JournalEntry.entry.contains(each) for each in _WRITTEN)))
        .order_by(JournalEntry.seq)
    )
    found: dict[int, PresentationRow] = {}
    for entry, words in rows:
        told = told_act(entry)
        if told.kind is JournalKind.PRESENTATION_PLANNED:
            row = _row(told.seq, told.body, (words or "").splitlines())
            found[row.id] = row
        elif told.kind is JournalKind.PRESENTATION_CANCELLED:
            found.pop(told.body["presentation"], None)
    heirs = heirs_of(session) if found else {}
    rows_in_force = (
        replace(
            each, certificates=tuple(filter(None, (heirs.get(n, n) for n in each.certificates)))
        )
        for each in found.values()
    )
    return sorted(rows_in_force, key=lambda each: (each.on, each.id))


def _row(seq: int, body: dict[str, object], words: Sequence[str]) -> PresentationRow:
    """Return what an act plans; the first one of a presentation gives it its number."""
    number, certificates = body.get("presentation") or seq, body["certificates"]
    return PresentationRow(
        id=int(str(number)),
        on=str(body["on"]),
        place=words[0] if words else "",
        people=tuple(words[1:]),
        certificates=tuple(map(str, certificates)) if isinstance(certificates, list) else (),
    )
