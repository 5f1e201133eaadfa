"""The scores of a panel as whole numbers of one unit, so that sums stay exact and quick."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Generic

from jury_app.model.scoring.panel import Application, Juror, Panel


@dataclass(frozen=True, slots=True)
class Units(Generic[Application, Juror]):
    """Every score is `origin - unit * whole`: a whole number of units short of the best one.

    Zero is the best score of the panel and the numbers are as small as they can be, which is what
    leaves the most room for exact arithmetic in machine numbers. A mean of these numbers orders
    the applications as the mean of the scores does, the lower the better.
    """

    origin: Fraction
    unit: Fraction
    short: Mapping[tuple[Application, Juror], int]


def in_units(panel: Panel[Application, Juror]) -> Units[Application, Juror]:
    """Return the scores of a panel in the largest unit that divides all their differences."""
    if not panel.scores:
        return Units(Fraction(0), Fraction(1), {})
    denominator = lcm(*{score.denominator for score in panel.scores.values()})
    whole = {
        pair: score.numerator * (denominator // score.denominator)
        for pair, score in panel.scores.items()
    }
    best = max(whole.values())
    step = gcd(*{best - each for each in whole.values()}) or 1
    short = {pair: (best - each) // step for pair, each in whole.items()}
    return Units(Fraction(best, denominator), Fraction(step, denominator), short)
