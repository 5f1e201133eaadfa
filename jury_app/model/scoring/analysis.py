"""Everything that can be said of the marks of one domain, put together once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Generic

from jury_app.model.scoring.agreement import (
    Block,
    Concordance,
    IntraclassCorrelations,
    complete_block,
    concordance,
    intraclass,
    mean_pairwise_tau,
)
from jury_app.model.scoring.condorcet import condorcet_winner
from jury_app.model.scoring.connections import Design, design_of
from jury_app.model.scoring.diagnostics import (
    ApplicationFigures,
    JurorFigures,
    application_figures,
    juror_figures,
)
from jury_app.model.scoring.krippendorff import Level, krippendorff_alpha
from jury_app.model.scoring.margins import Margin, neighbours
from jury_app.model.scoring.mark_table import MarkTable
from jury_app.model.scoring.methods import DEFAULT_TRIM, Method, Placed, every_order
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import Ranked
from jury_app.model.scoring.resampling import SEED
from jury_app.model.scoring.severity import AdditiveFit, Adjusted, Matters
from jury_app.model.scoring.solidity import Verdict, judge, line_of
from jury_app.model.scoring.trials import Trials, evidence, try_marks, try_scores

AWARDS = 3
"""Where no awards are known, solidity is told of the first place, the first two and three."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Agreement(Generic[Application, Juror]):
    """How far the jurors agree; `block` is what the first two measures were worked out on."""

    block: Block[Application, Juror] | None
    intraclass: IntraclassCorrelations | None
    concordance: Concordance | None
    alpha: Mapping[Level, float | None]
    tau: float | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Analysis(Generic[Application, Juror]):
    """One domain: its order by every method, who marks how, and how sure the order is."""

    panel: Panel[Application, Juror]
    applications: tuple[ApplicationFigures[Application, Juror], ...]
    adjusted: Mapping[Application, Adjusted[Application]]
    matters: Matters
    jurors: tuple[JurorFigures[Juror], ...]
    methods: Mapping[Method, tuple[Placed[Application], ...]]
    condorcet_winner: Application | None
    agreement: Agreement[Application, Juror]
    design: Design[Application, Juror]
    trials: Trials[Application, Juror]
    without_juror: Mapping[Juror, tuple[Ranked[Application], ...]]
    margins: tuple[Margin[Application, Juror], ...]
    verdicts: Mapping[Application, Verdict[Application, Juror]]


def analyse(
    table: MarkTable[Application, Juror], *, trim: int = DEFAULT_TRIM, seed: int = SEED
) -> Analysis[Application, Juror]:
    """Return everything that can be said of a domain; a seed gives the same answer again."""
    panel = table.panel()
    fit = AdditiveFit(panel)
    methods = every_order(panel, trim=trim)
    design = design_of(panel)
    trials = _trials(table, panel, methods, seed)
    if len(design.components) > 1:
        trials = replace(trials, components=[part.applications for part in design.components])
    pairs = neighbours(trials.order)
    margins = (trials.margin(*pair) for pair in pairs)
    return Analysis(
        panel=panel,
        applications=application_figures(panel),
        adjusted={each.application: each for each in fit.adjusted()},
        matters=fit.matters(),
        jurors=juror_figures(panel, fit, table.positions()),
        methods=methods,
        condorcet_winner=condorcet_winner(panel),
        agreement=_agreement(panel),
        design=design,
        trials=trials,
        without_juror=_without_juror(table, trials),
        margins=tuple(margin for margin in margins if margin is not None),
        verdicts=_verdicts(trials),
    )


def _trials(
    table: MarkTable[Application, Juror],
    panel: Panel[Application, Juror],
    methods: Mapping[Method, tuple[Placed[Application], ...]],
    seed: int,
) -> Trials[Application, Juror]:
    ranks = {
        str(method): {each.application: each.rank for each in placed if each.rank is not None}
        for method, placed in methods.items()
    }
    if len(table.marked.scales) > 1:
        return try_marks(table.marked, methods=ranks, seed=seed)
    low, high = (Fraction(bound) for bound in table.bounds)
    bounds = (low, high) if table.known else None
    return try_scores(panel, bounds=bounds, methods=ranks, seed=seed)


def _without_juror(
    table: MarkTable[Application, Juror], trials: Trials[Application, Juror]
) -> Mapping[Juror, tuple[Ranked[Application], ...]]:
    """Return the order without each juror; criteria are tried on a scale that begins at zero."""
    if trials.marked is None:
        return trials.orders_without_juror
    return {juror: table.told(order) for juror, order in trials.orders_without_juror.items()}


def _agreement(panel: Panel[Application, Juror]) -> Agreement[Application, Juror]:
    block = complete_block(panel)
    return Agreement(
        block=block,
        intraclass=None if block is None else intraclass(block),
        concordance=None if block is None else concordance(block),
        alpha={level: krippendorff_alpha(panel, level) for level in Level},
        tau=mean_pairwise_tau(panel),
    )


def _verdicts(trials: Trials[Application, Juror]) -> dict[Application, Verdict[Application, Juror]]:
    """Judge each application by the line of its own award, none of which takes everybody in."""
    ranks = {each.application: each.rank for each in trials.order}
    lines = range(1, max(2, min(AWARDS + 1, len(ranks))))
    return {
        each: judge(evidence(trials, each, line_of(ranks.get(each, len(lines) + 1), lines)))
        for each in trials.panel.applications
    }
