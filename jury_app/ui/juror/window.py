"""The juror's window: whose kit it is at once, then a code, then a desk."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from jury_app.i18n import _
from jury_app.ui.geometry import keep_geometry, restore_geometry
from jury_app.ui.juror.threshold import Threshold
from jury_app.ui.settings import Settings

if TYPE_CHECKING:
    from jury_app.ui.juror.behind import Enter
    from jury_app.ui.juror.code_page import CodePage
    from jury_app.ui.juror.desk_screen import DeskScreen
    from jury_app.ui.juror.desk_thread import DeskThread
    from jury_app.ui.juror.kit_pages import KitPages

NAME = "juror"

_SIZE = QSize(1360, 860)


class JurorWindow(QMainWindow):
    """Opens one kit; what is done in it is saved by the time it says so."""

    painted = Signal()
    preferences_asked = Signal()
    closed = Signal()

    def __init__(self, path: Path, settings: Settings, enter: "Enter") -> None:
        super().__init__()
        self.path = path
        self.settings = settings
        self.threshold = Threshold(path.name)
        self._enter = enter
        self._pages: KitPages | None = None
        self._typed: list[QKeyEvent] = []
        self.setCentralWidget(self.threshold)
        self.setWindowTitle(_("{file} – Jury").format(file=path.stem))
        self.threshold.painted.connect(self._on_painted)
        restore_geometry(self, settings, NAME, _SIZE)

    @property
    def pages(self) -> "KitPages":
        """What the window is for: it comes as soon as there is something to be looked at."""
        if self._pages is None:
            self._pages = self._enter(self)
            self.threshold.show_beneath(self._pages.code_page)
            self._pages.code_page.code_edit.setFocus()
        return self._pages

    @property
    def code_page(self) -> "CodePage":
        """Where the code is asked for."""
        return self.pages.code_page

    @property
    def desk(self) -> "DeskThread":
        """Where marks are kept."""
        return self.pages.desk

    @property
    def screen_page(self) -> "DeskScreen | None":
        """The desk of the juror, once the code has opened the kit."""
        return self.pages.screen_page

    def rebuild(self) -> None:
        """Speak another language or write larger, without asking for the code again."""
        self.pages.rebuild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep for the field what is typed before it is there."""
        if self._pages is None:
            self._typed.append(event.clone())
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._pages is not None and not self._pages.may_leave():
            event.ignore()
            return
        if self._pages is not None:
            self._pages.leave()
        keep_geometry(self, self.settings, NAME)
        event.accept()
        self.closed.emit()

    def _on_painted(self) -> None:
        self.painted.emit()
        field = self.code_page.code_edit
        while self._typed:
            QCoreApplication.sendEvent(field, self._typed.pop(0))
