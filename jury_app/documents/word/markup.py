"""The markup of a text: the one place where words become XML, so that no name is taken for any."""

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from jury_app.documents.typography import tied, with_apostrophes

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(name: str, /, *children: str, **attributes: object) -> str:
    """Return an element of WordprocessingML, its attributes in the order given."""
    told = {f"w:{key}": value for key, value in attributes.items()}
    return tag(f"w:{name}", told, children)


def tag(name: str, attributes: Mapping[str, object], children: Iterable[str] = ()) -> str:
    """Return an element of any vocabulary."""
    told = "".join(f" {key}={quoteattr(clean(str(value)))}" for key, value in attributes.items())
    inside = "".join(children)
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def clean(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def words(text: str) -> str:
    """Return a text in runs, as it is printed; its own line ends stay."""
    lines = [run(line.strip()) for line in text.splitlines() or [""]]
    return element("r", element("br")).join(lines)


def run(line: str) -> str:
    """Return a line as it is, the blanks at its ends too."""
    text = tag("w:t", {"xml:space": "preserve"}, [value(tied(with_apostrophes(line)))])
    return element("r", text)


def value(text: str) -> str:
    """Return a text that stands between two tags."""
    return escape(clean(text))
