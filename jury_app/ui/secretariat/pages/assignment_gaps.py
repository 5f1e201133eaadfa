"""What the readings leave incomparable, and which further ones would mend it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.queries.assignment import Readings
from jury_app.model.scoring.assignment import Pair
from jury_app.model.scoring.comparability import Comparability, Gap
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.assignment_words import gap_text, parts_text, unseen_sentence
from jury_app.ui.secretariat.side_by_side import SideBySide
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_S
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel

_SHOWN = 30


@dataclass(frozen=True, slots=True)
class GapRow:
    """A domain that is apart, or would be without somebody; `mends` in words."""

    id: int
    gap: Gap
    code: str
    what: str
    groups: str
    mends: tuple[str, ...]


class AssignmentGaps(QWidget):
    """One line for each gap; at the right the groups, and the readings that close it."""

    mend_wanted = Signal(object)  # pairs

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_locked = False
        self.model = TableModel(_columns(), self)
        self.empty = EmptyState("shield-check", "", "")
        self.pane = TablePane(self.model, _("What cannot be compared"), self.empty)
        self.what_label = SentenceLabel("", "heading")
        self.groups_label = SentenceLabel("", "muted")
        self.mends_label = SentenceLabel()
        self.mend_button = primary_button(_("Give these readings"), icon_name="plus")
        detail = QWidget()
        detail.setLayout(
            column(
                self.what_label,
                self.groups_label,
                self.mends_label,
                row(None, self.mend_button),
                None,
                gap=GAP_S,
            )
        )
        self.sides = SideBySide(self.pane, detail)
        page = column(self.sides)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)
        self.pane.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.pane.table.row_activated.connect(lambda _row: self.sides.show_detail())
        self.mend_button.clicked.connect(self._on_mend_clicked)
        self.expect()

    def expect(self) -> None:
        """Say that the answer is on its way."""
        self.empty.set_words(_("Looking at what can be compared…"), "")
        if not self.model.rows:
            self.pane.refresh()

    def show_gaps(self, known: Readings, found: Comparability, *, locked: bool) -> None:
        """Show what is wrong, the open gaps first."""
        self._is_locked = locked
        names = {each.id: each.name for each in known.jurors}
        numbers = {each.id: each.number for each in known.applications}
        self.empty.set_words(*_nothing(known, found))
        self.model.set_rows(
            [
                GapRow(
                    place,
                    gap,
                    known.codes[gap.group],
                    gap_text(gap, known),
                    parts_text(gap, known),
                    tuple(_mend(pair, names, numbers) for pair in gap.mends),
                )
                for place, gap in enumerate(found.gaps)
            ]
        )
        if self.model.rows and self.pane.table.current_row() is None:
            self.pane.table.selectRow(0)
        self.pane.refresh()
        self._show_chosen()

    def set_condition(self, condition: Callable[[GapRow], bool] | None) -> None:
        """Show only some of the gaps."""
        self.model.set_condition(condition)

    def _show_chosen(self) -> None:
        chosen: GapRow | None = self.pane.table.current_row()
        self.sides.set_detail_wanted(wanted=chosen is not None)
        if chosen is None:
            return
        self.what_label.setText(_("{domain}: {what}").format(domain=chosen.code, what=chosen.what))
        self.groups_label.setText(chosen.groups)
        self.mends_label.setText(_mends_text(chosen.mends))
        self.mend_button.setVisible(bool(chosen.mends))
        self.mend_button.setEnabled(not self._is_locked)

    def _on_mend_clicked(self) -> None:
        chosen: GapRow | None = self.pane.table.current_row()
        if chosen is not None:
            self.mend_wanted.emit(chosen.gap.mends)


def _mend(pair: Pair, names: dict[int, str], numbers: dict[int, str]) -> str:
    return _("{name} reads {number}").format(name=names[pair[0]], number=numbers[pair[1]])


def _mends_text(mends: tuple[str, ...]) -> str:
    if not mends:
        return _("No reading would mend it: recusals and conflicts forbid every one.")
    head = ngettext(
        "{count} reading would mend it:", "{count} readings would mend it:", len(mends)
    ).format(count=format_number(len(mends)))
    lines = [f"• {each}" for each in mends[:_SHOWN]]
    if len(mends) > _SHOWN:
        lines.append("…")
    return "\n".join([head, *lines])


def _nothing(known: Readings, found: Comparability) -> tuple[str, str]:
    if not known.pairs:
        return _("Nobody has been given anything to read yet."), ""
    if found.unseen:
        return _("Everything can be compared"), unseen_sentence(found)
    return (
        _("Everything can be compared"),
        _("Within each domain, common readers link all applications, whoever is left out."),
    )


def _columns() -> list[Column[GapRow]]:
    return [
        Column(_("Domain"), lambda each: each.code),
        Column(
            _("What is wrong"),
            lambda each: each.what,
            icon=lambda each: (
                icon("triangle-alert", "warning")
                if each.gap.holder is None
                else icon("info", "muted")
            ),
            stretch=True,
            strong=True,
            width=220,
        ),
        Column(
            _("What would mend it"),
            lambda each: (
                ngettext("{count} reading", "{count} readings", len(each.mends)).format(
                    count=format_number(len(each.mends))
                )
                if each.mends
                else _("nothing")
            ),
            lambda each: len(each.mends),
        ),
    ]
