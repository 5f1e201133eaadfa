"""What a filled grid would change, and what of it was not understood, before anything is taken."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QTabWidget, QWidget

from jury_app.desk.grid_changes import ChangeKind, GridCell, GridChange, GridReading
from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.icons import icon
from jury_app.ui.juror.grid_words import (
    KIND_ICONS,
    cell_place,
    cell_text,
    column_name,
    kind_text,
    place_text,
    value_text,
)
from jury_app.ui.look import px
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel

_WIDTH, _HEIGHT, _LEAST = 980, 640, 60
_FRAME = 40  # what the system draws around a window, at every size of text


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Something that the grid changes, and of which application."""

    id: int
    change: GridChange
    title: str


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell that was not taken, or that deserves a look."""

    id: int
    cell: GridCell
    is_refused: bool


class GridDialog(Dialog):
    """Shows both lists; accepting it takes what the grid says, in one act."""

    def __init__(
        self, file: str, reading: GridReading, manifest: KitManifest, parent: QWidget
    ) -> None:
        super().__init__(_("Read a grid back"), parent)
        self.title_label.setText(file)  # the window's own title says what is being done
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.counts_label = SentenceLabel(_counts(reading), "strong")
        self.state_label = SentenceLabel(_state(reading), "muted")
        self.cells = TableModel(_cell_columns(manifest), self)
        self.cell_table = DataTable(self.cells, _("To look at"))
        self.changes = TableModel(_change_columns(manifest), self)
        self.change_table = DataTable(self.changes, _("What changes"))
        self.why_label = SentenceLabel()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        # The lists take what is left: they scroll by themselves, what is above them need not.
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.take_button = primary_button(_("Take what the grid says"), icon_name="check")
        self._place()
        self.cell_table.row_chosen.connect(self._on_cell_chosen)
        self.cells.set_rows(list(_cell_rows(reading)))
        self.changes.set_rows(list(_change_rows(reading, manifest)))
        self._show_tabs()
        self.take_button.setEnabled(bool(reading.changes))

    def _place(self) -> None:
        self.body.setSpacing(px(GAP_S))
        self.body.addLayout(column(self.counts_label, self.state_label, gap=GAP_XS))
        self.body.addWidget(self.tabs, 1)
        self.set_buttons(self.take_button, cancel=_("Leave everything as it is"))

    def _take_room(self) -> None:
        """Open wide for the lists; two sentences alone need little."""
        room = self.screen().availableSize()
        self.resize(
            min(px(_WIDTH), room.width() - _FRAME),
            min(px(_HEIGHT), room.height() - _FRAME),
        )

    def _show_tabs(self) -> None:
        """Show the lists that have something in them, first the one that asks for an answer."""
        for table in (self.cell_table, self.change_table):
            table.setMinimumHeight(px(_LEAST))
        cells, changes = len(self.cells.rows), len(self.changes.rows)
        if cells:
            page = QWidget()
            page.setLayout(column(self.cell_table, self.why_label, gap=GAP_S))
            self.tabs.addTab(page, _("To look at ({count})").format(count=cells))
            self.cell_table.selectRow(0)
        if changes:
            self.tabs.addTab(self.change_table, _("What changes ({count})").format(count=changes))
        self.tabs.setVisible(bool(cells or changes))
        if cells or changes:
            self._take_room()

    def _on_cell_chosen(self, row: CellRow | None) -> None:
        self.why_label.setText(cell_text(row.cell) if row else "")


def _state(reading: GridReading) -> str:
    if not reading.changes:
        return _("Everything that was understood stands already: there is nothing to take.")
    return _(
        "Nothing has changed yet. The grid replaces all your marks: one that it does not hold is "
        "cleared. One undo (Ctrl+Z) brings them all back."
    )


def _counts(reading: GridReading) -> str:
    """Return what the grid does in numbers, without those that are none."""
    new, changed = reading.count(ChangeKind.NEW), reading.count(ChangeKind.CHANGED)
    cleared, opinions = reading.count(ChangeKind.CLEARED), reading.count(ChangeKind.OPINION)
    recusals = reading.count(ChangeKind.RECUSED, ChangeKind.LIFTED)
    refused, warnings = len(reading.refused), len(reading.warnings)
    counted = (
        (new, ngettext("{count} new mark", "{count} new marks", new)),
        (changed, ngettext("{count} mark changed", "{count} marks changed", changed)),
        (cleared, ngettext("{count} mark cleared", "{count} marks cleared", cleared)),
        (opinions, ngettext("{count} opinion", "{count} opinions", opinions)),
        (recusals, ngettext("{count} recusal", "{count} recusals", recusals)),
        (refused, ngettext("{count} cell not understood", "{count} cells not understood", refused)),
        (warnings, ngettext("{count} cell to look at", "{count} cells to look at", warnings)),
    )
    told = [text.format(count=format_number(count)) for count, text in counted if count]
    return " · ".join(told) or _("Nothing changes")


def _cell_rows(reading: GridReading) -> Iterator[CellRow]:
    cells = [*((each, True) for each in reading.refused), *((e, False) for e in reading.warnings)]
    cells.sort(key=lambda each: each[0].row)
    for place, (cell, is_refused) in enumerate(cells):
        yield CellRow(place, cell, is_refused)


def _change_rows(reading: GridReading, manifest: KitManifest) -> Iterator[ChangeRow]:
    titles = {each.number: each.title for each in manifest.applications}
    for place, change in enumerate(reading.changes):
        yield ChangeRow(place, change, titles[change.place.application])


def _cell_columns(manifest: KitManifest) -> list[Column[CellRow]]:
    titles = {each.number: each.title for each in manifest.applications}
    return [
        Column(_("Where"), lambda each: cell_place(each.cell), lambda each: each.id),
        Column(
            _("Application"),
            lambda each: titles.get(each.cell.application, each.cell.application),
            lambda each: each.id,
            tip=lambda each: each.cell.application,
            width=280,
        ),
        Column(_("Column"), lambda each: column_name(each.cell.column, manifest)),
        Column(
            _("Why"),
            lambda each: cell_text(each.cell),
            icon=lambda each: (
                icon("circle-x", "danger") if each.is_refused else icon("triangle-alert", "warning")
            ),
            tip=lambda each: cell_text(each.cell),
            stretch=True,
            width=260,
        ),
    ]


def _change_columns(manifest: KitManifest) -> list[Column[ChangeRow]]:
    def before(each: ChangeRow) -> str:
        return value_text(each.change.place, each.change.before, manifest)

    def after(each: ChangeRow) -> str:
        return value_text(each.change.place, each.change.after, manifest)

    return [
        Column(
            _("Application"),
            lambda each: each.title,
            lambda each: each.id,
            tip=lambda each: f"{each.title} ({each.change.place.application})",
            stretch=True,
            width=220,
        ),
        Column(_("What"), lambda each: place_text(each.change.place, manifest)),
        Column(_("Before"), before, tip=before, tone=lambda _each: "muted", width=90),
        Column(_("After"), after, tip=after, strong=True, width=130),
        Column(
            _("Change"),
            lambda each: kind_text(each.change.kind),
            icon=lambda each: icon(*KIND_ICONS[each.change.kind]),
        ),
    ]
