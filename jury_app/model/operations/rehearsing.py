"""Filling a rehearsal: the edition as it stands before its ballots, under keys of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.limits import is_email
from jury_app.model.entities import Domain, Invitation
from jury_app.model.enums import BallotState, JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.applications import enter_application, fix_shortlist
from jury_app.model.operations.assignment import assign_readers, give_readings
from jury_app.model.operations.attachments import IncomingAttachment, take_attachments
from jury_app.model.operations.edition import edit_edition
from jury_app.model.operations.exchange import ReceivedBallot, store_ballots
from jury_app.model.operations.jury import add_juror, recuse_juror
from jury_app.model.operations.preselecting import keep_closing
from jury_app.model.operations.running import set_running_order
from jury_app.model.queries.assignment import panels_of
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.rehearsed import Rehearsed, RehearsedJuror
from jury_app.model.room.running import Basis, Turn

NOWHERE = "essai.invalid"
"""A domain that no mail ever reaches: the standard keeps it free for that."""


def fill_rehearsal(
    session: Session, *, rehearsed: Rehearsed, files: Iterable[IncomingAttachment]
) -> None:
    """Enter the calendar, applications with their files, jury, who reads what, and their order."""
    values = rehearsed.edition.values
    own = get_edition(session).values
    edit_edition(session, values=replace(values, title=own.title, ballots_email=""))
    domains = dict(session.execute(select(Domain.code, Domain.id)).all())
    entered: dict[str, int] = {}
    for code, detail in rehearsed.applications:
        contact = undeliverable(detail.values.contact_email)
        own_values = replace(detail.values, domain_id=domains[code], contact_email=contact)
        entered[own_values.number] = enter_application(session, detail.source, own_values).id
    record(session, JournalKind.APPLICATIONS_IMPORTED, {"new": len(entered), "changed": 0})
    take_attachments(session, incoming=files)
    if rehearsed.closing is not None:
        keep_closing(session, rehearsed.closing, entered.values())
    elif rehearsed.is_shortlisted:
        fix_shortlist(session)
    pairs = {
        (juror_id, entered[number])
        for each in rehearsed.jurors
        for juror_id in [_seat(session, each, domains, entered)]
        for number in each.readings
    }
    _assign(session, pairs)
    _keep_order(session, rehearsed, domains, entered)


def undeliverable(address: str) -> str:
    """Return an address that shows whom a letter would go to, and that nothing reaches."""
    name = f"{address.replace('@', '.')}@{NOWHERE}"
    return name if is_email(name) else ""


def take_made_up_ballots(
    session: Session, *, ballots: Sequence[ReceivedBallot], invitations: Mapping[int, str]
) -> int:
    """Keep ballots that nobody sent, and the public key of each juror’s invitation."""
    for juror_id, public_key in invitations.items():
        session.add(Invitation(juror_id=juror_id, public_key=public_key))
    states = {each.digest: BallotState.COUNTED for each in ballots}
    return store_ballots(session, ballots=ballots, states=states)


def _seat(
    session: Session, juror: RehearsedJuror, domains: dict[str, int], entered: dict[str, int]
) -> int:
    values = juror.values
    seats = None if values.domain_ids is None else tuple(domains[code] for code in juror.domains)
    own = replace(values, domain_ids=seats, email=undeliverable(values.email))
    juror_id = add_juror(session, values=own)
    for number, reason in juror.recusals:
        recuse_juror(session, juror_id=juror_id, application_id=entered[number], reason=reason)
    return juror_id


def _keep_order(
    session: Session, rehearsed: Rehearsed, domains: dict[str, int], entered: dict[str, int]
) -> None:
    basis, wanted = rehearsed.order
    if basis is not Basis.EDITION:
        turns = [Turn(domains[code], tuple(entered[one] for one in each)) for code, each in wanted]
        set_running_order(session, basis=basis, turns=turns)


def _assign(session: Session, pairs: set[tuple[int, int]]) -> None:
    """Give the readings that the panels still allow, or all of them where none was given yet."""
    panels = panels_of(session)
    allowed = {(juror, each) for juror, each in pairs if juror in panels.get(each, ())}
    if allowed:
        give_readings(session, pairs=allowed)
    elif any(panels.values()):
        assign_readers(session)
