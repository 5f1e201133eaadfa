"""The marks of one criterion as a row of keys: one key or one click gives a mark."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jury_app.desk.marks import points
from jury_app.i18n import _
from jury_app.sealing.manifest import KitCriterion
from jury_app.ui.juror import words
from jury_app.ui.juror.mark_key import KEY_HEIGHT, KEY_WIDTH, MarkKey
from jury_app.ui.juror.typed_mark import TypedMark
from jury_app.ui.look import px

_NARROWEST = 30  # a key stays as high as ever
_GAP = 3
_WIDEST = 56
_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Select)
_ERASING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class MarkRow(QWidget):
    """Figures and arrows give a mark, Delete takes it back, up and down go to other criteria."""

    mark_given = Signal(object)  # the mark, or None when it is taken back
    typed_beside = Signal(str)  # the figures that are no mark, of which the last was taken; or none
    pointed = Signal(object)  # the mark under the pointer, or None
    left_upwards = Signal()
    left_downwards = Signal()
    entered = Signal()  # Enter: to the comment

    def __init__(self, criterion: KitCriterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._typed = TypedMark(criterion)
        self._mark: int | None = None
        self.keys = {mark: self._key(mark) for mark in criterion.marks}
        self._shortcuts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self._move(-1),
            Qt.Key.Key_Right: lambda: self._move(1),
            Qt.Key.Key_Up: self.left_upwards.emit,
            Qt.Key.Key_Down: self.left_downwards.emit,
            Qt.Key.Key_Return: self.entered.emit,
            Qt.Key.Key_Enter: self.entered.emit,
            **dict.fromkeys(_ERASING, lambda: self._give(None)),
        }
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Mark for {criterion}").format(criterion=criterion.name))
        self._rove()

    @property
    def mark(self) -> int | None:
        """The mark that is filled."""
        return self._mark

    def set_mark(self, mark: int | None) -> None:
        """Fill a key, or none."""
        if mark != self._mark:
            had_focus = self.is_active()
            self._mark = mark
            for key in self.keys.values():
                key.setAutoExclusive(False)
                key.setChecked(key.mark == mark)
                key.setAutoExclusive(True)
            self._rove()
            if had_focus:
                self.take_focus()

    def open_mark(self, mark: int | None) -> None:
        """Show the mark of another application; figures typed for the one before are done with."""
        self.flush()
        self.set_mark(mark)

    def flush(self) -> None:
        """Begin anew with the next figure; every mark has been handed over already."""
        self._typed.forget()

    def take_focus(self) -> None:
        """Be ready for a mark."""
        self._current().setFocus(Qt.FocusReason.OtherFocusReason)

    def is_active(self) -> bool:
        """Whether the keyboard is on one of the keys."""
        return any(key.hasFocus() for key in self.keys.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and event.key() in _PRESSING:
            self._press()
        elif plain and event.key() in self._shortcuts:
            self.flush()
            self._shortcuts[event.key()]()
        elif plain and event.text() and (mark := self._typed.take(event.text())) is not None:
            self._give(mark)
            self.typed_beside.emit(self._typed.no_mark)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = -(-len(self.keys) // self._per_line(width))
        return lines * px(KEY_HEIGHT) + (lines - 1) * px(_GAP)

    def sizeHint(self) -> QSize:
        width = len(self.keys) * (px(KEY_WIDTH) + px(_GAP))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * px(_NARROWEST + _GAP), px(KEY_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _key(self, mark: int) -> MarkKey:
        name = words.spoken_mark(self._criterion, mark)
        key = MarkKey(mark, points(self._criterion, mark), name, self)
        key.clicked.connect(lambda: self._on_clicked(mark))
        key.pointed.connect(self.pointed)
        return key

    def _place(self) -> None:
        gap, per_line = px(_GAP), self._per_line(self.width())
        room = (self.width() - (per_line - 1) * gap) / per_line
        wide = min(room, px(_WIDEST))
        for place, key in enumerate(self.keys.values()):
            line, across = divmod(place, per_line)
            left, right = round(across * (wide + gap)), round(across * (wide + gap) + wide)
            top = line * (px(KEY_HEIGHT) + gap)
            key.setGeometry(QRect(left, top, right - left, px(KEY_HEIGHT)))

    def _per_line(self, width: int) -> int:
        gap = px(_GAP)
        most = max(1, min(len(self.keys), (width + gap) // (px(_NARROWEST) + gap)))
        lines = -(-len(self.keys) // most)
        return -(-len(self.keys) // lines)

    def _current(self) -> MarkKey:
        return self.keys[self._criterion.marks[0] if self._mark is None else self._mark]

    def _rove(self) -> None:
        """Let Tab stop once in the row: on the mark, or on the first key."""
        current = self._current()
        for key in self.keys.values():
            key.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if key is current else Qt.FocusPolicy.ClickFocus
            )

    def _move(self, by: int) -> None:
        marks = self._criterion.marks
        if self._mark is None:
            self._give(marks[0] if by > 0 else marks[-1])
        else:
            self._give(min(max(self._mark + by, marks[0]), marks[-1]))

    def _press(self) -> None:
        """Give the mark on which the keyboard is, unless a blank between two words was meant."""
        if self._typed.is_amid_words:
            self._typed.take(" ")
            return
        for mark, key in self.keys.items():
            if key.hasFocus():
                self._on_clicked(mark)

    def _on_clicked(self, mark: int) -> None:
        self.flush()
        self._give(mark)

    def _give(self, mark: int | None) -> None:
        if mark != self._mark:
            self.set_mark(mark)
            self.mark_given.emit(mark)
