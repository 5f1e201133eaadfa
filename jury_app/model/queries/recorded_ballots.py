"""The sealed ballots as the record of the sitting keeps them."""

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.model.queries.exchange import list_kits
from jury_app.model.requirements import current_round


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedBallots:
    """How many ballots came, and who saw them opened."""

    expected: int
    received: int
    missing: tuple[str, ...]
    incomplete: tuple[str, ...]
    opened_at: str | None
    witnesses: tuple[str, ...]


def recorded_ballots(session: Session) -> RecordedBallots:
    """Return which ballots came, and which did not."""
    rows = list_kits(session)
    jury = current_round(session)
    return RecordedBallots(
        expected=len(rows),
        received=sum(row.state in ("received", "incomplete") for row in rows),
        missing=tuple(row.juror for row in rows if row.state in ("issued", "to_issue")),
        incomplete=tuple(row.juror for row in rows if row.state == "incomplete"),
        opened_at=jury.opened_at,
        witnesses=tuple(json.loads(jury.witnesses)),
    )
