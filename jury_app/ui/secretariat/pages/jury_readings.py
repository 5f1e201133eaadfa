"""Who reads what: the readings that were assigned, and those given by hand."""

from PySide6.QtWidgets import QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _
from jury_app.model.operations.jury import assign_one
from jury_app.model.queries.jury import JurorRow
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.check_list import CheckList, Tick
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import JuryOverview, ReadingRow
from jury_app.ui.secretariat.side_by_side import SideBySide
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel


class ReadingsTab(QWidget):
    """A tick beside a name gives the application that is chosen to a juror."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._overview: JuryOverview | None = None
        self.error_bar = ErrorBar()
        self.model = TableModel(_columns(), self)
        empty = EmptyState(
            "book-open",
            _("Nothing to judge yet"),
            _("Readings are given once applications are imported and jurors are seated."),
        )
        self.pane = TablePane(self.model, _("Readings"), empty)
        self.assign_button = button(_("Assign the applications"), icon_name="list")
        self.pane.tools.addWidget(self.assign_button)
        self.title_label = SentenceLabel("", "heading")
        self.hint_label = SentenceLabel("", "muted")
        self.readers_list = CheckList(_("Readers"))
        detail = QWidget()
        detail.setLayout(column(self.title_label, self.hint_label, self.readers_list, gap=GAP_S))
        self.sides = SideBySide(self.pane, detail)
        page = column(self.error_bar, self.sides, gap=GAP_M)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)
        self.pane.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.pane.table.row_activated.connect(lambda _row: self.sides.show_detail())
        self.readers_list.ticked.connect(self._on_ticked)

    def show_jury(self, overview: JuryOverview) -> None:
        """Show who reads what."""
        self._overview = overview
        self.model.set_rows(overview.readings)
        self.assign_button.setEnabled(not overview.stages.is_closed)
        if self.pane.table.current_row() is None and overview.readings:
            self.pane.table.choose(overview.readings[0].id)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen: ReadingRow | None = self.pane.table.current_row()
        self.sides.set_detail_wanted(wanted=chosen is not None)
        if chosen is None or self._overview is None:
            return
        self.title_label.setText(chosen.application.title)
        self.hint_label.setText(
            _("{applicant}. A tick gives the application to a juror of its panel.").format(
                applicant=chosen.application.applicant
            )
        )
        recused = {
            each.juror_id for each in self._overview.recusals if each.application_id == chosen.id
        }
        domain_id = chosen.application.domain_id
        closed = self._overview.stages.is_closed
        panel = [
            each
            for each in self._overview.sitting
            if each.values.domain_ids is None
            or domain_id in each.values.domain_ids
            or each.id in chosen.readers
        ]
        self.readers_list.set_ticks(
            Tick(
                each.id,
                _named(each, is_recused=each.id in recused),
                each.id in chosen.readers,
                not closed,
                each.values.body,
            )
            for each in panel
        )

    def _on_ticked(self, juror_id: int, ticked: bool) -> None:  # noqa: FBT001 -- a signal's own
        chosen: ReadingRow | None = self.pane.table.current_row()
        if chosen is None or self._overview is None:
            return
        self.error_bar.hide()
        name = next(each.name for each in self._overview.jurors if each.id == juror_id)
        number = chosen.application.number
        told = _("{name} reads {number}.") if ticked else _("{name} no longer reads {number}.")
        self._office.write(
            self,
            assign_one,
            told=told.format(name=name, number=number),
            failed=self._on_refused,
            juror_id=juror_id,
            application_id=chosen.id,
            reads=ticked,
        )

    def _on_refused(self, error: Exception) -> None:
        self.error_bar.tell(error)
        self._show_chosen()


def _named(juror: JurorRow, *, is_recused: bool) -> str:
    return _("{name} – recused").format(name=juror.name) if is_recused else juror.name


def _columns() -> list[Column[ReadingRow]]:
    return [
        Column(_("Number"), lambda each: each.application.number),
        Column(
            _("Title"), lambda each: each.application.title, stretch=True, strong=True, width=180
        ),
        Column(
            _("Domain"),
            lambda each: each.application.domain_code,
            tip=lambda each: each.application.domain_name,
        ),
        Column(
            _("Readers"),
            lambda each: format_number(len(each.readers)),
            lambda each: len(each.readers),
            RIGHT,
            icon=lambda each: None if each.readers else icon("triangle-alert", "warning"),
        ),
        Column(_("Names"), lambda each: each.names or "–", width=240),
    ]
