"""How files that concern one juror are named: by them, in letters that every system writes."""

import re
import unicodedata

from jury_app.formatting import plain

_LONGEST = 80


def plain_name(name: str) -> str:
    """Return a name for a file, in small letters; empty where none of its own can be written."""
    words = plain(unicodedata.normalize("NFC", name))
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:_LONGEST]
