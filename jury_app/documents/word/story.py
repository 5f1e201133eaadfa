"""A document in the making, as paragraphs and tables of a word processor."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportlab.lib.colors import Color

from jury_app.documents import style
from jury_app.documents.layout import Cell, Column
from jury_app.documents.style import MEASURE, Align, Style
from jury_app.documents.word.markup import element, words
from jury_app.documents.word.styles import ITEMS, style_of, twips

_PADDING = 4.0
_GUTTER = 5.0
_SIGNING = 84.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; a kept one stays with what follows it."""

    text: str
    face: Style
    keep: bool = False
    is_item: bool = False
    align: Align = "left"

    def markup(self) -> str:
        """Return it as the format has it."""
        told = [element("pStyle", val=style_of(self.face))]
        told += [element("keepNext")] if self.keep else []
        if self.is_item:
            told.append(element("numPr", element("ilvl", val=0), element("numId", val=ITEMS)))
            told.append(element("spacing", before=twips(2)))
        told += [] if self.align == "left" else [element("jc", val=self.align)]
        return element("p", element("pPr", *told), words(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hairline:
    """A line across the measure."""

    before: float
    after: float
    colour: Color
    keep: bool = True

    def markup(self) -> str:
        """Return it as an empty paragraph with a border."""
        colour = self.colour.hexval()[2:].upper()
        border = element("pBdr", element("bottom", val="single", sz=4, space=1, color=colour))
        spacing = element(
            "spacing",
            before=twips(self.before),
            after=twips(self.after),
            line=twips(1),
            lineRule="exact",
        )
        keep = [element("keepNext")] if self.keep else []
        return element("p", element("pPr", *keep, border, spacing))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; `height` leaves room to sign in, over a line; `is_head` comes again on each page."""

    cells: tuple[tuple[Paragraph, ...], ...]
    is_head: bool = False
    height: float = 0.0

    def markup(self, widths: Sequence[int]) -> str:
        """Return it as the format has it; a row is never parted."""
        told = [element("cantSplit")]
        if self.height:
            told.append(element("trHeight", val=twips(self.height), hRule="atLeast"))
        told += [element("tblHeader")] if self.is_head else []
        cells = [
            element(
                "tc",
                element("tcPr", element("tcW", w=width, type="dxa"), self._line(cell)),
                *(each.markup() for each in cell),
            )
            for width, cell in zip(widths, self.cells, strict=True)
        ]
        return element("tr", element("trPr", *told), *cells)

    def _line(self, cell: Sequence[Paragraph]) -> str:
        """Return the line that somebody signs on."""
        if not (self.height and any(each.text for each in cell)):
            return ""
        colour = style.HAIRLINE.hexval()[2:].upper()
        return element("tcBorders", element("bottom", val="single", sz=4, space=0, color=colour))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows in columns, a hairline under each if they are ruled."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    is_ruled: bool = True

    def markup(self) -> str:
        """Return it as the format has it; what comes after a table begins a paragraph."""
        widths = [twips(each) for each in self.widths]
        borders = [
            element(side, val="single", sz=4, space=0, color=style.HAIRLINE.hexval()[2:].upper())
            for side in ("bottom", "insideH")
        ]
        padding = element(
            "tblCellMar",
            element("top", w=twips(_PADDING), type="dxa"),
            element("left", w=0, type="dxa"),
            element("bottom", w=twips(_PADDING), type="dxa"),
            element("right", w=twips(_GUTTER), type="dxa"),
        )
        return element(
            "tbl",
            element(
                "tblPr",
                element("tblW", w=sum(widths), type="dxa"),
                *([element("tblBorders", *borders)] if self.is_ruled else []),
                element("tblLayout", type="fixed"),
                padding,
            ),
            element("tblGrid", *(element("gridCol", w=each) for each in widths)),
            *(each.markup(widths) for each in self.rows),
        )


Block: TypeAlias = Paragraph | Hairline | Table


class WordStory:
    """Takes what pages take, and keeps it as a text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []

    def text(self, text: str, face: Style = style.BODY, *, keep: bool = False) -> None:
        """Add a paragraph; a kept one stays with what follows it."""
        self.blocks.append(Paragraph(text=text, face=face, keep=keep))

    def heading(self, text: str, face: Style = style.HEADING, *, depth: int = 0) -> None:  # noqa: ARG002 -- its style knows
        """Add a heading, which stands in the outline."""
        self.text(text, face, keep=True)

    def item(self, text: str, face: Style = style.BODY) -> None:
        """Add an item of a list."""
        self.blocks.append(Paragraph(text=text, face=face, is_item=True))

    def rule(self, *, before: float = 8, after: float = 4, colour: Color = style.HAIRLINE) -> None:
        """Add a hairline across the measure."""
        self.blocks.append(Hairline(before=before, after=after, colour=colour))

    def hold(self) -> None:
        """Keep what was added last with what comes next."""
        last = self.blocks[-1]
        if not isinstance(last, Table):
            self.blocks[-1] = replace(last, keep=True)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Leave it to the word processor: headings stay with what follows, and rows are whole."""
        yield

    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        again: str = "",  # noqa: ARG002 -- its headings come again by themselves
    ) -> None:
        """Add a table, whose headings come again on each page."""
        whole = sum(each.share for each in columns)
        head = [[(each.title, style.COLUMN_HEAD)] for each in columns]
        told = [_row(columns, cells) for cells in rows]
        if any(each.title for each in columns):
            told.insert(0, replace(_row(columns, head), is_head=True))
        widths = tuple(each.share / whole * MEASURE for each in columns)
        self.blocks.append(Table(widths=widths, rows=tuple(told)))

    def signatures(self, people: Sequence[tuple[str, str]]) -> None:
        """Add places to sign, two side by side."""
        columns = (Column(0.46), Column(0.08), Column(0.46))
        rows = []
        for index in range(0, len(people), 2):
            pair = [*people[index : index + 2], ("", "")][:2]
            left, right = (
                [(name, style.CELL_STRONG), (quality, style.CELL_MUTED)] for name, quality in pair
            )
            rows.append(replace(_row(columns, (left, [], right), keep=True), height=_SIGNING))
        widths = tuple(each.share * MEASURE for each in columns)
        self.blocks.append(Table(widths=widths, rows=tuple(rows), is_ruled=False))


def _row(columns: Sequence[Column], cells: Sequence[Cell], *, keep: bool = False) -> Row:
    return Row(
        cells=tuple(
            tuple(
                Paragraph(text=text, face=face, align=column.align, keep=keep)
                for text, face in cell
            )
            or (Paragraph(text="", face=style.CELL),)
            for column, cell in zip(columns, cells, strict=True)
        )
    )
