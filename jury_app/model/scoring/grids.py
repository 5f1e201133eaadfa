"""A juror's marks on one application become one number, exactly.

Marks are whole numbers of a criterion's smallest step. Each is placed on 0..1 between the bounds
of its criterion; weights are relative; the result is a fraction of the display scale.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

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
        share = Fraction(mark - self.lowest, self.highest - self.lowest)
        return 1 - share if self.lower_is_better else share


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
    if covered == 0 or covered < threshold * total:
        return None
    earned = sum(
        (scale.weight * scale.position(marks[scale.code]) for scale in given), start=Fraction(0)
    )
    return earned / covered
