"""Moving and resizing boxes: to the tenth of a millimetre, and never off the sheet."""

from typing import TypeAlias

import msgspec

from jury_app.designs.fields import SMALLEST_SIDE, Box, Field, OwnDesign, sheet_size
from jury_app.dresses import Orientation, Paper

Edges: TypeAlias = tuple[int, int]
"""Which edges of a box are moved: -1 the left or the upper, 1 the right or the lower, 0 none."""

_DIGITS = 1


def moved(box: Box, right: float, down: float, sheet: tuple[float, float]) -> Box:
    """Return a box further to the right and down, but on the sheet."""
    return within(msgspec.structs.replace(box, x=box.x + right, y=box.y + down), sheet)


def stretched(box: Box, edges: Edges, right: float, down: float, sheet: tuple[float, float]) -> Box:
    """Return a box of which some edges are further to the right and down, and the others stay."""
    x, width = _stretched((box.x, box.width), edges[0], right, sheet[0])
    y, height = _stretched((box.y, box.height), edges[1], down, sheet[1])
    return Box(x=x, y=y, width=width, height=height)


def _stretched(
    span: tuple[float, float], edge: int, by: float, whole: float
) -> tuple[float, float]:
    start, side = span
    if edge == 0:
        return span
    if edge > 0:
        return start, _whole(min(max(side + by, SMALLEST_SIDE), whole - start))
    placed = _whole(min(max(start + by, 0.0), start + side - SMALLEST_SIDE))
    return placed, _whole(start + side - placed)


def within(box: Box, sheet: tuple[float, float]) -> Box:
    """Return a box on a sheet, smaller only where the sheet itself is."""
    wide, high = min(box.width, sheet[0]), min(box.height, sheet[1])
    return Box(
        x=_whole(min(max(box.x, 0.0), sheet[0] - wide)),
        y=_whole(min(max(box.y, 0.0), sheet[1] - high)),
        width=_whole(wide),
        height=_whole(high),
    )


def turned(design: OwnDesign, paper: Paper, orientation: Orientation) -> OwnDesign:
    """Return a design on another sheet: its fields where they stood in proportion."""
    old, new = design.size, sheet_size(paper, orientation)
    across, down = new[0] / old[0], new[1] / old[1]
    grown = min(across, down) if design.orientation == orientation else 1.0
    fields = tuple(_scaled(each, (across, down), grown, new) for each in design.fields)
    return msgspec.structs.replace(design, paper=paper, orientation=orientation, fields=fields)


def _scaled(
    field: Field, by: tuple[float, float], grown: float, sheet: tuple[float, float]
) -> Field:
    box = field.box
    placed = Box(
        x=box.x * by[0],
        y=box.y * by[1],
        width=max(box.width * by[0], SMALLEST_SIDE),
        height=max(box.height * by[1], SMALLEST_SIDE),
    )
    sizes = {
        name: round(min(max(getattr(field, name) * grown, 4.0), 120.0), _DIGITS)
        for name in ("largest", "smallest")
    }
    return msgspec.structs.replace(field, box=within(placed, sheet), **sizes)


def _whole(value: float) -> float:
    return round(value, _DIGITS)
