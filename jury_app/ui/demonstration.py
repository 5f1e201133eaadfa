"""The demonstration from the start window: made once, opened as it was left, or made anew."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jury_app.demo import Demo, make_demo
from jury_app.i18n import _
from jury_app.paths import user_data
from jury_app.ui.task import Task
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.message import Message
from jury_app.ui.widgets.progress_dialog import ProgressDialog

_EDITION = "demo.jury"


class Demonstration(QObject):
    """Makes the demonstration beside the user's own files and says when it is there."""

    ready = Signal(object)  # Path
    failed = Signal(object)  # why it could not be made

    def __init__(self, window: QWidget, folder: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder or user_data() / "demonstration"
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="demonstration")

    def show(self) -> None:
        """Open the demonstration, after making it if need be."""
        if not (self._folder / _EDITION).exists():
            self.make()
            return
        message = Message(
            _("The demonstration is there already"),
            _("You can go on where you left it, or begin again with a new one."),
            self._window,
        )
        again = button(_("Make it anew"), icon_name="refresh-cw")
        again.clicked.connect(message.reject)
        again.clicked.connect(self.make)
        message.set_buttons(primary_button(_("Open it as it was left")), again)
        message.accepted.connect(lambda: self.ready.emit(self._folder / _EDITION))
        message.open()

    def make(self) -> None:
        """Make it from nothing, and show how far it is."""
        task = Task(lambda: make_demo(self._folder), _("Preparing the demonstration"), self)
        task.succeeded.connect(self._on_made)
        task.failed.connect(self.failed)
        task.finished.connect(lambda: self._executor.shutdown(wait=False))
        self.destroyed.connect(task.cancel)
        ProgressDialog(task, self._window)
        task.start(self._executor)

    def _on_made(self, demo: Demo) -> None:
        self.ready.emit(demo.edition)
