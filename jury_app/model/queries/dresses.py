"""How the certificates were dressed, as the journal tells it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.acts import told_act
from jury_app.model.entities import JournalEntry
from jury_app.model.enums import JournalKind


def last_dress(session: Session) -> Mapping[str, Any]:
    """Return the design, paper and orientation of the last certificates written, if any were."""
    query = select(JournalEntry.entry).where(JournalEntry.entry.contains('"dress":{'))
    for entry in session.scalars(query.order_by(JournalEntry.seq.desc())):
        told = told_act(entry)
        if told.kind is JournalKind.EXPORT:
            dress: Mapping[str, Any] = told.body["dress"]
            return dress
    return {}
