"""A design of an edition’s own, as a graphic designer and a secretariat would make it together."""

from io import BytesIO

import msgspec
from PIL import Image, ImageDraw
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.designs import Box, Field, FieldKind, OwnDesign, new_field
from jury_app.documents.certificate import Background, OwnDress, read_background
from jury_app.model.queries.designs import KeptFile

SHEET = (297.0, 210.0)


def own_design() -> tuple[OwnDesign, tuple[KeptFile, KeptFile]]:
    """Return a design with a background in curves, a signature and the words of the jury."""
    read = read_background(_background(), "fond.pdf")
    ground = KeptFile(name="fond.pdf", media_type="application/pdf", content=read.data)
    hand = KeptFile(name="signature.png", media_type="image/png", content=_signature())
    fields = tuple(_fields(hand.sha256))
    design = OwnDesign(background=ground.sha256, background_size=read.size, fields=fields)
    return design, (ground, hand)


def own_dress() -> OwnDress:
    """Return it as the press takes it."""
    design, (ground, hand) = own_design()
    drawn = Background("pdf", ground.content, design.background_size)
    return OwnDress("Atelier", design, drawn, {hand.sha256: hand.content})


def _fields(signature: str) -> list[Field]:
    left = {"align": "left"}
    return [
        _field("prize", 70, 16, 207, 12, **left),
        _field("organiser", 70, 28, 207, 6, largest=10, **left),
        _field("introduction", 70, 46, 207, 8, largest=13, **left),
        _field("laureate", 70, 54, 207, 34, **left),
        _field("co_laureates", 70, 88, 207, 12, largest=15, **left),
        _field("award", 70, 101, 130, 13, **left),
        _field("tie", 204, 101, 73, 13, **left),
        _field("project", 70, 115, 207, 20, **left),
        _field("domain_and_sponsor", 70, 135, 207, 11, largest=11, **left),
        _field("citation", 70, 147, 150, 16, largest=11, smallest=7, **left),
        _field("place_and_date", 70, 172, 80, 7, largest=11, **left),
        _field("register_number", 70, 180, 80, 5, **left),
        _field("replaces", 70, 185, 80, 5, **left),
        _field("signature", 155, 166, 66, 30, largest=11, picture=signature),
        _field("code", 239, 155, 38, 38),
        _field("duplicate", 230, 8, 55, 6),
        _field("text", 5, 190, 50, 12, text="Remise au Sénat", colour="#FFFFFF", largest=12),
    ]


def _field(
    kind: FieldKind, x: float, y: float, width: float, height: float, **settings: object
) -> Field:
    box = Box(x=x, y=y, width=width, height=height)
    return msgspec.structs.replace(new_field(kind, SHEET), box=box, **settings)


def _background() -> bytes:
    """Return a page of curves: a dark band, and a sun over hills."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=(SHEET[0] * mm, SHEET[1] * mm), invariant=1)
    canvas.setFillColor(HexColor("#F7F4EC"))
    canvas.rect(0, 0, SHEET[0] * mm, SHEET[1] * mm, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#24473F"))
    canvas.rect(0, 0, 60 * mm, SHEET[1] * mm, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#E0B04A"))
    canvas.circle(30 * mm, 150 * mm, 16 * mm, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#3E7A68"))
    hills = canvas.beginPath()
    hills.moveTo(0, 90 * mm)
    hills.curveTo(15 * mm, 130 * mm, 35 * mm, 60 * mm, 60 * mm, 105 * mm)
    hills.lineTo(60 * mm, 60 * mm)
    hills.lineTo(0, 60 * mm)
    hills.close()
    canvas.drawPath(hills, stroke=0, fill=1)
    canvas.save()
    return output.getvalue()


def _signature() -> bytes:
    image = Image.new("RGBA", (900, 300), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    strokes = [(40 + 8 * n, 150 + ((n * 47) % 120 - 60) * (1 - n / 120)) for n in range(100)]
    pen.line(strokes, fill=(20, 40, 120, 255), width=9, joint="curve")
    output = BytesIO()
    image.save(output, "PNG")
    return output.getvalue()
