"""Kits are written aside, entered in the edition, and only then put in place, with their codes.

Whatever stops this half-way, what stands in the folder agrees: a code in the list opens the kit
beside it, and a kit is one that the edition knows. The next issue first ends what was begun.
"""

import csv
import hashlib
import io
import shutil
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from jury_app import drafts
from jury_app.documents.spreadsheet import write_csv
from jury_app.errors import StoreError
from jury_app.files import PARTIAL, drop, made_folder, sync_folder, write_safely
from jury_app.formulas import unguarded

CODES = "codes.csv"
KIT = ".jurykit"


class CodeLine(NamedTuple):
    """A line of the list of codes."""

    juror: str
    email: str
    file: str
    code: str


class KitsAside:
    """The kits of one issue until they are in place, in a folder of their own beside."""

    def __init__(self, folder: Path, edition: str) -> None:
        self._folder = folder
        self._aside = folder / f".kits-{edition}{PARTIAL}"

    def begin(self) -> None:
        """Make room for what is to be written; what was left there would be taken for it."""
        if self._aside.exists():
            raise StoreError("folder_unwritable", folder=str(self._folder))
        made_folder(self._aside)
        sync_folder(self._folder)

    def path(self, name: str) -> Path:
        """Return where a kit is written first."""
        return self._aside / name

    def write_codes(self, lines: Sequence[CodeLine]) -> None:
        """Write the list of codes, the last thing; kits that are not made again keep their line."""
        new = {line.file: line for line in lines}
        kept = {
            line.file: line
            for line in _read_codes(self._folder / CODES)
            if line.file in new or (self._folder / line.file).is_file()
        }
        _write_codes(self._aside / CODES, list((kept | new).values()))

    def settle(self, known: Collection[str]) -> None:
        """Put in place the kits that the edition knows, and drop those that it never entered.

        They are entered in one transaction, so that one of them tells for all.
        """
        if not self._aside.is_dir():
            return
        waiting = self._waiting()
        if (self._aside / CODES).exists() and all(_digest(each) in known for each in waiting[:1]):
            self._place(waiting)
        else:
            self.drop()

    def drop(self) -> None:
        """Leave nothing of what was written aside; without its codes it would not count."""
        with suppress(OSError):
            (self._aside / CODES).unlink(missing_ok=True)
            shutil.rmtree(self._aside)

    def _waiting(self) -> list[Path]:
        return sorted(self._aside.glob(f"*{KIT}"))

    def _place(self, waiting: Sequence[Path]) -> None:
        try:
            if waiting:
                self._withhold_codes({each.name for each in waiting})
            for kit in waiting:
                self._put(kit)
                drop((self._folder / kit.name).with_suffix(drafts.SUFFIX))  # around the kit before
            self._put(self._aside / CODES)
            shutil.rmtree(self._aside)
        except OSError as error:
            raise StoreError("kits_waiting", folder=str(self._folder)) from error

    def _withhold_codes(self, waiting: Collection[str]) -> None:
        """Take the codes of kits that are about to be replaced off the list."""
        lines = [line for line in _read_codes(self._aside / CODES) if line.file not in waiting]
        if lines:
            _write_codes(self._aside / "others.csv", lines)
            (self._aside / "others.csv").replace(self._folder / CODES)
        else:
            (self._folder / CODES).unlink(missing_ok=True)
        sync_folder(self._folder)

    def _put(self, path: Path) -> None:
        path.replace(self._folder / path.name)
        sync_folder(self._folder)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_codes(path: Path) -> list[CodeLine]:
    """Return the lines of a list of ours; of another file that has its name, none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    if rows[:1] != [list(CodeLine._fields)]:
        return []
    width = len(CodeLine._fields)
    return [CodeLine(*map(unguarded, row)) for row in rows[1:] if len(row) == width]


def _write_codes(path: Path, lines: Sequence[CodeLine]) -> None:
    output = io.BytesIO()
    write_csv([CodeLine._fields, *lines], output)
    write_safely(path, output.getvalue(), is_secret=True)
