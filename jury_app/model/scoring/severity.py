"""Who marks low and who marks high, and the standing with that evened out.

The additive model: a score is the worth of the application less the severity of the juror, plus
chance. Fixed effects, ordinary least squares (S. R. Searle, Linear Models, Wiley, 1971, ch. 7; for
examiners, N. T. Longford, Models for Uncertainty in Educational Testing, Springer, 1995).
Severities sum to zero within each connected component, positive for a severe juror, on the scale of
the scores; across components nothing is comparable. In a complete panel a uniformly severe juror
changes nothing: adjusted scores are the means. Analysis in floats; an order is told only of what
differs by more than the arithmetic.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from math import sqrt
from typing import Generic

import numpy as np

from jury_app.model.scoring.additive import AdditivePart
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import competition_ranks
from jury_app.model.scoring.separated import separated

_GRAIN = 1e-9  # adjusted scores nearer than that, in ranges of the scores, are equal


class Matters(StrEnum):
    """Whether evening severity out can change the order."""

    YES = "yes"
    COMPLETE = "complete"
    """Everybody scored everything: a severe juror lowers all alike."""
    APART = "apart"
    """The panel falls into parts that cannot be compared."""
    NOTHING = "nothing"
    """There are not two jurors, or not two applications, to compare."""


@dataclass(frozen=True, slots=True)
class Adjusted(Generic[Application]):
    """An application's score with the severity of its jurors evened out.

    No rank where the panel falls into several parts: there is no merged order. No standard error
    where there are as many unknowns as scores, and nothing is left to judge chance by.
    """

    application: Application
    value: float | None
    error: float | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class Severity(Generic[Juror]):
    """By how much a juror marks below the others on the same applications; positive is severe."""

    juror: Juror
    value: float | None
    error: float | None


class AdditiveFit(Generic[Application, Juror]):
    """The additive model of one panel, solved in each of its components."""

    def __init__(self, panel: Panel[Application, Juror]) -> None:
        self._panel = panel
        self._parts = [AdditivePart(*each) for each in separated(panel)]

    @property
    def freedom(self) -> int:
        """The number of scores beyond what the model needs; chance is judged by them."""
        unknowns = sum(len(part.applications) + len(part.jurors) - 1 for part in self._parts)
        return len(self._panel.scores) - unknowns

    @cached_property
    def residual_deviation(self) -> float | None:
        """The standard deviation of what the model leaves over; nothing where nothing can be."""
        if self.freedom < 1:
            return None
        squares = sum(float(part.residuals @ part.residuals) for part in self._parts)
        return sqrt(squares / self.freedom)

    @cached_property
    def residuals(self) -> dict[tuple[Application, Juror], float]:
        """What the model leaves over of each score; positive is more than was to be expected."""
        return {
            pair: float(left)
            for part in self._parts
            for pair, left in zip(part.pairs, part.residuals, strict=True)
        }

    @cached_property
    def _rows(self) -> dict[Application, tuple[AdditivePart[Application, Juror], int]]:
        return {
            application: (part, place)
            for part in self._parts
            for place, application in enumerate(part.applications)
        }

    @cached_property
    def _columns(self) -> dict[Juror, tuple[AdditivePart[Application, Juror], int]]:
        return {
            juror: (part, place) for part in self._parts for place, juror in enumerate(part.jurors)
        }

    def matters(self) -> Matters:
        """Say whether evening out can change the order at all."""
        if len(self._parts) > 1:
            return Matters.APART
        if not self._parts or 1 in (len(self._columns), len(self._rows)):
            return Matters.NOTHING
        is_complete = len(self._panel.scores) == len(self._columns) * len(self._rows)
        return Matters.COMPLETE if is_complete else Matters.YES

    def adjusted(self) -> tuple[Adjusted[Application], ...]:
        """Return every application with its adjusted score, in the order of the names."""
        ranks = self._ranks()
        return tuple(
            Adjusted(each, *self._worth(each), ranks.get(each))
            for each in sorted(self._panel.applications)
        )

    def severities(self) -> tuple[Severity[Juror], ...]:
        """Return every juror with his severity, in the order of the names."""
        return tuple(Severity(each, *self._severity(each)) for each in sorted(self._panel.jurors))

    def difference_error(self, one: Application, other: Application) -> float | None:
        """Return the standard error of the difference of two adjusted scores, if comparable."""
        if one not in self._rows or other not in self._rows:
            return None
        (part, row), (other_part, other_row) = self._rows[one], self._rows[other]
        return self._error(part.difference_variance(row, other_row)) if part is other_part else None

    def _worth(self, application: Application) -> tuple[float | None, float | None]:
        if application not in self._rows:
            return None, None
        part, row = self._rows[application]
        variances = part.worth_variances
        error = None if variances is None else self._error(float(variances[row]))
        return float(part.worth[row]), error

    def _severity(self, juror: Juror) -> tuple[float | None, float | None]:
        if juror not in self._columns:
            return None, None
        part, column = self._columns[juror]
        if part.covariance is None or len(part.jurors) == 1:  # alone, he is his own measure
            return float(part.severity[column]), None
        return float(part.severity[column]), self._error(float(part.covariance[column, column]))

    def _error(self, variance: float | None) -> float | None:
        if variance is None or self.residual_deviation is None:
            return None
        return self.residual_deviation * sqrt(max(0.0, variance))

    def _ranks(self) -> Mapping[Application, int]:
        if len(self._parts) != 1:
            return {}
        [part] = self._parts
        levels: dict[Application, Fraction] = {}
        level, previous = 0, -np.inf
        for row in np.argsort(part.worth, kind="stable"):
            level += bool(part.worth[row] - previous > part.spread * _GRAIN)
            levels[part.applications[row]] = Fraction(level)
            previous = part.worth[row]
        return competition_ranks(levels)
