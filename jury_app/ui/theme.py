"""Dresses the application: follows the system's colours or a chosen scheme, and the text size."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from jury_app.paths import RESOURCES
from jury_app.ui import look
from jury_app.ui.icons import tinted_svg
from jury_app.ui.look import Look
from jury_app.ui.stylesheet import GLYPHS, SANS, palette, stylesheet
from jury_app.ui.tokens import BODY, Scheme

ThemeChoice: TypeAlias = Literal["system", "light", "dark", "contrast"]
THEME_CHOICES: tuple[ThemeChoice, ...] = get_args(ThemeChoice)
TEXT_SIZES = (100, 110, 125, 150, 175, 200)

_FACES = (  # those that windows show; documents load their own
    "SourceSans3-Regular",
    "SourceSans3-SemiBold",
    "SourceSans3-Bold",
    "SourceSerif4-SemiBold",
)
_QT_SCHEMES: dict[ThemeChoice, Qt.ColorScheme] = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """The look of the whole application, changed in one place and at once."""

    changed = Signal()

    def __init__(
        self, application: QApplication, choice: ThemeChoice = "system", text_size: int = 100
    ) -> None:
        super().__init__(application)
        self._application = application
        self._choice: ThemeChoice = choice
        self._text_size = text_size
        self._glyphs = QTemporaryDir()
        load_fonts()
        self._hints = application.styleHints()
        self._hints.setColorScheme(_QT_SCHEMES[choice])
        self._dress()
        self._hints.colorSchemeChanged.connect(self._dress)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._dress)

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose; “system” follows the system."""
        return self._choice

    @property
    def text_size(self) -> int:
        """The size of the text in per cent."""
        return self._text_size

    def choose(self, choice: ThemeChoice) -> None:
        """Wear a scheme, or what the system wears."""
        self._choice = choice
        self._hints.setColorScheme(_QT_SCHEMES[choice])
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
        if self._hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if self._hints.colorScheme() is Qt.ColorScheme.Dark else "light"

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
        measured = widget.testAttribute(Qt.WidgetAttribute.WA_StyleSheet)
        if measured and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            application.style().unpolish(widget)


def load_fonts() -> None:
    """Make the typefaces that come with the application known to Qt."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{face}.ttf"))


def body_font() -> QFont:
    """Return the font of all text; its figures stand in columns as they are."""
    font = QFont(SANS)
    font.setPixelSize(look.px(BODY))
    return font
