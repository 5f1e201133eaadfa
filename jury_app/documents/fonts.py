"""The typefaces of every document: what they can print, and how wide it is.

A character that no face has is never printed as an empty box: it becomes “[?]”, and
`missing_glyphs` names it, so that the secretariat hears of it before the press does.
"""

import hashlib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from jury_app.files import shipped
from jury_app.paths import RESOURCES

SANS = "SourceSans3-Regular"
SANS_ITALIC = "SourceSans3-Italic"
SANS_STRONG = "SourceSans3-SemiBold"
SERIF = "SourceSerif4-Regular"
SERIF_ITALIC = "SourceSerif4-Italic"
SERIF_STRONG = "SourceSerif4-SemiBold"
DISPLAY = "SourceSerif4Display-Regular"
DISPLAY_ITALIC = "SourceSerif4Display-Italic"
DISPLAY_STRONG = "SourceSerif4Display-SemiBold"
SHIPPED = (
    DISPLAY_STRONG, DISPLAY, DISPLAY_ITALIC, SERIF_STRONG, SERIF, SERIF_ITALIC, SANS_STRONG, SANS,
    SANS_ITALIC,
)  # fmt: skip
"""The faces that a design may choose among, those for large sizes first."""

REPLACEMENT = "[?]"

_STAND_INS = {  # the sans has letters of Northern Sámi and Dutch that the serif lacks
    SERIF: SANS,
    SERIF_ITALIC: SANS_ITALIC,
    SERIF_STRONG: SANS_STRONG,
    DISPLAY: SANS,
    DISPLAY_ITALIC: SANS_ITALIC,
    DISPLAY_STRONG: SANS_STRONG,
    SANS: SERIF,
    SANS_ITALIC: SERIF_ITALIC,
    SANS_STRONG: SERIF_STRONG,
}
_STAND_INS_OF_OWN = (SANS, SERIF)
_LEARNT: dict[str, TTFont] = {}
_FILES: dict[str, bytes] = {}
_KEPT_SPACES = frozenset(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
_PRINTED: set[str] = set()  # letters that were met, and are printed as they are
_SELECTORS = range(0xFE00, 0xFE10)


def learn(data: bytes) -> str:
    """Return the name by which a typeface of the edition’s own is known from here on.

    Its file was tried in the helper before it was taken in.
    """
    name = f"Own-{hashlib.sha256(data).hexdigest()}"
    if name not in _LEARNT:
        _LEARNT[name] = TTFont(name, BytesIO(data))
        _FILES[name] = data
        pdfmetrics.registerFont(_LEARNT[name])
    return name


def file_of(face: str) -> bytes:
    """Return the file of a typeface, for a screen that shows what is printed."""
    return _FILES.get(face) or shipped(RESOURCES / "fonts" / f"{face}.ttf")


@cache
def _font(face: str) -> TTFont:
    known = _LEARNT.get(face)
    if known is not None:
        return known
    font = TTFont(face, BytesIO(file_of(face)))
    pdfmetrics.registerFont(font)
    return font


class _Advances(dict[str, float]):
    """The widths of the characters of a face at a size of 1, looked up once each.

    The apostrophe of a typewriter is as wide as the one that is printed in its place.
    """

    def __init__(self, face: str) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: str) -> float:
        printed = "’" if char == "'" else char
        own = _face_for(self._face, printed) or self._face
        self[char] = pdfmetrics.stringWidth(printed, ready(own), 1)
        return self[char]


def ready(face: str) -> str:
    """Return a face that the PDF library knows by its name."""
    _font(face)
    return face


@cache
def _letters(face: str) -> frozenset[str]:
    return frozenset(map(chr, _font(face).face.charToGlyph))


def lacking(text: str, face: str) -> tuple[str, ...]:
    """Return the letters of any text that a typeface has not: another stands in, or none does."""
    composed = unicodedata.normalize("NFC", text)
    if _letters(face).issuperset(composed):
        return ()
    seen = (char for char in composed if not char.isspace())
    has_not = (char for char in seen if not (_is_unseen(char) or _has(face, char)))
    return tuple(dict.fromkeys(has_not))


def _has(face: str, char: str) -> bool:
    return char in _letters(face)


def _face_for(face: str, char: str) -> str | None:
    stand_in = _STAND_INS.get(face)
    faces = (face, stand_in) if stand_in else (face, *_STAND_INS_OF_OWN)
    return next((each for each in faces if _has(each, char)), None)


@cache
def _advances(face: str) -> _Advances:
    return _Advances(face)


def width(text: str, face: str, size: float = 1) -> float:
    """Return the width of a printable text."""
    return _width(text, face) * size


@lru_cache(maxsize=4096)  # what is said on each page is measured once
def _width(text: str, face: str) -> float:
    return sum(map(_advances(face).__getitem__, text))


@cache
def capital_height(face: str) -> float:
    """Return the height of a capital at a size of 1."""
    return float(_font(face).face.capHeight) / 1000


def printable(text: str) -> str:
    """Return a text as it can be printed: composed, without controls, “[?]” for what is missing."""
    composed = unicodedata.normalize("NFC", text)
    if _PRINTED.issuperset(composed):
        return composed
    if all(map(_is_plain, composed)):
        _PRINTED.update(composed)
        return composed
    return "".join(_replaced(composed))


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no shipped typeface has, once each."""
    composed = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys(filter(_is_missing, composed)))


def runs(text: str, face: str) -> list[tuple[str, str]]:
    """Return a printable text in pieces of one face each."""
    if _letters(face).issuperset(text):
        return [(ready(face), text)]
    pieces: list[tuple[str, str]] = []
    for char in text:
        own = _face_for(face, char) or face
        if pieces and pieces[-1][0] == own:
            pieces[-1] = (own, pieces[-1][1] + char)
        else:
            pieces.append((own, char))
    return pieces


@cache
def _is_plain(char: str) -> bool:
    return char in _KEPT_SPACES or not (char.isspace() or _is_unseen(char) or _is_missing(char))


def _is_unseen(char: str) -> bool:
    """Controls, joiners, marks of direction, soft hyphens and the selectors of emoji."""
    return unicodedata.category(char) in {"Cc", "Cf"} or ord(char) in _SELECTORS


@cache
def _is_missing(char: str) -> bool:
    return not (char.isspace() or _is_unseen(char) or _face_for(SANS, char))


def _replaced(text: str) -> Iterator[str]:
    after_missing = False
    for char in text:
        if char.isspace():
            yield char if char in _KEPT_SPACES else " "
        elif _is_unseen(char):
            continue
        elif not _is_missing(char):
            yield char
        elif not after_missing:
            yield REPLACEMENT
        after_missing = _is_missing(char)
