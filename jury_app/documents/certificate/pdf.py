"""Certificates as they hang on the wall of a town hall for twenty years.

What all certificates of a level share, the ornaments, the prize, the signature, is drawn once and
shown on each page; a page itself holds only what is its own.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from io import BytesIO
from typing import BinaryIO

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts, style
from jury_app.documents.certificate import words
from jury_app.documents.certificate.backgrounds import draw_background, embed_background
from jury_app.documents.certificate.content import Certificate, Certificates
from jury_app.documents.certificate.designs import Design, Place, design_named
from jury_app.documents.certificate.fitting import Part, fitted
from jury_app.documents.certificate.own.press import OwnPress
from jury_app.documents.certificate.shapes import define_ornaments, draw_shapes
from jury_app.documents.certificate.sheet import BLEED, Sheet
from jury_app.documents.certificate.signed_code import draw_signed_code
from jury_app.documents.drawing import Imprint, Pen, new_canvas, remember_page
from jury_app.documents.grammar import of
from jury_app.documents.typography import tied
from jury_app.i18n import _

_ANCHORS = {"left": "sw", "center": "s", "right": "se"}
_REGISTER_BELOW = 6.0  # millimetres under the place and the date
_REGISTER_HEIGHT = 9.0
_AIR = 0.42  # of what is left, above the texts of the laureate


def build_certificates(content: Certificates, output: BinaryIO) -> int:
    """Write the certificates as a PDF, one page each, and return the number of pages."""
    sheet = Sheet(content.look)
    canvas = new_canvas(output, _imprint(content), sheet.page, is_archival=_is_ours(content))
    presses = _presses(canvas, content)
    for item in content.items:
        presses[item.dress].draw(item)
    if not content.items:
        _Press(canvas, content, sheet).draw_absence()
    canvas.save()
    return max(1, len(content.items))


def _is_ours(content: Certificates) -> bool:
    """Whether all that is drawn is of our own making; a PDF may hold anything."""
    dresses = (content.dresses[item.dress] for item in content.items if item.dress)
    grounds = (content.look.background, *(each.background for each in dresses))
    return all(each is None or each.kind == "picture" for each in grounds)


def _presses(canvas: Canvas, content: Certificates) -> Mapping[str, "_Press | OwnPress"]:
    """Return what prints the certificates of each dress, with what its pages share drawn."""
    presses: dict[str, _Press | OwnPress] = {}
    for name in dict.fromkeys(item.dress for item in content.items):
        items = tuple(item for item in content.items if item.dress == name)
        batch = replace(content, items=items)
        if name:
            presses[name] = OwnPress(canvas, batch, content.dresses[name], f"own{len(presses)}")
        else:
            presses[name] = _Press(canvas, batch, Sheet(content.look))
        presses[name].prepare()
    return presses


def _imprint(content: Certificates) -> Imprint:
    title = _("Certificates {of_title} {year}")
    return Imprint(
        title=title.format(of_title=of(content.title), year=content.year),
        author=content.organiser,
        language=content.language,
        subject=_("Version {number}").format(number=content.number),
        made_on=content.awarded_on,
    )


@dataclass(frozen=True, slots=True)
class _Press:
    """Prints certificates of one look, one after another."""

    canvas: Canvas
    content: Certificates
    sheet: Sheet

    @property
    def _design(self) -> Design:
        return design_named(self.sheet.look.design)

    @property
    def _done(self) -> Place:
        """Where the place, the date and the number stand; a code stands to their left."""
        has_codes = any(item.code for item in self.content.items)
        return self.sheet.layout.done_beside_code if has_codes else self.sheet.layout.done

    def prepare(self) -> None:
        """Draw what pages share."""
        look = self.sheet.look
        has_ornaments = not (look.background or look.is_preprinted)
        if has_ornaments:
            define_ornaments(self.canvas, self.sheet)
        elif look.background:
            embed_background(self.canvas, look.background)
        wide, high = self.sheet.drawn
        box = (-BLEED, -BLEED, wide + BLEED, high + BLEED)
        for ornament in dict.fromkeys(item.ornament for item in self.content.items):
            self.canvas.beginForm(ornament, *box)  # type: ignore[arg-type]  # whole points, it says
            inks = self._inks(ornament)
            if has_ornaments:
                draw_shapes(self.canvas, self.sheet, inks)
            elif look.background and not look.is_preprinted:
                draw_background(
                    self.canvas, look.background, self.sheet.drawn, BLEED / self.sheet.scale
                )
            self._draw_shared(inks)
            self.canvas.endForm()
        for logo in dict.fromkeys(item.sponsor_logo for item in self.content.items):
            if logo is None:
                continue
            self.canvas.beginForm(_logo_name(logo), *box)  # type: ignore[arg-type]  # whole points, it says
            _draw_logo(self.canvas, logo, self.sheet.layout.logo, self.sheet.drawn[1])
            self.canvas.endForm()

    def draw(self, item: Certificate) -> None:
        """Print the certificate of a laureate."""
        canvas, layout, inks = self.canvas, self.sheet.layout, self._inks(item.ornament)
        self._begin()
        canvas.doForm(item.ornament)
        done = self._done
        below = replace(done, y=done.y + _REGISTER_BELOW, height=_REGISTER_HEIGHT)
        pen = Pen(canvas)
        groups = words.own(item, inks["level"], self._design.sizes, layout.main)
        self._set(pen, groups, layout.main, inks, air=_AIR)
        self._set(pen, words.register(item), below, inks)
        pen.lift()
        if item.code:
            self._draw_code(item.code, layout.code)
        if item.sponsor_logo:
            canvas.doForm(_logo_name(item.sponsor_logo))
        self._end(", ".join(item.laureates))

    def _draw_code(self, text: str, place: Place) -> None:
        is_right = place.align == "right"
        x = (place.x + place.width if is_right else place.x) * mm
        y = self.sheet.drawn[1] - (place.y + place.height) * mm
        on_white = self.sheet.look.background is not None
        draw_signed_code(self.canvas, text, (x, y), is_right=is_right, on_white=on_white)

    def draw_absence(self) -> None:
        """Print the page of an edition without laureates."""
        self._begin()
        pen = Pen(self.canvas)
        self._set(pen, words.absence(), self.sheet.layout.main, self._inks("mention"), air=0.5)
        pen.lift()
        self._end("")

    def _inks(self, ornament: str) -> dict[str, Color]:
        level = _colour(self._design.inks[ornament])
        others = {"text": style.INK, "muted": style.MUTED, "hairline": style.HAIRLINE}
        has_paper = self.sheet.look.background or self.sheet.look.is_preprinted
        return {**others, "level": level, "paper": style.INK if has_paper else white}

    def _draw_shared(self, inks: dict[str, Color]) -> None:
        content, layout = self.content, self.sheet.layout
        pen = Pen(self.canvas)
        if self.sheet.look.is_headed and not self.sheet.look.is_preprinted:
            self._set(pen, words.organiser(content), layout.organiser, inks)
            self._set(pen, words.prize(content, self._design.sizes), layout.prize, inks)
            if layout.year and not self.sheet.look.background:
                self._set(pen, words.year(content), layout.year, inks)
        self._set(pen, words.signatory(content), layout.signatory, inks)
        self._set(pen, words.done(content), self._done, inks)
        self._set(pen, words.mark(content), layout.duplicate, inks)
        pen.lift()
        self.canvas.setStrokeColor(style.MUTED)
        self.canvas.setLineWidth(0.4)
        left, line = layout.signatory.x * mm, self.sheet.drawn[1] - layout.signatory.y * mm + 4
        self.canvas.line(left, line, left + layout.signatory.width * mm, line)

    def _set(
        self,
        pen: Pen,
        groups: Sequence[Sequence[Part]],
        place: Place,
        inks: dict[str, Color],
        *,
        air: float = 0.0,
    ) -> None:
        """Set texts in a place; `air` is the share of what is left that goes above them."""
        groups = [list(filter(lambda part: part.text, group)) for group in groups]
        groups = [group for group in groups if group]
        if not groups:
            return
        wide, high = place.width * mm, place.height * mm
        block = fitted(groups, (wide, high))
        left = place.x * mm
        top = self.sheet.drawn[1] - place.y * mm - (high - block.height) * air
        for line in block.lines:
            face = line.style
            colour = inks[place.ink] if face.colour is style.INK else face.colour
            if line.size != face.size or colour is not face.colour:
                face = _dressed(face, line.size, colour)
            text = fonts.printable(tied(line.text))
            if place.align == "center":
                pen.centre(left + wide / 2, top - line.y, text, face)
            elif place.align == "right":
                pen.put_right(left + wide, top - line.y, text, face)
            else:
                pen.put((left, top - line.y), text, face)

    def _begin(self) -> None:
        self.canvas.setPageSize(self.sheet.page)
        self.sheet.mark(self.canvas)
        if self.sheet.look.is_cropped:
            self.sheet.draw_crop_marks(self.canvas)
        self.sheet.enter(self.canvas)

    def _end(self, title: str) -> None:
        if title:
            remember_page(self.canvas, title)
        self.canvas.showPage()


@lru_cache(maxsize=256)
def _dressed(face: style.Style, size: float, colour: Color) -> style.Style:
    return replace(face, size=size, colour=colour)


@cache
def _colour(written: str) -> Color:
    return HexColor(written)


def _logo_name(logo: bytes) -> str:
    return f"logo-{hashlib.sha256(logo).hexdigest()[:16]}"


def _draw_logo(canvas: Canvas, logo: bytes, place: Place, height: float) -> None:
    """Draw a sponsor's logo as large as its box allows."""
    canvas.drawImage(
        ImageReader(BytesIO(logo)),
        place.x * mm,
        height - (place.y + place.height) * mm,
        place.width * mm,
        place.height * mm,
        mask="auto",
        preserveAspectRatio=True,
        anchor=_ANCHORS[place.align],
    )
