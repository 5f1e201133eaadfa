"""How sure the order of a domain is, and how each juror marks, as the secretariat sees it.

It loads numpy and scipy: windows ask for it by its name, on a thread of its own, once somebody
looks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from jury_app.model.queries.marked import MarkedDomain
from jury_app.model.scoring.connections import components
from jury_app.model.scoring.diagnostics import (
    FEWEST_FILES,
    ApplicationFigures,
    JurorFigures,
    application_figures,
    juror_figures,
)
from jury_app.model.scoring.drawn_rules import Rules
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.panel import Panel
from jury_app.model.scoring.robustness import order
from jury_app.model.scoring.rule_trials import try_rules
from jury_app.model.scoring.severity import AdditiveFit, Adjusted, Matters
from jury_app.model.scoring.solidity import Solidity, Verdict, judge, line_of, to_discuss
from jury_app.model.scoring.trials import Trials, evidence
from jury_app.model.scoring.weights import (
    NoInterval,
    Turn,
    WeightStability,
    first_turn,
    weight_stability,
)

SURPRISING = Fraction(1, 5)
NARROW = 2
SURE = 2
"""Standard errors beyond which a severity is hardly chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedApplication:
    """What the marks say of one application beside its place; its `margin` is to the next one.

    `mean_rank` is its place by the mean alone, which is what severity can be evened out of.
    """

    figures: ApplicationFigures[int, int]
    adjusted: Adjusted[int]
    rank: int | None
    mean_rank: int | None
    rank_interval: tuple[int, int] | None
    first_probability: Fraction | None
    verdict: Verdict[int, int]
    margin: int | None

    @property
    def solidity(self) -> Solidity:
        """How solid its award is."""
        return self.verdict.solidity

    @property
    def is_moved(self) -> bool:
        """Whether it has another place by the mean once the severity of jurors is evened out."""
        both = self.mean_rank, self.adjusted.rank
        return None not in both and self.mean_rank != self.adjusted.rank


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedDomain:
    """One domain: `lines` judge the last award above each line, `winners` are by each method.

    `stability` is how far each weight may move, where the order is that of the means.
    """

    source: MarkedDomain
    applications: Mapping[int, AnalysedApplication]
    matters: Matters
    lines: tuple[Verdict[int, int], ...]
    to_discuss: tuple[Verdict[int, int], ...]
    winners: Mapping[Method, tuple[int, ...]]
    stability: Mapping[str, WeightStability] | NoInterval | None

    @property
    def turn(self) -> Turn | None:
        """Which weight would change the first soonest, if one alone ever does."""
        if not isinstance(self.stability, Mapping):
            return None
        return first_turn(self.source.marked.scales, self.stability)


class Look(StrEnum):
    """What is to be looked at in the marks of a juror; it accuses nobody of anything."""

    SAME_MARKS = "same_marks"
    APART = "apart"
    SEVERE = "severe"
    GENEROUS = "generous"
    SURPRISING = "surprising"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedJuror:
    """How one juror marks over all domains; of too few files nothing is said."""

    id: int
    files: int
    figures: JurorFigures[int] | None
    looks: tuple[Look, ...] = ()


def analyse_domain(domain: MarkedDomain) -> AnalysedDomain:
    """Return how sure the order of a domain is; the same marks give the same answer."""
    everything = domain.marked.panel()
    marked = replace(
        domain.marked,
        marks={
            pair: each for pair, each in domain.marked.marks.items() if pair[0] in domain.ranked
        },
    )
    panel = marked.panel()
    parts = components(panel)
    trials = try_rules(marked, Rules(domain.way, domain.by_criterion))
    if len(parts) > 1:
        trials = replace(trials, components=[each.applications for each in parts])
    fit = AdditiveFit(panel)
    return AnalysedDomain(
        source=domain,
        applications=_applications(domain, trials, application_figures(everything), fit),
        matters=fit.matters(),
        lines=tuple(_at_line(trials, line) for line in domain.lines if trials.order),
        to_discuss=tuple(to_discuss(trials, domain.lines)),
        winners={
            Method(method): tuple(sorted(each for each, rank in ranks.items() if rank == 1))
            for method, ranks in trials.methods.items()
        },
        stability=_stability(domain, marked),
    )


def analyse_jurors(domains: Sequence[MarkedDomain]) -> tuple[AnalysedJuror, ...]:
    """Return how each juror marks, over all that they read."""
    panels = [each.marked.panel() for each in domains]
    panel = Panel(
        tuple(each for one in panels for each in one.applications),
        tuple(sorted({each for one in panels for each in one.jurors})),
        {pair: score for one in panels for pair, score in one.scores.items()},
    )
    positions = {
        pair: {
            scale.code: scale.position(marks[scale.code])
            for scale in one.marked.scales
            if scale.code in marks
        }
        for one in domains
        for pair, marks in one.marked.marks.items()
    }
    return tuple(_juror(each) for each in juror_figures(panel, AdditiveFit(panel), positions))


def _applications(
    domain: MarkedDomain,
    trials: Trials[int, int],
    figures: Sequence[ApplicationFigures[int, int]],
    fit: AdditiveFit[int, int],
) -> dict[int, AnalysedApplication]:
    ranks = {each.application: each.rank for each in trials.order}
    by_mean = {each.application: each.rank for each in order(trials.panel)}
    adjusted = {each.application: each for each in fit.adjusted()}
    behind = dict(zip(ranks, list(ranks)[1:], strict=False))
    last = max(domain.lines)
    found = {}
    for each in figures:
        key = each.application
        has_margin = trials.has_points and key in behind
        margin = trials.margin(key, behind[key]) if has_margin else None
        found[key] = AnalysedApplication(
            figures=each,
            adjusted=adjusted[key],
            rank=ranks.get(key),
            mean_rank=by_mean.get(key),
            rank_interval=trials.resampled.rank_interval(key) if key in ranks else None,
            first_probability=trials.resampled.first_probability(key) if key in ranks else None,
            verdict=judge(evidence(trials, key, line_of(ranks.get(key, last + 1), domain.lines))),
            margin=None if margin is None else margin.points_to_overturn,
        )
    return found


def _stability(
    domain: MarkedDomain, marked: MarkedPanel[int, int]
) -> Mapping[str, WeightStability] | NoInterval | None:
    """Return how far weights may move; nothing by other methods, or where one weight is all."""
    several = sum(1 for each in marked.scales if each.weight) > 1
    return weight_stability(marked) if several and domain.way.method is Method.MEAN else None


def _at_line(trials: Trials[int, int], line: int) -> Verdict[int, int]:
    """Judge the last application above a line, the one that the line parts from the others."""
    above = [each for each in trials.order if each.rank <= line]
    return judge(evidence(trials, above[-1].application, line))


def _juror(figures: JurorFigures[int]) -> AnalysedJuror:
    if figures.n < FEWEST_FILES:
        return AnalysedJuror(id=figures.juror, files=figures.n, figures=None)
    looks = tuple(look for look, holds in _looks(figures).items() if holds)
    return AnalysedJuror(id=figures.juror, files=figures.n, figures=figures, looks=looks)


def _looks(figures: JurorFigures[int]) -> dict[Look, bool]:
    agreement = figures.correlation_with_rest
    sure = SURE * figures.severity_error if figures.severity_error is not None else None
    severity = figures.severity or 0.0
    return {
        Look.SAME_MARKS: figures.distinct <= NARROW,
        Look.APART: agreement is not None and agreement <= 0,
        Look.SEVERE: sure is not None and severity > sure,
        Look.GENEROUS: sure is not None and -severity > sure,
        Look.SURPRISING: (figures.large_residuals or Fraction(0)) >= SURPRISING,
    }
