"""The running order of the day: made by what the marks or the recusals say, or put by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from jury_app.formatting import NBSP, format_number
from jury_app.i18n import N_, _, ngettext
from jury_app.model.operations.running import set_running_order
from jury_app.model.room.fewest_moves import Fewest
from jury_app.model.room.running import Basis, Contest, Turn, contested_first, moves
from jury_app.ui.room.movable_list import MovableList
from jury_app.ui.room.pace import Plan, duration_text
from jury_app.ui.room.running_draft import RunningDraft
from jury_app.ui.secretariat.analyst import Analyst
from jury_app.ui.secretariat.beside import Beside
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.fields import SpinBox
from jury_app.ui.widgets.layouts import row
from jury_app.ui.widgets.text import SentenceLabel, keep_lines

_WIDTH, _MOST_MINUTES, _STEP = 880, 900, 5
_SAID_LINES = 2
_SAID: Mapping[Basis, str] = {
    Basis.EDITION: N_("The order is that of the edition."),
    Basis.SOLIDITY: N_("What the marks settle least comes first, where minutes matter most."),
    Basis.EXITS: N_("Recused jurors go out and come back as seldom as can be."),
    Basis.HAND: N_("The order was put together by hand."),
}


class RunningDialog(RecordDialog):
    """Domains at the left, the applications of the chosen one at the right."""

    def __init__(self, office: Office, draft: RunningDraft, parent: QWidget) -> None:
        super().__init__(office, _("Running order"), parent)
        self.ask_width(_WIDTH)
        self._draft = draft
        self.basis, self.turns = draft.order.basis, draft.order.turns
        self._fewest: Fewest | None = None
        self._waiting: Basis | None = None  # for the order that is being worked out
        self.contests = Analyst(self, "jury_app.model.queries.contests")
        self.exits = Analyst(self, "jury_app.model.room.fewest_moves")
        self.contested_button = button(_("Most contested first"), icon_name="scale")
        self.exits_button = button(_("Fewest exits"), icon_name="log-out")
        self.edition_button = button(_("As in the edition"), icon_name="list")
        self.said_label = SentenceLabel("")
        self.domain_list = MovableList(_("Domains"))
        self.application_list = MovableList(_("Applications"))
        self.minutes_spin = self.form.add(
            _("&Planned for the day"),
            SpinBox(0, _MOST_MINUTES),
            _("Helps to keep the time; stands in no document."),
        )
        self.share_label = SentenceLabel("", "muted")
        self._lay_out()
        self._connect()
        self._show()
        self.domain_list.list.setFocus()

    @property
    def _turn(self) -> Turn | None:
        place = self.domain_list.list.currentRow()
        return self.turns[place] if 0 <= place < len(self.turns) else None

    def accept(self) -> None:
        self._office.settings.plan_day(self._draft.edition, self.minutes_spin.value())
        if (self.basis, self.turns) == (self._draft.order.basis, self._draft.order.turns):
            self.done(self.DialogCode.Accepted)
        else:
            super().accept()

    def _lay_out(self) -> None:
        self.minutes_spin.setSingleStep(_STEP)
        self.minutes_spin.setSuffix(f"{NBSP}min")
        self.minutes_spin.setSpecialValueText(_("no time planned"))
        self.minutes_spin.setValue(self._office.settings.day_minutes(self._draft.edition))
        self.form.add_wide(self.share_label)
        self.body.removeWidget(self.form)
        self.body.addLayout(
            row(self.contested_button, self.exits_button, self.edition_button, None, gap=GAP_S)
        )
        keep_lines(self.said_label, _SAID_LINES)
        self.body.addWidget(self.said_label)
        self.body.addWidget(Beside(self.domain_list, self.application_list), 1)
        self.body.addWidget(self.form)
        self.set_act(primary_button(_("Keep this order"), icon_name="check"), self._record, {})

    def _connect(self) -> None:
        self.contested_button.clicked.connect(self._ask_contests)
        self.exits_button.clicked.connect(self._ask_exits)
        self.edition_button.clicked.connect(lambda: self._take(Basis.EDITION, self._draft.usual))
        self.contests.answered.connect(self._on_contests)
        self.exits.answered.connect(self._on_exits)
        for analyst in (self.contests, self.exits):
            analyst.failed.connect(self._on_failed)
        self.domain_list.moved.connect(self._on_domains_moved)
        self.domain_list.chosen.connect(lambda _id: self._show_applications())
        self.application_list.moved.connect(self._on_applications_moved)
        self.minutes_spin.valueChanged.connect(self._show_share)

    def _ask_contests(self) -> None:
        self._wait(Basis.SOLIDITY, self.contested_button)
        self.contests.ask("contests_of", self._draft.marked)

    def _ask_exits(self) -> None:
        self._wait(Basis.EXITS, self.exits_button)
        self.exits.ask("fewest_moves", self._draft.usual, self._draft.out)

    def _wait(self, basis: Basis, pressed: QPushButton) -> None:
        self._waiting = basis
        pressed.setEnabled(False)
        self.said_label.setText(_("Working out the order…"))

    def _on_contests(self, contests: Mapping[int, Contest]) -> None:
        if self._waiting is Basis.SOLIDITY:  # else another order was made meanwhile
            self._take(Basis.SOLIDITY, contested_first(self._draft.usual, contests))

    def _on_exits(self, found: Fewest) -> None:
        if self._waiting is Basis.EXITS:
            self._fewest = found
            self._take(Basis.EXITS, found.turns)

    def _on_failed(self, error: Exception) -> None:
        self._waiting = None
        self._show()
        self.tell_error(error)

    def _take(self, basis: Basis, turns: Sequence[Turn]) -> None:
        self._waiting = None
        self.basis, self.turns = basis, tuple(turns)
        self._show()

    def _on_domains_moved(self, ids: tuple[int, ...]) -> None:
        by_domain = {each.domain: each for each in self.turns}
        self._take(Basis.HAND, [by_domain[each] for each in ids])

    def _on_applications_moved(self, ids: tuple[int, ...]) -> None:
        turn = self._turn
        if turn is not None:
            changed = replace(turn, applications=ids)
            self._take(Basis.HAND, [changed if each is turn else each for each in self.turns])

    def _show(self) -> None:
        for each in (self.contested_button, self.exits_button):
            each.setEnabled(True)
        domains = self._draft.domains
        self.domain_list.set_lines((each.domain, domains[each.domain]) for each in self.turns)
        self._show_applications()
        count = moves(self.turns, self._draft.out)
        self.said_label.setText(" ".join((_(_SAID[self.basis]), self._moves_sentence(count))))
        self._show_share()

    def _show_applications(self) -> None:
        turn, names = self._turn, self._draft.applications
        self.application_list.set_lines(
            (each, names[each]) for each in (turn.applications if turn else ())
        )

    def _show_share(self) -> None:
        plan = Plan(minutes=self.minutes_spin.value(), domains=len(self.turns))
        self.share_label.setText(
            _("{time} for each domain.").format(time=duration_text(plan.share))
            if plan.share
            else _("Each domain takes the time that it takes.")
        )

    def _moves_sentence(self, count: int) -> str:
        if not count:
            return _("Nobody has to go out.")
        text = ngettext(
            "Recused jurors pass the door {count} time.",
            "Recused jurors pass the door {count} times.",
            count,
        ).format(count=format_number(count))
        if self.basis is not Basis.EXITS or self._fewest is None:
            return text
        return f"{text} {_why(self._fewest)}"

    def _record(self) -> Act:
        return Act(
            set_running_order,
            _("The running order is kept."),
            {"basis": self.basis, "turns": self.turns},
        )


def _why(found: Fewest) -> str:
    if found.is_exact:
        return _("No other order has fewer.")
    return _("No better one was found; with so many recusals not every order can be tried.")
