"""The paper of a rehearsal: every page says what it is."""

from math import atan2, degrees, hypot

from reportlab.lib.colors import white

from jury_app.documents import fonts, style
from jury_app.documents.paper import Paper
from jury_app.rehearsal import stamp

_HEADING = 11.0
_PALE = 0.13
_ACROSS, _TALLEST = 0.6, 0.4  # of the diagonal of a page, of its height


class StampedPaper(Paper):
    """Sets the word of a rehearsal over each page: no background hides it, and it hides nothing."""

    def showPage(self) -> None:
        """End a page, stamped."""
        width, height = self._pagesize  # type: ignore[attr-defined]  # missing from the stubs
        face = fonts.ready(fonts.SANS_STRONG)
        self.write(("/Artifact BMC",))
        self.saveState()
        self.setFillColor(style.WARNING)
        breadth = fonts.width(stamp(), face, _HEADING) + 2 * _HEADING
        self.rect((width - breadth) / 2, height - 1.7 * _HEADING, breadth, 1.5 * _HEADING, 0, 1)
        self.setFillColor(white)
        self.setFont(face, _HEADING)
        self.drawCentredString(width / 2, height - 1.35 * _HEADING, stamp())
        self.setFillColor(style.WARNING)
        self.setFillAlpha(_PALE)
        self.translate(width / 2, height / 2)
        self.rotate(degrees(atan2(height, width)))
        size = _ACROSS * hypot(width, height) / fonts.width(stamp(), fonts.SANS_STRONG)
        size = min(size, _TALLEST * height)
        self.setFont(face, size)
        self.drawCentredString(0.0, -size / 3, stamp())
        self.restoreState()
        self.write(("EMC",))
        super().showPage()
