"""What the jurors said of an application in words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.secretariat.marks_grid import JurorColumn, said_by
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label


class CommentList(QWidget):
    """One comment under another, signed with a name only where names are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[JurorColumn, ...], bool] = ((), False)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(GAP_S))
        self.hide()

    def set_comments(self, columns: Sequence[JurorColumn], *, named: bool) -> None:
        """Show the comments on an application; those that are shown already stay as they are."""
        if (tuple(columns), named) == self._shown:
            return
        self._shown = tuple(columns), named
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if columns:
            self._lines.addWidget(label(_("Comments"), "strong"))
        for each in columns:
            self._lines.addWidget(_comment(each, named=named))
        self.setVisible(bool(columns))


def _comment(said: JurorColumn, *, named: bool) -> QWidget:
    made = QWidget()
    made.setLayout(
        column(
            SentenceLabel(said_by(said, named=named), "small"),
            SentenceLabel(said.said.comment),
            gap=0,
        )
    )
    return made
