"""The jury as its pages show it: members, panels, readings, recusals, conflicts to look at."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jury_app.formatting import plain, sort_key
from jury_app.model.entities import Application, Assignment, Domain, Juror, PanelMember, Recusal
from jury_app.model.enums import IN_COMPETITION, JurorRole, RecusalSource
from jury_app.model.queries.standings import recusals
from jury_app.model.requirements import current_round
from jury_app.model.values import JurorValues

JUROR_SOURCES = frozenset({"juror", "panel_member", "assignment", "recusal", "domain", "ballot"})


@dataclass(frozen=True, slots=True, kw_only=True)
class JurorRow:
    """Somebody who sits."""

    id: int
    key: str
    name: str
    sort_name: str
    values: JurorValues
    domains: tuple[str, ...]
    """The codes of the domains; none means all."""

    applications: int
    recusals: int
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecusalRow:
    """A recusal that holds; those of the kits have no id, since only the juror can lift them."""

    id: int
    recusal_id: int | None
    juror_id: int
    juror: str
    application_id: int
    number: str
    title: str
    domain_code: str
    reason: str
    source: RecusalSource


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """A conflict of interest that a person should look at; `why` is a stable code."""

    id: int
    juror_id: int
    juror: str
    application_id: int
    number: str
    title: str
    applicant: str
    why: str


def list_jurors(session: Session) -> list[JurorRow]:
    """Return the jurors by family name."""
    jury = current_round(session)
    panels: defaultdict[int, list[int | None]] = defaultdict(list)
    for seat in session.scalars(select(PanelMember).where(PanelMember.round_id == jury.id)):
        panels[seat.juror_id].append(seat.domain_id)
    domains = {each.id: each for each in session.scalars(select(Domain))}
    loads = dict(
        session.execute(
            select(Assignment.juror_id, func.count())
            .where(Assignment.round_id == jury.id)
            .group_by(Assignment.juror_id)
        )
        .tuples()
        .all()
    )
    recused = Counter(juror_id for juror_id, _application in recusals(session))
    rows = [
        _juror_row(each, panels[each.id], domains, loads.get(each.id, 0), recused[each.id])
        for each in session.scalars(select(Juror))
    ]
    return sorted(rows, key=lambda row: sort_key(row.sort_name))


def list_recusals(session: Session) -> list[RecusalRow]:
    """Return the recusals that hold, by juror."""
    recorded = {
        (each.juror_id, each.application_id): each.id
        for each in session.scalars(select(Recusal).where(Recusal.is_lifted.is_(False)))
    }
    jurors = {each.id: each for each in session.scalars(select(Juror))}
    applications = {each.id: each for each in session.scalars(select(Application))}
    domains = dict(session.execute(select(Domain.id, Domain.code)).tuples().all())
    rows = []
    for position, (pair, reason) in enumerate(sorted(recusals(session).items()), start=1):
        application = applications[pair[1]]
        rows.append(
            RecusalRow(
                id=position,
                recusal_id=recorded.get(pair),
                juror_id=pair[0],
                juror=jurors[pair[0]].name,
                application_id=application.id,
                number=application.number,
                title=application.title,
                domain_code=domains[application.domain_id],
                reason=reason,
                source=RecusalSource.SECRETARIAT if pair in recorded else RecusalSource.KIT,
            )
        )
    return rows


def suggest_conflicts(session: Session) -> list[ConflictRow]:
    """Return what looks like a conflict of interest and is not recused yet.

    The same SIREN, the same body by another spelling, the sponsor of the domain, or the
    département that holds the applicant.
    """
    known = recusals(session).keys()
    sponsors = {each.id: plain(each.sponsor) for each in session.scalars(select(Domain))}
    applications = session.scalars(
        select(Application).where(Application.status.in_(IN_COMPETITION)).order_by(Application.id)
    ).all()
    rows: list[ConflictRow] = []
    for juror in session.scalars(select(Juror).where(Juror.is_withdrawn.is_(False))):
        for application in applications:
            why = _conflict(juror, application, sponsors[application.domain_id])
            if why and (juror.id, application.id) not in known:
                rows.append(
                    ConflictRow(
                        id=len(rows) + 1,
                        juror_id=juror.id,
                        juror=juror.name,
                        application_id=application.id,
                        number=application.number,
                        title=application.title,
                        applicant=application.applicants[0].name,
                        why=why,
                    )
                )
    return rows


def readings(session: Session) -> dict[int, list[int]]:
    """Return the jurors of each application, by ids."""
    jury = current_round(session)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for each in session.scalars(
        select(Assignment)
        .where(Assignment.round_id == jury.id)
        .order_by(Assignment.application_id, Assignment.juror_id)
    ):
        found[each.application_id].append(each.juror_id)
    return dict(found)


def _juror_row(
    juror: Juror,
    seats: list[int | None],
    domains: dict[int, Domain],
    load: int,
    recused: int,
) -> JurorRow:
    own = sorted(
        (domains[each] for each in seats if each is not None), key=lambda each: each.position
    )
    everywhere = None in seats
    return JurorRow(
        id=juror.id,
        key=juror.key,
        name=juror.name,
        sort_name=f"{juror.family_name} {juror.given_name}",
        values=JurorValues(
            family_name=juror.family_name,
            given_name=juror.given_name,
            civility=juror.civility,
            function=juror.function,
            body=juror.body,
            siren=juror.siren,
            email=juror.email,
            role=juror.role,
            role_text=juror.role_text,
            domain_ids=None if everywhere else tuple(each.id for each in own),
        ),
        domains=() if everywhere else tuple(each.code for each in own),
        applications=load,
        recusals=recused,
        is_withdrawn=juror.is_withdrawn,
    )


def _conflict(juror: Juror, application: Application, sponsor: str) -> str:
    body = plain(juror.body)
    if juror.siren and any(each.siren == juror.siren for each in application.applicants):
        return "conflict_same_siren"
    if body and any(_same_body(body, plain(each.name)) for each in application.applicants):
        return "conflict_same_body"
    if juror.role is JurorRole.SPONSOR and sponsor and (sponsor in body or body in sponsor):
        return "conflict_sponsor"
    if any(_contains(body, each.department) for each in application.applicants):
        return "conflict_department"
    return ""


_OF_A_BODY = frozenset(
    [
        "commune",
        "ville",
        "mairie",
        "de",
        "d",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "departement",
        "conseil",
        "departemental",
        "region",
        "regional",
        "metropole",
        "communaute",
        "agglomeration",
        "communes",
    ]
)


def _same_body(one: str, other: str) -> bool:
    return (
        _proper(one) == _proper(other) and bool(_proper(one)) and _is_town(one) == _is_town(other)
    )


def _proper(name: str) -> tuple[str, ...]:
    return tuple(word for word in name.split() if word not in _OF_A_BODY)


def _is_town(name: str) -> bool:
    words = set(name.split())
    return not words & {"departement", "departemental", "region", "regional", "metropole"}


def _contains(body: str, department: str | None) -> bool:
    """Whether a département's body holds an applicant whose département reads « 38 – Isère »."""
    if not department or not ({"departement", "departemental"} & set(body.split())):
        return False
    name = plain(department.split("–")[-1])
    return bool(name) and _proper(body) == _proper(name)
