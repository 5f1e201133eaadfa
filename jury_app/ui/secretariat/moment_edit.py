"""A moment of the calendar, or none yet."""

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDateTimeEdit,
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)

from jury_app.i18n import _, language
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import button, icon_button
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import frame
from jury_app.ui.widgets.wheel import WheelInFocus

_DAYS = {"fr": "dd/MM/yyyy", "en": "yyyy-MM-dd"}
_HOURS = {"fr": " 'à' HH:mm", "en": " 'at' HH:mm"}


class MomentEdit(QWidget):
    """A date, with its hour if asked, in the clock of this machine; kept as ISO 8601, UTC."""

    moment_chosen = Signal()

    def __init__(
        self, default_time: QTime, parent: QWidget | None = None, *, has_hour: bool = True
    ) -> None:
        super().__init__(parent)
        self._default_time = default_time
        self._moment: str | None = None
        self._popup: QWidget | None = None
        self.choose_button = button(_("Choose a date"), icon_name="calendar")
        self.moment_edit = _Field()
        hours = _HOURS[language()] if has_hour else ""
        self.moment_edit.setDisplayFormat(f"{_DAYS[language()]}{hours}")
        self.calendar_button = icon_button("calendar", _("Open the calendar"))
        self.clear_button = icon_button("x", _("Leave this date open"), ink="muted")
        self._stack = QStackedWidget()
        chosen = QWidget()
        line = QHBoxLayout(chosen)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(GAP_XS))
        line.addWidget(self.moment_edit, 1)
        line.addWidget(self.calendar_button)
        line.addWidget(self.clear_button)
        self._stack.addWidget(self.choose_button)
        self._stack.addWidget(chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.choose_button)
        self.choose_button.clicked.connect(self._on_choose)
        self.clear_button.clicked.connect(self._on_clear)
        self.calendar_button.clicked.connect(self._open_calendar)
        self.moment_edit.editingFinished.connect(self._on_edited)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.moment_edit.setAccessibleName(name)
        self.choose_button.setAccessibleDescription(name)

    @property
    def moment(self) -> str | None:
        """The moment, as it is stored."""
        return self._moment

    def set_moment(self, moment: str | None) -> None:
        """Show another moment, or that there is none."""
        if moment == self._moment:
            return
        self._moment = moment
        if moment is not None:
            self.moment_edit.setDateTime(QDateTime.fromSecsSinceEpoch(_seconds(moment)))
        self._stack.setCurrentIndex(0 if moment is None else 1)
        self.setFocusProxy(self.choose_button if moment is None else self.moment_edit)

    def _on_choose(self) -> None:
        today = QDateTime.currentDateTime()
        today.setTime(self._default_time)
        self.set_moment(_iso(today))
        self.moment_edit.setFocus()
        self.moment_chosen.emit()

    def _on_clear(self) -> None:
        self.set_moment(None)
        self.choose_button.setFocus()
        self.moment_chosen.emit()

    def _on_edited(self) -> None:
        moment = _iso(self.moment_edit.dateTime())
        if moment != self._moment:
            self._moment = moment
            self.moment_chosen.emit()

    def _open_calendar(self) -> None:
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setWindowTitle(_("Calendar"))
        panel = frame("palette")
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(self.moment_edit.date())
        panel.setLayout(column(self.calendar, margin=GAP_S))
        popup.setLayout(column(panel))
        self.calendar.activated.connect(self._on_day)
        self.calendar.clicked.connect(self._on_day)
        self._popup = popup
        popup.move(self.moment_edit.mapToGlobal(self.moment_edit.rect().bottomLeft()))
        popup.show()
        self.calendar.setFocus()

    def _on_day(self, day: QDate) -> None:
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self.moment_edit.setDate(day)
        self.moment_edit.setFocus()
        self._on_edited()


class _Field(WheelInFocus, QDateTimeEdit):
    """A date and its hour, which a turn of the wheel in passing does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(px(GAP_S), 0, 0, 0)  # the style sheet cannot


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


def _iso(moment: QDateTime) -> str:
    said = datetime.fromtimestamp(moment.toSecsSinceEpoch(), UTC)
    return said.isoformat(timespec="seconds").replace("+00:00", "Z")
