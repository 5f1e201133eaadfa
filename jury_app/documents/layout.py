"""What documents are made of: headings, paragraphs, tables, a block for signatures.

Texts are set as they are: there is no markup here, so that no name can be taken for any.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import cast

from reportlab.lib.colors import Color

from jury_app.documents import style
from jury_app.documents.fonts import printable, width
from jury_app.documents.lines import (
    Cell,
    Column,
    Grid,
    Span,
    paragraph_of,
    plotted,
    row_of,
    rule_across,
    said_before,
    spans_of,
    with_ticks,
)
from jury_app.documents.pages import Line, Piece, Rule
from jury_app.documents.plots import Plot
from jury_app.documents.structure import ORNAMENT, Part
from jury_app.documents.style import MEASURE, Style

__all__ = ["Cell", "Column", "Grid", "Span", "Story"]

_ABOVE = 8.0
_INDENT = 15.0
_WHOLE_WIDTH = Span(0.0, MEASURE)
_TOGETHER = style.PAGE_HEIGHT * 0.33


class Story:
    """A document in the making, from its first line to its last."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._rows = 0
        self._has_title = False
        self._list: tuple[int, Part] = (-1, Part("L"))

    def text(self, text: str, face: Style = style.BODY, *, keep: bool = False) -> None:
        """Add a paragraph; a kept one stays with what follows it."""
        self.lines += paragraph_of(text, face, _WHOLE_WIDTH, Part("P"), keep=keep)

    def heading(self, text: str, face: Style = style.HEADING, *, depth: int = 0) -> None:
        """Add a heading, which stays with what follows and stands in the outline."""
        part = Part(f"H{depth + 2}" if self._has_title else "H1")
        self._has_title = True
        first, *rest = paragraph_of(text, face, _WHOLE_WIDTH, part, keep=True)
        self.lines += [replace(first, bookmark=(printable(text), depth)), *rest]

    def item(self, text: str, face: Style = style.BODY) -> None:
        """Add an item of a list."""
        end, items = self._list
        part = Part("LI", items if end == len(self.lines) else Part("L"))
        span = Span(_INDENT, MEASURE - _INDENT)
        first, *rest = paragraph_of(text, face, span, Part("LBody", part), keep=False)
        dash = Piece(_INDENT - width("– ", face.face, face.size), "–", face)
        said = first.pieces[0]._replace(column=1)
        parts = (Part("Lbl", part), *first.parts)
        self.lines += [replace(first, pieces=(dash, said), parts=parts, before=2.0), *rest]
        self._list = len(self.lines), cast("Part", part.above)

    def rule(self, *, before: float = 8, after: float = 4, colour: Color = style.HAIRLINE) -> None:
        """Add a hairline across the measure."""
        self.lines.append(replace(rule_across(colour), before=before, height=after))

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
        spans = spans_of(columns)
        part = Part("Table") if ruled else None
        titles = tuple(bool(column.title) for column in columns)
        heads: list[Line] = []
        if any(titles):
            cells = [[(column.title, style.COLUMN_HEAD)] for column in columns]
            heads = row_of(Grid(spans, part=part), cells, self._next(), is_head=True)
            heads[0] = replace(heads[0], before=_ABOVE)
            heads[-1:] = with_ticks(heads[-1], spans)
        self.lines += heads
        note = paragraph_of(again, style.NOTE, _WHOLE_WIDTH, ORNAMENT, keep=True) if again else []
        rule = [rule_across()] if again else []
        return Grid(spans, (*note, *rule, *said_before(heads)), ruled, any(titles), part)

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
        lines = row_of(grid, cells, self._next(), dot=dot)
        drawn = tuple(plotted(grid, lines, plots or {}))
        if drawn:
            lines[0] = replace(lines[0], marks=(*drawn, *lines[0].marks))
        self.lines += lines

    def _next(self) -> int:
        self._rows += 1
        return self._rows

    def signatures(self, people: Sequence[tuple[str, str]]) -> None:
        """Add places to sign, two side by side, each row of them on one page."""
        left, _between, right = spans_of((Column(1), Column(0.15), Column(1)))
        grid = Grid((left, right), ruled=False)
        for index in range(0, len(people), 2):
            pair = [*people[index : index + 2], ("", "")][:2]
            cells = [
                [(name, style.CELL_STRONG), (quality, style.CELL_MUTED)] for name, quality in pair
            ]
            lines = row_of(grid, cells, self._next())
            lines = [replace(line, keep=True) for line in lines]
            lines[0] = replace(lines[0], before=14.0)
            marks = tuple(
                Rule(span.x, 44.0, span.width)
                for span, (name, quality) in zip(grid.spans, pair, strict=True)
                if name or quality
            )
            self.lines += [*lines, Line(height=48.0, marks=marks)]
