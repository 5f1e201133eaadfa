"""Snapping: a box that comes near a line of the sheet or of another box stands on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from jury_app.designs.fields import Box
from jury_app.designs.moving import Edges, moved, stretched

Axis: TypeAlias = Literal["x", "y"]

MARGIN = 15.0
"""Millimetres from each edge at which a margin is offered."""

_AXES: tuple[Axis, Axis] = ("x", "y")
_NEAR = 0.11  # boxes stand on tenths of a millimetre


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that is shown while a box stands on it; the distance is from the left or the top."""

    axis: Axis
    at: float


def snapped(
    box: Box,
    others: Iterable[Box],
    sheet: tuple[float, float],
    reach: float,
    edges: Edges | None = None,
) -> tuple[Box, tuple[Guide, ...]]:
    """Return a box on the nearest lines within reach, and the lines that it stands on then.

    Of a box that is resized, only the edges that move are looked at. A box that the sheet keeps
    back from a line does not stand on it.
    """
    given = list(others)
    shifts, guides = [0.0, 0.0], []
    for number, axis in enumerate(_AXES):
        side = None if edges is None else edges[number]
        found = _nearest(_own(box, axis, side), _lines(axis, given, sheet[number]), reach)
        if found is not None:
            shifts[number] = found[0]
            guides.append(Guide(axis, found[1]))
    if edges is None:
        there = moved(box, shifts[0], shifts[1], sheet)
    else:
        there = stretched(box, edges, shifts[0], shifts[1], sheet)
    return there, tuple(each for each in guides if _stands_on(there, each))


def _stands_on(box: Box, guide: Guide) -> bool:
    return any(abs(guide.at - each) < _NEAR for each in _own(box, guide.axis, None))


def _own(box: Box, axis: Axis, edge: int | None) -> Sequence[float]:
    """Return the places of a box that may stand on a line."""
    start, side = _span(box, axis)
    if edge is None:
        return start, start + side / 2, start + side
    return () if edge == 0 else (start + side,) if edge > 0 else (start,)


def _lines(axis: Axis, others: Sequence[Box], whole: float) -> list[float]:
    lines = [whole / 2, MARGIN, whole - MARGIN]
    for each in others:
        start, side = _span(each, axis)
        lines += [start, start + side / 2, start + side]
    return lines


def _span(box: Box, axis: Axis) -> tuple[float, float]:
    return (box.x, box.width) if axis == "x" else (box.y, box.height)


def _nearest(
    own: Iterable[float], lines: Sequence[float], reach: float
) -> tuple[float, float] | None:
    """Return how far to shift, and to which line; the first of equal ones."""
    pairs = [(line - place, line) for place in own for line in lines]
    near = [pair for pair in pairs if abs(pair[0]) <= reach]
    return min(near, key=lambda pair: abs(pair[0]), default=None)
