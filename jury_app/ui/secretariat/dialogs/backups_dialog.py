"""The back-ups on this computer: how old each is, whether it is sound, and a copy of it beside."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from jury_app.exchange.backups import KeptCopy, list_copies, restore_beside, verify_copy
from jury_app.findings import Finding
from jury_app.formatting import MISSING, format_number
from jury_app.i18n import _
from jury_app.progress import Steps
from jury_app.ui.secretariat.figures import size_text
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.moments import moment_text, short_moment
from jury_app.ui.secretariat.office import Office
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.text import SentenceLabel

_WIDTH, _HEIGHT = 680, 480


class BackupsDialog(Dialog):
    """Lists the back-ups, the newest first; none is ever put over the edition."""

    def __init__(self, office: Office, parent: QWidget | None) -> None:
        super().__init__(
            _("Back-ups of the edition"),
            parent,
            _(
                "One is made when the edition is opened and closed, before each import and at the "
                "closing of the sitting; ten are kept on this computer. Carry some to another "
                "place: with this computer they would be lost too."
            ),
        )
        self._office = office
        self.ask_size(_WIDTH, _HEIGHT)
        self._model: TableModel[KeptCopy] = TableModel(self._columns(), self)
        self.table = DataTable(self._model, _("Back-ups"))
        self.said_label = SentenceLabel("", "muted")
        self.said_label.hide()
        self.verify_button = button(_("Verify it"), icon_name="file-check")
        self.restore_button = button(_("Put a copy beside the edition"), icon_name="copy")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.said_label)
        self.set_primary(
            primary_button(_("Close the list")), self.verify_button, self.restore_button
        )
        self.table.row_chosen.connect(lambda _row: self._allow())
        self.verify_button.clicked.connect(self._on_verify_clicked)
        self.restore_button.clicked.connect(self._on_restore_clicked)
        self.finished.connect(self.deleteLater)
        self._allow()
        self._office.workspace.run(
            list_copies, title=self.windowTitle(), then=self._show, failed=self.tell_error
        )

    @staticmethod
    def _columns() -> list[Column[KeptCopy]]:
        return [
            Column(
                _("Made on"),
                lambda row: short_moment(row.made_at),
                lambda row: row.made_at,
                strong=True,
            ),
            Column(
                _("Acts"),
                lambda row: MISSING if row.acts is None else format_number(row.acts),
                lambda row: row.acts or 0,
                align=RIGHT,
            ),
            Column(_("Size"), lambda row: size_text(row.size), lambda row: row.size, align=RIGHT),
            Column(_("State"), _state, stretch=True),
        ]

    def _show(self, copies: Sequence[KeptCopy]) -> None:
        self._model.set_rows(list(copies))
        if copies:
            self.table.choose(copies[0].id)
        else:
            self._say(_("No back-up has been made on this computer yet."))
        self._allow()

    def _allow(self) -> None:
        chosen = self.table.current_row() is not None
        self.verify_button.setEnabled(chosen)
        self.restore_button.setEnabled(chosen)

    def _on_verify_clicked(self) -> None:
        self._run(verify_copy, _("Verifying the back-up"), self._on_verified)

    def _on_restore_clicked(self) -> None:
        self._run(restore_beside, _("Copying the back-up"), self._on_restored)

    def _run(
        self,
        steps: Callable[..., Steps[Any]],
        title: str,
        then: Callable[[KeptCopy, Any], object],
    ) -> None:
        row: KeptCopy = self.table.current_row()
        self.error_bar.hide()
        self.said_label.hide()
        run_watched(
            self._office,
            self,
            steps,
            row.path,
            title=title,
            outcome=Outcome(partial(then, row), self.tell_error),
        )

    def _on_verified(self, row: KeptCopy, findings: Sequence[Finding]) -> None:
        looked_at = replace(row, is_sound=not findings)
        self._model.set_rows(
            [looked_at if each.id == row.id else each for each in self._model.rows]
        )
        self.table.choose(row.id)
        if findings:
            self.tell_error(findings[0].text)
        else:
            self._say(
                _("The back-up of {moment} is sound: file, journal, attachments, ballots.").format(
                    moment=moment_text(row.made_at)
                )
            )

    def _on_restored(self, _row: KeptCopy, path: Path) -> None:
        self._say(
            _("The copy is beside the edition: “{file}”. Open it as any edition.").format(
                file=path.name
            )
        )

    def _say(self, sentence: str) -> None:
        self.said_label.setText(sentence)
        self.said_label.show()


def _state(row: KeptCopy) -> str:
    if row.is_sound is None:
        return _("cannot be read") if row.acts is None else _("not verified yet")
    return _("sound") if row.is_sound else _("not sound")
