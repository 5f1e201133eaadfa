"""The two charts of the analysis: likely ranks in a domain, and the severity of the jurors."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jury_app.decimals import even_ticks, format_mean
from jury_app.formatting import MINUS, localised
from jury_app.i18n import _
from jury_app.ui.secretariat.analysed_columns import decimal
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.widgets.interval_chart import Interval, IntervalChart

if TYPE_CHECKING:
    from jury_app.model.queries.analysis import AnalysedJuror

SURE = 1.96
"""Standard errors to each side that hold the true value 95 times in 100."""

_RANK_STEPS = (1, 2, 5, 10, 20, 50, 100)
_SCORE_STEPS = (0.5, 1, 2, 5, 10, 20, 50, 100)


def rank_chart(rows: Sequence[StandingRow]) -> IntervalChart:
    """Return the ranks that each application takes in nine tenths of the juries drawn by lot."""
    lines = [
        Interval(row.title, row.rank, low, high, _rank_words(row.title, row.rank, low, high))
        for row in rows
        if row.rank is not None and row.analysed is not None
        for low, high in (row.analysed.rank_interval or (row.rank, row.rank),)
    ]
    last = max((round(max(each.high, each.value)) for each in lines), default=1)
    ticks = [tick for tick in even_ticks(1, max(last, 2), _RANK_STEPS) if tick >= 1]
    return IntervalChart(
        title=_("Likely ranks"),
        axis=_("Rank, in 9 juries of 10 drawn by lot"),
        rows=tuple(lines),
        ticks=tuple((tick, str(round(tick))) for tick in (ticks if 1 in ticks else [1, *ticks])),
    )


def severity_chart(jurors: Iterable[tuple[str, "AnalysedJuror"]]) -> IntervalChart:
    """Return by how much each juror marks below the others, the most severe one first."""
    known = [
        (name, each.figures.severity, each.figures.severity_error or 0.0)
        for name, each in jurors
        if each.figures is not None and each.figures.severity is not None
    ]
    lines = tuple(
        Interval(
            name,
            severity,
            severity - SURE * error,
            severity + SURE * error,
            _("{juror}: {severity}, plus or minus {error}").format(
                juror=name, severity=signed(severity), error=decimal(SURE * error, 1)
            ),
        )
        for name, severity, error in sorted(known, key=lambda each: (-each[1], each[0]))
    )
    reach = max((abs(bound) for each in lines for bound in (each.low, each.high)), default=1.0)
    ticks = even_ticks(-reach, reach, _SCORE_STEPS)
    return IntervalChart(
        title=_("Severity"),
        axis=_("Points below the others, with what chance can do (95 %)"),
        rows=lines,
        ticks=tuple((tick, _tick_words(tick)) for tick in ticks),
        zero=0,
    )


def signed(value: float) -> str:
    """Return a severity with its sign, as it is shown."""
    shown = decimal(abs(value), 1)
    if shown == format_mean(None) or float(shown.replace(",", ".")) == 0:
        return shown
    return f"{'+' if value > 0 else MINUS}{shown}"


def _rank_words(title: str, rank: int, low: int, high: int) -> str:
    return _("{application}: rank {rank}, likely between {low} and {high}").format(
        application=title, rank=rank, low=low, high=high
    )


def _tick_words(tick: float) -> str:
    shown = localised(f"{abs(tick):g}")
    return shown if not tick else f"{'+' if tick > 0 else MINUS}{shown}"
