"""What a spreadsheet would run when it opens a CSV, and the apostrophe that keeps it from that.

A spreadsheet runs what begins with = + - or @. Such a text gets an apostrophe in front; one that
has apostrophes before such a sign gets one more, so that `unguarded` gives each text back as it
was. The same within a text after a semicolon, a tab or the end of a line: where these part the
cells, as in French, what follows begins a cell of its own.
"""

import re

_SIGNS = r"=+\-@＝＋－＠"  # noqa: RUF001 -- the wide signs are run as well
_BLANKS = r"[^\S\t\r\n]*"
_BEGINS = (
    rf"(?:\A(?=APOSTROPHES{_BLANKS}[{_SIGNS}\t\r\n])"
    rf"|(?<=[;\t\r\n])(?=APOSTROPHES{_BLANKS}[{_SIGNS}]))"
)
_OPEN = re.compile(_BEGINS.replace("APOSTROPHES", "'*"))
_GUARDED = re.compile(_BEGINS.replace("APOSTROPHES", "''*") + "'")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs: an apostrophe before what starts a formula."""
    return _OPEN.sub("'", text)


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return _GUARDED.sub("", text)
