"""What the edition of an expert panel hands on to the jury’s: its closing, and its shortlist."""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import FrozenDecisions
from jury_app.model.enums import ApplicationStatus
from jury_app.model.queries.applications import (
    ApplicationDetail,
    get_application,
    list_applications,
)
from jury_app.model.queries.edition import EditionRow, get_edition, list_domains
from jury_app.model.queries.erasures import list_erasures
from jury_app.model.queries.jury import list_jurors, list_recusals
from jury_app.model.queries.preselection import PanelClosing, panel_record
from jury_app.model.queries.shortlist import shortlist_level
from jury_app.model.values import ApplicationValues, DomainValues, JurorValues


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedApplication:
    """A shortlisted application, and the code of the domain in which the jury judges it."""

    values: ApplicationValues
    domain: str
    detail: ApplicationDetail


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedJuror:
    """A member of the panel, by the codes of their domains, and what they stayed out of and why."""

    values: JurorValues
    domains: tuple[str, ...]
    recusals: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOn:
    """All that the jury’s edition starts from."""

    edition: EditionRow
    closing: PanelClosing
    domains: tuple[DomainValues, ...]
    applications: tuple[HandedApplication, ...]
    jurors: tuple[HandedJuror, ...]


def handed_on(session: Session) -> HandedOn | None:
    """Return what a panel hands on; nothing before its closing, nor where it shortlists nothing."""
    frozen = session.scalars(
        select(FrozenDecisions).order_by(FrozenDecisions.number.desc())
    ).first()
    if frozen is None or shortlist_level(session) is None:
        return None
    edition, told = get_edition(session), panel_record(frozen.content)
    moved = {each.number: each.to for each in told.moves}
    listed = {*told.shortlisted}
    return HandedOn(
        edition=edition,
        closing=PanelClosing(
            signing_key=edition.signing_key,
            content=frozen.content,
            seal=frozen.seal,
            seal_code=frozen.seal_code,
        ),
        domains=tuple(each.values for each in list_domains(session)),
        applications=tuple(
            _application(get_application(session, row.id), moved.get(row.number, row.domain_code))
            for row in list_applications(session)
            if row.number in listed
        ),
        jurors=_jurors(session, listed),
    )


def _application(detail: ApplicationDetail, domain: str) -> HandedApplication:
    values = replace(detail.values, status=ApplicationStatus.SHORTLISTED, status_reason="")
    return HandedApplication(values=values, domain=domain, detail=detail)


def _jurors(session: Session, listed: set[str]) -> tuple[HandedJuror, ...]:
    """Return who may sit in the jury too: nobody who left the panel, nobody who was erased."""
    recusals = list_recusals(session)
    erased = {each.juror for each in list_erasures(session)}
    return tuple(
        HandedJuror(
            values=row.values,
            domains=row.domains,
            recusals=tuple(
                (each.number, each.reason)
                for each in recusals
                if each.juror_id == row.id and each.number in listed
            ),
        )
        for row in list_jurors(session)
        if not row.is_withdrawn and row.id not in erased
    )
