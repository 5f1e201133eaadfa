"""The sealed ballots as the record of the sitting keeps them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.model.entities import Juror
from jury_app.model.queries.chained import resolved_conflicts
from jury_app.model.queries.exchange import list_kits
from jury_app.model.requirements import current_round


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedConflict:
    """Ballots of one juror that stood against each other, by digest, and what was decided."""

    juror: str
    kept: str
    aside: tuple[str, ...]
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedBallots:
    """How many ballots came, and who saw them opened."""

    expected: int
    received: int
    missing: tuple[str, ...]
    incomplete: tuple[str, ...]
    opened_at: str | None
    witnesses: tuple[str, ...]
    resolved: tuple[RecordedConflict, ...] = ()
    unresolved: tuple[str, ...] = ()
    """Whose ballots still stand against each other, so that none counts."""


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
        resolved=tuple(_conflicts(session)),
        unresolved=tuple(row.juror for row in rows if row.state == "conflict"),
    )


def _conflicts(session: Session) -> Iterator[RecordedConflict]:
    for each in resolved_conflicts(session):
        yield RecordedConflict(
            juror=session.get_one(Juror, each.juror_id).name,
            kept=each.resolution.kept,
            aside=tuple(sorted(each.resolution.aside)),
            at=each.at,
            reason=each.reason,
        )
