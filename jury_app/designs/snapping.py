"""Snapping: a box that comes near a line of the sheet or of another box stands on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import msgspec

from jury_app.designs.fields import Box
from jury_app.designs.moving import within

Axis: TypeAlias = Literal["x", "y"]

MARGIN = 15.0
"""Millimetres from each edge at which a margin is offered."""

_SAME = 0.05


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
    *,
    is_resized: bool = False,
) -> tuple[Box, tuple[Guide, ...]]:
    """Return a box on the nearest lines within reach, and the lines; resized, its corner alone."""
    given = list(others)
    found: list[Guide] = []
    shifts: dict[Axis, float] = {}
    for axis, start, side, whole in (
        ("x", box.x, box.width, sheet[0]),
        ("y", box.y, box.height, sheet[1]),
    ):
        own = (start + side,) if is_resized else (start, start + side / 2, start + side)
        lines = _lines(axis, given, whole)  # type: ignore[arg-type]  # one of the two
        nearest = _nearest(own, lines, reach)
        if nearest is not None:
            shifts[axis], at = nearest  # type: ignore[index]  # one of the two
            found.append(Guide(axis, at))  # type: ignore[arg-type]  # one of the two
    right, down = shifts.get("x", 0.0), shifts.get("y", 0.0)
    if is_resized:
        grown = {"width": box.width + right, "height": box.height + down}
        return msgspec.structs.replace(box, **grown), tuple(found)
    placed = within(msgspec.structs.replace(box, x=box.x + right, y=box.y + down), sheet)
    return placed, tuple(found)


def _lines(axis: Axis, others: Sequence[Box], whole: float) -> list[float]:
    lines = [whole / 2, MARGIN, whole - MARGIN]
    for each in others:
        start, side = (each.x, each.width) if axis == "x" else (each.y, each.height)
        lines += [start, start + side / 2, start + side]
    return lines


def _nearest(
    own: Iterable[float], lines: Sequence[float], reach: float
) -> tuple[float, float] | None:
    """Return how far to shift, and to which line; the first of equal ones."""
    pairs = [(line - place, line) for place in own for line in lines]
    near = [pair for pair in pairs if abs(pair[0]) <= reach]
    return min(near, key=lambda pair: abs(pair[0]) - _SAME * (abs(pair[0]) < _SAME), default=None)
