"""The pages of a form: whose it is and how to fill it, the applications, a place to sign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from reportlab.lib.units import mm

from jury_app.documents import fonts, style
from jury_app.documents.drawing import Imprint, narrowed, new_canvas
from jury_app.documents.paper_ballot.content import PaperBallot
from jury_app.documents.paper_ballot.entry_block import EntryBlock
from jury_app.documents.paper_ballot.fields import Box, Fields, middle
from jury_app.documents.paper_ballot.front import Front
from jury_app.documents.paper_ballot.matrix_code import define_code, draw_code
from jury_app.documents.paper_ballot.names import FieldKind, FieldName
from jury_app.documents.paper_ballot.sheet import EDGE, LEFT, RIGHT, Sheet, wrapped
from jury_app.documents.style import Style
from jury_app.i18n import _

_TOP = style.PAGE_HEIGHT - 12 * mm
_CODE = 15 * mm
_BODY = _TOP - _CODE - 3 * mm
_FOOT = 11 * mm
_TOTAL = Box(RIGHT - 17 * mm, _FOOT + 5 * mm, 17 * mm, 6.5 * mm)
_BOTTOM = _TOTAL.y + _TOTAL.height + 2.5 * mm
_SIGNING = 40 * mm
_MOST_AIR = 26 * mm

_RUNNING_STRONG = Style(fonts.SANS_STRONG, 9.5, 12.5)
_RUNNING = Style(fonts.SANS, 8.5, 11.5, style.MUTED)
_DOMAIN = Style(fonts.SERIF_STRONG, 13, 17, style.ACCENT)
_DOMAIN_ABOVE = 2.5 * mm
_LABEL = Style(fonts.SANS, 8.5, 11, style.MUTED)


@dataclass(slots=True)
class _Page:
    """The applications of a page under their domains, from its top down."""

    top: float
    blocks: list[EntryBlock] = field(default_factory=list)
    is_last: bool = False

    @property
    def parts(self) -> Iterator[tuple[list[str], EntryBlock]]:
        """Each application with the lines of the domain that begins with it."""
        domain = ""
        for block in self.blocks:
            yield (wrapped(block.domain, _DOMAIN) if block.domain != domain else []), block
            domain = block.domain

    @property
    def room(self) -> float:
        """What is left at the foot."""
        taken = sum(_heading(lines) + block.height for lines, block in self.parts)
        return self.top - taken - _BOTTOM - (_SIGNING if self.is_last else 0)

    def spread(self) -> None:
        """Give what is left to the opinions, which need it most."""
        open_blocks = [block for block in self.blocks if block.is_open]
        share = self.room / max(len(open_blocks), 1)
        for block in open_blocks:
            block.air = max(0.0, min(share, _MOST_AIR))


def build_paper_ballot(content: PaperBallot, output: BinaryIO) -> int:
    """Write the form of a juror and return how many pages it has."""
    imprint = Imprint(
        title=_("Paper ballot of {juror} – {title}").format(
            juror=content.juror, title=content.title
        ),
        author=content.organiser,
        language=content.language,
        subject=content.code,
    )
    canvas = new_canvas(output, imprint, (style.PAGE_WIDTH, style.PAGE_HEIGHT))
    define_code(canvas, content.identity)
    fields = Fields(canvas)
    front = Front(content)
    pages = _paged(content, _TOP - front.height)
    for number, page in enumerate(pages, start=1):
        sheet = Sheet(canvas, fields)
        draw_code(canvas, (RIGHT - _CODE, _TOP - _CODE), _CODE)
        if number == 1:
            front.draw(sheet, _TOP)
            fields.hidden(FieldName(FieldKind.FORM), content.identity)
        else:
            _draw_head(sheet, content)
        _draw_page(sheet, page)
        _draw_foot(sheet, page, content, (number, len(pages)))
        sheet.end()
    fields.finish()
    canvas.save()
    return len(pages)


def _paged(content: PaperBallot, start: float) -> list[_Page]:
    """Place each application whole on a page."""
    pages = [_Page(start)]
    for place, entry in enumerate(content.entries, start=1):
        block = EntryBlock(place, entry, content.criteria)
        pages[-1].blocks.append(block)
        if pages[-1].room < 0 and (len(pages[-1].blocks) > 1 or len(pages) == 1):
            pages[-1].blocks.pop()
            pages.append(_Page(_BODY, [block]))
    pages[-1].is_last = True
    if pages[-1].room < 0:
        pages[-1].is_last = False
        pages.append(_Page(_BODY, is_last=True))
    for page in pages:
        page.spread()
    return pages


def _heading(lines: Sequence[str]) -> float:
    return _DOMAIN_ABOVE + len(lines) * _DOMAIN.leading if lines else 0.0


def _draw_head(sheet: Sheet, content: PaperBallot) -> None:
    room = RIGHT - LEFT - _CODE - 6 * mm
    y = _TOP
    for text, face in (
        (content.juror, _RUNNING_STRONG),
        (f"{content.title} – {content.round_title}", _RUNNING),
        (_("Form {code}").format(code=content.code), _RUNNING),
    ):
        y = sheet.lines([fonts.printable(text)], LEFT, y, narrowed(text, face, room))
    sheet.rule(_BODY)


def _draw_page(sheet: Sheet, page: _Page) -> None:
    y = page.top
    for place, (lines, block) in enumerate(page.parts):
        if lines:
            sheet.lines(lines, LEFT, y - _DOMAIN_ABOVE, _DOMAIN)
        elif place:
            sheet.rule(y)
        y -= _heading(lines)
        block.draw(sheet, y)
        y -= block.height
    if page.is_last:
        _draw_signing(sheet, y)


def _draw_signing(sheet: Sheet, top: float) -> None:
    """Draw where to sign a form that was filled with a pen."""
    top -= 4 * mm
    sheet.rule(top, EDGE, 0.8)
    sheet.lines([_("Place and date")], LEFT, top - 4 * mm, _LABEL)
    sheet.lines([_("Signature")], LEFT + 90 * mm, top - 4 * mm, _LABEL)
    for x, end in ((LEFT, LEFT + 78 * mm), (LEFT + 90 * mm, RIGHT)):
        sheet.canvas.setStrokeColor(EDGE)
        sheet.canvas.line(x, top - 30 * mm, end, top - 30 * mm)


def _draw_foot(sheet: Sheet, page: _Page, content: PaperBallot, place: tuple[int, int]) -> None:
    number, count = place
    sheet.rule(_FOOT + 11)
    sheet.words(_("Form {code}").format(code=content.code), LEFT, _FOOT, style.RUNNING)
    pages = _("Page {number} of {count}").format(number=number, count=count)
    sheet.words_right(pages, RIGHT, _FOOT, style.RUNNING)
    if any(block.is_open for block in page.blocks):
        sheet.box(_TOTAL)
        words = _("Sum of the marks of this page")
        sheet.words_right(words, _TOTAL.x - 4, _TOTAL.y + middle(_TOTAL.height, _LABEL), _LABEL)
        sheet.fields.text(FieldName(FieldKind.PAGE, number), words, _TOTAL)
