"""One domain before the jury: its order, the marks behind it, and what was said."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.queries.edition import CriterionRow
from jury_app.model.queries.sitting import Deliberation
from jury_app.ui.secretariat.comment_list import CommentList
from jury_app.ui.secretariat.marks_grid import MarksGrid, marks_grid
from jury_app.ui.secretariat.marks_panel import MarksPanel
from jury_app.ui.secretariat.standing_rows import StandingRow, standing_rows
from jury_app.ui.secretariat.standing_table import StandingTable
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_XS
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.scrolled import Scrolled
from jury_app.ui.widgets.text import SentenceLabel


class DomainView(QWidget):
    """The middle of the deliberation page; choosing a line turns the act to that application."""

    application_chosen = Signal(object)  # StandingRow, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deliberation: Deliberation | None = None
        self._criteria: Sequence[CriterionRow] = ()
        self.name_label = SentenceLabel("", "title")
        self.sponsor_label = SentenceLabel("", "muted")
        self.table = StandingTable(compact=True)
        self.marks_panel = MarksPanel()
        self.comments = CommentList()
        layout = column(
            column(self.name_label, self.sponsor_label, gap=GAP_XS), self.table, gap=GAP_M
        )
        layout.addWidget(Scrolled(column(self.marks_panel, self.comments, None, gap=GAP_L)), 1)
        self.setLayout(layout)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.marks_panel.names_button.toggled.connect(lambda _on: self._show_comments())

    def expect(self, name: str) -> None:
        """Name the domain that is on its way, and show nothing of the one before."""
        self._deliberation = None
        self.name_label.setText(name)
        self.sponsor_label.hide()
        self.table.set_standings([])
        self._on_row_chosen(None)

    def set_domain(
        self, deliberation: Deliberation, criteria: Sequence[CriterionRow], scale: int
    ) -> None:
        """Show a domain as it stands."""
        self._deliberation, self._criteria = deliberation, criteria
        domain = deliberation.standings
        self.name_label.setText(domain.name)
        self.sponsor_label.setText(
            _("Sponsor: {sponsor}").format(sponsor=domain.sponsor) if domain.sponsor else ""
        )
        self.sponsor_label.setVisible(bool(domain.sponsor))
        self.table.set_standings(
            standing_rows(domain, deliberation.marks, scale, deliberation.decisions)
        )
        self._on_row_chosen(self.table.current_row())

    def _on_row_chosen(self, row: StandingRow | None) -> None:
        known = self._deliberation
        if row is None or known is None or row.id not in known.marks:
            self.marks_panel.set_grid(MarksGrid())
        else:
            names = {key: each.name for key, each in known.jurors.items()}
            self.marks_panel.set_grid(marks_grid(known.marks[row.id], self._criteria, names))
        self._show_comments()
        self.application_chosen.emit(row)

    def _show_comments(self) -> None:
        grid, named = self.marks_panel.grid, self.marks_panel.named
        self.comments.set_comments(grid.comments, named=named)
