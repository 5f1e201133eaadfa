"""What a rehearsal takes from the edition that it rehearses: all that is known before the ballots.

No ballot, mark, comment or note is among it, nor what jurors declared in their kits, nor the order
of the domains if it follows from the marks.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.acts import told_act
from jury_app.model.entities import Application, Assignment, Domain, JournalEntry, Recusal
from jury_app.model.queries.applications import ApplicationDetail, get_application
from jury_app.model.queries.designs import template_with_designs
from jury_app.model.queries.edition import EditionRow, get_edition
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.preselection import PanelClosing, panel_closing
from jury_app.model.queries.running_order import order_in_force
from jury_app.model.requirements import current_round, edition_of
from jury_app.model.room.running import Basis
from jury_app.model.templates import Template
from jury_app.model.values import JurorValues


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsedJuror:
    """Who sits, by the codes of their domains, what they read, and what they stay out of."""

    values: JurorValues
    domains: tuple[str, ...]
    readings: frozenset[str]
    recusals: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """An edition as it stands before its ballots; applications are named by their numbers."""

    edition: EditionRow
    template: Template
    is_shortlisted: bool
    closing: PanelClosing | None
    applications: tuple[tuple[str, ApplicationDetail], ...]
    """Each with the code of its domain."""

    jurors: tuple[RehearsedJuror, ...]
    order: tuple[Basis, tuple[tuple[str, tuple[str, ...]], ...]]
    """The running order that is planned, by the codes of domains and the numbers."""


def get_rehearsed(session: Session) -> Rehearsed:
    """Return what a rehearsal of this edition starts from."""
    ids = session.scalars(select(Application).order_by(Application.id))
    return Rehearsed(
        edition=get_edition(session),
        template=template_with_designs(session),
        is_shortlisted=current_round(session).shortlist_only,
        closing=panel_closing(session),
        applications=tuple((each.domain.code, get_application(session, each.id)) for each in ids),
        jurors=_jurors(session),
        order=_order(session),
    )


def hides_rehearsal(session: Session) -> bool:
    """Whether an edition calls itself real that its journal founded as a rehearsal, or not so."""
    founding = session.scalars(select(JournalEntry.entry).order_by(JournalEntry.seq)).first()
    founded = founding is not None and "rehearses" in told_act(founding).body
    return founded != edition_of(session).is_rehearsal


def _order(session: Session) -> tuple[Basis, tuple[tuple[str, tuple[str, ...]], ...]]:
    basis, turns = order_in_force(session)
    if basis is Basis.SOLIDITY:
        return Basis.EDITION, ()
    codes = dict(session.execute(select(Domain.id, Domain.code)).all())
    numbers = dict(session.execute(select(Application.id, Application.number)).all())
    return basis, tuple(
        (codes[each.domain], tuple(numbers[one] for one in each.applications)) for each in turns
    )


def _jurors(session: Session) -> tuple[RehearsedJuror, ...]:
    numbers = dict(session.execute(select(Application.id, Application.number)).all())
    readings: defaultdict[int, set[str]] = defaultdict(set)
    query = select(Assignment.juror_id, Assignment.application_id)
    for juror_id, application_id in session.execute(
        query.where(Assignment.round_id == current_round(session).id)
    ):
        readings[juror_id].add(numbers[application_id])
    recusals: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    standing = select(Recusal).where(Recusal.is_lifted.is_(False)).order_by(Recusal.id)
    for each in session.scalars(standing):
        recusals[each.juror_id].append((numbers[each.application_id], each.reason))
    return tuple(
        RehearsedJuror(
            values=row.values,
            domains=row.domains,
            readings=frozenset(readings[row.id]),
            recusals=tuple(recusals[row.id]),
        )
        for row in list_jurors(session)
        if not row.is_withdrawn
    )
