"""The pages of a document in small, one under another, to go straight to one of them."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jury_app.i18n import _
from jury_app.ui.juror.page_pictures import Look, PagePictures, Sheet
from jury_app.ui.juror.reader import Drawn, Opened, Wanted
from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_M, GAP_S, GAP_XS, RADIUS

Index = QModelIndex | QPersistentModelIndex

_CACHE_BYTES = 16 * 1024 * 1024
_NARROWEST = 76
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOWHERE = QModelIndex()


class PageStrip(QListView):
    """Small pages; the one that is read is chosen among them."""

    wanted = Signal(object)  # a list of Wanted
    page_asked = Signal(int)
    entered = Signal()  # Enter: to the page itself

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = Opened(0, ())
        self._asked: set[Wanted] = set()
        self._is_following = False
        self._pages = _Pages()
        self.pictures = PagePictures(_CACHE_BYTES)
        self.setModel(self._pages)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Pages in small"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setMinimumWidth(px(_NARROWEST))
        self.verticalScrollBar().valueChanged.connect(self._ask)
        self.verticalScrollBar().rangeChanged.connect(self._ask)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def open_document(self, opened: Opened) -> None:
        """Show the pages of a document."""
        self._opened = opened
        self._pages.set_count(len(opened.sizes))
        self.doItemsLayout()
        self._ask()

    def show_page(self, page: int) -> None:
        """Choose the page that is read."""
        index = self._pages.index(page)
        if index.isValid() and index != self.currentIndex():
            self._is_following = True
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self._is_following = False

    def take(self, drawn: Drawn) -> bool:
        """Show a small page, if this is one that was wished for."""
        if drawn.wanted not in self._asked:
            return False
        self._asked.discard(drawn.wanted)
        self.pictures.take(drawn)
        self.viewport().update()
        return True

    def fail(self, wanted: Wanted) -> None:
        """Say of a page that it cannot be drawn."""
        self.pictures.fail(wanted)
        self.viewport().update()

    def sheet(self, page: int, width: float) -> Sheet:
        """Return a page as wide as this."""
        size = self._opened.sizes[page]
        scale = width * self.devicePixelRatioF() / max(size[0], 1.0)
        return Sheet(self._opened.n, page, size, scale, in_parts=False)

    def room(self, page: int) -> QSizeF:
        """Return how large a small page is: as wide as there is room, and never very tall."""
        across, down = self._opened.sizes[page]
        width = float(self.viewport().width() - 2 * px(GAP_M))
        height = min(width * down / max(across, 1.0), 2 * width)
        return QSizeF(height * across / max(down, 1.0), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._ask()

    def _ask(self) -> None:
        """Wish for the small pages in sight."""
        if not self.isVisible() or not self._opened.sizes:
            return
        first = self.indexAt(QPoint(px(GAP_M), 0)).row()
        last = self.indexAt(QPoint(px(GAP_M), self.viewport().height())).row()
        end = last + 1 if last >= 0 else len(self._opened.sizes)
        sheets = (self.sheet(page, self.room(page).width()) for page in range(max(first, 0), end))
        missing = [each.whole for each in sheets if self.pictures.missing(each.whole)]
        self._asked = set(missing)
        self.wanted.emit(missing)

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_following:
            self.page_asked.emit(current.row())


class _Pages(QAbstractListModel):
    """Numbers from 1 on."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def set_count(self, count: int) -> None:
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Page {number}").format(number=index.row() + 1)
        return None


class _Delegate(QStyledItemDelegate):
    """A small page and its number under it."""

    def __init__(self, strip: PageStrip) -> None:
        super().__init__(strip)
        self._strip = strip

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = round(self._strip.room(index.row()).height())
        words = option.fontMetrics.height()
        return QSize(self._strip.viewport().width(), height + words + px(GAP_M + GAP_XS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        room = self._strip.room(index.row())
        left = rect.left() + (rect.width() - room.width()) / 2
        area = QRectF(QPointF(round(left), rect.top() + px(GAP_S)), room)
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = is_here and self._strip.hasFocus()
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if is_here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selected"))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), px(RADIUS), px(RADIUS))
        self._strip.pictures.paint(
            painter, self._strip.sheet(index.row(), room.width()), area, Look()
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = "focus" if has_focus else "accent" if is_here else "border"
        painter.setPen(QPen(colour(edge), 3 if has_focus else 2 if is_here else 1))
        painter.drawRect(area)
        painter.setPen(colour("text" if is_here else "muted"))
        painter.drawText(
            QRectF(rect.left(), area.bottom(), rect.width(), rect.bottom() - area.bottom()),
            int(Qt.AlignmentFlag.AlignCenter),
            str(index.data()),
        )
        painter.restore()
