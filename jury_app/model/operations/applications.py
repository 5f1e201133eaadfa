"""Taking applications in, correcting them, and settling which ones the jury judges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.entities import (
    Applicant,
    Application,
    Decision,
    ImportedRow,
)
from jury_app.model.enums import ApplicationStatus, JournalKind
from jury_app.model.journal import record
from jury_app.model.queries.applications import values_of
from jury_app.model.requirements import (
    current_round,
    require_fitting,
    require_not_closed,
    require_numbers_free,
    require_own_applications,
    require_text,
)
from jury_app.model.values import ApplicantValues, ApplicationValues


@dataclass(frozen=True, slots=True)
class Taken:
    """How many of the lines of a file were new, changed, or known already.

    `awarded` numbers those that were left alone: another domain would take their award along.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    awarded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingApplication:
    """An application as a file brings it, with its line word for word."""

    values: ApplicationValues
    raw: Mapping[str, str]


def take_applications(
    session: Session, *, source: str, incoming: Sequence[IncomingApplication]
) -> Taken:
    """Add what is new and change what the form tool changed; corrections made here stay."""
    require_not_closed(session)
    known = {each.number: each for each in session.scalars(select(Application))}
    before = {each.application_id: each for each in session.scalars(select(ImportedRow))}
    awarded = _awarded(session)
    taken = Taken()
    for each in incoming:
        application = known.get(each.values.number)
        if application is None:
            _add_incoming(session, source, each)
            taken = replace(taken, new=taken.new + 1)
        elif application.id in awarded and _moves(before.get(application.id), application, each):
            taken = replace(taken, awarded=(*taken.awarded, application.number))
        elif _update_incoming(session, application, before.get(application.id), each):
            taken = replace(taken, changed=taken.changed + 1)
        else:
            taken = replace(taken, unchanged=taken.unchanged + 1)
    if taken.new or taken.changed:
        body = {"source": source, "new": taken.new, "changed": taken.changed}
        record(session, JournalKind.APPLICATIONS_IMPORTED, body)
    return taken


def add_application(session: Session, *, values: ApplicationValues) -> int:
    """Add an application that the secretariat types in, and return its id."""
    require_not_closed(session)
    _require_sound(values)
    _require_free_number(session, values.number)
    require_own_applications(session)
    application = enter_application(session, "", values)
    record(session, JournalKind.APPLICATION_ADDED, {"application": application.id})
    return application.id


def edit_application(
    session: Session, *, application_id: int, values: ApplicationValues, reason: str = ""
) -> int:
    """Correct an application."""
    require_not_closed(session)
    _require_sound(values)
    application = session.get_one(Application, application_id)
    if values.domain_id != application.domain_id and application_id in _awarded(session):
        raise RuleError("application_awarded", value=application.number)
    if values.number != application.number:
        require_own_applications(session)
        require_numbers_free(session)
        _require_free_number(session, values.number)
    for name, value in _columns(values).items():
        setattr(application, name, value)
    _set_applicants(session, application, values.applicants)
    body = {"application": application_id}
    return record(session, JournalKind.APPLICATION_EDITED, body, reason=reason)


def set_status(
    session: Session,
    *,
    application_ids: Sequence[int],
    status: ApplicationStatus,
    reason: str = "",
) -> int:
    """Say how far applications have come; one that is inadmissible is told why."""
    require_not_closed(session)
    if status is ApplicationStatus.INADMISSIBLE:
        require_text(reason, "reason_missing")
    leaves = status not in current_round(session).judged_statuses
    awarded = _awarded(session) if leaves else set[int | None]()
    for application_id in application_ids:
        application = session.get_one(Application, application_id)
        if application_id in awarded:
            raise RuleError("application_awarded", value=application.number)
        application.status = status
        application.status_reason = reason.strip()
    body = {"applications": list(application_ids), "status": status.value}
    return record(session, JournalKind.APPLICATION_EDITED, body, reason=reason.strip())


def fix_shortlist(session: Session) -> int:
    """Settle that the jury judges the shortlisted applications and no others."""
    require_not_closed(session)
    listed = list(
        session.scalars(
            select(Application.id).where(Application.status == ApplicationStatus.SHORTLISTED)
        )
    )
    if not listed:
        raise RuleError("shortlist_empty")
    current_round(session).shortlist_only = True
    return record(session, JournalKind.SHORTLIST_FIXED, {"applications": sorted(listed)})


def _add_incoming(session: Session, source: str, each: IncomingApplication) -> None:
    require_own_applications(session)
    application = enter_application(session, source, each.values)
    session.add(
        ImportedRow(
            application_id=application.id, raw=_dump(dict(each.raw)), taken=_dump(each.values)
        )
    )


def _awarded(session: Session) -> set[int | None]:
    """Return the applications that hold an award: it was given within their domain."""
    standing = select(Decision.application_id).where(Decision.is_withdrawn.is_(False))
    return set(session.scalars(standing))


def _moves(before: ImportedRow | None, application: Application, each: IncomingApplication) -> bool:
    """Whether a line would change the domain of an application."""
    last = _taken(before, application).domain_id
    return each.values.domain_id not in (last, application.domain_id)


def _taken(before: ImportedRow | None, application: Application) -> ApplicationValues:
    """Return what the last line said of an application, or what stands if none ever did."""
    if before is None:
        return values_of(application)
    return msgspec.json.decode(before.taken, type=ApplicationValues)


def _update_incoming(
    session: Session,
    application: Application,
    before: ImportedRow | None,
    each: IncomingApplication,
) -> bool:
    incoming = _dump(each.values)
    last = _taken(before, application)
    if before is None:
        session.add(
            ImportedRow(application_id=application.id, raw=_dump(dict(each.raw)), taken=incoming)
        )
    else:
        if _say_the_same(last, each.values):
            return False
        before.raw, before.taken = _dump(dict(each.raw)), incoming
    old = _columns(last)
    for name, value in _columns(each.values).items():
        if value != old[name]:
            setattr(application, name, value)
    if each.values.applicants != last.applicants:
        _set_applicants(session, application, each.values.applicants)
    return True


def _say_the_same(one: ApplicationValues, other: ApplicationValues) -> bool:
    """Whether two lines differ in nothing but the order in which they name their attachments."""
    if sorted(one.announced) != sorted(other.announced):
        return False
    return replace(one, announced=other.announced) == other


def enter_application(session: Session, source: str, values: ApplicationValues) -> Application:
    """Add an application; the act that tells of it is the caller’s."""
    application = Application(source=source, **_columns(values))
    session.add(application)
    application.applicants = [
        _applicant(application, position, each) for position, each in enumerate(values.applicants)
    ]
    session.flush()
    return application


def _set_applicants(
    session: Session, application: Application, applicants: tuple[ApplicantValues, ...]
) -> None:
    current = {each.position: each for each in application.applicants}
    for position, values in enumerate(applicants):
        if position in current:
            for field in fields(values):
                setattr(current[position], field.name, getattr(values, field.name))
        else:
            application.applicants.append(_applicant(application, position, values))
    for position, applicant in current.items():
        if position >= len(applicants):
            session.delete(applicant)
    session.flush()
    session.expire(application, ["applicants"])


def _applicant(application: Application, position: int, values: ApplicantValues) -> Applicant:
    return Applicant(
        application=application,
        position=position,
        name=values.name,
        kind=values.kind,
        siren=values.siren,
        department=values.department,
        population=values.population,
    )


def _columns(values: ApplicationValues) -> dict[str, Any]:
    columns = {
        field.name: getattr(values, field.name)
        for field in fields(values)
        if field.name != "applicants"
    }
    return {**columns, "announced": _dump(values.announced)}


def _dump(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _require_free_number(session: Session, number: str) -> None:
    if session.scalar(select(Application.id).where(Application.number == number)):
        raise RuleError("number_taken", number=number)


def _require_sound(values: ApplicationValues) -> None:
    require_text(values.number, "number_empty")
    require_fitting(values)
    require_text(values.title, "title_empty")
    if not values.applicants or not values.applicants[0].name.strip():
        raise RuleError("applicant_empty")
