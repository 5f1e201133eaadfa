"""The sheets of labels that any shop for office paper has, by their columns and rows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Columns and rows of an A4 sheet, the size of a label and the steps to the next; mm."""

    columns: int
    rows: int
    width: float
    height: float
    step_across: float
    step_down: float

    @property
    def left(self) -> float:
        """How far the first label stands from the edge; the last stands as far from the other."""
        return (210 - (self.columns - 1) * self.step_across - self.width) / 2

    @property
    def top(self) -> float:
        """How far the first row stands from the upper edge."""
        return (297 - (self.rows - 1) * self.step_down - self.height) / 2


LABEL_SHEETS = {
    "3x7": LabelSheet(3, 7, 63.5, 38.1, 66.0, 38.1),
    "2x7": LabelSheet(2, 7, 99.1, 38.1, 101.6, 38.1),
    "3x8": LabelSheet(3, 8, 70.0, 37.0, 70.0, 37.0),
}
