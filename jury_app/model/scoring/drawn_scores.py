"""The scores of each application in each of many draws, and what the methods make of them.

Scores are whole numbers short of the best one: the lower, the better, in all that is told here,
and what is infinite is not ranked. The definitions are those of `methods` and of `majority`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jury_app.model.scoring.drawn_ranks import rank_rows

Merits = NDArray[np.float64]
"""One row for each draw, one column for each application."""

MOST_UNITS = 2**31
"""Scores are whole numbers below this one."""

_HALF = Fraction(1, 2)
_WIDEST = float(MOST_UNITS)


@dataclass(frozen=True, slots=True, eq=False)
class DrawnScores:
    """All scores in one line, those of each draw and application together, the best first.

    `start` and `count` tell where these stand, in one row for each draw. The `unit` is one where
    scores are exact, and what they are rounded to where they are not.
    """

    line: NDArray[np.int64]
    start: NDArray[np.int64]
    count: NDArray[np.int64]
    unit: float = 1.0

    def trimmed_means(self, trim: int) -> Merits:
        """Return the means without so many of the best and of the worst, where enough are left."""
        dropped = np.where(self.count > 2 * trim, trim, 0)
        upto = np.concatenate(([0], np.cumsum(self.line)))
        kept = self.count - 2 * dropped
        total = upto[self.start + self.count - dropped] - upto[self.start + dropped]
        return self.unit * _quotients(total, kept)

    def medians(self) -> Merits:
        """Return the middle scores, or the sums of the two in the middle, halved."""
        total = self.at((self.count - 1) // 2) + self.at(self.count // 2)
        return self.unit * _quotients(total, np.where(self.count > 0, 2, 0))

    def majority_ranks(self) -> Merits:
        """Return the ranks by the majority values; draws in which all are told apart are left."""
        ranks = np.where(self.count > 0, 1.0, np.inf)
        rows = np.arange(len(ranks))
        for moment in _moments(np.unique(self.count[self.count > 0]).tolist()):
            # the lower grade of the two that stand as far from the middle is looked at first
            for share in (_HALF + moment, _HALF - moment):
                own = self._only(rows)
                places = own.count * share.numerator // share.denominator
                told = rank_rows(ranks[rows] * _WIDEST + own.at(places)).astype(float)
                ranks[rows] = np.where(own.count > 0, told, np.inf)
                rows = rows[_has_equals(ranks[rows])]
        return ranks

    def _only(self, rows: NDArray[np.int64]) -> "DrawnScores":
        return replace(self, start=self.start[rows], count=self.count[rows])

    def at(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the score at a place of each; anything where there is none."""
        found: NDArray[np.int64] = self.line[np.clip(self.start + places, 0, len(self.line) - 1)]
        return found


def _has_equals(ranks: Merits) -> NDArray[np.bool_]:
    in_order = np.sort(ranks, axis=1)
    found: NDArray[np.bool_] = np.any(
        (in_order[:, 1:] == in_order[:, :-1]) & np.isfinite(in_order[:, 1:]), axis=1
    )
    return found


def _moments(sizes: Iterable[int]) -> list[Fraction]:
    """Return how far from the middle grades may change, as shares of a list of any of the sizes.

    Between two such distances no grade of any list changes: one distance stands for all of them.
    """
    ends = {abs(Fraction(place, size) - _HALF) for size in sizes for place in range(size + 1)}
    return [(one + other) / 2 for one, other in pairwise(sorted(ends | {Fraction(0)}))]


def _quotients(total: NDArray[np.int64], count: NDArray[np.int64]) -> Merits:
    found = np.full(total.shape, np.inf)
    np.divide(total, count, out=found, where=count > 0)
    return found


def ragged(scores: NDArray[np.int64], times: NDArray[np.integer[Any]], unit: float) -> DrawnScores:
    """Return scores that are repeated: each row of them, best first, in each draw.

    `times` tells how often, by draw, application and place in the row.
    """
    line = np.repeat(np.broadcast_to(scores, times.shape).ravel(), times.ravel())
    count = times.sum(axis=2, dtype=np.int64)
    start = (np.cumsum(count) - count.ravel()).reshape(count.shape)
    return DrawnScores(line if len(line) else np.zeros(1, np.int64), start, count, unit)
