"""The fields of a design one under another, and what is wrong with them."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from jury_app.designs import FieldKind
from jury_app.documents.certificate.own import Problem
from jury_app.i18n import _, ngettext
from jury_app.publishing.specimens import SPECIMENS, SpecimenKind
from jury_app.ui.secretariat.designer.board import NONE, Board
from jury_app.ui.secretariat.designer.words import field_word, kind_word, kinds, problem_words
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button, icon_button
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label

_MOST_TOLD = 30


class FieldList(QWidget):
    """Chooses, adds and takes away; the problems lead to their fields."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._told: list[tuple[int, list[SpecimenKind]]] = []
        self.menu = QMenu(self)
        for kind in kinds():
            self.menu.addAction(kind_word(kind)).triggered.connect(partial(self._add, kind))
        self.add_button = button(_("Add a field"), icon_name="plus")
        self.add_button.setMenu(self.menu)
        self.copy_button = icon_button("copy", _("Add this field once more"))
        self.remove_button = icon_button("trash-2", _("Take this field away"))
        self.fields = QListWidget()
        self.fields.setAccessibleName(_("Fields of the certificate"))
        self.problems = QListWidget()
        self.problems.setAccessibleName(_("What is wrong"))
        self.problems.setWordWrap(True)
        self.problems.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sign = IconLabel("circle-check", "success")
        self.sentence_label = SentenceLabel("", "strong")
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._lay_out()

        self.copy_button.clicked.connect(board.copy)
        self.remove_button.clicked.connect(board.remove)
        self.fields.currentRowChanged.connect(self._on_row)
        self.problems.itemActivated.connect(self._go)
        self.problems.itemClicked.connect(self._go)
        self._timer.timeout.connect(self._show_problems)
        board.settled.connect(self._show)
        board.chosen.connect(self._show_chosen)

    def _lay_out(self) -> None:
        line = row(self.add_button, None, self.copy_button, self.remove_button, gap=GAP_S)
        said = row(self.sign, gap=GAP_S)
        said.addWidget(self.sentence_label, 1)
        layout = column(label(_("Fields"), "heading"), line, gap=GAP_S)
        layout.addWidget(self.fields, 3)
        layout.addLayout(said)
        layout.addWidget(self.problems, 2)
        self.setLayout(layout)

    def _show(self) -> None:
        fields = self._board.draft.now.fields
        self.fields.blockSignals(True)
        self.fields.clear()
        for field in fields:
            self.fields.addItem(QListWidgetItem(field_word(field)))
        self.fields.blockSignals(False)
        self._show_chosen()
        self._timer.start()

    def _show_chosen(self) -> None:
        self.fields.blockSignals(True)
        self.fields.setCurrentRow(self._board.place)
        if self._board.place == NONE:
            self.fields.clearSelection()
        self.fields.blockSignals(False)
        for each in (self.copy_button, self.remove_button):
            each.setEnabled(self._board.is_chosen)
        self.add_button.setEnabled(self._board.row is not None)

    def _show_problems(self) -> None:
        """Look at every certificate that the design is tried on."""
        fields = self._board.draft.now.fields
        found: dict[Problem, list[SpecimenKind]] = {}
        for specimen in SPECIMENS:
            for problem in self._board.problems(specimen):
                found.setdefault(problem, []).append(specimen)
        told = list(found.items())[:_MOST_TOLD]
        self._told = [(problem.field, specimens) for problem, specimens in told]
        self.problems.clear()
        for problem, specimens in told:
            self.problems.addItem(problem_words(problem, fields, specimens))
        self.problems.setVisible(bool(found))
        self.sign.set_icon(
            "triangle-alert" if found else "circle-check", "warning" if found else "success"
        )
        count = ngettext("{count} thing to look at", "{count} things to look at", len(found))
        good = _("All of it fits, and nothing overlaps.")
        self.sentence_label.setText(count.format(count=len(found)) if found else good)
        self.sign.setVisible(bool(fields))
        self.sentence_label.setVisible(bool(fields))

    def _add(self, kind: FieldKind) -> None:
        self._board.add(kind, _("Your own words") if kind == "text" else "")

    def _on_row(self, place: int) -> None:
        self._board.choose(place)

    def _go(self, item: QListWidgetItem) -> None:
        place, specimens = self._told[self.problems.row(item)]
        if self._board.specimen not in specimens:
            self._board.try_on(specimens[0])
        self._board.choose(place)
