"""Which form tool made a file, where its headers stand, and its records below them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jury_app.errors import RefusedFileError
from jury_app.formatting import plain
from jury_app.helper import Cell, Sheet
from jury_app.importing.framaforms import is_framaforms, merged
from jury_app.importing.tables import read_tables
from jury_app.importing.values import line
from jury_app.rehearsal import COLUMN, stamp

DEMARCHES_SIMPLIFIEES = "demarches-simplifiees"
FRAMAFORMS = "framaforms"
LIMESURVEY = "limesurvey"
GOOGLE_FORMS = "google-forms"
GENERIC = "generic"

_NUMBERS = {"id", "n dossier", "numero de dossier", "no dossier"}
_LIMESURVEY = {
    "submitdate", "lastpage", "startlanguage", "seed", "date submitted", "last page",
    "start language", "date de soumission", "derniere page", "langue de depart",
}  # fmt: skip
_GOOGLE = {"horodateur", "timestamp"}
_TITLE_LINES = 10


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a table; `row` counts as the spreadsheet does."""

    row: int
    cells: Sequence[Cell]

    def cell(self, column: int) -> Cell:
        """Return what stands in a column; a line may end before the headers do."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The table of a form tool's export, its headers told apart from its records."""

    file: str
    source: str
    encoding: str
    separator: str
    header_row: int
    headers: tuple[str, ...]
    records: tuple[Record, ...]
    others: dict[str, Sheet] = field(default_factory=dict)


def open_form(path: Path, known_headers: Iterable[str] = ()) -> Form:
    """Read a file and find its headers: by the form tool, else the line that says most."""
    tables = read_tables(path)
    sheet = _main_sheet(tables.sheets)
    rows = sheet.rows
    if is_framaforms(rows):
        headers, rows = merged(rows)
        source, header_row = FRAMAFORMS, 3
    else:
        header_row = _header_row(rows, {plain(header) for header in known_headers})
        headers = [line(cell) for cell in rows[header_row - 1]]
        source = _source(headers)
    if COLUMN in headers and not stamp():
        raise RefusedFileError("table_of_rehearsal", file=path.name)
    return Form(
        file=path.name,
        source=source,
        encoding=tables.encoding,
        separator=tables.separator,
        header_row=header_row,
        headers=tuple(headers),
        records=_records(rows, header_row),
        others={each.name: each for each in tables.sheets if each is not sheet},
    )


def _main_sheet(sheets: list[Sheet]) -> Sheet:
    filled = [sheet for sheet in sheets if sheet.rows]
    named = [sheet for sheet in filled if plain(sheet.name) == "dossiers"]
    return (named or filled)[0]


def _source(headers: Iterable[str]) -> str:
    names = [plain(header) for header in headers]
    if "etat du dossier" in names and _NUMBERS & set(names):
        return DEMARCHES_SIMPLIFIEES
    if len(_LIMESURVEY & set(names)) > 1:
        return LIMESURVEY
    return GOOGLE_FORMS if _GOOGLE & set(names[:1]) else GENERIC


def _header_row(rows: list[list[Cell]], known: set[str]) -> int:
    """Return the line that holds the most headers known; people put titles above them."""

    def known_in(index: int) -> int:
        return len(known & {plain(line(cell)) for cell in rows[index]})

    lines = range(min(len(rows), _TITLE_LINES))
    best = max(lines, key=lambda index: (known_in(index), -index))
    if known_in(best):
        return best + 1
    return next(index for index in range(len(rows)) if any(rows[index])) + 1


def _records(rows: list[list[Cell]], header_row: int) -> tuple[Record, ...]:
    """Return the lines that hold something."""
    numbered = enumerate(rows[header_row:], start=header_row + 1)
    return tuple(Record(row, cells) for row, cells in numbered if any(map(line, cells)))
