"""What the order owes to the weights of the criteria: others tried, and how far one may move.

Stochastic multicriteria acceptability analysis, of Lahdelma, Hokkanen and Salminen (1998), “SMAA”,
European Journal of Operational Research 106, with weights drawn around the official ones; and the
stability interval of one weight at a time, of Mareschal (1988), “Weight stability intervals in
multicriteria decision aid”, same journal 33.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from operator import itemgetter
from typing import Any, Generic

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from jury_app.model.scoring.drawn_ranks import DrawnRanks, rank_rows
from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Application, Juror
from jury_app.model.scoring.ranking import mean
from jury_app.model.scoring.resampling import RESAMPLES, SEED

CONCENTRATION = 50
"""How close drawn weights stay: a quarter of the weight mostly stays between 13 % and 37 %."""

APART = 1e-9
"""On 0..1, means that are closer are equal: rounding stays a thousand times below."""

_CELLS_AT_ONCE = 2**20


class Weighing(Generic[Application]):
    """The marks of a domain made ready to be weighed again and again, each time in a moment.

    In machine numbers, for what is tried out; the official order is made of fractions.
    """

    def __init__(self, marked: MarkedPanel[Application, Juror]) -> None:
        self.applications = tuple(sorted(marked.applications))
        self.codes = tuple(sorted(each.code for each in marked.scales))
        scales = {each.code: each for each in marked.scales}
        self._threshold = float(marked.threshold)
        alike = _filled_alike(marked, self.codes)
        self._given = np.array([given for _application, given in alike], float)
        self._given = self._given.reshape(len(alike), len(self.codes))
        self._short = np.zeros(self._given.shape)
        widths = np.array([scales[code].width for code in self.codes], float)
        for row, (count, short) in enumerate(alike.values()):
            self._short[row] = np.array(short, float) / (widths * count)
        rows = {application: row for row, application in enumerate(self.applications)}
        counts = np.array([count for count, _short in alike.values()], float)
        at = ([rows[application] for application, _given in alike], range(len(alike)))
        self._grids = csr_array((counts, at), (len(self.applications), len(alike)))

    def ranks(self, weights: NDArray[np.floating[Any]]) -> NDArray[np.unsignedinteger[Any]]:
        """Return the ranks of the applications, in rows, under each row of weights, in columns.

        The weights are those of `codes`, in that order; a grid counts as the rules have it, where
        its marks cover enough of these weights. Zero is not ranked.
        """
        many = len(weights)
        ranks = np.zeros((len(self.applications), many), np.min_scalar_type(len(self.applications)))
        step = max(1, _CELLS_AT_ONCE // max(1, len(self._given)))
        for begin in range(0, many, step):
            part = weights[begin : begin + step]
            shares = part / np.maximum(part.sum(axis=1, keepdims=True), np.finfo(float).tiny)
            ranks[:, begin : begin + step] = rank_rows(self._means(shares.T).T.copy(), APART).T
        return ranks

    def _means(self, shares: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
        covered = self._given @ shares
        counts = filled_enough(covered, self._threshold)
        score = np.divide(self._short @ shares, covered, out=np.zeros_like(covered), where=counts)
        jurors = self._grids @ counts.astype(float)
        means = np.full(jurors.shape, np.inf)
        np.divide(self._grids @ score, jurors, out=means, where=jurors > 0)
        return means


def filled_enough(covered: NDArray[np.float64], threshold: float) -> NDArray[np.bool_]:
    """Return which grids count, by the share of the weights that their marks cover."""
    return (covered > 0) & (covered >= threshold - APART)


def _filled_alike(
    marked: MarkedPanel[Application, Juror], codes: Sequence[str]
) -> dict[tuple[Application, tuple[bool, ...]], tuple[int, list[int]]]:
    """Return how many grids of an application mark the same criteria, and all their steps short.

    By application and by what is marked: these grids weigh the same whatever the weights are.
    """
    scales = {each.code: each for each in marked.scales}
    found: dict[tuple[Application, tuple[bool, ...]], tuple[int, list[int]]] = {}
    for (application, _juror), marks in sorted(marked.marks.items(), key=itemgetter(0)):
        if not marks:
            continue
        given = tuple(code in marks for code in codes)
        count, short = found.get((application, given), (0, [0] * len(codes)))
        for column, code in enumerate(codes):
            if code in marks:
                short[column] += scales[code].width - scales[code].gained(marks[code])
        found[application, given] = count + 1, short
    return found


def draw_weights(
    scales: Iterable[Scale], *, draws: int = RESAMPLES, seed: int = SEED
) -> NDArray[np.float64]:
    """Return weights drawn by Dirichlet’s law around the official ones, by the order of the codes.

    A criterion without weight stays without. Nothing is drawn where no criterion weighs anything.
    """
    official = [each.weight for each in sorted(scales, key=lambda each: each.code)]
    total = sum(official)
    heavy = [place for place, weight in enumerate(official) if weight]
    weights = np.zeros((draws if total else 0, len(official)))
    if total:
        shape = [CONCENTRATION * official[place] / total for place in heavy]
        weights[:, heavy] = np.random.default_rng(seed).dirichlet(shape, size=draws)
    return weights


def vary_weights(
    marked: MarkedPanel[Application, Juror], *, draws: int = RESAMPLES, seed: int = SEED
) -> DrawnRanks[Application]:
    """Return the ranks by the mean under weights drawn around the official ones."""
    weighing = Weighing(marked)
    weights = draw_weights(marked.scales, draws=draws, seed=seed)
    return DrawnRanks(
        weighing.applications,
        weighing.ranks(weights),
        np.ones(len(weights), np.int64),
        is_exact=False,
    )


class NoInterval(StrEnum):
    """Why it cannot be said how far a weight may move."""

    PARTIAL_GRIDS = "partial_grids"
    NOBODY_RANKED = "nobody_ranked"


@dataclass(frozen=True, slots=True)
class Stability:
    """Between which values of one weight, the others as they are, nothing changes but ties.

    At an end somebody comes level; `high` is nothing where the weight may grow without end.
    """

    low: Fraction
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class WeightStability:
    """How far one weight may move before the first, or the order, is another one."""

    first: Stability
    order: Stability


def weight_stability(
    marked: MarkedPanel[Application, Juror],
) -> Mapping[str, WeightStability] | NoInterval:
    """Return for each criterion between which weights the first and the whole order stay, exactly.

    Where grids are complete, the lead of one application over another is a straight line in each
    weight. With partial grids it is not, and no interval is told.
    """
    codes = {each.code for each in marked.scales}
    if any(marks.keys() & codes not in (set(), codes) for marks in marked.marks.values()):
        return NoInterval.PARTIAL_GRIDS
    positions = _mean_positions(marked)
    if not positions or not sum(each.weight for each in marked.scales):
        return NoInterval.NOBODY_RANKED
    return {each.code: _stability(marked, positions, each.code) for each in marked.scales}


@dataclass(frozen=True, slots=True)
class Turn:
    """The weight that has least way to go until somebody comes level with the first, and where."""

    code: str
    weight: int
    at: Fraction


def first_turn(scales: Iterable[Scale], stable: Mapping[str, WeightStability]) -> Turn | None:
    """Return what would change the first soonest; nothing where no weight alone ever does."""
    turns = [
        Turn(scale.code, scale.weight, end)
        for scale in scales
        for end in (stable[scale.code].first.low, stable[scale.code].first.high)
        if end
    ]
    return min(turns, key=lambda each: (abs(each.at - each.weight), each.code), default=None)


def _stability(
    marked: MarkedPanel[Application, Juror],
    positions: Mapping[Application, Mapping[str, Fraction]],
    code: str,
) -> WeightStability:
    weights = {each.code: each.weight for each in marked.scales}
    lines = [_Line.of(own, weights, code) for own in positions.values()]
    lines.sort(key=lambda line: (line.at(weights[code]), line.slope), reverse=True)
    best = [line for line in lines if line.at(weights[code]) == lines[0].at(weights[code])]
    return WeightStability(
        first=_stays([(one, other) for one in best for other in lines], weights[code]),
        order=_stays(pairwise(lines), weights[code]),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """What an application earns in all as one weight moves."""

    slope: Fraction
    rest: Fraction

    @classmethod
    def of(
        cls, positions: Mapping[str, Fraction], weights: Mapping[str, int], code: str
    ) -> "_Line":
        others = (each for each in weights if each != code)
        rest = sum((weights[each] * positions[each] for each in others), start=Fraction(0))
        return cls(positions[code], rest)

    def at(self, weight: Fraction | int) -> Fraction:
        return self.slope * weight + self.rest


def _stays(pairs: Iterable[tuple[_Line, _Line]], weight: int) -> Stability:
    low, high = Fraction(0), None
    for ahead, behind in pairs:
        slope, rest = ahead.slope - behind.slope, ahead.rest - behind.rest
        if not slope:
            continue
        crossing = -rest / slope
        if slope > 0 or crossing == weight:
            low = max(low, crossing)
        if slope < 0 or crossing == weight:
            high = crossing if high is None else min(high, crossing)
    return Stability(low, high)


def _mean_positions(
    marked: MarkedPanel[Application, Juror],
) -> dict[Application, dict[str, Fraction]]:
    grids: defaultdict[Application, list[Mapping[str, int]]] = defaultdict(list)
    for (application, _juror), marks in marked.marks.items():
        if marks:
            grids[application].append(marks)
    return {
        application: {
            scale.code: mean([scale.position(marks[scale.code]) for marks in given])
            for scale in marked.scales
        }
        for application, given in grids.items()
    }
