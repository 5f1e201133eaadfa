"""The juror's window, started as a user does; goes when the field of the code takes the keys."""

import os
import sys

from jury_app import cli

cli.prepare_for_windows()

from PySide6.QtCore import QTimer

from jury_app import app
from jury_app.ui.first_paint import FirstPaint


def leave() -> None:
    """Go, if the keys do go to the field."""
    field = app.QApplication.focusWidget()
    os._exit(0 if field is not None and field.hasFocus() else 1)


load = app.after_first_paint


def begin(application: app.Application, windows: app.Windows) -> None:
    """Load what comes after the first paint, and wait until the field is painted."""
    load(application, windows)
    QTimer.singleShot(0, lambda: FirstPaint(windows.window.code_page.code_edit, leave))


app.after_first_paint = begin
cli.run(sys.argv[1:])
