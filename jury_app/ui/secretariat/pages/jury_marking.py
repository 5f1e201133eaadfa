"""How each juror marks: for the secretariat alone, never on a screen that the room sees."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from jury_app.decimals import format_mean
from jury_app.formatting import MISSING, format_number, sort_key
from jury_app.i18n import N_, _
from jury_app.model.queries.standings import STANDING_SOURCES
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.analysed_columns import decimal
from jury_app.ui.secretariat.analysis_charts import severity_chart, signed
from jury_app.ui.secretariat.analyst import Analyst
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.secretariat.standings_overview import StandingsOverview, standings_overview
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M
from jury_app.ui.widgets.buttons import quiet_button
from jury_app.ui.widgets.chart_view import ChartView
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import Stack, column, row
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel

if TYPE_CHECKING:
    from jury_app.model.queries.analysis import AnalysedJuror
    from jury_app.model.scoring.diagnostics import JurorFigures

LOOKS = {
    "same_marks": N_("nearly always the same mark"),
    "apart": N_("an order unlike the others’"),
    "severe": N_("marks low"),
    "generous": N_("marks high"),
    "surprising": N_("many unexpected marks"),
}


class MarkingTab(QWidget):
    """A table of habits, or the chart of severity; worked out only when it is looked at."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._names: Mapping[int, str] = {}
        self._stale = True
        self._analyst = Analyst(self)
        self.empty = EmptyState("scale", "", "")
        self.model: TableModel[AnalysedJuror] = TableModel(_columns(self._name_of), self)
        self.pane = TablePane(self.model, _("Marking"), self.empty)
        self.chart_button = quiet_button(_("Show the severities"), icon_name="chart-column")
        self.chart_button.setCheckable(True)
        self.hint_label = SentenceLabel(
            _("What is pointed out is to be looked at: it accuses nobody."), "muted"
        )
        self.chart_view = ChartView()
        self._chart = Scroll(self.chart_view)
        self._pages = Stack(self)
        self._pages.addWidget(self.pane)
        self._pages.addWidget(self._chart)
        head = row(self.hint_label, gap=GAP_M)
        head.setStretch(0, 1)
        head.addWidget(self.chart_button)
        page = column(head, gap=GAP_M)
        page.addLayout(self._pages, 1)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)
        self._tell_waiting()
        self.chart_button.toggled.connect(self._on_chart_toggled)
        self._analyst.answered.connect(self.show_jurors)
        self._analyst.failed.connect(office.workspace.failed)
        Freshness(self, office.workspace, STANDING_SOURCES | {"juror"}, self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Look again at how the jurors mark."""
        self._stale = False
        self._office.workspace.read(standings_overview, then=self._on_read, key="marking")

    def _on_read(self, overview: StandingsOverview) -> None:
        self._names = overview.names
        self._analyst.ask("analyse_jurors", tuple(overview.marked.values()))

    def show_jurors(self, jurors: Sequence["AnalysedJuror"]) -> None:
        """Show how the jurors mark, or say that they read too few files for it."""
        known = any(each.figures is not None for each in jurors)
        self.empty.set_words(
            _("Too few files to say anything"),
            _("How a juror marks is told from 8 files on: below that, it would be chance."),
        )
        named = sorted(jurors, key=lambda each: sort_key(self._name_of(each)))
        self.model.set_rows(named if known else [])
        self.pane.refresh()
        self.hint_label.setVisible(known)
        self.chart_button.setVisible(known)
        self.chart_view.set_chart(severity_chart((self._name_of(each), each) for each in named))
        if not known:
            self.chart_button.setChecked(False)

    def _tell_waiting(self) -> None:
        self.empty.set_words(_("Looking at how the jurors mark…"), "")
        self.hint_label.hide()
        self.chart_button.hide()

    def _on_chart_toggled(self, shown: bool) -> None:  # noqa: FBT001 -- what the signal brings
        self._pages.setCurrentWidget(self._chart if shown else self.pane)
        self.chart_button.setText(_("Show the table") if shown else _("Show the severities"))

    def _name_of(self, juror: "AnalysedJuror") -> str:
        return self._names.get(juror.id, "")


def _columns(name_of: Callable[["AnalysedJuror"], str]) -> list[Column[Any]]:
    return [
        Column(_("Juror"), name_of, strong=True, stretch=True, width=150),
        Column(
            _("Files marked"),
            lambda each: format_number(each.files),
            lambda each: each.files,
            RIGHT,
            tip=_few_tip,
        ),
        _figure(_("Mean"), lambda each: format_mean(each.mean), lambda each: each.mean),
        _figure(_("Deviation"), lambda each: decimal(each.deviation), lambda each: each.deviation),
        Column(
            _("Severity"),
            lambda each: MISSING if each.figures is None else _severity_text(each.figures),
            lambda each: None if each.figures is None else each.figures.severity,
            RIGHT,
            tip=lambda _each: _("Points below the others on the same files; + is severe."),
        ),
        Column(
            _("Agreement"),
            lambda each: (
                MISSING if each.figures is None else decimal(each.figures.correlation_with_rest)
            ),
            lambda each: None if each.figures is None else each.figures.correlation_with_rest,
            RIGHT,
            tip=lambda _each: _("Correlation with the other jurors, from -1 to 1."),
        ),
        _figure(_("Range"), _range_text, lambda each: each.lowest),
        _figure(
            _("Different marks"),
            lambda each: format_number(each.distinct),
            lambda each: each.distinct,
        ),
        Column(
            _("To be looked at"),
            _looks_text,
            lambda each: -len(each.looks) if each.looks else None,
            icon=lambda each: icon("eye", "warning") if each.looks else None,
            width=170,
        ),
    ]


def _figure(
    title: str,
    text: Callable[["JurorFigures[int]"], str],
    key: Callable[["JurorFigures[int]"], Any],
) -> Column[Any]:
    """Return a column of which nothing is told below the fewest files."""
    return Column(
        title,
        lambda each: MISSING if each.figures is None else text(each.figures),
        lambda each: None if each.figures is None else key(each.figures),
        RIGHT,
    )


def _severity_text(figures: "JurorFigures[int]") -> str:
    if figures.severity is None:
        return MISSING
    if figures.severity_error is None:
        return signed(figures.severity)
    return f"{signed(figures.severity)} ± {decimal(figures.severity_error, 1)}"


def _range_text(figures: "JurorFigures[int]") -> str:
    return f"{format_mean(figures.lowest, 1)}–{format_mean(figures.highest, 1)}"


def _looks_text(juror: "AnalysedJuror") -> str:
    return ", ".join(_(LOOKS[each]) for each in juror.looks)


def _few_tip(juror: "AnalysedJuror") -> str:
    if juror.figures is not None:
        return ""
    return _("Fewer than 8 files: nothing is told of them.")
