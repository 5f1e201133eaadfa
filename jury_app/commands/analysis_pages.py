"""An analysis as the content of its pages: figures in words, pictures in numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jury_app.commands.analysis_words import (
    agreement_figures,
    decimal,
    in_order,
    percent,
    ranks_text,
    refused_rows,
    sentences,
    with_error,
)
from jury_app.decimals import format_mean
from jury_app.documents.analysis import (
    AgreementLine,
    AnalysisPages,
    AnalysisSection,
    ApplicationLine,
    ExpertTable,
    JurorLine,
)
from jury_app.formatting import MISSING, capitalised, format_number, sort_key
from jury_app.i18n import _, language, ngettext
from jury_app.model.order_words import METHOD_NAMES, SOLIDITY
from jury_app.model.scoring.analysis import Analysis
from jury_app.model.scoring.diagnostics import FEWEST_FILES, ApplicationFigures, JurorFigures

SURE = 1.96
"""Standard errors to each side that hold the true value 95 times in 100."""

_BEST = 10
"""Of so many applications the ranks by every rule are told: awards are given among them."""


def analysis_pages(
    source: str,
    domains: Mapping[str, Analysis[str, str]],
    experts: Mapping[str, Sequence[ExpertTable]],
    refused: Sequence[Mapping[str, Any]],
) -> AnalysisPages:
    """Return what the pages of an analysis say."""
    return AnalysisPages(
        source=source,
        sections=[_section(name, each, experts.get(name, ())) for name, each in domains.items()],
        refused=list(refused_rows(refused)),
        language=language(),
    )


def _section(
    name: str, domain: Analysis[str, str], expert: Sequence[ExpertTable]
) -> AnalysisSection:
    methods = [_(METHOD_NAMES[method]) for method in domain.methods]
    return AnalysisSection(
        name=name,
        facts=list(_facts(domain)),
        sentences=list(sentences(domain)),
        applications=list(_applications(domain)),
        methods=[capitalised(each) for each in methods],
        ways=list(_ways(domain)),
        jurors=[
            _juror(each) for each in sorted(domain.jurors, key=lambda one: sort_key(one.juror))
        ],
        agreement=[
            AgreementLine(name=capitalised(each), value=value, said=decimal(value))
            for each, value in agreement_figures(domain.agreement)
        ],
        expert=expert,
    )


def _facts(domain: Analysis[str, str]) -> Iterator[str]:
    counts = (
        (ngettext("{count} application", "{count} applications", len(domain.applications)),
         len(domain.applications)),
        (ngettext("{count} juror", "{count} jurors", domain.trials.scorers),
         domain.trials.scorers),
        (ngettext("{count} mark", "{count} marks", len(domain.panel.scores)),
         len(domain.panel.scores)),
    )  # fmt: skip
    return (text.format(count=format_number(count)) for text, count in counts)


def _applications(domain: Analysis[str, str]) -> Iterator[ApplicationLine]:
    ranks = {each.application: each.rank for each in domain.trials.order}
    for each in in_order(domain):
        rank = ranks.get(each.application)
        interval = domain.trials.resampled.rank_interval(each.application)
        given = Counter(map(float, domain.panel.of_application(each.application).values()))
        adjusted = domain.adjusted[each.application]
        solidity = domain.verdicts[each.application].solidity
        yield ApplicationLine(
            name=each.application,
            rank=MISSING if rank is None else str(rank),
            mean=format_mean(each.mean),
            evened_out=with_error(adjusted.value, adjusted.error),
            marks=sorted(given.items()),
            centre=None if each.mean is None else float(each.mean),
            likely=None if rank is None or interval is None else (rank, *interval),
            said=_likely(each, domain),
            solidity=_(SOLIDITY[solidity]),
            sureness=str(solidity),
        )


def _likely(figures: ApplicationFigures[str, str], domain: Analysis[str, str]) -> str:
    """Return what the picture of the likely ranks shows, in words."""
    drawn = domain.trials.resampled
    interval = drawn.rank_interval(figures.application)
    first = drawn.first_probability(figures.application)
    if interval is None or not first or not figures.n:
        return ranks_text(interval)
    return _("{ranks}, first in {percent}").format(
        ranks=ranks_text(interval), percent=percent(first)
    )


def _ways(domain: Analysis[str, str]) -> Iterator[tuple[str, list[str]]]:
    ranks = [{each.application: each.rank for each in order} for order in domain.methods.values()]
    for each in in_order(domain)[:_BEST]:
        found = [of.get(each.application) for of in ranks]
        if any(rank is not None for rank in found):
            said = [MISSING if rank is None else str(rank) for rank in found]
            yield each.application, said


def _juror(figures: JurorFigures[str]) -> JurorLine:
    known = figures.n >= FEWEST_FILES
    severity = figures.severity if known else None
    error = SURE * (figures.severity_error or 0)
    return JurorLine(
        name=figures.juror,
        n=str(figures.n),
        mean=format_mean(figures.mean),
        deviation=decimal(figures.deviation if known else None),
        with_others=decimal(figures.correlation_with_rest if known else None),
        severity=None if severity is None else (severity, error),
        said=with_error(severity, figures.severity_error if known else None),
    )
