"""Conflicts of interest that a person should look at; nobody is recused by a machine."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from jury_app.formatting import plain
from jury_app.model.entities import Application, Domain, Juror
from jury_app.model.enums import JurorRole
from jury_app.model.queries.preselection import panel_recusals
from jury_app.model.queries.standings import recusals
from jury_app.model.requirements import current_round

LINKING = frozenset({"de", "d", "du", "des", "la", "le", "les", "l", "et"})
TOWN = frozenset({"commune", "ville", "mairie"})

_Found: TypeAlias = defaultdict[Hashable, list[Application]]


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

    A recusal before the expert panel under the same name, the same SIREN, the same body by another
    spelling, the sponsor of the domain, or the département that holds the applicant.
    `departments` gives the code of a département by its SIREN and by its plain name.
    """
    known = recusals(session).keys()
    competing = _Competing(session)
    rows: list[ConflictRow] = []
    for juror in session.scalars(select(Juror).where(Juror.is_withdrawn.is_(False))):
        found = competing.conflicts(juror, _department(juror, departments or {}))
        for application, why in sorted(found.items(), key=lambda each: each[0].id):
            if (juror.id, application.id) not in known:
                rows.append(_row(len(rows) + 1, juror, application, why))
    return rows


class _Competing:
    """The applications that are judged, to be found by what may link a juror to them."""

    def __init__(self, session: Session) -> None:
        self._by_recusal: _Found = defaultdict(list)
        self._by_siren: _Found = defaultdict(list)
        self._by_body: _Found = defaultdict(list)
        self._by_sponsor: _Found = defaultdict(list)
        self._by_department: _Found = defaultdict(list)
        recused_before = panel_recusals(session)
        sponsors = {each.id: plain(each.sponsor) for each in session.scalars(select(Domain))}
        for application in session.scalars(
            select(Application)
            .where(Application.status.in_(current_round(session).judged_statuses))
            .order_by(Application.id)
            .options(selectinload(Application.applicants))
        ):
            self._by_sponsor[sponsors[application.domain_id]].append(application)
            for name in recused_before.get(application.number, ()):
                self._by_recusal[name].append(application)
            for each in application.applicants:
                self._by_siren[each.siren or ""].append(application)
                self._by_body[_proper(plain(each.name))].append(application)
                self._by_department[each.department or ""].append(application)

    def conflicts(self, juror: Juror, department: str) -> dict[Application, str]:
        """Return what may concern a juror, each with the strongest reason."""
        body = plain(juror.body)
        found: dict[Application, str] = {}
        for why, wanted, known in (
            ("conflict_preselection", plain(juror.name), self._by_recusal),
            ("conflict_same_siren", juror.siren, self._by_siren),
            ("conflict_same_body", body and _proper(body), self._by_body),
            (
                "conflict_sponsor",
                juror.role is JurorRole.SPONSOR and body,
                self._by_sponsor,
            ),
            ("conflict_department", department, self._by_department),
        ):
            for application in known.get(wanted, ()) if wanted else ():
                found.setdefault(application, why)
        return found


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


def _proper(name: str) -> tuple[str, ...]:
    """Return the words that tell a body from others; a town is a town by any of its names."""
    words = [word for word in name.split() if word not in LINKING]
    return tuple("town" if word in TOWN else word for word in words)


def _department(juror: Juror, departments: Mapping[str, str]) -> str:
    name = plain(juror.body).replace("conseil departemental", "departement")
    return departments.get(juror.siren or "") or departments.get(name, "")
