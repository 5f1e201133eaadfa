"""Small pictures in the rows of a table, one axis for a whole column: intervals, bars, dots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from jury_app.documents import style
from jury_app.documents.pages import Box, Dot, Mark

_BAR, _DOT, _SMALLEST, _CENTRE = 4.5, 2.7, 0.8, 11.0
_GUIDE = 0.5


@dataclass(frozen=True, slots=True)
class Axis:
    """What a column of pictures is read by; `zero` is where its bars begin."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()
    zero: float | None = None

    def place(self, value: float, width: float) -> float:
        """Return how far from the left a value stands, inside the width of the column."""
        inside = min(max(value, self.low), self.high)
        return (inside - self.low) / ((self.high - self.low) or 1) * width


class Plot(Protocol):
    """A picture in one cell."""

    def marks(self, axis: Axis, x: float, width: float, middle: float) -> Iterator[Mark]:
        """Tell what is drawn, from `x` on, around a height."""
        ...


@dataclass(frozen=True, slots=True)
class Interval:
    """A value as a dot on the bar of what it could have been."""

    value: float
    low: float
    high: float

    def marks(self, axis: Axis, x: float, width: float, middle: float) -> Iterator[Mark]:
        """Tell the bar, then the dot."""
        start, end = (x + axis.place(each, width) for each in (self.low, self.high))
        half = _BAR / 2
        yield Box(start, middle - half, end - start, _BAR, style.BAR)
        yield Dot(start, middle, half, style.BAR)
        yield Dot(end, middle, half, style.BAR)
        yield Dot(x + axis.place(self.value, width), middle, _DOT, style.ACCENT)


@dataclass(frozen=True, slots=True)
class Bar:
    """A value as a bar from the zero of its axis."""

    value: float

    def marks(self, axis: Axis, x: float, width: float, middle: float) -> Iterator[Mark]:
        """Tell the bar."""
        zero = axis.low if axis.zero is None else axis.zero
        start, end = sorted(axis.place(each, width) for each in (zero, self.value))
        yield Box(x + start, middle - _BAR / 2, max(end - start, _GUIDE), _BAR, style.ACCENT)


@dataclass(frozen=True, slots=True)
class Dots:
    """Marks as dots, those that are equal as one dot of their common area; a stroke on the mean."""

    marks_given: Sequence[tuple[float, int]]
    centre: float

    def marks(self, axis: Axis, x: float, width: float, middle: float) -> Iterator[Mark]:
        """Tell the dots, then the stroke."""
        most = max((count for _mark, count in self.marks_given), default=1)
        largest = min(_DOT * sqrt(most), 1.6 * _DOT)
        for mark, count in self.marks_given:
            radius = max(_SMALLEST, largest * sqrt(count / most))
            yield Dot(x + axis.place(mark, width), middle, radius, style.BAR)
        place = x + axis.place(self.centre, width)
        yield Box(place - 0.75, middle - _CENTRE / 2, 1.5, _CENTRE, style.ACCENT)


def guides(axis: Axis, x: float, width: float, reach: tuple[float, float]) -> Iterator[Mark]:
    """Tell the thin lines at the ticks of an axis, from a height to another; zero is darker."""
    top, bottom = reach
    for tick, _words in axis.ticks:
        colour = style.HAIRLINE if tick == axis.zero else style.GUIDE
        place = x + axis.place(tick, width) - _GUIDE / 2
        yield Box(place, top, _GUIDE, bottom - top, colour)
