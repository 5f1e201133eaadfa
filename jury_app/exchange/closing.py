"""Closing the sitting: the decisions are frozen, numbered and sealed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from jury_app.exchange.founding import unlock
from jury_app.exchange.registering import KIND, with_register
from jury_app.i18n import _
from jury_app.model.database import Database
from jury_app.model.journal import now, on_paper
from jury_app.model.operations.recounting import require_same_counts
from jury_app.model.operations.secretary import name_secretary
from jury_app.model.operations.sitting import (
    close_sitting,
    require_closable,
    settle_undecided,
    take_snapshot,
)
from jury_app.model.operations.suspending import require_sitting
from jury_app.model.queries.applications import list_attachments
from jury_app.model.queries.exchange import list_ballots
from jury_app.model.queries.numbering import former_records
from jury_app.model.queries.record import SittingRecord, dump_record, get_record
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.sheet_head import sheet_head
from jury_app.progress import Progress, Steps
from jury_app.sealing.keys import EditionKeys, digest_code, grouped, short_code
from jury_app.sealing.seal import sign_seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The code of the seal, how many decisions it holds, and the number of the frozen set.

    `sheet` is the code with which the sitting sheet ends, whether one was written or not.
    """

    seal: str
    decisions: int
    number: int
    sheet: str
    has_sheet: bool
    overtaken: str = ""
    """The code of a sheet that was written before the last acts of the room, if that is so."""


def close(
    database: Database,
    *,
    passphrase: str | None,
    settle: bool = False,
    secretary: str | None = None,
    at: str = "",
    paper: str = "",
) -> Steps[Closed]:
    """Close the sitting; `settle` says of undecided domains that they are not awarded.

    `secretary` names who writes the minutes; nothing leaves whoever was named before.
    `at` is the hour that is declared; else it is now. `paper` is the sheet it was taken on, if any.
    """
    keys = unlock(database, passphrase)
    yield Progress(0, 2)
    with database.transaction() as session, on_paper(session, paper):
        closed = _close(session, keys=keys, settle=settle, secretary=secretary, at=at)
    yield Progress(1, 2)
    database.back_up("closing")
    return closed


def sheet_sentence(closed: Closed) -> str:
    """Say with which code to compare the initialled sheet, or that there is none."""
    if closed.has_sheet:
        text = _("The initialled sitting sheet must bear the code {code}, as the minutes do.")
        return text.format(code=closed.sheet)
    if closed.overtaken:
        text = _(
            "The sitting sheet of code {old} does not hold the last acts of the room, which came "
            "after it. Write it again and have that one initialled: it bears the code {code}."
        )
        return text.format(old=closed.overtaken, code=closed.sheet)
    return _(
        "No sitting sheet was written before the closing: none was initialled to compare its acts "
        "with."
    )


def _close(
    session: Session, *, keys: EditionKeys, settle: bool, secretary: str | None, at: str
) -> Closed:
    require_sitting(get_room(session))
    if secretary is not None:
        name_secretary(session, name=secretary)
    if settle:
        settle_undecided(session)
    orders = require_same_counts(session)
    require_closable(session, orders)
    take_snapshot(session, orders)
    record = get_record(session, closed_at=at or now(session), orders=orders)
    record = with_register(record, former_records(session), signing_key=keys.signing_key)
    content = dump_record(record)
    seal = sign_seal(KIND, sealed_facts(session, record, content), signing_key=keys.signing_key)
    code = grouped(short_code(seal))
    close_sitting(
        session,
        content=content,
        seal=seal,
        seal_code=code,
        at=record.closed_at,
        orders=orders,
    )
    decisions = sum(len(domain.decisions) for domain in record.domains)
    sheet = sheet_head(session)
    return Closed(
        seal=code,
        decisions=decisions,
        number=record.number,
        sheet=grouped(digest_code(sheet.hash)),
        has_sheet=sheet.is_written,
        overtaken=grouped(digest_code(sheet.overtaken)) if sheet.overtaken else "",
    )


def sealed_facts(session: Session, record: SittingRecord, content: str) -> Mapping[str, Any]:
    """Return what the seal binds: ballots, files, rules, journal and decisions, by digest."""
    return {
        "edition": record.edition,
        "number": record.number,
        "at": record.closed_at,
        "ballots": sorted(row.id for row in list_ballots(session)),
        "attachments": sorted({row.sha256 for row in list_attachments(session)}),
        "rules": record.rules_fingerprint,
        "journal": record.journal_head,
        "record": hashlib.sha256(content.encode()).hexdigest(),
    }
