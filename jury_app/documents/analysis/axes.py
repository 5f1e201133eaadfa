"""The axes of the pictures of an analysis: round values, in the words of the language."""

from collections.abc import Iterable

from jury_app.decimals import even_ticks
from jury_app.documents.analysis.content import AnalysisSection
from jury_app.documents.plots import Axis
from jury_app.formatting import MINUS, localised

_RANK_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MARK_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_FEW = 4
"""The narrow columns of a page have room for the words of so many ticks, and no more."""


def marks_axis(section: AnalysisSection) -> Axis:
    """Return the axis of the marks that were given."""
    given = [mark for each in section.applications for mark, _count in each.marks]
    return _axis(given, _MARK_STEPS, zero=None)


def ranks_axis(section: AnalysisSection) -> Axis:
    """Return the axis of the ranks, the first at the left."""
    last = max((max(each.likely) for each in section.applications if each.likely), default=2)
    ticks = [tick for tick in even_ticks(1, max(last, 2), _RANK_STEPS) if 1 < tick <= last]
    shown = [1, *_thinned([round(tick) for tick in ticks], _FEW)]
    return Axis(1, max(last, 2), tuple((tick, str(tick)) for tick in shown))


def severity_axis(section: AnalysisSection) -> Axis:
    """Return the axis of the severities, as far to the one side as to the other."""
    known = [each.severity for each in section.jurors if each.severity]
    reach = max((abs(value) + error for value, error in known), default=1.0)
    return _axis([-reach, reach], _MARK_STEPS, zero=0.0, signed=True)


def agreement_axis(section: AnalysisSection) -> Axis:
    """Return the axis from no agreement, or less, to full agreement."""
    lowest = min((each.value for each in section.agreement), default=0.0)
    ticks = (0.0, 0.25, 0.5, 0.75, 1.0) if lowest >= 0 else (-1.0, -0.5, 0.0, 0.5, 1.0)
    return Axis(ticks[0], 1.0, tuple((tick, _words(tick)) for tick in ticks), zero=0.0)


def _axis(
    values: Iterable[float], steps: tuple[float, ...], *, zero: float | None, signed: bool = False
) -> Axis:
    given = list(values) or [0.0, 1.0]
    low, high = min(given), max(given)
    ticks = even_ticks(low, high if high > low else low + 1, steps)
    shown = _thinned(ticks, 2 * _FEW if signed else _FEW)
    return Axis(
        ticks[0], ticks[-1], tuple((tick, _words(tick, signed=signed)) for tick in shown), zero
    )


def _thinned(ticks: list[int] | tuple[float, ...], most: int) -> list[float]:
    """Return every second, third, … tick, so that their words have room."""
    step = -(-len(ticks) // most) or 1
    offset = next((place for place, tick in enumerate(ticks) if not tick), 0) % step
    return list(ticks[offset::step])


def _words(tick: float, *, signed: bool = False) -> str:
    shown = localised(f"{abs(tick):g}")
    if tick < 0:
        return f"{MINUS}{shown}"
    return f"+{shown}" if signed and tick else shown
