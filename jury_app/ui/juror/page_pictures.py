"""The pages that were drawn, kept as long as there is room, and put on the screen."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from jury_app.helper import WHOLE
from jury_app.i18n import _
from jury_app.ui.juror.page_layout import Size
from jury_app.ui.juror.reader import Drawn, Wanted
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, PAPER, PAPER_INK

CACHE_BYTES = 96 * 1024 * 1024

_WHOLE_PIXELS = 6_000_000  # a page of more is drawn in parts, and only those in sight
_PART = 1024
_FAILED_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is to be seen: how large it is, and its pixels to a point."""

    n: int
    page: int
    size: Size
    scale: float
    in_parts: bool

    @property
    def whole(self) -> Wanted:
        """The page in one piece, coarse if that is too large."""
        if not self.in_parts or self._pixels <= _WHOLE_PIXELS:
            return Wanted(self.n, self.page, self.scale)
        return Wanted(self.n, self.page, self.scale * (_WHOLE_PIXELS / self._pixels) ** 0.5)

    def parts(self, seen: QRectF) -> Iterator[Wanted]:
        """Yield the fine parts of a large page under what is seen of it, in its pixels."""
        if not self.in_parts or self._pixels <= _WHOLE_PIXELS:
            return
        width, height = (ceil(side * self.scale) for side in self.size)
        area = seen.toAlignedRect().intersected(QRect(0, 0, width, height))
        if area.isEmpty():
            return
        for top in range(area.top() // _PART * _PART, area.bottom() + 1, _PART):
            for left in range(area.left() // _PART * _PART, area.right() + 1, _PART):
                part = (left, top, min(_PART, width - left), min(_PART, height - top))
                yield Wanted(self.n, self.page, self.scale, part)

    @property
    def _pixels(self) -> float:
        return max(self.size[0] * self.size[1], 1.0) * self.scale**2


@dataclass(frozen=True, slots=True)
class Look:
    """What is in sight of a page, in its pixels, and what stands on it before it is drawn."""

    seen: QRectF = field(default_factory=QRectF)
    blank: str = ""


class PagePictures:
    """What was drawn of the pages; the oldest are forgotten first."""

    def __init__(self, most: int = CACHE_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._failed: OrderedDict[tuple[int, int], None] = OrderedDict()

    @property
    def bytes_kept(self) -> int:
        """How much memory they take."""
        return sum(image.sizeInBytes() for image in self._kept.values())

    def take(self, drawn: Drawn) -> None:
        """Keep a picture."""
        self._kept[drawn.wanted] = drawn.image
        while len(self._kept) > 1 and self.bytes_kept > self._most:
            self._kept.popitem(last=False)

    def fail(self, wanted: Wanted) -> None:
        """Ask no more for a page that cannot be drawn."""
        self._failed[wanted.n, wanted.page] = None
        while len(self._failed) > _FAILED_AT_MOST:
            self._failed.popitem(last=False)

    def has_failed(self, n: int, page: int) -> bool:
        """Whether a page cannot be drawn."""
        return (n, page) in self._failed

    def get(self, wanted: Wanted) -> QImage | None:
        """Return exactly this picture."""
        return self._kept.get(wanted)

    def missing(self, wanted: Wanted) -> bool:
        """Whether a picture is still to be drawn; one that is there is kept longer."""
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return False
        return not self.has_failed(wanted.n, wanted.page)

    def paint(self, painter: QPainter, sheet: Sheet, area: QRectF, look: Look) -> None:
        """Put a page into its place, as sharp as it is there."""
        painter.fillRect(area, QColor(PAPER))
        if self.has_failed(sheet.n, sheet.page):
            failed = _("This page is damaged and cannot be shown. The others can.")
            _write(painter, area, failed)
            return
        image = self._kept.get(sheet.whole) or self._other(sheet)
        if image is None:
            _write(painter, area, look.blank)
        ratio = painter.device().devicePixelRatioF()
        if image is not None:
            own = QSizeF(image.size()) / ratio
            is_exact = abs(own.width() - area.width()) <= 1
            painter.drawImage(QRectF(area.topLeft(), own) if is_exact else area, image)
        for part in sheet.parts(look.seen):
            image = self._kept.get(part)
            if image is not None:
                left, top, width, height = (side / ratio for side in part.part)
                place = area.topLeft() + QPointF(left, top)
                painter.drawImage(QRectF(place, QSizeF(width, height)), image)

    def _other(self, sheet: Sheet) -> QImage | None:
        """Return the page as it was drawn for another scale."""
        for wanted in reversed(self._kept):
            is_same = (wanted.n, wanted.page, wanted.part) == (sheet.n, sheet.page, WHOLE)
            if is_same:
                return self._kept[wanted]
        return None


def _write(painter: QPainter, area: QRectF, text: str) -> None:
    """Write a sentence on the paper."""
    margin = px(GAP_L)
    painter.setPen(QColor(PAPER_INK))
    painter.drawText(
        area.adjusted(margin, margin, -margin, -margin),
        int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap),
        text,
    )
