"""In the child: the words of a page, found as a reader means them, and where they stand."""

import ctypes
from collections.abc import Iterator
from typing import Any, TypeAlias

from pypdfium2 import raw

from jury_app.formatting import plain

Rect: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top

MAX_HITS = 500

_HYPHENS = frozenset("\x02\N{SOFT HYPHEN}\ufffe")  # the first and the last are pdfium's own


def find_words(text: Any, words: str) -> list[list[Rect]]:
    """Return where words stand: capitals, accents, punctuation and ends of lines do not matter."""
    wanted = plain(words)
    if not wanted:
        return []
    written, places = _plain_letters(text)
    found: list[list[Rect]] = []
    start = written.find(wanted)
    while start >= 0 and len(found) < MAX_HITS:
        end = start + len(wanted)
        first, last = places[start], places[end - 1]
        found.append(list(_rects(text, first, last - first + 1)))
        start = written.find(wanted, end)
    return found


def letters(text: Any) -> tuple[str, list[Rect]]:
    """Return every letter of a page in order, and the room that each takes."""
    rect = raw.FS_RECTF()
    written, rects = [], []
    for index in range(text.count_chars()):
        written.append(_letter(text, index))
        has_room = raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rect))
        edges = (rect.left, rect.bottom, rect.right, rect.top) if has_room else (0.0,) * 4
        rects.append(edges)
    return "".join(written), rects


def _letter(text: Any, index: int) -> str:
    return chr(raw.FPDFText_GetUnicode(text, index))


def _rects(text: Any, first: int, count: int) -> Iterator[Rect]:
    for index in range(text.count_rects(first, count)):
        yield text.get_rect(index)


def _plain_letters(text: Any) -> tuple[str, list[int]]:
    """Return the letters without what a search does not mind, and where each comes from."""
    written: list[str] = []
    places: list[int] = []
    is_cut = False
    for index in range(text.count_chars()):
        letter = _letter(text, index)
        if letter in _HYPHENS:  # the word goes on in the next line
            is_cut = True
            continue
        heard = plain(letter)
        if not heard and (is_cut or not written or written[-1] == " "):
            continue
        is_cut = False
        for each in heard or " ":
            written.append(each)
            places.append(index)
    return "".join(written), places
