"""From lines to pages: what stays together, what is repeated, page x of y, bookmarks, metadata.

Lines are placed once, each in the time of a line, so that ten times the rows take ten times the
time; the library's own tables copy what remains at each page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, zip_longest
from typing import BinaryIO, NamedTuple, TypeAlias

from reportlab.lib.colors import Color

from jury_app.documents import fonts, initials, style
from jury_app.documents.drawing import Imprint, Pen, elided, new_canvas
from jury_app.documents.paper import Paper
from jury_app.documents.strokes import Brush
from jury_app.documents.structure import Part, pagination
from jury_app.documents.style import Style
from jury_app.i18n import _
from jury_app.rehearsal import stamp

_CELLS = frozenset({"TD", "TH"})  # an empty one is a cell
_BREAKS = ("-", "/")  # a line that ends so is read on without a blank
_NOTE = 0.75  # of the measure, for what stands at the right of a head
_SLOPE = 52
_ACROSS = 0.8  # of the height of the page


class Piece(NamedTuple):
    """A text on a line; pieces of a row are read column by column."""

    x: float
    text: str
    style: Style
    column: int = 0


class Rule(NamedTuple):
    """A hairline, `y` under the top of its line."""

    x: float
    y: float
    length: float
    colour: Color = style.HAIRLINE
    thickness: float = 0.5


class Dot(NamedTuple):
    """A medal."""

    x: float
    y: float
    radius: float
    colour: Color


class Box(NamedTuple):
    """A filled part of a drawing; its top is `y` under the top of its line."""

    x: float
    y: float
    width: float
    height: float
    colour: Color


Mark: TypeAlias = Rule | Dot | Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a document; its letters stand `baseline` under its top.

    `keep` holds it on the page of the next one. `running` are the lines that come again above it
    where it begins a page. Lines of one table row share a `row`. `parts` tell what is
    said in each of its columns. `bookmark` is its title and depth in the outline.
    """

    height: float
    baseline: float = 0.0
    pieces: tuple[Piece, ...] = ()
    marks: tuple[Mark, ...] = ()
    before: float = 0.0
    keep: bool = False
    running: tuple["Line", ...] = ()
    row: int = 0
    parts: tuple[Part, ...] = ()
    bookmark: tuple[str, int] | None = None


class Placed(NamedTuple):
    """A line and its distance from the top of the page's text."""

    top: float
    line: Line


def paged(lines: Iterable[Line], room: float) -> list[list[Placed]]:
    """Place lines on pages, each kept line with the line after it."""
    pages: list[list[Placed]] = [[]]
    top = 0.0
    for group in _groups(lines):
        needed = sum(line.before + line.height for line in group)
        if pages[-1] and top + needed > room and needed <= room:
            pages.append([])
        for line in group:
            if pages[-1]:
                top += line.before
            if pages[-1] and top + line.height > room:
                pages.append([])
            if not pages[-1]:
                top = _repeated(line.running, pages[-1]) + (line.before if line.running else 0)
            pages[-1].append(Placed(top, line))
            top += line.height
    return pages


def _repeated(running: Sequence[Line], page: list[Placed]) -> float:
    top = 0.0
    for line in running:
        top += line.before if page else 0
        page.append(Placed(top, line))
        top += line.height
    return top


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        group.append(line)
        if not line.keep:
            yield group
            group = []
    if group:
        yield group


def write_pages(lines: Iterable[Line], imprint: Imprint, output: BinaryIO) -> int:
    """Write lines as an A4 document and return its number of pages."""
    return write_parts([lines], imprint, output)


def write_parts(parts: Sequence[Iterable[Line]], imprint: Imprint, output: BinaryIO) -> int:
    """Write several documents as one file, each with pages of its own; none makes an empty page."""
    size = (style.PAGE_WIDTH, style.PAGE_HEIGHT)
    canvas = new_canvas(output, imprint, size, is_archival=True)
    count = 0
    below = style.BOTTOM + (initials.ROOM if imprint.initials else 0)
    for lines in parts or [()]:
        pages = paged(lines, style.PAGE_HEIGHT - style.TOP - below)
        count += len(pages)
        for number, page in enumerate(pages, start=1):
            _draw_watermark(canvas, imprint.watermark)
            _draw_page(canvas, page)
            headed = number > 1 or bool(imprint.initials)
            _draw_margins(canvas, imprint, number, len(pages), headed=headed)
            initials.draw_initials(canvas, imprint.initials)
            canvas.showPage()
    canvas.save()
    return count


def write_sheets(
    sheets: Sequence[tuple[Iterable[Line], Imprint]], output: BinaryIO, *, apart: bool = False
) -> int:
    """Write sheets as one file, each with a head and a foot of its own, from its first page on.

    Pages are counted through, so that a fallen pile is put right; apart, each sheet has its own
    count, since they go to different people.
    """
    room = style.PAGE_HEIGHT - style.TOP - style.BOTTOM
    made = [(paged(lines, room), imprint) for lines, imprint in sheets]
    total = sum(len(pages) for pages, _imprint in made)
    canvas = new_canvas(output, sheets[0][1], (style.PAGE_WIDTH, style.PAGE_HEIGHT))
    number = 0
    for pages, imprint in made:
        number = 0 if apart else number
        for page in pages:
            number += 1
            _draw_page(canvas, page)
            count = len(pages) if apart else total
            _draw_margins(canvas, imprint, number, count, headed=True)
            canvas.showPage()
    canvas.save()
    return total


def _draw_watermark(canvas: Paper, words: str) -> None:
    """Set pale words from corner to corner, under all else; a rehearsal has its own there."""
    if not words or stamp():
        return
    face = fonts.SANS_STRONG
    size = _ACROSS * style.PAGE_HEIGHT / fonts.width(words, face)
    canvas.saveState()
    canvas.translate(style.PAGE_WIDTH / 2, style.PAGE_HEIGHT / 2)
    canvas.rotate(_SLOPE)
    pen = Pen(canvas)
    pen.mark(pagination)
    pen.centre(0.0, -size / 3, words, Style(face, size, size, style.WATERMARK))
    pen.lift()
    canvas.restoreState()


def _draw_page(canvas: Paper, page: list[Placed]) -> None:
    brush = Brush(canvas)
    for placed in page:
        _draw_marks(canvas, brush, placed)
    brush.lift()
    pen = Pen(canvas)
    leaf = canvas.leaf
    said: Part | None = None
    pieces = list(_read(page))
    for (part, at, piece), after in zip_longest(pieces, pieces[1:]):
        if part is not said:
            pen.mark(partial(canvas.structure.mark, leaf, part))
            said = part
        goes_on = after and after[0] is part and not piece.text.endswith(_BREAKS)
        pen.put(at, f"{piece.text} " if goes_on else piece.text, piece.style)
    pen.lift()


def _read(page: Iterable[Placed]) -> Iterator[tuple[Part, tuple[float, float], Piece]]:
    """Yield the pieces of a page as they are read: a row column by column."""
    for _row, group in groupby(page, key=lambda placed: placed.line.row or -id(placed)):
        pieces = [(piece.column, placed, piece) for placed in group for piece in placed.line.pieces]
        pieces.sort(key=lambda each: each[0])
        loose = Part("P")
        for column, placed, piece in pieces:
            parts = placed.line.parts
            part = parts[column if len(parts) > 1 else 0] if parts else loose
            if piece.text or part.kind in _CELLS:
                y = style.PAGE_HEIGHT - style.TOP - placed.top - placed.line.baseline
                yield part, (style.LEFT + piece.x, y), piece


def _draw_marks(canvas: Paper, brush: Brush, placed: Placed) -> None:
    top = style.PAGE_HEIGHT - style.TOP - placed.top
    for mark in placed.line.marks:
        _draw_mark(brush, mark, (style.LEFT + mark.x, top - mark.y))
    if placed.line.bookmark:
        title, depth = placed.line.bookmark
        canvas.outline.add(title, canvas.leaf, depth=depth, top=top + 6)


def _draw_mark(brush: Brush, mark: Mark, at: tuple[float, float]) -> None:
    if isinstance(mark, Rule):
        brush.rule(at, mark.length, mark.colour, mark.thickness)
    elif isinstance(mark, Dot):
        brush.dot(at, mark.radius, mark.colour)
    else:
        brush.box(at, (mark.width, mark.height), mark.colour)


def _put_ends(pen: Pen, y: float, title: str, note: str) -> None:
    """Set two texts at the ends of a line; where there is no room for both, they are elided."""
    face = style.RUNNING
    said = elided(note, face, style.MEASURE * _NOTE)
    room = style.MEASURE - fonts.width(said, face.face, face.size) - face.leading
    pen.put((style.LEFT, y), elided(title, face, room), face)
    pen.put_right(style.PAGE_WIDTH - style.RIGHT, y, said, face)


def _draw_margins(
    canvas: Paper, imprint: Imprint, number: int, count: int, *, headed: bool
) -> None:
    pen = Pen(canvas)
    pen.mark(pagination)
    left, right = style.LEFT, style.PAGE_WIDTH - style.RIGHT
    if headed:
        head = style.PAGE_HEIGHT - style.HEAD
        _put_ends(pen, head, imprint.running_title, imprint.running_note)
    pages = _("Page {number} of {count}").format(number=number, count=count)
    _put_ends(pen, style.FOOT, imprint.foot, pages)
    pen.lift()
    brush = Brush(canvas)
    brush.rule((left, style.FOOT + 11), right - left, style.HAIRLINE, 0.5)
    brush.lift()
