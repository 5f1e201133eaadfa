"""The jury as its pages show it: members, panels, readings, recusals, conflicts to look at."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jury_app.formatting import sort_key
from jury_app.model.entities import Application, Assignment, Domain, Juror, PanelMember, Recusal
from jury_app.model.enums import RecusalSource
from jury_app.model.queries.listed import all_domains, all_jurors
from jury_app.model.queries.standings import recusals
from jury_app.model.reading import once
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


@once
def list_jurors(session: Session) -> list[JurorRow]:
    """Return the jurors by family name."""
    jury = current_round(session)
    panels: defaultdict[int, list[int | None]] = defaultdict(list)
    seats = select(PanelMember.juror_id, PanelMember.domain_id)
    for juror_id, domain_id in session.execute(seats.where(PanelMember.round_id == jury.id)):
        panels[juror_id].append(domain_id)
    domains = {each.id: each for each in all_domains(session)}
    loads = dict(
        session.execute(
            select(Assignment.juror_id, func.count())
            .where(Assignment.round_id == jury.id)
            .group_by(Assignment.juror_id)
        ).all()
    )
    recused = Counter(juror_id for juror_id, _application in recusals(session))
    rows = [
        _juror_row(each, panels[each.id], domains, loads.get(each.id, 0), recused[each.id])
        for each in all_jurors(session)
    ]
    return sorted(rows, key=lambda row: sort_key(row.sort_name))


@once
def list_recusals(session: Session) -> list[RecusalRow]:
    """Return the recusals that hold, by juror."""
    recorded = {
        (each.juror_id, each.application_id): each.id
        for each in session.scalars(select(Recusal).where(Recusal.is_lifted.is_(False)))
    }
    jurors = {each.id: each for each in session.scalars(select(Juror))}
    applications = {each.id: each for each in session.scalars(select(Application))}
    domains = dict(session.execute(select(Domain.id, Domain.code)).all())
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
