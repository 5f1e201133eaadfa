"""How far numbers lie apart: deviations, correlation, what lies far out; None where undefined."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import sqrt
from typing import TypeVar

from jury_app.model.scoring.methods import median
from jury_app.model.scoring.ranking import mean

Key = TypeVar("Key", bound=int | str)

FEWEST_PAIRS = 3
"""Two points always lie on a line: their correlation says nothing."""

FAR_OUT = Fraction(7, 2)
"""The robust z from which a value is an outlier, as Iglewicz and Hoaglin advise."""

_NORMAL_MAD = Fraction("0.6745")  # the median deviation of a normal law, in standard deviations
_NORMAL_MEAN = Fraction("1.253314")  # a standard deviation, in mean deviations of a normal law


def variance(values: Sequence[Fraction]) -> Fraction | None:
    """Return the sum of squares about the mean over n - 1; nothing for fewer than two values."""
    if len(values) < 2:  # noqa: PLR2004 -- n - 1 would be none
        return None
    centre = mean(values)
    return sum(((value - centre) ** 2 for value in values), Fraction(0)) / (len(values) - 1)


def deviation(values: Sequence[Fraction]) -> float | None:
    """Return the standard deviation, over n - 1."""
    found = variance(values)
    return None if found is None else sqrt(found)


def correlation(pairs: Iterable[tuple[Fraction, Fraction]]) -> float | None:
    """Return Pearson’s correlation; nothing for fewer than three pairs or a constant side."""
    listed = list(pairs)
    if len(listed) < FEWEST_PAIRS:
        return None
    first = mean([one for one, _other in listed])
    second = mean([other for _one, other in listed])
    together = sum(((one - first) * (other - second) for one, other in listed), Fraction(0))
    squares = sum(((one - first) ** 2 for one, _other in listed), Fraction(0))
    others = sum(((other - second) ** 2 for _one, other in listed), Fraction(0))
    return float(together) / sqrt(squares * others) if squares and others else None


def far_out(values: Mapping[Key, Fraction]) -> tuple[Key, ...]:
    """Return whose value is an outlier by the modified z-score, in the order of the keys.

    B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers, ASQC, 1993: 0.6745 times the
    distance from the median, over the median of these distances; where more than half of them are
    zero, the distance over 1.253314 times their mean.
    """
    if not values:
        return ()
    centre = median(list(values.values()))
    distances = {key: abs(value - centre) for key, value in values.items()}
    middle = median(list(distances.values()))
    unit = middle / _NORMAL_MAD or _NORMAL_MEAN * mean(list(distances.values()))
    return tuple(key for key in sorted(distances) if distances[key] > FAR_OUT * unit > 0)
