"""What documents are made of: headings, paragraphs, tables, a block for signatures.

Texts are set as they are: there is no markup here, so that no name can be taken for any.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportlab.lib.colors import Color

from jury_app.documents import style
from jury_app.documents.fonts import printable, width
from jury_app.documents.pages import Dot, Line, Mark, Piece, Rule
from jury_app.documents.plots import Axis, Plot, guides
from jury_app.documents.style import MEASURE, Align, Style
from jury_app.documents.typography import lines_of

Cell: TypeAlias = Sequence[tuple[str, Style]]

_GUTTER = 10.0
_PADDING = 4.0
_ABOVE = 8.0
_INDENT = 15.0
_INSET = 5.0  # of a picture in its column: what stands on its edge has room
_WHOLE = 14  # rows and paragraphs of up to so many lines are never parted
_TOGETHER = style.PAGE_HEIGHT * 0.33
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
    """The columns of a table, and the lines that come again where it begins a page."""

    spans: tuple[Span, ...]
    running: tuple[Line, ...] = ()
    ruled: bool = True


class Story:
    """A document in the making, from its first line to its last."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._rows = 0

    def text(self, text: str, face: Style = style.BODY, *, keep: bool = False) -> None:
        """Add a paragraph; a kept one stays with what follows it."""
        self.lines += _paragraph(text, face, Span(0.0, MEASURE), keep=keep)

    def heading(self, text: str, face: Style = style.HEADING, *, depth: int = 0) -> None:
        """Add a heading, which stays with what follows and stands in the outline."""
        first, *rest = _paragraph(text, face, Span(0.0, MEASURE), keep=True)
        self.lines += [replace(first, bookmark=(printable(text), depth)), *rest]

    def item(self, text: str, face: Style = style.BODY) -> None:
        """Add an item of a list."""
        span = Span(_INDENT, MEASURE - _INDENT)
        first, *rest = _paragraph(text, face, span, keep=False)
        dash = Piece(_INDENT - width("– ", face.face, face.size), "–", face)
        self.lines += [replace(first, pieces=(dash, *first.pieces), before=2.0), *rest]

    def rule(self, *, before: float = 8, after: float = 4, colour: Color = style.HAIRLINE) -> None:
        """Add a hairline across the measure."""
        self.lines.append(replace(_rule(colour), before=before, height=after))

    def hold(self) -> None:
        """Keep what was added last with what comes next."""
        self.lines[-1] = replace(self.lines[-1], keep=True)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is added inside on one page, if it takes less than half of one."""
        start = len(self.lines)
        yield
        if sum(line.before + line.height for line in self.lines[start:]) <= _TOGETHER:
            self.lines[start:-1] = [replace(line, keep=True) for line in self.lines[start:-1]]

    def table(
        self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, again: str = ""
    ) -> None:
        """Add a table; where it goes on, its heading comes again under the words `again`."""
        grid = self.grid(columns, again)
        for row in rows:
            self.row(grid, row)

    def grid(self, columns: Sequence[Column], again: str = "", *, ruled: bool = True) -> Grid:
        """Begin a table: add its column headings, if it has any, and return its columns."""
        spans = _spans(columns)
        heads: list[Line] = []
        if any(column.title for column in columns):
            cells = [[(column.title, style.COLUMN_HEAD)] for column in columns]
            heads = [replace(line, keep=True) for line in self._row_lines(Grid(spans), cells, None)]
            heads[0] = replace(heads[0], before=_ABOVE)
            heads[-1:] = _with_ticks(heads[-1], spans)
        self.lines += heads
        note = (
            [*_paragraph(again, style.NOTE, Span(0.0, MEASURE), keep=True), _rule()]
            if again
            else []
        )
        return Grid(spans, (*note, *heads), ruled)

    def row(
        self,
        grid: Grid,
        cells: Sequence[Cell],
        *,
        dot: Color | None = None,
        plots: Mapping[int, Plot] | None = None,
    ) -> None:
        """Add one row, its cells side by side over a hairline; a dot stands for a medal.

        `plots` are the pictures that stand in columns with an axis.
        """
        lines = self._row_lines(grid, cells, dot)
        drawn = tuple(_plotted(grid, lines, plots or {}))
        lines[0] = replace(lines[0], marks=(*drawn, *lines[0].marks))
        self.lines += lines

    def _row_lines(self, grid: Grid, cells: Sequence[Cell], dot: Color | None) -> list[Line]:
        self._rows += 1
        columns = [
            _cell_pieces(cell, span, number)
            for number, (cell, span) in enumerate(zip(cells, grid.spans, strict=True))
        ]
        count = max(map(len, columns))
        lines: list[Line] = []
        for index in range(count):
            pieces = tuple(column[index] for column in columns if index < len(column))
            leading = max(piece.style.leading for piece in pieces)
            lines.append(
                Line(
                    height=leading,
                    baseline=leading * _BASELINE,
                    pieces=pieces,
                    keep=_stays(index, count),
                    running=grid.running,
                    row=self._rows,
                )
            )
        lines[0] = replace(lines[0], before=_PADDING, marks=_medal(dot, lines[0].baseline))
        lines[-1] = _ended(lines[-1], ruled=grid.ruled)
        return lines

    def signatures(self, people: Sequence[tuple[str, str]]) -> None:
        """Add places to sign, two side by side, each row of them on one page."""
        left, _between, right = _spans((Column(1), Column(0.15), Column(1)))
        grid = Grid((left, right), ruled=False)
        for index in range(0, len(people), 2):
            pair = [*people[index : index + 2], ("", "")][:2]
            cells = [
                [(name, style.CELL_STRONG), (quality, style.CELL_MUTED)] for name, quality in pair
            ]
            lines = self._row_lines(grid, cells, None)
            lines = [replace(line, keep=True) for line in lines]
            lines[0] = replace(lines[0], before=14.0)
            marks = tuple(
                Rule(span.x, 44.0, span.width)
                for span, (name, quality) in zip(grid.spans, pair, strict=True)
                if name or quality
            )
            self.lines += [*lines, Line(height=48.0, marks=marks)]


def _rule(colour: Color = style.HAIRLINE) -> Line:
    mark = Rule(0.0, 0.0, MEASURE, colour)
    return Line(height=0.0, marks=(mark,), before=5.0, keep=True)


def _spans(columns: Sequence[Column]) -> tuple[Span, ...]:
    whole = sum(column.share for column in columns)
    spans: list[Span] = []
    x = 0.0
    for column in columns:
        room = column.share / whole * (MEASURE + _GUTTER)
        spans.append(Span(x, room - _GUTTER, column.align, column.axis))
        x += room
    return tuple(spans)


def _paragraph(text: str, face: Style, span: Span, *, keep: bool) -> list[Line]:
    pieces = _cell_pieces([(text, face)], span, 0)
    lines = [
        Line(
            height=face.leading,
            baseline=face.leading * _BASELINE,
            pieces=(piece,),
            keep=keep or _stays(index, len(pieces)),
        )
        for index, piece in enumerate(pieces)
    ]
    lines[0] = replace(lines[0], before=face.before)
    return lines


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


def _with_ticks(head: Line, spans: Sequence[Span]) -> list[Line]:
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
        height=style.TICK.leading + _PADDING,
        baseline=style.TICK.leading * _BASELINE,
        pieces=tuple(words),
        marks=tuple(replace(rule, y=style.TICK.leading + _PADDING) for rule in rules),
        keep=True,
        row=head.row,
    )
    return [replace(head, height=head.height - _PADDING, marks=()), under]


def _plotted(grid: Grid, lines: Sequence[Line], plots: Mapping[int, Plot]) -> Iterator[Mark]:
    """Tell the pictures of a row, level with its first line, over the guides of their axes."""
    for column, span in enumerate(grid.spans):
        if span.axis:
            yield from guides(span.axis, *span.plot, (-_PADDING, lines[0].height))
        if span.axis and column in plots:
            middle = lines[0].baseline - _RISE
            yield from plots[column].marks(span.axis, *span.plot, middle)


def _medal(colour: Color | None, baseline: float) -> tuple[Dot, ...]:
    return (Dot(_DOT, baseline - _DOT, _DOT, colour),) if colour else ()


def _ended(line: Line, *, ruled: bool) -> Line:
    rule = (Rule(0.0, line.height + _PADDING, MEASURE),) if ruled else ()
    return replace(line, height=line.height + _PADDING, marks=(*line.marks, *rule))
