"""What was said of each ballot file: an icon, a word and a plain sentence, one under another."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jury_app.exchange.answering import PASSED_OVER, CollectedFile
from jury_app.i18n import N_, _
from jury_app.ui.letters import small, strong
from jury_app.ui.look import colour, px
from jury_app.ui.secretariat.words import Sign
from jury_app.ui.table_model import ROOT, Index
from jury_app.ui.tokens import GAP_M, GAP_S

Role = Qt.ItemDataRole

ANSWERS: dict[str, Sign] = {
    "received": Sign(N_("Received"), "circle-check", "success"),
    "already_received": Sign(N_("Already received"), "copy", "neutral"),
    PASSED_OVER: Sign(N_("Passed over"), "minus", "neutral"),
    "superseded": Sign(N_("Older than the one that counts"), "history", "neutral"),
    "conflict": Sign(N_("In conflict"), "triangle-alert", "danger"),
    "refused": Sign(N_("Refused"), "circle-x", "danger"),
}

_ICON = 16
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class AnswerList(QListView):
    """Shows the answers of one collection; long sentences wrap."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _AnswerModel(self)
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(_AnswerDelegate(self, self._model))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)  # else Qt counts no height anew when only the width changes
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_answers(self, answers: Sequence[CollectedFile]) -> None:
        """Show what was said of the files just taken in."""
        self._model.set_answers(answers)
        self.scrollToTop()


class _AnswerModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._answers: list[CollectedFile] = []

    def set_answers(self, answers: Sequence[CollectedFile]) -> None:
        self.beginResetModel()
        self._answers = list(answers)
        self.endResetModel()

    def answer_at(self, index: Index) -> CollectedFile:
        return self._answers[index.row()]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._answers)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        answer = self._answers[index.row()]
        return _("{answer}: {sentence} ({file})").format(
            answer=ANSWERS[answer.answer].word, sentence=answer.sentence, file=answer.file
        )


class _AnswerDelegate(QStyledItemDelegate):
    """Paints a word over its sentence over the name of the file."""

    def __init__(self, view: AnswerList, model: _AnswerModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        answer = self._model.answer_at(index)
        sign = ANSWERS[answer.answer]
        rect: QRect = option.rect
        painter.save()
        side = px(_ICON)
        top = rect.top() + px(GAP_M)
        sign.icon.paint(painter, QRect(rect.left() + px(GAP_M), top + px(2), side, side))
        room = self._room(rect.width())
        left = rect.left() + px(GAP_M) + side + px(GAP_S)
        for font, ink, text in _lines(option.font, answer):
            height = _height(font, text, room)
            painter.setFont(font)
            painter.setPen(colour(ink))
            painter.drawText(QRect(left, top, room, height), int(_WRAPPED), text)
            top += height + px(2)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        room = self._room(width)
        lines = _lines(option.font, self._model.answer_at(index))
        heights = [_height(font, text, room) + px(2) for font, _ink, text in lines]
        return QSize(width, sum(heights) + 2 * px(GAP_M) - px(2))

    def _room(self, width: int) -> int:
        return width - 2 * px(GAP_M) - px(_ICON) - px(GAP_S)


def _lines(font: QFont, answer: CollectedFile) -> list[tuple[QFont, str, str]]:
    return [
        (strong(font), "text", ANSWERS[answer.answer].word),
        (font, "text", answer.sentence),
        (small(font), "muted", answer.file),
    ]


def _height(font: QFont, text: str, width: int) -> int:
    wrapped = QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), int(_WRAPPED), text)
    return wrapped.height()
