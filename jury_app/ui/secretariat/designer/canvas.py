"""The sheet at true size: fields moved and resized by mouse and by keys, on real letters."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from jury_app.designs import Box, Edges, Guide, moved, snapped, stretched
from jury_app.i18n import _
from jury_app.ui.look import colour, px
from jury_app.ui.secretariat.designer.board import NONE, Board
from jury_app.ui.secretariat.designer.frames import (
    HANDLE,
    paint_absence,
    paint_frames,
    paint_guides,
)
from jury_app.ui.secretariat.designer.painting import POINTS, paint_fields
from jury_app.ui.secretariat.designer.rulers import RULER, paint_rulers
from jury_app.ui.secretariat.designer.view import HANDLES, View
from jury_app.ui.secretariat.designer.words import kind_word, place_words
from jury_app.ui.tokens import GAP_L, PAPER

WHOLE = 0.0
"""The zoom at which all of the sheet is seen."""

_REACH = 6  # pixels
_LEAST, _MOST = 0.25, 4.0
_STEP, _FINE = 1.0, 0.1
_INCH = 25.4
_WHEEL = 1.1
_POINTERS = {
    (0, 1, 0): Qt.CursorShape.SizeVerCursor,
    (1, 0, 0): Qt.CursorShape.SizeHorCursor,
    (1, 1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1, -1): Qt.CursorShape.SizeBDiagCursor,
}
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(QAbstractScrollArea):
    """Shows the design that lies on the board, and moves what stands on it."""

    zoomed = Signal()

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._ground: QImage | None = None
        self._seen: QImage | None = None
        self._zoom = WHOLE
        self._guides: tuple[Guide, ...] = ()
        self._grip: tuple[QPointF, Box, Edges | None] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(200), px(120))
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(_("The certificate"))
        self.setAccessibleDescription(
            _("Page up and down choose a field, arrows move it, with Ctrl they resize it.")
        )
        board.drawn.connect(self.viewport().update)
        board.chosen.connect(self._tell_chosen)

    @property
    def zoom(self) -> float:
        """How large the sheet is seen, 1 being its true size."""
        return self.scale / self._true_size

    @property
    def is_whole(self) -> bool:
        """Whether the zoom follows the room there is."""
        return self._zoom == WHOLE

    @property
    def scale(self) -> float:
        """Pixels to a millimetre."""
        return self._view().scale

    @property
    def has_ground(self) -> bool:
        """Whether something is shown under the words."""
        return self._ground is not None

    def set_ground(self, ground: QImage | None) -> None:
        """Show this under the words."""
        self._ground, self._seen = ground, None
        self.viewport().update()

    def zoom_to(self, zoom: float) -> None:
        """See the sheet at this size, or all of it."""
        self._zoom = zoom if zoom == WHOLE else min(max(zoom, _LEAST), _MOST)
        self._set_bars()
        self.viewport().update()
        self.zoomed.emit()

    def rect_of(self, place: int) -> QRectF:
        """Return where a field stands on the screen."""
        return self._view().rect(self._board.design.fields[place].box)

    @property
    def _true_size(self) -> float:
        return self.logicalDpiX() / _INCH

    def _view(self) -> View:
        wide, high = self._board.design.size
        ruler, air = px(RULER), px(GAP_L)
        room = self.viewport().size()
        across, down = room.width() - ruler - 2 * air, room.height() - ruler - 2 * air
        whole = max(min(across / wide, down / high), 0.2)
        scale = whole if self.is_whole else self._zoom * self._true_size
        left = (
            ruler + air + max((across - wide * scale) / 2, 0) - self.horizontalScrollBar().value()
        )
        top = ruler + air + max((down - high * scale) / 2, 0) - self.verticalScrollBar().value()
        return View(scale, left, top)

    def _set_bars(self) -> None:
        wide, high = self._board.design.size
        ruler, air = px(RULER), px(GAP_L)
        scale = 0.0 if self.is_whole else self._zoom * self._true_size
        room = self.viewport().size()
        for bar, side, all_of_it in (
            (self.horizontalScrollBar(), wide * scale, room.width()),
            (self.verticalScrollBar(), high * scale, room.height()),
        ):
            bar.setPageStep(all_of_it)
            bar.setSingleStep(px(20))
            bar.setRange(0, max(round(side + ruler + 2 * air - all_of_it), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_bars()
        self.zoomed.emit()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoom_to(self.zoom * _WHEEL**steps)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view, design = self._view(), self._board.design
        sheet = view.rect(Box(x=0, y=0, width=design.size[0], height=design.size[1]))
        painter.fillRect(QRectF(self.viewport().rect()), colour("sunken"))
        painter.fillRect(sheet, QColor(PAPER))
        if self._ground is not None:
            painter.drawImage(sheet, self._ground_at(sheet.size().toSize()))
        self._paint_fields(painter, view, sheet)
        boxes = [each.box for each in design.fields]
        paint_frames(painter, view, boxes, self._board.place)
        paint_guides(painter, view, self._guides, sheet)
        room = QRectF(self.viewport().rect())
        field = self._board.field
        paint_rulers(painter, view, room, design.size, field.box if field else None)
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(room.adjusted(1, 1, -1, -1))
        painter.end()

    def _ground_at(self, size: QSize) -> QImage:
        """Return the ground at the size that it is seen in, its fine lines not broken."""
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._seen is None or self._seen.size() != wanted:
            aspect, smooth = Qt.AspectRatioMode, Qt.TransformationMode
            self._seen = (self._ground or QImage()).scaled(
                wanted, aspect.IgnoreAspectRatio, smooth.SmoothTransformation
            )
        return self._seen

    def _paint_fields(self, painter: QPainter, view: View, sheet: QRectF) -> None:
        painter.save()
        painter.setClipRect(sheet)
        painter.translate(view.left, view.top)
        scale = view.scale / POINTS
        painter.scale(scale, scale)
        composed = self._board.composed()
        paint_fields(painter, composed, on_white=bool(self._board.design.background))
        for each in composed:
            if each.ink is None and each.picture is None:
                paint_absence(painter, each.field.box, kind_word(each.field.kind))
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        edges = self._edges_at(event.position())
        if edges is None:
            self._board.choose(self._field_at(event.position()))
        if (field := self._board.field) is not None:
            self._grip = (event.position(), field.box, edges)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            self._show_pointer(event.position())
            return
        start, box, edges = self._grip
        view, sheet = self._view(), self._board.design.size
        right = (event.position().x() - start.x()) / view.scale
        down = (event.position().y() - start.y()) / view.scale
        drawn = (
            moved(box, right, down, sheet)
            if edges is None
            else stretched(box, edges, right, down, sheet)
        )
        self._guides = ()
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            fields = self._board.design.fields
            others = [each.box for n, each in enumerate(fields) if n != self._board.place]
            drawn, self._guides = snapped(drawn, others, sheet, px(_REACH) / view.scale, edges)
        self._board.draw(drawn)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip, self._guides = None, ()
        self._board.let_go()
        self.viewport().update()

    def _edges_at(self, at: QPointF) -> Edges | None:
        """Return the edges of the chosen field that a press would move; none moves all of it."""
        if (field := self._board.field) is None:
            return None
        view = self._view()
        grips = (each for each in HANDLES if view.handle(field.box, each, px(HANDLE)).contains(at))
        return next(grips, None)

    def _field_at(self, at: QPointF) -> int:
        """Return the smallest field under a point: what lies on a large one can be reached."""
        view = self._view()
        under = [
            (field.box.width * field.box.height, place)
            for place, field in enumerate(self._board.design.fields)
            if view.rect(field.box).contains(at)
        ]
        return min(under)[1] if under else NONE

    def _show_pointer(self, at: QPointF) -> None:
        edges = self._edges_at(at)
        if edges is None:
            is_field = self._field_at(at) != NONE
            shape = Qt.CursorShape.SizeAllCursor if is_field else Qt.CursorShape.ArrowCursor
        else:
            shape = _POINTERS[abs(edges[0]), abs(edges[1]), edges[0] * edges[1]]
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and self._board.field is not None:
            self._nudge(self._board.field.box, _ARROWS[key], event.modifiers())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._choose_next(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._board.remove()
        elif key == Qt.Key.Key_Escape and self._board.is_chosen:
            self._board.choose(NONE)
        else:
            super().keyPressEvent(event)

    def _nudge(self, box: Box, arrow: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        step = _FINE if modifiers & Qt.KeyboardModifier.ShiftModifier else _STEP
        right, down = arrow[0] * step, arrow[1] * step
        sheet = self._board.design.size
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._board.change_field("resize", box=stretched(box, (1, 1), right, down, sheet))
        else:
            self._board.change_field("move", box=moved(box, right, down, sheet))
        self._tell_chosen()

    def _choose_next(self, step: int) -> None:
        count = len(self._board.design.fields)
        if count:
            place = self._board.place
            self._board.choose((place + step) % count if place != NONE else 0)

    def _tell_chosen(self) -> None:
        if (field := self._board.field) is not None:
            self.setAccessibleDescription(place_words(field))
