"""Conflicts of interest that a person should look at; nobody is recused by a machine."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from jury_app.formatting import plain
from jury_app.model.entities import Application, Domain, Juror
from jury_app.model.enums import JurorRole
from jury_app.model.queries.standings import recusals
from jury_app.model.requirements import current_round

LINKING = frozenset({"de", "d", "du", "des", "la", "le", "les", "l", "et"})
TOWN = frozenset({"commune", "ville", "mairie"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """A juror and an application that may concern them; `why` is a stable code."""

    id: int
    juror_id: int
    juror: str
    application_id: int
    number: str
    title: str
    applicant: str
    why: str


def suggest_conflicts(
    session: Session, *, departments: Mapping[str, str] | None = None
) -> list[ConflictRow]:
    """Return what looks like a conflict of interest and is not recused yet.

    The same SIREN, the same body by another spelling, the sponsor of the domain, or the
    département that holds the applicant. `departments` gives the code of a département by its
    SIREN and by its plain name.
    """
    known = recusals(session).keys()
    sponsors = {each.id: plain(each.sponsor) for each in session.scalars(select(Domain))}
    applications = session.scalars(
        select(Application)
        .where(Application.status.in_(current_round(session).judged_statuses))
        .order_by(Application.id)
        .options(selectinload(Application.applicants))
    ).all()
    rows: list[ConflictRow] = []
    for juror in session.scalars(select(Juror).where(Juror.is_withdrawn.is_(False))):
        code = _department(juror, departments or {})
        for application in applications:
            why = _conflict(juror, application, sponsors[application.domain_id], code)
            if why and (juror.id, application.id) not in known:
                rows.append(_row(len(rows) + 1, juror, application, why))
    return rows


def _row(position: int, juror: Juror, application: Application, why: str) -> ConflictRow:
    return ConflictRow(
        id=position,
        juror_id=juror.id,
        juror=juror.name,
        application_id=application.id,
        number=application.number,
        title=application.title,
        applicant=application.applicants[0].name,
        why=why,
    )


def _conflict(juror: Juror, application: Application, sponsor: str, department: str) -> str:
    body, applicants = plain(juror.body), application.applicants
    if juror.siren and any(each.siren == juror.siren for each in applicants):
        return "conflict_same_siren"
    if body and any(_proper(body) == _proper(plain(each.name)) for each in applicants):
        return "conflict_same_body"
    if juror.role is JurorRole.SPONSOR and sponsor and sponsor == body:
        return "conflict_sponsor"
    if department and any(each.department == department for each in applicants):
        return "conflict_department"
    return ""


def _proper(name: str) -> tuple[str, ...]:
    """Return the words that tell a body from others; a town is a town by any of its names."""
    words = [word for word in name.split() if word not in LINKING]
    return tuple("town" if word in TOWN else word for word in words)


def _department(juror: Juror, departments: Mapping[str, str]) -> str:
    name = plain(juror.body).replace("conseil departemental", "departement")
    return departments.get(juror.siren or "") or departments.get(name, "")
