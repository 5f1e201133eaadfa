"""The mark of a criterion with too many marks for a row of keys: a number is typed."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.desk.marks import MarkError, points, read_mark, scale_text
from jury_app.formatting import quoted
from jury_app.i18n import _
from jury_app.sealing.manifest import KitCriterion
from jury_app.ui.announcing import announce
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_M
from jury_app.ui.widgets.layouts import row
from jury_app.ui.widgets.text import SentenceLabel, set_look, set_tone

_WIDTH = 120
_LONGEST = 20


class MarkField(QWidget):
    """Takes a mark when it is left or with Enter; what is no mark stays, and is said to be none."""

    mark_given = Signal(object)  # the mark, or None when it is taken back
    pointed = Signal(object)
    left_upwards = Signal()
    left_downwards = Signal()
    entered = Signal()  # Enter once the mark is taken: to the comment

    def __init__(self, criterion: KitCriterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._mark: int | None = None
        self.edit = _Line(self)
        self.edit.setFixedWidth(px(_WIDTH))
        self.edit.setAccessibleName(_("Mark for {criterion}").format(criterion=criterion.name))
        self.edit.setMaxLength(_LONGEST)
        self.scale_label = SentenceLabel("", "muted")
        line = row(self.edit, self.scale_label, gap=GAP_M)
        line.setStretch(1, 1)
        self.setLayout(line)
        self._tell_right()
        self.edit.editingFinished.connect(self._on_finished)

    @property
    def mark(self) -> int | None:
        """The mark that stands."""
        return self._mark

    def set_mark(self, mark: int | None) -> None:
        """Show a mark, or none."""
        if mark != self._mark:
            self.open_mark(mark)

    def open_mark(self, mark: int | None) -> None:
        """Show the mark of another application, whatever was typed for the one before."""
        self._mark = mark
        self.edit.setText("" if mark is None else points(self._criterion, mark))
        self._tell_right()

    @property
    def is_wrong(self) -> bool:
        """Whether what is typed is no mark."""
        return bool(self.edit.property("wrong"))

    def flush(self) -> None:
        """Hand over what is typed, if it is a mark."""
        if self.edit.isModified():
            self._on_finished()

    def take_focus(self) -> None:
        """Be ready for a mark."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def is_active(self) -> bool:
        """Whether the keyboard is in the field."""
        return self.edit.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def _on_finished(self) -> None:
        text = self.edit.text().strip().replace(",", ".")
        try:
            mark = read_mark(self._criterion, text) if text else None
        except MarkError:
            self._tell_wrong()
            return
        self._tell_right()
        if mark != self._mark:
            self._mark = mark
            self.mark_given.emit(mark)

    def _tell_right(self) -> None:
        self._tell(scale_text(self._criterion), is_wrong=False)

    def _tell_wrong(self) -> None:
        """Say why nothing is taken, once: the field is left after Enter as well."""
        before = self.scale_label.text()
        told = _("{typed} is not on the scale: {scale}").format(
            typed=quoted(self.edit.text().strip()), scale=scale_text(self._criterion)
        )
        self._tell(told, is_wrong=True)
        if told != before:
            announce(self, told)

    def _tell(self, text: str, *, is_wrong: bool) -> None:
        self.scale_label.setText(text)
        self.edit.setAccessibleDescription(text)
        set_look(self.edit, "wrong", value=is_wrong)
        set_tone(self.scale_label, "danger" if is_wrong else "muted")


class _Line(QLineEdit):
    """Up and down leave for other criteria, Enter for the comment; what is no mark stays."""

    def __init__(self, field: MarkField) -> None:
        super().__init__(field)
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways: dict[int, SignalInstance] = {
            Qt.Key.Key_Up: self._field.left_upwards,
            Qt.Key.Key_Down: self._field.left_downwards,
            Qt.Key.Key_Return: self._field.entered,
            Qt.Key.Key_Enter: self._field.entered,
        }
        if event.key() in ways:
            self.editingFinished.emit()
            if not self._field.is_wrong:
                ways[event.key()].emit()
        else:
            super().keyPressEvent(event)
