"""The files that were open lately, each with how it stood, in three quiet lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jury_app.formatting import format_date
from jury_app.i18n import _, language
from jury_app.ui.icons import icon
from jury_app.ui.look import colour, px
from jury_app.ui.settings import RecentFile
from jury_app.ui.table_model import ROOT, Column, TableModel
from jury_app.ui.tokens import BODY, GAP_L, GAP_M, GAP_XS, LEAD, RADIUS, TINY

Index = QModelIndex | QPersistentModelIndex

_ROW, _ICON = 84, 24
_ICONS = {"edition": "landmark", "kit": "package"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A recent file as it is shown."""

    file: RecentFile
    missing: bool = False

    @property
    def id(self) -> str:
        """Its place."""
        return self.file.path

    @property
    def title(self) -> str:
        """Its title, or its name."""
        return self.file.title or Path(self.file.path).stem

    @property
    def sentence(self) -> str:
        """How it stood when it was closed, in the language spoken."""
        if self.missing:
            return _("This file is no longer there. It may have been moved or renamed.")
        if self.file.sentence and self.file.language == language():
            return self.file.sentence
        return self._kind()

    @property
    def opened(self) -> str:
        """The day it was last open."""
        try:
            return format_date(datetime.fromisoformat(self.file.opened_at).astimezone().date())
        except ValueError:
            return ""

    def _kind(self) -> str:
        return _("Edition of a prize") if self.file.kind == "edition" else _("Juror’s kit")


class RecentList(QListView):
    """Enter or a click opens a file; Delete leaves it out of the list."""

    file_chosen = Signal(object)  # RecentFile
    file_left_out = Signal(object)  # RecentFile

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: TableModel[RecentRow] = TableModel([Column("", _spoken)], self)
        self.hovered = ROOT
        self.setAccessibleName(_("Recent files"))
        self.setModel(self._model)
        self.setItemDelegate(_RecentDelegate(self, self._model))
        self.setProperty("role", "plain")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)
        self.entered.connect(self._on_hovered)
        self.viewportEntered.connect(self._on_hovered)

    def set_rows(self, rows: Sequence[RecentRow]) -> None:
        """Show other files, or what is known of them now."""
        self._model.set_rows(rows)

    def rows(self) -> list[RecentRow]:
        """Return the files shown."""
        return self._model.shown_rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in _ENTER and index.isValid():
            self._on_clicked(index)
        elif event.key() in _AWAY and index.isValid():
            self.file_left_out.emit(self._model.row_at(index).file)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._on_hovered()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _on_hovered(self, index: QModelIndex = ROOT) -> None:
        self.hovered = index
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.file_chosen.emit(self._model.row_at(index).file)


class _RecentDelegate(QStyledItemDelegate):
    def __init__(self, view: "RecentList", model: TableModel[RecentRow]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(200), px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, index)
        side = px(_ICON)
        name = "circle-alert" if row.missing else _ICONS[row.file.kind]
        ink = "muted" if row.missing else "accent"
        left = rect.left() + px(GAP_L)
        icon(name, ink).paint(painter, QRect(left, rect.top() + px(14), side, side))
        words = rect.adjusted(px(GAP_L) * 2 + side, px(10), -px(GAP_L), 0)
        date = self._write(painter, words, row.opened, _Line(TINY, "muted", at_right=True))
        head = words.adjusted(0, 0, -date - px(GAP_M), 0)
        token = "muted" if row.missing else "text"
        self._write(painter, head, row.title, _Line(LEAD, token, strong=True))
        words.translate(0, px(24))
        self._write(painter, words, row.sentence, _Line(BODY, "muted"))
        words.translate(0, px(20))
        self._write(painter, words, row.file.path, _Line(TINY, "muted", in_middle=True))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Index) -> None:
        ground = rect.adjusted(0, px(GAP_XS) // 2, 0, -px(GAP_XS) // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._view.hovered == index:
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(ground, px(RADIUS), px(RADIUS))
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setBrush(colour("selected"))
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), px(RADIUS), px(RADIUS))

    def _write(self, painter: QPainter, room: QRect, text: str, line: "_Line") -> int:
        """Write one line and return how wide it is."""
        font = QFont(self._view.font())
        font.setPixelSize(px(line.size))
        font.setWeight(QFont.Weight.DemiBold if line.strong else QFont.Weight.Normal)
        metrics = QFontMetrics(font)
        elide = Qt.TextElideMode.ElideMiddle if line.in_middle else Qt.TextElideMode.ElideRight
        painter.setFont(font)
        painter.setPen(colour(line.token))
        place = QRect(room.left(), room.top(), room.width(), px(22))
        side = Qt.AlignmentFlag.AlignRight if line.at_right else Qt.AlignmentFlag.AlignLeft
        shown = metrics.elidedText(text, elide, room.width())
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)


@dataclass(frozen=True, slots=True)
class _Line:
    size: int
    token: str
    strong: bool = False
    at_right: bool = False
    in_middle: bool = False


def _spoken(row: RecentRow) -> str:
    return f"{row.title}. {row.sentence} {row.opened}"
