"""How much of the marks is the application, the juror, and the rest: would another jury agree.

Generalisability theory (L. J. Cronbach, G. C. Gleser, H. Nanda and N. Rajaratnam, The Dependability
of Behavioral Measurements, Wiley, 1972; R. L. Brennan, Generalizability Theory, Springer, 2001),
applications crossed with jurors, both random. Where readings are missing, the components are those
of C. R. Henderson, Biometrics 9 (1953), 226-252, method 3: each effect after the other one. On
complete panels that is the analysis of variance, and the two coefficients are Shrout and Fleiss’s
ICC(3,k) and ICC(2,k).
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.severity import AdditiveFit
from jury_app.model.scoring.spread import variance

DEPENDABLE = 0.8
"""From where on a mean is held to be dependable, in the textbooks."""


class NoComponents(StrEnum):
    """Why nothing can be told apart."""

    TOO_FEW = "too_few"
    """Fewer than two applications or jurors, or no readings beyond those that link them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """The variances, on the scale of the scores squared; a negative estimate counts as zero.

    `readings` is how many scores an application has, on harmonic average. `relative` is how far
    the order would be another jury’s, `absolute` how far the scores would: one where entirely.
    `needed` is the fewest jurors for a dependable order; nothing where no number would do.
    """

    application: float
    juror: float
    rest: float
    is_cut: bool
    readings: float
    relative: float | None
    absolute: float | None
    needed: int | None


def variance_components(
    panel: Panel[Application, Juror], fit: AdditiveFit[Application, Juror]
) -> Components | NoComponents:
    """Return what the scores of a panel vary by, or why that cannot be told."""
    by_application = [panel.of_application(each).values() for each in panel.applications]
    by_juror = [panel.of_juror(each).values() for each in panel.jurors]
    rows, columns = ([list(each) for each in side if each] for side in (by_application, by_juror))
    scores, deviation = len(panel.scores), fit.residual_deviation
    if min(len(rows), len(columns)) < 2 or deviation is None:  # noqa: PLR2004 -- two to compare
        return NoComponents.TOO_FEW
    rest = deviation**2
    left = rest * fit.freedom
    parts = len(rows) + len(columns) - (scores - fit.freedom)
    over_jurors, over_applications = _within(columns) - left, _within(rows) - left
    application = _component(over_jurors, len(rows) - parts, rest, scores - len(columns))
    juror = _component(over_applications, len(columns) - parts, rest, scores - len(rows))
    readings = len(rows) / sum(1 / len(row) for row in rows)
    worth, severity = max(application, 0.0), max(juror, 0.0)
    return Components(
        application=worth,
        juror=severity,
        rest=rest,
        is_cut=min(application, juror) < 0,
        readings=readings,
        relative=_share(worth, rest / readings),
        absolute=_share(worth, (severity + rest) / readings),
        needed=_needed(worth, rest),
    )


def _within(groups: list[list[Fraction]]) -> float:
    """Return the sum of squares about the mean of each group."""
    found = ((variance(group), len(group) - 1) for group in groups)
    return float(sum(each * freedom for each, freedom in found if each is not None))


def _component(over: float, freedom: int, rest: float, weight: int) -> float:
    """Return a variance from a sum of squares, whose expectation has so much of it."""
    return (over - freedom * rest) / weight if weight else 0.0


def _share(worth: float, error: float) -> float | None:
    return worth / (worth + error) if worth + error else None


def _needed(worth: float, rest: float) -> int | None:
    if not worth:
        return None
    return max(1, ceil(DEPENDABLE / (1 - DEPENDABLE) * rest / worth - 1e-9))
