"""The grid outside of this window: as a spreadsheet, on paper, and back again."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from jury_app.desk.grid_changes import GridReading
from jury_app.desk.views import DeskView
from jury_app.errors import JuryError
from jury_app.i18n import _, ngettext
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.filing import documents
from jury_app.ui.icons import icon
from jury_app.ui.juror.desk_files import DeskFiles
from jury_app.ui.juror.desk_thread import DeskThread
from jury_app.ui.juror.grid_dialog import GridDialog
from jury_app.ui.juror.opening import open_file
from jury_app.ui.task import Task
from jury_app.ui.widgets.file_drop import FileDrop
from jury_app.ui.widgets.progress_dialog import ProgressDialog
from jury_app.ui.widgets.toast import toast

if TYPE_CHECKING:
    from jury_app.desk.grid_file import Grid
    from jury_app.progress import Steps
    from jury_app.ui.juror.desk_screen import DeskScreen

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_READABLE = (".xlsx", ".ods", ".csv", ".pdf")
_KEYS = {"export": "Ctrl+E", "read": "Ctrl+O", "print": "Ctrl+P"}


class GridDrop(FileDrop):
    """Appears while one filled grid is held above the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _READABLE, _("Drop the filled grid here to read it back"))

    def taken(self, mime: QMimeData) -> list[Path]:
        """Return the one file that is held: of two grids, either might be meant."""
        files = [each for each in super().taken(mime) if each.suffix]
        return files if len(mime.urls()) == 1 else []


class GridExchange(QObject):
    """Writes the grid to a file, and takes a filled one only after showing what it changes."""

    refused = Signal(object)  # why a file could not be written, read or taken
    viewed = Signal(object)  # DeskView, once a grid was taken
    undo_asked = Signal()

    def __init__(
        self,
        screen: "DeskScreen",
        manifest: KitManifest,
        desk: DeskThread,
        files: DeskFiles,
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._manifest = manifest
        self._desk = desk
        self._files = files
        self.shown: tuple[Path, GridReading] | None = None
        self.menu = QMenu(screen)
        self.drop = GridDrop(screen)
        self.drop.dropped.connect(lambda files: self.read(files[0]))
        self._add("download", _("Export my grid…"), _KEYS["export"], self.choose_export)
        self._add("upload", _("Read a grid back…"), _KEYS["read"], self.choose_grid)
        self._add("printer", _("Print a paper ballot…"), _KEYS["print"], self.choose_paper)

    def attach(self, button: QToolButton) -> None:
        """Let a button open the menu."""
        button.setMenu(self.menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def choose_export(self) -> None:
        """Ask where to put the grid as a spreadsheet."""
        kinds = (_("Workbook (*.xlsx)"), _("Text with commas (*.csv)"))
        self._save(_("Export my grid"), kinds, ".xlsx", self.export)

    def choose_paper(self) -> None:
        """Ask where to put the grid as a form."""
        kinds = (_("Form to print or to fill in (*.pdf)"),)
        self._save(_("Print a paper ballot"), kinds, ".pdf", self.print_paper)

    def choose_grid(self) -> None:
        """Ask for a grid that was filled in."""
        dialog = QFileDialog(self._screen, _("Read a grid back"), str(documents()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [_("Filled grids (*.xlsx *.ods *.csv *.pdf)"), _("All files (*)")],
        )
        dialog.accepted.connect(lambda: self.read(Path(dialog.selectedFiles()[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, path: Path) -> None:
        """Write the grid, with what was said so far, as a spreadsheet."""
        self._write(
            path, lambda: toast(self._screen, _("Your grid is in {file}.").format(file=path))
        )

    def print_paper(self, path: Path) -> None:
        """Write the grid as a form, and open it where it can be printed."""

        def show() -> None:
            open_file(path)
            toast(self._screen, _("Your paper ballot is in {file}.").format(file=path))

        self._write(path, show)

    def read(self, path: Path) -> None:
        """Read a filled grid, and show what it would change of all that was said."""
        self._screen.flush()
        task = Task(partial(self._steps, path), _("Reading the grid"), self)
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_not_read)
        ProgressDialog(task, self._screen)
        self._desk.await_task(task)
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="grid")
        task.start(executor)
        executor.shutdown(wait=False)

    def follow(self, before: "GridExchange") -> None:
        """Show again the reading that was open on the screen that this one replaces."""
        if before.shown is not None:
            self._show(*before.shown)

    def _steps(self, path: Path) -> "Steps[tuple[Path, Grid]]":
        grid = yield from self._files.read_grid(self._manifest, path)
        return path, grid

    def _on_read(self, read: "tuple[Path, Grid]") -> None:
        path, grid = read
        self._screen.outbox.once_saved(
            lambda desk: self._files.compare_grid(desk, grid),
            lambda reading: self._show(path, reading),
            self.refused.emit,
        )

    def _on_not_read(self, error: Exception) -> None:
        self.refused.emit(error)
        if not isinstance(error, JuryError):
            raise error  # for whoever reports bugs

    def _show(self, path: Path, reading: GridReading) -> None:
        self.shown = (path, reading)
        dialog = GridDialog(path.name, reading, self._manifest, self._screen)
        dialog.finished.connect(self._on_answered)
        dialog.accepted.connect(lambda: self._take(reading))
        dialog.open()

    def _on_answered(self, _answer: int) -> None:
        self.shown = None

    def _take(self, reading: GridReading) -> None:
        count = len(reading.changes)

        def tell(view: DeskView) -> None:
            self.viewed.emit(view)
            told = ngettext("{count} change taken.", "{count} changes taken.", count)
            toast(self._screen, told.format(count=count), undo=self.undo_asked.emit)

        values = reading.values
        self._desk.ask(lambda desk: desk.say(values), tell, self.refused.emit)

    def _write(self, path: Path, then: Callable[[], object]) -> None:
        self._screen.flush()
        self._screen.outbox.once_saved(
            lambda desk: self._files.write_grid(desk, path),
            lambda _nothing: then(),
            self.refused.emit,
        )

    def _save(
        self, title: str, kinds: tuple[str, ...], suffix: str, then: Callable[[Path], object]
    ) -> None:
        dialog = QFileDialog(self._screen, title, str(documents()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix(suffix)
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix(kind.rpartition("*")[2].rstrip(")"))
        )
        dialog.selectFile(_file_name(self._manifest, suffix) + suffix)
        dialog.accepted.connect(lambda: then(Path(dialog.selectedFiles()[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self, icon_name: str, text: str, keys: str, slot: Callable[[], object]) -> None:
        action = QAction(icon(icon_name), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self.menu.addAction(action)
        self._screen.addAction(action)


def _file_name(manifest: KitManifest, suffix: str) -> str:
    words = _("Paper ballot {year} {juror}") if suffix == ".pdf" else _("Grid {year} {juror}")
    name = words.format(year=manifest.edition.year, juror=manifest.juror.name)
    return _NOT_IN_NAMES.sub(" ", name).strip(" .")
