"""The scores of a jury under other weights of the criteria, as every method needs them."""

from typing import Any, Generic

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from jury_app.model.scoring.drawn_ranks import rank_rows
from jury_app.model.scoring.drawn_scores import DrawnScores, Merits
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Application, Juror
from jury_app.model.scoring.weights import APART, filled_enough

_WHOLE = round(1 / APART)
_NONE = np.iinfo(np.int64).max


class Reweighed(Generic[Application, Juror]):
    """The same marks under each row of weights, which are those of the criteria by their codes.

    Scores are told in whole billionths; what lies closer is equal.
    """

    def __init__(
        self, marked: MarkedPanel[Application, Juror], weights: NDArray[np.float64]
    ) -> None:
        self._marked, self._weights = marked, weights
        scales = sorted(marked.scales, key=lambda each: each.code)
        names = sorted(marked.applications)
        rows = {application: row for row, application in enumerate(names)}
        pairs = sorted(pair for pair, marks in marked.marks.items() if marks)
        self._shares = weights / np.maximum(weights.sum(axis=1, keepdims=True), APART)
        self._threshold = float(marked.threshold)
        self._given = np.array(
            [[each.code in marked.marks[pair] for each in scales] for pair in pairs], float
        ).reshape(len(pairs), len(scales))
        self._short = np.array(
            [
                [
                    1 - each.gained(marked.marks[pair][each.code]) / each.width
                    if each.code in marked.marks[pair]
                    else 0.0
                    for each in scales
                ]
                for pair in pairs
            ]
        ).reshape(len(pairs), len(scales))
        self._codes = [each.code for each in scales]
        self._row = np.array([rows[application] for application, _juror in pairs], np.int64)
        jurors = {juror: column for column, juror in enumerate(sorted(set(marked.jurors)))}
        self._juror = np.array([jurors[juror] for _application, juror in pairs], np.int64)
        self._place = _places_within(self._row)
        self._last: tuple[slice, NDArray[np.int64], NDArray[np.bool_]] | None = None
        self.draws, self.applications = len(weights), len(names)
        self.cells = self.applications * (int(self._place.max(initial=0)) + 1)

    def scores(self, part: slice) -> DrawnScores:
        """Return the scores that count under some weights."""
        scores, counts = self._scored(part)
        most = int(self._place.max(initial=0)) + 1
        in_rows = np.full((len(scores), self.applications, most), _NONE)
        in_rows[:, self._row, self._place] = np.where(counts, scores, _NONE)
        in_rows.sort(axis=2)
        count = (in_rows != _NONE).sum(axis=2, dtype=np.int64)
        in_rows[in_rows == _NONE] = 0
        start = np.arange(0, in_rows.size, most, dtype=np.int64).reshape(count.shape)
        return DrawnScores(in_rows.ravel(), start, count, APART)

    def borda(self, part: slice) -> Merits:
        """Return the share of the others that each is behind, the mean over jurors."""
        scores, counts = self._scored(part)
        behind = np.zeros((len(scores), self.applications))
        told = np.zeros(behind.shape)
        for own in self._by_juror():
            given = np.where(counts[:, own], scores[:, own].astype(float), np.inf)
            rank = rank_rows(given).astype(float)
            reverse = rank_rows(np.where(np.isinf(given), np.inf, _WHOLE - given)).astype(float)
            others = counts[:, own].sum(axis=1, keepdims=True) - 1.0
            compared = counts[:, own] & (others > 0)
            share = np.zeros(rank.shape)
            np.divide(others + rank - reverse, 2 * others, out=share, where=compared)
            behind[:, self._row[own]] += share
            told[:, self._row[own]] += compared
        found = np.full(behind.shape, np.inf)
        np.divide(behind, told, out=found, where=told > 0)
        return found

    def preferred(self, part: slice) -> NDArray[np.int16]:
        """Return how many jurors prefer one to another."""
        scores, counts = self._scored(part)
        found = np.zeros((len(scores), self.applications, self.applications), np.int16)
        for own in self._by_juror():
            given, told = scores[:, own], counts[:, own]
            better = given[:, :, None] < given[:, None, :]
            better &= told[:, :, None] & told[:, None, :]
            found[:, self._row[own][:, None], self._row[own]] += better
        return found

    def first_places(self, part: slice) -> Merits:
        """Return how many jurors do not put each first."""
        scores, counts = self._scored(part)
        firsts = np.zeros((len(scores), self.applications))
        for own in self._by_juror():
            given = np.where(counts[:, own], scores[:, own], _NONE)
            is_best = (given == given.min(axis=1, keepdims=True)) & counts[:, own]
            firsts[:, self._row[own]] += is_best
        found: Merits = len(self._by_juror()) - firsts
        return found

    def criterion_mean(self, code: str, part: slice) -> Merits:
        """Return the mean on a criterion, on 0..1, over the grids that count and mark it."""
        _scores, counts = self._scored(part)
        column = self._codes.index(code)
        told = (counts * self._given[:, column]).T
        at = (np.ones(len(self._row)), (self._row, np.arange(len(self._row))))
        summed = csr_array(at, shape=(self.applications, len(self._row)))
        count = summed @ told
        found = np.full(count.shape, np.inf)
        np.divide(summed @ (told.T * self._short[:, column]).T, count, out=found, where=count > 0)
        return found.T

    def means_by_criterion(self, part: slice) -> Merits:
        """Return the weighted means of the means on each criterion."""
        means, shares = self._means(), self._shares[part]
        lacking = (shares > 0).astype(float) @ np.isinf(means).astype(float).T > 0
        found: Merits = shares @ np.where(np.isinf(means), 0, means).T
        found[lacking] = np.inf
        found[shares.sum(axis=1) == 0] = np.inf
        return found

    def among(
        self, rows: NDArray[np.int64], which: NDArray[np.int64]
    ) -> "Reweighed[Application, Juror]":
        """Return some of the draws, as if nothing but some applications had been handed in."""
        names = sorted(self._marked.applications)
        marked = self._marked.only(tuple(names[row] for row in rows))
        return Reweighed(marked, self._weights[which])

    def _means(self) -> Merits:
        count = np.zeros((self.applications, len(self._codes)))
        total = np.zeros(count.shape)
        np.add.at(count, self._row, self._given)
        np.add.at(total, self._row, self._short)
        found = np.full(count.shape, np.inf)
        np.divide(total, count, out=found, where=count > 0)
        return found

    def _scored(self, part: slice) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Return the score of each grid, in columns, and whether it counts; the last are kept."""
        if self._last is None or self._last[0] != part:
            self._last = (part, *self._score(part))
        return self._last[1:]

    def _score(self, part: slice) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        shares = self._shares[part].T
        covered = self._given @ shares
        counts = filled_enough(covered, self._threshold)
        score = np.divide(self._short @ shares, covered, out=np.zeros_like(covered), where=counts)
        return np.rint(score * _WHOLE).astype(np.int64).T, counts.T

    def _by_juror(self) -> list[NDArray[np.int64]]:
        return [np.flatnonzero(self._juror == juror) for juror in np.unique(self._juror)]


def _places_within(rows: NDArray[np.int64]) -> NDArray[np.integer[Any]]:
    """Return how many equals stand before each of some numbers that are in order."""
    return np.arange(len(rows)) - np.searchsorted(rows, rows)
