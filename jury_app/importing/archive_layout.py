"""How démarches-simplifiées lays its archive of attachments out, by default or by a template.

export/dossier-ID/export-ID-dd-mm-YYYY-HH-MM-n.pdf       the dossier itself
export/dossier-ID/pieces_justificatives/NAME-dd-mm-YYYY-HH-MM-n.EXT
export/dossier-ID/messagerie/…  avis/…  horodatage/…     nothing for a jury
export/-LISTE-DES-FICHIERS-EN-ERREURS.txt                what could not be fetched
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from zipfile import ZipInfo

from jury_app.importing.values import raw_text

FAILED_LIST = "-LISTE-DES-FICHIERS-EN-ERREURS.txt"

_UTF8_SAID = 0x800
_STAMP = re.compile(r"-\d\d-\d\d-\d{4}-\d\d-\d\d-\d{1,4}$")
_DOSSIER = re.compile(r"dossier[-_ ](.+)", re.IGNORECASE)
_OWN_PDF = re.compile(r"export-.+\.pdf", re.IGNORECASE)
_FAILED_FILE = re.compile(r"dossier-[^/]+/.+$")
_DRIVE = re.compile(r"[A-Za-z]:")
_LEFT_OUT = {"messagerie", "avis", "horodatage", "dossier", "bills"}
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file of the archive belongs; `row` is its own place in the archive."""

    row: int
    entry: ZipInfo
    number: str
    name: str
    path: str
    is_dossier: bool


def entry_path(entry: ZipInfo) -> str:
    """Return the path as it was meant: Linux writes UTF-8 and does not say so."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_SAID:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.orig_filename
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def is_safe(path: str) -> bool:
    """Whether a path stays inside the archive."""
    parts = path.split("/")
    return not (path.startswith("/") or ".." in parts or "\0" in path or _DRIVE.match(path))


def place_of(row: int, entry: ZipInfo, path: str) -> Place | str:
    """Return where a file belongs, or the code of why it does not; nothing at all for litter."""
    if _LITTER.search(path):
        return ""
    *folders, file = path.split("/")
    depth = _dossier_depth(folders)
    if _LEFT_OUT & set(folders[depth + 1 :]):
        return "attachment_left_out"
    if depth < 0:
        return "attachment_unplaced"
    match = _DOSSIER.fullmatch(folders[depth])
    number = match[1] if match else folders[depth]
    if len(folders) == depth + 1 and _OWN_PDF.fullmatch(file):
        return Place(row, entry, number, f"dossier-{number}.pdf", path, is_dossier=True)
    return Place(row, entry, number, unstamped(file), path, is_dossier=False)


def unstamped(name: str) -> str:
    """Return the name that the applicant gave a file: without the date and number added to it."""
    stem, dot, ending = raw_text(name).rpartition(".")
    if not dot or _STAMP.search(ending):
        return _STAMP.sub("", raw_text(name))
    return _STAMP.sub("", stem) + dot + ending


def apart(places: list[Place]) -> list[Place]:
    """Tell two files of one name in one dossier apart: « plan.pdf », « plan (2).pdf »."""
    taken = Counter((place.number, place.name.casefold()) for place in places)
    seen: Counter[tuple[str, str]] = Counter()
    told: list[Place] = []
    for place in places:
        key = (place.number, place.name.casefold())
        seen[key] += 1
        name, times = place.name, seen[key]
        while times > 1:
            name = _numbered(place.name, times)
            if (place.number, name.casefold()) not in taken:
                break
            times += 1
        taken[place.number, name.casefold()] += 1
        told.append(replace(place, name=name))
    return told


def failed_files(data: bytes) -> Iterator[str]:
    """Return the files that the form tool could not put in its archive."""
    for line in data.decode("utf-8", "replace").splitlines():
        if line.strip():
            found = _FAILED_FILE.search(line)
            yield found[0].strip() if found else line.strip()


def _dossier_depth(folders: list[str]) -> int:
    """Return which folder is the dossier's: the one that says so, else the last number."""
    depths = range(len(folders))
    named = [depth for depth in depths if _DOSSIER.fullmatch(folders[depth])]
    numbers = [depth for depth in depths if folders[depth].isdecimal()]
    return (named[:1] or numbers[-1:] or [-1])[0]


def _numbered(name: str, times: int) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem} ({times}){dot}{ending}" if dot else f"{name} ({times})"
