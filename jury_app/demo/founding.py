"""The edition of the demonstration from its founding to the day when its kits go out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from jury_app.demo import calendar
from jury_app.demo.calendar import StoryClock, stored
from jury_app.demo.content import Project, Tale
from jury_app.exchange.founding import new_keys
from jury_app.i18n import language
from jury_app.model.database import Database
from jury_app.model.enums import ApplicationStatus
from jury_app.model.operations.applications import fix_shortlist, set_status
from jury_app.model.operations.assignment import assign_readers
from jury_app.model.operations.edition import edit_domain, edit_edition
from jury_app.model.operations.founding import found_edition
from jury_app.model.operations.jury import edit_juror, recuse_juror
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import get_edition, list_domains
from jury_app.model.queries.jury import JurorRow, list_jurors
from jury_app.model.templates import load_template, said

TEMPLATE = "territoria"
BALLOTS_EMAIL = "jury@exemple.fr"


def found(path: Path, clock: StoryClock, tale: Tale) -> Database:
    """Found the edition, in the language spoken; its keys lie open, as the start of a trial."""
    keys, _recovery = new_keys(None)
    database = Database.create(path, clock=clock)
    try:
        database.write(
            found_edition,
            template=load_template(TEMPLATE),
            keys=keys,
            title=None,
            year=tale.year,
            language=language(),
        )
        database.write(_prepare, tale)
    except BaseException:
        database.close()
        raise
    return database


def look_over(session: Session, tale: Tale) -> None:
    """Say which applications are not admissible, and why."""
    ids = ids_of(session)
    for refused in tale.refusals:
        set_status(
            session,
            application_ids=[ids[refused.application]],
            status=ApplicationStatus.INADMISSIBLE,
            reason=said(refused.reason),
        )


def shortlist(session: Session, projects: Sequence[Project]) -> None:
    """Put on the shortlist what the experts chose."""
    ids = ids_of(session)
    chosen = [ids[each.number] for each in projects if each.is_judged]
    set_status(session, application_ids=chosen, status=ApplicationStatus.SHORTLISTED)
    fix_shortlist(session)


def seat(session: Session, tale: Tale) -> None:
    """Leave out of the panels who reads nothing, record the conflicts known, assign the rest."""
    jurors, ids = jurors_of(session), ids_of(session)
    for name in tale.without_panel:
        values = replace(jurors[name].values, domain_ids=())
        edit_juror(session, juror_id=jurors[name].id, values=values)
    for each in tale.recusals:
        if each.by == "secretariat":
            recuse_juror(
                session,
                juror_id=jurors[each.juror].id,
                application_id=ids[each.application],
                reason=said(each.reason),
            )
    assign_readers(session)


def panels(jurors: Iterable[JurorRow], codes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of who sits for each domain."""
    rows = sorted(jurors, key=lambda each: each.name)
    return {
        code: tuple(
            each.name for each in rows if each.values.domain_ids is None or code in each.domains
        )
        for code in codes
    }


def ids_of(session: Session) -> dict[str, int]:
    """Return the applications' ids by their numbers."""
    return {each.number: each.id for each in list_applications(session)}


def jurors_of(session: Session) -> dict[str, JurorRow]:
    """Return the jurors by their names."""
    return {each.name: each for each in list_jurors(session)}


def _prepare(session: Session, tale: Tale) -> None:
    """Name the organiser, the calendar, and each domain's sponsor."""
    values = get_edition(session).values
    edit_edition(
        session,
        values=replace(
            values,
            organiser=said(tale.organiser),
            place=tale.place,
            ballots_due_at=stored(calendar.BALLOTS_DUE),
            ballots_email=BALLOTS_EMAIL,
            sitting_at=stored(calendar.SITTING),
        ),
    )
    for domain in list_domains(session):
        sponsor = tale.sponsors[domain.values.code]
        edit_domain(session, domain_id=domain.id, values=replace(domain.values, sponsor=sponsor))
