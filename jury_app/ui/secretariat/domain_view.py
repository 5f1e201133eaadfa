"""One domain before the jury: its order, the marks behind it, and what was said."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.queries.amended import AmendedRow
from jury_app.model.queries.edition import CriterionRow
from jury_app.model.queries.shortlist_words import place_sentence
from jury_app.model.queries.sitting import Deliberation
from jury_app.ui.secretariat.analyst import OrderAnalyst
from jury_app.ui.secretariat.comment_list import CommentList
from jury_app.ui.secretariat.deliberated import Deliberated
from jury_app.ui.secretariat.dialogs.compare_dialog import CompareDialog
from jury_app.ui.secretariat.marks_grid import MarksGrid, marks_grid
from jury_app.ui.secretariat.marks_panel import MarksPanel
from jury_app.ui.secretariat.scroll import NO_MORE_THAN_LEFT, Scroll
from jury_app.ui.secretariat.sitting_overview import SittingOverview
from jury_app.ui.secretariat.solidity_panel import SolidityPanel
from jury_app.ui.secretariat.standing_rows import (
    StandingRow,
    standing_rows,
    with_analysis,
    with_awards,
)
from jury_app.ui.secretariat.standing_table import StandingTable
from jury_app.ui.tokens import GAP_M, GAP_XS
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import quiet_button
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.layouts import row as in_a_row
from jury_app.ui.widgets.text import SentenceLabel

if TYPE_CHECKING:
    from jury_app.model.queries.analysis import AnalysedDomain


class DomainView(QWidget):
    """The middle of the deliberation page; choosing a line turns the act to that application."""

    application_chosen = Signal(object)  # StandingRow, or None
    amend_asked = Signal(object, object)  # StandingRow and its MarksGrid
    trial_asked = Signal(object)  # the StandingRows of the domain
    recusal_asked = Signal(object)  # StandingRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.analyst = OrderAnalyst(self)
        self._shown: Deliberated | None = None
        self._rows: list[StandingRow] = []
        self._grids: dict[int, MarksGrid] = {}
        self._analysed: AnalysedDomain | None = None
        self._criteria: Sequence[CriterionRow] = ()
        self._amended: Sequence[AmendedRow] = ()
        self.name_label = SentenceLabel("", "title")
        self.sponsor_label = SentenceLabel("", "muted")
        self.compare_button = quiet_button(_("Compare"), icon_name="table")
        self.try_button = quiet_button(_("Try decisions"), icon_name="sliders-horizontal")
        self.table = StandingTable(compact=True)
        self.solidity_panel = SolidityPanel()
        self.marks_panel = MarksPanel()
        self.comments = CommentList()
        self.recuse_button = quiet_button(_("Recusal…"), icon_name="user-x")
        set_tip(self.recuse_button, _("Record a recusal that was declared aloud"))
        for each in (self.compare_button, self.try_button, self.recuse_button):
            each.hide()  # until there is something to compare
        self._lay_out()
        self.table.row_chosen.connect(self._on_row_chosen)
        self.marks_panel.amend_button.clicked.connect(self._on_amend_clicked)
        self.compare_button.clicked.connect(self._on_compare_clicked)
        self.recuse_button.clicked.connect(self._on_recuse_clicked)
        self.try_button.clicked.connect(lambda: self.trial_asked.emit(list(self._rows)))
        self.marks_panel.names_button.toggled.connect(lambda _on: self._show_comments())
        self.analyst.answered.connect(self._on_analysed)

    def _lay_out(self) -> None:
        layout = column(
            column(self.name_label, self.sponsor_label, gap=GAP_XS),
            in_a_row(self.compare_button, self.try_button, self.recuse_button, None, gap=0),
            self.table,
            gap=GAP_M,
        )
        said = QWidget()
        parts = (self.solidity_panel, self.marks_panel, self.comments, None)
        said.setLayout(column(*parts, gap=GAP_M))
        layout.addWidget(Scroll(said, usual=NO_MORE_THAN_LEFT), 1)
        self.setLayout(layout)

    def expect(self, name: str) -> None:
        """Name the domain that is on its way, and show nothing of the one before."""
        self._shown = None
        self._analysed = None
        self.name_label.setText(name)
        self.sponsor_label.hide()
        self.solidity_panel.hide()
        for each in (self.compare_button, self.try_button, self.recuse_button):
            each.hide()
        self.table.set_standings([])
        self._on_row_chosen(None)

    def set_domain(self, shown: Deliberated, overview: SittingOverview) -> None:
        """Show a domain as it stands, and how sure that is as soon as it is worked out."""
        before, self._shown = self._shown, shown
        self._criteria, self._amended = overview.criteria, shown.amended
        self.marks_panel.amend_button.setVisible(not overview.stages.is_closed)
        self.marks_panel.follow_rule(names_shown=overview.rules.settings.names_shown)
        domain = shown.deliberation.standings
        self.name_label.setText(domain.name)
        self.sponsor_label.setText(
            _("Sponsor: {sponsor}").format(sponsor=domain.sponsor) if domain.sponsor else ""
        )
        self.sponsor_label.setVisible(bool(domain.sponsor))
        if before is not None and shown.is_only_decided_since(before):
            self._rows = with_awards(self._rows, shown.deliberation.decisions)
        else:
            self._grids.clear()
            self._rows = standing_rows(
                domain,
                shown.deliberation.marks,
                overview.scale,
                shown.deliberation.decisions,
                overview.rules.settings.way.method,
                are_erased=shown.are_erased,
            )
        self.compare_button.setVisible(len(self._rows) > 1)
        for each in (self.try_button, self.recuse_button):
            each.setVisible(bool(self._rows) and not overview.stages.is_closed)
        self._analysed = self.analyst.look(shown.marked) if self._rows else None
        self._show_rows()
        self._on_row_chosen(self.table.current_row())

    def _on_analysed(self, analysed: "AnalysedDomain") -> None:
        """Say how sure the order is; what is chosen or half written stays as it is."""
        if self._shown is not None and self._shown.marked == analysed.source:
            self._analysed = analysed
            self._show_rows()
            self._show_solidity(self.table.current_row())

    def _show_rows(self) -> None:
        if self._analysed is not None:
            self._rows = with_analysis(self._rows, self._analysed)
        self.table.set_standings(self._rows)

    def _on_row_chosen(self, row: StandingRow | None) -> None:
        known = self._shown.deliberation if self._shown else None
        self.marks_panel.setVisible(row is not None)  # before it is there, nothing is said of it
        if row is None or known is None or row.id not in known.marks:
            self.marks_panel.set_grid(MarksGrid())
        else:
            self.marks_panel.set_grid(self._grid(row, known))
        self._show_comments()
        self._show_solidity(row)
        self.application_chosen.emit(row)

    def _grid(self, row: StandingRow, known: Deliberation) -> MarksGrid:
        """Return the marks of an application, put in order once for as long as they stand."""
        if row.id not in self._grids:
            names = {key: each.name for key, each in known.jurors.items()}
            amended = [each for each in self._amended if each.application_id == row.id]
            grid = marks_grid(known.marks[row.id], self._criteria, names, amended)
            self._grids[row.id] = replace(grid, panel=self._panel_said(row))
        return self._grids[row.id]

    def _panel_said(self, row: StandingRow) -> str:
        place = self._shown.panel.get(row.number) if self._shown else None
        return place_sentence(place) if place else ""

    def _on_amend_clicked(self) -> None:
        row = self.table.current_row()
        if row is not None and self.marks_panel.grid.columns:
            self.amend_asked.emit(row, self.marks_panel.grid)

    def choose_number(self, number: str) -> None:
        """Turn to the application that has come before the jury, if it is of this domain."""
        for each in self._rows:
            if each.number == number:
                self.table.choose(each.id)

    def _on_recuse_clicked(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.recusal_asked.emit(row)

    def _on_compare_clicked(self) -> None:
        if self._shown is not None and len(self._rows) > 1:
            marks = self._shown.deliberation.marks
            chosen = next((each for each in self._rows if each == self.table.current_row()), None)
            CompareDialog(self._rows, marks, self._criteria, chosen, self).open()

    def _show_solidity(self, row: StandingRow | None) -> None:
        if self._analysed is None:
            if row is not None:
                self.solidity_panel.expect()
            return
        self.solidity_panel.show_candidate(row, self._rows, self._analysed)

    def _show_comments(self) -> None:
        grid, named = self.marks_panel.grid, self.marks_panel.named
        self.comments.set_comments(grid.comments, named=named)
