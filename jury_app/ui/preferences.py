"""What each user chooses for their own eyes: language, colours, size of the text."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jury_app.formatting import NBSP
from jury_app.i18n import LANGUAGES, _, language
from jury_app.ui.look import TEXT_SIZES, THEME_CHOICES, px
from jury_app.ui.settings import Settings
from jury_app.ui.theme import Theme
from jury_app.ui.tokens import GAP_L, GAP_S
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.combo_box import ComboBox
from jury_app.ui.widgets.icon_label import IconLabel

_LANGUAGE_NAMES = {"fr": "Français", "en": "English"}  # each in its own words
_NARROWEST = 40


class Preferences(QObject):
    """Three choices that take effect at once and are remembered."""

    rebuild_asked = Signal()  # words or lengths changed: the windows are to be made anew

    def __init__(self, settings: Settings, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        languages = [_LANGUAGE_NAMES[each] for each in LANGUAGES]
        sizes = [f"{percent}{NBSP}%" for percent in TEXT_SIZES]
        self.language_combo = _combo(languages, LANGUAGES.index(language()))
        self.theme_combo = _combo(_theme_names(), THEME_CHOICES.index(theme.choice))
        self.size_combo = _combo(sizes, TEXT_SIZES.index(theme.text_size))
        self.language_combo.activated.connect(self._on_language)
        self.theme_combo.activated.connect(self._on_theme)
        self.size_combo.activated.connect(self._on_size)

    def _on_language(self, place: int) -> None:
        self._settings.choose_language(LANGUAGES[place])
        if LANGUAGES[place] != language():
            self.rebuild_asked.emit()

    def _on_theme(self, place: int) -> None:
        self._settings.choose_theme(THEME_CHOICES[place])
        self._theme.choose(THEME_CHOICES[place])

    def _on_size(self, place: int) -> None:
        self._settings.choose_text_size(TEXT_SIZES[place])
        if TEXT_SIZES[place] != self._theme.text_size:
            self._theme.set_text_size(TEXT_SIZES[place])
            self.rebuild_asked.emit()


class PreferencesBar(QWidget):
    """The same choices in one line, for the foot of the start window."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(GAP_S))
        for icon_name, text, combo in (
            ("languages", _("Language"), preferences.language_combo),
            ("contrast", _("Colours"), preferences.theme_combo),
            ("zoom-in", _("Size of the text"), preferences.size_combo),
        ):
            combo.setAccessibleName(text)
            set_tip(combo, text)
            combo.setProperty("kind", "quiet")
            combo.setMinimumWidth(px(_NARROWEST))  # large letters on a small screen
            layout.addWidget(IconLabel(icon_name, "muted"))
            layout.addWidget(combo)
            layout.addSpacing(px(GAP_L))
        layout.addStretch(1)


def _combo(texts: Sequence[str], chosen: int) -> ComboBox:
    combo = ComboBox((text, text) for text in texts)
    combo.setCurrentIndex(chosen)
    return combo


def _theme_names() -> tuple[str, ...]:
    return _("Like the system"), _("Light"), _("Dark"), _("High contrast")
