"""The codes of the kits, shown once, to be sent by another way than the kits."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jury_app.exchange.kits import IssuedFile
from jury_app.exchange.placing import CODES
from jury_app.i18n import _, ngettext
from jury_app.ui.look import px
from jury_app.ui.secretariat.files import show_file
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.text import SentenceLabel, frame
from jury_app.ui.widgets.toast import toast

_WIDTH, _HEIGHT = 820, 560


@dataclass(frozen=True, slots=True)
class _CodeRow:
    id: int
    juror: str
    email: str
    file: str
    code: str


class CodesDialog(Dialog):
    """Lists juror, file and code; the same list stands in the folder."""

    def __init__(self, issued: Sequence[IssuedFile], folder: Path, parent: QWidget | None) -> None:
        super().__init__(_title(len(issued)), parent, _where(folder, len(issued)))
        self._rows = [
            _CodeRow(each.juror_id, each.juror, each.email, each.file.name, each.code)
            for each in issued
        ]
        self.ask_size(_WIDTH, _HEIGHT)
        model: TableModel[_CodeRow] = TableModel(_columns(), self)
        self.table = DataTable(model, _("Codes"))
        model.set_rows(self._rows)
        self.messages_label = SentenceLabel("", "muted")
        self.messages_label.hide()
        self.copy_button = button(_("Copy the list"), icon_name="copy")
        self.folder_button = button(_("Show the folder"), icon_name="folder-open")

        self.body.addWidget(_advice())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.messages_label)
        self.set_primary(
            primary_button(_("Close the list of codes")), self.folder_button, self.copy_button
        )

        self.copy_button.clicked.connect(self._on_copy)
        self.folder_button.clicked.connect(partial(show_file, folder))
        self.finished.connect(self.deleteLater)

    def tell_messages(self, written: Sequence[Path]) -> None:
        """Say how many messages are ready."""
        count = len(written)
        text = ngettext(
            "{count} message is ready beside its kit: open it, read it over, send it.",
            "{count} messages are ready beside their kits: open them, read them over, send them.",
            count,
        )
        self.messages_label.setText(text.format(count=count))
        self.messages_label.setVisible(count > 0)

    def _on_copy(self) -> None:
        lines = [f"{row.juror}\t{row.email}\t{row.file}\t{row.code}" for row in self._rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
        toast(self, _("The list of codes was copied."))


def _columns() -> list[Column[_CodeRow]]:
    return [
        Column(_("Juror"), lambda row: row.juror, strong=True),
        Column(_("File"), lambda row: row.file, stretch=True),
        Column(_("Code"), lambda row: row.code, strong=True),
    ]


def _advice() -> QWidget:
    panel = frame("accent")
    layout = QHBoxLayout(panel)
    layout.setContentsMargins(px(GAP_L), px(GAP_M), px(GAP_L), px(GAP_M))
    layout.setSpacing(px(GAP_M))
    layout.addWidget(IconLabel("key-round", "accent"))
    advice = SentenceLabel(
        _(
            "Send each code by another way than the kit: read it on the telephone, write it in a "
            "text message, hand it over on paper. Whoever holds both could mark in the juror’s "
            "place. Once the codes are sent, delete the file “{file}”."
        ).format(file=CODES)
    )
    layout.addWidget(advice, 1)
    return panel


def _title(count: int) -> str:
    return ngettext("{count} kit is made", "{count} kits are made", count).format(count=count)


def _where(folder: Path, count: int) -> str:
    return ngettext(
        "It is in the folder “{folder}”. Here is the code that opens it, shown this once; it is in "
        "the file “{file}” too.",
        "They are in the folder “{folder}”. Here are the codes that open them, shown this once; "
        "they are in the file “{file}” too.",
        count,
    ).format(folder=folder.name, file=CODES)
