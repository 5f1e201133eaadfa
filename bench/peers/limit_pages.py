"""Makes as many pages with the frame, drawn once, and one line of text: no less can be done.

With the word `embedded` the line is set in a typeface that the file brings along, beside those of
the certificates, as what hangs on a wall for twenty years must; without it, in one of the reader's.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts
from jury_app.documents.certificate.shapes import define_ornaments
from jury_app.documents.certificate.sheet import Sheet

FACES = (
    fonts.DISPLAY_STRONG, fonts.DISPLAY, fonts.SERIF_STRONG, fonts.SERIF, fonts.SERIF_ITALIC,
    fonts.SANS_STRONG, fonts.SANS,
)  # fmt: skip
"""Those of the classical design."""

SHARED = "Prix Territoria 2026, Observatoire national de l’innovation publique, Bruno Delmas"


def draw_limit(path: Path, names: Sequence[str], *, is_embedded: bool) -> None:
    """Write the pages; embedded typefaces are used once, in what all pages share."""
    sheet = Sheet()
    canvas = Canvas(str(path), pagesize=sheet.page, pageCompression=1)
    define_ornaments(canvas, sheet)
    canvas.beginForm("shared", 0, 0, *sheet.drawn)
    canvas.doForm("woven")
    for place, face in enumerate(FACES if is_embedded else ()):
        canvas.setFont(fonts.ready(face), 12)
        canvas.drawString(60, 60 + 16 * place, SHARED)
    canvas.endForm()
    for name in names:
        canvas.doForm("shared")
        if is_embedded:
            canvas.setFont(FACES[0], 44)
        canvas.drawCentredString(sheet.page[0] / 2, 300, name)
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    folder, how = Path(sys.argv[1]), sys.argv[2]
    items = json.loads((folder / "data.json").read_text("utf-8"))["items"]
    draw_limit(
        folder / "limit.pdf", [item["name"] for item in items], is_embedded=how == "embedded"
    )
