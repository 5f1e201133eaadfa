"""What a juror is asked to sign under the decisions, in plain words, before the device signs."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label, set_tone

if TYPE_CHECKING:
    from jury_app.desk.cosigning import AskedSeal

_WIDTH, _LIST = 760, 260


@dataclass(frozen=True, slots=True)
class _Award:
    """One line of the award list that is signed."""

    id: int
    domain: str
    award: str
    application: str


class CosignDialog(Dialog):
    """Shows seal, codes, award list and what became of the own ballot; then the file to send."""

    sign_asked = Signal()
    folder_shown = Signal(object)  # Path
    message_asked = Signal(object)  # Path

    def __init__(self, asked: "AskedSeal", parent: QWidget) -> None:
        super().__init__(_("Countersign the decisions"), parent, " ".join(asked.sentences))
        self.setMinimumWidth(min(px(_WIDTH), self.screen().availableSize().width()))
        self.ballot_label = SentenceLabel(asked.ballot_sentence, "strong")
        set_tone(self.ballot_label, "success" if asked.own == "counted" else "warning")
        codes = column(gap=GAP_XS)
        for name, code in asked.codes:
            codes.addLayout(row(label(name, "muted"), label(code, "strong"), None, gap=GAP_S))
        rows = [_Award(place, *line) for place, line in enumerate(asked.awards)]
        self._model: TableModel[_Award] = TableModel(_columns(), self)
        self._model.set_rows(rows)
        self.table = DataTable(self._model, _("Award list"))
        self.table.setMinimumHeight(px(_LIST))
        self.done_label = SentenceLabel("", "strong")
        self.done_label.hide()
        compare = SentenceLabel(
            _(
                "Compare both codes with those of the minutes, and the awards with what was "
                "decided in the room. Sign only what you recognise."
            ),
            "muted",
        )
        self.body.addWidget(self.done_label)
        self.body.addWidget(self.ballot_label)
        self.body.addLayout(column(codes, compare, gap=GAP_S))
        self.body.addLayout(column(label(_("Award list"), "caps"), self.table, gap=GAP_XS))
        self.sign_button = primary_button(_("Countersign"), icon_name="signature")
        self.show_button = button(_("Show the file in its folder"), icon_name="folder-open")
        self.message_button = button(_("Prepare the message"), icon_name="mail")
        self.set_buttons(self.sign_button, self.message_button, self.show_button)
        self.sign_button.clicked.disconnect(self.accept)
        self.sign_button.clicked.connect(self._on_sign)
        for each in (self.show_button, self.message_button):
            each.hide()

    def show_signed(self, file: Path) -> None:
        """Say that it is signed, and what to do with the file."""
        self.done_label.setText(
            _("Countersigned. Send the file “{file}” to the secretariat, and keep a copy.").format(
                file=file.name
            )
        )
        self.done_label.show()
        self.sign_button.hide()
        self.cancel_button.setText(_("Close"))
        self.show_button.clicked.connect(lambda: self.folder_shown.emit(file))
        self.message_button.clicked.connect(lambda: self.message_asked.emit(file))
        for each in (self.show_button, self.message_button):
            each.show()
        self.fit_height()
        self.message_button.setFocus()

    def show_refused(self, error: Exception) -> None:
        """Say why nothing was signed."""
        self.sign_button.setEnabled(True)
        self.tell_error(error)

    def _on_sign(self) -> None:
        self.sign_button.setEnabled(False)
        self.sign_asked.emit()


def _columns() -> list[Column[_Award]]:
    return [
        Column(_("Domain"), lambda row: row.domain, width=220),
        Column(_("Award"), lambda row: row.award, strong=True),
        Column(_("Application"), lambda row: row.application, stretch=True, width=220),
    ]
