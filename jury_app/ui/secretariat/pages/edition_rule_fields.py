"""One choice for each rule of the prize: marks and awards at the left, the room at the right."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.rules import RuleSettings, told_rules
from jury_app.ui.look import px
from jury_app.ui.secretariat.beside import Beside
from jury_app.ui.secretariat.pages.edition_award_fields import AwardFields
from jury_app.ui.secretariat.pages.edition_mark_fields import MarkFields
from jury_app.ui.secretariat.pages.edition_order_fields import OrderFields
from jury_app.ui.secretariat.pages.edition_quorum_fields import QuorumFields, StandInFields
from jury_app.ui.secretariat.pages.edition_rule_form import RuleForm
from jury_app.ui.secretariat.pages.edition_vote_fields import VoteFields
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel


class RuleFields(QWidget):
    """The settings, each with what the minutes will say of it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self.forms = marking, room = RuleForm(), RuleForm()
        self._is_panel = False
        self.order = OrderFields(marking)
        self.marks = MarkFields(marking)
        self.awards = AwardFields(marking)
        self.quorum = QuorumFields(room)
        self.stand_ins = StandInFields(room)
        self.votes = VoteFields(room)
        self.groups = (
            self.order, self.marks, self.awards, self.quorum, self.stand_ins, self.votes,
        )  # fmt: skip
        intro = SentenceLabel(_("Under each rule stands what the minutes will say of it."), "muted")
        inside = column(intro, Beside(marking, room), None, gap=GAP_L)
        inside.setContentsMargins(0, 0, px(GAP_XL), px(GAP_L))
        self.setLayout(inside)
        for each in self.groups:
            each.changed.connect(self._on_changed)

    def minimumSizeHint(self) -> QSize:
        """Ask for no height of its own: Qt would take that of the words at their narrowest."""
        return QSize(super().minimumSizeHint().width(), 0)

    def settings(self) -> RuleSettings:
        """Return the rules as they are chosen now."""
        found = RuleSettings()
        for each in self.groups:
            found = each.into(found)
        return found

    def show_settings(self, settings: RuleSettings) -> None:
        """Show the rules."""
        self._is_filling = True
        for each in self.groups:
            each.show_settings(settings)
        self._is_filling = False
        self._on_changed()

    def speak_of(self, *, is_panel: bool) -> None:
        """Call who sits the panel, or the jury, as the minutes will; a panel awards nothing."""
        self.awards.offer_caps(is_panel=is_panel)
        if is_panel != self._is_panel:
            self._is_panel = is_panel
            self._on_changed()

    def _on_changed(self) -> None:
        if self._is_filling:
            return
        self.marks.offer_for(self.order.way().method)
        told = told_rules(self.settings(), is_panel=self._is_panel)
        for form in self.forms:
            form.tell(told)
        self.changed.emit()
