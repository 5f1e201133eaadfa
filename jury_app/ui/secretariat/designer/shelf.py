"""The designs of the edition: chosen, begun, renamed, sent on as files, removed."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QMenu, QWidget

from jury_app.designs import OwnDesign
from jury_app.documents.certificate.own import design_from
from jury_app.dresses import DESIGNS, DesignName
from jury_app.files import write_safely
from jury_app.i18n import _
from jury_app.model.operations.designing import add_design, edit_design, remove_design
from jury_app.publishing.design_files import SUFFIX, TakenDesign, pack_design, unpack_design
from jury_app.publishing.designing import trial_pdf
from jury_app.publishing.naming import file_name
from jury_app.publishing.specimens import longest_names_of
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.designer.board import Board
from jury_app.ui.secretariat.designer.words import ornament_word
from jury_app.ui.secretariat.files import choose_files, choose_folder, show_file
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.layouts import row
from jury_app.ui.widgets.message import Question, ask


class Shelf(QWidget):
    """Lays one design or another on the board."""

    def __init__(self, office: Office, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._board = board
        self.choice: Choice[int] = Choice()
        self.choice.setAccessibleName(_("Design"))
        self.new_menu, self.more_menu = QMenu(self), QMenu(self)
        self.new_button = button(_("New design"), icon_name="plus")
        self.more_button = button(_("More"), icon_name="ellipsis")
        for made, menu in (
            (self.new_button, self.new_menu),
            (self.more_button, self.more_menu),
        ):
            made.setMenu(menu)
        for name in (*DESIGNS, None):
            begin = self.new_menu.addAction(_begin_word(name))
            begin.triggered.connect(partial(self.begin, name))
        self.new_menu.addSeparator()
        self.new_menu.addAction(_("From a file")).triggered.connect(self._on_import)
        more = self.more_menu
        more.addAction(_("Begin another from this one")).triggered.connect(self._on_copy)
        more.addAction(_("Write it to a file")).triggered.connect(self._on_export)
        more.addAction(_("Print the fifty longest names")).triggered.connect(self._on_trial)
        more.addAction(_("Remove this design")).triggered.connect(self.remove)
        line = row(gap=GAP_S)
        line.addWidget(self.choice, 1)
        line.addStretch(0)
        line.addWidget(self.new_button)
        line.addWidget(self.more_button)
        self.setLayout(line)
        self.choice.currentIndexChanged.connect(lambda: board.open(self.choice.value))
        board.opened.connect(self._show)

    def begin(self, name: DesignName | None) -> None:
        """Begin a design as one that is shipped, or with an empty sheet."""
        self._add(_begin_name(name), design_from(name, "landscape"))

    def rename(self, name: str, level_id: int | None) -> None:
        """Call the design otherwise, or print it for another level."""
        if (row_ := self._board.row) is not None:
            self._write(edit_design, row_.id, design_id=row_.id, name=name, level_id=level_id)

    def _show(self) -> None:
        read = self._board.overview
        if read is None:
            return
        blocker = QSignalBlocker(self.choice)
        levels = {each.id: each.values.name for each in read.levels}
        self.choice.set_options(
            [
                (f"{each.name} · {levels[each.level_id]}" if each.level_id else each.name, each.id)
                for each in read.rows
            ]
        )
        if read.shown is not None:
            self.choice.choose(read.shown.id)
        blocker.unblock()
        for each in (self.choice, self.more_button):
            each.setVisible(bool(read.rows))

    def _add(self, name: str, design: OwnDesign, files: tuple[Any, ...] = ()) -> None:
        self._board.save()
        self._office.workspace.write(
            add_design,
            name=self._free(name),
            design=design,
            files=files,
            then=self._board.open,
            failed=self._on_not_added,
        )

    def _free(self, name: str) -> str:
        """Return a name that no design bears yet."""
        read = self._board.overview
        taken = {each.name for each in read.rows} if read else set()
        names = (name if n == 1 else f"{name} {n}" for n in range(1, len(taken) + 2))
        return next(each for each in names if each not in taken)

    def _write(self, operation: Any, then_open: int | None, **values: Any) -> None:
        self._board.save()
        self._office.workspace.write(
            operation,
            then=partial(self._open_again, then_open),
            failed=self._on_refused,
            **values,
        )

    def _open_again(self, design_id: int | None, _seq: int | None) -> None:
        self._board.open(design_id)

    def _on_not_added(self, error: Exception) -> None:
        self._board.refused.emit(error)

    def _on_refused(self, error: Exception) -> None:
        self._board.refused.emit(error)
        self._board.opened.emit()  # what was chosen goes back to what it is

    def _on_copy(self) -> None:
        if (row_ := self._board.row) is not None:
            self._add(row_.name, self._board.draft.now)

    def remove(self) -> None:
        """Remove the design, once it is asked whether to."""
        if (row_ := self._board.row) is None:
            return
        question = Question(
            _("Remove this design?"),
            _("“{name}” is printed no more. The journal keeps what it was.").format(name=row_.name),
            _("Remove the design"),
            takes_away=True,
        )
        remove = partial(self._write, remove_design, None, design_id=row_.id)
        ask(self, question, remove)

    def _on_import(self) -> None:
        kinds = [_("Designs (*{suffix})").format(suffix=SUFFIX)]
        choose_files(self, _("A design that was written to a file"), kinds, self._take)

    def _take(self, paths: list[Path]) -> None:
        for path in paths[:1]:
            self._board.take(partial(unpack_design, path), self._on_taken)

    def _on_taken(self, taken: TakenDesign) -> None:
        self._add(taken.name, taken.design, taken.files)

    def _on_export(self) -> None:
        choose_folder(self, _("Folder for the design"), self._export)

    def _export(self, folder: Path) -> None:
        if (row_ := self._board.row) is None:
            return
        data = pack_design(row_.name, self._board.draft.now, self._board.files)
        path = folder / file_name(row_.name, SUFFIX, set())
        self._board.take(partial(write_safely, path, data), lambda _none: self._told(path))

    def _told(self, path: Path) -> None:
        self._office.told(self, _("The design is in “{file}”.").format(file=path.name))

    def _on_trial(self) -> None:
        choose_folder(self, _("Folder for the trial"), self._try)

    def _try(self, folder: Path) -> None:
        dress, row_ = self._board.dress, self._board.row
        if dress is None or row_ is None:
            return
        path = folder / file_name(_("Trial of {name}").format(name=row_.name), ".pdf", set())

        def trial(session: Any) -> Path:
            write_safely(path, trial_pdf(dress, longest_names_of(session, row_.level_id)))
            return path

        self._office.workspace.read(trial, then=show_file, failed=self._board.refused.emit)


def _begin_word(name: DesignName | None) -> str:
    if name is None:
        return _("With an empty sheet")
    return _("As: {design}").format(design=ornament_word(name))


def _begin_name(name: DesignName | None) -> str:
    return _("Our design") if name is None else ornament_word(name).partition(",")[0]
