"""What a text is in the bytes of the faces of a document, each letter looked up once."""

from functools import cache
from typing import cast
from weakref import WeakKeyDictionary

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

    def pieces(self, text: str) -> list[tuple[str, str]]:
        """Return a text of this face as names of fonts and escaped bytes."""
        try:
            return [(self.name, "".join(map(self.__getitem__, text)))]
        except KeyError:
            return self._learned(text)

    def _learned(self, text: str) -> list[tuple[str, str]]:
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


_KNOWN: WeakKeyDictionary[PDFDocument, dict[str, _Letters]] = WeakKeyDictionary()


def lettered(text: str, face: str, document: PDFDocument) -> list[tuple[str, str]]:
    """Return a printable text as fonts of a document and what stands in its bytes."""
    known = _KNOWN.setdefault(document, {})
    pieces: list[tuple[str, str]] = []
    for name, run in fonts.runs(text, face):
        if name not in known:
            known[name] = _Letters(cast("TTFont", pdfmetrics.getFont(name)), document)
        pieces += known[name].pieces(run)
    return pieces


def _escaped(data: bytes) -> str:
    """Return bytes as they stand between the parentheses of a text."""
    return "".join(map(_escapes().__getitem__, data))


@cache
def _escapes() -> tuple[str, ...]:
    plain = [chr(byte) if byte in _PRINTABLE else f"\\{byte:03o}" for byte in range(256)]
    return tuple(f"\\{char}" if char in _SPECIAL else char for char in plain)
