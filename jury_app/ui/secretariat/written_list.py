"""The documents that were just written: open them, or show where they are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.formatting import MISSING, format_number
from jury_app.i18n import _
from jury_app.publishing import PublishedFile
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.files import show_file
from jury_app.ui.secretariat.publishing_words import document_name
from jury_app.ui.secretariat.tall_table import TallTable
from jury_app.ui.secretariat.two_lines import TwoLines
from jury_app.ui.secretariat.written_words import decisions_in_full, decisions_told
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel

_HEIGHT = 46


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A file on the disk; several may be of one document."""

    id: str
    document: str
    file: Path
    pages: int | None
    number: int | None = None
    """Which decisions it tells, if any that were sealed."""

    decisions: str = MISSING
    """The same in words."""

    in_full: str = ""
    """The same, and since when others stand in their place."""

    is_replaced: bool = False
    """Whether a rectification has replaced what it tells since."""


class WrittenList(QWidget):
    """Enter or a double click opens a document in the program that the system has for it."""

    print_asked = Signal(object)  # WrittenRow: a PDF

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: TableModel[WrittenRow] = TableModel(_columns(), self)
        self._sealed: Mapping[int, str] = {}
        self.folder_label = SentenceLabel("", "muted")
        self.table = TallTable(self._model, _("Documents written"), _HEIGHT)
        self.table.paint_by(TwoLines(self.table, self._model, {0: _parts}))
        self.open_button = button(_("Open the document"), icon_name="external-link")
        self.folder_button = button(_("Show in the folder"), icon_name="folder-open")
        self.print_button = button(_("Print…"), icon_name="printer")
        buttons = (self.open_button, self.print_button, self.folder_button)
        lines = column(self.folder_label, self.table, row(*buttons, None, gap=GAP_S), gap=GAP_M)
        lines.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(lines)
        self.table.row_activated.connect(lambda row: show_file(row.file))
        self.table.row_chosen.connect(self._on_chosen)
        self.open_button.clicked.connect(self._on_open)
        self.print_button.clicked.connect(self._on_print)
        self.folder_button.clicked.connect(self._on_show)

    def add_files(self, written: Sequence[PublishedFile]) -> None:
        """Show what was written; a document written again takes its own place.

        One of before stays until its file is written over.
        """
        fresh = [self._told(row) for row in _rows(written)]
        written_over, ids = {row.file for row in fresh}, {row.id for row in fresh}
        rows = {
            row.id: row for row in self._model.rows if row.id in ids or row.file not in written_over
        }
        self._model.set_rows(list((rows | {row.id: row for row in fresh}).values()))
        self.table.fit_columns()
        if fresh:
            self.folder_label.setText(str(fresh[0].file.parent))
            self.table.choose(fresh[0].id)

    def show_sealed(self, sealed: Mapping[int, str]) -> None:
        """Say of each document whether what it tells is still in force; `sealed` is by number."""
        if sealed == self._sealed:
            return
        self._sealed = sealed
        self._model.set_rows([self._told(row) for row in self._model.rows])
        self.table.fit_columns()

    def _told(self, row: WrittenRow) -> WrittenRow:
        number = row.number
        return replace(
            row,
            decisions=decisions_told(row.document, number, self._sealed),
            in_full=decisions_in_full(row.document, number, self._sealed),
            is_replaced=number is not None and number + 1 in self._sealed,
        )

    def _on_open(self) -> None:
        if (row := self.table.current_row()) is not None:
            show_file(row.file)

    def _on_chosen(self, row: WrittenRow | None) -> None:
        self.print_button.setEnabled(row is not None and row.pages is not None)

    def _on_print(self) -> None:
        if (row := self.table.current_row()) is not None and row.pages:
            self.print_asked.emit(row)

    def _on_show(self) -> None:
        if (row := self.table.current_row()) is not None:
            show_file(row.file.parent)


def _rows(written: Sequence[PublishedFile]) -> Iterator[WrittenRow]:
    """Yield a row for each file: the only one of a document bears its name, others their own."""
    counts = Counter(each.document for each in written)
    for each in written:
        key = f"{each.document}/{each.number or ''}"
        if counts[each.document] > 1:
            key = f"{key}/{each.file.name}"
        yield WrittenRow(key, each.document, each.file, each.pages, each.number)


def _parts(row: WrittenRow) -> tuple[str, str]:
    """Return the two lines of a document: what it is, and under which name it lies."""
    return document_name(row.document), row.file.name


def _columns() -> list[Column[WrittenRow]]:
    return [
        Column(
            _("Document"),
            lambda row: "{} ({})".format(*_parts(row)),
            tip=lambda row: "\n".join(_parts(row)),
            icon=lambda row: (
                icon("history", "warning") if row.is_replaced else icon("file-check", "success")
            ),
            strong=True,
            stretch=True,
            width=290,
        ),
        Column(
            _("Decisions"),
            lambda row: row.decisions,
            tip=lambda row: row.in_full,
            tone=lambda row: "warning" if row.is_replaced else None,
        ),
        Column(
            _("Pages"),
            lambda row: MISSING if row.pages is None else format_number(row.pages),
            lambda row: row.pages,
            RIGHT,
        ),
    ]
