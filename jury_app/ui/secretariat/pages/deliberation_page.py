"""The deliberation: the domains at the left, the marks in the middle, the act at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.formatting import quoted
from jury_app.i18n import _
from jury_app.model.operations.sitting import withdraw_decision
from jury_app.model.queries.sitting import SITTING_SOURCES, DecisionRow
from jury_app.model.queries.votes import VoteRow
from jury_app.ui.paper.paper_desk import PaperDesk
from jury_app.ui.room.poll import Subject
from jury_app.ui.room.room_bar import RoomBar
from jury_app.ui.room.room_desk import RoomDesk
from jury_app.ui.room.room_state import RoomState
from jury_app.ui.room.room_window import RoomWindow
from jury_app.ui.secretariat.act_column import ActColumn
from jury_app.ui.secretariat.agenda_column import AgendaColumn
from jury_app.ui.secretariat.awarding import award, recorded_text
from jury_app.ui.secretariat.columns import Columns, Part
from jury_app.ui.secretariat.decision_panel import Wish
from jury_app.ui.secretariat.deliberated import Deliberated
from jury_app.ui.secretariat.dialogs.attendance_dialog import AttendanceDialog
from jury_app.ui.secretariat.dialogs.close_sitting_dialog import CloseSittingDialog
from jury_app.ui.secretariat.domain_acts import DomainActs
from jury_app.ui.secretariat.domain_list import DomainItem
from jury_app.ui.secretariat.domain_view import DomainView
from jury_app.ui.secretariat.figure_keys import FIGURES, keys_of
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.known_domain import KnownDomain
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.page_keys import add_keys
from jury_app.ui.secretariat.rehearsals import RehearsalOffer
from jury_app.ui.secretariat.sitting_overview import SittingOverview, sitting_overview
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.secretariat.waiting import hold_back, show_known
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import Stack, column
from jury_app.ui.widgets.page_header import PageHeader

_LIST, _ACT, _NARROW = 228, 292, 900


class DeliberationPage(QWidget):
    """Decides domain after domain, and closes the sitting."""

    page_asked = Signal(str)
    file_asked = Signal(object)  # Path: a rehearsal that was made here

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.overview: SittingOverview | None = None
        self._known = KnownDomain(office.workspace, self)
        self.room, self.paper = RoomDesk(office, self), PaperDesk(office, self)
        self.header = PageHeader(_("Deliberation"))
        self.act = ActColumn(office)
        self.attendance_button = self.header.add_action(
            button(_("Attendance"), icon_name="user-check")
        )
        self.room_button = self.header.add_action(
            button(_("Show the screen of the room"), icon_name="presentation")
        )
        self.vote_button = self.header.add_action(self.act.vote.vote_button)
        self.close_button = self.header.add_action(
            button(_("Close the sitting"), icon_name="stamp")
        )
        self.close_now_button = self.header.add_action(
            primary_button(_("Close the sitting"), icon_name="stamp")
        )
        self.publish_button = self.header.add_action(
            primary_button(_("Publish the documents"), icon_name="printer")
        )
        self.error_bar = ErrorBar()
        self.empty = EmptyState(
            "gavel",
            _("The jury cannot deliberate yet"),
            _("The ballots are still sealed. Open them in front of witnesses first."),
        )
        self.ballots_button = self.empty.add_action(primary_button(_("Go to the ballots")))
        self.rehearsals = RehearsalOffer(office, self, self.file_asked.emit)
        self.empty.add_action(self.rehearsals.button)
        self.room_bar = RoomBar(office)
        self.agenda = AgendaColumn()
        self.domain_list = self.agenda.domain_list
        self.domain_view = DomainView()
        self._pages = Stack(self)
        self._lay_out()
        self._connect()
        self._connect_room()
        self._set_keys()
        self.refresh()

    @property
    def room_window(self) -> RoomWindow | None:
        """What the room sees, once it was shown."""
        return self.room.window

    def refresh(self) -> None:
        """Read the sitting again."""
        self._office.workspace.read(sitting_overview, then=self._show, key="sitting")

    def enter(self) -> None:
        """Take the keyboard: the keys of the page act from now on."""
        (self.domain_list if self.domain_list.isVisible() else self).setFocus()

    def show_domain(self, domain_id: int) -> None:
        """Open a domain."""
        self.domain_list.choose(domain_id)

    def _lay_out(self) -> None:
        self.columns = Columns(
            (
                Part(_("Domains"), self.agenda, _LIST),
                Part(_("Standings"), self.domain_view),
                Part(_("Decision"), self.act, _ACT),
            ),
            _NARROW,
        )
        for each in (QWidget(), self.empty, self.columns):
            self._pages.addWidget(each)
        layout = column(self.header, self.error_bar, self.room_bar, gap=GAP_L, margin=GAP_XL)
        layout.addLayout(self._pages, 1)
        self.setLayout(layout)
        hold_back(self.attendance_button, self.room_button, self.vote_button)
        for each in (self.room_bar, self.close_button, self.close_now_button, self.publish_button):
            each.hide()

    def _connect(self) -> None:
        self.attendance_button.clicked.connect(self._on_attendance_clicked)
        self.act.vote.refused.connect(self.error_bar.tell)
        self.agenda.order_button.clicked.connect(self.room.arrange)
        self.agenda.paper_button.clicked.connect(self.paper.print_sheets)
        self.agenda.back_button.clicked.connect(self.paper.take_back)
        self.paper.refused.connect(self.error_bar.tell)
        self.act.vote.carried.connect(self._on_carried)
        self.room_button.clicked.connect(self.room.project)
        for each in (self.close_button, self.close_now_button):
            each.clicked.connect(self._on_close_clicked)
        self.publish_button.clicked.connect(partial(self.page_asked.emit, "publication"))
        self.ballots_button.clicked.connect(partial(self.page_asked.emit, "ballots"))
        self.domain_list.row_chosen.connect(self._on_domain_chosen)
        self.domain_list.row_activated.connect(self._on_domain_activated)
        self.domain_list.clicked.connect(lambda _index: self.columns.open(1))
        self.domain_view.table.row_activated.connect(self._on_application_activated)
        self.domain_view.application_chosen.connect(self._on_application_chosen)
        self.domain_acts = DomainActs(self._office, self.domain_view, self)
        self.domain_acts.refused.connect(self.error_bar.tell)
        self.domain_view.analyst.failed.connect(self._office.workspace.failed)
        self.act.panel.recorded.connect(self._on_recorded)
        self.act.decisions.withdrawn.connect(self._on_withdrawn)
        Freshness(self, self._office.workspace, SITTING_SOURCES, self.refresh)

    def _connect_room(self) -> None:
        self.room_bar.refused.connect(self.error_bar.tell)
        self.room_bar.told.connect(self._on_room_told)
        self.room_bar.time_told.connect(self.room.show_time)
        self.room.refused.connect(self.error_bar.tell)
        self.room.planned.connect(self.room_bar.tick)
        self.room.blanked.connect(lambda blank: self.room_bar.set_blank(is_blank=blank))
        self.room_bar.blank_asked.connect(self.room.toggle_blank)
        self.room_bar.turns.domain_opened.connect(self.show_domain)
        self.room_bar.turns.application_opened.connect(self.domain_view.choose_number)

    def _set_keys(self) -> None:
        panel = self.act.panel
        acts: dict[str, Callable[..., object]] = self.room.keys() | {
            "N": partial(self.domain_list.step, 1),
            "P": partial(self.domain_list.step, -1),
            "F5": self.room_button.click,
            "V": self.vote_button.click,
            "W": self.act.decisions.ask_why,
            "S": self.room_bar.turns.domain_button.click,
        }
        acts |= dict.fromkeys(("Ctrl+Return", "Ctrl+Enter"), panel.record_button.click)
        for figure in range(1, FIGURES + 1):
            acts |= dict.fromkeys(keys_of(figure), partial(panel.level_choice.press, figure))
        add_keys(self, acts)

    def _show(self, overview: SittingOverview) -> None:
        self.overview = overview
        opened, closed = overview.stages.ballots_opened, overview.stages.is_closed
        self._pages.setCurrentWidget(self.columns if opened else self.empty)
        if self.hasFocus():
            self.enter()
        self.header.set_sentence(overview.sentence)
        show_known(self.attendance_button, wanted=opened)
        show_known(self.room_button, wanted=opened)
        show_known(self.vote_button, wanted=opened and not closed)
        self.room_bar.set_stage(is_opened=opened, is_closed=closed)
        waiting = bool(overview.undecided)
        self.close_button.setVisible(opened and not closed and waiting)
        self.close_now_button.setVisible(opened and not closed and not waiting)
        self.publish_button.setVisible(closed)
        self.act.set_sitting(overview)
        items = overview.items() if opened else []
        self.domain_list.set_domains(items)
        self.room_bar.set_domains(items, {each.id for each in overview.undecided})
        self.agenda.allow(allowed=opened and not closed)
        self._on_domain_chosen(self.domain_list.current_row())

    def _on_domain_chosen(self, item: DomainItem | None) -> None:
        """Read the domain if its marks may be others; until then, nothing can be decided on."""
        if item is None or self.overview is None or not self.overview.stages.ballots_opened:
            return
        self.room_bar.set_domain(item)
        self.act.set_domain(item)
        if self._known.domain_id not in (None, item.id):
            self._known.forget()
            self.act.panel.await_domain()
            self.domain_view.expect(item.name)
            self.act.decisions.set_decisions((), is_closed=True)
        if known := self._known.decided(self.overview):
            self._show_domain(known)
        else:
            self._known.read(item.id, self._show_domain)

    def _show_domain(self, shown: Deliberated) -> None:
        if self.overview is None:
            return
        self.domain_acts.set_domain(shown.deliberation, self.overview.levels)
        self.domain_view.set_domain(shown, self.overview)
        self.act.decisions.set_decisions(
            shown.deliberation.decisions, is_closed=self.overview.stages.is_closed
        )

    def _on_domain_activated(self, _item: DomainItem) -> None:
        self.columns.open(1)
        self.domain_view.table.setFocus()

    def _on_application_activated(self, _row: StandingRow) -> None:
        self.columns.open(2)
        self.act.panel.level_choice.setFocus()

    def _on_application_chosen(self, row: StandingRow | None) -> None:
        known = self._known.domain
        decisions = known.deliberation.decisions if known else ()
        own = [
            each
            for each in decisions
            if row is not None and (each.is_not_awarded or each.application_id == row.id)
        ]
        self.act.panel.set_application(row, own)
        self.act.vote.set_application(row.id if row else None)
        self.act.decisions.set_application(row.id if row else None)

    def _on_carried(self, vote: VoteRow, subject: Subject) -> None:
        """Make ready what the vote decided: it is read over, and recorded by one button."""
        if application_id := vote.carried_application:
            self.domain_view.table.choose(application_id)
        self.columns.open(2)
        self.act.panel.propose(subject.level_id, is_not_awarded=subject.domain_code is not None)

    def _on_recorded(self, wish: Wish) -> None:
        self.error_bar.hide()
        domain: DomainItem | None = self.domain_list.current_row()
        if domain is not None:
            self._office.write(
                self,
                award,
                wish=wish,
                domain_code=domain.code,
                told=recorded_text,
                then=lambda _decision: self.act.panel.forget_draft(),
                failed=self._on_refused,
            )

    def _on_refused(self, error: Exception) -> None:
        if not self.act.panel.tell_refusal(error):
            self.error_bar.tell(error)

    def _on_withdrawn(self, decision: DecisionRow) -> None:
        told = decision.domain_name if decision.is_not_awarded else decision.title
        self._office.write(
            self,
            withdraw_decision,
            decision_id=decision.id,
            told=_("Decision withdrawn: {what}.").format(what=quoted(told)),
            failed=self.error_bar.tell,
        )

    def _on_room_told(self, state: RoomState) -> None:
        self.act.set_votes(state.votes)
        if self.overview is not None and state.kept_turns != self.overview.turns:
            self.refresh()

    def _on_attendance_clicked(self) -> None:
        if self.overview is not None:
            AttendanceDialog(self._office, self.overview, self).open()

    def _on_close_clicked(self) -> None:
        if self.overview is not None:
            dialog = CloseSittingDialog(self._office, self.overview, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
