"""The two languages of the application, chosen once for a process and for each document.

The sources speak English; `resources/locale/fr.po` holds the French. A document may be written in
another language than the window's: `speaking` changes it for one block, in one thread.
"""

import gettext
import os
import struct
import sys
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Literal, TypeAlias, get_args

from jury_app.paths import RESOURCES

if sys.platform == "win32":
    import locale

Language: TypeAlias = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT: Language = "fr"

_chosen: list[Language] = [DEFAULT]
_spoken: ContextVar[Language | None] = ContextVar("spoken", default=None)


def set_language(language: Language) -> None:
    """Choose the language of this process."""
    _chosen[0] = language


def language() -> Language:
    """Return the language spoken here and now."""
    return _spoken.get() or _chosen[0]


def preferred_language(asked: str | None = None) -> Language:
    """Return the first language we speak of: the one asked for, `JURY_LANG`, the locale, French."""
    wishes = (asked, os.environ.get("JURY_LANG"), *_locale_names())
    for wish in wishes:
        for known in LANGUAGES:
            if (wish or "").lower().startswith(known):
                return known
    return DEFAULT


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Speak another language inside a block."""
    token = _spoken.set(chosen)
    try:
        yield
    finally:
        _spoken.reset(token)


def _(message: str) -> str:
    """Return a text in the language spoken."""
    return _catalogue(language()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a text that fits a count; French says « 0 dossier »."""
    return _catalogue(language()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return a text that two places translate differently."""
    return _catalogue(language()).pgettext(context, message)


def N_(message: str) -> str:
    """Mark a text for translation where it is written, to be translated where it is shown."""
    return message


class _Catalogue(gettext.NullTranslations):
    """A compiled catalogue; a text is looked up when first said: windows open sooner."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._content = content
        self._count, self._sources, self._texts = struct.unpack_from("=3I", content, 8)
        self._said: dict[str, list[str]] = {}
        header = self._forms("")[0]
        self._form = gettext.c2py(header.partition("plural=")[2].partition(";")[0])

    def gettext(self, message: str) -> str:
        if not message:  # Python's own parser of commands asks for words that it does not have
            return message
        return self._forms(message)[0] or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self._forms(f"{msgid1}\0{msgid2}")
        return forms[self._form(n)] if forms[0] else super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        return self._forms(f"{context}\4{message}")[0] or message

    def _forms(self, key: str) -> list[str]:
        if key not in self._said:
            self._said[key] = self._found(key.encode()).decode().split("\0")
        return self._said[key]

    def _found(self, source: bytes) -> bytes:
        place = bisect_left(range(self._count), _rank(source), key=self._rank_at)
        is_found = place < self._count and self._cut(self._sources, place) == source
        return self._cut(self._texts, place) if is_found else b""

    def _rank_at(self, place: int) -> tuple[bytes, bytes]:
        return _rank(self._cut(self._sources, place))

    def _cut(self, table: int, place: int) -> bytes:
        """Return what an entry of a table of lengths and places points at."""
        size, at = struct.unpack_from("=2I", self._content, table + 8 * place)
        return self._content[at : at + size]


def _rank(source: bytes) -> tuple[bytes, bytes]:
    """Return where a text stands in a compiled catalogue: by its singular, then by its context."""
    context, _mark, words = source.rpartition(b"\4")
    return words.partition(b"\0")[0], context


@cache
def _catalogue(chosen: Language) -> gettext.NullTranslations:
    path = RESOURCES / "locale" / f"{chosen}.mo"
    return _Catalogue(path.read_bytes()) if path.exists() else gettext.NullTranslations()


def _locale_names() -> Iterator[str | None]:
    """Yield what the system says it speaks; Windows says it in no variable."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        yield os.environ.get(name)
    if sys.platform == "win32":  # elsewhere a C locale would pass for English
        yield locale.getlocale()[0]
