"""Whether an award is solid, tight or undecidable, and what a jury should talk about first."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Generic

from jury_app.model.scoring.panel import Application, Juror
from jury_app.model.scoring.trials import Evidence, Trials, evidence


class Solidity(StrEnum):
    """How far the marks settle on which side of a line an application stands."""

    SOLID = "solid"
    TIGHT = "tight"
    UNDECIDABLE = "undecidable"


class Doubt(StrEnum):
    """Why it is not solid: the first five leave it undecidable, the others tight."""

    NOT_RANKED = "not_ranked"
    TIED = "tied"
    FEW_JURORS = "few_jurors"
    NOT_COMPARABLE = "not_comparable"
    EVEN_CHANCE = "even_chance"
    RESAMPLES = "resamples"
    ONE_JUROR = "one_juror"
    ONE_CRITERION = "one_criterion"
    WEIGHTS = "weights"
    METHODS = "methods"
    ONE_POINT = "one_point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From where on a doubt is one; conventions, told with the result, and no law of statistics.

    Scores of fewer jurors than `fewest_jurors` say nothing of how jurors differ. What stays in
    less than `even_share` of the draws of the jury is little better than the toss of a coin; what
    stays in `solid_share` of them, and of the weights, is sure of nine out of ten juries. One way
    to count in six may name somebody else. A single whole point must not be enough.
    """

    fewest_jurors: int = 3
    even_share: Fraction = Fraction(3, 5)
    solid_share: Fraction = Fraction(9, 10)
    most_methods_lost: Fraction = Fraction(1, 6)
    fewest_points: int = 2


THRESHOLDS = Thresholds()

_UNDECIDABLE = frozenset(
    {
        Doubt.NOT_RANKED,
        Doubt.TIED,
        Doubt.FEW_JURORS,
        Doubt.NOT_COMPARABLE,
        Doubt.EVEN_CHANCE,
    }
)


@dataclass(frozen=True, slots=True)
class Verdict(Generic[Application, Juror]):
    """How solid it is that an application stands on its side of a line, and on what evidence."""

    solidity: Solidity
    doubts: tuple[Doubt, ...]
    evidence: Evidence[Application, Juror]


def judge(
    shown: Evidence[Application, Juror], thresholds: Thresholds = THRESHOLDS
) -> Verdict[Application, Juror]:
    """Return how solid the place of an application is, with every doubt there is of it."""
    doubts = tuple(doubt for doubt, holds in _doubts(shown, thresholds).items() if holds)
    if _UNDECIDABLE.intersection(doubts):
        solidity = Solidity.UNDECIDABLE
    else:
        solidity = Solidity.TIGHT if doubts else Solidity.SOLID
    return Verdict(solidity, doubts, shown)


def to_discuss(
    trials: Trials[Application, Juror],
    lines: Sequence[int],
    thresholds: Thresholds = THRESHOLDS,
) -> list[Verdict[Application, Juror]]:
    """Return the applications of which a jury should talk first: best rank first, then unranked.

    Lines are drawn where the awards change: after 1 for a first prize, after 3 for two more. Each
    application is judged by the line of its own award, or by the last one.
    """
    if not lines:
        return []
    ranks = {each.application: each.rank for each in trials.order}
    last = max(lines)
    in_order = sorted(
        trials.panel.applications, key=lambda each: (each not in ranks, ranks.get(each, 0), each)
    )
    verdicts = (
        judge(evidence(trials, each, line_of(ranks.get(each, last + 1), lines)), thresholds)
        for each in in_order
    )
    return [each for each in verdicts if each.solidity is not Solidity.SOLID]


def line_of(rank: int, lines: Sequence[int]) -> int:
    """Return the line that an application of some rank stands above, or else the last one."""
    return min((line for line in lines if rank <= line), default=max(lines))


def _doubts(shown: Evidence[Application, Juror], thresholds: Thresholds) -> dict[Doubt, bool]:
    if shown.is_above is None:
        return {Doubt.NOT_RANKED: True}
    sure = Fraction(1)
    resampled = sure if shown.resampled is None else shown.resampled
    reweighted = sure if shown.reweighted is None else shown.reweighted
    points = None if shown.margin is None else shown.margin.points_to_overturn
    return {
        Doubt.TIED: shown.is_tied,
        Doubt.FEW_JURORS: shown.scores < thresholds.fewest_jurors,
        Doubt.NOT_COMPARABLE: not shown.is_comparable,
        Doubt.EVEN_CHANCE: resampled < thresholds.even_share,
        Doubt.RESAMPLES: thresholds.even_share <= resampled < thresholds.solid_share,
        Doubt.ONE_JUROR: bool(shown.jurors),
        Doubt.ONE_CRITERION: bool(shown.criteria),
        Doubt.WEIGHTS: reweighted < thresholds.solid_share,
        Doubt.METHODS: len(shown.methods_lost) > thresholds.most_methods_lost * shown.methods_tried,
        Doubt.ONE_POINT: points is not None and points < thresholds.fewest_points,
    }
