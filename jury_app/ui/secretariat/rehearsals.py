"""Playing the day beforehand: a rehearsal made beside the edition, and opened at once."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jury_app.exchange.rehearsing import Rehearsal, rehearse
from jury_app.i18n import _, pgettext
from jury_app.model.database import Database
from jury_app.model.queries.edition import get_stages, is_rehearsal
from jury_app.progress import Progress, Steps
from jury_app.ui.secretariat.dialogs.rehearsal_dialog import RehearsalDialog
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.suffixes import EDITION
from jury_app.ui.widgets.buttons import button

_SOURCES = {"assignment", "juror", "application"}


class Rehearsals(QObject):
    """Makes a rehearsal of the edition that is open; of a rehearsal, the same from zero."""

    made = Signal(object)  # Path
    refused = Signal(object)  # the exception that says why not
    busy = Signal(bool)

    def __init__(self, office: Office, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._page = office, page

    def ask(self) -> None:
        """Say what a rehearsal is, and where it goes."""
        self._office.workspace.run(_beside, title=_("Rehearse the day"), then=self._open_dialog)

    def restart(self) -> None:
        """Make another beside the one that was played, which stays as it is."""
        self.busy.emit(True)
        run_watched(
            self._office,
            self._page,
            _again,
            title=_("Making the rehearsal…"),
            outcome=Outcome(self._on_made, self.refused.emit, self._on_finished),
        )

    def _open_dialog(self, file: Path) -> None:
        dialog = RehearsalDialog(self._office, file, self._page)
        dialog.made.connect(self.made)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_made(self, rehearsal: Rehearsal) -> None:
        self.made.emit(rehearsal.file)

    def _on_finished(self) -> None:
        self.busy.emit(False)


class RehearsalOffer(Rehearsals):
    """The button on a page: there once the edition can be rehearsed, and not within a rehearsal."""

    def __init__(self, office: Office, page: QWidget, then: Callable[[Path], object]) -> None:
        super().__init__(office, page)
        self.made.connect(then)
        self.button = button(_("Rehearse the day…"), icon_name="play")
        self.button.clicked.connect(self.ask)
        self.button.hide()
        office.workspace.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Ask again whether there is something to rehearse."""
        key = f"rehearsal {id(self)}"
        self._office.workspace.read(_may_rehearse, then=self.button.setVisible, key=key)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & _SOURCES:
            self.refresh()


def free_name(path: Path) -> Path:
    """Return the name of a rehearsal beside an edition, or another rehearsal, that is free."""
    word = pgettext("file name", "rehearsal")
    stem = path.stem.partition(f" - {word}")[0]
    names = (f"{stem} - {word}{f' {n}' if n > 1 else ''}{EDITION}" for n in count(1))
    return next(each for each in map(path.with_name, names) if not each.exists())


def _may_rehearse(session: Any) -> bool:
    return not is_rehearsal(session) and get_stages(session).readings > 0


def _beside(database: Database) -> Steps[Path]:
    yield Progress(0, 1)
    return free_name(database.path)


def _again(database: Database) -> Steps[Rehearsal]:
    return (yield from rehearse(database, free_name(database.path)))
