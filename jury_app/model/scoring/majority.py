"""Majority judgment: the middle grade decides, then the next middle grade, and so on.

Source: M. Balinski and R. Laraki, Majority Judgment, MIT Press, 2010, and PNAS 104 (2007),
8720-8725. The majority grade is the lower median of the grades. Ties are broken by the majority
value, which removes the majority grade and looks at the next, and not by the majority gauge, an
approximation for large electorates that leaves more ties.

Panels of unequal size are compared as if each juror were repeated until the sizes agree. The order
of the values is the same however often every juror is repeated, so this is an order too.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cmp_to_key
from math import lcm

from jury_app.model.scoring.panel import Application


def majority_grade(grades: Sequence[Fraction]) -> Fraction:
    """Return the lower median of ascending grades: the best that an absolute majority grants."""
    return grades[(len(grades) - 1) // 2]


def majority_value(grades: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return the successive majority grades of ascending grades, each removed before the next."""
    return tuple(grades[place] for place in _middle_first(len(grades)))


def majority_levels(grades: Mapping[Application, Sequence[Fraction]]) -> dict[Application, int]:
    """Return a level for each application, from its ascending grades; a higher one is better.

    Only applications whose majority values are equal throughout share a level.
    """

    def compare(one: Application, other: Application) -> int:
        return compare_majorities(grades[one], grades[other])

    levels: dict[Application, int] = {}
    level = 0
    previous: Application | None = None
    for application in sorted(sorted(grades), key=cmp_to_key(compare)):
        if previous is not None and compare(previous, application):
            level += 1
        levels[application] = level
        previous = application
    return levels


def compare_majorities(one: Sequence[Fraction], other: Sequence[Fraction]) -> int:
    """Return -1, 0 or 1 as the first of two ascending lists of grades is worse, equal or better."""
    size = lcm(len(one), len(other))
    first, second = size // len(one), size // len(other)
    for place in _middle_first(size):
        left, right = one[place // first], other[place // second]
        if left != right:
            return 1 if left > right else -1
    return 0


def _middle_first(size: int) -> Iterator[int]:
    """Tell the places of an ascending list from its lower middle outwards, the lower one first."""
    low = (size - 1) // 2
    high = low + 1
    if size % 2:
        yield low
        low -= 1
    for step in range(size // 2):
        yield low - step
        yield high + step
