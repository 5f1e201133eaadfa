"""Putting the juror's window together: what comes first, and what is loaded meanwhile."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from jury_app.ui.collecting import keep_what_is_loaded
from jury_app.ui.theme import dressed_at_once

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jury_app.desk.cosigning import AskedSeal
    from jury_app.desk.desk import Desk
    from jury_app.desk.grid_changes import GridReading
    from jury_app.desk.grid_file import Grid
    from jury_app.desk.receipts import ReadReceipt
    from jury_app.progress import Steps
    from jury_app.sealing.manifest import KitManifest
    from jury_app.ui.juror.behind import Behind, MakeAnnex
    from jury_app.ui.juror.desk_screen import DeskScreen
    from jury_app.ui.juror.kit_pages import KitPages
    from jury_app.ui.juror.window import JurorWindow


def enter_kit(window: "JurorWindow") -> "KitPages":
    """Load what asks for the code, when whose kit it is can be read already."""
    from jury_app.ui.juror.kit_pages import KitPages

    with dressed_at_once():
        return KitPages(window, behind_the_code())


@cache
def behind_the_code() -> "Behind":
    """Return what is loaded while the code is typed, and while the first dossier is read."""
    from jury_app.ui.juror.behind import Behind

    return Behind(
        load_desk=_load_desk,
        open_desk=_open_desk,
        screen_parts=_screen_parts,
        screen=_screen,
        annex_parts=_annex_parts,
        annex=_annex,
        help_with_code=_help_with_code,
    )


def _load_desk() -> None:
    from jury_app.desk import desk  # noqa: F401 -- who opens the kit finds it loaded

    keep_what_is_loaded()


def _open_desk(path: Path, code: str) -> "Desk":
    from jury_app.desk.desk import Desk

    return Desk.open(path, code)


def _screen_parts() -> Iterator[object]:
    from jury_app.ui.juror import words

    yield words
    from jury_app.ui.juror import application_list

    yield application_list
    from jury_app.ui.juror import summary_view

    yield summary_view
    from jury_app.ui.juror import grid_pane

    yield grid_pane
    from jury_app.ui.juror import desk_page

    yield desk_page
    from jury_app.ui.juror import desk_screen

    yield desk_screen
    keep_what_is_loaded()


def _screen() -> "type[DeskScreen]":
    from jury_app.ui.juror.desk_screen import DeskScreen

    return DeskScreen


def _annex_parts() -> Iterator[object]:
    from jury_app.ui.juror import reader

    yield reader
    from jury_app.ui.juror import page_view

    yield page_view
    from jury_app.ui.juror import document_view

    yield document_view
    from jury_app.ui.juror import grid_dialog

    yield grid_dialog
    from jury_app.ui.juror import review_page

    yield review_page
    from jury_app.ui.juror import help_pages

    yield help_pages
    from jury_app.ui.juror import annex

    yield annex
    keep_what_is_loaded()


@cache
def _annex() -> "MakeAnnex":
    from jury_app.ui.juror.annex import Annex
    from jury_app.ui.juror.desk_files import DeskFiles

    files = DeskFiles(
        write_grid=_write_grid,
        read_grid=_read_grid,
        compare_grid=_compare_grid,
        take_receipt=_take_receipt,
        find_receipt=_find_receipt,
        write_message=_write_message,
        write_copy=_write_copy,
        read_request=_read_request,
        co_sign=_co_sign,
        write_cosigned=_write_cosigned,
    )
    return partial(Annex, files=files)


def _help_with_code(page: "QWidget") -> None:
    from jury_app.ui.juror.help_pages import help_with_code

    help_with_code(page)


def _write_grid(desk: "Desk", path: Path) -> None:
    from jury_app.desk.grids import write_grid

    write_grid(desk, path)


def _read_grid(manifest: "KitManifest", path: Path) -> "Steps[Grid]":
    from jury_app.desk.grids import grid_steps
    from jury_app.importing import scores

    return (yield from grid_steps(manifest, path, scores.grid_steps))


def _compare_grid(desk: "Desk", grid: "Grid") -> "GridReading":
    from jury_app.desk.grid_reading import read_back

    return read_back(desk, grid)


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


def _read_request(desk: "Desk", path: Path) -> "AskedSeal":
    from jury_app.desk.cosigning import read

    return read(desk, path)


def _co_sign(desk: "Desk", asked: "AskedSeal", folder: Path) -> Path:
    from jury_app.desk.cosigning import co_sign

    return co_sign(desk, asked, folder)


def _write_cosigned(desk: "Desk", path: Path) -> Path:
    from jury_app.desk.cosigning import write_message

    return write_message(desk, path)
