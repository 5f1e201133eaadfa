"""Speaks one language everywhere: our texts, Qt's own, numbers and days."""

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

from jury_app.i18n import Language, set_language

_LOCALES: dict[Language, str] = {"fr": "fr_FR", "en": "en_GB"}


class Speaker:
    """Holds the translator of Qt's own texts while its language is spoken."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translator = QtCore.QTranslator(application)

    def speak(self, language: Language) -> None:
        """Speak a language in every window that is made from now on."""
        set_language(language)
        # Qt makes its long lists of tongues and lands when they are first named.
        QtCore.QLocale.setDefault(QtCore.QLocale(_LOCALES[language]))
        self._application.removeTranslator(self._translator)
        info = QtCore.QLibraryInfo
        folder = info.path(info.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):  # English needs none
            self._application.installTranslator(self._translator)
