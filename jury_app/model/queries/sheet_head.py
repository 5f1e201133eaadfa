"""The act with which the sitting sheet ends, and whether the sheet was written before closing."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.acts import ToldAct, told_act
from jury_app.model.entities import JournalEntry
from jury_app.model.enums import JournalKind
from jury_app.model.journal import GENESIS

SHEET = "sitting-sheet"

OUTSIDE_THE_ROOM = frozenset(
    {
        JournalKind.SNAPSHOT, JournalKind.SECRETARY_NAMED, JournalKind.CLOSED, JournalKind.EXPORT,
        JournalKind.SHOWN, JournalKind.HIDDEN, JournalKind.RUNNING_ORDER,
        JournalKind.DESIGN_ADDED, JournalKind.DESIGN_CHANGED, JournalKind.DESIGN_REMOVED,
        JournalKind.PRESENTATION_PLANNED, JournalKind.PRESENTATION_CANCELLED,
        JournalKind.PASSPHRASE_CHANGED, JournalKind.RECOVERY_RENEWED, JournalKind.RESTORED,
        JournalKind.RETENTION_SET, JournalKind.ERASURE,
    }
)  # fmt: skip
"""What is not on the sheet and may follow it: it changes nothing of the result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHead:
    """The last act of the room, and whether a sheet that ends with it was written since."""

    seq: int
    hash: str
    is_written: bool
    overtaken: str = ""
    """The hash of the act with which the last sheet ended, if acts of the room came after it."""


def acts_before_closing(session: Session) -> list[tuple[ToldAct, str]]:
    """Return the acts up to the first closing, each with its hash."""
    found = []
    for stored in session.scalars(select(JournalEntry).order_by(JournalEntry.seq)):
        act = told_act(stored.entry)
        if act.kind is JournalKind.CLOSED:
            break
        found.append((act, stored.hash))
    return found


def sheet_head(session: Session) -> SheetHead:
    """Return with which act the sheet of the sitting ends: the last one of the room."""
    acts = acts_before_closing(session)
    seq, code = _end(acts)
    written = max(
        (
            act.seq
            for act, _code in acts
            if act.kind is JournalKind.EXPORT and SHEET in act.body["documents"]
        ),
        default=0,
    )
    is_written = written > seq
    ended = "" if is_written or not written else _end(acts, before=written)[1]
    return SheetHead(seq=seq, hash=code, is_written=is_written, overtaken=ended)


def _end(acts: Sequence[tuple[ToldAct, str]], *, before: int | None = None) -> tuple[int, str]:
    """Return the last act of the room, or the last before another act."""
    return next(
        (
            (act.seq, code)
            for act, code in reversed(acts)
            if act.kind not in OUTSIDE_THE_ROOM and (before is None or act.seq < before)
        ),
        (0, GENESIS),
    )
