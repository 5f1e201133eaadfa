"""The pages of a document under the hands of a juror, by the keyboard and by the mouse."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)

from jury_app.helper import Letters
from jury_app.ui.juror.page_layout import Place, Reading
from jury_app.ui.juror.page_marks import paint_selection
from jury_app.ui.juror.page_selection import PageSelection
from jury_app.ui.juror.page_view import PageView
from jury_app.ui.juror.reader import Opened

_LEFT = Qt.MouseButton.LeftButton
_NOTCH = 120  # what a mouse wheel turns by; a touchpad does it in many small steps
_NONE = -1
_EDGE = 24  # nearer to the edge, marking scrolls


class DocumentPages(PageView):
    """Pages under the hands: keys, the wheel, a mouse that marks words or moves what has none."""

    letters_wanted = Signal(int)  # a page
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.selection = PageSelection()
        self._asked: set[int] = set()
        self._to_mark = _NONE  # a page to be marked whole once its letters are there
        self._turned = 0
        self._dragged_from: QPoint | None = None
        self.viewport().setMouseTracking(True)

    def open_document(self, opened: Opened, reading: Reading) -> None:
        self.selection.forget()
        self._asked.clear()
        self._to_mark = _NONE
        super().open_document(opened, reading)

    def ask_for_words(self, page: int) -> None:
        """Wish for the letters of a page, once."""
        if page not in self._asked and not self.selection.knows(page):
            self._asked.add(page)
            self.letters_wanted.emit(page)

    def take_letters(self, page: int, letters: Letters) -> None:
        """Take the letters of a page."""
        self.selection.take(page, letters)
        if page == self._to_mark:
            self._mark_page(page)

    def copy(self) -> None:
        """Copy the words that are marked."""
        if not self.selection.is_empty:
            QGuiApplication.clipboard().setText(self.selection.text)
            self.copied.emit()

    def paint_page(self, painter: QPainter, page: int, area: QRectF) -> None:
        super().paint_page(painter, page, area)
        if page == self.selection.page:
            paint_selection(painter, area, self.selection.lines())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= _NOTCH:
            change = self.enlarge if self._turned > 0 else self.reduce
            self._turned = 0
            change(event.position().toPoint())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._under(event)
        if event.button() is not _LEFT or place is None:
            super().mousePressEvent(event)
            return
        self._to_mark = _NONE
        self.selection.clear()
        self._dragged_from = event.position().toPoint()
        if self._has_words(place.page):
            self.selection.begin(place.page, _point(place))
        self._show_pointer(place)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._under(event)
        if place is None:
            return
        self.ask_for_words(place.page)
        if self._dragged_from is None:
            self._show_pointer(place)
        elif self.selection.page >= 0:
            self._mark_to(event.position().toPoint())
        else:
            here = event.position().toPoint()
            moved, self._dragged_from = here - self._dragged_from, here
            for bar, by in (
                (self.horizontalScrollBar(), moved.x()),
                (self.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(bar.value() - by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
        place = self._under(event)
        if place is not None:
            self._show_pointer(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._under(event)
        if event.button() is _LEFT and place is not None and self._has_words(place.page):
            self.selection.take_word(place.page, _point(place))
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self.viewport().unsetCursor()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self.page >= 0:
            self._to_mark = self.page
            self.ask_for_words(self.page)
            self._mark_page(self.page)
        elif not self._move(event):
            super().keyPressEvent(event)

    def _move(self, event: QKeyEvent) -> bool:
        """Scroll or turn the page; return whether the key does that."""
        bar = self.verticalScrollBar()
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps: dict[int, int] = {
            Qt.Key.Key_Space: -bar.pageStep() if is_back else bar.pageStep(),
            Qt.Key.Key_Backspace: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        turns: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            bar.setValue(bar.value() + steps[event.key()])
            return True
        if event.key() in turns and not self.horizontalScrollBar().maximum():
            self.turn(turns[event.key()])
            return True
        return False

    def _mark_page(self, page: int) -> None:
        """Mark all the words of a page, as far as they are known."""
        self.selection.take_page(page)
        self.viewport().update()

    def _mark_to(self, point: QPoint) -> None:
        """Mark as far as the mouse; near the edge, the pages move."""
        room = self.viewport().rect()
        bar = self.verticalScrollBar()
        if point.y() < room.top() + _EDGE:
            bar.setValue(bar.value() - _EDGE)
        elif point.y() > room.bottom() - _EDGE:
            bar.setValue(bar.value() + _EDGE)
        place = self.place_on(self.selection.page, point)
        self.selection.extend(_point(place))
        self.viewport().update()

    def _under(self, event: QMouseEvent) -> Place | None:
        return self.place_at(event.position().toPoint())

    def _has_words(self, page: int) -> bool:
        self.ask_for_words(page)
        return self.selection.has_words(page)

    def _show_pointer(self, place: Place) -> None:
        if self.selection.is_over_words(place.page, _point(place)):
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        elif self.selection.has_words(place.page):
            self.viewport().unsetCursor()
        elif self._dragged_from is not None:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)


def _point(place: Place) -> QPointF:
    return QPointF(place.across, place.down)
