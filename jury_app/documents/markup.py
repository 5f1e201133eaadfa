"""Pages of the web in the making: whatever somebody wrote is escaped here, and nowhere else."""

import re
from html import escape

from jury_app.documents.typography import with_apostrophes

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Markup(str):
    """What is markup already, and is not escaped again."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Return a text as a page shows it, with the apostrophes of print."""
    if isinstance(text, Markup):
        return text
    return Markup(escape(with_apostrophes(_UNSEEN.sub("", text))))


def tag(name: str, *content: str, **attributes: str) -> Markup:
    """Return an element around texts and other elements; empty attributes are left out."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value
    )
    return Markup(f"<{name}{said}>{''.join(map(escaped, content))}</{name}>")


def joined_markup(parts: list[Markup], between: str = "\n") -> Markup:
    """Return elements one after the other."""
    return Markup(between.join(parts))
