"""How sure the order of a domain is: sentences to read aloud, what to discuss, likely ranks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QTabWidget, QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _
from jury_app.model.order_words import SOLIDITY
from jury_app.model.queries.solidity_words import (
    SOLIDITY_ICONS,
    SOLIDITY_INKS,
    basis_sentence,
    doubts_text,
    line_sentence,
    matters_sentence,
    methods_sentence,
    weights_sentence,
)
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.analysis_charts import rank_chart
from jury_app.ui.secretariat.marks_panel import MarksPanel
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XS, ROW
from jury_app.ui.widgets.chart_view import ChartView
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel

if TYPE_CHECKING:
    from jury_app.model.queries.analysis import AnalysedDomain
    from jury_app.model.scoring.solidity import Verdict

_ICON = 16


@dataclass(frozen=True, slots=True)
class DiscussedRow:
    """An application to talk about first, and why."""

    id: int
    title: str
    solidity: str
    why: str


class LineSentence(QWidget):
    """The sentence on one line of awards, with the icon of its solidity."""

    def __init__(self, verdict: "Verdict[int, int]", rows: Sequence[StandingRow]) -> None:
        super().__init__()
        own = next(each for each in rows if each.id == verdict.evidence.application)
        equals = [each.title for each in rows if each.rank == own.rank]
        self.sentence_label = SentenceLabel(line_sentence(verdict, own.title, equals))
        sign = IconLabel(SOLIDITY_ICONS[verdict.solidity], SOLIDITY_INKS[verdict.solidity], _ICON)
        sign.setAccessibleName(_(SOLIDITY[verdict.solidity]))
        layout = row(sign, gap=GAP_S)
        layout.addWidget(self.sentence_label, 1)
        self.setLayout(layout)


class OrderPanel(QWidget):
    """What stands below the table of a domain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting_label = SentenceLabel(_("Looking at how sure this order is…"), "muted")
        self.opinion_label = SentenceLabel("", "small")
        self.marks_panel = MarksPanel()
        self.discussed_model: TableModel[DiscussedRow] = TableModel(_columns(), self)
        self.discussed_table = DataTable(self.discussed_model, _("To be discussed"))
        self.discussed_table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing_label = SentenceLabel("", "muted")
        self.chart_view = ChartView()
        self._sentences: list[LineSentence] = []
        self._lines = column(gap=GAP_XS)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Behind the order"))
        self.marks_panel.title_label.hide()
        self.tabs.setCornerWidget(self.marks_panel.names_button)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        for part, name in (
            (self.marks_panel, _("Marks")),
            (column(self.nothing_label, self.discussed_table), ""),
            (self.chart_view, _("Likely ranks")),
        ):
            self.tabs.addTab(_page(part), name)
        told = column(self._lines, self.waiting_label, self.opinion_label, gap=GAP_XS)
        self.setLayout(column(told, self.tabs, None, gap=GAP_M))
        self.expect()

    @property
    def sentences(self) -> list[str]:
        """What is said of each line of awards."""
        return [each.sentence_label.text() for each in self._sentences]

    def expect(self, told: str = "") -> None:
        """Say that the answer is on its way, or why there is none."""
        self._set_lines([])
        self.waiting_label.setText(told or _("Looking at how sure this order is…"))
        self.waiting_label.show()
        self.opinion_label.hide()
        self._set_discussed([])

    def show_order(
        self, domain: "AnalysedDomain", rows: Sequence[StandingRow], criteria: Mapping[str, str]
    ) -> None:
        """Say how sure an order is; criteria are named by their codes."""
        titles = {each.id: each.title for each in rows}
        self.waiting_label.setVisible(not domain.lines)
        self.waiting_label.setText(_("No application has a rank: there is no order to look at."))
        self._set_lines([LineSentence(each, rows) for each in domain.lines])
        opinion = (
            basis_sentence(domain),
            methods_sentence(domain, titles),
            weights_sentence(domain, criteria),
            matters_sentence(domain),
        )
        self.opinion_label.setText(" ".join(each for each in opinion if each))
        self.opinion_label.setVisible(bool(domain.lines))
        self._set_discussed(
            [
                DiscussedRow(
                    each.evidence.application,
                    titles[each.evidence.application],
                    each.solidity,
                    doubts_text(each),
                )
                for each in domain.to_discuss
            ]
        )
        self.chart_view.set_chart(rank_chart(rows))
        self.nothing_label.setText(_("Every place is solid.") if domain.lines else "")

    def _on_tab_changed(self, tab: int) -> None:
        self.marks_panel.names_button.setVisible(tab == 0 and bool(self.marks_panel.grid.columns))

    def _set_lines(self, sentences: list[LineSentence]) -> None:
        for each in self._sentences:
            self._lines.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._sentences = sentences
        for each in sentences:
            self._lines.addWidget(each)

    def _set_discussed(self, rows: list[DiscussedRow]) -> None:
        self.discussed_model.set_rows(rows)
        self.discussed_table.setVisible(bool(rows))
        self.nothing_label.setVisible(not rows)
        head = self.discussed_table.horizontalHeader().sizeHint().height()
        self.discussed_table.setFixedHeight(head + px(ROW) * len(rows) + px(GAP_XS))
        name = _("To be discussed")
        self.tabs.setTabText(1, f"{name} ({format_number(len(rows))})" if rows else name)


def _page(part: QWidget | QLayout) -> QWidget:
    page = QWidget()
    layout = column(part, None, gap=GAP_L)
    layout.setContentsMargins(0, GAP_M, 0, 0)
    page.setLayout(layout)
    return page


def _columns() -> list[Column[DiscussedRow]]:
    return [
        Column(_("Application"), lambda each: each.title, strong=True, stretch=True, width=280),
        Column(
            _("Solidity"),
            lambda each: _(SOLIDITY[each.solidity]),
            icon=lambda each: icon(SOLIDITY_ICONS[each.solidity], SOLIDITY_INKS[each.solidity]),
            width=130,
        ),
        Column(_("Why"), lambda each: each.why, width=320),
    ]
