"""What the edition is called, who organises it, and its calendar."""

from functools import partial

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _
from jury_app.model.operations.edition import edit_edition
from jury_app.model.values import EditionValues
from jury_app.ui.look import px
from jury_app.ui.secretariat.beside import Beside
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.moment_edit import MomentEdit
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import EditionOverview
from jury_app.ui.secretariat.pages.edition_keys import KeysPanel
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.tokens import GAP_S, GAP_XL
from jury_app.ui.widgets.fields import SpinBox
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label

_FORM = 560
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_SCALES = (10, 20, 100)
_EVENING, _MORNING = QTime(23, 59, 59), QTime(9, 0)
_LANGUAGES = {"fr": "Français", "en": "English"}


class IdentityTab(QWidget):
    """Fields that are saved as soon as they are left."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._values = EditionValues(title="", year=_FIRST_YEAR)
        self.form = Form()
        self.form.setMaximumWidth(px(_FORM))
        self._add_names()
        self._add_calendar()
        self._add_display()
        self._lines = (self.title_edit, self.organiser_edit, self.place_edit, self.email_edit)
        self.keys_panel = KeysPanel(office)
        self.language_label = SentenceLabel("", "muted")
        facts = QWidget()
        facts.setLayout(
            column(
                SentenceLabel(_("Each field is saved as soon as you leave it."), "muted"),
                label(_("Language of the documents"), "strong"),
                self.language_label,
                self.keys_panel,
                None,
                gap=GAP_S,
            )
        )
        fields = QWidget()
        fields.setLayout(column(self.form, None))
        sides = Beside(fields, facts, shares=(3, 2))
        sides.setContentsMargins(0, px(GAP_XL), px(GAP_XL), px(GAP_XL))
        self.setLayout(column(Scroll(sides)))
        self._connect()

    def show_edition(self, overview: EditionOverview) -> None:
        """Show the edition; what is being typed stays."""
        self._values = values = overview.edition.values
        for edit, text in (
            (self.title_edit, values.title),
            (self.organiser_edit, values.organiser),
            (self.place_edit, values.place),
            (self.email_edit, values.ballots_email),
        ):
            if not edit.isModified() and edit.text() != text:
                edit.setText(text)
                edit.setCursorPosition(0)
        if not self.year_spin.hasFocus():
            self.year_spin.setValue(values.year)
        self.call_edit.set_moment(values.call_closes_at)
        self.due_edit.set_moment(values.ballots_due_at)
        self.sitting_edit.set_moment(values.sitting_at)
        if not self.scale_combo.choose(values.display_scale):
            self.scale_combo.add_option(format_number(values.display_scale), values.display_scale)
            self.scale_combo.choose(values.display_scale)
        self.total_check.setChecked(values.shows_total)
        self.form.setEnabled(not overview.edition.is_closed)
        self.language_label.setText(_LANGUAGES.get(overview.edition.language, ""))
        self.keys_panel.show_edition(overview.edition)

    def _add_names(self) -> None:
        self.title_edit = self.form.add(_("&Name of the prize"), QLineEdit())
        self.organiser_edit = self.form.add(_("&Organiser"), QLineEdit())
        self.year_spin, self.place_edit = SpinBox(_FIRST_YEAR, _LAST_YEAR), QLineEdit()
        self.form.add_pair(
            (_("&Year"), self.year_spin), (_("&Place of the sitting"), self.place_edit)
        )

    def _add_calendar(self) -> None:
        self.form.add_heading(_("Calendar"))
        self.call_edit = self.form.add(
            _("The call closes"),
            MomentEdit(_EVENING),
            _("An application deposited later is marked as late, never refused by itself."),
        )
        self.due_edit = self.form.add(_("Ballots are due"), MomentEdit(_EVENING))
        self.email_edit = self.form.add(
            _("&E-mail address for ballots"),
            QLineEdit(),
            _("A juror’s message with the ballot goes there. Fill it in before issuing kits."),
        )
        self.sitting_edit = self.form.add(_("The jury sits"), MomentEdit(_MORNING))

    def _add_display(self) -> None:
        self.form.add_heading(_("How marks are shown"))
        self.scale_combo = self.form.add(
            _("Averages &out of"),
            Choice([(format_number(scale), scale) for scale in _SCALES]),
            _("Only how they are shown: the order never depends on it."),
        )
        self.total_check = QCheckBox(_("Show totals instead of averages"))
        self.form.add_wide(self.total_check)

    def _connect(self) -> None:
        for edit in self._lines:
            edit.editingFinished.connect(partial(self._save, edit))
        self.year_spin.editingFinished.connect(partial(self._save, self.year_spin))
        for moment in (self.call_edit, self.due_edit, self.sitting_edit):
            moment.moment_chosen.connect(partial(self._save, moment))
        self.scale_combo.activated.connect(lambda _place: self._save(self.scale_combo))
        self.total_check.clicked.connect(lambda _on: self._save(self.title_edit))

    def _typed(self) -> EditionValues:
        return EditionValues(
            title=self.title_edit.text().strip(),
            year=self.year_spin.value(),
            organiser=self.organiser_edit.text().strip(),
            place=self.place_edit.text().strip(),
            display_scale=self.scale_combo.value,
            shows_total=self.total_check.isChecked(),
            call_closes_at=self.call_edit.moment,
            ballots_due_at=self.due_edit.moment,
            sitting_at=self.sitting_edit.moment,
            ballots_email=self.email_edit.text().strip(),
        )

    def _save(self, field: QWidget) -> None:
        values = self._typed()
        self.form.clear_errors()
        if values == self._values:
            self._on_saved(0)
            return
        self._values = values
        self._office.write(
            self,
            edit_edition,
            told=_("The edition is saved."),
            then=self._on_saved,
            failed=partial(self._on_refused, field),
            values=values,
        )

    def _on_saved(self, _seq: int) -> None:
        for edit in self._lines:
            edit.setModified(False)

    def _on_refused(self, field: QWidget, error: Exception) -> None:
        self._values = EditionValues(title="", year=_FIRST_YEAR)
        self.form.tell_error(field, str(error))
