"""A catalogue of translations: a text is read out of the file when it is said, not before."""

import gettext
import struct
from collections.abc import Callable, Iterator

_HEAD = struct.Struct("<5I")
_CONTEXT, _FORM = "\4", "\0"


class Catalogue:
    """Answers as gettext does, from a compiled catalogue."""

    def __init__(self, data: bytes) -> None:
        _magic, _revision, count, texts, translations = _HEAD.unpack_from(data)
        self._data = data
        self._places = {
            data[text]: translation
            for text, translation in zip(
                _places(data, texts, count), _places(data, translations, count), strict=True
            )
        }
        self._known: dict[str, str | None] = {}
        self._form = self._plural_rule()

    def gettext(self, message: str) -> str:
        """Return a translation, or the text as it is."""
        found = self._find(message)
        return message if found is None else found

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation for one of two places."""
        found = self._find(f"{context}{_CONTEXT}{message}")
        return message if found is None else found

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the form that fits a count."""
        found = self._find(f"{singular}{_FORM}{plural}")
        if found is None:
            return singular if count == 1 else plural
        return found.split(_FORM)[self._form(count)]

    def _find(self, key: str) -> str | None:
        if key not in self._known:
            place = self._places.get(key.encode())
            self._known[key] = None if place is None else self._data[place].decode()
        return self._known[key]

    def _plural_rule(self) -> Callable[[int], int]:
        head = self._find("") or ""
        rule = head.partition("plural=")[2].partition(";")[0]
        return gettext.c2py(rule)


def _places(data: bytes, table: int, count: int) -> Iterator[slice]:
    """Yield where each text of a table stands."""
    numbers = struct.unpack_from(f"<{2 * count}I", data, table)
    for length, start in zip(numbers[::2], numbers[1::2], strict=True):
        yield slice(start, start + length)
