"""A juror's marks on one application become one number, exactly.

Marks are whole numbers of a criterion's smallest step. Each is placed on 0..1 between the bounds
of its criterion; weights are relative; the result is a fraction of the display scale.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul
from typing import TypeVar

from jury_app.model.scoring.panel import Application, Juror

Grid = TypeVar("Grid")

_POINTS = re.compile(r"-?\d{1,10}(?:[.,]\d{1,10})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Scale:
    """One criterion as arithmetic sees it; bounds in points, marks in steps."""

    code: str
    weight: int = 1
    min_points: int = 0
    max_points: int = 10
    steps_per_point: int = 1
    lower_is_better: bool = False

    @property
    def lowest(self) -> int:
        """The lowest mark."""
        return self.min_points * self.steps_per_point

    @property
    def highest(self) -> int:
        """The highest mark."""
        return self.max_points * self.steps_per_point

    def mark(self, points: str) -> int | None:
        """Return the mark of a number of points as people write it; nothing if it is none."""
        if not _POINTS.fullmatch(points.strip()):
            return None
        steps = Fraction(points.strip().replace(",", ".")) * self.steps_per_point
        return (
            int(steps) if steps.denominator == 1 and self.lowest <= steps <= self.highest else None
        )

    def position(self, mark: int) -> Fraction:
        """Return where a mark stands between the bounds, 0 the worst and 1 the best.

        A 1 to 5 scale has its zero at 1.
        """
        return Fraction(self.gained(mark), self.width)

    @property
    def width(self) -> int:
        """The number of steps between the bounds."""
        return self.highest - self.lowest

    def gained(self, mark: int) -> int:
        """Return how many steps a mark stands above the worst one."""
        return self.highest - mark if self.lower_is_better else mark - self.lowest


def grid_mean(
    marks: Mapping[str, int], scales: Sequence[Scale], *, threshold: Fraction
) -> Fraction | None:
    """Return the weighted mean of a grid on 0..1, or nothing when too little of it is filled.

    A partial grid is renormalised over the criteria it marks when their weights cover at least
    the threshold, a share of all the weights. A missing mark is nothing, never a zero.
    """
    given = [scale for scale in scales if scale.code in marks]
    covered = sum(scale.weight for scale in given)
    total = sum(scale.weight for scale in scales)
    if covered == 0 or covered * threshold.denominator < threshold.numerator * total:
        return None
    width = lcm(*{scale.width for scale in given})  # whole numbers, and one fraction at the end
    earned = sum(
        scale.weight * scale.gained(marks[scale.code]) * (width // scale.width) for scale in given
    )
    return Fraction(earned, covered * width)


class GridMeans:
    """The weighted means of many grids of the same criteria, as `grid_mean` has them.

    Grids that mark the same criteria differ in one whole number alone, and few of these differ:
    each way to be filled is worked out once, and each number becomes a fraction once. `times` is
    what every mean is multiplied by; `complete` asks for a mark on every criterion, even on one
    that weighs nothing.
    """

    def __init__(
        self,
        scales: Sequence[Scale],
        threshold: Fraction,
        times: int = 1,
        *,
        complete: bool = False,
    ) -> None:
        self._scales = {scale.code: scale for scale in scales}
        self._threshold, self._times = threshold, times
        self._asked = self._scales.keys() if complete else frozenset[str]()
        self._ways: dict[tuple[str, ...], _Way] = {}

    def of(self, marks: Mapping[str, int]) -> Fraction | None:
        """Return the weighted mean of a grid, or nothing when too little of it is filled."""
        codes = tuple(marks)
        way = self._ways.get(codes)
        if way is None:
            way = self._ways[codes] = self._way(codes)
        if not way.whole:
            return None
        earned = sum(map(mul, way.slopes, marks.values()), way.start)
        found = way.known.get(earned)
        if found is None:
            found = way.known[earned] = Fraction(earned * self._times, way.whole)
        return found

    def _way(self, codes: tuple[str, ...]) -> "_Way":
        given = [self._scales.get(code) for code in codes]
        asked = [scale for scale in given if scale is not None]
        covered = sum(scale.weight for scale in asked)
        total = sum(scale.weight for scale in self._scales.values())
        least = self._threshold
        is_enough = covered * least.denominator >= least.numerator * total
        if not covered or not is_enough or not self._asked <= set(codes):
            return _Way((), 0, 0, {})
        width = lcm(*{scale.width for scale in asked})
        worth = [0 if each is None else each.weight * (width // each.width) for each in given]
        at_zero = [0 if each is None else each.gained(0) for each in given]
        slopes = [
            -each if scale and scale.lower_is_better else each
            for each, scale in zip(worth, given, strict=True)
        ]
        return _Way(tuple(slopes), sum(map(mul, worth, at_zero)), covered * width, {})


@dataclass(frozen=True, slots=True)
class _Way:
    """How grids that mark the same criteria are worked out; `whole` is nothing if they are not."""

    slopes: tuple[int, ...]
    start: int
    whole: int
    known: dict[int, Fraction]


def criterion_means_first(
    grids: Iterable[Mapping[str, int]], scales: Sequence[Scale]
) -> Fraction | None:
    """Return an application’s weighted mean of the means that all jurors gave on each criterion.

    Every mark counts, however little of its grid is filled; a criterion that weighs something and
    that nobody marked leaves the application without a mean. Where all grids are complete this is
    the mean of their means.
    """
    given = list(grids)
    total = earned = Fraction(0)
    for scale in scales:
        positions = [scale.position(marks[scale.code]) for marks in given if scale.code in marks]
        if scale.weight and not positions:
            return None
        if positions:
            earned += scale.weight * sum(positions, start=Fraction(0)) / len(positions)
        total += scale.weight
    return earned / total if total else None


def without_conflicts(
    grids: Mapping[tuple[Application, Juror], Grid], conflicts: Container[tuple[Application, Juror]]
) -> dict[tuple[Application, Juror], Grid]:
    """Return the grids that count: one given before its conflict was recorded is left out."""
    return {pair: grid for pair, grid in grids.items() if pair not in conflicts}
