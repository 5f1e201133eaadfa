"""What a juror's marks come to: the mean of each application that has all of them."""

from collections.abc import Sequence
from fractions import Fraction

from jury_app.desk.marks import scale
from jury_app.desk.views import Entry, EntryState
from jury_app.model.scoring.grids import grid_mean
from jury_app.sealing.manifest import KitCriterion


def means(entries: Sequence[Entry], criteria: Sequence[KitCriterion]) -> dict[str, Fraction]:
    """Return the mean on 0..1 of every application that has all its marks."""
    scales = [scale(each) for each in criteria]
    found = {
        each.number: grid_mean(each.marks, scales, threshold=Fraction(1))
        for each in entries
        if each.state is EntryState.COMPLETE
    }
    return {number: value for number, value in found.items() if value is not None}
