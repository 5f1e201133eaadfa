"""The order by each method that an edition may choose; all of them are a second opinion too.

Exact throughout. An application that nobody scored has neither value nor rank, and equal values
share a rank and leave a gap behind them, whatever the method.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import Any, Generic

from jury_app.model.scoring.condorcet import schulze_defeats
from jury_app.model.scoring.majority import majority_grade, majority_levels
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import ascending, competition_ranks, in_wholes, mean

DEFAULT_TRIM = 1


class Method(StrEnum):
    """How the scores of several jurors become one order."""

    MEAN = "mean"
    TRIMMED_MEAN = "trimmed_mean"
    MEDIAN = "median"
    MAJORITY_JUDGMENT = "majority_judgment"
    BORDA = "borda"
    SCHULZE = "schulze"


@dataclass(frozen=True, slots=True)
class Placed(Generic[Application]):
    """An application's place by a method, and the value that gave it.

    The value is a mean, trimmed mean, median or majority grade on the scale of the scores; for
    Borda a share of the others on 0..1; for Schulze the number of applications that beat it.
    """

    application: Application
    value: Fraction | None
    rank: int | None


def placed(
    method: Method, panel: Panel[Application, Juror], *, trim: int = DEFAULT_TRIM
) -> tuple[Placed[Application], ...]:
    """Return the order by a method, best first, those without a score behind."""
    values, merits = _RULES[method](panel, trim)
    ranks = competition_ranks(merits)
    everybody = (Placed(each, values.get(each), ranks.get(each)) for each in panel.applications)
    return tuple(
        sorted(everybody, key=lambda each: (each.rank is None, each.rank or 0, each.application))
    )


def every_order(
    panel: Panel[Application, Juror], *, trim: int = DEFAULT_TRIM
) -> dict[Method, tuple[Placed[Application], ...]]:
    """Return the order by each of the methods."""
    return {method: placed(method, panel, trim=trim) for method in Method}


def is_trimmed(count: int, trim: int) -> bool:
    """Whether that many scores leave one at least once the extremes are dropped."""
    return count > 2 * trim


def trimmed_mean(values: Sequence[Fraction], trim: int) -> Fraction:
    """Return the mean without the `trim` highest and lowest values, one copy of each.

    Where too few are left by that, it is the mean of them all: `is_trimmed` says which it was.
    """
    ordered = ascending(values)
    return mean(ordered[trim : len(ordered) - trim] if is_trimmed(len(ordered), trim) else ordered)


def median(values: Sequence[Fraction]) -> Fraction:
    """Return the middle value, or the mean of the two in the middle."""
    ordered = ascending(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def borda_shares(panel: Panel[Application, Juror]) -> dict[Application, Fraction]:
    """Return for each application the share of the others that it precedes, mean over jurors.

    The count of Borda (1784), divided by what it can be at most with the juror's own number of
    applications, since a juror who read more has no more say; ties count half. A juror who
    scored one application alone has compared nothing and is left out.
    """
    shares = preceded(panel)
    found = ((each, list(shares.of_application(each).values())) for each in panel.applications)
    return {application: mean(given) for application, given in found if given}


def preceded(panel: Panel[Application, Juror]) -> Panel[Application, Juror]:
    """Return what share of the others each precedes, juror by juror, in place of the scores."""
    shares: dict[tuple[Application, Juror], Fraction] = {}
    for juror in panel.jurors:
        given = panel.of_juror(juror)
        if len(given) > 1:
            shares |= {(each, juror): share for each, share in _preceded(given).items()}
    return replace(panel, scores=shares)


def _preceded(given: Mapping[Application, Fraction]) -> dict[Application, Fraction]:
    """Return the share of the others that each precedes in one juror's order."""
    scores = in_wholes(given)
    ordered = sorted(scores.values())
    below: dict[int, int] = {}
    level: dict[int, int] = {}
    for place, score in enumerate(ordered):
        below.setdefault(score, place)
        level[score] = level.get(score, 0) + 1
    others = len(ordered) - 1
    return {
        application: Fraction(2 * below[score] + level[score] - 1, 2 * others)
        for application, score in scores.items()
    }


_Values = Mapping[Application, Fraction]


def _by_value(
    value: Callable[[Sequence[Fraction], int], Fraction],
    panel: Panel[Application, Juror],
    trim: int,
) -> tuple[_Values[Application], _Values[Application]]:
    given = ((each, list(panel.of_application(each).values())) for each in panel.applications)
    values = {application: value(scores, trim) for application, scores in given if scores}
    return values, values


def _by_majority(
    panel: Panel[Application, Juror], _trim: int
) -> tuple[_Values[Application], _Values[Application]]:
    given = {each: ascending(panel.of_application(each).values()) for each in panel.applications}
    grades = {application: scores for application, scores in given.items() if scores}
    values = {application: majority_grade(scores) for application, scores in grades.items()}
    levels = majority_levels(grades)
    return values, {application: Fraction(level) for application, level in levels.items()}


def _by_borda(
    panel: Panel[Application, Juror], _trim: int
) -> tuple[_Values[Application], _Values[Application]]:
    shares = borda_shares(panel)
    return shares, shares


def _by_schulze(
    panel: Panel[Application, Juror], _trim: int
) -> tuple[_Values[Application], _Values[Application]]:
    defeats = {each: Fraction(count) for each, count in schulze_defeats(panel).items()}
    return defeats, {application: -count for application, count in defeats.items()}


_RULES: Mapping[Method, Callable[..., tuple[_Values[Any], _Values[Any]]]] = {
    Method.MEAN: partial(_by_value, lambda scores, _trim: mean(scores)),
    Method.TRIMMED_MEAN: partial(_by_value, trimmed_mean),
    Method.MEDIAN: partial(_by_value, lambda scores, _trim: median(scores)),
    Method.MAJORITY_JUDGMENT: _by_majority,
    Method.BORDA: _by_borda,
    Method.SCHULZE: _by_schulze,
}
