"""The standings: every domain's exact order, and the marks behind it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.codes import sentence
from jury_app.i18n import _, ngettext
from jury_app.model.operations.sitting import take_snapshot
from jury_app.model.queries.shortlist_words import place_sentence
from jury_app.model.queries.standings import STANDING_SOURCES, DomainStandings
from jury_app.ui.secretariat.analyst import OrderAnalyst
from jury_app.ui.secretariat.columns import Columns, Part
from jury_app.ui.secretariat.dialogs.shortlist_dialog import ShortlistDialog
from jury_app.ui.secretariat.domain_list import DomainItem, DomainList
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.marks_grid import MarksGrid, marks_grid
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.order_panel import OrderPanel
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.secretariat.standing_rows import StandingRow, standing_rows, with_analysis
from jury_app.ui.secretariat.standing_table import StandingTable
from jury_app.ui.secretariat.standings_overview import (
    StandingsOverview,
    domain_item,
    standings_overview,
)
from jury_app.ui.secretariat.waiting import hold_back, show_known
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import Stack, column
from jury_app.ui.widgets.page_header import PageHeader
from jury_app.ui.widgets.text import SentenceLabel

if TYPE_CHECKING:
    from jury_app.model.queries.analysis import AnalysedDomain

_LIST, _NARROW = 232, 640
_BEHIND = 180  # how much of what stands behind an order is shown before its page scrolls
_SOURCES = STANDING_SOURCES | {"juror", "frozen_decisions", "award_level"}


class StandingsPage(QWidget):
    """The domains at the left, the order of one in the middle, its marks below."""

    page_asked = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._overview: StandingsOverview | None = None
        self._analyst = OrderAnalyst(self)
        self.header = PageHeader(_("Standings"))
        self.keep_button = self.header.add_action(
            button(_("Keep these standings"), icon_name="save")
        )
        self.shortlist_button = self.header.add_action(
            button(_("Make the shortlist"), icon_name="filter")
        )
        self.shortlist_button.hide()
        self.deliberation_button = self.header.add_action(
            primary_button(_("Go to the deliberation"), icon_name="gavel")
        )
        self.empty = EmptyState("lock", _("The ballots are still sealed"), "")
        self.ballots_button = self.empty.add_action(primary_button(_("Go to the ballots")))
        self.domain_list = DomainList()
        self.name_label = SentenceLabel("", "title")
        self.sponsor_label = SentenceLabel("", "muted")
        self.table = StandingTable()
        self.rule_label = SentenceLabel("", "small")
        self.order_panel = OrderPanel()
        self.marks_panel = self.order_panel.marks_panel
        self._pages = Stack(self)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the standings again."""
        self._office.workspace.read(standings_overview, then=self._show, key="standings")

    def show_domain(self, domain_id: int) -> None:
        """Open a domain."""
        self.domain_list.choose(domain_id)

    def _connect(self) -> None:
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.shortlist_button.clicked.connect(self._on_shortlist_clicked)
        self.deliberation_button.clicked.connect(partial(self.page_asked.emit, "deliberation"))
        self.ballots_button.clicked.connect(partial(self.page_asked.emit, "ballots"))
        self.domain_list.row_chosen.connect(self._on_domain_chosen)
        self.domain_list.row_activated.connect(self._on_domain_activated)
        self.domain_list.clicked.connect(lambda _index: self.columns.open(1))
        self.table.row_chosen.connect(self._on_application_chosen)
        self._analyst.answered.connect(self._on_analysed)
        self._analyst.failed.connect(self._office.workspace.failed)
        Freshness(self, self._office.workspace, _SOURCES, self.refresh)

    def _lay_out(self) -> None:
        domain = column(column(self.name_label, self.sponsor_label, gap=GAP_XS), gap=GAP_M)
        order = column(gap=GAP_S)
        order.addWidget(self.table)
        order.addWidget(self.rule_label)
        domain.addLayout(order)
        domain.addWidget(Scroll(self.order_panel, usual=_BEHIND), 1)
        middle = QWidget()
        middle.setLayout(domain)
        self.columns = Columns(
            (Part(_("Domains"), self.domain_list, _LIST), Part(_("Standings"), middle)), _NARROW
        )
        nothing = QWidget()
        self._pages.addWidget(nothing)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.columns)
        layout = column(self.header, gap=GAP_L, margin=GAP_XL)
        layout.addLayout(self._pages, 1)
        self.setLayout(layout)
        hold_back(self.keep_button, self.deliberation_button)

    def _show(self, overview: StandingsOverview) -> None:
        self._overview = overview
        opened = overview.stages.ballots_opened
        self._pages.setCurrentWidget(self.columns if opened else self.empty)
        show_known(self.keep_button, wanted=opened)
        self.keep_button.setEnabled(not overview.stages.is_closed)
        self.shortlist_button.setVisible(
            opened and overview.makes_shortlist and not overview.stages.is_closed
        )
        show_known(self.deliberation_button, wanted=opened)
        self.header.set_sentence(_standing(overview))
        self.empty.sentence_label.setText(_sealed_text(overview))
        self.rule_label.setText(overview.rule)
        self.marks_panel.follow_rule(names_shown=overview.settings.names_shown)
        self.domain_list.set_domains([domain_item(each) for each in overview.domains])
        self._on_domain_chosen(self.domain_list.current_row())

    def _on_domain_chosen(self, item: DomainItem | None) -> None:
        domain = self._domain(item)
        if domain is None or self._overview is None:
            return
        self.name_label.setText(domain.name)
        self.sponsor_label.setText(
            _("Sponsor: {sponsor}").format(sponsor=domain.sponsor) if domain.sponsor else ""
        )
        self.sponsor_label.setVisible(bool(domain.sponsor))
        self._show_order(domain)
        self._on_application_chosen(self.table.current_row())

    def _show_order(self, domain: DomainStandings) -> None:
        """Show the order, and how sure it is as soon as that is worked out."""
        overview = self._overview
        if overview is None:
            return
        method = overview.settings.way.method
        rows = standing_rows(
            domain,
            overview.marks,
            overview.scale,
            method=method,
            are_erased=overview.is_purged,
        )
        known = self._analyst.look(overview.marked[domain.domain_id])
        if known is None:
            self.table.set_standings(rows)
            self.order_panel.expect()
            return
        rows = with_analysis(rows, known)
        self.table.set_standings(rows)
        criteria = {each.values.code: each.values.name for each in overview.criteria}
        self.order_panel.show_order(known, rows, criteria)

    def _on_analysed(self, analysed: "AnalysedDomain") -> None:
        domain = self._domain(self.domain_list.current_row())
        if domain is not None and domain.domain_id == analysed.source.domain_id:
            self._show_order(domain)

    def _on_domain_activated(self, _item: DomainItem) -> None:
        self.columns.open(1)
        self.table.setFocus()

    def _on_application_chosen(self, row: StandingRow | None) -> None:
        if row is None or self._overview is None:
            self.marks_panel.set_grid(MarksGrid())
            return
        overview = self._overview
        said = overview.marks.get(row.id, [])
        grid = marks_grid(said, overview.criteria, overview.names)
        place = overview.panel.get(row.number)
        self.marks_panel.set_grid(replace(grid, panel=place_sentence(place) if place else ""))

    def _on_keep_clicked(self) -> None:
        self._office.write(
            self,
            take_snapshot,
            told=lambda number: _("Standings kept under number {number}.").format(number=number),
        )

    def _on_shortlist_clicked(self) -> None:
        dialog = ShortlistDialog(self._office, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _domain(self, item: DomainItem | None) -> DomainStandings | None:
        if item is None or self._overview is None:
            return None
        return next((each for each in self._overview.domains if each.domain_id == item.id), None)


def _standing(overview: StandingsOverview) -> str:
    if not overview.stages.ballots_opened:
        return ""
    if overview.is_purged:
        return sentence("marks_purged")
    count = len(overview.domains)
    told = ngettext("{count} domain.", "{count} domains.", count).format(count=count)
    if not overview.unranked:
        return told
    more = ngettext(
        "{count} application has no rank and is to be discussed.",
        "{count} applications have no rank and are to be discussed.",
        overview.unranked,
    ).format(count=overview.unranked)
    return f"{told} {more}"


def _sealed_text(overview: StandingsOverview) -> str:
    count = overview.stages.ballots
    told = _("Nobody sees a mark before the ballots are opened, in front of witnesses.")
    if not count:
        return told
    more = ngettext("{count} ballot counts so far.", "{count} ballots count so far.", count)
    return f"{told} {more.format(count=count)}"
