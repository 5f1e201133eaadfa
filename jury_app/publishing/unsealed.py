"""Documents that need no closing: they show the edition as it stands, and say so."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO, TypeAlias, cast

from sqlalchemy.orm import Session

from jury_app.documents.attendance_sheet import build_attendance_sheet
from jury_app.documents.juror_pack import build_juror_packs, build_score_sheets
from jury_app.documents.minutes import Minutes, build_minutes, build_minutes_docx
from jury_app.documents.sitting_paper import build_sitting_paper
from jury_app.documents.sitting_sheet import build_sitting_sheet
from jury_app.errors import RuleError
from jury_app.i18n import Language, speaking
from jury_app.legal_time import in_the_room
from jury_app.model.database import Database
from jury_app.model.journal import head, now
from jury_app.model.queries.begun import list_begun
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.record import get_record
from jury_app.model.queries.sheet_head import SHEET
from jury_app.model.queries.sitting import get_sitting
from jury_app.model.requirements import is_closed
from jury_app.publishing.attendance import attendance_sheet_of
from jury_app.publishing.juror_packs import packs_of
from jury_app.publishing.minutes import minutes_of
from jury_app.publishing.sitting_paper import sitting_paper_of
from jury_app.publishing.sitting_sheet import sitting_sheet_of
from jury_app.rehearsal import rehearsing

PAPER = "sitting-paper"
ON_DEMAND = (SHEET, PAPER, "score-sheets", "juror-packs")
"""What nobody means who asks for all that can be written."""

Build: TypeAlias = Callable[[Session, BinaryIO], int | None]


@dataclass(frozen=True, slots=True)
class UnsealedDocument:
    """A document's file name, and how it is made."""

    file: str
    build: Build


UNSEALED: Mapping[str, UnsealedDocument] = {
    "provisional-minutes": UnsealedDocument(
        "minutes-provisional.pdf",
        lambda session, output: build_minutes(provisional_minutes(session), output),
    ),
    "provisional-minutes-docx": UnsealedDocument(
        "minutes-provisional.docx",
        lambda session, output: build_minutes_docx(provisional_minutes(session), output),
    ),
    "attendance-sheet": UnsealedDocument(
        "attendance-sheet.pdf",
        lambda session, output: build_attendance_sheet(attendance_sheet_of(session), output),
    ),
    "score-sheets": UnsealedDocument(
        "score-sheets.pdf", lambda session, output: build_score_sheets(packs_of(session), output)
    ),
    "juror-packs": UnsealedDocument(
        "juror-packs.pdf", lambda session, output: build_juror_packs(packs_of(session), output)
    ),
    PAPER: UnsealedDocument(
        "sitting-paper.pdf",
        lambda session, output: build_sitting_paper(sitting_paper_of(session), output),
    ),
    SHEET: UnsealedDocument(
        "sitting-sheet.pdf",
        lambda session, output: build_sitting_sheet(sitting_sheet_of(session), output),
    ),
}

ALWAYS = ("attendance-sheet", SHEET)
"""What can be written after the closing too."""


Built: TypeAlias = tuple[bytes, int | None]


def built_unsealed(names: Iterable[str], database: Database) -> dict[str, Built]:
    """Return the documents of one and the same state, each with its pages if it has any."""
    return database.read(_built, [name for name in names if name in UNSEALED])


def _built(session: Session, names: Sequence[str]) -> dict[str, Built]:
    made: dict[str, Built] = {}
    edition = get_edition(session)
    with (
        speaking(cast("Language", edition.language)),
        rehearsing(is_rehearsal=edition.is_rehearsal),
    ):
        for name in names:
            output = BytesIO()
            pages = UNSEALED[name].build(session, output)
            made[name] = output.getvalue(), pages
    return made


def provisional_minutes(session: Session) -> Minutes:
    """Return the minutes so far: the domains that the jury has begun, and which are left.

    There are none before the sitting begins, nor once there are final ones.
    """
    if is_closed(session):
        raise RuleError("minutes_final")
    if get_sitting(session).opened_at is None:
        raise RuleError("sitting_not_begun")
    record = get_record(session, closed_at=now(session))
    begun = list_begun(session)
    minutes = minutes_of(record, "")
    domains = tuple(
        replace(each, is_pending=not (each.decisions or each.not_awarded or each.special_prizes))
        for each in minutes.domains
        if each.code in begun
    )
    return replace(
        minutes,
        status="provisional",
        made_at=in_the_room(record.closed_at),
        closed_at=None,
        journal_acts=head(session)[0],
        domains=domains,
        still_to_come=tuple(each.name for each in minutes.domains if each.code not in begun),
        signatures=(),
    )
