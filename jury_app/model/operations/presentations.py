"""Planning a presentation on the premises of laureates, moving it, and calling it off."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import shown
from jury_app.limits import LONGEST_LINE
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.queries.numbering import former_records, register_of
from jury_app.model.queries.presentations import PresentationRow, list_presentations
from jury_app.model.requirements import require_length


def plan_presentation(
    session: Session,
    *,
    on: str,
    place: str,
    certificates: Sequence[str],
    people: Sequence[str] = (),
    presentation: int | None = None,
) -> int | None:
    """Say when and where certificates are handed over, and by whom; the same again is no act.

    With the number of a presentation it takes the place of what was planned for it.
    """
    planned = {each.id: each for each in list_presentations(session)}
    if presentation is not None and presentation not in planned:
        raise RuleError("presentation_missing", number=presentation)
    words = [" ".join(each.split()) for each in (place, *people)]
    if not words[0]:
        raise RuleError("presentation_nowhere")
    numbers = _registered(session, certificates)
    for each in planned.values():
        if each.id != presentation and (taken := set(numbers).intersection(each.certificates)):
            raise RuleError("certificate_elsewhere", number=min(taken), place=each.where)
    row = PresentationRow(
        id=presentation or 0,
        on=_hour(on),
        place=words[0],
        people=tuple(filter(None, words[1:])),
        certificates=tuple(numbers),
    )
    for name in (row.place, *row.people):
        require_length(name, LONGEST_LINE)
    return None if row in planned.values() else _record(session, row)


def cancel_presentation(session: Session, *, presentation: int) -> int:
    """Say that a presentation does not take place."""
    if all(each.id != presentation for each in list_presentations(session)):
        raise RuleError("presentation_missing", number=presentation)
    return record(session, JournalKind.PRESENTATION_CANCELLED, {"presentation": presentation})


def leave_out(session: Session, names: Callable[[str], bool]) -> None:
    """Plan again without somebody what names them: an erasure takes the words of an act whole."""
    for each in list_presentations(session):
        if any(map(names, (each.place, *each.people))):
            place = "" if names(each.place) else each.place
            people = tuple(name for name in each.people if not names(name))
            _record(session, replace(each, place=place, people=people))


def _record(session: Session, row: PresentationRow) -> int:
    body: dict[str, object] = {"on": row.on, "certificates": list(row.certificates)}
    body |= {"presentation": row.id} if row.id else {}
    words = "\n".join((row.place, *row.people))
    return record(session, JournalKind.PRESENTATION_PLANNED, body, reason=words)


def _hour(on: str) -> str:
    """Return an hour of the clock on the wall as it is kept."""
    try:
        moment = datetime.fromisoformat(on.strip())
    except ValueError as error:
        raise RuleError("day_wrong", value=shown(on)) from error
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")


def _registered(session: Session, certificates: Sequence[str]) -> list[str]:
    """Return the numbers of certificates, in the order of the register, once each."""
    records = former_records(session)
    if not records:
        raise RuleError("sitting_open")
    if not certificates:
        raise RuleError("presentation_empty")
    register = register_of(records[-1], records[:-1])
    known = {name for each in register for name in (each.number, each.application)}
    if unknown := next((each for each in certificates if each not in known), ""):
        raise RuleError("certificate_none", number=unknown)
    asked = frozenset(certificates)
    return [each.number for each in register if asked & {each.number, each.application}]
