"""The scores of a jury that is drawn again from itself, many times, as every method needs them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Generic

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from jury_app.model.scoring.drawn_scores import MOST_UNITS, DrawnScores, Merits, ragged
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.methods import preceded
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.units import in_units
from jury_app.model.scoring.weights import APART


class Redrawn(Generic[Application, Juror]):
    """How often each juror sits in each draw, in `times`: one row a draw, one column a juror."""

    def __init__(
        self,
        marked: MarkedPanel[Application, Juror],
        panel: Panel[Application, Juror],
        times: NDArray[np.int64],
    ) -> None:
        self._marked, self._panel, self._times = marked, panel, times
        self._rows = {each: row for row, each in enumerate(sorted(panel.applications))}
        scorers = sorted({juror for _application, juror in panel.scores})
        self._columns = {each: column for column, each in enumerate(scorers)}
        self._scores = self._in_rows(panel)
        self._shares = self._in_rows(preceded(panel))
        self.draws, self.applications = len(times), len(self._rows)
        self.cells = self._scores.scores.size

    def scores(self, part: slice) -> DrawnScores:
        """Return the scores that count in some draws."""
        return self._drawn(self._scores, part)

    def borda(self, part: slice) -> Merits:
        """Return the share of the others that each is behind, the mean over jurors."""
        return self._drawn(self._shares, part).trimmed_means(0)

    def preferred(self, part: slice) -> NDArray[np.int16]:
        """Return how many jurors prefer one to another."""
        counts = self._times[part].astype(np.float32) @ self._pairs
        return counts.reshape(-1, self.applications, self.applications).astype(np.int16)

    @cached_property
    def _pairs(self) -> NDArray[np.float32]:
        """Whether each juror, in rows, prefers one to another, all pairs in columns."""
        pairs = np.zeros((len(self._columns), self.applications, self.applications), np.float32)
        for juror, column in self._columns.items():
            given = self._panel.of_juror(juror)
            rows = np.array([self._rows[each] for each in given])
            levels = {score: place for place, score in enumerate(sorted(set(given.values())))}
            found = np.array([levels[score] for score in given.values()])
            pairs[column, rows[:, None], rows] = found[:, None] > found
        return pairs.reshape(len(self._columns), self.applications**2)

    def first_places(self, part: slice) -> Merits:
        """Return how many jurors do not put each first."""
        firsts: dict[tuple[Application, Juror], float] = {}
        for juror in self._columns:
            given = self._panel.of_juror(juror)
            best = max(given.values(), default=None)
            firsts |= {(each, juror): 1.0 for each, score in given.items() if score == best}
        drawn = self._times[part]
        found: Merits = drawn.sum(axis=1)[:, None] - self._summed(firsts, part)
        return found

    def criterion_mean(self, code: str, part: slice) -> Merits:
        """Return the mean on a criterion, on 0..1, over the jurors who marked it."""
        scale = next(each for each in self._marked.scales if each.code == code)
        short = {
            pair: 1 - scale.gained(self._marked.marks[pair][code]) / scale.width
            for pair in self._panel.scores
            if code in self._marked.marks[pair]
        }
        count = self._summed(dict.fromkeys(short, 1.0), part)
        found = np.full(count.shape, np.inf)
        np.divide(self._summed(short, part), count, out=found, where=count > 0)
        return found

    def means_by_criterion(self, part: slice) -> Merits:
        """Return the weighted means of the means on each criterion."""
        asked = [each for each in self._marked.scales if each.weight]
        total = sum(each.weight for each in asked)
        start = 0 if asked else np.inf
        found = np.full((len(self._times[part]), self.applications), start, float)
        for each in asked:
            found += each.weight / total * self.criterion_mean(each.code, part)
        return found

    def among(
        self, rows: NDArray[np.int64], which: NDArray[np.int64]
    ) -> "Redrawn[Application, Juror]":
        """Return some of the draws, as if nothing but some applications had been handed in."""
        names = sorted(self._marked.applications)
        marked = self._marked.only(tuple(names[row] for row in rows))
        panel = marked.panel()
        seated = sorted({juror for _application, juror in panel.scores})
        columns = np.array([self._columns[juror] for juror in seated], np.int64)
        return Redrawn(marked, panel, self._times[which][:, columns])

    def _in_rows(self, panel: Panel[Application, Juror]) -> "_Rows":
        short, unit = _finite(in_units(panel).short)
        given = {each: panel.of_application(each) for each in self._rows}
        longest = max((len(each) for each in given.values()), default=0) or 1
        scores = np.zeros((len(self._rows), longest), np.int64)
        readers = np.full(scores.shape, len(self._columns))
        for application, row in self._rows.items():
            found = sorted(
                (short[application, one], self._columns[one]) for one in given[application]
            )
            for place, (score, column) in enumerate(found):
                scores[row, place], readers[row, place] = score, column
        return _Rows(scores, readers, unit)

    def _drawn(self, rows: "_Rows", part: slice) -> DrawnScores:
        times = self._times[part]
        seated = np.concatenate((times, np.zeros((len(times), 1), np.int64)), axis=1)
        return ragged(rows.scores, seated[:, rows.readers], rows.unit)

    def _summed(
        self, values: Mapping[tuple[Application, Juror], float], part: slice
    ) -> NDArray[np.floating[Any]]:
        at = (
            [self._rows[application] for application, _juror in values],
            [self._columns[juror] for _application, juror in values],
        )
        shape = (self.applications, len(self._columns))
        summed = csr_array((np.fromiter(values.values(), float), at), shape)
        found: NDArray[np.floating[Any]] = (summed @ self._times[part].T.astype(float)).T
        return found


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The scores of each application, best first, and the columns of their jurors.

    The rows are filled up with a juror who never sits.
    """

    scores: NDArray[np.int64]
    readers: NDArray[np.int64]
    unit: float


def _finite(
    short: Mapping[tuple[Application, Juror], int],
) -> tuple[Mapping[tuple[Application, Juror], int], float]:
    """Return units that machine numbers hold: parts of the widest score, where they are finer."""
    widest = max(short.values(), default=0)
    if widest < MOST_UNITS:
        return short, 1.0
    parts = round(1 / APART)
    return {pair: round(Fraction(parts * each, widest)) for pair, each in short.items()}, APART
