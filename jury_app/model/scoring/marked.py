"""The marks of one domain, criterion by criterion: what a panel’s scores are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import Generic

from jury_app.model.scoring.grids import GridMeans, Scale
from jury_app.model.scoring.panel import Application, Juror, Panel


@dataclass(frozen=True, slots=True)
class MarkedPanel(Generic[Application, Juror]):
    """Each grid that counts, with what the rules make of it.

    A mark is in steps of its criterion, and absent where none was given. `threshold` is the share
    of the weights from which a partial grid counts; where only complete grids count, the others
    are not listed. `display` is the scale on which scores are told.
    """

    applications: tuple[Application, ...]
    jurors: tuple[Juror, ...]
    marks: Mapping[tuple[Application, Juror], Mapping[str, int]]
    scales: tuple[Scale, ...]
    threshold: Fraction = Fraction(3, 4)
    display: int = 20

    def panel(self) -> Panel[Application, Juror]:
        """Return the score of every grid that is filled enough."""
        means = GridMeans(self.scales, self.threshold, self.display)
        found = ((pair, means.of(marks)) for pair, marks in self.marks.items())
        scores = {pair: score for pair, score in found if score is not None}
        return Panel(self.applications, self.jurors, scores)

    def only(self, applications: tuple[Application, ...]) -> "MarkedPanel[Application, Juror]":
        """Return the domain as if nothing else had been handed in."""
        pairs = product(applications, self.jurors)
        marks = {pair: self.marks[pair] for pair in pairs if pair in self.marks}
        return replace(self, applications=applications, marks=marks)

    def without_criterion(self, code: str) -> "MarkedPanel[Application, Juror]":
        """Return the domain as if a criterion had not been asked."""
        return replace(self, scales=tuple(each for each in self.scales if each.code != code))

    def weighted(self, weights: Mapping[str, int]) -> "MarkedPanel[Application, Juror]":
        """Return the domain with other weights, by code."""
        scales = tuple(replace(each, weight=weights[each.code]) for each in self.scales)
        return replace(self, scales=scales)
