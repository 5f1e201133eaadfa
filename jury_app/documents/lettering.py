"""What a text is in the bytes of the faces of a document, each letter looked up once."""

from functools import cache
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from jury_app.documents import fonts

_SPECIAL = frozenset("()\\")
_PRINTABLE = range(0x20, 0x7F)


class _Letters(dict[str, str]):
    """The escaped bytes of a face's letters, of those that its first subset holds."""

    def __init__(self, font: TTFont, document: PDFDocument) -> None:
        super().__init__()
        self._font = font
        self._document = document
        self.name = ""

    def learn(self, text: str) -> list[tuple[str, str]]:
        """Return a text of this face as fonts and escaped bytes, and keep its letters."""
        font, document = self._font, self._document
        found = [
            (font.getSubsetInternalName(subset, document), _escaped(data))
            for subset, data in font.splitString(text, document)
        ]
        self.name = font.getSubsetInternalName(0, document)
        for char in text:
            ((subset, data),) = font.splitString(char, document)
            if subset == 0:
                self[char] = _escaped(data)
        return found


class Lettering:
    """The letters of a document, by their faces."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._known: dict[str, _Letters] = {}

    def pieces(self, text: str, face: str) -> list[tuple[str, str]]:
        """Return a printable text as fonts of the document and what stands in their bytes."""
        letters = self._known.get(face)
        if letters is not None:
            try:
                return [(letters.name, "".join(map(letters.__getitem__, text)))]
            except KeyError:  # a letter that is new, or lent by another face
                pass
        found: list[tuple[str, str]] = []
        for name, run in fonts.runs(text, face):
            if name not in self._known:
                font = cast("TTFont", pdfmetrics.getFont(name))
                self._known[name] = _Letters(font, self._document)
            found += self._known[name].learn(run)
        return found


def _escaped(data: bytes) -> str:
    """Return bytes as they stand between the parentheses of a text."""
    return "".join(map(_escapes().__getitem__, data))


@cache
def _escapes() -> tuple[str, ...]:
    plain = [chr(byte) if byte in _PRINTABLE else f"\\{byte:03o}" for byte in range(256)]
    return tuple(f"\\{char}" if char in _SPECIAL else char for char in plain)
