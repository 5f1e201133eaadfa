"""The domains down the left side: which is open, and how each stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from jury_app.i18n import _
from jury_app.ui.icons import icon
from jury_app.ui.letters import small, strong
from jury_app.ui.look import colour, px
from jury_app.ui.secretariat.medals import metal_icon
from jury_app.ui.secretariat.tall_table import TallTable
from jury_app.ui.table_model import Column, Index, TableModel
from jury_app.ui.tokens import GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.row_delegate import RowDelegate

_HEIGHT, _SIGN = 50, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainItem:
    """A domain and, in an icon, medals and words, how it stands."""

    id: int
    code: str
    name: str
    state: str
    icon_name: str = ""
    tone: str = "muted"
    medals: tuple[str, ...] = ()


class DomainList(TallTable):
    """Chooses a domain; two lines each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._domains: TableModel[DomainItem] = TableModel(
            [Column(_("Domain"), _spoken, stretch=True, width=160)]
        )
        super().__init__(self._domains, _("Domains"), _HEIGHT, parent)
        self.paint_by(_DomainDelegate(self, self._domains))
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_domains(self, domains: Sequence[DomainItem]) -> None:
        """Show how the domains stand; the one that is open stays open, else the first opens."""
        self._domains.set_rows(domains)
        if domains and not self.currentIndex().isValid():
            self.choose(domains[0].id)

    def step(self, by: int) -> None:
        """Go to the next domain, or to the one before."""
        place = self.currentIndex().row() + by
        if 0 <= place < len(self._domains.shown_rows):
            self.choose(self._domains.shown_rows[place].id)


class _DomainDelegate(RowDelegate):
    """Paints the name over the state."""

    def __init__(self, view: QAbstractItemView, model: TableModel[DomainItem]) -> None:
        super().__init__(view, model)
        self._domains = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = self._domains.row_at(index)
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, option, index)
        inside = rect.adjusted(px(GAP_M), px(GAP_S) - 1, -px(GAP_S), -px(GAP_S))
        half = inside.height() // 2
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
        _paint_words(painter, upper, strong(option.font), "text", f"{item.code}  {item.name}")
        _paint_state(painter, lower, small(option.font), item)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), px(_HEIGHT))


def _spoken(item: DomainItem) -> str:
    return f"{item.code} {item.name}, {item.state}"


def _paint_state(painter: QPainter, room: QRect, font: QFont, item: DomainItem) -> None:
    side = px(_SIGN)
    signs = [metal_icon(medal) for medal in item.medals]
    if item.icon_name:
        signs.insert(0, icon(item.icon_name, item.tone))
    for sign in signs:
        top = room.top() + (room.height() - side) // 2
        sign.paint(painter, QRect(room.left(), top, side, side))
        room = room.adjusted(side + px(GAP_XS), 0, 0, 0)
    _paint_words(
        painter, room.adjusted(px(GAP_XS), 0, 0, 0) if signs else room, font, item.tone, item.state
    )


def _paint_words(painter: QPainter, room: QRect, font: QFont, ink: str, text: str) -> None:
    painter.setFont(font)
    painter.setPen(colour(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
