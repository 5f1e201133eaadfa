"""What a file would bring: counts, and each line that is refused or deserves a look."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from jury_app.codes import cell_sentence
from jury_app.formatting import format_number
from jury_app.i18n import N_, _, ngettext
from jury_app.importing.intake import ImportReport
from jury_app.importing.records import RowProblem
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel, Tone, label

_SOURCES = {
    "demarches-simplifiees": N_("Export of démarches-simplifiées"),
    "framaforms": N_("Export of Framaforms"),
    "limesurvey": N_("Export of LimeSurvey"),
    "google-forms": N_("Export of Google Forms"),
    "generic": N_("Table"),
}


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A line of the file that is refused, or taken with a warning."""

    id: int
    problem: RowProblem
    is_refused: bool

    @property
    def word(self) -> str:
        """What became of the line."""
        return _("Line refused") if self.is_refused else _("To look at")

    @property
    def sentence(self) -> str:
        """Why, in a sentence."""
        return cell_sentence(
            self.problem.reason, value=self.problem.value, column=self.problem.column
        )


class ReportPane(QWidget):
    """The report of a dry run, and of an import."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source_label = SentenceLabel("", "muted")
        self._counts = QHBoxLayout()
        self._counts.setSpacing(px(GAP_XL))
        self.model = TableModel(_columns(), self)
        empty = EmptyState(
            "circle-check", _("Every line is good"), _("Nothing is refused, nothing to look at.")
        )
        self.pane = TablePane(self.model, _("Lines to look at"), empty)
        page = column(self.source_label, self._counts, gap=GAP_L)
        page.addWidget(self.pane, 1)
        self.setLayout(page)

    def show_report(self, report: ImportReport) -> None:
        """Show what a file brings."""
        self.source_label.setText(source_text(report.source, report.encoding))
        while (item := self._counts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for count, text, tone in _figures(report):
            self._counts.addWidget(_figure(count, text, tone))
        self._counts.addStretch(1)
        problems = [*((each, True) for each in report.refused)]
        problems += [(each, False) for each in report.warnings]
        problems.sort(key=lambda each: (each[0].row, not each[1]))
        self.model.set_rows(
            [ProblemRow(place, each, refused) for place, (each, refused) in enumerate(problems)]
        )


def source_text(source: str, encoding: str) -> str:
    """Return what the file is."""
    words = _(_SOURCES.get(source, _SOURCES["generic"]))
    return f"{words}, {_encoding(encoding)}" if encoding else words


def _encoding(encoding: str) -> str:
    return encoding.upper().removesuffix("-SIG")


def _figures(report: ImportReport) -> list[tuple[int, str, Tone]]:
    refused, warnings = len(report.refused), len(report.warnings)
    return [
        (report.new, ngettext("new", "new", report.new), "success" if report.new else "muted"),
        (report.changed, ngettext("changed", "changed", report.changed), "text"),
        (report.unchanged, ngettext("unchanged", "unchanged", report.unchanged), "muted"),
        (refused, ngettext("refused", "refused", refused), "danger" if refused else "muted"),
        (warnings, ngettext("to look at", "to look at", warnings), "warning"),
    ]


def _figure(count: int, text: str, tone: Tone) -> QWidget:
    figure = QWidget()
    number = label(format_number(count), "display", tone=tone if count else "muted")
    figure.setLayout(column(number, label(text, "muted"), gap=0))
    figure.setAccessibleName(f"{format_number(count)} {text}")
    return figure


def _columns() -> list[Column[ProblemRow]]:
    return [
        Column(
            _("Line"),
            lambda row: format_number(row.problem.row),
            lambda row: row.problem.row,
            RIGHT,
        ),
        Column(
            _("Answer"),
            lambda row: row.word,
            icon=lambda row: (
                icon("circle-x", "danger") if row.is_refused else icon("triangle-alert", "warning")
            ),
        ),
        Column(_("Why"), lambda row: row.sentence, stretch=True, width=260),
        Column(_("Column"), lambda row: row.problem.column, width=130),
        Column(_("What was found"), lambda row: row.problem.value or "–", width=150),
    ]
