"""Putting the juror's window together: what comes first, and what is loaded meanwhile."""

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from jury_app.ui.collecting import keep_what_is_loaded
from jury_app.ui.theme import dressed_at_once

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jury_app.desk.desk import Desk
    from jury_app.desk.grid_changes import GridReading
    from jury_app.desk.receipts import ReadReceipt
    from jury_app.ui.juror.behind import Behind, MakeAnnex
    from jury_app.ui.juror.kit_pages import KitPages
    from jury_app.ui.juror.window import JurorWindow


def enter_kit(window: "JurorWindow") -> "KitPages":
    """Load what asks for the code, when whose kit it is can be read already."""
    from jury_app.ui.juror.kit_pages import KitPages

    with dressed_at_once():
        return KitPages(window, behind_the_code)


@cache
def behind_the_code() -> "Behind":
    """Load what opens a kit, and the desk of a juror, while the code is typed."""
    from jury_app.desk.desk import Desk
    from jury_app.ui.juror.behind import Behind
    from jury_app.ui.juror.desk_screen import DeskScreen

    keep_what_is_loaded()
    return Behind(Desk.open, DeskScreen, around_the_desk, help_with_code)


@cache
def around_the_desk() -> "MakeAnnex":
    """Load what a juror comes to after the first dossier, while it is read."""
    from jury_app.ui.juror.annex import Annex
    from jury_app.ui.juror.desk_files import DeskFiles

    keep_what_is_loaded()
    files = DeskFiles(
        write_grid=_write_grid,
        read_grid=_read_grid,
        take_receipt=_take_receipt,
        find_receipt=_find_receipt,
        write_message=_write_message,
        write_copy=_write_copy,
    )
    return partial(Annex, files=files)


def help_with_code(page: "QWidget") -> None:
    """Load the help on the code, and open it over its page."""
    from jury_app.ui.juror.help_pages import help_with_code as open_help

    open_help(page)


def _write_grid(desk: "Desk", path: Path) -> None:
    from jury_app.desk.grids import write_grid

    write_grid(desk, path)


def _read_grid(desk: "Desk", path: Path) -> "GridReading":
    from jury_app.desk.grids import read_file_back
    from jury_app.importing.scores import read_grid

    return read_file_back(desk, path, read_grid)


def _take_receipt(desk: "Desk", path: Path, folder: Path) -> "ReadReceipt":
    from jury_app.desk.receipts import take

    return take(desk, path, folder)


def _find_receipt(desk: "Desk", folder: Path) -> "ReadReceipt | None":
    from jury_app.desk.receipts import found

    return found(desk, folder)


def _write_message(desk: "Desk", folder: Path) -> Path:
    from jury_app.desk.sending import write_message

    return write_message(desk, folder)


def _write_copy(desk: "Desk", folder: Path) -> Path:
    from jury_app.desk.sending import write_copy

    return write_copy(desk, folder)
