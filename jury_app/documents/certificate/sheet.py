"""The sheet that certificates are printed on: its size, what is trimmed, and where to print."""

from dataclasses import dataclass, field

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.certificate.backgrounds import Background
from jury_app.documents.certificate.designs import Layout, design_named
from jury_app.documents.style import INK
from jury_app.dresses import DesignName, Orientation, Paper

BLEED = 3 * mm
_MARGIN = 10 * mm  # around the sheet where it is trimmed afterwards
_GAP = 1 * mm
_SIDES = (297 * mm, 210 * mm)
_SCALES = {"a4": 1.0, "a3": 2**0.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How certificates are dressed: the design, the paper, and how a printer wants them."""

    design: DesignName = "classical"
    paper: Paper = "a4"
    orientation: Orientation = "landscape"
    background: Background | None = None
    """The graphic designer’s own, in the place of the ornaments."""
    is_headed: bool = True
    """Whether the organiser and the prize are printed; a background may bear them already."""
    is_preprinted: bool = False
    """Only the texts are printed, on paper that bears the rest."""
    is_cropped: bool = False
    """With bleed and crop marks, for a printer who trims."""
    offset: tuple[float, float] = (0.0, 0.0)
    """Millimetres to the right and down, for a machine that prints beside its place."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The geometry of a look, in points; everything is drawn as on A4 and made larger."""

    look: Look = field(default_factory=Look)

    @property
    def layout(self) -> Layout:
        """What stands where."""
        design = design_named(self.look.design)
        return design.landscape if self.look.orientation == "landscape" else design.portrait

    @property
    def scale(self) -> float:
        """How many times an A4 sheet this is."""
        return _SCALES[self.look.paper]

    @property
    def drawn(self) -> tuple[float, float]:
        """The sheet as it is drawn."""
        return _SIDES if self.look.orientation == "landscape" else (_SIDES[1], _SIDES[0])

    @property
    def trimmed(self) -> tuple[float, float]:
        """The sheet as it hangs on the wall."""
        return self.drawn[0] * self.scale, self.drawn[1] * self.scale

    @property
    def margin(self) -> float:
        """What is around the sheet for the printer who trims it."""
        return _MARGIN if self.look.is_cropped else 0.0

    @property
    def page(self) -> tuple[float, float]:
        """The page of the file."""
        return self.trimmed[0] + 2 * self.margin, self.trimmed[1] + 2 * self.margin

    def mark(self, canvas: Canvas) -> None:
        """Say in the file where the sheet is trimmed, and how far the ink bleeds."""
        if not self.look.is_cropped:
            return
        for name, out in (("trim", 0.0), ("bleed", BLEED)):
            low, (wide, high) = self.margin - out, self.trimmed
            box = (low, low, self.margin + wide + out, self.margin + high + out)
            canvas.setCropBox(box, name)

    def enter(self, canvas: Canvas) -> None:
        """Draw from here on as on a sheet of A4."""
        right, down = self.look.offset
        if self.margin or right or down:
            canvas.translate(self.margin + right * mm, self.margin - down * mm)
        if self.scale != 1:
            canvas.scale(self.scale, self.scale)

    def draw_crop_marks(self, canvas: Canvas) -> None:
        """Draw where to cut, outside of what stays."""
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.25)
        (wide, high), end = self.trimmed, BLEED + _GAP
        for x in (self.margin, self.margin + wide):
            canvas.line(x, 0, x, self.margin - end)
            canvas.line(x, self.margin + high + end, x, self.page[1])
        for y in (self.margin, self.margin + high):
            canvas.line(0, y, self.margin - end, y)
            canvas.line(self.margin + wide + end, y, self.page[0], y)
