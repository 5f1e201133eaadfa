"""The slides of the ceremony, 16:9: one to open with, one an award, readable from the last row."""

from io import BytesIO
from typing import BinaryIO

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts, style
from jury_app.documents.ceremony.content import Ceremony, CeremonyAward, imprint_of, laureates_of
from jury_app.documents.certificate.fitting import Part
from jury_app.documents.drawing import Pen, new_canvas
from jury_app.documents.fonts import printable
from jury_app.documents.grammar import sponsored_domain
from jury_app.documents.stage import part, put_parts
from jury_app.documents.style import Style
from jury_app.i18n import _

SIZE = (960.0, 540.0)
_GROUND = HexColor("#101C2E")
_WORDS = HexColor("#FFFFFF")
_SOFT = HexColor("#B9C4D4")
_METALS: dict[str, Color] = {
    "gold": HexColor("#E3BE5A"),
    "silver": HexColor("#C9D0D8"),
    "bronze": HexColor("#DA9A6C"),
}
_PRIZE = Style(fonts.SANS_STRONG, 16, 20, _SOFT)
_DOMAIN = Style(fonts.SERIF, 27, 33, _WORDS)
_SPONSOR = Style(fonts.SANS, 19, 24, _SOFT)
_AWARD = Style(fonts.SANS_STRONG, 32, 38)
_LAUREATES = Style(fonts.DISPLAY_STRONG, 60, 66, _WORDS, before=12)
_TITLE = Style(fonts.SERIF, 25, 32, _WORDS, before=18)
_OPENING = Style(fonts.DISPLAY_STRONG, 76, 84, _WORDS, before=18)
_MARGIN, _BAND = 64.0, 14.0
_WIDTH = SIZE[0] - 2 * _MARGIN
_DOMAIN_TOP, _CHIEF_TOP, _FLOOR = 506.0, 416.0, 84.0
_LOGO, _PLATE = (150.0, 40.0), 8.0


def build_slides(content: Ceremony, output: BinaryIO) -> int:
    """Write the slides as a PDF and return their number."""
    canvas = new_canvas(output, imprint_of(content, _("Slides")), SIZE)
    _open(canvas, content)
    for award in content.awards:
        _draw(canvas, content, award)
        title = f"{award.part} – {award.level} – {laureates_of(award)}"
        canvas.outline.add(printable(title), canvas.leaf)
        canvas.showPage()
    canvas.save()
    return len(content.awards) + 1


def _open(canvas: Canvas, content: Ceremony) -> None:
    _ground(canvas, style.ACCENT)
    pen = Pen(canvas)
    parts = [
        part(content.organiser, _PRIZE),
        part(f"{content.title} {content.year}", _OPENING),
        part(content.when, _TITLE),
    ]
    room = (_WIDTH, SIZE[1] - 2 * _MARGIN)
    put_parts(pen, parts, (_MARGIN, SIZE[1] - _MARGIN), room, align="center")
    pen.lift()
    canvas.showPage()


def _draw(canvas: Canvas, content: Ceremony, award: CeremonyAward) -> None:
    metal = _METALS.get(award.colour, _SOFT)
    _ground(canvas, metal)
    pen = Pen(canvas)
    sponsored = sponsored_domain(award.sponsor) if award.sponsor else ""
    context = award.domain if award.is_special else sponsored
    room = (_WIDTH, _DOMAIN_TOP - _CHIEF_TOP)
    put_parts(
        pen, [part(award.part, _DOMAIN), part(context, _SPONSOR)], (_MARGIN, _DOMAIN_TOP), room
    )
    chief: list[list[Part]] = [
        part(award.level, Style(_AWARD.face, _AWARD.size, _AWARD.leading, metal)),
        part(laureates_of(award), _LAUREATES),
        part(award.title, _TITLE),
    ]
    top = (_MARGIN, _CHIEF_TOP - 16)
    put_parts(pen, chief, top, (_WIDTH, top[1] - _FLOOR), align="center")
    foot = _WIDTH - (_LOGO[0] + 3 * _PLATE if award.sponsor_logo else 0)
    name = [part(f"{content.title} {content.year}", _PRIZE, lines=1)]
    put_parts(pen, name, (_MARGIN, 52), (foot, 24))
    pen.lift()
    if award.sponsor_logo:
        _draw_logo(canvas, award.sponsor_logo)


def _ground(canvas: Canvas, band: Color) -> None:
    canvas.setFillColor(_GROUND)
    canvas.rect(0, 0, *SIZE, stroke=0, fill=1)
    canvas.setFillColor(band)
    canvas.rect(0, 0, _BAND, SIZE[1], stroke=0, fill=1)


def _draw_logo(canvas: Canvas, logo: bytes) -> None:
    """Set a logo on a white plate: most are made for paper."""
    picture = ImageReader(BytesIO(logo))
    across, down = picture.getSize()
    scale = min(_LOGO[0] / across, _LOGO[1] / down)
    width, height = across * scale, down * scale
    x, y = SIZE[0] - _MARGIN - _PLATE - width, 30 + (_LOGO[1] - height) / 2
    canvas.setFillColor(_WORDS)
    plate = (x - _PLATE, 30 - _PLATE, width + 2 * _PLATE, _LOGO[1] + 2 * _PLATE)
    canvas.roundRect(*plate, 5, stroke=0, fill=1)
    canvas.drawImage(picture, x, y, width, height, mask="auto")
