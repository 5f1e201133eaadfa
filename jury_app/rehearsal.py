"""A rehearsal says that it is one: in its title, and in each file that is written of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from jury_app.i18n import pgettext

COLUMN = "rehearsal"
"""The heading of the column in which a table of a rehearsal says so, in every language."""

_rehearsed: ContextVar[bool] = ContextVar("rehearsed", default=False)

_MARKS = ("(REHEARSAL)", "(ESSAI)")


@contextmanager
def rehearsing(*, is_rehearsal: bool) -> Iterator[None]:
    """Stamp what is written inside a block, if it is of a rehearsal."""
    token = _rehearsed.set(is_rehearsal)
    try:
        yield
    finally:
        _rehearsed.reset(token)


def word() -> str:
    """Return the word that tells a rehearsal from the real thing."""
    return pgettext("rehearsal", "REHEARSAL")


def stamp() -> str:
    """Return what each page and sheet written now carries; nothing where it is real."""
    return word() if _rehearsed.get() else ""


def titled(title: str) -> str:
    """Return the title of a rehearsed edition, which ends with the word, once.

    At the end, sentences go on around it: « Palmarès du Prix Territoria (ESSAI) ».
    """
    return title if title.endswith(_MARKS) else f"{title} ({word()})"


def stamped(text: str) -> str:
    """Return a heading, with the word before it where it is of a rehearsal."""
    return f"{stamp()} – {text}" if stamp() else text
