"""The order that the rules of an edition make in each of many draws, equals told apart as they say.

What is official is made of fractions, in `official`; here it is what is tried thousands of times.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from jury_app.model.scoring.drawn_duels import defeats
from jury_app.model.scoring.drawn_ranks import rank_rows
from jury_app.model.scoring.drawn_scores import DrawnScores, Merits
from jury_app.model.scoring.grids import criterion_means_first
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.official import Way, official_order
from jury_app.model.scoring.panel import Application, Juror
from jury_app.model.scoring.ranking import mean
from jury_app.model.scoring.ties import Step
from jury_app.model.scoring.weights import APART

_CELLS_AT_ONCE = 2**20
_EQUAL = 2 * APART
"""Scores are rounded to parts of `APART`, so that equal means may lie that far apart."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How an edition makes its order; `by_criterion` if each criterion is averaged first."""

    way: Way = field(default_factory=Way)
    by_criterion: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is the mean of the jurors’ means, and nothing else."""
        return self.way.method is Method.MEAN and not self.way.ties and not self.by_criterion

    @property
    def compares(self) -> bool:
        """Whether it matters among whom a juror preferred somebody: those who are ranked."""
        is_duel = self.way.method in {Method.BORDA, Method.SCHULZE}
        return self.by_criterion and (is_duel or Step.FIRST_PLACES in self.way.ties)

    @property
    def has_points(self) -> bool:
        """Whether it can be told how many points would change the order."""
        return self.way.method is Method.MEAN and not self.by_criterion


class Draws(Protocol):
    """Scores that could have been otherwise: other jurors, or other weights."""

    draws: int
    applications: int
    cells: int

    def scores(self, part: slice) -> DrawnScores:
        """Return the scores that count, in some of the draws."""

    def borda(self, part: slice) -> Merits:
        """Return the share of the others that each is behind."""

    def preferred(self, part: slice) -> NDArray[np.int16]:
        """Return how many jurors prefer one to another."""

    def first_places(self, part: slice) -> Merits:
        """Return how many jurors do not put each first."""

    def criterion_mean(self, code: str, part: slice) -> Merits:
        """Return the mean on a criterion, on 0..1."""

    def means_by_criterion(self, part: slice) -> Merits:
        """Return the weighted means of the criteria."""

    def among(self, rows: NDArray[np.int64], which: NDArray[np.int64]) -> "Draws":
        """Return some of the draws, as if nothing but some applications had been handed in."""


def official_ranks(marked: MarkedPanel[Application, Juror], rules: Rules) -> dict[Application, int]:
    """Return the order by the rules, exactly; who is not ranked is not in it."""
    panel = marked.panel()
    given = {each: panel.of_application(each) for each in panel.applications}
    means = {each: mean(list(scores.values())) for each, scores in given.items() if scores}
    if rules.by_criterion:
        means = _by_criterion(marked, means)
    panel = marked.only(tuple(sorted(means))).panel()
    grids = {pair: marked.marks[pair] for pair in panel.scores}
    order = official_order(means, panel, rules.way, grids=grids, scales=marked.scales)
    return {each.application: each.rank for each in order}


def ranks_in_draws(
    draws: Draws, rules: Rules, heaviest: Sequence[str]
) -> NDArray[np.unsignedinteger[Any]]:
    """Return the ranks of the applications, in rows, in each draw, in columns; zero is no rank.

    `heaviest` are the criteria of most weight by the official rules.
    """
    many = draws.applications
    ranks = np.zeros((many, draws.draws), np.min_scalar_type(many))
    for part in _parts(draws, rules):
        ranks[:, part] = _ranks(draws, part, rules, heaviest).T
    if rules.compares:
        passed_over = _passed_over(draws, rules)
        for left_out in np.unique(passed_over[passed_over.any(axis=1)], axis=0):
            which = np.flatnonzero((passed_over == left_out).all(axis=1))
            rows = np.flatnonzero(~left_out)
            if len(rows):
                among = draws.among(rows, which)
                ranks[np.ix_(rows, which)] = ranks_in_draws(among, rules, heaviest)
    return ranks


def _parts(draws: Draws, rules: Rules) -> Iterator[slice]:
    """Give the draws a part at a time, so that memory is bounded."""
    is_duel = rules.way.method is Method.SCHULZE
    cells = max(draws.cells, draws.applications**2 if is_duel else 1)
    step = max(1, _CELLS_AT_ONCE // cells)
    for begin in range(0, draws.draws, step):
        yield slice(begin, min(begin + step, draws.draws))


def _passed_over(draws: Draws, rules: Rules) -> NDArray[np.bool_]:
    """Tell which have scores and no rank, since nobody marked them on a criterion."""
    found = np.zeros((draws.draws, draws.applications), np.bool_)
    for part in _parts(draws, rules):
        scored = draws.scores(part).count > 0
        found[part] = scored & np.isinf(draws.means_by_criterion(part))
    return found


def heaviest_criteria(marked: MarkedPanel[Application, Juror]) -> list[str]:
    """Return the criteria of most weight."""
    most = max((each.weight for each in marked.scales), default=0)
    return [each.code for each in marked.scales if each.weight == most > 0]


def _ranks(
    draws: Draws, part: slice, rules: Rules, heaviest: Sequence[str]
) -> NDArray[np.unsignedinteger[Any]]:
    merits = _merits(draws, part, rules)
    ranks = rank_rows(merits, _EQUAL)
    for step in rules.way.ties:
        worth = _TIES[step](draws, part, heaviest) if step in _TIES else None
        if worth is not None:
            ranks = _told_apart(ranks, worth)
    return ranks


def _merits(draws: Draws, part: slice, rules: Rules) -> Merits:
    if rules.way.method is Method.MEAN and rules.by_criterion:
        return draws.means_by_criterion(part)
    found = _METHODS[rules.way.method](draws, part, rules.way.trim)
    scored = draws.scores(part).count > 0
    if rules.by_criterion:
        scored &= np.isfinite(draws.means_by_criterion(part))
        found[~scored] = np.inf
    alone = scored & (scored.sum(axis=1, keepdims=True) == 1)
    found[alone] = 0  # first, whatever the method
    return found


def _duels(draws: Draws, part: slice, _trim: int) -> Merits:
    beaten = defeats(draws.preferred(part))
    return np.where(draws.scores(part).count > 0, beaten, np.inf)


_METHODS: Mapping[Method, Callable[[Draws, slice, int], Merits]] = {
    Method.MEAN: lambda draws, part, _trim: draws.scores(part).trimmed_means(0),
    Method.TRIMMED_MEAN: lambda draws, part, trim: draws.scores(part).trimmed_means(trim),
    Method.MEDIAN: lambda draws, part, _trim: draws.scores(part).medians(),
    Method.MAJORITY_JUDGMENT: lambda draws, part, _trim: draws.scores(part).majority_ranks(),
    Method.BORDA: lambda draws, part, _trim: draws.borda(part),
    Method.SCHULZE: _duels,
}


def _told_apart(
    ranks: NDArray[np.unsignedinteger[Any]], worth: Merits
) -> NDArray[np.unsignedinteger[Any]]:
    """Tell equals apart; those of whom one lacks the value stay equal."""
    draws, many = ranks.shape
    groups = ranks.astype(np.int64) + np.arange(draws)[:, None] * (many + 1)
    lacking = np.bincount(groups.ravel(), np.isinf(worth).ravel(), draws * (many + 1)) > 0
    known = np.where(lacking[groups], 0, worth)
    within = rank_rows(known, _EQUAL).astype(float)
    told = np.where(ranks == 0, np.inf, ranks * float(many + 1) + within)
    return rank_rows(told)


def _on_heaviest(draws: Draws, part: slice, heaviest: Sequence[str]) -> Merits | None:
    found = [draws.criterion_mean(code, part) for code in heaviest]
    return np.mean(found, axis=0) if found else None


_TIES: Mapping[Step, Callable[[Draws, slice, Sequence[str]], Merits | None]] = {
    Step.HEAVIEST_CRITERION: _on_heaviest,
    Step.FIRST_PLACES: lambda draws, part, _heaviest: draws.first_places(part),
    Step.MEDIAN: lambda draws, part, _heaviest: draws.scores(part).medians(),
}


def _by_criterion(
    marked: MarkedPanel[Application, Juror], ranked: Mapping[Application, Fraction]
) -> dict[Application, Fraction]:
    given: dict[Application, list[Mapping[str, int]]] = {each: [] for each in ranked}
    for (application, _juror), marks in marked.marks.items():
        if application in given:
            given[application].append(marks)
    found = {each: criterion_means_first(grids, marked.scales) for each, grids in given.items()}
    return {each: value * marked.display for each, value in found.items() if value is not None}
