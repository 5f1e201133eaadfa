"""Certificates as they hang on the wall of a town hall for twenty years.

What all certificates of a level share, the frame, the rosette, the prize, the signature, is
drawn once and shown on each page; a page itself holds only what is its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts, style
from jury_app.documents.certificate.content import Certificate, Certificates
from jury_app.documents.certificate.fitting import Part, Set, fitted
from jury_app.documents.certificate.ornament import draw_flourish, draw_frame, draw_rosette
from jury_app.documents.certificate.signed_code import LARGEST, draw_signed_code
from jury_app.documents.drawing import Imprint, Pen, narrowed, new_canvas
from jury_app.documents.grammar import of
from jury_app.documents.style import Style
from jury_app.documents.typography import tied
from jury_app.formatting import format_date, quoted
from jury_app.i18n import _, pgettext

_WIDTH, _HEIGHT = landscape(A4)
_MIDDLE = _WIDTH / 2
_SIDE = 32 * mm
_RADIUS = 15.5 * mm
_SEAL = 36 * mm
_WING = 62 * mm
_LOGO = (44 * mm, 15 * mm)


@dataclass(frozen=True, slots=True)
class _Place:
    """A box on the page in which texts are centred and must fit."""

    middle: float
    top: float
    width: float
    height: float


_MAIN = _Place(_MIDDLE, _HEIGHT - 59 * mm, _WIDTH - 2 * _SIDE, 91 * mm)
_CODE = (_SIDE - 8 * mm, 20.5 * mm)
_DUPLICATE = (_WIDTH - _SIDE - 14 * mm, _HEIGHT - 30 * mm)
_PLAIN_WING = _SIDE + _WING / 2
_WING_BESIDE_CODE = _CODE[0] + LARGEST + 2 * mm + _WING / 2
_RIGHT_WING = _Place(_WIDTH - _SIDE - _WING / 2, 37 * mm, _WING, 15 * mm)

_ORGANISER = Style(fonts.SANS_STRONG, 8.5, 12, style.MUTED, tracking=1.7)
_PRIZE = Style(fonts.DISPLAY, 27, 32)
_INTRODUCTION = Style(fonts.SERIF_ITALIC, 13.5, 17, style.MUTED)
_LAUREATE = Style(fonts.DISPLAY_STRONG, 44, 50, before=8)
_AWARD = Style(fonts.SERIF, 26, 32, before=12)
_TIE = Style(fonts.SERIF_ITALIC, 14, 18, before=0)
_PROJECT = Style(fonts.SERIF_ITALIC, 16.5, 22, before=15)
_DOMAIN = Style(fonts.SERIF, 12.5, 17, style.MUTED, before=14)
_WING_STRONG = Style(fonts.SERIF_STRONG, 11.5, 15)
_WING_TEXT = Style(fonts.SERIF, 11.5, 15)
_WING_NOTE = Style(fonts.SANS, 8.5, 12, style.MUTED)
_MARK = Style(fonts.SANS_STRONG, 9, 12, tracking=2.2)
_YEAR = Style(fonts.DISPLAY_STRONG, 15, 18)


def build_certificates(content: Certificates, output: BinaryIO) -> int:
    """Write the certificates as a PDF, one page each, and return the number of pages."""
    canvas = new_canvas(output, _imprint(content), (_WIDTH, _HEIGHT))
    for ornament in dict.fromkeys(item.ornament for item in content.items):
        canvas.beginForm(ornament)
        _draw_background(canvas, content, HexColor(getattr(content.design, ornament)))
        canvas.endForm()
    middle = _left_wing(content)
    for item in content.items:
        canvas.doForm(item.ornament)
        _draw_certificate(canvas, item, HexColor(getattr(content.design, item.ornament)), middle)
        canvas.showPage()
    if not content.items:
        _draw_absence(canvas)
    canvas.save()
    return max(1, len(content.items))


def _left_wing(content: Certificates) -> float:
    """Return the middle of the place, the date and the number; a code stands to their left."""
    return _WING_BESIDE_CODE if any(item.code for item in content.items) else _PLAIN_WING


def _draw_absence(canvas: Canvas) -> None:
    """Draw the page of an edition without laureates, since a document is never empty."""
    pen = Pen(canvas)
    text = _("The jury made no award: there is no certificate to print.")
    pen.centre(_MIDDLE, _HEIGHT / 2, text, _INTRODUCTION)
    pen.lift()
    canvas.showPage()


def _imprint(content: Certificates) -> Imprint:
    title = _("Certificates {of_title} {year}")
    return Imprint(
        title=title.format(of_title=of(content.title), year=content.year),
        author=content.organiser,
        language=content.language,
        subject=_("Version {number}").format(number=content.number),
        made_on=content.awarded_on,
    )


def _draw_background(canvas: Canvas, content: Certificates, ink: Color) -> None:
    """Draw what the certificates of a level share."""
    draw_frame(canvas, (_WIDTH, _HEIGHT), ink)
    draw_rosette(canvas, (_MIDDLE, _SEAL), _RADIUS, ink)
    draw_flourish(canvas, (_MIDDLE, _HEIGHT - 53.5 * mm), 26 * mm, ink)
    pen = Pen(canvas)
    _centre(pen, _HEIGHT - 32 * mm, content.organiser.upper(), _ORGANISER)
    prize = f"{content.title} {content.year}"
    _centre(pen, _HEIGHT - 45 * mm, prize, narrowed(prize, _PRIZE, _MAIN.width))
    year = replace(_YEAR, colour=ink)
    _centre(pen, _SEAL - year.size * 0.33, str(content.year), year)
    _set_block(pen, _signatory(content), _RIGHT_WING)
    done = _Place(_left_wing(content), 37 * mm, _WING, 6 * mm)
    _set_block(pen, [[Part(_done(content), _WING_TEXT, 8.0)]], done)
    if content.is_duplicate:
        word = pgettext("certificate", "duplicate").upper()
        pen.centre(*_DUPLICATE, word, replace(_MARK, colour=ink))
    pen.lift()
    canvas.setStrokeColor(style.MUTED)
    canvas.setLineWidth(0.4)
    line = _RIGHT_WING.top + 4
    canvas.line(_WIDTH - _SIDE - _WING, line, _WIDTH - _SIDE, line)


def _done(content: Certificates) -> str:
    if content.awarded_on is None:
        return content.place
    day = format_date(content.awarded_on)
    if not content.place:
        return day
    return _("{place}, {date}").format(place=content.place, date=day)


def _signatory(content: Certificates) -> list[list[Part]]:
    quality = content.chair_quality or _("The chair of the jury")
    if not content.chair:
        return [[Part(quality, _WING_TEXT, 7.0)]]
    return [[Part(content.chair, _WING_STRONG, 7.0)], [Part(quality, _WING_NOTE, 6.0)]]


def _draw_certificate(canvas: Canvas, item: Certificate, ink: Color, wing: float) -> None:
    """Draw what is a laureate's own; the wing is where its number stands."""
    pen = Pen(canvas)
    block = fitted(_groups(item, ink), (_MAIN.width, _MAIN.height))
    air = (_MAIN.height - block.height) * 0.42
    _set_lines(pen, block.lines, (_MAIN.middle, _MAIN.top - air))
    _set_block(pen, [[Part(line, _WING_NOTE, 6.0)] for line in _register(item)], _number(wing))
    pen.lift()
    if item.code:
        draw_signed_code(canvas, item.code, _CODE)
    if item.sponsor_logo:
        _draw_logo(canvas, item.sponsor_logo, wing)
    key = f"page-{canvas.getPageNumber()}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(fonts.printable(", ".join(item.laureates)), key)


def _number(wing: float) -> _Place:
    return _Place(wing, 31 * mm, _WING, 9 * mm)


def _register(item: Certificate) -> list[str]:
    """Return the lines that say which certificate this is."""
    lines = []
    if item.register_number:
        lines.append(_("Register no. {number}").format(number=item.register_number))
    if item.replaces:
        lines.append(_("Replaces certificate no. {number}").format(number=item.replaces))
    return lines


def _groups(item: Certificate, ink: Color) -> list[list[Part]]:
    """Return the texts of a certificate, the most important one the largest."""
    groups = [
        [Part(_("Certificate awarded to"), _INTRODUCTION, 10.0)],
        [Part(name, _LAUREATE, 12.0, 3) for name in _linked(item.laureates)],
        [Part(item.award, replace(_AWARD, colour=ink), 11.0)],
    ]
    if item.ex_aequo:
        groups.append([Part(pgettext("tie", "ex aequo"), replace(_TIE, colour=ink), 9.0, 1)])
    project = pgettext("certificate", "for {title}").format(title=quoted(item.title))
    groups.append([Part(project, _PROJECT, 9.0, 3, 0.86)])
    context = _context(item)
    if context:
        groups.append([Part(context, _DOMAIN, 8.0, 2, 0.86)])
    return groups


def _linked(names: Sequence[str]) -> list[str]:
    """Return the names of joint laureates as they follow each other: « A, », « B », « et C »."""
    *others, last = names
    if not others:
        return [last]
    commas = [f"{name}," for name in others[:-1]]
    return [*commas, others[-1], _("and {name}").format(name=last)]


def _context(item: Certificate) -> str:
    if not item.domain:
        return (
            _("prize sponsored by {sponsor}").format(sponsor=item.sponsor) if item.sponsor else ""
        )
    if not item.sponsor:
        return _("Domain {domain}").format(domain=quoted(item.domain))
    text = _("Domain {domain}, sponsored by {sponsor}")
    return text.format(domain=quoted(item.domain), sponsor=item.sponsor)


def _set_block(pen: Pen, groups: Sequence[Sequence[Part]], place: _Place) -> None:
    block = fitted(groups, (place.width, place.height))
    _set_lines(pen, block.lines, (place.middle, place.top))


def _set_lines(pen: Pen, lines: Sequence[Set], at: tuple[float, float]) -> None:
    for line in lines:
        face = replace(line.style, size=line.size)
        _centre(pen, at[1] - line.y, line.text, face, at[0])


def _centre(pen: Pen, y: float, words: str, face: Style, middle: float = _MIDDLE) -> None:
    pen.centre(middle, y, fonts.printable(tied(words)), face)


def _draw_logo(canvas: Canvas, logo: bytes, wing: float) -> None:
    """Draw a sponsor's logo above the place and the date, as large as its box allows."""
    image = ImageReader(BytesIO(logo))
    canvas.drawImage(
        image,
        wing - _LOGO[0] / 2,
        40 * mm,
        *_LOGO,
        mask="auto",
        preserveAspectRatio=True,
        anchor="s",
    )
