"""Prints certificates in a design of the edition’s own; what its pages share is drawn once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.lib.colors import HexColor, white
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from jury_app.designs import Box
from jury_app.documents import style
from jury_app.documents.certificate.backgrounds import draw_background, embed_background
from jury_app.documents.certificate.content import Certificate, Certificates
from jury_app.documents.certificate.designs import design_named
from jury_app.documents.certificate.dress import OwnDress
from jury_app.documents.certificate.own.composing import Composed, compose
from jury_app.documents.certificate.own.words import OF_THE_BATCH
from jury_app.documents.certificate.shapes import define_ornaments, draw_shapes
from jury_app.documents.certificate.sheet import BLEED, Look, Sheet
from jury_app.documents.certificate.signed_code import draw_signed_code
from jury_app.documents.drawing import Pen, remember_page

_ANCHORS = {
    "left": {"top": "nw", "middle": "w", "bottom": "sw"},
    "center": {"top": "n", "middle": "c", "bottom": "s"},
    "right": {"top": "ne", "middle": "e", "bottom": "se"},
}


@dataclass(frozen=True, slots=True)
class OwnPress:
    """Prints the certificates of one design; its objects in the document bear the key."""

    canvas: Canvas
    content: Certificates
    dress: OwnDress
    key: str

    @property
    def look(self) -> Look:
        """How the sheet is; of the look that was asked for, what the printer wants stays."""
        design = self.dress.design
        return replace(
            self.content.look,
            design=design.ornaments or "classical",
            paper=design.paper,
            orientation=design.orientation,
        )

    @property
    def _sheet(self) -> Sheet:
        return Sheet(self.look)

    def prepare(self) -> None:
        """Draw what pages share, for each level in its ink."""
        sheet, ground = self._sheet, self.dress.background
        has_ground = not self.look.is_preprinted
        if has_ground and ground is not None:
            embed_background(self.canvas, ground, f"{self.key}.artwork")
        elif has_ground and self.dress.design.ornaments:
            define_ornaments(self.canvas, sheet, f"{self.key}.woven")
        wide, high = sheet.trimmed
        box = (-BLEED, -BLEED, wide + BLEED, high + BLEED)
        first = {item.ornament: item for item in reversed(self.content.items)}
        for ornament, item in first.items():
            self.canvas.beginForm(f"{self.key}.{ornament}", *box)  # type: ignore[arg-type]  # whole points, it says
            if has_ground:
                self._draw_ground(ornament)
            fields = [each for each in self.dress.design.fields if each.kind in OF_THE_BATCH]
            self._draw(compose(self.dress, self.content, item, fields))
            self.canvas.endForm()
        for logo in dict.fromkeys(item.sponsor_logo for item in self.content.items):
            self._prepare_logo(logo, box)

    def draw(self, item: Certificate) -> None:
        """Print the certificate of a laureate."""
        sheet = self._sheet
        self.canvas.setPageSize(sheet.page)
        sheet.mark(self.canvas)
        if self.look.is_cropped:
            sheet.draw_crop_marks(self.canvas)
        sheet.enter(self.canvas)
        if sheet.scale != 1:
            self.canvas.scale(1 / sheet.scale, 1 / sheet.scale)
        self.canvas.doForm(f"{self.key}.{item.ornament}")
        fields = [each for each in self.dress.design.fields if each.kind not in OF_THE_BATCH]
        self._draw(compose(self.dress, self.content, item, fields))
        remember_page(self.canvas, ", ".join(item.laureates))
        self.canvas.showPage()

    def _draw_ground(self, ornament: str) -> None:
        sheet, design = self._sheet, self.dress.design
        if self.dress.background is not None:
            form = f"{self.key}.artwork"
            draw_background(self.canvas, self.dress.background, sheet.trimmed, BLEED, form)
        elif design.ornaments:
            level = HexColor(design_named(design.ornaments).inks[ornament])
            inks = {"text": style.INK, "muted": style.MUTED, "hairline": style.HAIRLINE}
            self.canvas.saveState()
            self.canvas.scale(sheet.scale, sheet.scale)
            every = {**inks, "level": level, "paper": white}
            draw_shapes(self.canvas, sheet, every, f"{self.key}.woven")
            self.canvas.restoreState()

    def _prepare_logo(self, logo: bytes | None, box: tuple[float, ...]) -> None:
        if logo is None:
            return
        self.canvas.beginForm(self._logo_name(logo), *box)  # type: ignore[arg-type]  # see above
        for field in self.dress.design.fields:
            if field.kind == "logo":
                self._draw_picture(logo, field.box, _ANCHORS[field.align][field.rise])
        self.canvas.endForm()

    def _logo_name(self, logo: bytes) -> str:
        return f"{self.key}.logo-{hashlib.sha256(logo).hexdigest()[:16]}"

    def _draw(self, composed: Sequence[Composed]) -> None:
        pen = Pen(self.canvas)
        high = self._sheet.trimmed[1]
        for line in (line for each in composed for line in each.lines):
            pen.put((line.x, high - line.y), line.text, line.style)
        pen.lift()
        for each in composed:
            if each.code and each.ink is not None:
                corner = (each.ink.x * mm, high - each.ink.bottom * mm)
                has_ground = self.dress.background is not None
                draw_signed_code(self.canvas, each.code, corner, on_white=has_ground)
            elif each.field.kind == "logo" and each.picture is not None:
                self.canvas.doForm(self._logo_name(each.picture))
            elif each.picture is not None and each.picture_box is not None:
                anchor = _ANCHORS[each.field.align]["bottom"]
                self._draw_picture(each.picture, each.picture_box, anchor)

    def _draw_picture(self, picture: bytes, box: Box, anchor: str) -> None:
        """Draw a picture as large as its box allows."""
        self.canvas.drawImage(
            ImageReader(BytesIO(picture)),
            box.x * mm,
            self._sheet.trimmed[1] - box.bottom * mm,
            box.width * mm,
            box.height * mm,
            mask="auto",
            preserveAspectRatio=True,
            anchor=anchor,
        )
