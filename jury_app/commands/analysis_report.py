"""What `analyse` tells people: the order and how sure it is, the methods, agreement, the jurors."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from jury_app.decimals import format_mean
from jury_app.formatting import MISSING, NBSP, joined, sort_key
from jury_app.i18n import _, language, ngettext
from jury_app.model.order_words import METHOD_NAMES, SOLIDITY
from jury_app.model.scoring.analysis import Agreement, Analysis
from jury_app.model.scoring.connections import joining_readings
from jury_app.model.scoring.diagnostics import FEWEST_FILES, JurorFigures
from jury_app.model.scoring.krippendorff import Level
from jury_app.model.scoring.severity import Matters

Table = Sequence[Sequence[str]]


def report(
    domains: Mapping[str, Analysis[str, str]], refused: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """Tell every domain, then the rows that were not counted."""
    for place, (name, domain) in enumerate(domains.items()):
        yield from [""] if place else []
        if name or len(domains) > 1:
            yield name or _("Without a domain")
        yield from _aligned(_standings(domain))
        yield from _sentences(domain)
        yield from _aligned(_jurors(domain))
    if refused:
        title = ngettext("{count} row refused:", "{count} rows refused:", len(refused))
        yield title.format(count=len(refused))
        yield from ("  " + _("row {row}, {column}: {text}").format(**each) for each in refused)


def _standings(domain: Analysis[str, str]) -> Iterator[Sequence[str]]:
    yield (
        _("rank"), _("average"), _("of marks"), _("evened out"), _("likely ranks"), _("first in"),
        _("solidity"), _("application"),
    )  # fmt: skip
    ranks = {each.application: each.rank for each in domain.trials.order}
    drawn = domain.trials.resampled
    last = len(ranks) + 1
    for each in sorted(
        domain.applications,
        key=lambda one: (ranks.get(one.application, last), sort_key(one.application)),
    ):
        name = each.application
        yield (
            str(ranks.get(name, MISSING)),
            format_mean(each.mean),
            str(each.n),
            _with_error(domain.adjusted[name].value, domain.adjusted[name].error),
            "–".join(str(rank) for rank in sorted(set(drawn.rank_interval(name) or ()))) or MISSING,
            _percent(drawn.first_probability(name)) if each.n else MISSING,
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
        _decimal(figures.deviation),
        _with_error(figures.severity, figures.severity_error),
        _decimal(figures.correlation_with_rest),
    )


def _sentences(domain: Analysis[str, str]) -> Iterator[str]:
    yield from _methods(domain)
    yield from _margin(domain)
    yield from _severity(domain)
    yield from _agreement(domain.agreement)


def _methods(domain: Analysis[str, str]) -> Iterator[str]:
    by_winner: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for method, placed in domain.methods.items():
        first = tuple(each.application for each in placed if each.rank == 1)
        if first:
            by_winner[first].append(_(METHOD_NAMES[method]))
    for winners, methods in by_winner.items():
        yield _("First by {methods}: {applications}.").format(
            methods=joined(methods), applications=joined(winners)
        )
    if domain.condorcet_winner is None:
        yield _("No application is preferred to each of the others by most of the jurors.")
    else:
        yield _("Most of the jurors prefer {application} to each of the others.").format(
            application=domain.condorcet_winner
        )


def _margin(domain: Analysis[str, str]) -> Iterator[str]:
    for margin in domain.margins[:1]:
        points = margin.points_to_overturn
        if points is None:
            yield _("No marks within the scale would put {second} before {first}.").format(
                first=margin.leader, second=margin.challenger
            )
        else:
            yield ngettext(
                "{count} point, all jurors together, would put {second} before {first}.",
                "{count} points, all jurors together, would put {second} before {first}.",
                points,
            ).format(count=points, first=margin.leader, second=margin.challenger)


def _severity(domain: Analysis[str, str]) -> Iterator[str]:
    if domain.matters is Matters.COMPLETE:
        yield _(
            "Every juror marked every application: a severe juror lowers all alike, and changes "
            "nothing in the order."
        )
    if domain.matters is Matters.APART:
        parts = len(domain.design.components)
        yield _(
            "No juror links the {count} groups of applications: there is no order across them."
        ).format(count=parts)
        for application, juror in joining_readings(domain.panel):
            yield _("They would be linked if {juror} also read {application}.").format(
                juror=juror, application=application
            )
    if domain.matters is Matters.YES:
        for juror in domain.design.pivotal_jurors:
            yield _("Without {juror}, the applications could no longer all be compared.").format(
                juror=juror
            )


def _agreement(agreement: Agreement[str, str]) -> Iterator[str]:
    forms, w = agreement.intraclass, agreement.concordance
    figures = (
        (_("ICC(2,1), one juror"), None if forms is None else forms.icc2),
        (_("ICC(2,k), the panel"), None if forms is None else forms.icc2k),
        (_("Kendall’s W"), None if w is None else w.w),
        (_("Krippendorff’s alpha"), agreement.alpha[Level.INTERVAL]),
        (_("mean tau"), agreement.tau),
    )
    known = [f"{name} {_decimal(value)}" for name, value in figures if value is not None]
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


def _with_error(value: float | None, error: float | None) -> str:
    said = _decimal(value)
    return said if error is None else f"{said}{NBSP}±{NBSP}{_decimal(error)}"


def _decimal(value: float | None) -> str:
    return format_mean(None if value is None else Fraction(value))


def _percent(share: Fraction | None) -> str:
    if share is None:
        return MISSING
    percent = round(100 * share)
    return f"{percent}{NBSP}%" if language() == "fr" else f"{percent}%"
