"""Which folder is watched for ballots, and the buttons that begin and end it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.secretariat.files import choose_folder
from jury_app.ui.secretariat.folder_watch import FolderWatch, Pace
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import row
from jury_app.ui.widgets.text import SentenceLabel


class WatchStrip(QWidget):
    """A sentence and a button; ballots that come are handed over."""

    arrived = Signal(list)  # paths
    chosen = Signal(str)  # the folder to remember; empty where nothing is watched any more

    def __init__(self, parent: QWidget | None = None, pace: Pace | None = None) -> None:
        super().__init__(parent)
        self.watch = FolderWatch(self, pace)
        self.told_label = SentenceLabel("", "muted")
        self.start_button = button(_("Watch a folder…"), icon_name="folder-open")
        self.stop_button = button(_("Stop watching"), icon_name="x")
        line = row(IconLabel("folder-open", "muted"), gap=GAP_S)
        line.addWidget(self.told_label, 1)
        line.addWidget(self.start_button)
        line.addWidget(self.stop_button)
        self.setLayout(line)
        self.start_button.clicked.connect(self._on_start_clicked)
        self.stop_button.clicked.connect(self.stop)
        self.watch.arrived.connect(self.arrived)
        self.watch.lost.connect(self._tell_lost)
        self.watch.found.connect(self._tell)
        self._tell()

    def start(self, folder: Path) -> None:
        """Watch a folder, and remember it."""
        self.watch.start(folder)
        self.chosen.emit(str(folder))
        self._tell()

    def stop(self) -> None:
        """Watch nothing any more."""
        self.watch.stop()
        self.chosen.emit("")
        self._tell()

    def _tell(self) -> None:
        folder = self.watch.folder
        self.start_button.setVisible(folder is None)
        self.stop_button.setVisible(folder is not None)
        self.told_label.setText(
            _(
                "Ballots that are saved into a folder, or the messages that bring them, can be "
                "taken in as they come."
            )
            if folder is None
            else _(
                "Ballots and messages that come into “{folder}” are taken in; nothing is moved or "
                "changed there."
            ).format(folder=folder)
        )

    def _tell_lost(self) -> None:
        self.told_label.setText(
            _("The folder “{folder}” cannot be read just now. It is tried again by itself.").format(
                folder=self.watch.folder
            )
        )

    def _on_start_clicked(self) -> None:
        choose_folder(self, _("Folder in which ballots come in"), self.start)
