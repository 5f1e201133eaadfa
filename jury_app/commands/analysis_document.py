"""One domain’s analysis as other programs read it: numbers unrounded, what is absent is null."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from jury_app.formatting import sort_key
from jury_app.model.scoring.agreement import Concordance, IntraclassCorrelations
from jury_app.model.scoring.analysis import Agreement, Analysis
from jury_app.model.scoring.diagnostics import ApplicationFigures, JurorFigures
from jury_app.model.scoring.drawn_ranks import DrawnRanks
from jury_app.model.scoring.margins import Margin
from jury_app.model.scoring.methods import Placed
from jury_app.model.scoring.ranking import Ranked

Json: TypeAlias = dict[str, Any]


def domain_document(name: str, domain: Analysis[str, str]) -> Json:
    """Return what is told of a domain; its applications and jurors in the order of their names."""
    ranks = {each.application: each.rank for each in domain.trials.order}
    return {
        "domain": name,
        "applications": [
            _application(each, domain, ranks.get(each.application))
            for each in sorted(domain.applications, key=lambda each: sort_key(each.application))
        ],
        "jurors": [
            _juror(each) for each in sorted(domain.jurors, key=lambda each: sort_key(each.juror))
        ],
        "methods": {str(method): _placed(order) for method, order in domain.methods.items()},
        "condorcet_winner": domain.condorcet_winner,
        "agreement": _agreement(domain.agreement),
        "robustness": {
            "leave_one_juror_out": {
                juror: _ranked(order)
                for juror, order in sorted(
                    domain.without_juror.items(), key=lambda item: sort_key(item[0])
                )
            },
            "margin": [_margin(each) for each in domain.margins],
            "bootstrap": _bootstrap(domain.trials.resampled),
        },
        "design": {
            "components": [list(part.applications) for part in domain.design.components],
            "articulation_points": [
                *domain.design.pivotal_applications,
                *domain.design.pivotal_jurors,
            ],
            "rank": domain.design.rank,
        },
    }


def _application(
    figures: ApplicationFigures[str, str], domain: Analysis[str, str], rank: int | None
) -> Json:
    name = figures.application
    adjusted, verdict = domain.adjusted[name], domain.verdicts[name]
    interval = domain.trials.resampled.rank_interval(name)
    is_ranked = figures.lowest is not None and figures.highest is not None
    return {
        "application": name,
        "n": figures.n,
        "mean": _number(figures.mean),
        "median": _number(figures.median),
        "sd": figures.deviation,
        "range": _number(_width(figures.lowest, figures.highest)),
        "rank": rank,
        "adjusted": adjusted.value,
        "adjusted_se": adjusted.error,
        "adjusted_rank": adjusted.rank,
        "rank_interval": None if interval is None else list(interval),
        "first_probability": (
            _number(domain.trials.resampled.first_probability(name)) if is_ranked else None
        ),
        "solidity": str(verdict.solidity),
        "doubts": [str(doubt) for doubt in verdict.doubts],
        "outliers": sorted(figures.outliers, key=sort_key),
    }


def _juror(figures: JurorFigures[str]) -> Json:
    return {
        "juror": figures.juror,
        "n": figures.n,
        "mean": _number(figures.mean),
        "sd": figures.deviation,
        "severity": figures.severity,
        "severity_se": figures.severity_error,
        "correlation_with_rest": figures.correlation_with_rest,
        "range": _number(_width(figures.lowest, figures.highest)),
        "distinct": figures.distinct,
        "halo": figures.halo,
        "large_residuals": _number(figures.large_residuals),
    }


def _placed(order: Iterable[Placed[str]]) -> list[Json]:
    return [
        {"application": each.application, "value": _number(each.value), "rank": each.rank}
        for each in order
    ]


def _agreement(agreement: Agreement[str, str]) -> Json:
    block = agreement.block
    return {
        "icc": _intraclass(agreement.intraclass),
        "kendall_w": _concordance(agreement.concordance),
        "krippendorff_alpha": {str(level): alpha for level, alpha in agreement.alpha.items()},
        "mean_pairwise_tau": agreement.tau,
        "block": None
        if block is None
        else {"applications": len(block.applications), "jurors": len(block.jurors)},
    }


def _intraclass(forms: IntraclassCorrelations | None) -> Json:
    """Return the six forms by the names that every statistician knows."""
    names = ("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k")
    return {name: getattr(forms, name.lower(), None) for name in names}


def _concordance(found: Concordance | None) -> Json | None:
    return None if found is None else {"w": found.w, "chi2": found.chi2, "p": found.p}


def _ranked(order: Sequence[Ranked[str]]) -> list[Json]:
    return [
        {"application": each.application, "mean": _number(each.mean), "rank": each.rank}
        for each in order
    ]


def _margin(margin: Margin[str, str]) -> Json:
    return {
        "over": [margin.leader, margin.challenger],
        "gap": _number(margin.gap),
        "points_to_tie": margin.points_to_tie,
        "points_to_overturn": margin.points_to_overturn,
        "one_mark_suffices": margin.one_mark_suffices,
    }


def _bootstrap(drawn: DrawnRanks[str]) -> Json:
    return {
        "resamples": drawn.draws,
        "exact": drawn.is_exact,
        "rank_probabilities": {
            name: _shares(drawn.rank_counts(name), drawn.draws)
            for name in sorted(drawn.applications, key=sort_key)
        },
    }


def _width(lowest: Fraction | None, highest: Fraction | None) -> Fraction | None:
    return None if lowest is None or highest is None else highest - lowest


def _shares(counts: Sequence[int], draws: int) -> list[int | float | None]:
    """Return many shares of which few differ: each is put into JSON's terms once."""
    known = {count: _number(Fraction(count, draws)) for count in set(counts)}
    return [known[count] for count in counts]


def _number(value: Fraction | None) -> int | float | None:
    """Return a number as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)
