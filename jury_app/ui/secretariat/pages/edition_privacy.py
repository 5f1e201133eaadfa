"""Privacy: how long each kind of data is kept, what is due, and what can be done about it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.queries.retention import RETENTION_SOURCES, DueRow
from jury_app.privacy.anonymising import Exported, export_into
from jury_app.privacy.due import day_words, due_steps, period_words
from jury_app.privacy.purging import Purged, sealed_words
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.beside import Beside
from jury_app.ui.secretariat.dialogs.about_dialog import AboutDialog
from jury_app.ui.secretariat.dialogs.erasure_dialog import PersonErasureDialog, PurgeDialog
from jury_app.ui.secretariat.dialogs.period_dialog import PeriodDialog
from jury_app.ui.secretariat.files import choose_folder
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import EditionOverview
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label, set_tone


class PrivacyTab(QWidget):
    """Lists what is kept about people; Enter changes a period."""

    due_counted = Signal(int)  # how many kinds of data are due

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._is_closed = self._is_read = False
        self.said_label = SentenceLabel("", "strong")
        self.ground_label = SentenceLabel("", "muted")
        self.error_bar = ErrorBar()
        self.model: TableModel[DueRow] = TableModel(_columns(), self)
        self.table = DataTable(self.model, _("What is kept about people"))
        self.period_button = button(_("Change the period…"), icon_name="clock")
        self.about_button = button(_("All about a person…"), icon_name="user")
        self.export_button = button(_("Marks without names…"), icon_name="eye-off")
        self.person_button = button(_("Erase a person…"), icon_name="user-x")
        self.purge_button = button(_("Erase what is due…"), icon_name="trash-2")
        kept, acts = QWidget(), QWidget()
        kept.setLayout(column(self.table, self.ground_label, gap=GAP_S))
        acts.setLayout(
            column(
                self.period_button,
                self.purge_button,
                label(_("A person asks"), "strong"),
                self.about_button,
                self.person_button,
                label(_("For research"), "strong"),
                self.export_button,
                None,
                gap=GAP_S,
            )
        )
        page = column(self.said_label, self.error_bar, Beside(kept, acts, shares=(4, 1)), gap=GAP_M)
        page.setStretch(2, 1)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)
        self._connect()

    def show_edition(self, overview: EditionOverview) -> None:
        """Take note whether the sitting is closed, and read what is kept once."""
        self._is_closed = overview.edition.is_closed
        self._allow()
        if not self._is_read:
            self._is_read = True
            self.refresh()

    def refresh(self) -> None:
        """Count again what is kept."""
        self._office.workspace.run(
            due_steps, title=_("Privacy"), then=self._show, failed=self.error_bar.tell
        )

    def purge(self) -> None:
        """Ask what is to go."""
        if self.purge_button.isEnabled():
            dialog = PurgeDialog(self._office, self.model.rows, self)
            dialog.erased.connect(self._on_erased)
            dialog.open()

    def erase_person(self) -> None:
        """Ask who is to be erased."""
        dialog = PersonErasureDialog(self._office, self)
        dialog.erased.connect(self._on_erased)
        dialog.open()

    def tell_about(self) -> None:
        """Ask about whom all is to be told."""
        AboutDialog(self._office, self).open()

    def export(self, folder: Path) -> None:
        """Write the marks without names into a folder."""
        self.error_bar.hide()
        run_watched(
            self._office,
            self,
            export_into,
            folder,
            title=_("Writing the marks without names"),
            outcome=Outcome(self._on_exported, self.error_bar.tell),
        )

    def _connect(self) -> None:
        self.table.row_chosen.connect(lambda _row: self._allow())
        self.table.row_activated.connect(lambda _row: self._change_period())
        self.period_button.clicked.connect(self._change_period)
        self.about_button.clicked.connect(self.tell_about)
        self.export_button.clicked.connect(
            lambda: choose_folder(self, _("Folder for the marks"), self.export)
        )
        self.person_button.clicked.connect(self.erase_person)
        self.purge_button.clicked.connect(self.purge)
        Freshness(self, self._office.workspace, RETENTION_SOURCES, self.refresh)

    def _show(self, rows: Sequence[DueRow]) -> None:
        self.model.set_rows(list(rows))
        if self.table.current_row() is None and rows:
            self.table.choose(rows[0].id)
        due = sum(each.is_due for each in rows)
        self.said_label.setText(_sentence(due, is_closed=self._is_closed))
        set_tone(self.said_label, "warning" if due else "text")
        self._allow()
        self.due_counted.emit(due)

    def _allow(self) -> None:
        chosen: DueRow | None = self.table.current_row()
        self.period_button.setEnabled(chosen is not None)
        self.ground_label.setText(chosen.ground if chosen else "")
        self.purge_button.setEnabled(self._is_closed and any(x.count for x in self.model.rows))
        set_tip(
            self.purge_button,
            "" if self._is_closed else _("What the jury decides from stays until it has decided."),
        )

    def _change_period(self) -> None:
        if (chosen := self.table.current_row()) is not None:
            PeriodDialog(self._office, chosen, self).open()

    def _on_erased(self, purged: Purged) -> None:
        text = _("Erased for good. The certificate stands beside the edition: {file}")
        told = text.format(file=purged.certificate.name)
        self._office.told(self, f"{told} {sealed_words()}" if purged.is_sealed else told)
        self.refresh()

    def _on_exported(self, exported: Exported) -> None:
        text = _("The marks are in {folder}, with their criteria.")
        told = [text.format(folder=exported.file.parent), *(x.text for x in exported.warnings)]
        self._office.told(self, " ".join(told))


def _sentence(due: int, *, is_closed: bool) -> str:
    if not is_closed:
        return _("Nothing falls due before the sitting is closed.")
    if not due:
        return _("Nothing is due.")
    return ngettext(
        "{count} kind of data is due: erase it, or set another period.",
        "{count} kinds of data are due: erase them, or set other periods.",
        due,
    ).format(count=format_number(due))


def _columns() -> list[Column[DueRow]]:
    return [
        Column(_("What"), lambda each: each.title, strong=True, stretch=True, width=260),
        Column(
            _("Here now"),
            lambda each: format_number(each.count),
            lambda each: each.count,
            align=RIGHT,
        ),
        Column(
            _("Kept after the closing"),
            lambda each: period_words(each.months),
            lambda each: -1 if each.months is None else each.months,
            width=140,
        ),
        Column(
            _("Falls due"),
            day_words,
            lambda each: each.due_on or "",
            icon=lambda each: icon("triangle-alert", "warning") if each.is_due else None,
            width=236,
        ),
    ]
