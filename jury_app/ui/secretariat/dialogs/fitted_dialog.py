"""A dialog as tall as its words need at its width, and never taller than the screen."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QWidget

from jury_app.ui.look import px
from jury_app.ui.widgets.dialog import Dialog

_MARGIN = 80


class FittedDialog(Dialog):
    """Takes its height from its words when it opens."""

    def __init__(
        self, title: str, parent: QWidget | None, sentence: str = "", *, width: int = 560
    ) -> None:
        super().__init__(title, parent, sentence)
        self._wanted_width = width

    def showEvent(self, event: QShowEvent) -> None:
        self.fit_height()
        super().showEvent(event)

    def fit_height(self) -> None:
        """Take the height that the words need now."""
        layout = self.layout()
        if layout is None:
            return
        # Qt would ask for the height that wrapped words need at their narrowest.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.activate()
        room = self.screen().availableSize()
        width = min(px(self._wanted_width), room.width())
        height = min(layout.totalHeightForWidth(width), room.height() - _MARGIN)
        self.setMinimumHeight(0)
        self.resize(width, height)

    def tell_error(self, error: object) -> None:
        super().tell_error(error)
        self.fit_height()
