"""The speaker's script: one page an award, in letters that are read at arm's length."""

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts, style
from jury_app.documents.ceremony.content import Ceremony, CeremonyAward, imprint_of, laureates_of
from jury_app.documents.certificate.fitting import Part
from jury_app.documents.drawing import Imprint, Pen, narrowed, new_canvas
from jury_app.documents.fonts import printable
from jury_app.documents.grammar import named, sponsored_domain
from jury_app.documents.stage import part, put_parts
from jury_app.documents.style import Style
from jury_app.documents.typography import prose
from jury_app.formatting import joined, quoted
from jury_app.i18n import _

_PLACE = Style(fonts.SANS_STRONG, 12, 16, style.MUTED)
_DOMAIN = Style(fonts.SERIF_STRONG, 24, 30)
_SPONSOR = Style(fonts.SANS, 16, 22, style.MUTED, before=6)
_CUE = Style(fonts.SANS, 14, 19, style.MUTED, before=34)
_AWARD = Style(fonts.SANS_STRONG, 22, 28, style.ACCENT, before=4)
_LAUREATES = Style(fonts.DISPLAY_STRONG, 42, 48, before=14)
_TITLE = Style(fonts.SERIF, 22, 30, before=20)
_CITATION = Style(fonts.SERIF_ITALIC, 19, 27, before=26)
_NEXT = Style(fonts.SANS, 13, 18, style.MUTED)
_TOP = style.PAGE_HEIGHT - 38 * mm
_FLOOR = 52 * mm
_NEXT_TOP = 40 * mm


def build_script(content: Ceremony, output: BinaryIO) -> int:
    """Write the script as a PDF and return its number of pages."""
    imprint = imprint_of(content, _("Speaker’s script"))
    named_so = ", ".join(filter(None, (imprint.running_title, content.note)))
    imprint = replace(imprint, running_title=named_so)
    canvas = new_canvas(output, imprint, (style.PAGE_WIDTH, style.PAGE_HEIGHT))
    awards = content.awards
    for place, award in enumerate(awards):
        _draw(canvas, imprint, awards, place)
        title = f"{place + 1}. {award.part} – {award.level} – {laureates_of(award)}"
        canvas.outline.add(printable(title), canvas.leaf)
        canvas.showPage()
    if not awards:
        _draw_nothing(canvas)
    canvas.save()
    return max(len(awards), 1)


def spoken(award: CeremonyAward) -> str:
    """Return who is called, as one says it: « la Commune d’Ayen et le Département du Lot »."""
    words = joined([named(each) for each in award.applicants])
    return words[:1].upper() + words[1:]


def _draw(canvas: Canvas, imprint: Imprint, awards: Sequence[CeremonyAward], place: int) -> None:
    award = awards[place]
    pen = Pen(canvas)
    count = _("{number} of {count}").format(number=place + 1, count=len(awards))
    head = style.PAGE_HEIGHT - 18 * mm
    pen.put((style.LEFT, head), imprint.running_title, _fitting(imprint.running_title, 0.75))
    pen.put_right(style.PAGE_WIDTH - style.RIGHT, head, count, _PLACE)
    put_parts(pen, _parts(award), (style.LEFT, _TOP), (style.MEASURE, _TOP - _FLOOR))
    _put_next(pen, awards[place + 1] if place + 1 < len(awards) else None)
    pen.lift()
    canvas.setStrokeColor(style.HAIRLINE)
    canvas.setLineWidth(0.5)
    for y in (head - 10, _NEXT_TOP + 10):
        canvas.line(style.LEFT, y, style.PAGE_WIDTH - style.RIGHT, y)


def _fitting(words: str, share: float) -> Style:
    return narrowed(words, _PLACE, style.MEASURE * share)


def _parts(award: CeremonyAward) -> list[list[Part]]:
    sponsored = sponsored_domain(award.sponsor) if award.sponsor else ""
    context = award.domain if award.is_special else ""
    return [
        part(award.part, _DOMAIN),
        part(context or sponsored, _SPONSOR),
        part(_("The jury gives:"), _CUE),
        part(award.level, _AWARD),
        part(spoken(award), _LAUREATES),
        part(award.territory if award.territory not in award.applicants else "", _SPONSOR),
        part(_("for {title}").format(title=quoted(award.title)), _TITLE, lines=4),
        part(quoted(prose(award.citation)) if award.citation else "", _CITATION, lines=4),
    ]


def _put_next(pen: Pen, award: CeremonyAward | None) -> None:
    words = _("This is the last award.")
    if award:
        words = _("Then: {part}, {award}, {laureates}").format(
            part=award.part, award=award.level, laureates=laureates_of(award)
        )
    room = (style.MEASURE, _NEXT_TOP - style.FOOT)
    put_parts(pen, [part(words, _NEXT, lines=2)], (style.LEFT, _NEXT_TOP), room)


def _draw_nothing(canvas: Canvas) -> None:
    pen = Pen(canvas)
    words = _("The jury has made no award.")
    put_parts(pen, [part(words, _DOMAIN)], (style.LEFT, _TOP), (style.MEASURE, _TOP - _FLOOR))
    pen.lift()
    canvas.showPage()
