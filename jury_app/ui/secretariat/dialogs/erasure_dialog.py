"""Erasing for good: what goes is listed, and a word is typed before it does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from jury_app.formatting import format_number, plain
from jury_app.i18n import _, pgettext
from jury_app.model.queries.retention import DueRow
from jury_app.privacy.purging import Purged, Wish, erase_somebody, purge_edition
from jury_app.progress import Steps
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_XS
from jury_app.ui.widgets.buttons import danger_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.fields import text_field
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import label

_HEIGHT = 64


class ErasureDialog(Dialog):
    """Asks why, by whom and with which word; what goes is said by those made of it."""

    erased = Signal(object)  # Purged

    def __init__(self, office: Office, parent: QWidget, title: str, sentence: str) -> None:
        super().__init__(title, parent, sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office = office
        self.form = Form()
        self.reason_edit = self.form.add(
            _("&Reason"), text_field(_HEIGHT), _("Stands in the journal and on the certificate.")
        )
        self.by_edit = self.form.add(_("&Who signs the certificate"), QLineEdit())
        self.backups_check = QCheckBox(
            _("Replace the back-ups on this computer, which hold it too")
        )
        self.form.add_wide(self.backups_check)
        self.word = pgettext("typed to confirm", "erase")
        self.word_edit = self.form.add(
            _("&Type “{word}” to confirm").format(word=self.word), QLineEdit()
        )
        self.body.addWidget(self.form)
        self.set_buttons(danger_button(_("Erase for good"), icon_name="trash-2"))
        self.word_edit.textChanged.connect(lambda _text: self.allow())
        self.reason_edit.textChanged.connect(self.allow)

    def allow(self) -> None:
        """Let it be done once something is chosen, a reason given and the word typed."""
        is_typed = plain(self.word_edit.text()) == plain(self.word)
        has_reason = bool(self.reason_edit.toPlainText().strip())
        self.primary_button.setEnabled(is_typed and has_reason and self.has_subject())

    def has_subject(self) -> bool:
        """Whether it is known what is to be erased."""
        raise NotImplementedError

    def steps(self) -> Callable[..., Steps[Purged]]:
        """Return what erases it."""
        raise NotImplementedError

    def accept(self) -> None:
        if not self.primary_button.isEnabled():
            return
        self.error_bar.hide()
        self.primary_button.setEnabled(False)
        run_watched(
            self._office,
            self,
            self.steps(),
            Wish(
                reason=self.reason_edit.toPlainText(),
                by=self.by_edit.text(),
                with_backups=self.backups_check.isChecked(),
            ),
            title=_("Erasing"),
            outcome=Outcome(self._on_erased, self._on_refused),
        )

    def _on_erased(self, purged: Purged) -> None:
        self.erased.emit(purged)
        super().accept()

    def _on_refused(self, error: Exception) -> None:
        self.tell_error(error)
        self.allow()


class PurgeDialog(ErasureDialog):
    """Erases the kinds of data that are ticked; those that are due are ticked already."""

    def __init__(self, office: Office, rows: Sequence[DueRow], parent: QWidget) -> None:
        super().__init__(
            office,
            parent,
            _("Erase what is no longer needed"),
            _(
                "It goes from the file itself, and cannot be undone. The seal, the award list and "
                "the minutes stay; a certificate is written beside the edition."
            ),
        )
        self._rows = [row for row in rows if row.count]
        self.checks = {row.id: QCheckBox(_line(row)) for row in self._rows}
        listed = QWidget()
        listed.setLayout(column(label(_("What goes"), "strong"), *self.checks.values(), gap=GAP_XS))
        self.body.insertWidget(0, listed)
        for row in self._rows:
            self.checks[row.id].toggled.connect(self._on_toggled)
            self.checks[row.id].setChecked(row.is_due)
        self.allow()

    def has_subject(self) -> bool:
        return any(check.isChecked() for check in self.checks.values())

    def steps(self) -> Callable[..., Steps[Purged]]:
        kinds = [row.kind for row in self._rows if self.checks[row.id].isChecked()]
        return lambda database, wish: purge_edition(database, kinds, wish)

    def _on_toggled(self) -> None:
        """Comments stand in the ballots: they go with the marks."""
        marks, comments = self.checks.get("marks"), self.checks.get("comments")
        if marks is not None and comments is not None:
            comments.setEnabled(not marks.isChecked())
            if marks.isChecked():
                comments.setChecked(True)
        self.allow()


class PersonErasureDialog(ErasureDialog):
    """Erases one person, by name or address."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(
            office,
            parent,
            _("Erase a person at their request"),
            _(
                "A juror’s name becomes a number, an applicant’s contact is emptied, and the words "
                "that name them go. The sealed minutes keep what was signed."
            ),
        )
        self.person_form = Form()
        self.person_edit = self.person_form.add(_("&Name or e-mail address"), QLineEdit())
        self.body.insertWidget(0, self.person_form)
        self.setTabOrder(self.person_edit, self.reason_edit)
        self.person_edit.textChanged.connect(lambda _text: self.allow())
        self.person_edit.setFocus()
        self.allow()

    def has_subject(self) -> bool:
        return bool(self.person_edit.text().strip())

    def steps(self) -> Callable[..., Steps[Purged]]:
        who = self.person_edit.text()
        return lambda database, wish: erase_somebody(database, who, wish)


def _line(row: DueRow) -> str:
    frame = _("{what}: {count} (due)") if row.is_due else _("{what}: {count}")
    return frame.format(what=row.title, count=format_number(row.count))
