"""Who reads each application; a juror is given one by Enter, or by dragging."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from jury_app.formatting import format_number
from jury_app.i18n import N_, _
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.assignment_overview import (
    AssignmentOverview,
    ReaderRow,
    ReadRow,
    Stand,
)
from jury_app.ui.secretariat.change_panel import ChangePanel
from jury_app.ui.secretariat.row_drag import APPLICATION, JUROR, RowDrag, RowDrop
from jury_app.ui.secretariat.side_by_side import SideBySide
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_S
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel

_STANDS = {
    Stand.READS: (N_("reads it"), "circle-check", "success"),
    Stand.FREE: (N_("may read it"), "circle-dashed", "muted"),
    Stand.CONFLICT: (N_("possible conflict"), "triangle-alert", "warning"),
    Stand.RECUSED: (N_("recused"), "circle-x", "danger"),
}


class AssignmentApplications(QWidget):
    """The applications at the left, the panel of the chosen one at the right."""

    change_wanted = Signal(object)  # Foreseen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: AssignmentOverview | None = None
        self.model = TableModel(_columns(), self)
        empty = EmptyState(
            "book-open",
            _("Nothing to judge yet"),
            _("Readings are given once applications are imported and jurors are seated."),
        )
        self.pane = TablePane(self.model, _("Applications"), empty)
        self.title_label = SentenceLabel("", "heading")
        self.hint_label = SentenceLabel("", "small")
        self.readers_model = TableModel(_reader_columns(), self)
        self.readers_table = DataTable(self.readers_model, _("Jurors of this application"))
        self.change_panel = ChangePanel()
        self.sides = SideBySide(self.pane, self._detail())
        page = column(self.sides)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)
        self._connect()

    def show_assignment(self, overview: AssignmentOverview) -> None:
        """Show who reads what; what was chosen stays chosen."""
        self._overview = overview
        self.model.set_rows(overview.applications)
        self.change_panel.set_locked(locked=overview.stages.is_closed)
        if self.pane.table.current_row() is None and overview.applications:
            self.pane.table.choose(overview.applications[0].id)
        self._show_chosen()

    def set_condition(self, condition: Callable[[ReadRow], bool] | None) -> None:
        """Show only some of the applications."""
        before: ReadRow | None = self.pane.table.current_row()
        self.model.set_condition(condition)
        shown = self.model.shown_rows
        if shown and (before is None or not self.model.index_of(before.id).isValid()):
            self.pane.table.choose(shown[0].id)

    def foresee(self, application_id: int, juror_id: int) -> None:
        """Show what it would change if a juror read an application, before anything is changed."""
        self.pane.table.choose(application_id)
        if self.readers_table.choose(juror_id):
            self.sides.show_detail()
            self.readers_table.setFocus()

    def _detail(self) -> QWidget:
        detail = QWidget()
        layout = column(self.title_label, self.hint_label, self.readers_table, gap=GAP_S)
        layout.addWidget(self.change_panel)
        layout.setStretchFactor(self.readers_table, 1)
        detail.setLayout(layout)
        return detail

    def _connect(self) -> None:
        self.pane.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.pane.table.row_activated.connect(lambda _row: self._open())
        self.readers_table.row_chosen.connect(lambda _row: self._foresee())
        self.readers_table.row_activated.connect(lambda _row: self.change_panel.act())
        self.change_panel.wanted.connect(self.change_wanted)
        RowDrag(self.readers_table, JUROR)
        RowDrop(self.pane.table, JUROR).dropped.connect(
            lambda fallen_on, juror_id: self.foresee(fallen_on.id, juror_id)
        )
        RowDrag(self.pane.table, APPLICATION)
        RowDrop(self.readers_table, APPLICATION).dropped.connect(
            lambda fallen_on, application_id: self.foresee(application_id, fallen_on.id)
        )

    def _open(self) -> None:
        self.sides.show_detail()
        if not self.readers_table.currentIndex().isValid():
            self.readers_table.selectRow(0)
        self.readers_table.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_chosen(self) -> None:
        chosen: ReadRow | None = self.pane.table.current_row()
        self.sides.set_detail_wanted(wanted=chosen is not None)
        if chosen is None or self._overview is None:
            self.change_panel.ask(None, None)
            return
        self.title_label.setText(chosen.application.title)
        self.hint_label.setText(
            _("{number}, {applicant}. Choose a juror, or drag one onto an application.").format(
                number=chosen.application.number, applicant=chosen.application.applicant
            )
        )
        self.readers_model.set_rows(self._overview.readers_of(chosen.id))
        self._foresee()

    def _foresee(self) -> None:
        application: ReadRow | None = self.pane.table.current_row()
        juror: ReaderRow | None = self.readers_table.current_row()
        if application is None or juror is None or self._overview is None:
            self.change_panel.ask(None, None)
        else:
            self.change_panel.ask(self._overview.known, (juror.id, application.id))


def _columns() -> list[Column[ReadRow]]:
    return [
        Column(_("Number"), lambda each: each.application.number),
        Column(
            _("Title"), lambda each: each.application.title, stretch=True, strong=True, width=150
        ),
        Column(
            _("Domain"),
            lambda each: each.application.domain_code,
            tip=lambda each: each.application.domain_name,
        ),
        Column(
            _("Readers"),
            lambda each: format_number(each.readers),
            lambda each: each.readers,
            RIGHT,
            icon=lambda each: None if each.readers else icon("triangle-alert", "warning"),
            tip=lambda each: each.names,
        ),
    ]


def _reader_columns() -> list[Column[ReaderRow]]:
    return [
        Column(
            _("Juror"),
            lambda each: each.juror.name,
            tip=lambda each: each.juror.values.body,
            stretch=True,
            strong=True,
            width=130,
        ),
        Column(
            _("For this application"),
            lambda each: _(_STANDS[each.stand][0]),
            lambda each: each.stand,
            icon=lambda each: icon(*_STANDS[each.stand][1:]),
            tip=lambda each: each.why,
            width=150,
        ),
        Column(_("Reads"), lambda each: format_number(each.reads), lambda each: each.reads, RIGHT),
    ]
