"""The order of a domain tried by everything that could have been otherwise, as its rules make it.

Where the rules order by the mean alone, `trials` does the same faster. A margin in points is told
of means only: by another method points do not add up to an order.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import numpy as np

from jury_app.model.scoring.drawn_duels import affordable_draws
from jury_app.model.scoring.drawn_ranks import DrawnRanks
from jury_app.model.scoring.drawn_rules import (
    Rules,
    heaviest_criteria,
    official_ranks,
    ranks_in_draws,
)
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import Ranked, mean
from jury_app.model.scoring.redrawn import Redrawn
from jury_app.model.scoring.resampling import (
    MOST_JURORS_ENUMERATED,
    RESAMPLES,
    SEED,
    draw_jurors,
)
from jury_app.model.scoring.reweighed import Reweighed
from jury_app.model.scoring.trials import Trials, try_marks
from jury_app.model.scoring.weights import draw_weights


def try_rules(
    marked: MarkedPanel[Application, Juror],
    rules: Rules,
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Trials[Application, Juror]:
    """Try an order as the rules make it; the other methods are tried with the same rules."""
    methods = {
        str(method): official_ranks(marked, replace(rules, way=replace(rules.way, method=method)))
        for method in Method
    }
    if rules.is_plain:
        return try_marks(marked, methods=methods, resamples=resamples, seed=seed)
    panel = marked.panel()
    several = sum(1 for scale in marked.scales if scale.weight) > 1
    draws = resamples
    if rules.way.method is Method.SCHULZE:
        draws = affordable_draws(len(marked.applications), resamples)
    return Trials(
        panel=panel,
        marked=marked,
        bounds=(Fraction(0), Fraction(marked.display)),
        order=_ordered(panel, methods[str(rules.way.method)]),
        resampled=_resampled(marked, panel, rules, draws, seed),
        reweighted=_reweighted(marked, rules, draws, seed) if several and draws else None,
        without_juror=_without_juror(marked, panel, rules, draws),
        without_criterion=_without_criterion(marked, rules) if several else {},
        methods=methods,
        has_points=rules.has_points,
    )


def _ordered(
    panel: Panel[Application, Juror], ranks: Mapping[Application, int]
) -> tuple[Ranked[Application], ...]:
    scores = {each: list(panel.of_application(each).values()) for each in ranks}
    return tuple(
        Ranked(each, ranks[each], mean(scores[each]), len(scores[each]))
        for each in sorted(ranks, key=lambda each: (ranks[each], each))
    )


def _resampled(
    marked: MarkedPanel[Application, Juror],
    panel: Panel[Application, Juror],
    rules: Rules,
    draws: int,
    seed: int,
) -> DrawnRanks[Application]:
    jurors = len({juror for _application, juror in panel.scores})
    times, weights = draw_jurors(jurors, resamples=draws, seed=seed)
    if not draws:
        times, weights = times[:0], weights[:0]
    redrawn = Redrawn(marked, panel, times)
    ranks = ranks_in_draws(redrawn, rules, heaviest_criteria(marked))
    is_exact = jurors <= MOST_JURORS_ENUMERATED
    return DrawnRanks(tuple(sorted(panel.applications)), ranks, weights, is_exact)


def _reweighted(
    marked: MarkedPanel[Application, Juror], rules: Rules, draws: int, seed: int
) -> DrawnRanks[Application]:
    weights = draw_weights(marked.scales, draws=draws, seed=seed)
    ranks = ranks_in_draws(Reweighed(marked, weights), rules, heaviest_criteria(marked))
    ones = np.ones(len(weights), np.int64)
    return DrawnRanks(tuple(sorted(marked.applications)), ranks, ones, is_exact=False)


def _without_juror(
    marked: MarkedPanel[Application, Juror],
    panel: Panel[Application, Juror],
    rules: Rules,
    draws: int,
) -> dict[Juror, dict[Application, int]]:
    """Return the ranks without each juror who gave scores; nothing where too much is to be done."""
    if not draws:
        return {}
    jurors = sorted({juror for _application, juror in panel.scores})
    times = np.ones((len(jurors), len(jurors)), np.int64) - np.eye(len(jurors), dtype=np.int64)
    ranks = ranks_in_draws(Redrawn(marked, panel, times), rules, heaviest_criteria(marked))
    names = sorted(panel.applications)
    return {
        juror: {name: int(rank) for name, rank in zip(names, ranks[:, column], strict=True) if rank}
        for column, juror in enumerate(jurors)
    }


def _without_criterion(
    marked: MarkedPanel[Application, Juror], rules: Rules
) -> dict[str, dict[Application, int]]:
    return {
        scale.code: official_ranks(marked.without_criterion(scale.code), rules)
        for scale in marked.scales
    }
