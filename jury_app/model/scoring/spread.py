"""How far numbers lie apart: deviations, correlation, what lies far out; None where undefined."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm, sqrt
from typing import TypeVar

from jury_app.model.scoring.methods import median
from jury_app.model.scoring.ranking import in_wholes, mean

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
    distances, divisor = _about_mean(values)
    return Fraction(sum(each * each for each in distances), divisor**2 * (len(values) - 1))


def deviation(values: Sequence[Fraction]) -> float | None:
    """Return the standard deviation, over n - 1."""
    found = variance(values)
    return None if found is None else sqrt(found)


def correlation(pairs: Iterable[tuple[Fraction, Fraction]]) -> float | None:
    """Return Pearson’s correlation; nothing for fewer than three pairs or a constant side."""
    listed = list(pairs)
    if len(listed) < FEWEST_PAIRS:
        return None
    first, unit = _about_mean([one for one, _other in listed])
    second, other_unit = _about_mean([other for _one, other in listed])
    together = sum(one * other for one, other in zip(first, second, strict=True))
    squares = sum(one * one for one in first)
    others = sum(other * other for other in second)
    if not squares or not others:
        return None
    both = unit * other_unit
    return float(Fraction(together, both)) / sqrt(Fraction(squares * others, both * both))


def _about_mean(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """Return the distances from the mean as whole numbers, and what they are to be divided by."""
    whole = in_wholes(dict(enumerate(values)))
    count, total = len(whole), sum(whole.values())
    divisor = count * lcm(*{value.denominator for value in values})
    return [count * each - total for each in whole.values()], divisor


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
