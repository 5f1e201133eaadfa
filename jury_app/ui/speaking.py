"""Speaks one language everywhere: our texts, Qt's own, numbers and days."""

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

from jury_app.i18n import N_, Language, _, set_language

_LOCALES: dict[Language, str] = {"fr": "fr_FR", "en": "en_GB"}


_LEFT_OUT = frozenset(
    {
        N_("&Look in:"),
        N_("Files of &type:"),
        N_("Folder"),
        N_("Drive"),
        N_("Page &Set:"),
    }
)
"""What Qt's own translators left in English, in the dialogs for files and printers."""


class _LeftOut(QtCore.QTranslator):
    """Says those few words; asked after Qt's own translator, which has all the others."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        _context: str | bytes,
        text: str | bytes,
        _disambiguation: str | bytes | None = None,
        _n: int = -1,
    ) -> str | None:
        return _(text) if isinstance(text, str) and text in _LEFT_OUT else None


class Speaker:
    """Holds the translator of Qt's own texts while its language is spoken."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translator = QtCore.QTranslator(application)
        self._left_out = _LeftOut(application)

    def speak(self, language: Language) -> None:
        """Speak a language in every window that is made from now on."""
        set_language(language)
        # Qt makes its long lists of tongues and lands when they are first named.
        QtCore.QLocale.setDefault(QtCore.QLocale(_LOCALES[language]))
        for each in (self._left_out, self._translator):
            self._application.removeTranslator(each)
        info = QtCore.QLibraryInfo
        folder = info.path(info.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):  # English needs none
            for each in (self._left_out, self._translator):  # the last is asked first
                self._application.installTranslator(each)
