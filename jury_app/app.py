"""Putting the application together: the only module that knows every window.

A window is painted before anything heavy is loaded: that comes while the user looks at it.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from jury_app.i18n import Language, _, language, set_language
from jury_app.juror_app import enter_kit
from jury_app.secretariat_app import load_model, open_database, window_parts
from jury_app.ui.application import Application, DocumentWindow
from jury_app.ui.collecting import Collector, keep_what_is_loaded
from jury_app.ui.first_paint import FirstPaint, OncePainted
from jury_app.ui.geometry import fill_small_screen
from jury_app.ui.loading import LoadingBehind
from jury_app.ui.settings import RecentFile, Settings
from jury_app.ui.speaking import Speaker
from jury_app.ui.suffixes import KIT
from jury_app.ui.theme import Theme, dressed_at_once

if TYPE_CHECKING:
    from jury_app.ui.juror.kit_pages import KitPages
    from jury_app.ui.juror.window import JurorWindow
    from jury_app.ui.start_window import StartWindow
    from jury_app.ui.workspace import Workspace

_SWITCH_S = 0.001  # how long work elsewhere may hold up the painting of a window


class Windows(QObject):
    """Shows one window after another: the start, an edition, a kit."""

    def __init__(self, application: QApplication, asked: Language | None = None) -> None:
        super().__init__(application)
        self._application = application
        self.settings = Settings()
        choices = self.settings.choices
        set_language(asked or choices.language or language())
        self._speaker = Speaker(application)
        self.theme = Theme(application, choices.theme, choices.text_size, waits=True)
        self.start_window: StartWindow | None = None
        self.window: DocumentWindow | None = None
        self._workspace: Workspace | None = None
        self._file: Path | None = None
        self._next: Callable[[], object] = application.quit
        self._rebuild: Callable[[], object] = self.show_start
        self.once_painted = OncePainted()
        application.setQuitOnLastWindowClosed(False)

    def show_start(self, error: object = None) -> "StartWindow":
        """Show where everybody starts, and why a file was not opened."""
        if self.start_window is None:
            self.start_window = self._made_start()
        self.start_window.show()
        if error is not None:
            self.start_window.tell_error(error)
        return self.start_window

    def open_file(self, file: Path) -> None:
        """Open a file in the window it belongs to, after closing the one that is open."""
        file = file.absolute()  # it is found again from another folder
        if self.window is not None:
            self._close_then(partial(self.open_file, file))
            return
        if file.suffix.lower() == KIT:
            self._open_kit(file)
            return
        self.show_start().wait_for(file)
        QTimer.singleShot(0, self, partial(self._open_edition, file))

    def hush(self) -> None:
        """Close everything at once, without asking."""
        if isinstance(self.window, QWidget):
            self.window.deleteLater()
        self.window = None
        self._let_go()
        self._drop_start()

    def _made_start(self) -> "StartWindow":
        from jury_app.ui.start_window import StartWindow

        self._dress()
        with dressed_at_once():
            start = StartWindow(self.settings, self.theme)
        start.edition_asked.connect(self.open_file)
        start.kit_asked.connect(self.open_file)
        start.new_asked.connect(self._on_new_asked)
        start.open_asked.connect(self._on_open_asked)
        start.demo_asked.connect(self._on_demo_asked)
        start.restore_asked.connect(self._on_restore_asked)
        start.help_asked.connect(self._on_help_asked)
        start.rebuild_asked.connect(self.rebuild)
        start.closed.connect(self._on_start_closed)
        FirstPaint(start, self.once_painted.tell)
        return start

    def _open_edition(self, file: Path) -> None:
        from jury_app.ui.workspace import Workspace

        self._file = file
        self._workspace = Workspace(partial(open_database, file), self)
        self._workspace.refused.connect(self._on_refused)
        self._workspace.opened.connect(self._on_opened)

    def _open_kit(self, file: Path) -> None:
        from jury_app.ui.juror.window import JurorWindow

        self._file = file
        window = JurorWindow(file, self.settings, self._enter_kit)
        window.painted.connect(self.once_painted.tell)
        self._rebuild = window.rebuild  # the code is not asked for again
        self._show(window, RecentFile(path=str(file), kind="kit"))

    def _enter_kit(self, window: "JurorWindow") -> "KitPages":
        pages = enter_kit(window)
        self._dress()
        return pages

    def _dress(self) -> None:
        self._speaker.speak(language())
        self.theme.dress()

    def _on_opened(self) -> None:
        from jury_app.ui.secretariat.leaving import arrive
        from jury_app.ui.secretariat.window import SecretariatWindow

        if self._workspace is not None and self._file is not None:
            with dressed_at_once():
                window = SecretariatWindow(self._workspace, self.settings)
            FirstPaint(window, self.once_painted.tell)
            window.file_asked.connect(self.open_file)
            window.start_asked.connect(partial(self._close_then, self.show_start))
            self._rebuild = partial(self.open_file, self._file)
            self._show(window, RecentFile(path=str(self._file), kind="edition"))
            self._workspace.run(arrive, title=_("Making a back-up…"))

    def _on_refused(self, error: Exception) -> None:
        self._let_go()
        self.show_start(error)

    def _show(self, window: DocumentWindow, file: RecentFile) -> None:
        self.once_painted.do(partial(self.settings.remember_file, file))
        self.window = window
        self._next = self._application.quit
        window.closed.connect(self._on_window_closed)
        window.preferences_asked.connect(self._on_preferences_asked)
        if isinstance(window, QWidget):
            fill_small_screen(window)
        window.show()
        self._drop_start()

    def _close_then(self, following: Callable[[], object]) -> None:
        """Close the window of a file; it may take its time, and it may refuse."""
        self._next = following
        if self.window is not None:
            self.window.close()

    def _on_window_closed(self) -> None:
        window, self.window = self.window, None
        self._let_go()
        if isinstance(window, QWidget):
            window.deleteLater()
        following, self._next = self._next, self._application.quit
        following()

    def _on_start_closed(self) -> None:
        if self.window is None:
            self._application.quit()

    def _drop_start(self) -> None:
        start, self.start_window = self.start_window, None
        if start is not None:
            start.closed.disconnect(self._on_start_closed)
            start.close()
            start.deleteLater()

    def _let_go(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace.deleteLater()
        self._workspace = None

    def rebuild(self) -> None:
        """Make the windows anew, in the language and the size that were just chosen."""
        self._speaker.speak(self.settings.choices.language or language())
        if self.window is not None:
            self._rebuild()
            return
        start = self._made_start()
        start.show()
        self._drop_start()
        self.start_window = start

    def _on_preferences_asked(self) -> None:
        from jury_app.ui.preferences_dialog import PreferencesDialog

        parent = self.window if isinstance(self.window, QWidget) else None
        dialog = PreferencesDialog(self.settings, self.theme, parent)
        dialog.preferences.rebuild_asked.connect(dialog.accept)
        dialog.preferences.rebuild_asked.connect(self.rebuild)
        dialog.open()

    def _on_open_asked(self) -> None:
        from jury_app.ui.open_dialog import ask_for_file

        ask_for_file(self.start_window, self.settings, self.open_file)

    def _on_new_asked(self) -> None:
        from jury_app.ui.new_edition_dialog import found_edition

        found_edition(self.settings.choices.recent, self.start_window, self.open_file)

    def _on_restore_asked(self) -> None:
        from jury_app.ui.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self.start_window)
        dialog.restored.connect(self.open_file)
        dialog.open()

    def _on_help_asked(self) -> None:
        from jury_app.ui.start_help import start_help
        from jury_app.ui.widgets.help_sheet import HelpSheet

        HelpSheet(start_help(), self.start_window).open()

    def _on_demo_asked(self) -> None:
        from jury_app.ui.demonstration import Demonstration

        demonstration = Demonstration(self.show_start())
        demonstration.ready.connect(self.open_file)
        demonstration.failed.connect(self.show_start)
        demonstration.show()


def run(file: Path | None, asked: Language | None = None) -> int:
    """Open a file in its window, or the start window; return the exit status."""
    sys.setswitchinterval(_SWITCH_S)
    application = Application()
    windows = Windows(application, asked)
    application.file_opened.connect(windows.open_file)
    windows.once_painted.do(partial(after_first_paint, application, windows))
    if file is None:
        windows.show_start()
    else:
        windows.open_file(file)
    return application.exec()


def after_first_paint(application: Application, windows: Windows) -> None:
    """Hear of what goes wrong, and load the pages of an edition while the user looks."""
    from jury_app.ui.crash_dialog import CrashReporter

    keep_what_is_loaded()
    CrashReporter(_about, application).install()
    Collector(application)
    if windows.window is None:  # it will be an edition rather than a kit
        LoadingBehind(load_model, window_parts(), application)


def _about() -> str:
    from jury_app.ui.about import about

    return about()
