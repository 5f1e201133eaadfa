"""What reading a grid would change, and the cells to look at: nothing is taken yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jury_app.desk.changes import Field, Place, Value


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell to look at; rows count from 1 as a spreadsheet shows them, `cell` is its address."""

    row: int
    column: str
    reason: str
    value: str = ""
    application: str = ""
    cell: str = ""


class ChangeKind(StrEnum):
    """What reading a grid does at one place."""

    NEW = "new"
    CHANGED = "changed"
    CLEARED = "cleared"
    OPINION = "opinion"
    RECUSED = "recused"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class GridChange:
    """A value that a grid puts in place of another; None is no value."""

    place: Place
    before: Value | None
    after: Value | None

    @property
    def kind(self) -> ChangeKind:
        """What the juror would call it."""
        match self.place.field:
            case Field.RECUSAL:
                return ChangeKind.LIFTED if self.after is None else ChangeKind.RECUSED
            case Field.OPINION:
                return ChangeKind.OPINION
        if self.before is None:
            return ChangeKind.NEW
        return ChangeKind.CLEARED if self.after is None else ChangeKind.CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class GridReading:
    """A grid that was read and not taken yet."""

    changes: tuple[GridChange, ...]
    refused: tuple[GridCell, ...]
    warnings: tuple[GridCell, ...]

    @property
    def values(self) -> Mapping[Place, Value | None]:
        """What taking it would say, for `Desk.say`."""
        return {change.place: change.after for change in self.changes}

    def count(self, *kinds: ChangeKind) -> int:
        """Return how many changes are of these kinds."""
        return sum(change.kind in kinds for change in self.changes)
