"""What looks like a conflict of interest: shown with its reason, decided by a person."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jury_app.codes import sentence
from jury_app.i18n import _
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.queries.conflicts import ConflictRow
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.office import Office
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel


class ConflictsTab(QWidget):
    """One click, or Enter, records the recusal that a line suggests."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._closed = False
        self.error_bar = ErrorBar()
        self.model = TableModel(_columns(), self)
        empty = EmptyState(
            "circle-check",
            _("No conflict of interest in sight"),
            _(
                "The bodies of the jurors are compared with the applicants and the sponsors. A "
                "recusal may still be recorded by hand."
            ),
        )
        self.pane = TablePane(self.model, _("Possible conflicts of interest"), empty)
        self.hint_label = SentenceLabel(
            _("These are suggestions. Nothing is recorded before you say so."), "muted"
        )
        self.recuse_button = button(_("Record this recusal"), icon_name="user-x")
        self.pane.tools.addWidget(self.recuse_button)
        page = column(self.error_bar, self.hint_label, self.pane, gap=GAP_M)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)
        self.recuse_button.clicked.connect(self.record_chosen)
        self.pane.table.row_activated.connect(lambda _row: self.record_chosen())
        self.pane.table.row_chosen.connect(lambda _row: self._allow())
        self._allow()

    def show_conflicts(self, rows: Sequence[ConflictRow], *, closed: bool) -> None:
        """Show what should be looked at."""
        self._closed = closed
        self.hint_label.setVisible(bool(rows))
        self.model.set_rows(rows)
        self._allow()

    def record_chosen(self) -> None:
        """Record the recusal that the chosen line suggests."""
        chosen: ConflictRow | None = self.pane.table.current_row()
        if chosen is None or self._closed:
            return
        self.error_bar.hide()
        self._office.write(
            self,
            recuse_juror,
            told=_("{name} stays out of {number}.").format(name=chosen.juror, number=chosen.number),
            failed=self.error_bar.tell,
            juror_id=chosen.juror_id,
            application_id=chosen.application_id,
            reason=sentence(chosen.why),
        )

    def _allow(self) -> None:
        self.recuse_button.setEnabled(
            self.pane.table.current_row() is not None and not self._closed
        )


def _columns() -> list[Column[ConflictRow]]:
    return [
        Column(
            _("Juror"),
            lambda each: each.juror,
            icon=lambda _each: icon("triangle-alert", "warning"),
            strong=True,
            width=190,
        ),
        Column(_("Why"), lambda each: sentence(each.why), stretch=True, width=260),
        Column(_("Applicant"), lambda each: each.applicant, width=180),
        Column(_("Number"), lambda each: each.number),
        Column(_("Title"), lambda each: each.title, width=180),
    ]
