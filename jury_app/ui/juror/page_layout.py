"""Where the pages of a document lie, one under another, at a zoom."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QPoint, QRect, QSize

from jury_app.helper import Box
from jury_app.ui.juror.fit import Fit

Size: TypeAlias = tuple[float, float]  # width and height of a page in points

ZOOMS = (0.25, 0.35, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)

_POINT = 96 / 72  # pixels of the screen in a point of the page at 100 %
_NEAR = 0.01
_WIDEST_FIT, _SMALLEST = 2.0, 0.02


Zoom: TypeAlias = Fit | float  # 1 being the size on paper


@dataclass(frozen=True, slots=True)
class Place:
    """A point of a page, in parts of its width and height."""

    page: int = 0
    across: float = 0.0
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a juror is in a document: how large the pages are, and what is at the top left."""

    zoom: Zoom = Fit.WIDTH
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to lay pages into."""

    size: QSize = field(default_factory=QSize)
    gap: int = 0


class PageLayout:
    """The frame of each page, and the way from a point to its page and back."""

    def __init__(self, sizes: Sequence[Size] = (), zoom: Zoom = 1.0, room: Room = Room()) -> None:
        self.scale = _scale(sizes, zoom, room)
        self.unit = self.scale * _POINT  # pixels in a point
        pages = [(ceil(width * self.unit), ceil(height * self.unit)) for width, height in sizes]
        widest = max((width for width, _height in pages), default=0)
        across = max(room.size.width(), widest + 2 * room.gap)
        self.frames: list[QRect] = []
        top = room.gap
        for width, height in pages:
            self.frames.append(QRect((across - width) // 2, top, width, height))
            top += height + room.gap
        self.size = QSize(widest + 2 * room.gap, top) if pages else QSize(0, 0)
        self._bottoms = [frame.bottom() for frame in self.frames]

    def visible(self, top: int, bottom: int) -> range:
        """Return the pages between two heights."""
        first = last = bisect_left(self._bottoms, top)
        while last < len(self.frames) and self.frames[last].top() <= bottom:
            last += 1
        return range(first, last)

    def nearest(self, pages: range, height: int) -> int:
        """Return the page whose middle is nearest to a height."""
        return min(pages, key=lambda page: abs(self.frames[page].center().y() - height))

    def area_of(self, page: int, box: Box) -> QRect:
        """Return where a box of a page lies."""
        first = self.point_at(Place(page, box.left, box.top))
        last = self.point_at(Place(page, box.right, box.bottom))
        return QRect(first, last)

    def page_at(self, height: int) -> int:
        """Return the page at a height, or the nearest one."""
        after = min(bisect_left(self._bottoms, height), len(self.frames) - 1)
        pages = [max(after - 1, 0), after]
        return min(pages, key=lambda page: self._distance(page, height))

    def place_at(self, point: QPoint) -> Place:
        """Return the place of a page at a point."""
        return self.place_on(self.page_at(point.y()), point)

    def place_on(self, page: int, point: QPoint) -> Place:
        """Return where a point is as seen from a page."""
        frame = self.frames[page]
        across = (point.x() - frame.left()) / max(frame.width(), 1)
        return Place(page, across, (point.y() - frame.top()) / max(frame.height(), 1))

    def point_at(self, place: Place) -> QPoint:
        """Return the point of a place."""
        frame = self.frames[min(place.page, len(self.frames) - 1)]
        across, down = place.across * frame.width(), place.down * frame.height()
        return QPoint(frame.left() + round(across), frame.top() + round(down))

    def _distance(self, page: int, height: int) -> int:
        frame = self.frames[page]
        return max(frame.top() - height, height - frame.bottom(), 0)


def larger(scale: float) -> float:
    """Return the next zoom above a scale."""
    return next((each for each in ZOOMS if each > scale + _NEAR), ZOOMS[-1])


def smaller(scale: float) -> float:
    """Return the next zoom below a scale."""
    return next((each for each in reversed(ZOOMS) if each < scale - _NEAR), ZOOMS[0])


def _scale(sizes: Sequence[Size], zoom: Zoom, room: Room) -> float:
    if not isinstance(zoom, Fit):
        return zoom
    widest = max((width for width, _height in sizes), default=1.0) * _POINT
    scale = (room.size.width() - 2 * room.gap - 1) / max(widest, 1.0)  # frames are rounded up
    if zoom is Fit.PAGE:
        tallest = max((height for _width, height in sizes), default=1.0) * _POINT
        scale = min(scale, (room.size.height() - 2 * room.gap - 1) / max(tallest, 1.0))
    return min(max(scale, _SMALLEST), _WIDEST_FIT)
