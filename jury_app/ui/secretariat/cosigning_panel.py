"""Countersignatures of the seal: asked of the jurors, taken in, and who has given one."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.exchange.answering import CollectedFile
from jury_app.exchange.collecting import collect
from jury_app.exchange.cosigning import write_request_into
from jury_app.i18n import _, pgettext
from jury_app.model.queries.cosignatures import CoSignatureRow
from jury_app.publishing import PublishedFile
from jury_app.sealing.keys import fingerprint
from jury_app.ui.icons import icon
from jury_app.ui.secretariat.files import choose_files
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.moments import moment_text
from jury_app.ui.secretariat.office import Office
from jury_app.ui.suffixes import COSIGNED
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel


class CosigningPanel(QWidget):
    """Writes the request, reads what comes back, and lists whose device signed which seal."""

    written = Signal(object)  # list[PublishedFile]
    refused = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._folder = Path()
        self._number = 0
        self._model: TableModel[CoSignatureRow] = TableModel(_columns(), self)
        self.table = DataTable(self._model, _("Countersignatures"))
        self.nobody_label = SentenceLabel(_("Nobody has countersigned yet."), "muted")
        self.answers_label = SentenceLabel()
        self.answers_label.hide()
        self.ask_button = primary_button(_("Ask for countersignatures"), icon_name="signature")
        self.take_button = button(_("Take them in…"), icon_name="download")
        said = SentenceLabel(
            _(
                "The chair and the jurors who wish to can sign the seal on their own computers, "
                "whose keys the secretariat never had. Nothing that is invented afterwards can "
                "then pass for what they signed."
            ),
            "muted",
        )
        self.setLayout(
            column(
                said,
                row(self.ask_button, self.take_button, None, gap=GAP_S),
                self.answers_label,
                column(self.nobody_label, self.table, gap=GAP_M),
                gap=GAP_L,
            )
        )
        self.ask_button.clicked.connect(self._on_ask_clicked)
        self.take_button.clicked.connect(self._on_take_clicked)

    def show_signed(self, rows: Sequence[CoSignatureRow], number: int) -> None:
        """Show who has countersigned; `number` is that of the decisions in force."""
        self._number = number
        self._model.set_rows(list(rows))
        self.table.setVisible(bool(rows))
        self.nobody_label.setVisible(not rows)

    def put_into(self, folder: Path) -> None:
        """Write the request into this folder."""
        self._folder = folder

    def take(self, paths: Sequence[Path]) -> None:
        """Take countersignatures in; each gets its answer."""
        run_watched(
            self._office,
            self,
            collect,
            paths,
            passphrase=None,  # they are not encrypted
            title=_("Taking the countersignatures in"),
            outcome=Outcome(self._on_taken, self.refused.emit),
        )

    def _on_ask_clicked(self) -> None:
        self._office.with_passphrase(self, partial(self._write, self._folder))

    def _write(self, folder: Path, passphrase: str | None) -> None:
        run_watched(
            self._office,
            self,
            write_request_into,
            folder,
            passphrase=passphrase,
            title=_("Writing the request"),
            outcome=Outcome(self._on_written, self.refused.emit),
        )

    def _on_written(self, file: Path) -> None:
        asked = PublishedFile(file=file, document="cosign_request", pages=None, number=self._number)
        self.written.emit([asked])
        self._office.told(
            self, _("Give this file to the jurors: they drop it on the window of their kit.")
        )

    def _on_take_clicked(self) -> None:
        kinds = (_("Countersignatures (*{suffix})").format(suffix=COSIGNED),)
        choose_files(self, _("Countersignatures to take in"), kinds, self.take)

    def _on_taken(self, answers: list[CollectedFile]) -> None:
        self.answers_label.setText("\n".join(each.sentence for each in answers))
        self.answers_label.setVisible(bool(answers))


def _columns() -> list[Column[CoSignatureRow]]:
    return [
        Column(
            _("Juror"),
            lambda row: row.juror,
            icon=lambda _row: icon("signature", "success"),
            strong=True,
            stretch=True,
            width=160,
        ),
        Column(_("Device"), lambda row: fingerprint(bytes.fromhex(row.device_key))),
        Column(
            pgettext("column", "Set no."),
            lambda row: f"{row.number}",
            lambda row: row.number,
            RIGHT,
        ),
        Column(
            _("Received"), lambda row: moment_text(row.received_at), lambda row: row.received_at
        ),
    ]
