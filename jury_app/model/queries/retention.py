"""What an edition keeps about people, since when it may go, and how much of it there is."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jury_app.model.entities import (
    Application,
    Attachment,
    AttachmentContent,
    Ballot,
    Decision,
    FrozenDecisions,
    ImportedJuror,
    ImportedRow,
    ImportedScore,
    JournalEntry,
    Juror,
    Reason,
    Recusal,
)
from jury_app.model.enums import DataKind, JournalKind
from jury_app.model.requirements import edition_of
from jury_app.model.retention import GROUNDS, TITLES, due_on, load_periods

EMPTY = "{}"
CONTACT = {"contact_name": "", "contact_email": ""}
DOSSIER = {"summary": "", "axis": "", "status_reason": "", "announced": "[]", **CONTACT}
"""What an erasure empties of an application, and what stands there then."""

RETENTION_SOURCES = frozenset(
    {"edition", "frozen_decisions", "ballot", "application", "juror", "attachment_content",
     "journal_entry", "reason", "recusal"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """A kind of data: how long it is kept, how much there is, and the day it falls due."""

    id: str
    kind: DataKind
    title: str
    ground: str
    months: int | None
    count: int
    due_on: str | None
    is_due: bool


def list_due(session: Session, *, today: date, backups: int = 0) -> list[DueRow]:
    """Return every kind of data; before the closing nothing falls due."""
    periods = load_periods(edition_of(session).retention)
    closed = closed_on(session)
    rows = []
    for kind in DataKind:
        months = periods[kind]
        due = due_on(closed, months) if closed and months is not None else None
        count = backups if kind is DataKind.BACKUPS else COUNTS[kind](session)
        rows.append(
            DueRow(
                id=kind.value,
                kind=kind,
                title=TITLES[kind](),
                ground=GROUNDS[kind](),
                months=months,
                count=count,
                due_on=due.isoformat() if due else None,
                is_due=bool(count and due and due <= today),
            )
        )
    return rows


def closed_on(session: Session) -> date | None:
    """Return the day of the last closing, if there was one."""
    query = select(FrozenDecisions.frozen_at).order_by(FrozenDecisions.number.desc())
    at = session.scalars(query).first()
    return datetime.fromisoformat(at).date() if at else None


def last_seal(session: Session) -> str:
    """Return the code of the last seal; nothing before there is one."""
    query = select(FrozenDecisions.seal_code).order_by(FrozenDecisions.number.desc())
    return session.scalars(query).first() or ""


def unsuccessful(session: Session) -> list[int]:
    """Return the applications that hold no award, by their ids."""
    awarded = select(Decision.application_id).where(
        Decision.is_withdrawn.is_(False), Decision.application_id.is_not(None)
    )
    return list(session.scalars(select(Application.id).where(Application.id.not_in(awarded))))


def erasable_reasons(session: Session) -> list[int]:
    """Return the acts whose reasons may go: all but those that say why something was erased."""
    kept = f'%"kind":"{JournalKind.ERASURE.value}"%'
    query = select(Reason.seq).join(JournalEntry, JournalEntry.seq == Reason.seq)
    return list(
        session.scalars(query.where(JournalEntry.entry.not_like(kept)).order_by(Reason.seq))
    )


def files_of(session: Session, applications: list[int]) -> list[str]:
    """Return the digests of the files that these applications attach, and no other does."""
    others = select(Attachment.sha256).where(Attachment.application_id.not_in(applications))
    query = (
        select(AttachmentContent.sha256)
        .join(Attachment, Attachment.sha256 == AttachmentContent.sha256)
        .where(Attachment.application_id.in_(applications))
        .where(AttachmentContent.sha256.not_in(others))
        .where(func.length(AttachmentContent.content) > 0)
        .distinct()
    )
    return sorted(session.scalars(query))


def texts_in(opened: bytes) -> int:
    """Return how many texts stand beside what a juror signed; none where nobody can read it."""
    with suppress(ValueError, LookupError, TypeError):  # that it is altered, the check tells
        return len(json.loads(opened)["notes"])
    return 0


def _comments(session: Session) -> int:
    opened = session.scalars(select(Ballot.opened).where(Ballot.opened.is_not(None)))
    return sum(texts_in(each) for each in opened if each)


def _marks(session: Session) -> int:
    told = session.scalars(select(Ballot.marks).where(Ballot.marks.is_not(None)))
    given = sum(sum(map(len, json.loads(each)["scores"].values())) for each in told if each)
    return given + (session.scalar(select(func.count()).select_from(ImportedScore)) or 0)


def _reasons(session: Session) -> int:
    recusals = session.scalar(select(func.count()).where(Recusal.reason != "")) or 0
    return len(erasable_reasons(session)) + recusals


def _applicants(session: Session) -> int:
    query = (
        select(func.count(Application.id.distinct()))
        .outerjoin(ImportedRow, ImportedRow.application_id == Application.id)
        .where(
            or_(
                Application.contact_name != "",
                Application.contact_email != "",
                ImportedRow.raw != EMPTY,
            )
        )
    )
    return session.scalar(query) or 0


def _jurors(session: Session) -> int:
    query = (
        select(func.count(Juror.id.distinct()))
        .outerjoin(ImportedJuror, ImportedJuror.juror_id == Juror.id)
        .where(or_(Juror.email != "", ImportedJuror.taken != EMPTY))
    )
    return session.scalar(query) or 0


def _attachments(session: Session) -> int:
    query = select(func.count()).where(func.length(AttachmentContent.content) > 0)
    return session.scalar(query) or 0


def _unsuccessful(session: Session) -> int:
    if closed_on(session) is None:
        return 0
    ids = unsuccessful(session)
    is_filled = or_(*(getattr(Application, name) != empty for name, empty in DOSSIER.items()))
    filled = select(func.count()).where(Application.id.in_(ids), is_filled)
    return max(session.scalar(filled) or 0, len(files_of(session, ids)))


def _none(_session: Session) -> int:
    return 0


COUNTS: Mapping[DataKind, Callable[[Session], int]] = {
    DataKind.COMMENTS: _comments,
    DataKind.MARKS: _marks,
    DataKind.REASONS: _reasons,
    DataKind.APPLICANTS: _applicants,
    DataKind.JURORS: _jurors,
    DataKind.ATTACHMENTS: _attachments,
    DataKind.UNSUCCESSFUL: _unsuccessful,
    DataKind.LOGS: _none,
}
