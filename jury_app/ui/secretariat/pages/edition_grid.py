"""The scoring grid: what is judged, on which scale, and what the marks mean."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from jury_app.codes import sentence
from jury_app.formatting import format_number, localised
from jury_app.i18n import _, pgettext
from jury_app.model.operations.edition import remove_criterion
from jury_app.model.queries.edition import CriterionRow
from jury_app.model.values import CriterionValues
from jury_app.ui.look import px
from jury_app.ui.secretariat.dialogs.criterion_dialog import CriterionDialog
from jury_app.ui.secretariat.list_tab import ListTab
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import EditionOverview
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XL
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, frame, label

_HALVES, _QUARTERS = 2, 4


class GridTab(ListTab[CriterionRow]):
    """Lists the criteria; beside them, the chosen one as a juror reads it."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        columns: list[Column[CriterionRow]] = [
            Column(_("Criterion"), lambda each: each.values.name, stretch=True, strong=True),
            Column(_("Marks"), lambda each: _bounds(each.values)),
            Column(
                _("Coefficient"),
                lambda each: format_number(each.values.weight),
                lambda each: each.values.weight,
                RIGHT,
            ),
        ]
        model = TableModel(columns)
        empty = EmptyState(
            "table", _("No criterion yet"), _("Jurors mark each application on every criterion.")
        )
        super().__init__(office, model, _("Criteria"), empty, parent)
        self.set_verbs(_("Add a criterion"), _("Edit the criterion"), _("Remove the criterion"))
        self.detail = CriterionDetail()
        self.set_detail(self.detail)
        self.add_asked.connect(partial(self._open, None))
        self.edit_asked.connect(self._open)
        self.remove_asked.connect(self._remove)
        self.pane.table.row_chosen.connect(self._show_chosen)

    def show_edition(self, overview: EditionOverview) -> None:
        """Show the criteria; once a kit holds them they stand."""
        self.model.set_rows(overview.criteria)
        held = overview.stages.kits > 0
        closed = overview.edition.is_closed
        reason = sentence("grid_in_use") if held else ""
        self.set_locked(locked=held or closed, sentence=reason)
        if self.chosen() is None and overview.criteria:
            self.pane.table.choose(overview.criteria[0].id)
        self._show_chosen(self.chosen())

    def _show_chosen(self, row: CriterionRow | None) -> None:
        self.detail.show_criterion(row, sum(each.values.weight for each in self.model.rows))

    def _open(self, criterion: CriterionRow | None) -> None:
        CriterionDialog(self.office, self, criterion).open()

    def _remove(self, criterion: CriterionRow) -> None:
        told = _("Criterion {name} removed.").format(name=criterion.values.name)
        self.office.write(
            self, remove_criterion, told=told, failed=self.error_bar.tell, criterion_id=criterion.id
        )


class CriterionDetail(QWidget):
    """A criterion with its guidance, its scale in words, and the meaning of its marks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name_label = label("", "title")
        self.name_label.setWordWrap(True)
        self.scale_label = SentenceLabel("", "muted")
        self.guidance_label = SentenceLabel("", "lead")
        self.heading_label = label(_("What the marks mean"), "heading")
        self._marks = QWidget()
        self._grid = QGridLayout(self._marks)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(GAP_L))
        self._grid.setVerticalSpacing(px(GAP_S))
        self._grid.setColumnStretch(1, 1)
        inside = QWidget()
        parts = column(
            self.name_label,
            self.scale_label,
            self.guidance_label,
            self.heading_label,
            self._marks,
            None,
            gap=GAP_L,
            margin=GAP_XL,
        )
        inside.setLayout(parts)
        panel = frame("panel")
        outer = QVBoxLayout(panel)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(Scroll(inside))
        self.setLayout(column(panel))

    def show_criterion(self, row: CriterionRow | None, weights: int) -> None:
        """Show a criterion, or nothing."""
        self.setVisible(row is not None)
        if row is None:
            return
        self.name_label.setText(row.values.name)
        self.scale_label.setText(_scale(row.values, weights))
        self.guidance_label.setText(row.values.guidance)
        self.guidance_label.setVisible(bool(row.values.guidance))
        self.heading_label.setVisible(bool(row.meanings))
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for line, (mark, words) in enumerate(sorted(row.meanings.items(), key=_by_value)):
            self._grid.addWidget(label(localised(mark), "strong"), line, 0)
            self._grid.addWidget(SentenceLabel(words), line, 1)


def _by_value(meaning: tuple[str, str]) -> float:
    return float(meaning[0].replace(",", "."))


def _bounds(values: CriterionValues) -> str:
    return _("{least} to {most}").format(least=values.min_points, most=values.max_points)


def _scale(values: CriterionValues, weights: int) -> str:
    steps = {
        1: pgettext("marks", "by whole marks"),
        _HALVES: pgettext("marks", "by half marks"),
        _QUARTERS: pgettext("marks", "by quarter marks"),
    }
    parts = [f"{_bounds(values)} {steps.get(values.steps_per_point, '')}".strip()]
    if weights:
        share = round(100 * values.weight / weights)
        parts.append(
            _("coefficient {weight}, {share} % of the whole").format(
                weight=values.weight, share=share
            )
        )
    if values.lower_is_better:
        parts.append(_("the lowest mark is the best"))
    return ", ".join(parts)
