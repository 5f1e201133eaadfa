"""Founding the jury’s edition on the shortlist that an expert panel sealed."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import Domain, Preselection
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.applications import enter_application
from jury_app.model.operations.attachments import IncomingAttachment, take_attachments
from jury_app.model.operations.jury import add_juror, recuse_juror
from jury_app.model.queries.handing_on import HandedJuror, HandedOn
from jury_app.model.queries.preselection import PanelClosing, panel_record
from jury_app.model.requirements import current_round


def take_shortlist(
    session: Session,
    *,
    handed: HandedOn,
    files: Iterable[IncomingAttachment],
    seats_panel: bool = False,
) -> int:
    """Enter the panel’s closing and what it shortlisted; return how many applications there are.

    With `seats_panel` its members sit in the jury too, recused from what they were recused from.
    """
    domains = dict(session.execute(select(Domain.code, Domain.id)).all())
    entered = {
        each.values.number: enter_application(
            session,
            each.detail.source,
            replace(each.values, domain_id=domains[each.domain]),
        ).id
        for each in handed.applications
    }
    keep_closing(session, handed.closing, entered.values())
    take_attachments(session, incoming=files)
    for each in handed.jurors if seats_panel else ():
        _seat(session, each, domains, entered)
    return len(entered)


def keep_closing(session: Session, closing: PanelClosing, application_ids: Iterable[int]) -> None:
    """Keep the panel’s closing whole, and have the jury judge what it shortlisted alone."""
    session.add(
        Preselection(
            signing_key=closing.signing_key,
            content=closing.content,
            seal=closing.seal,
            seal_code=closing.seal_code,
        )
    )
    current_round(session).shortlist_only = True
    told = panel_record(closing.content)
    body = {
        "applications": sorted(application_ids),
        "edition": told.edition,
        "key": closing.signing_key,
        "number": told.number,
        "record": hashlib.sha256(closing.content.encode()).hexdigest(),
        "seal": closing.seal_code,
    }
    record(session, JournalKind.PRESELECTED, body)


def _seat(
    session: Session, juror: HandedJuror, domains: dict[str, int], entered: dict[str, int]
) -> None:
    seats = tuple(domains[code] for code in juror.domains) or None
    juror_id = add_juror(session, values=replace(juror.values, domain_ids=seats))
    for number, reason in juror.recusals:
        recuse_juror(session, juror_id=juror_id, application_id=entered[number], reason=reason)
