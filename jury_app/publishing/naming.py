"""Names of files that say what is inside, on any system, and are used once."""

import re
import unicodedata

LONGEST = 120
"""Bytes; several systems refuse 256, and a name stands in a path."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])", re.IGNORECASE
)


def file_name(words: str, suffix: str, taken: set[str]) -> str:
    """Return a name made of words that nothing else in `taken` bears, and enter it there."""
    number = 1
    while True:
        ending = f" ({number}){suffix}" if number > 1 else suffix
        name = _shortened(_plain(words), LONGEST - len(ending.encode())) + ending
        if name.casefold() not in taken:
            taken.add(name.casefold())
            return name
        number += 1


def _plain(words: str) -> str:
    """Return words without what some system takes for something else than a name."""
    visible = "".join(
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", words))
        if char.isspace() or not unicodedata.category(char).startswith("C")
    )
    name = " ".join(visible.split()).strip(" .")
    return f"_{name}" if not name or _RESERVED.fullmatch(name.partition(".")[0].strip()) else name


def _shortened(name: str, room: int) -> str:
    """Return as much of a name as fits, no letter parted from its accents."""
    if len(name.encode()) <= room:
        return name
    kept = name.encode()[:room].decode(errors="ignore")
    while kept and unicodedata.combining(name[len(kept)]):
        kept = kept[:-1]
    return kept.rstrip(" .,-")
