"""What the secretariat does to the room: open a domain, show something, take it off again."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from jury_app.i18n import _
from jury_app.model.operations.choreography import close_domain, open_domain
from jury_app.model.operations.showing import (
    hide,
    show_alone,
    show_decisions,
    show_standings,
    show_vote,
)
from jury_app.model.queries.room import ROOM_SOURCES
from jury_app.ui.look import px
from jury_app.ui.room.pace import Plan, day_sentence, domain_sentence, is_over, utc_now
from jury_app.ui.room.pause import PauseAct
from jury_app.ui.room.room_state import RoomState, room_state
from jury_app.ui.room.turn_acts import TurnActs
from jury_app.ui.secretariat.domain_list import DomainItem
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.scroll import set_upright
from jury_app.ui.tokens import GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.flow_row import FlowRow
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, set_tone, text_width

_SENTENCE = 400
_TICK_MS = 5_000


class RoomBar(QWidget):
    """Says how the room stands, and acts on it for the domain that is chosen."""

    refused = Signal(object)  # the exception that says why not
    told = Signal(object)  # RoomState, whenever it was read again
    time_told = Signal(object)  # the Plan by which the room is told the time, or nothing
    blank_asked = Signal()

    def __init__(
        self, office: Office, parent: QWidget | None = None, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._now = now
        self._domains: Sequence[DomainItem] = ()
        self._waiting: frozenset[int] = frozenset()
        self._domain: DomainItem | None = None
        self.state: RoomState | None = None
        self._is_opened, self._is_closed = True, False
        self.state_label = SentenceLabel("", "strong")
        self.seen_label = SentenceLabel("", "muted")
        self.time_label = SentenceLabel("", "muted")
        self.turns = TurnActs(office, self)
        self.open_button = button(_("Open the domain"), icon_name="play")
        self.done_button = button(_("Be done with the domain"), icon_name="check")
        self.show_button = button(_("Show to the room"), icon_name="eye")
        self.hide_button = button(_("Take it off the screen"), icon_name="eye-off")
        self.pause = PauseAct(office, self)
        self.menu = QMenu(self.show_button)
        self.show_button.setMenu(self.menu)
        self._fill_menu()
        self._lay_out()
        self._connect()
        Freshness(self, office.workspace, ROOM_SOURCES, self.refresh)
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one button: they take more lines where it is narrow."""
        return QSize(self._buttons.minimumSize().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the buttons beside the sentences, or below them."""
        needed, room = self._buttons.breadth, self.width()
        is_below = room < needed + px(_SENTENCE)
        set_upright(self._inside, upright=is_below)
        self._arrange_sentences(room if is_below else room - needed - px(GAP_M))

    def _arrange_sentences(self, room: int) -> None:
        """Let the time and what is seen share a line where both stand whole in it."""
        time, seen = (text_width(each) for each in (self.time_label, self.seen_label))
        is_narrow = time + px(GAP_S) + seen > room
        set_upright(self._beside, upright=is_narrow)
        self.time_label.setMinimumWidth(0 if is_narrow else time)

    def refresh(self) -> None:
        """Read again how the room stands."""
        self._office.workspace.read(room_state, then=self._show, key="room state")

    def set_domain(self, domain: DomainItem | None) -> None:
        """Act on another domain from now on."""
        self._domain = domain
        self._offer()

    def set_stage(self, *, is_opened: bool, is_closed: bool) -> None:
        """Be there while the jury sits; after it, where a screen of the room can be made blank."""
        self._is_opened, self._is_closed = is_opened, is_closed
        self._stand()
        self._offer()

    def _stand(self) -> None:
        has_screen = self.blank_action.isEnabled()
        self.state_label.setVisible(not self._is_closed)
        self.setVisible(self._is_opened and (has_screen or not self._is_closed))

    def set_domains(self, domains: Sequence[DomainItem], waiting: Collection[int]) -> None:
        """Know the domains in their running order, and which are to be decided."""
        self._domains, self._waiting = domains, frozenset(waiting)
        self.turns.set_domains(domains, self._waiting)
        self.tick()
        self._offer()

    @property
    def plan(self) -> Plan:
        """How long the jury means to sit, and for what."""
        minutes = self._office.settings.day_minutes(self.state.edition) if self.state else 0
        return Plan(minutes=minutes, domains=len(self._domains), waiting=self._waiting)

    def tick(self) -> None:
        """Say how the time goes, here and, if it is told, to the room."""
        if self.state is None:
            return
        clock, plan, now = self.state.clock, self.plan, self._now()
        spent = domain_sentence(clock, plan, now)
        domain = _("This domain: {time}.").format(time=spent) if spent else ""
        told = (domain, day_sentence(clock, plan, now))
        self.time_label.setText(" ".join(each for each in told if each))
        self.time_label.setVisible(bool(self.time_label.text()))
        set_tone(self.time_label, "warning" if is_over(clock, plan, now) else "muted")
        self.time_told.emit(plan if self.time_action.isChecked() else None)
        self._arrange()

    def _lay_out(self) -> None:
        self._beside = row(self.time_label, gap=GAP_S)
        self._beside.addWidget(self.seen_label, 1)
        stands = row(gap=GAP_S)
        stands.addWidget(self.state_label, 1)
        stands.addWidget(self.pause.button)
        told = column(gap=GAP_XS)
        told.addLayout(stands)
        told.addLayout(self._beside)
        self._buttons = FlowRow(
            self.open_button,
            self.turns.application_button,
            self.turns.domain_button,
            self.done_button,
            self.show_button,
            self.hide_button,
            gap=px(GAP_S),
        )
        self._inside = row(gap=GAP_M)
        self._inside.addLayout(told, 1)
        self._inside.addLayout(self._buttons)
        self.setLayout(self._inside)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open_clicked)
        self.done_button.clicked.connect(
            partial(self._do, close_domain, _("Done with the domain: all may come back."))
        )
        self.hide_button.clicked.connect(
            partial(self._do, hide, _("Taken off the screen of the room."))
        )
        for act in (self.turns, self.pause):
            act.refused.connect(self.refused)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def _fill_menu(self) -> None:
        self.standings_action = self._offered(_("The order of the domain"))
        self.means_action = self._offered(_("The order of the domain, with the means"))
        self.vote_action = self._offered(_("The result of the last vote"))
        self.decisions_action = self._offered(_("The decisions in the domain"))
        self.all_action = self._offered(_("All the decisions of the day"))
        self.menu.addSeparator()
        self.blank_action = self._offered(_("Nothing at all, a blank screen"))
        self.blank_action.setCheckable(True)
        self.blank_action.setEnabled(False)  # until the room has a screen
        self.blank_action.triggered.connect(self.blank_asked)
        self.time_action = self._offered(_("The time spent on the domain"))
        self.time_action.setCheckable(True)
        self.time_action.toggled.connect(lambda _on: self.tick())
        self.standings_action.triggered.connect(lambda: self._show_standings(with_means=False))
        self.means_action.triggered.connect(lambda: self._show_standings(with_means=True))
        self.vote_action.triggered.connect(self._show_vote)
        self.decisions_action.triggered.connect(self._show_decisions)
        self.all_action.triggered.connect(lambda: self._put_up(show_decisions))

    def _offered(self, words: str) -> QAction:
        """Return one more line of the menu.

        It is made here and not by the menu: Python at times takes what Qt made for gone.
        """
        action = QAction(words, self.menu)
        self.menu.addAction(action)
        return action

    def set_blank(self, *, is_blank: bool) -> None:
        """Know whether the screen of the room, which is there, shows anything."""
        self.blank_action.setEnabled(True)
        self.blank_action.setChecked(is_blank)
        self._stand()
        self._say_seen()
        self._offer()

    def _say_seen(self) -> None:
        blank = self.blank_action.isChecked()
        seen = self.state.seen if self.state else ""
        self.seen_label.setText(_("The screen of the room is blank.") if blank else seen)
        set_tone(self.seen_label, "warning" if blank else "muted")
        self._arrange()

    def _show(self, state: RoomState) -> None:
        self.state = state
        self.state_label.setText(" ".join(state.sentences))
        self._say_seen()
        self.turns.set_state(state)
        self.tick()
        self._offer()
        self.told.emit(state)

    def _offer(self) -> None:
        """Offer what can be done now; who was on a button that goes is led to the next act."""
        if self.state is None:
            return
        turns = self.turns
        acts = (turns.application_button, self.open_button, self.done_button, turns.domain_button)
        had_focus = any(each.hasFocus() for each in (*acts, self.hide_button))
        self.pause.set_state(self.state, is_closed=self._is_closed)
        if self._is_closed:
            self._offer_blank_alone(acts)
            return
        is_open = self.state.domain_id is not None
        is_this = self._domain is not None and self._domain.id == self.state.domain_id
        self.open_button.setVisible(not is_this)
        self.open_button.setEnabled(self._domain is not None)
        self.done_button.setVisible(is_open and is_this)
        for each in (self.standings_action, self.means_action, self.decisions_action):
            each.setEnabled(is_this)
        self.vote_action.setEnabled(self.state.last_vote is not None)
        self.all_action.setEnabled(self.state.is_decided)
        can_blank = self.blank_action.isEnabled()
        self.show_button.setEnabled(is_open or self.state.is_decided or can_blank)
        self.hide_button.setVisible(bool(self.state.shown))
        following = self.turns.next_domain
        opens_it = not is_this and following == self._domain
        self.turns.domain_button.setVisible(following is not None and not opens_it)
        self.turns.application_button.setVisible(is_this and self.turns.has_application)
        self._arrange()
        if had_focus and not any(each.hasFocus() for each in (*acts, self.hide_button)):
            following_act = next((each for each in acts if each.isVisible()), self.show_button)
            following_act.setFocus()

    def _offer_blank_alone(self, acts: Sequence[QWidget]) -> None:
        """Nothing is shown anew once the sitting is closed; what stands there can be hidden."""
        for each in (*acts, self.hide_button):
            each.hide()
        for action in self.menu.actions():
            action.setEnabled(action is self.blank_action and action.isEnabled())
        self.show_button.setEnabled(True)
        self._arrange()

    def _on_open_clicked(self) -> None:
        if self._domain is not None:
            told = _("Before the jury: {domain}.").format(domain=self._domain.name)
            self._do(open_domain, told, domain_code=self._domain.code)

    def _show_standings(self, *, with_means: bool) -> None:
        if self._domain is not None:
            self._put_up(show_standings, domain_code=self._domain.code, with_means=with_means)

    def _show_vote(self) -> None:
        if self.state is not None and self.state.last_vote is not None:
            self._put_up(show_vote, vote=self.state.last_vote.id)

    def _show_decisions(self) -> None:
        if self._domain is not None:
            self._put_up(show_decisions, domain_code=self._domain.code)

    def _put_up(self, operation: Callable[..., Any], **values: Any) -> None:
        self._do(show_alone, _("Shown to the room."), showing=operation, **values)

    def _do(self, operation: Callable[..., Any], told: str, *_clicked: bool, **values: Any) -> None:
        self._office.write(self, operation, told=told, failed=self.refused.emit, **values)
