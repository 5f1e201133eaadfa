"""The user's own choices, from any window."""

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.preferences import Preferences
from jury_app.ui.settings import Settings
from jury_app.ui.theme import Theme
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form


class PreferencesDialog(Dialog):
    """The choices, from any window."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(
            _("Language and display"), parent, _("These choices are yours and apply everywhere.")
        )
        self.preferences = Preferences(settings, theme, self)
        form = Form()
        form.add(_("Language"), self.preferences.language_combo)
        form.add(_("Colours"), self.preferences.theme_combo)
        form.add(_("Size of the text"), self.preferences.size_combo)
        self.body.addWidget(form)
        self.set_primary(primary_button(_("Close these choices")))
