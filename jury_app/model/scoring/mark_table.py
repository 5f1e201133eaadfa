"""The marks of one domain from any table: what they become without the rules of an edition.

Each mark is placed between the bounds of its criterion and the grid’s weighted mean is told on one
scale; where nobody told any bounds, marks count as they are. Partial grids count from three
quarters of the weights on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from math import ceil, floor, lcm
from typing import Generic, TypeAlias

from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import Ranked

THRESHOLD = Fraction(3, 4)
DISPLAY = (0, 20)
"""The scale of the result where the criteria have different ones and none is asked for."""

Bounds: TypeAlias = tuple[int, int]
Marks: TypeAlias = Mapping[tuple[Application, Juror], Mapping[str, Fraction | None]]


@dataclass(frozen=True, slots=True)
class MarkTable(Generic[Application, Juror]):
    """The marks of a domain, and the scale of its scores; `known` if somebody told the bounds."""

    marked: MarkedPanel[Application, Juror]
    bounds: Bounds
    known: bool

    def panel(self) -> Panel[Application, Juror]:
        """Return the score of each grid that is filled enough, on the scale of the table."""
        plain = self.marked.panel()
        if not self.bounds[0]:
            return plain
        scores = {pair: score + self.bounds[0] for pair, score in plain.scores.items()}
        return replace(plain, scores=scores)

    def told(self, order: Sequence[Ranked[Application]]) -> tuple[Ranked[Application], ...]:
        """Return an order of the marked panel with its means on the scale of the table."""
        lowest = self.bounds[0]
        return tuple(replace(each, mean=each.mean + lowest) if lowest else each for each in order)

    def positions(self) -> dict[tuple[Application, Juror], dict[str, Fraction]]:
        """Return every mark of several criteria on 0..1 between its bounds, one being the best."""
        scales = {scale.code: scale for scale in self.marked.scales}
        if len(scales) == 1:
            return {}
        position = cache(lambda code, mark: scales[code].position(mark))  # few of them differ
        return {
            pair: {code: position(code, mark) for code, mark in marks.items()}
            for pair, marks in self.marked.marks.items()
        }


def mark_table(
    marks: Marks[Application, Juror], scales: Sequence[Scale] = (), bounds: Bounds | None = None
) -> MarkTable[Application, Juror]:
    """Return the table of what was written; a mark of None is one that is missing.

    `scales` are the criteria that were told, `bounds` the scale that was asked for.
    """
    given = [mark for grid in marks.values() for mark in grid.values() if mark is not None]
    steps = lcm(*(mark.denominator for mark in given))
    shown = bounds or _shared(scales) or (DISPLAY if scales else _observed(given))
    codes = sorted({code for grid in marks.values() for code in grid})
    low, high = shown
    asked = scales or [Scale(code, min_points=low, max_points=high) for code in codes]
    marked = MarkedPanel(
        applications=tuple(sorted({application for application, _juror in marks})),
        jurors=tuple(sorted({juror for _application, juror in marks})),
        marks=_in_steps(marks, steps),
        scales=tuple(replace(scale, steps_per_point=steps) for scale in asked),
        threshold=THRESHOLD,
        display=high - low,
    )
    return MarkTable(marked, shown, known=bool(scales or bounds))


def _shared(scales: Sequence[Scale]) -> Bounds | None:
    """Return the bounds that all criteria have in common."""
    found = {(scale.min_points, scale.max_points) for scale in scales}
    return found.pop() if len(found) == 1 else None


def _observed(given: Iterable[Fraction]) -> Bounds:
    marks = list(given) or [Fraction(0)]
    low, high = floor(min(marks)), ceil(max(marks))
    return low, max(high, low + 1)


def _in_steps(
    marks: Marks[Application, Juror], steps: int
) -> dict[tuple[Application, Juror], dict[str, int]]:
    return {
        pair: {code: int(mark * steps) for code, mark in grid.items() if mark is not None}
        for pair, grid in marks.items()
    }
