"""What happens when something goes wrong that nobody foresaw.

A refusal that escaped is told in its words. Anything else is a bug: the user learns that nothing
saved is lost, and may send a report that holds no content of theirs and no path of their machine.
"""

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from jury_app.errors import JuryError
from jury_app.i18n import _, language
from jury_app.ui.look import px
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.message import tell

_PACKAGE = "jury_app"
_HEIGHT = 200


class CrashReporter(QObject):
    """Hears of every exception that nobody caught, on whatever thread."""

    caught = Signal(object)  # the exception

    def __init__(self, about: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._dialog: CrashDialog | None = None
        self.caught.connect(self._on_caught)

    def install(self) -> None:
        """Hear from now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Leave exceptions to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        self.caught.emit(error)

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        if isinstance(told.exc_value, Exception):
            self.caught.emit(told.exc_value)

    def _on_caught(self, error: Exception) -> None:
        if isinstance(error, JuryError):
            tell(QApplication.activeWindow(), _("This could not be done"), str(error))
            return
        traceback.print_exception(error)
        if self._dialog is None:  # one bug often brings others: the first says most
            self._dialog = CrashDialog(report(error, self._about()), QApplication.activeWindow())
            self._dialog.finished.connect(self._on_closed)
            self._dialog.open()

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


class CrashDialog(Dialog):
    """Says that nothing saved is lost, and shows the report that may be sent."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(
            _("The application made a mistake"),
            parent,
            _(
                "Everything that was shown as saved is kept. You can go on; if something looks "
                "wrong, close the window and open the file again. The report below holds nothing "
                "of what you wrote: please send it to whoever looks after the application."
            ),
        )
        self.report_edit = QPlainTextEdit(text)
        self.report_edit.setReadOnly(True)
        self.report_edit.setMinimumHeight(px(_HEIGHT))
        self.report_edit.setAccessibleName(_("Report"))
        self.copy_button = button(_("Copy the report"), icon_name="copy")
        self.copy_button.clicked.connect(self._on_copy)
        self.body.addWidget(self.report_edit)
        self.set_buttons(
            primary_button(_("Go on")), self.copy_button, cancel=_("Close the application")
        )
        self.cancel_button.clicked.connect(QApplication.closeAllWindows)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report_edit.toPlainText())


def report(error: BaseException, about: str) -> str:
    """Return where it went wrong: no message, no value, no folder of the user's."""
    lines = [f"{about} · {language()}", ""]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _place(filename: str) -> str:
    """Return a file by its name inside its package."""
    parts = Path(filename).parts
    for root in (_PACKAGE, "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) + (root != _PACKAGE) :])
    return parts[-1]
