"""Shows somebody around a window in a few steps; work goes on all the while."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.tokens import GAP_XS
from jury_app.ui.widgets.buttons import primary_button, quiet_button
from jury_app.ui.widgets.callout import Callout
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label

NEXT_KEY = "F2"


@dataclass(frozen=True, slots=True)
class TourStep:
    """What is said of one part of a window."""

    title: str
    text: str
    find: Callable[[], QWidget]  # the part, or what leads to it


class Tour(Callout):
    """Goes on by its button or by F2 from anywhere, ends with Escape or with its page."""

    left = Signal()  # it ended with the keyboard on it

    def __init__(self, window: QWidget, page: QWidget, steps: Sequence[TourStep]) -> None:
        super().__init__(window)
        self._page = page
        self._steps = tuple(steps)
        self._step = -1
        self.setAccessibleName(_("Tour of this window"))
        self.place_label = label("", "caps")
        self.title_label = label("", "heading")
        self.title_label.setWordWrap(True)
        self.text_label = SentenceLabel("")
        self.skip_button = quiet_button(_("Skip the tour"))
        self.next_button = primary_button("")
        words = column(self.place_label, self.title_label, self.text_label, gap=GAP_XS)
        self.body.addLayout(words)
        self.body.addLayout(row(self.skip_button, None, self.next_button))
        self.skip_button.clicked.connect(self.end)
        self.next_button.clicked.connect(self.go_on)
        QShortcut(QKeySequence(NEXT_KEY), self).activated.connect(self.go_on)
        window.installEventFilter(self)
        page.installEventFilter(self)

    @property
    def step(self) -> int:
        """Which step is shown, counted from 0."""
        return self._step

    def go_on(self) -> None:
        """Show the next step, or end after the last one."""
        if self._step + 1 == len(self._steps):
            self.end()
            return
        self._step += 1
        step, count = self._steps[self._step], len(self._steps)
        is_last = self._step + 1 == count
        place = (
            _("{number} of {count} · {keys} ends the tour")
            if is_last
            else _("{number} of {count} · {keys} goes on")
        ).format(number=self._step + 1, count=count, keys=NEXT_KEY)
        self.place_label.setText(place)
        self.title_label.setText(step.title)
        self.text_label.setText(step.text)
        self.skip_button.setVisible(not is_last)
        self.next_button.setText(_("End the tour") if is_last else _("Go on"))
        self.show()
        self._point()
        QTimer.singleShot(0, self, self._point)  # what was just shown finds its place
        told = f"{step.title}. {step.text} {place}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def give_way(self) -> None:
        """Let somebody work who has come to the last step, and does."""
        if self._step + 1 == len(self._steps):
            self.end()

    def end(self) -> None:
        """Go away for good."""
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self._page)
        for each in (self, self.ring):
            each.hide()
            each.deleteLater()
        if had_keyboard:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.Hide and self.isVisible():
            self.end()
        elif event.type() is QEvent.Type.Resize and self.isVisible():
            QTimer.singleShot(0, self, self._point)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _point(self) -> None:
        self.point_at(self._steps[self._step].find())
