"""The pages of a document one under another, scrolled, enlarged, and drawn when they are near."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from jury_app.i18n import _
from jury_app.ui.juror.fit import Fit
from jury_app.ui.juror.page_layout import (
    PageLayout,
    Place,
    Reading,
    Room,
    Zoom,
    larger,
    smaller,
)
from jury_app.ui.juror.page_marks import paint_hits
from jury_app.ui.juror.page_pictures import Look, PagePictures, Sheet
from jury_app.ui.juror.page_search import Hit
from jury_app.ui.juror.reader import Drawn, Opened, Wanted
from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_M

_NONE = -1  # no page is shown yet
_PATIENCE_MS = 600  # a page that takes longer to draw says so


class PageView(QAbstractScrollArea):
    """Shows pages; asks for those in sight and for the ones beside them."""

    wanted = Signal(object)  # a list of Wanted, the most urgent first
    page_changed = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # of Qt’s own, Python would look up every kind there is
        self._opened = Opened(0, ())
        self._zoom: Zoom = Fit.WIDTH
        self._layout = PageLayout()
        self._page = _NONE
        self._hits: Sequence[Hit] = ()
        self._here: Hit | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self.viewport().update)
        self.pictures = PagePictures()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Document"))
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
            bar.setSingleStep(48)

    @property
    def page(self) -> int:
        """The page in the middle of the view, counted from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._opened.sizes)

    @property
    def scale(self) -> float:
        """How large the pages are, 1 being their size on paper."""
        return self._layout.scale

    @property
    def zoom(self) -> Zoom:
        """How large the pages are to be."""
        return self._zoom

    @property
    def reading(self) -> Reading:
        """Where the juror is, to come back to."""
        return Reading(self._zoom, self.place_at(QPoint(0, 0)))

    @property
    def document(self) -> Opened:
        """What is read."""
        return self._opened

    def frame(self, page: int) -> QRect:
        """Return where a page lies among the others."""
        return self._layout.frames[page]

    def picture(self, page: int) -> QImage | None:
        """Return a page as it was drawn for the scale of this moment."""
        return self.pictures.get(self._sheet(page).whole) if self._has(page) else None

    def place_at(self, point: QPoint) -> Place | None:
        """Return what is at a point of the view."""
        return self._layout.place_at(point - self._origin()) if self._layout.frames else None

    def place_on(self, page: int, point: QPoint) -> Place:
        """Return where a point of the view is on a page, be it beside the page."""
        return self._layout.place_on(page, point - self._origin())

    def open_document(self, opened: Opened, reading: Reading) -> None:
        """Show a document where it was left."""
        self._opened, self._zoom, self._page = opened, reading.zoom, _NONE
        self.show_hits((), None)
        self._lay_out(reading.place, QPoint(0, 0))
        if reading.place is None:
            self.go_to(0)

    def close_document(self) -> None:
        """Show nothing."""
        self._opened, self._page = Opened(0, ()), _NONE
        self._layout = PageLayout()
        self.show_hits((), None)

    def take(self, drawn: Drawn) -> None:
        """Show a page that has been drawn."""
        self.pictures.take(drawn)
        self.viewport().update()

    def fail(self, wanted: Wanted) -> None:
        """Say of a page that it cannot be drawn."""
        self.pictures.fail(wanted)
        self.viewport().update()

    def show_hits(self, hits: Sequence[Hit], here: Hit | None) -> None:
        """Mark what a search has found, the one looked at more than the others."""
        self._hits, self._here = hits, here
        self.viewport().update()

    def go_to_hit(self, hit: Hit) -> None:
        """Bring what a search has found into sight, and move nothing if it is there already."""
        area, room = self._area_of(hit), self._room()
        if room.top() > area.top() or room.bottom() < area.bottom():
            self.verticalScrollBar().setValue(area.top() - room.height() // 3)
        if room.left() > area.left() or room.right() < area.right():
            self.horizontalScrollBar().setValue(area.center().x() - room.width() // 2)

    def turn(self, by: int) -> None:
        """Go to the top of another page."""
        self.go_to(self._page + by)

    def go_to(self, page: int) -> None:
        """Go to the top of a page."""
        if self._layout.frames:
            place = min(max(page, 0), self.page_count - 1)
            top = self._layout.frames[place].top() - px(GAP_M)
            self.verticalScrollBar().setValue(top)
            self._set_page(place)

    def enlarge(self, at: QPoint | None = None) -> None:
        """Make the pages larger; what is at a point, or in the middle, stays where it is."""
        self.set_zoom(larger(self.scale), at)

    def reduce(self, at: QPoint | None = None) -> None:
        """Make the pages smaller."""
        self.set_zoom(smaller(self.scale), at)

    def fit_width(self) -> None:
        """Make the pages as wide as there is room."""
        self.set_zoom(Fit.WIDTH)

    def fit_page(self) -> None:
        """Make the pages so large that one is seen whole, and show it."""
        page = self._page
        self.set_zoom(Fit.PAGE)
        self.go_to(page)

    def set_zoom(self, zoom: Zoom, at: QPoint | None = None) -> None:
        """Make the pages as large as this; a match that was in sight stays in sight."""
        here = self._here if at is None else None
        was_seen = here is not None and self._room().contains(self._area_of(here))
        self._zoom = zoom
        point = at or self.viewport().rect().center()
        self._lay_out(self.place_at(point), point)
        if here is not None and was_seen:
            self.go_to_hit(here)

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(600))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._visible():
            self.paint_page(painter, page, self._area(page))
        if self.hasFocus():
            painter.setPen(colour("focus"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def paint_page(self, painter: QPainter, page: int, area: QRectF) -> None:
        """Put a page and what is marked on it into its place."""
        blank = "" if self._patience.isActive() else _("Drawing this page…")
        self.pictures.paint(painter, self._sheet(page), area, Look(self.seen(page), blank))
        paint_hits(painter, area, [hit for hit in self._hits if hit.page == page], self._here)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour("line"))
        painter.drawRect(area)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._on_scrolled()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        corner = QPoint(0, 0)
        place = self.place_at(corner)
        super().resizeEvent(event)
        if place is not None:
            self._lay_out(place, corner)

    def _lay_out(self, place: Place | None, at: QPoint) -> None:
        """Lay the pages out anew, with a place of them at a point of the view."""
        view = self.viewport().size()
        self._layout = PageLayout(self._opened.sizes, self._zoom, Room(view, px(GAP_M)))
        left_over = self._layout.size - view
        moves = self._layout.point_at(place) - at if place else QPoint(0, 0)
        for bar, most, page_step, value in (
            (self.verticalScrollBar(), left_over.height(), view.height(), moves.y()),
            (self.horizontalScrollBar(), left_over.width(), view.width(), moves.x()),
        ):
            bar.blockSignals(True)
            bar.setRange(0, max(most, 0))
            bar.setPageStep(page_step)
            bar.setValue(value)
            bar.blockSignals(False)
        self._on_scrolled()
        self.zoomed.emit()

    def _area_of(self, hit: Hit) -> QRect:
        return self._layout.area_of(hit.page, hit.boxes[0])

    def _room(self) -> QRect:
        """Return what is in sight of the pages, as they are laid out."""
        return self.viewport().rect().translated(-self._origin())

    def _origin(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _area(self, page: int) -> QRectF:
        """Return where a page is in the view, its corner on a whole pixel of the screen."""
        frame, ratio = (
            self._layout.frames[page].translated(self._origin()),
            self.devicePixelRatioF(),
        )
        corner = QPointF(round(frame.x() * ratio) / ratio, round(frame.y() * ratio) / ratio)
        return QRectF(corner, QSizeF(frame.size()))

    def seen(self, page: int) -> QRectF:
        """Return what is in sight of a page, in its own pixels."""
        area, ratio = self._area(page), self.devicePixelRatioF()
        seen = QRectF(self.viewport().rect()).intersected(area).translated(-area.topLeft())
        return QRectF(seen.topLeft() * ratio, seen.size() * ratio)

    def _visible(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.visible(top, top + self.viewport().height())

    def _has(self, page: int) -> bool:
        return 0 <= page < self.page_count

    def _sheet(self, page: int) -> Sheet:
        opened, scale = self._opened, self._layout.unit * self.devicePixelRatioF()
        return Sheet(opened.n, page, opened.sizes[page], scale, opened.is_pdf)

    def _on_scrolled(self) -> None:
        visible = self._visible()
        if not visible:
            return
        sheets = [self._sheet(page) for page in visible]
        areas = [self.seen(page) for page in visible]
        fine = [
            part for sheet, seen in zip(sheets, areas, strict=True) for part in sheet.parts(seen)
        ]
        beside = [page for page in (visible[-1] + 1, visible[0] - 1) if self._has(page)]
        sheets += [self._sheet(page) for page in beside]
        whole = [sheet.whole for sheet in sheets]
        wishes = [*whole[: len(visible)], *fine, *whole[len(visible) :]]
        self.wanted.emit([each for each in wishes if self.pictures.missing(each)])
        self._patience.start()
        middle = self.viewport().rect().center() - self._origin()
        self._set_page(self._layout.nearest(visible, middle.y()))
        self.viewport().update()

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
