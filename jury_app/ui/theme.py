"""Dresses the application: follows the system's colours or a chosen scheme, and the text size."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTemporaryDir, Signal
from PySide6.QtWidgets import QApplication

from jury_app.ui import look
from jury_app.ui.ground import body_font, lay_ground, tell_system
from jury_app.ui.icons import tinted_svg
from jury_app.ui.look import Look, ThemeChoice
from jury_app.ui.stylesheet import GLYPHS, palette, stylesheet
from jury_app.ui.tokens import Scheme


class Theme(QObject):
    """The look of the whole application, changed in one place and at once."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        choice: ThemeChoice = "system",
        text_size: int = 100,
        *,
        waits: bool = False,
    ) -> None:
        """Lay the ground, and dress what stands on it unless that is to wait for `dress`."""
        super().__init__(application)
        self._application = application
        self._choice: ThemeChoice = choice
        self._text_size = text_size
        self._glyphs = QTemporaryDir()
        self._hints = application.styleHints()
        self._waits = True
        lay_ground(application, choice, text_size)
        if not waits:
            self.dress()

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose; “system” follows the system."""
        return self._choice

    @property
    def text_size(self) -> int:
        """The size of the text in per cent."""
        return self._text_size

    def dress(self) -> None:
        """Dress everything, and follow the system from now on."""
        if self._waits:
            self._waits = False
            tell_system(self._hints, self._choice)
            self._dress()
            self._hints.colorSchemeChanged.connect(self._dress)
            self._hints.accessibility().contrastPreferenceChanged.connect(self._dress)

    def choose(self, choice: ThemeChoice) -> None:
        """Wear a scheme, or what the system wears."""
        self._choice = choice
        tell_system(self._hints, choice)
        self._dress()

    def set_text_size(self, percent: int) -> None:
        """Enlarge everything that is written."""
        self._text_size = percent
        self._dress()

    def _dress(self) -> None:
        worn = Look(self._scheme(), self._text_size)
        look.wear(worn)
        self._application.setPalette(palette(look.tokens()))
        self._application.setFont(body_font())
        sheet = stylesheet(worn, self._glyph)
        if sheet != self._application.styleSheet():  # every widget takes its time to dress
            self._application.setStyleSheet(sheet)
        self.changed.emit()

    def _scheme(self) -> Scheme:
        if self._choice != "system":
            return self._choice
        kinds = QtCore.Qt  # Qt makes them when they are first named, which takes its time
        preference = self._hints.accessibility().contrastPreference()
        if preference is kinds.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if self._hints.colorScheme() is kinds.ColorScheme.Dark else "light"

    def _glyph(self, name: str) -> str:
        drawing, token = GLYPHS[name]
        shade = look.shade(token)
        file = Path(self._glyphs.path()) / f"{name}-{shade.removeprefix('#')}.svg"
        if not file.exists():
            file.write_bytes(tinted_svg(drawing, shade))
        return file.as_posix()


@contextmanager
def dressed_at_once() -> Iterator[None]:
    """Dress what is built inside when it stands: Qt would do so each time a part finds its place.

    Half the time that a window of many parts takes to appear went into that.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 -- there is no window without it
    sheet = application.styleSheet()
    _undress_what_was_never_shown(application)
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)


def _undress_what_was_never_shown(application: QApplication) -> None:
    """Take the sheet off parts that were measured and not shown: Qt passes them over.

    It would not hear of their end any more, and dress them later though they are gone.
    """
    for widget in application.allWidgets():
        measured = widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_StyleSheet)
        if measured and not widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
            application.style().unpolish(widget)
