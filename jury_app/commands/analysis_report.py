"""What `analyse` tells people: the order and how sure it is, the methods, agreement, the jurors."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jury_app.commands.analysis_words import (
    agreement_figures,
    decimal,
    in_order,
    percent,
    ranks_text,
    refused_rows,
    refused_title,
    sentences,
    with_error,
)
from jury_app.decimals import format_mean
from jury_app.documents.analysis import ExpertTable
from jury_app.formatting import MISSING, sort_key
from jury_app.i18n import _
from jury_app.model.order_words import SOLIDITY
from jury_app.model.scoring.analysis import Analysis
from jury_app.model.scoring.diagnostics import FEWEST_FILES, JurorFigures

Table = Sequence[Sequence[str]]


def report(
    domains: Mapping[str, Analysis[str, str]],
    experts: Mapping[str, Sequence[ExpertTable]],
    refused: Sequence[Mapping[str, Any]],
) -> Iterator[str]:
    """Tell every domain, then the rows that were not counted."""
    for place, (name, domain) in enumerate(domains.items()):
        yield from [""] if place else []
        if name or len(domains) > 1:
            yield name or _("Without a domain")
        yield from _aligned(_standings(domain))
        yield from sentences(domain)
        yield from _agreement(domain)
        yield from _aligned(_jurors(domain))
        for table in experts.get(name, ()):
            yield from _expert(table)
    if refused:
        yield refused_title(len(refused))
        yield from ("  " + each for each in refused_rows(refused))


def _expert(table: ExpertTable) -> Iterator[str]:
    """Tell a table for experts, whose first column, the names, is told last."""
    yield table.title
    yield from table.notes
    if table.rows:
        yield from _aligned((*figures, name) for name, *figures in (table.columns, *table.rows))


def _standings(domain: Analysis[str, str]) -> Iterator[Sequence[str]]:
    yield (
        _("rank"), _("average"), _("of marks"), _("evened out"), _("likely ranks"), _("first in"),
        _("solidity"), _("application"),
    )  # fmt: skip
    ranks = {each.application: each.rank for each in domain.trials.order}
    drawn = domain.trials.resampled
    for each in in_order(domain):
        name = each.application
        yield (
            str(ranks.get(name, MISSING)),
            format_mean(each.mean),
            str(each.n),
            with_error(domain.adjusted[name].value, domain.adjusted[name].error),
            ranks_text(drawn.rank_interval(name)),
            percent(drawn.first_probability(name)) if each.n else MISSING,
            _(SOLIDITY[domain.verdicts[name].solidity]),
            name,
        )


def _jurors(domain: Analysis[str, str]) -> Iterator[Sequence[str]]:
    yield (
        _("marks given"), _("average"), _("deviation"), _("severity"), _("with the others"),
        _("juror"),
    )  # fmt: skip
    for each in sorted(domain.jurors, key=lambda one: sort_key(one.juror)):
        yield (str(each.n), format_mean(each.mean), *_habits(each), each.juror)


def _habits(figures: JurorFigures[str]) -> tuple[str, str, str]:
    if figures.n < FEWEST_FILES:
        return MISSING, MISSING, MISSING
    return (
        decimal(figures.deviation),
        with_error(figures.severity, figures.severity_error),
        decimal(figures.correlation_with_rest),
    )


def _agreement(domain: Analysis[str, str]) -> Iterator[str]:
    known = [f"{name} {decimal(value)}" for name, value in agreement_figures(domain.agreement)]
    if known:
        yield _("Agreement, from 0 (none) to 1 (full): {figures}.").format(
            figures=" · ".join(known)
        )


def _aligned(rows: Iterator[Sequence[str]]) -> Iterator[str]:
    """Tell the rows of a table in columns, numbers to the right and the last one as it is."""
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = [cell.rjust(width) for cell, width in zip(row[:-1], widths, strict=False)]
        yield "  " + "  ".join([*cells, row[-1]])
