"""The marks that were amended in the room, beside those that the ballots keep."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from jury_app.model.queries.room_acts import get_room


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedRow:
    """A mark of the ballot, what its juror made of it, and why."""

    juror_id: int
    application_id: int
    criterion_id: int
    old: int | None
    new: int | None
    reason: str


def amended_rows(session: Session) -> tuple[AmendedRow, ...]:
    """Return each amended mark once: what the ballot has, and what counts now."""
    found: dict[tuple[int, int, int], AmendedRow] = {}
    for act in get_room(session).amendments:
        body = act.body
        key = body["juror"], body["application"], body["criterion"]
        row = AmendedRow(
            juror_id=key[0],
            application_id=key[1],
            criterion_id=key[2],
            old=body["old"],
            new=body["new"],
            reason=act.reason,
        )
        found[key] = replace(row, old=found[key].old) if key in found else row
    return tuple(found.values())
