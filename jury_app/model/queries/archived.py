"""What an archive holds of an edition: whole rows, ballots and seals as they are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from jury_app.model.acts import told_act
from jury_app.model.entities import (
    Ballot,
    CoSignature,
    FrozenDecisions,
    JournalEntry,
    Preselection,
)
from jury_app.model.enums import JournalKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedBallot:
    """A ballot as it came, and the document that it held."""

    digest: str
    sealed: bytes
    opened: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedSeal:
    """A frozen set of decisions, and the seal over it."""

    number: int
    record: bytes
    seal: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedEdition:
    """All that an archive takes from an edition, read in one moment."""

    tables: Mapping[str, list[dict[str, Any]]]
    ballots: tuple[ArchivedBallot, ...]
    seals: tuple[ArchivedSeal, ...]
    cosignatures: Mapping[str, bytes]
    """The countersignatures, by the number of the seal and that of the juror."""

    panel: tuple[bytes, bytes] | None
    """The record and the seal of the panel that shortlisted what was judged, if one did."""

    head: str
    at: str


def archived_edition(session: Session, queries: Mapping[str, str]) -> ArchivedEdition:
    """Return the rows that whoever verifies an archive asks for, and the files beside them."""
    last = session.scalars(select(JournalEntry).order_by(JournalEntry.seq.desc()).limit(1)).one()
    return ArchivedEdition(
        tables={
            name: [dict(row) for row in session.execute(text(query)).mappings()]
            for name, query in queries.items()
        },
        ballots=tuple(
            ArchivedBallot(digest=each.digest, sealed=each.sealed, opened=each.opened)
            for each in session.scalars(select(Ballot).order_by(Ballot.digest))
        ),
        seals=tuple(
            ArchivedSeal(number=each.number, record=each.content.encode(), seal=each.seal)
            for each in session.scalars(select(FrozenDecisions).order_by(FrozenDecisions.number))
        ),
        cosignatures={
            f"{each.frozen_number}-{each.juror_id}": each.signed
            for each in session.scalars(select(CoSignature))
        },
        panel=_panel(session),
        head=last.hash,
        at=told_act(last.entry).at,
    )


def _panel(session: Session) -> tuple[bytes, bytes] | None:
    row = session.scalars(select(Preselection)).first()
    return None if row is None else (row.content.encode(), row.seal)


def ends_with_export(session: Session, documents: list[str]) -> bool:
    """Whether the last act of the journal says that these documents were written."""
    last = session.scalars(
        select(JournalEntry.entry).order_by(JournalEntry.seq.desc()).limit(1)
    ).first()
    told = told_act(last) if last else None
    return bool(told and told.kind is JournalKind.EXPORT and told.body == {"documents": documents})
