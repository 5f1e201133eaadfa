"""The applications as a list: searched, sorted, narrowed to a domain or a status."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.enums import ApplicationStatus
from jury_app.model.queries.applications import ApplicationRow
from jury_app.model.queries.edition import DomainRow
from jury_app.ui.icons import icon
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.words import status_sign
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.table_pane import TablePane

_STATUS_ORDER = {status: place for place, status in enumerate(ApplicationStatus)}


class ApplicationList(QWidget):
    """A table that keeps what was chosen, whatever is read again."""

    opened = Signal(object)  # ApplicationRow
    chosen = Signal(object)  # list[ApplicationRow]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TableModel(_columns(), self)
        empty = EmptyState(
            "inbox",
            _("No application yet"),
            _(
                "Import the file of the form tool: each line is checked before anything is taken "
                "in. Or drop the file anywhere in this window."
            ),
        )
        self.import_button = empty.add_action(
            primary_button(_("Import applications"), icon_name="upload")
        )
        self.add_button = empty.add_action(button(_("Add one by hand"), icon_name="plus"))
        self.pane = TablePane(self.model, _("Applications"), empty, many=True)
        self.domain_choice: Choice[int | None] = Choice([(_("All domains"), None)])
        self.status_choice: Choice[ApplicationStatus | None] = Choice(
            [(_("All statuses"), None), *((status_sign(each).word, each) for each in _STATUS_ORDER)]
        )
        self.domain_choice.setAccessibleName(_("Domain"))
        self.status_choice.setAccessibleName(_("Status"))
        self.pane.tools.insertWidget(1, self.domain_choice)
        self.pane.tools.insertWidget(2, self.status_choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        self.setFocusProxy(self.pane.table)
        self.domain_choice.currentIndexChanged.connect(self._narrow)
        self.status_choice.currentIndexChanged.connect(self._narrow)
        self.pane.clear_button.clicked.connect(self._widen)
        self.pane.table.row_activated.connect(self.opened)
        self.pane.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.model.arranged.connect(self._on_chosen)

    def set_rows(self, rows: Sequence[ApplicationRow], domains: Sequence[DomainRow]) -> None:
        """Show the applications."""
        options = [(f"{each.values.code} {each.values.name}", each.id) for each in domains]
        self.domain_choice.set_options([(_("All domains"), None), *options])
        self.model.set_rows(rows)

    def chosen_rows(self) -> list[ApplicationRow]:
        """Return what is chosen, from top to bottom."""
        shown = self.model.shown_rows
        ranges = self.pane.table.selectionModel().selection().toList()
        spans = sorted((each.top(), each.bottom()) for each in ranges)
        places = dict.fromkeys(place for top, end in spans for place in range(top, end + 1))
        return [shown[place] for place in places]

    def _narrow(self) -> None:
        domain, status = self.domain_choice.value, self.status_choice.value
        if domain is None and status is None:
            self.model.set_condition(None)
            return
        self.model.set_condition(
            lambda row: domain in (None, row.domain_id) and status in (None, row.status)
        )

    def _widen(self) -> None:
        self.domain_choice.setCurrentIndex(0)
        self.status_choice.setCurrentIndex(0)

    def _on_chosen(self) -> None:
        self.chosen.emit(self.chosen_rows())


def _columns() -> list[Column[ApplicationRow]]:
    return [
        Column(_("Number"), lambda row: row.number),
        Column(_("Title"), lambda row: row.title, stretch=True, strong=True, width=170),
        Column(_("Domain"), lambda row: row.domain_code, tip=lambda row: row.domain_name),
        Column(
            _("Status"),
            lambda row: status_sign(row.status).word,
            lambda row: _STATUS_ORDER[row.status],
            icon=lambda row: status_sign(row.status).icon,
        ),
        Column(_("Applicant"), _applicants, width=140),
        Column(
            _("Files"),
            _files,
            lambda row: (row.attachments, row.announced),
            RIGHT,
            icon=lambda row: (
                icon("triangle-alert", "warning") if row.attachments < row.announced else None
            ),
            tip=_files_tip,
        ),
    ]


def _applicants(row: ApplicationRow) -> str:
    if not row.co_applicants:
        return row.applicant
    more = len(row.co_applicants)
    text = ngettext("{applicant} and {count} more", "{applicant} and {count} more", more)
    return text.format(applicant=row.applicant, count=format_number(more))


def _files(row: ApplicationRow) -> str:
    return format_number(row.attachments) if row.attachments or row.announced else "–"


def _files_tip(row: ApplicationRow) -> str:
    if row.attachments >= row.announced:
        return ""
    return _("{count} files of {announced} have come.").format(
        count=format_number(row.attachments), announced=format_number(row.announced)
    )
