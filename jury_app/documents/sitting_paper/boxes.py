"""Tables to be filled in with a pen: rows of words, boxes to write in and squares to tick."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import TypeAlias

from reportlab.lib.colors import HexColor, white

from jury_app.documents import style
from jury_app.documents.layout import Cell, Column, Grid, Span, Story
from jury_app.documents.pages import Box

_EDGE = HexColor("#7A828B")  # seen, and not in the way of a pen
_LINE = 1.0
_SQUARE = 11.0
_GAP = 5.0
HAND = 25.0
"""The height of a line of handwriting, for somebody who stands."""


class Pen(Enum):
    """What is left for the pen in the place of words."""

    WRITE = auto()
    TICK = auto()


Filled: TypeAlias = Cell | Pen


def fill_in(
    story: Story,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Filled]],
    *,
    again: str = "",
    height: float = HAND,
) -> None:
    """Add a table to fill in, its column headings repeated where it goes on."""
    grid = story.grid(columns, again, ruled=False)
    for row in rows:
        fill_row(story, grid, row, height)


def blank(
    story: Story,
    title: str,
    face: style.Style,
    columns: Sequence[Column],
    rows: int,
    *,
    height: float = HAND,
) -> None:
    """Add a heading and a short table of which every part is to be filled in, on one page."""
    with story.together():
        story.heading(title, face, depth=1)
        fill_in(story, columns, [[Pen.WRITE] * len(columns)] * rows, height=height)


def fill_row(story: Story, grid: Grid, row: Sequence[Filled], height: float) -> None:
    """Add one row, tall enough to write in."""
    start = len(story.lines)
    story.row(grid, [[("", style.CELL)] if isinstance(each, Pen) else each for each in row])
    lines = story.lines[start:]
    missing = max(height - sum(line.height for line in lines), 0.0)
    lines[-1] = replace(lines[-1], height=lines[-1].height + missing)
    tall = sum(line.height for line in lines) - _GAP
    marks = [
        mark
        for span, each in zip(grid.spans, row, strict=True)
        if isinstance(each, Pen)
        for mark in _left_free(span, each, tall)
    ]
    lines[0] = replace(lines[0], before=_GAP, marks=(*marks, *lines[0].marks))
    story.lines[start:] = [*(replace(line, keep=True) for line in lines[:-1]), lines[-1]]


def _left_free(span: Span, pen: Pen, height: float) -> tuple[Box, Box]:
    if pen is Pen.TICK:
        shift = {"left": 0.0, "center": (span.width - _SQUARE) / 2}.get(span.align, 0.0)
        return _framed(span.x + shift, (height - _SQUARE) / 2, _SQUARE, _SQUARE)
    return _framed(span.x, 0.0, span.width, height)


def _framed(x: float, y: float, width: float, height: float) -> tuple[Box, Box]:
    inner = Box(x + _LINE, y + _LINE, width - 2 * _LINE, height - 2 * _LINE, white)
    return Box(x, y, width, height, _EDGE), inner


def words(text: str, face: style.Style = style.CELL) -> Cell:
    """Return words as the cell of a table."""
    return [(text, face)]
