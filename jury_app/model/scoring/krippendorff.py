"""Krippendorff's alpha: one minus the disagreement observed over that to be expected.

Source: K. Krippendorff, Content Analysis, 4th ed., Sage, 2019, ch. 12, and Computing Krippendorff's
Alpha-Reliability, University of Pennsylvania, 2011. Marks may be missing; an application that only
one juror scored says nothing. The categories are the exact scores, not their printed labels. One
is perfect agreement, zero what chance would give; None where every mark is the same, or no two
jurors scored the same application.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

import numpy as np

from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.units import in_units


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


Counts = Mapping[Fraction | int, int]


def krippendorff_alpha(panel: Panel[Application, Juror], level: Level) -> float | None:
    """Return alpha at a level of measurement."""
    marks: defaultdict[Application, list[Fraction | int]] = defaultdict(list)
    scores: Mapping[tuple[Application, Juror], Fraction | int] = (
        panel.scores if level is Level.RATIO else in_units(panel).short  # a zero of its own
    )
    for (application, _juror), score in scores.items():
        marks[application].append(score)
    units = [Counter(marks[application]) for application in sorted(marks)]
    units = [unit for unit in units if unit.total() > 1]
    totals: Counter[Fraction | int] = Counter()
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


Disagreement = Callable[[Counts], Fraction | int]


def _nominal(_totals: Counts) -> Disagreement:
    def unequal_pairs(counts: Counts) -> Fraction:
        number = sum(counts.values())
        return Fraction(number**2 - sum(count**2 for count in counts.values()), 2)

    return unequal_pairs


def _interval(_totals: Counts) -> Disagreement:
    return lambda counts: _squares(list(counts.items()))


def _ordinal(totals: Counts) -> Disagreement:
    """Take the distance in marks given, half of each end's own: the interval of mid-ranks."""
    middles: dict[Fraction | int, Fraction] = {}
    below = 0
    for value in sorted(totals):
        middles[value] = below + Fraction(totals[value], 2)
        below += totals[value]
    return lambda counts: _squares([(middles[each], count) for each, count in counts.items()])


def _ratio(_totals: Counts) -> Disagreement:
    """Take floats: no sum of these squares is simple, and there may be a million of them."""

    def squares(counts: Counts) -> Fraction:
        ordered = sorted(counts.items())
        values = np.array([float(value) for value, _count in ordered])
        numbers = np.array([float(count) for _value, count in ordered])
        total = 0.0
        for place in range(1, len(values)):
            distances = (values[place] - values[:place]) / (values[place] + values[:place])
            total += float(numbers[place] * (numbers[:place] @ distances**2))
        return Fraction(total)

    return squares


_MEASURES: Mapping[Level, Callable[[Counts], Disagreement]] = {
    Level.NOMINAL: _nominal,
    Level.ORDINAL: _ordinal,
    Level.INTERVAL: _interval,
    Level.RATIO: _ratio,
}


def _squares(counts: Sequence[tuple[Fraction | int, int]]) -> Fraction | int:
    """Return the sum over all pairs of the square of their difference."""
    number = sum(count for _value, count in counts)
    total = sum((value * count for value, count in counts), start=0)
    return number * sum((value**2 * count for value, count in counts), 0) - total**2
