"""The code on each page of a form (QR), drawn once and shown wherever it is asked for.

The PDF library's own encoder is enough: one symbol a form, in 30 ms.
"""

from itertools import groupby
from typing import Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.style import INK

_FORM = "matrix-code"


def define_code(canvas: Canvas, text: str) -> None:
    """Draw the code of a text, one point wide and high."""
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    size = code.getModuleCount()
    canvas.beginForm(_FORM, 0, 0, 1, 1)
    path = canvas.beginPath()
    for row, modules in enumerate(code.modules):
        place = 0
        for is_dark, run in groupby(modules):
            length = len(list(run))
            if is_dark:
                path.rect(place / size, 1 - (row + 1) / size, length / size, 1 / size)
            place += length
    canvas.setFillColor(INK)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.endForm()


def draw_code(canvas: Canvas, at: tuple[float, float], side: float) -> None:
    """Show the code, its lower left corner at a point."""
    canvas.saveState()
    canvas.translate(*at)
    canvas.scale(side, side)
    canvas.doForm(_FORM)
    canvas.restoreState()
