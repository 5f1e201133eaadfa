"""Krippendorff's alpha: one minus the disagreement observed over that to be expected.

Source: K. Krippendorff, Content Analysis, 4th ed., Sage, 2019, ch. 12, and Computing Krippendorff's
Alpha-Reliability, University of Pennsylvania, 2011. Marks may be missing; an application that only
one juror scored says nothing. The categories are the exact scores, not their printed labels. One
is perfect agreement, zero what chance would give; None where every mark is the same, or no two
jurors scored the same application.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

import numpy as np

from jury_app.model.scoring.panel import Application, Juror, Panel


class Level(StrEnum):
    """What the distance of two marks means."""

    NOMINAL = "nominal"
    """Equal or not."""
    ORDINAL = "ordinal"
    """How many marks lie between."""
    INTERVAL = "interval"
    """The square of the difference."""
    RATIO = "ratio"
    """The square of the difference over the sum; for marks with a true zero, none below it."""


Units = Sequence[Mapping[Fraction, int]]


def krippendorff_alpha(panel: Panel[Application, Juror], level: Level) -> float | None:
    """Return alpha at a level of measurement."""
    units = [
        Counter(given)
        for application in sorted(panel.applications)
        if len(given := list(panel.of_application(application).values())) > 1
    ]
    totals: Counter[Fraction] = Counter()
    for unit in units:
        totals.update(unit)
    if len(totals) < 2 or (level is Level.RATIO and min(totals) < 0):  # noqa: PLR2004 -- two marks
        return None
    disagreement = _MEASURES[level](totals)
    observed = sum(
        Fraction(disagreement(unit), sum(unit.values()) - 1) for unit in units if len(unit) > 1
    )
    expected = Fraction(disagreement(totals), totals.total() - 1)
    return float(1 - observed / expected)


Disagreement = Callable[[Mapping[Fraction, int]], Fraction]


def _nominal(_totals: Mapping[Fraction, int]) -> Disagreement:
    def unequal_pairs(counts: Mapping[Fraction, int]) -> Fraction:
        number = sum(counts.values())
        return Fraction(number**2 - sum(count**2 for count in counts.values()), 2)

    return unequal_pairs


def _interval(_totals: Mapping[Fraction, int]) -> Disagreement:
    return lambda counts: _squares(list(counts.items()))


def _ordinal(totals: Mapping[Fraction, int]) -> Disagreement:
    """Take the distance in marks given, half of each end's own: the interval of mid-ranks."""
    middles: dict[Fraction, Fraction] = {}
    below = 0
    for value in sorted(totals):
        middles[value] = below + Fraction(totals[value], 2)
        below += totals[value]
    return lambda counts: _squares([(middles[each], count) for each, count in counts.items()])


def _ratio(_totals: Mapping[Fraction, int]) -> Disagreement:
    """Take floats: no sum of these squares is simple, and there may be a million of them."""

    def squares(counts: Mapping[Fraction, int]) -> Fraction:
        ordered = sorted(counts.items())
        values = np.array([float(value) for value, _count in ordered])
        numbers = np.array([float(count) for _value, count in ordered])
        total = 0.0
        for place in range(1, len(values)):
            distances = (values[place] - values[:place]) / (values[place] + values[:place])
            total += float(numbers[place] * (numbers[:place] @ distances**2))
        return Fraction(total)

    return squares


_MEASURES: Mapping[Level, Callable[[Mapping[Fraction, int]], Disagreement]] = {
    Level.NOMINAL: _nominal,
    Level.ORDINAL: _ordinal,
    Level.INTERVAL: _interval,
    Level.RATIO: _ratio,
}


def _squares(counts: Sequence[tuple[Fraction, int]]) -> Fraction:
    """Return the sum over all pairs of the square of their difference."""
    number = sum(count for _value, count in counts)
    total = sum((value * count for value, count in counts), start=Fraction(0))
    return number * sum((value**2 * count for value, count in counts), Fraction(0)) - total**2
