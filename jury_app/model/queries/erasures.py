"""What was erased from an edition, by the acts of its journal: numbers and digests, never words."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.acts import told_act
from jury_app.model.entities import JournalEntry
from jury_app.model.enums import JournalKind
from jury_app.model.journal import reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRow:
    """One purge, or the erasure of one person: what went, how much, when and why."""

    id: int
    at: str
    hash: str
    counts: Mapping[str, int]
    reason: str
    texts: Mapping[str, int]
    ballots: frozenset[str]
    reasons: frozenset[int]
    files: frozenset[str]
    juror: int | None
    applications: tuple[int, ...]


def list_erasures(session: Session) -> list[ErasureRow]:
    """Return every erasure, the first one first."""
    marked = f'%"kind":"{JournalKind.ERASURE.value}"%'
    query = select(JournalEntry).where(JournalEntry.entry.like(marked)).order_by(JournalEntry.seq)
    found = session.scalars(query).all()
    given = reasons(session) if found else {}
    rows = []
    for stored in found:
        told = told_act(stored.entry)
        if told.kind is JournalKind.ERASURE:
            body = told.body
            rows.append(
                ErasureRow(
                    id=stored.seq,
                    at=told.at,
                    hash=stored.hash,
                    counts=body.get("counts", {}),
                    reason=given.get(stored.seq, ""),
                    texts=body.get("texts", {}),
                    ballots=frozenset(body.get("ballots", ())),
                    reasons=frozenset(body.get("reasons", ())),
                    files=frozenset(body.get("files", ())),
                    juror=body.get("juror"),
                    applications=tuple(body.get("applications", ())),
                )
            )
    return rows


def get_erasure(session: Session, seq: int) -> ErasureRow:
    """Return one erasure by the number of its act."""
    found = next((each for each in list_erasures(session) if each.id == seq), None)
    if found is None:
        raise RuleError("erasure_unknown", number=seq)
    return found


def erased_files(session: Session) -> frozenset[str]:
    """Return the digests of the attachments whose bytes were erased."""
    return frozenset().union(*(each.files for each in list_erasures(session)))


def erased_ballots(session: Session) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ballots whose texts were erased, and those whose marks were."""
    rows = list_erasures(session)
    texts = frozenset().union(*(each.texts for each in rows))
    return texts, frozenset().union(*(each.ballots for each in rows))


def require_marks(session: Session) -> None:
    """What was erased is neither counted nor exported, and does not look like marks to come."""
    if erased_ballots(session)[1]:
        raise RuleError("marks_purged")
