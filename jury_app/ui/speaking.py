"""Speaks one language everywhere: our texts, Qt's own, numbers and days."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from jury_app.i18n import Language, set_language

_LOCALES: dict[Language, QLocale] = {
    "fr": QLocale(QLocale.Language.French, QLocale.Country.France),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Speaker:
    """Holds the translator of Qt's own texts while its language is spoken."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translator = QTranslator(application)

    def speak(self, language: Language) -> None:
        """Speak a language in every window that is made from now on."""
        set_language(language)
        QLocale.setDefault(_LOCALES[language])
        self._application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):  # English needs none
            self._application.installTranslator(self._translator)
