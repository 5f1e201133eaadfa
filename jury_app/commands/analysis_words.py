"""The sentences and figures of an analysis, the same in the report and on its pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from jury_app.decimals import format_mean, whole_percent
from jury_app.formatting import MISSING, NBSP, joined, sort_key
from jury_app.i18n import _, language, ngettext
from jury_app.model.order_words import METHOD_NAMES
from jury_app.model.scoring.analysis import Agreement, Analysis
from jury_app.model.scoring.connections import joining_readings
from jury_app.model.scoring.diagnostics import ApplicationFigures
from jury_app.model.scoring.krippendorff import Level
from jury_app.model.scoring.severity import Matters


def in_order(domain: Analysis[str, str]) -> list[ApplicationFigures[str, str]]:
    """Return the applications by rank, those without one behind, equals by name."""
    ranks = {each.application: each.rank for each in domain.trials.order}
    last = len(ranks) + 1
    return sorted(
        domain.applications,
        key=lambda each: (ranks.get(each.application, last), sort_key(each.application)),
    )


def refused_title(count: int) -> str:
    """Return how many rows do not count."""
    return ngettext("{count} row refused:", "{count} rows refused:", count).format(count=count)


def refused_rows(refused: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Tell each row that does not count, and why."""
    return (_("row {row}, {column}: {text}").format(**each) for each in refused)


def sentences(domain: Analysis[str, str]) -> Iterator[str]:
    """Tell who is first by which rule, by how much, and whether severity can matter."""
    yield from _methods(domain)
    yield from _margin(domain)
    yield from _severity(domain)


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
    if len(domain.trials.order) == 1:
        return
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


def agreement_figures(agreement: Agreement[str, str]) -> list[tuple[str, float]]:
    """Return the measures of agreement that could be worked out, and stand for one.

    Where jurors contradict each other, the formula of a whole panel may come to more than all.
    """
    forms, w = agreement.intraclass, agreement.concordance
    figures = (
        (_("ICC(2,1), one juror"), None if forms is None else forms.icc2),
        (_("ICC(2,k), the panel"), None if forms is None else forms.icc2k),
        (_("Kendall’s W"), None if w is None else w.w),
        (_("Krippendorff’s alpha"), agreement.alpha[Level.INTERVAL]),
        (_("mean tau"), agreement.tau),
    )
    return [(name, value) for name, value in figures if value is not None and value <= 1]


def ranks_text(interval: tuple[int, int] | None) -> str:
    """Return « 1–3 », or the one rank that there is."""
    return "–".join(str(rank) for rank in sorted(set(interval or ()))) or MISSING


def with_error(value: float | None, error: float | None) -> str:
    """Return a figure and its standard error."""
    said = decimal(value)
    return said if error is None else f"{said}{NBSP}±{NBSP}{decimal(error)}"


def decimal(value: float | None) -> str:
    """Return a figure as it is shown."""
    return format_mean(None if value is None else Fraction(value))


def percent(share: Fraction | None) -> str:
    """Return a share in whole percents."""
    if share is None:
        return MISSING
    hundredths = whole_percent(share)
    return f"{hundredths}{NBSP}%" if language() == "fr" else f"{hundredths}%"
