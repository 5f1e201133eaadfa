"""The sheets on which a jury goes on by hand: which act of the journal each was printed at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import shown
from jury_app.model.acts import told_act
from jury_app.model.entities import JournalEntry
from jury_app.model.journal import on_paper
from jury_app.sealing.keys import digest_code, digest_start, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The code at the head of a sheet, and the act that had just been done when it was printed."""

    code: str
    seq: int
    at: str


def require_sheet(session: Session, code: str) -> Sheet:
    """A sheet goes by its code: that of an act of this edition and of no other."""
    start = digest_start(code)
    found = session.scalars(
        select(JournalEntry)
        .where(JournalEntry.hash.startswith(start or "-"))
        .order_by(JournalEntry.seq.desc())
    ).first()
    if found is None:
        raise RuleError("paper_unknown", paper=shown(code))
    told = told_act(found.entry)
    return Sheet(code=grouped(digest_code(found.hash)), seq=found.seq, at=told.at)


@contextmanager
def typed_back(session: Session, code: str) -> Iterator[None]:
    """Let the acts inside say on which sheet they were taken; no code is none."""
    with on_paper(session, require_sheet(session, code).code if code else ""):
        yield
