"""Long work with its name, its place and a way out."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _
from jury_app.progress import Progress
from jury_app.ui.task import Task
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.busy_bar import BusyBar
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.patience import PATIENCE_MS
from jury_app.ui.widgets.text import SentenceLabel, label


class ProgressDialog(Dialog):
    """Appears if a task takes time, and goes when it ends."""

    def __init__(self, task: Task, parent: QWidget | None) -> None:
        super().__init__(task.title, parent)
        self._task = task
        self.message_label = SentenceLabel(_("Getting ready…"), "muted")
        self.count_label = label("", "muted")
        self.bar = BusyBar(task.title)
        words = row(gap=GAP_S)
        words.addWidget(self.message_label, 1)
        words.addWidget(self.count_label)
        self.body.addLayout(column(self.bar, words, gap=GAP_S))
        self.set_primary(button(_("Stop this work")))

        task.progressed.connect(self._on_progressed)
        task.finished.connect(self._on_finished)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.open)
        self._patience.start(PATIENCE_MS)
        if task.is_over:
            self._on_finished()

    def accept(self) -> None:
        self.reject()

    def reject(self) -> None:
        self.message_label.setText(_("Stopping after this step…"))
        self.primary_button.setEnabled(False)
        self._task.cancel()

    def _on_progressed(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        if self.primary_button.isEnabled():
            self.message_label.setText(progress.message)
        self.count_label.setText(_count(progress))

    def _on_finished(self) -> None:
        self._patience.stop()
        self.done(self.DialogCode.Accepted)
        self.deleteLater()


def _count(progress: Progress) -> str:
    if not progress.total:
        return ""
    return _("{shown} of {total}").format(
        shown=format_number(progress.done), total=format_number(progress.total)
    )
