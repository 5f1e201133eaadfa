"""The marks that were amended in the room, as the record of the sitting keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.model.queries.edition import list_criteria
from jury_app.model.queries.floor import Floor
from jury_app.model.queries.frozen import first_rectification


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAmendment:
    """A mark that was amended in the room; what it was and became stays in the journal."""

    at: str
    juror: str
    number: str
    criterion: str
    reason: str
    is_rectified: bool = False
    """Whether it was amended after the closing, by a rectification."""


def recorded_amendments(
    session: Session, floor: Floor, names: Mapping[int, str]
) -> list[tuple[int, RecordedAmendment]]:
    """Return each amendment with its domain; jurors as minutes name them."""
    criteria = {each.id: each.values.name for each in list_criteria(session)}
    closed = first_rectification(session)
    return [
        (
            floor.domains[act.body["application"]],
            RecordedAmendment(
                at=act.hour,
                juror=names.get(act.body["juror"], ""),
                number=floor.numbers[act.body["application"]],
                criterion=criteria.get(act.body["criterion"], ""),
                reason=act.reason,
                is_rectified=act.seq > closed,
            ),
        )
        for act in floor.room.amendments
    ]
