"""Giving the applications to the jurors to read."""

from typing import Any

from PySide6.QtWidgets import QRadioButton, QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.importing.authorities import department_codes
from jury_app.model.operations.jury import assign_readers
from jury_app.ui.look import px
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import SpinBox
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel

_USUAL, _MOST, _INDENT = 3, 60, 26


class AssignDialog(RecordDialog):
    """Asks whether everybody of a panel reads everything, or a few readers each."""

    def __init__(self, office: Office, parent: QWidget, *, assigned: bool) -> None:
        super().__init__(office, _("Assign the applications"), parent)
        self.whole_radio = QRadioButton(_("The whole panel reads each application"))
        self.few_radio = QRadioButton(_("A few readers each, evenly shared out"))
        self.readers_spin = SpinBox(1, _MOST)
        self.readers_spin.setValue(_USUAL)
        self.readers_spin.setAccessibleName(_("Readers of each application"))
        self.whole_radio.setChecked(True)
        self.readers_spin.setEnabled(False)
        self.few_radio.toggled.connect(self.readers_spin.setEnabled)
        whole = SentenceLabel(
            _("Recused jurors keep their place, and their kit says that they are recused."), "muted"
        )
        few = SentenceLabel(
            _("No juror gets an application that they are recused from; all stay comparable."),
            "muted",
        )
        self.form.add_wide(_block(self.whole_radio, whole))
        self.form.add_wide(_block(self.few_radio, few, self.readers_spin))
        if assigned:
            self.form.add_wide(
                SentenceLabel(_("What was assigned before, by hand too, is replaced."), "strong")
            )
        self.set_act(primary_button(_("Assign the applications")), self._record, {})

    def _record(self) -> Act:
        readers = self.readers_spin.value() if self.few_radio.isChecked() else None
        return Act(_assign, _told, {"readers": readers})


def _assign(session: Any, *, readers: int | None) -> tuple[int, int, int]:
    departments = None if readers is None else department_codes()
    return assign_readers(session, readers=readers, departments=departments)


def _block(radio: QRadioButton, words: SentenceLabel, spin: SpinBox | None = None) -> QWidget:
    block = QWidget()
    under = column(words, gap=GAP_S)
    if spin is not None:
        under.addLayout(row(spin, None))
    under.setContentsMargins(px(_INDENT), 0, 0, 0)
    block.setLayout(column(radio, under, gap=GAP_S))
    return block


def _told(counts: tuple[int, int, int]) -> str:
    readings, jurors, applications = counts
    read = ngettext("{count} reading", "{count} readings", readings)
    by = ngettext("{count} juror", "{count} jurors", jurors)
    of = ngettext("{count} application", "{count} applications", applications)
    return _("{readings}: {jurors}, {applications}.").format(
        readings=read.format(count=format_number(readings)),
        jurors=by.format(count=format_number(jurors)),
        applications=of.format(count=format_number(applications)),
    )
