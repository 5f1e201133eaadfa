"""The typeface of what is typed into a form: whole, since nobody knows yet which letters come."""

from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents import fonts

FACE = fonts.SANS

_FIRST, _LAST = 32, 255
_NONSYMBOLIC = 32


def embed_face(canvas: Canvas) -> PDFObjectReference:
    """Put the whole typeface into a document, and return it as fields name it."""
    document: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 -- no call for it
    data = fonts.file_of(FACE)
    file = PDFStream(PDFDictionary({"Length1": len(data)}), data, [PDFZCompress])
    face: Any = pdfmetrics.getFont(fonts.ready(FACE)).face  # type: ignore[attr-defined]  # it has
    descriptor = {
        "Type": PDFName("FontDescriptor"),
        "FontName": PDFName(FACE),
        "Flags": _NONSYMBOLIC,
        "FontBBox": PDFArray(face.bbox),
        "Ascent": face.ascent,
        "Descent": face.descent,
        "CapHeight": face.capHeight,
        "ItalicAngle": face.italicAngle,
        "StemV": face.stemV,
        "FontFile2": document.Reference(file),
    }
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("TrueType"),
        "BaseFont": PDFName(FACE),
        "Encoding": PDFName("WinAnsiEncoding"),
        "FirstChar": _FIRST,
        "LastChar": _LAST,
        "Widths": PDFArray([_width(code) for code in range(_FIRST, _LAST + 1)]),
        "FontDescriptor": document.Reference(PDFDictionary(descriptor)),
    }
    reference: PDFObjectReference = document.Reference(PDFDictionary(font))
    return reference


def _width(code: int) -> int:
    letter = bytes([code]).decode("cp1252", "ignore")
    return round(fonts.width(letter, FACE) * 1000)
