"""In the child: tries a typeface as documents and windows will use it."""

import struct
from io import BytesIO

from PIL import ImageFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont, TTFontFace

from jury_app.errors import RefusedFileError
from jury_app.helper.frames import Request

MAX_BYTES = 30 * 1024 * 1024

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_FOREIGN = (b"OTTO", b"ttcf", b"wOFF", b"wOF2", b"typ1")
_RIGHTS, _RIGHTS_AT = struct.Struct(">H"), 8
_KINDS, _RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x000F, 0x0002, 0x0100, 0x0200
_FEWEST = 20
_AT_ONCE = 200
_LONGEST = 80


class Worker:
    """Opens a typeface, and sets each of its letters once."""

    def answer(self, _request: Request, body: bytes) -> tuple[tuple[str, int], bytes]:
        """Return its name and how many letters it has."""
        if len(body) > MAX_BYTES:
            raise RefusedFileError("file_too_large")
        if body.startswith(_FOREIGN):
            raise RefusedFileError("font_outlines")
        if not body.startswith(_TRUETYPE):
            raise RefusedFileError("file_unreadable")
        face = _opened(body).face
        _require_free(face)
        letters = sorted(face.charToGlyph)
        if len(letters) < _FEWEST:
            raise RefusedFileError("file_unreadable")
        for start in range(0, len(letters), _AT_ONCE):
            face.makeSubset(letters[start : start + _AT_ONCE])
        _set_once(body, letters)
        return (_named(face), len(letters)), b""


def _opened(body: bytes) -> TTFont:
    try:
        return TTFont("tried", BytesIO(body))
    except TTFError:
        raise RefusedFileError("file_unreadable") from None


def _require_free(face: TTFontFace) -> None:
    """A document holds the letters that it uses: the maker must allow both, and outlines."""
    table: bytes = face.get_table("OS/2")  # type: ignore[no-untyped-call]  # the stubs say nothing
    (rights,) = _RIGHTS.unpack_from(table, _RIGHTS_AT)
    if rights & _KINDS == _RESTRICTED or rights & (_WHOLE_ONLY | _BITMAPS_ONLY):
        raise RefusedFileError("font_locked")


def _set_once(body: bytes, letters: list[int]) -> None:
    """Have each letter drawn by the library that draws on screens too."""
    font = ImageFont.truetype(BytesIO(body), 20, layout_engine=ImageFont.Layout.BASIC)
    for start in range(0, len(letters), _AT_ONCE):
        font.getmask("".join(map(chr, letters[start : start + _AT_ONCE])))


def _named(face: TTFontFace) -> str:
    parts = [
        part.decode("utf-8", "replace") if isinstance(part, bytes) else str(part)
        for part in (face.familyName, face.styleName)
        if part
    ]
    words = " ".join(dict.fromkeys(parts)) or str(face.name)
    return "".join(each for each in words if each.isprintable())[:_LONGEST]
