"""Which columns hold what: by the name of the header, never by its place.

Form tools rename, repeat and keep the columns of removed fields, so a field may have several: the
first that is not empty wins.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import TypeAlias, TypeVar

from jury_app.errors import RefusedFileError
from jury_app.formatting import plain
from jury_app.helper import Cell
from jury_app.i18n import N_, _
from jury_app.importing.layouts import Form, Record
from jury_app.importing.values import hold_file_names, line, text

Read = TypeVar("Read")
Aliases = Mapping[str, tuple[str, ...]]
Spelling: TypeAlias = dict[str, list[int]]

FIELD_NAMES = {
    "number": N_("number of the application"),
    "title": N_("title"),
    "summary": N_("summary"),
    "domain": N_("domain"),
    "applicant": N_("applicant"),
    "siren": N_("SIREN"),
    "email": N_("e-mail address"),
    "status": N_("status"),
    "deposited": N_("date of deposit"),
    "population": N_("population"),
    "axis": N_("axis of innovation"),
    "attachments": N_("attachments"),
    "application": N_("number of the application"),
    "juror": N_("juror"),
    "criterion": N_("criterion"),
    "score": N_("score"),
    "family_name": N_("family name"),
}
"""What the fields are called for those who match columns by hand."""

ALL = "attachments"  # its columns are all read, not the first that is filled

_MOST_SHOWN = 12
_LONGEST_SHOWN = 40
_PARENTHESES = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of each field, the one that wins first."""

    headers: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]

    def header(self, field: str) -> str:
        """Return what a field's column is called in the file."""
        places = self.places.get(field)
        return self.headers[places[0]] if places else field

    def cell(self, record: Record, field: str) -> Cell:
        """Return what a record says of a field: its first cell that is not empty."""
        places = self.places.get(field, ())
        if len(places) == 1:
            cell = record.cell(places[0])
            return cell if text(cell) else None
        found = (record.cell(place) for place in places)
        return next((cell for cell in found if text(cell)), None)

    def line(self, record: Record, field: str) -> str:
        """Return what a record says of a field, in one line."""
        return line(self.cell(record, field))

    def every(
        self, record: Record, field: str, read: Callable[[Cell], Iterable[Read]]
    ) -> tuple[Read, ...]:
        """Return what all the columns of a field hold together."""
        return tuple(
            each for place in self.places.get(field, ()) for each in read(record.cell(place))
        )


def find_columns(
    form: Form, aliases: Aliases, chosen: Mapping[str, Sequence[str]] | None = None
) -> Columns:
    """Match headers to fields by their names; what a person chose wins."""
    spellings = _spellings(form.headers)
    places = {field: _places(spellings, names) for field, names in aliases.items()}
    if ALL in places and not places[ALL]:
        places[ALL] = _attached(form)
    for field, headers in (chosen or {}).items():
        places[field] = tuple(_place(form, spellings[0], header) for header in headers)
    return Columns(form.headers, {field: found for field, found in places.items() if found})


def require_columns(form: Form, columns: Columns, fields: Iterable[str]) -> None:
    """Refuse a file that lacks a column, and say which, and what it has instead."""
    missing = missing_fields(columns, fields)
    if missing:
        raise RefusedFileError(
            "columns_missing",
            file=form.file,
            missing=", ".join(_(FIELD_NAMES.get(field, field)) for field in missing),
            found=_listed([header for header in form.headers if header]),
        )


def missing_fields(columns: Columns, fields: Iterable[str]) -> tuple[str, ...]:
    """Return the fields that no column was found for."""
    return tuple(field for field in fields if field not in columns.places)


def header_fingerprint(headers: Iterable[str]) -> str:
    """Return by what the columns of a form are known again, whatever their order."""
    names = sorted(filter(None, map(plain, headers)))
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def raw_record(form: Form, record: Record, read: Callable[[Cell], str]) -> dict[str, str]:
    """Return a record word for word under its headers; a repeated header is numbered."""
    raw: dict[str, str] = {}
    for place, cell in enumerate(record.cells):
        header = form.headers[place] if place < len(form.headers) else ""
        name = known = header or column_letter(place)
        times = 1
        while name in raw:
            times += 1
            name = f"{known} ({times})"
        value = read(cell)
        if value:
            raw[name] = value
        elif header:
            raw.setdefault(name, "")
    return raw


def column_letter(place: int) -> str:
    """Return what a spreadsheet calls a column: A, B, … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _spellings(headers: Sequence[str]) -> tuple[Spelling, Spelling]:
    """Return where each header stands, as it is compared: with what is in brackets, and without."""
    whole: Spelling = defaultdict(list)
    bare: Spelling = defaultdict(list)
    for place, header in enumerate(headers):
        said = plain(header)
        whole[said].append(place)
        bare[plain(_PARENTHESES.sub("", header)) if "(" in header else said].append(place)
    return whole, bare


def _places(spellings: Iterable[Spelling], names: Iterable[str]) -> tuple[int, ...]:
    """Return the columns whose header is one of the names, with a remark in brackets or not."""
    found: dict[int, None] = {}
    for name in names:
        for spelling in spellings:
            found |= dict.fromkeys(spelling.get(name, ()))
    return tuple(found)


def _place(form: Form, known: Spelling, header: str) -> int:
    if header in form.headers:
        return form.headers.index(header)
    if plain(header) not in known:
        raise RefusedFileError("mapping_column_missing", file=form.file, column=header)
    return known[plain(header)][0]


def _attached(form: Form) -> tuple[int, ...]:
    """Return the columns that hold names of files and nothing else."""
    return tuple(
        place
        for place, header in enumerate(form.headers)
        if header and hold_file_names(record.cell(place) for record in form.records)
    )


def _listed(headers: Sequence[str]) -> str:
    """Return the first headers, none so long that the sentence gets lost in it."""
    shown = [shorten(header, _LONGEST_SHOWN, placeholder="…") for header in headers[:_MOST_SHOWN]]
    return ", ".join(shown + ["…"] * (len(headers) > _MOST_SHOWN))
