"""How texts become lines: a paragraph, or a row with its cells, its medal and its pictures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from reportlab.lib.colors import Color

from jury_app.documents import style
from jury_app.documents.fonts import width
from jury_app.documents.pages import Dot, Line, Mark, Piece, Rule
from jury_app.documents.plots import Axis, Plot, guides
from jury_app.documents.structure import HEAD_OF_COLUMN, HEAD_OF_ROW, ORNAMENT, Part
from jury_app.documents.style import MEASURE, Align, Style
from jury_app.documents.typography import lines_of

Cell: TypeAlias = Sequence[tuple[str, Style]]

PADDING = 4.0
_GUTTER = 10.0
_INSET = 5.0  # of a picture in its column: what stands on its edge has room
_WHOLE = 14  # rows and paragraphs of up to so many lines are never parted
_DOT = 3.0
_BASELINE = 0.76  # of the leading, from the top of a line
_RISE = 3.2  # from the baseline of a cell to the middle of its letters


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, as a share of the measure; its heading may be empty.

    A column with an axis holds small pictures, all drawn to that axis.
    """

    share: float
    title: str = ""
    align: Align = "left"
    axis: Axis | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Where a text stands across the page."""

    x: float
    width: float
    align: Align = "left"
    axis: Axis | None = None

    @property
    def plot(self) -> tuple[float, float]:
        """From where on its pictures are drawn, and how wide."""
        return self.x + _INSET, self.width - 2 * _INSET


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table, and the lines that come again where it begins a page.

    Where nothing is ruled off, texts stand side by side, and `part` is no table.
    """

    spans: tuple[Span, ...]
    running: tuple[Line, ...] = ()
    ruled: bool = True
    is_headed: bool = False
    part: Part | None = None

    def parts(self, cells: Sequence[Cell], *, is_head: bool) -> tuple[Part, ...]:
        """Return what each cell of a row is; without a heading, rows are found by their first."""
        if self.part is None:
            return tuple([Part("P") for _cell in cells])
        row = Part("TR", self.part)
        if is_head:
            return tuple([Part("TH", row, HEAD_OF_COLUMN) for _cell in cells])
        if self.is_headed:
            return tuple([Part("TD", row) for _cell in cells])
        parts = [Part("TD", row) if cell[0][0] else ORNAMENT for cell in cells]
        first = next((place for place, part in enumerate(parts) if part is not ORNAMENT), 0)
        parts[first] = Part("TH", row, HEAD_OF_ROW)
        return tuple(parts)


def row_of(
    grid: Grid,
    cells: Sequence[Cell],
    number: int,
    *,
    dot: Color | None = None,
    is_head: bool = False,
) -> list[Line]:
    """Return the lines of a row, over a hairline if its grid is ruled."""
    columns = [
        _cell_pieces(cell, span, place)
        for place, (cell, span) in enumerate(zip(cells, grid.spans, strict=True))
    ]
    parts = grid.parts(cells, is_head=is_head)
    count = max(map(len, columns))
    lines: list[Line] = []
    for index in range(count):
        pieces = [column[index] for column in columns if index < len(column)]
        leading = max([piece.style.leading for piece in pieces])
        is_last = index == count - 1
        marks = _medal(dot, leading) if index == 0 else ()
        if is_last and grid.ruled:
            marks = (*marks, Rule(0.0, leading + PADDING, MEASURE))
        lines.append(
            Line(
                height=leading + PADDING if is_last else leading,
                baseline=leading * _BASELINE,
                pieces=tuple(pieces),
                marks=marks,
                before=0.0 if index else PADDING,
                keep=is_head or _stays(index, count),
                running=grid.running,
                row=number,
                parts=parts,
            )
        )
    return lines


def said_before(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines as they come again on another page, where nobody reads them out."""
    return tuple(replace(line, parts=(ORNAMENT,)) for line in lines)


def rule_across(colour: Color = style.HAIRLINE) -> Line:
    """Return a hairline across the measure."""
    mark = Rule(0.0, 0.0, MEASURE, colour)
    return Line(height=0.0, marks=(mark,), before=5.0, keep=True)


def spans_of(columns: Sequence[Column]) -> tuple[Span, ...]:
    """Return where columns stand, with air between them."""
    whole = sum(column.share for column in columns)
    spans: list[Span] = []
    x = 0.0
    for column in columns:
        room = column.share / whole * (MEASURE + _GUTTER)
        spans.append(Span(x, room - _GUTTER, column.align, column.axis))
        x += room
    return tuple(spans)


def paragraph_of(text: str, face: Style, span: Span, part: Part, *, keep: bool) -> list[Line]:
    """Return the lines of a paragraph."""
    pieces = _cell_pieces([(text, face)], span, 0)
    return [
        Line(
            height=face.leading,
            baseline=face.leading * _BASELINE,
            pieces=(piece,),
            before=0.0 if index else face.before,
            keep=keep or _stays(index, len(pieces)),
            parts=(part,),
        )
        for index, piece in enumerate(pieces)
    ]


def _cell_pieces(cell: Cell, span: Span, column: int) -> list[Piece]:
    return [
        Piece(_start(line, face, span), line, face, column)
        for text, face in cell
        for line in lines_of(text, face.face, face.size, span.width)
    ]


def _start(line: str, face: Style, span: Span) -> float:
    if face.align == span.align == "left":
        return span.x
    room = span.width - width(line, face.face, face.size)
    align = span.align if span.align != "left" else face.align
    return span.x + (room if align == "right" else room / 2)


def _stays(index: int, count: int) -> bool:
    """Whether a line must not be parted from the next: no widow, no orphan, short ones whole."""
    if index == count - 1:
        return False
    return count <= _WHOLE or index < 2 or index >= count - 3  # noqa: PLR2004 -- lines


def with_ticks(head: Line, spans: Sequence[Span]) -> list[Line]:
    """Return the last line of the headings, with the words of the axes on one of their own."""
    words = [
        Piece(
            span.plot[0]
            + span.axis.place(tick, span.plot[1])
            - width(text, style.TICK.face, style.TICK.size) / 2,
            text,
            style.TICK,
            column,
        )
        for column, span in enumerate(spans)
        if span.axis
        for tick, text in span.axis.ticks
    ]
    if not words:
        return [head]
    rules = tuple(mark for mark in head.marks if isinstance(mark, Rule))
    under = Line(
        height=style.TICK.leading + PADDING,
        baseline=style.TICK.leading * _BASELINE,
        pieces=tuple(words),
        marks=tuple(rule._replace(y=style.TICK.leading + PADDING) for rule in rules),
        keep=True,
        row=head.row,
        parts=head.parts,
    )
    return [replace(head, height=head.height - PADDING, marks=()), under]


def plotted(grid: Grid, lines: Sequence[Line], plots: Mapping[int, Plot]) -> Iterator[Mark]:
    """Tell the pictures of a row, level with its first line, over the guides of their axes."""
    for column, span in enumerate(grid.spans):
        if span.axis:
            yield from guides(span.axis, *span.plot, (-PADDING, lines[0].height))
        if span.axis and column in plots:
            middle = lines[0].baseline - _RISE
            yield from plots[column].marks(span.axis, *span.plot, middle)


@lru_cache(maxsize=64)
def _medal(colour: Color | None, leading: float) -> tuple[Mark, ...]:
    return (Dot(_DOT, leading * _BASELINE - _DOT, _DOT, colour),) if colour else ()
