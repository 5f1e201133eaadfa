"""The sheet itself: its paper, what lies under the words, and for which award it is."""

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.designs import turned
from jury_app.dresses import DESIGNS, ORIENTATIONS, PAPERS, DesignName, Orientation, Paper
from jury_app.i18n import N_, _
from jury_app.publishing.design_files import TakenBackground, take_background
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.designer.board import Board
from jury_app.ui.secretariat.designer.words import ornament_word
from jury_app.ui.secretariat.files import choose_files
from jury_app.ui.tokens import GAP_M
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label

_FEW = 4
_PAPERS: dict[Paper, str] = {"a4": N_("A4"), "a3": N_("A3")}
_ORIENTATIONS: dict[Orientation, str] = {
    "landscape": N_("Landscape"),
    "portrait": N_("Portrait"),
}


class SheetPanel(QWidget):
    """Shown while no field is chosen."""

    named = Signal(str, object)  # the name, and the id of the level that it is for or None

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.name_edit = QLineEdit(maxLength=200)
        self.level: Choice[int | None] = Choice()
        self.paper = Choice((_(_PAPERS[each]), each) for each in PAPERS)
        self.orientation = Choice((_(_ORIENTATIONS[each]), each) for each in ORIENTATIONS)
        ornaments = [(ornament_word(each), each) for each in DESIGNS]
        self.ornaments: Choice[DesignName | None] = Choice([(_("None"), None), *ornaments])
        self.background_label = SentenceLabel("", "muted")
        self.background_button = button(_("Choose a background"), icon_name="image")
        self.bare_button = button(_("Take the background away"), icon_name="x")
        for choice in (self.paper, self.orientation):
            choice.setMinimumContentsLength(_FEW)
        form = Form()
        form.add(_("Name"), self.name_edit)
        form.add(
            _("Printed for"), self.level, _("One design for each level; one for all the rest.")
        )
        form.add_pair((_("Paper"), self.paper), (_("Orientation"), self.orientation))
        form.add_wide(self.background_button)
        form.add_wide(self.background_label)
        form.add_wide(self.bare_button)
        form.add(_("Ornaments"), self.ornaments, _("Where there is no background."))
        self.setLayout(column(label(_("Sheet"), "heading"), form, gap=GAP_M))

        self.name_edit.editingFinished.connect(self._on_named)
        self.level.currentIndexChanged.connect(self._on_named)
        self.paper.currentIndexChanged.connect(self._on_sheet)
        self.orientation.currentIndexChanged.connect(self._on_sheet)
        self.ornaments.currentIndexChanged.connect(self._on_ornaments)
        self.background_button.clicked.connect(self._on_background_clicked)
        self.bare_button.clicked.connect(self._on_bare_clicked)
        board.opened.connect(self._show_row)
        board.settled.connect(self._show)

    def _show_row(self) -> None:
        read, row = self._board.overview, self._board.row
        if read is None or row is None:
            return
        blockers = [QSignalBlocker(each) for each in (self.name_edit, self.level)]
        self.name_edit.setText(row.name)
        taken = {each.level_id for each in read.rows if each.id != row.id}
        levels = [(each.values.name, each.id) for each in read.levels if each.id not in taken]
        self.level.set_options([(_("All levels without their own"), None), *levels])
        self.level.choose(row.level_id)
        for each in blockers:
            each.unblock()
        self._show()

    def _show(self) -> None:
        design = self._board.draft.now
        blockers = [QSignalBlocker(each) for each in (self.paper, self.orientation, self.ornaments)]
        self.paper.choose(design.paper)
        self.orientation.choose(design.orientation)
        self.ornaments.choose(design.ornaments)
        for each in blockers:
            each.unblock()
        name = self._board.file_name(design.background)
        self.background_label.setText(
            name or _("A page of a PDF, which stays sharp, an SVG, a PNG or a JPEG of this paper.")
        )
        self.bare_button.setVisible(bool(design.background))
        self.ornaments.setEnabled(not design.background)

    def _on_named(self) -> None:
        row = self._board.row
        name, level = self.name_edit.text().strip(), self.level.value
        if row is not None and (name, level) != (row.name, row.level_id):
            self.named.emit(name, level)

    def _on_sheet(self) -> None:
        now = self._board.draft.now
        self._board.change(turned(now, self.paper.value, self.orientation.value))

    def _on_ornaments(self) -> None:
        now = self._board.draft.now
        self._board.change(msgspec.structs.replace(now, ornaments=self.ornaments.value))

    def _on_background_clicked(self) -> None:
        kinds = _("Backgrounds (*.pdf *.svg *.png *.jpg *.jpeg)")
        choose_files(self, _("Background of the certificates"), [kinds], self._take)

    def _on_bare_clicked(self) -> None:
        now = self._board.draft.now
        self._board.change(msgspec.structs.replace(now, background="", background_size=(0.0, 0.0)))

    def _take(self, paths: list[Path]) -> None:
        for path in paths[:1]:
            self._board.take(partial(take_background, path), self._on_taken)

    def _on_taken(self, taken: TakenBackground) -> None:
        now, name = self._board.draft.now, taken.file.sha256
        design = msgspec.structs.replace(now, background=name, background_size=taken.size)
        self._board.change(design, files=(taken.file,))
