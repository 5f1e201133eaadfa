"""Makes as many pages with the frame, drawn once, and one line of text: no less can be done."""

import json
import sys
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.certificate.shapes import define_ornaments
from jury_app.documents.certificate.sheet import Sheet

folder = Path(sys.argv[1])
data = json.loads((folder / "data.json").read_text("utf-8"))
sheet = Sheet()
canvas = Canvas(str(folder / "limit.pdf"), pagesize=sheet.page, pageCompression=1)
define_ornaments(canvas, sheet)
for item in data["items"]:
    canvas.doForm("woven")
    canvas.drawCentredString(sheet.page[0] / 2, 300, item["name"])
    canvas.showPage()
canvas.save()
