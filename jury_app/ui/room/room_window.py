"""The window for the projector: it asks the one question of what the room may see."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QLayout, QStackedLayout, QWidget

from jury_app.i18n import _
from jury_app.model.queries.room import ROOM_SOURCES, RoomScreen, get_room_screen
from jury_app.model.queries.room_clock import DayClock, get_day_clock
from jury_app.ui.room.pace import Plan, domain_sentence, utc_now
from jury_app.ui.room.screen_view import ScreenView
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.workspace import Workspace

_SIZE = 960, 540
_TICK_MS = 5_000
_COMING_MS = 2_000
_BLANK_KEYS = ("B", "Esc")
_PAGE_KEYS = {"Right": 1, "PgDown": 1, "Left": -1, "PgUp": -1}


class RoomWindow(QWidget):
    """Fills the second screen where there is one; a key makes it blank and back.

    What fills more than a page is turned by the arrows, too.
    How long a domain has been before the jury is told only where somebody switched that on.
    """

    blanked = Signal(bool)

    def __init__(
        self, workspace: Workspace, parent: QWidget, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._desk = parent
        self._now = now
        self._clock = DayClock()
        self._plan: Plan | None = None
        self._leaves_keyboard = False
        self.setWindowTitle(_("Screen of the room"))
        self.setAutoFillBackground(True)
        self.view = ScreenView()
        self.blank = QWidget()
        self._pages = QStackedLayout(self)
        self._pages.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for each in (self.view, self.blank):
            self._pages.addWidget(each)
        for key in _BLANK_KEYS:
            QShortcut(QKeySequence(key), self).activated.connect(self.toggle_blank)
        for key, by in _PAGE_KEYS.items():
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.turn, by))
        QShortcut(QKeySequence("F11"), self).activated.connect(self._toggle_full)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        Freshness(self, workspace, ROOM_SOURCES, self.refresh)
        self.refresh()

    @property
    def is_blank(self) -> bool:
        """Whether the room sees nothing at all."""
        return self._pages.currentWidget() is self.blank

    def refresh(self) -> None:
        """Ask again what the room may see."""
        self._workspace.read(get_room_screen, then=self._show, key="room screen")
        self._workspace.read(get_day_clock, then=self._show_clock, key="room clock")

    def show_time(self, plan: Plan | None) -> None:
        """Tell the room how the time goes by a plan, or tell it nothing."""
        self._plan = plan
        self.tick()

    def project(self) -> None:
        """Appear on the second screen, or as a window where there is one alone."""
        other = second_screen(self._desk.screen(), QGuiApplication.screens())
        self._leaves_keyboard = other is not None
        QTimer.singleShot(_COMING_MS, self, self._keep_keyboard)
        self._timer.start()
        if other is None:
            self.resize(*_SIZE)
            self.show()
        else:
            self.setGeometry(other.geometry())
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.showFullScreen()

    def _keep_keyboard(self) -> None:
        """Have the keys once somebody clicks here: to close the window, for one."""
        self._leaves_keyboard = False

    def changeEvent(self, event: QEvent) -> None:
        """Give the keyboard back to the desk, which a screen that comes up is given unasked."""
        super().changeEvent(event)
        is_activation = event.type() is QEvent.Type.ActivationChange
        if is_activation and self._leaves_keyboard and self.isActiveWindow():
            self._desk.activateWindow()

    def turn(self, by: int) -> None:
        """Go on to the next page of what fills several, or back."""
        self.view.turn(by)

    def toggle_blank(self) -> None:
        """Show the room nothing, or again what it saw."""
        self._pages.setCurrentWidget(self.view if self.is_blank else self.blank)
        self.blanked.emit(self.is_blank)

    def _toggle_full(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show(self, screen: RoomScreen) -> None:
        self.view.show_screen(screen)

    def tick(self) -> None:
        """Say the time of this moment, where it is told."""
        told = "" if self._plan is None else domain_sentence(self._clock, self._plan, self._now())
        self.view.clock_label.say(told)

    def _show_clock(self, clock: DayClock) -> None:
        self._clock = clock
        self.tick()


def second_screen(own: QScreen, screens: list[QScreen]) -> QScreen | None:
    """Return the screen on which the secretariat does not work."""
    return next((each for each in screens if each is not own), None)
