"""The ground of a window before it is dressed: colours and letters, and nothing that takes time."""

from functools import cache

from PySide6 import QtCore
from PySide6.QtGui import QFont, QFontDatabase, QStyleHints
from PySide6.QtWidgets import QApplication

from jury_app.paths import RESOURCES
from jury_app.ui import look
from jury_app.ui.look import Look, ThemeChoice
from jury_app.ui.stylesheet import SANS, palette
from jury_app.ui.tokens import BODY, Scheme

_FACES = (  # those that windows show; documents load their own
    "SourceSans3-Regular",
    "SourceSans3-SemiBold",
    "SourceSans3-Bold",
    "SourceSerif4-SemiBold",
)
_QT_SCHEMES: dict[ThemeChoice, str] = {
    "system": "Unknown",
    "light": "Light",
    "dark": "Dark",
    "contrast": "Dark",
}
_DARK = 128  # a ground below this lightness is dark


def lay_ground(application: QApplication, choice: ThemeChoice, text_size: int) -> None:
    """Give the first window the colours and the letters that the theme will keep."""
    if choice != "system":
        tell_system(application.styleHints(), choice)
    look.wear(Look(_scheme(application, choice), text_size))
    load_fonts()
    application.setPalette(palette(look.tokens()))
    application.setFont(body_font())


def tell_system(hints: QStyleHints, choice: ThemeChoice) -> None:
    """Have the system draw the bar of every window in the scheme that was chosen."""
    hints.setColorScheme(QtCore.Qt.ColorScheme[_QT_SCHEMES[choice]])


@cache
def load_fonts() -> None:
    """Make the typefaces that come with the application known to Qt, once."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{face}.ttf"))


def body_font() -> QFont:
    """Return the font of all text; its figures stand in columns as they are."""
    font = QFont(SANS)
    font.setPixelSize(look.px(BODY))
    return font


def _scheme(application: QApplication, choice: ThemeChoice) -> Scheme:
    if choice != "system":
        return choice
    return "dark" if application.palette().window().color().lightness() < _DARK else "light"
