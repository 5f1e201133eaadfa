"""Erasing one person at their request: a juror becomes a number, an applicant’s contact goes."""

import json
from collections.abc import Callable

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from jury_app.i18n import _, speaking
from jury_app.model.entities import (
    Application,
    ImportedJuror,
    Juror,
    Kit,
    Reason,
    Recusal,
    Round,
    Rules,
    Sitting,
)
from jury_app.model.enums import JournalKind
from jury_app.model.journal import forget, record
from jury_app.model.operations.erasing import (
    Gone,
    blank,
    erase_contacts,
    erase_reasons,
    require_closed,
    scrub,
)
from jury_app.model.operations.presentations import leave_out
from jury_app.model.queries.people import Person, find_person
from jury_app.model.queries.retention import EMPTY, erasable_reasons
from jury_app.model.requirements import edition_of, require_text

WHO = ("given_name", "civility", "function", "body", "siren", "email", "role_text")


def erase_person(session: Session, *, who: str, reason: str) -> int:
    """Erase somebody by name or address, in all that they are here; return the act’s number."""
    require_text(reason, "reason_missing")
    person = erasable_person(session, who)
    gone = Gone()
    names = person.is_named_in
    if person.juror_id is not None:
        _erase_juror(session, person.juror_id)
    if person.application_ids:
        erase_contacts(session, person.application_ids)
    leave_out(session, names)
    _erase_mentions(session, gone, person)
    scrub(session, None, lambda _name, value: isinstance(value, str) and names(value))
    gone.add("persons", 1)
    body = gone.body() | {"applications": sorted(person.application_ids)}
    if person.juror_id is not None:
        body["juror"] = person.juror_id
    return record(session, JournalKind.ERASURE, body, reason=reason.strip())


def erasable_person(session: Session, who: str) -> Person:
    """Return whom a name or an address means, if they may be erased now.

    A juror goes only after the closing: what was sealed, the minutes among it, names who sat.
    """
    person = find_person(session, who)
    if person.juror_id is not None:
        require_closed(session)
    return person


def juror_label(session: Session, juror_id: int) -> str:
    """Return what stands in the place of a name that was erased, in the edition’s language."""
    number = session.scalar(select(func.count()).where(Juror.id <= juror_id))
    with speaking("en" if edition_of(session).language == "en" else "fr"):
        return _("juror no. {number}").format(number=number)


def _erase_juror(session: Session, juror_id: int) -> None:
    juror = session.get_one(Juror, juror_id)
    key, label = juror.key, juror_label(session, juror_id)
    blank(session, Juror, {"family_name": label, **dict.fromkeys(WHO, "")}, [juror_id])
    blank(session, ImportedJuror, {"taken": EMPTY}, [juror_id])
    forget(session, update(Kit).where(Kit.juror_id == juror_id).values(file=f"{key}.jurykit"))
    reasons = session.scalars(select(Recusal.id).where(Recusal.juror_id == juror_id)).all()
    blank(session, Recusal, {"reason": ""}, reasons)


def _erase_mentions(session: Session, gone: Gone, person: Person) -> None:
    names = person.is_named_in
    free = set(erasable_reasons(session))
    given = session.execute(select(Reason.seq, Reason.text)).all()
    acts = [row.seq for row in given if row.seq in free and names(row.text)]
    if count := erase_reasons(session, gone, acts):
        gone.add("reasons", count)
    for entity, column in (
        (Recusal, Recusal.reason),
        (Application, Application.status_reason),
        (Sitting, Sitting.secretary),
    ):
        rows = session.execute(select(entity.id, column)).all()
        found = [row[0] for row in rows if names(row[1])]
        blank(session, entity, {column.key: ""}, found)
    for version, reason in session.execute(select(Rules.version, Rules.reason)).all():
        if names(reason):
            blank(session, Rules, {"reason": ""}, [version])
    _erase_witness(session, names)


def _erase_witness(session: Session, names: Callable[[str], bool]) -> None:
    for key, told in session.execute(select(Round.id, Round.witnesses)).all():
        witnesses = json.loads(told)
        kept = [each for each in witnesses if not names(each)]
        if kept != witnesses:
            text = json.dumps(kept, ensure_ascii=False)
            forget(session, update(Round).where(Round.id == key).values(witnesses=text))
