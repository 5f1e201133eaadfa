"""How much each juror reads, beside the others."""

from collections.abc import Callable, Collection
from fractions import Fraction

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from jury_app.formatting import MISSING, format_number, span
from jury_app.i18n import _, ngettext
from jury_app.model.scoring.methods import median
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.assignment_overview import AssignmentOverview, LoadRow
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel

_HEAVY = Fraction(3, 2)
"""How many times the usual load is told as heavy."""


class AssignmentLoads(QWidget):
    """One line a juror: the heaviest load first, until sorted otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = Fraction(0)
        self.sentence_label = SentenceLabel("", "muted")
        self.model: TableModel[LoadRow] = TableModel(self._columns(), self)
        empty = EmptyState("users", _("Nobody sits yet"), _("Seat the jurors first, under Jury."))
        self.pane = TablePane(self.model, _("Loads of the jurors"), empty)
        page = column(self.sentence_label, self.pane, gap=GAP_M)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)

    def show_assignment(self, overview: AssignmentOverview) -> None:
        """Show how much each juror reads."""
        loads = overview.known.loads.values()
        self._usual = median([Fraction(each) for each in loads]) if loads else Fraction(0)
        self.sentence_label.setText(self._sentence(loads) if any(loads) else "")
        self.sentence_label.setVisible(any(loads))
        self.model.set_rows(sorted(overview.jurors, key=lambda each: -each.reads))

    def set_condition(self, condition: Callable[[LoadRow], bool] | None) -> None:
        """Show only some of the jurors."""
        self.model.set_condition(condition)

    def _sentence(self, loads: Collection[int]) -> str:
        most = max(loads)
        text = ngettext(
            "A juror reads {span} application, half of them {usual} at most.",
            "A juror reads {span} applications, half of them {usual} at most.",
            most,
        )
        return text.format(span=span(min(loads), most), usual=format_number(int(self._usual)))

    def _columns(self) -> list[Column[LoadRow]]:
        return [
            Column(
                _("Juror"),
                lambda each: each.juror.name,
                tip=lambda each: each.juror.values.body,
                stretch=True,
                strong=True,
                width=180,
            ),
            Column(
                _("Domains"),
                lambda each: ", ".join(each.juror.domains) or _("all"),
                width=220,
            ),
            Column(
                _("Reads"),
                lambda each: format_number(each.reads),
                lambda each: each.reads,
                RIGHT,
                icon=self._sign,
                tip=self._tip,
            ),
            Column(
                _("Recused from"),
                lambda each: _count(each.recused),
                lambda each: each.recused,
                RIGHT,
            ),
            Column(
                _("Possible conflicts"),
                lambda each: _count(each.conflicts),
                lambda each: each.conflicts,
                RIGHT,
            ),
        ]

    def _sign(self, row: LoadRow) -> QIcon | None:
        return icon("triangle-alert", "warning") if self._tip(row) else None

    def _tip(self, row: LoadRow) -> str:
        if row.reads and row.reads > self._usual * _HEAVY:
            return _("Much more than the others.")
        return "" if row.reads else _("Has nothing to read.")


def _count(count: int) -> str:
    return format_number(count) if count else MISSING
