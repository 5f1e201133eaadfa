"""The pages of a document one under another, scrolled, enlarged, and drawn when they are near."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from jury_app.i18n import _
from jury_app.ui.juror.reader import Drawn, Size, Wanted
from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_M

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_FIT = 0.0  # as wide as there is room
_NONE = -1  # no page is shown yet
_WIDEST_FIT = 2.0
_CACHE_BYTES = 96 * 1024 * 1024
_POINT = 96 / 72  # pixels of the screen in a point of the page at 100 %


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a juror is in a document."""

    zoom: float = _FIT
    top: float = 0.0  # as a part of the whole height


class PageView(QAbstractScrollArea):
    """Shows pages; asks for those in sight and for the next one."""

    wanted = Signal(object)  # a list of Wanted, the most urgent first
    page_changed = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._n = 0
        self._sizes: tuple[Size, ...] = ()
        self._zoom = _FIT
        self._page = _NONE
        self._cache: OrderedDict[Wanted, QImage] = OrderedDict()
        self._frames: list[QRect] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Document"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setSingleStep(48)

    @property
    def page(self) -> int:
        """The page in the middle of the view, counted from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def scale(self) -> float:
        """How large the pages are, 1 being their size on paper."""
        if self._zoom != _FIT:
            return self._zoom
        widest = max((width for width, _height in self._sizes), default=1.0) * _POINT
        room = self.viewport().width() - 2 * px(GAP_M)
        return min(max(room / widest, 0.1), _WIDEST_FIT)

    @property
    def bytes_kept(self) -> int:
        """How much memory the pages that were drawn take."""
        return sum(image.sizeInBytes() for image in self._cache.values())

    def picture(self, page: int) -> QImage | None:
        """Return a page as it was drawn for the scale of this moment."""
        return self._cache.get(self._key(page))

    @property
    def reading(self) -> Reading:
        """Where the juror is, to come back to."""
        whole = max(self._height(), 1)
        return Reading(self._zoom, self.verticalScrollBar().value() / whole)

    def open_document(self, n: int, sizes: tuple[Size, ...], reading: Reading) -> None:
        """Show a document where it was left."""
        self._n, self._sizes, self._zoom, self._page = n, sizes, reading.zoom, _NONE
        self._lay_out()
        self.verticalScrollBar().setValue(round(reading.top * self._height()))
        self._on_scrolled()
        self.zoomed.emit()

    def close_document(self) -> None:
        """Show nothing."""
        self._n, self._sizes = 0, ()
        self._lay_out()

    def take(self, drawn: Drawn) -> None:
        """Show a page that has been drawn."""
        self._cache[drawn.wanted] = drawn.image
        while len(self._cache) > 1 and self.bytes_kept > _CACHE_BYTES:
            self._cache.popitem(last=False)
        self.viewport().update()

    def turn(self, by: int) -> None:
        """Go to the top of another page."""
        self.go_to(self._page + by)

    def go_to(self, page: int) -> None:
        """Go to the top of a page."""
        if self._frames:
            place = min(max(page, 0), len(self._frames) - 1)
            self.verticalScrollBar().setValue(self._frames[place].top() - px(GAP_M))
            self._set_page(place)

    def enlarge(self) -> None:
        """Make the pages larger."""
        self._set_zoom(next((each for each in ZOOMS if each > self.scale + 0.01), ZOOMS[-1]))

    def reduce(self) -> None:
        """Make the pages smaller."""
        smaller = [each for each in ZOOMS if each < self.scale - 0.01]
        self._set_zoom(smaller[-1] if smaller else ZOOMS[0])

    def fit_width(self) -> None:
        """Make the pages as wide as there is room."""
        self._set_zoom(_FIT)

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(600))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        origin = self._origin()
        for page in self._visible():
            area = self._frames[page].translated(origin)
            painter.fillRect(area, Qt.GlobalColor.white)
            image = self._image(page)
            if image is not None:
                painter.drawImage(QRectF(area), image)
            painter.setPen(colour("line"))
            painter.drawRect(area)
        if self.hasFocus():
            painter.setPen(colour("focus"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sizes:
            top = self.reading.top
            self._lay_out()
            self.verticalScrollBar().setValue(round(top * self._height()))
            self._on_scrolled()
            self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.enlarge()
            elif event.angleDelta().y() < 0:
                self.reduce()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps: dict[int, int] = {
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_Backspace: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        turns: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            bar.setValue(bar.value() + steps[event.key()])
        elif event.key() in turns and not self.horizontalScrollBar().maximum():
            self.turn(turns[event.key()])
        else:
            super().keyPressEvent(event)

    def _set_zoom(self, zoom: float) -> None:
        top = self.reading.top
        self._zoom = zoom
        self._lay_out()
        self.verticalScrollBar().setValue(round(top * self._height()))
        self._on_scrolled()
        self.zoomed.emit()

    def _lay_out(self) -> None:
        gap, scale = px(GAP_M), self.scale * _POINT
        sizes = [(round(width * scale), round(height * scale)) for width, height in self._sizes]
        widest = max((width for width, _height in sizes), default=0)
        room = max(self.viewport().width(), widest + 2 * gap)
        self._frames = []
        top = gap
        for width, height in sizes:
            self._frames.append(QRect((room - width) // 2, top, width, height))
            top += height + gap
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, top - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, max(0, widest + 2 * gap - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.viewport().update()

    def _height(self) -> int:
        return self._frames[-1].bottom() + px(GAP_M) if self._frames else 0

    def _origin(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _visible(self) -> Sequence[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [
            page
            for page, area in enumerate(self._frames)
            if area.bottom() >= top and area.top() <= bottom
        ]

    def _image(self, page: int) -> QImage | None:
        """Return the page as drawn for this scale, or as it was for another."""
        exact = self.picture(page)
        if exact is not None:
            return exact
        others = (key for key in reversed(self._cache) if (key.n, key.page) == (self._n, page))
        other = next(others, None)
        return self._cache[other] if other else None

    def _key(self, page: int) -> Wanted:
        return Wanted(self._n, page, round(self.scale * _POINT * self.devicePixelRatioF(), 3))

    def _on_scrolled(self) -> None:
        visible = self._visible()
        if not visible:
            return
        near = [*visible, visible[-1] + 1, visible[0] - 1]
        keys = [self._key(page) for page in near if 0 <= page < self.page_count]
        self.wanted.emit([key for key in keys if key not in self._cache])
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        self._set_page(min(visible, key=lambda page: abs(self._frames[page].center().y() - middle)))
        self.viewport().update()

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
