"""Presentations on the premises of laureates: what is planned, changed and called off."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from jury_app.formatting import format_date, format_hour, joined
from jury_app.i18n import _, ngettext, pgettext
from jury_app.model.operations.presentations import cancel_presentation
from jury_app.model.queries.presentations import PresentationRow
from jury_app.ui.look import px
from jury_app.ui.secretariat.dialogs.presentation_dialog import PresentationDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import Stack, column, row
from jury_app.ui.widgets.text import SentenceLabel


class PresentationsPanel(QWidget):
    """A list in the order of the days; Enter or a double click changes one."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._planned: int | None = None
        self._office = office
        self._laureates: Mapping[str, str] = {}
        self._model: TableModel[PresentationRow] = TableModel(self._columns(), self)
        self.sentence_label = SentenceLabel("", "muted")
        self.table = DataTable(self._model, _("Presentations"))
        self.nothing = EmptyState(
            "calendar",
            _("No presentation is planned"),
            _("Certificates not given at the ceremony are taken to their laureates later."),
        )
        self.plan_button = button(_("Plan a presentation…"), icon_name="plus")
        self.change_button = button(_("Change it…"), icon_name="pencil")
        self.cancel_button = button(_("Call it off"), icon_name="x")
        self._stack = Stack(self)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.table)
        lines = column(self.sentence_label, gap=GAP_M)
        lines.addLayout(self._stack, 1)
        lines.addLayout(
            row(self.plan_button, self.change_button, self.cancel_button, None, gap=GAP_S)
        )
        lines.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(lines)
        self.plan_button.clicked.connect(lambda: self.ask(None))
        self.change_button.clicked.connect(lambda: self.ask(self.table.current_row()))
        self.cancel_button.clicked.connect(self._on_cancel)
        self.table.row_activated.connect(self.ask)
        self.table.row_chosen.connect(self._allow)
        self._allow(None)

    def show_presentations(
        self, rows: Sequence[PresentationRow], laureates: Sequence[tuple[str, str]]
    ) -> None:
        """Show what is planned; `laureates` are the certificates that there are."""
        self._laureates = dict(laureates)
        self._model.set_rows(list(rows))
        self._stack.setCurrentWidget(self.table if rows else self.nothing)
        self._choose_planned()
        taken = {number for each in rows for number in each.certificates}
        left = sum(number not in taken for number in self._laureates)
        self.sentence_label.setText(
            ngettext(
                "{count} certificate is in no presentation.",
                "{count} certificates are in no presentation.",
                left,
            ).format(count=left)
        )
        self._allow(self.table.current_row())

    def ask(self, changed: PresentationRow | None) -> PresentationDialog:
        """Ask what is planned, or how a presentation changes."""
        taken = {
            number
            for each in self._model.rows
            if changed is None or each.id != changed.id
            for number in each.certificates
        }
        free = [(number, name) for number, name in self._laureates.items() if number not in taken]
        dialog = PresentationDialog(self._office, free, self, changed)
        dialog.recorded.connect(self._on_planned)
        dialog.open()
        return dialog

    def _on_planned(self, presentation: int | None) -> None:
        self._planned = presentation
        self._choose_planned()

    def _choose_planned(self) -> None:
        """Choose what was just planned, once it stands in the list."""
        if self._planned is not None and self.table.choose(self._planned):
            self._planned = None

    def _on_cancel(self) -> None:
        if (chosen := self.table.current_row()) is not None:
            self._office.write(
                self,
                cancel_presentation,
                presentation=chosen.id,
                told=_("The presentation {place} is called off.").format(place=chosen.where),
            )

    def _allow(self, chosen: PresentationRow | None) -> None:
        for each in (self.change_button, self.cancel_button):
            each.setEnabled(chosen is not None)

    def _columns(self) -> list[Column[PresentationRow]]:
        return [
            Column(_("Day"), _day, lambda each: each.on, strong=True),
            Column(pgettext("presentation", "Place"), lambda each: each.where, width=160),
            Column(_("Laureates"), self._names, stretch=True, width=160),
        ]

    def _names(self, each: PresentationRow) -> str:
        return joined([self._laureates.get(number, number) for number in each.certificates])


def _day(each: PresentationRow) -> str:
    on = datetime.fromisoformat(each.on)
    return f"{format_date(on.date())}, {format_hour(on)}"
