"""The day replayed: a slider goes to any act of the sitting, and all beside it follows."""

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QSlider, QWidget

from jury_app.formatting import format_date, format_time
from jury_app.i18n import _
from jury_app.legal_time import in_the_room
from jury_app.model.queries.journal import JournalRow
from jury_app.model.queries.past import Past, get_past
from jury_app.ui.look import px
from jury_app.ui.room.hours import typed_hour
from jury_app.ui.secretariat.notice import Notice
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.past_view import PastView
from jury_app.ui.tokens import GAP_L, GAP_M
from jury_app.ui.widgets.buttons import button, icon_button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label

_LEAP, _HOUR_WIDTH = 10, 84


class ReplayPanel(QWidget):
    """Shows the past, says that it is the past, and changes nothing."""

    left = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._moments: tuple[JournalRow, ...] = ()
        self.notice = Notice("history", "warning")
        self.back_button = self.notice.add_action(button(_("Back to the journal")))
        self.earlier_button = icon_button("chevron-left", _("One act earlier"))
        self.later_button = icon_button("chevron-right", _("One act later"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(_("Moment of the sitting"))
        self.slider.setPageStep(_LEAP)
        self.hour_edit = QLineEdit()
        self.hour_edit.setAccessibleName(_("Go to the hour"))
        self.hour_edit.setFixedWidth(px(_HOUR_WIDTH))
        self.act_label = SentenceLabel("", "heading")
        self.view = PastView()
        self._lay_out()
        self._connect()

    @property
    def moment(self) -> JournalRow | None:
        """The act after which the sitting is shown."""
        return self._moments[self.slider.value()] if self._moments else None

    def set_moments(self, rows: Sequence[JournalRow]) -> None:
        """Take the acts from the opening on; whoever stands at the last one stays at the last."""
        was_last = not self._moments or self.slider.value() == self.slider.maximum()
        self._moments = tuple(rows)
        self.slider.setMaximum(max(len(self._moments) - 1, 0))
        if was_last:
            self.slider.setValue(self.slider.maximum())
        self._on_moved()

    def take_focus(self) -> None:
        """Put the keyboard on the slider."""
        self.slider.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        line = row(self.earlier_button, gap=GAP_M)
        line.addWidget(self.slider, 1)
        line.addWidget(self.later_button)
        line.addWidget(label(_("Hour"), "muted"))
        line.addWidget(self.hour_edit)
        layout = column(self.notice, line, self.act_label, gap=GAP_L)
        layout.addWidget(self.view, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._on_moved)
        self.earlier_button.clicked.connect(lambda: self._step(-1))
        self.later_button.clicked.connect(lambda: self._step(1))
        self.hour_edit.returnPressed.connect(self._on_hour_typed)
        self.back_button.clicked.connect(self.left)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def _step(self, by: int) -> None:
        self.slider.setValue(self.slider.value() + by)

    def _on_hour_typed(self) -> None:
        """Go to the last act by that hour of the first day, or else to the first act."""
        clock = _clock_of(typed_hour(self.hour_edit.text()))
        if clock is not None and self._moments:
            hours = [in_the_room(each.hour) for each in self._moments]
            asked = _minute(datetime.combine(hours[0], clock))
            later = [place for place, each in enumerate(hours) if _minute(each) > asked]
            self.slider.setValue((later or [len(hours)])[0] - 1)  # kept at the first by the slider
        self._say_hour()

    def _on_moved(self) -> None:
        moment = self.moment
        if moment is None:
            return
        at = in_the_room(moment.hour)
        self.notice.tell(
            _(
                "This is the past: the sitting as it stood on {date} at {hour}, after act "
                "{number}. Nothing can be changed here."
            ).format(date=format_date(at.date()), hour=format_time(at), number=moment.id)
        )
        self._say_hour()
        self.act_label.setText(moment.sentence)
        self.slider.setAccessibleDescription(f"{format_time(at)}, {moment.sentence}")
        self.earlier_button.setEnabled(self.slider.value() > 0)
        self.later_button.setEnabled(self.slider.value() < self.slider.maximum())
        if self.isVisible():
            self._office.workspace.read(get_past, moment.id, then=self._show, key="past")

    def _say_hour(self) -> None:
        if self.moment is not None:
            self.hour_edit.setText(f"{in_the_room(self.moment.hour):%H:%M}")

    def _show(self, past: Past) -> None:
        if self.moment is not None and past.seq == self.moment.id:
            self.view.show_past(past)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_moved()


def _clock_of(typed: str) -> time | None:
    try:
        return time.fromisoformat(typed) if ":" in typed else None
    except ValueError:
        return None


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
