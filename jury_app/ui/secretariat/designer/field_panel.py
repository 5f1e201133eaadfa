"""How the chosen field is set: where, in which letters, how small at most, in which colour."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.designs import COLOURS, Box, Field
from jury_app.i18n import N_, _
from jury_app.model.queries.designs import KeptFile
from jury_app.publishing.design_files import take_signature, take_typeface
from jury_app.ui.look import px
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.designer.board import Board
from jury_app.ui.secretariat.designer.words import face_words, kind_word
from jury_app.ui.secretariat.files import choose_files
from jury_app.ui.tokens import GAP_M
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.fields import MillimetreField, PointField, SpinBox, text_field
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import label

_LONGEST, _LEAST, _MOST, _LINES = 420, 4.0, 120.0, 9
_TEXT_HEIGHT = 84
_FEW, _NARROW = 4, 80
_WITH_TEXT = frozenset({"text", "signature"})
_WITHOUT_LETTERS = frozenset({"logo", "code"})
_ALIGNS = (("left", N_("Left")), ("center", N_("Centred")), ("right", N_("Right")))
_RISES = (("top", N_("Above")), ("middle", N_("In the middle")), ("bottom", N_("Below")))
_COLOURS = (N_("That of the level"), N_("Ink"), N_("Grey"), N_("White"))
_OTHER = ""


class FieldPanel(QWidget):
    """Shows the chosen field, and sets it otherwise at once."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.title_label = label("", "heading")
        self.title_label.setWordWrap(True)
        self.x_field, self.y_field, self.width_field, self.height_field = (
            MillimetreField(_LONGEST) for _each in range(4)
        )
        self.face: Choice[str] = Choice(face_words())
        self.face_button = button(_("Add a typeface"), icon_name="plus")
        self.largest, self.smallest = PointField(_LEAST, _MOST), PointField(_LEAST, _MOST)
        self.lines = SpinBox(1, _LINES)
        self.align = Choice((_(text), value) for value, text in _ALIGNS)
        self.rise = Choice((_(text), value) for value, text in _RISES)
        colours = [(_(text), value) for text, value in zip(_COLOURS, COLOURS, strict=True)]
        self.colour: Choice[str] = Choice([*colours, (_("Another"), _OTHER)])
        self.colour_edit = QLineEdit(maxLength=7)
        self.text_edit = text_field(_TEXT_HEIGHT)
        self.picture_button = button(_("Choose the picture"), icon_name="signature")
        self.form = Form()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for choice in (self.align, self.rise, self.colour):
            choice.setMinimumContentsLength(_FEW)
        for field in (
            self.x_field, self.y_field, self.width_field, self.height_field, self.largest,
            self.smallest,
        ):  # fmt: skip
            field.setMinimumWidth(px(_NARROW))
        self.colour_edit.setMinimumWidth(px(_NARROW))
        form = self.form
        self._text = form.add(_("Words"), self.text_edit)
        form.add_wide(self.picture_button)
        form.add_pair((_("From the left"), self.x_field), (_("From the top"), self.y_field))
        form.add_pair((_("Width"), self.width_field), (_("Height"), self.height_field))
        form.add_pair((_("Aligned"), self.align), (_("In its height"), self.rise))
        form.add(_("Typeface"), self.face)
        form.add_wide(self.face_button)
        form.add_pair((_("At best"), self.largest), (_("At least"), self.smallest))
        form.add(
            _("Lines at best"),
            self.lines,
            _("Long names take smaller letters, then more lines. None is ever cut."),
        )
        form.add_pair((_("Colour"), self.colour), (_("As #RRGGBB"), self.colour_edit))
        self.setLayout(column(self.title_label, form, gap=GAP_M))

    def _connect(self) -> None:
        for field in (self.x_field, self.y_field, self.width_field, self.height_field):
            field.valueChanged.connect(self._set_box)
        self.face.currentIndexChanged.connect(lambda: self._set(face=self.face.value))
        self.align.currentIndexChanged.connect(lambda: self._set(align=self.align.value))
        self.rise.currentIndexChanged.connect(lambda: self._set(rise=self.rise.value))
        self.lines.valueChanged.connect(lambda value: self._set(lines=value))
        self.largest.valueChanged.connect(self._set_largest)
        self.smallest.valueChanged.connect(self._set_smallest)
        self.colour.currentIndexChanged.connect(self._on_colour)
        self.colour_edit.editingFinished.connect(self._on_colour_typed)
        self.text_edit.textChanged.connect(self._on_text)
        self.face_button.clicked.connect(self._on_face_clicked)
        self.picture_button.clicked.connect(self._on_picture_clicked)
        self._board.chosen.connect(self.show_field)
        self._board.drawn.connect(self.show_field)

    def show_field(self) -> None:
        """Show how the chosen field is set."""
        if (field := self._board.field) is None:
            return
        with self._silent():
            self.title_label.setText(kind_word(field.kind))
            self._show_box(field.box)
            self._show_letters(field)
            if self.text_edit.toPlainText() != field.text:
                self.text_edit.setPlainText(field.text)
        has_letters = field.kind not in _WITHOUT_LETTERS
        for each in (self.face, self.largest, self.smallest, self.lines, self.colour):
            each.setEnabled(has_letters)
        self.colour_edit.setEnabled(has_letters)
        self.face_button.setVisible(has_letters)
        self.form.set_shown(self.text_edit, shown=field.kind in _WITH_TEXT)
        self.picture_button.setVisible(field.kind == "signature")

    def _show_box(self, box: Box) -> None:
        pairs = ((self.x_field, box.x), (self.y_field, box.y))
        sides = ((self.width_field, box.width), (self.height_field, box.height))
        for field, value in (*pairs, *sides):
            field.setValue(value)

    def _show_letters(self, field: Field) -> None:
        own = [(name, key) for key, name in self._board.faces.items()]
        self.face.set_options([*face_words(), *own])
        self.face.choose(field.face)
        self.largest.setValue(field.largest)
        self.smallest.setValue(field.smallest)
        self.lines.setValue(field.lines)
        self.align.choose(field.align)
        self.rise.choose(field.rise)
        self.colour.choose(field.colour if field.colour in COLOURS else _OTHER)
        if not self.colour_edit.hasFocus():
            self.colour_edit.setText(field.colour if field.colour.startswith("#") else "")

    @contextmanager
    def _silent(self) -> Iterator[None]:
        """Show without setting."""
        fields = (
            self.x_field, self.y_field, self.width_field, self.height_field, self.face,
            self.largest, self.smallest, self.lines, self.align, self.rise, self.colour,
            self.colour_edit, self.text_edit,
        )  # fmt: skip
        blockers = [QSignalBlocker(each) for each in fields]
        yield
        for each in blockers:
            each.unblock()

    def _set(self, mark: str = "", **values: Any) -> None:
        self._board.change_field(mark, **values)

    def _set_box(self) -> None:
        wide, high = self._board.design.size
        x, y = (max(each.value(), 0.0) for each in (self.x_field, self.y_field))
        width = min(max(self.width_field.value(), 2.0), wide - x)
        height = min(max(self.height_field.value(), 2.0), high - y)
        if width >= 2 and height >= 2:  # noqa: PLR2004 -- the least that a box may be
            self._set("box", box=Box(x=x, y=y, width=width, height=height))

    def _set_largest(self, value: float) -> None:
        self._set("size", largest=value, smallest=min(self.smallest.value(), value))

    def _set_smallest(self, value: float) -> None:
        self._set("size", smallest=value, largest=max(self.largest.value(), value))

    def _on_colour(self) -> None:
        if self.colour.value == _OTHER:
            self.colour_edit.setFocus()
        else:
            self._set(colour=self.colour.value)

    def _on_colour_typed(self) -> None:
        typed = self.colour_edit.text().strip()
        colour = typed if typed.startswith("#") else f"#{typed}"
        try:
            msgspec.convert({"kind": "text", "box": _ANY_BOX, "colour": colour}, Field)
        except msgspec.ValidationError:
            self.show_field()
        else:
            self._set(colour=colour)

    def _on_text(self) -> None:
        self._set("text", text=self.text_edit.toPlainText()[:2_000])

    def _on_face_clicked(self) -> None:
        kinds = [_("Typefaces (*.ttf)")]
        choose_files(self, _("A typeface of your own"), kinds, self._take_face)

    def _on_picture_clicked(self) -> None:
        kinds = [_("Pictures (*.png *.jpg *.jpeg)")]
        choose_files(self, _("The picture of a signature"), kinds, self._take_picture)

    def _take_face(self, paths: list[Path]) -> None:
        for path in paths[:1]:
            self._board.take(partial(take_typeface, path), self._on_face)

    def _take_picture(self, paths: list[Path]) -> None:
        for path in paths[:1]:
            self._board.take(partial(take_signature, path), self._on_picture)

    def _on_face(self, file: KeptFile) -> None:
        self._board.change_field(face=file.sha256, files=(file,))

    def _on_picture(self, file: KeptFile) -> None:
        self._board.change_field(picture=file.sha256, files=(file,))


_ANY_BOX = {"x": 0, "y": 0, "width": 10, "height": 10}
