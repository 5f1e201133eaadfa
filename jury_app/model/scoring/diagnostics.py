"""What deserves a look in the marks of each juror and of each application; never an accusation."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import fsum
from typing import Generic

from jury_app.model.scoring.methods import median
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import mean
from jury_app.model.scoring.severity import AdditiveFit
from jury_app.model.scoring.spread import correlation, deviation, far_out

FEWEST_FILES = 8
"""Of a juror who marked fewer, nothing is shown: it would be chance."""

LARGE_RESIDUAL = 2
"""Standard deviations of what the additive model leaves over, from which a mark surprises."""

Positions = Mapping[tuple[Application, Juror], Mapping[str, Fraction]]


@dataclass(frozen=True, slots=True, kw_only=True)
class JurorFigures(Generic[Juror]):
    """How one juror marked; figures are on the scale of the scores.

    `halo` is the mean correlation between criteria in this juror’s grids: near one, a single
    impression decided them all. `large_residuals` is the share of scores that surprise.
    """

    juror: Juror
    n: int
    mean: Fraction | None
    deviation: float | None
    severity: float | None
    severity_error: float | None
    correlation_with_rest: float | None
    lowest: Fraction | None
    highest: Fraction | None
    distinct: int
    halo: float | None
    large_residuals: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFigures(Generic[Application, Juror]):
    """How one application was marked; `outliers` are the jurors whose score lies far out."""

    application: Application
    n: int
    mean: Fraction | None
    median: Fraction | None
    deviation: float | None
    lowest: Fraction | None
    highest: Fraction | None
    outliers: tuple[Juror, ...]


def application_figures(
    panel: Panel[Application, Juror],
) -> tuple[ApplicationFigures[Application, Juror], ...]:
    """Return the figures of every application, in the order of the names."""
    return tuple(
        _of_application(each, panel.of_application(each)) for each in sorted(panel.applications)
    )


def juror_figures(
    panel: Panel[Application, Juror],
    fit: AdditiveFit[Application, Juror],
    positions: Positions[Application, Juror] | None = None,
) -> tuple[JurorFigures[Juror], ...]:
    """Return the figures of every juror, in the order of the names.

    `positions` are the marks of each grid by criterion, between the bounds; without them there is
    no halo to see.
    """
    surprising = _surprising(fit)
    halos = _halos(positions or {})
    rest = _Rest(panel)
    found = []
    for each in fit.severities():
        given = panel.of_juror(each.juror)
        scores = list(given.values())
        found.append(
            JurorFigures(
                juror=each.juror,
                n=len(scores),
                mean=mean(scores) if scores else None,
                deviation=deviation(scores),
                severity=each.value,
                severity_error=each.error,
                correlation_with_rest=correlation(rest.beside(given)),
                lowest=min(scores, default=None),
                highest=max(scores, default=None),
                distinct=len(set(scores)),
                halo=halos.get(each.juror),
                large_residuals=surprising.get(each.juror),
            )
        )
    return tuple(found)


class _Rest(Generic[Application, Juror]):
    """What the other jurors say of each application."""

    def __init__(self, panel: Panel[Application, Juror]) -> None:
        self._totals: dict[Application, Fraction] = {}
        self._counts: Counter[Application] = Counter()
        for (application, _juror), score in panel.scores.items():
            self._totals[application] = self._totals.get(application, Fraction(0)) + score
            self._counts[application] += 1

    def beside(self, given: Mapping[Application, Fraction]) -> Iterator[tuple[Fraction, Fraction]]:
        """Tell each score of a juror with the mean of the others, where there are any."""
        for application, score in given.items():
            others = self._counts[application] - 1
            if others:
                yield score, (self._totals[application] - score) / others


def _of_application(
    application: Application, given: Mapping[Juror, Fraction]
) -> ApplicationFigures[Application, Juror]:
    scores = list(given.values())
    return ApplicationFigures(
        application=application,
        n=len(scores),
        mean=mean(scores) if scores else None,
        median=median(scores) if scores else None,
        deviation=deviation(scores),
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        outliers=far_out(given),
    )


def _surprising(fit: AdditiveFit[Application, Juror]) -> dict[Juror, Fraction]:
    """Return the share of each juror’s scores that surprise, where chance can be judged."""
    usual = fit.residual_deviation
    if usual is None:
        return {}
    found: defaultdict[Juror, list[bool]] = defaultdict(list)
    for (_application, juror), left in fit.residuals.items():
        found[juror].append(abs(left) > LARGE_RESIDUAL * usual)
    return {juror: Fraction(sum(large), len(large)) for juror, large in found.items()}


def _halos(positions: Positions[Application, Juror]) -> dict[Juror, float]:
    """Return for each juror the mean correlation of two criteria over the applications."""
    grids: defaultdict[Juror, list[Mapping[str, Fraction]]] = defaultdict(list)
    for (_application, juror), marks in sorted(positions.items()):
        grids[juror].append(marks)
    halos = {juror: _halo(marks) for juror, marks in grids.items()}
    return {juror: halo for juror, halo in halos.items() if halo is not None}


def _halo(grids: Sequence[Mapping[str, Fraction]]) -> float | None:
    criteria = sorted({code for marks in grids for code in marks})
    found = [
        correlation(
            (marks[one], marks[other]) for marks in grids if one in marks and other in marks
        )
        for one, other in combinations(criteria, 2)
    ]
    known = [each for each in found if each is not None]
    return fsum(known) / len(known) if known else None
