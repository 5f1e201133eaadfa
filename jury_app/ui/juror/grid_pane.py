"""The right column: the grid of one application, criterion after criterion."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jury_app.desk.means import means
from jury_app.desk.views import Entry
from jury_app.i18n import _
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror import words
from jury_app.ui.juror.criterion_card import CriterionCard
from jury_app.ui.juror.places import scrolled
from jury_app.ui.juror.saved_text import SavedText
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import button, quiet_button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, hairline, label


class GridPane(QFrame):
    """Takes the marks and words of a juror on one application."""

    mark_given = Signal(str, str, object)  # application, criterion, mark or None
    comment_given = Signal(str, str, str)  # application, criterion, text
    opinion_given = Signal(str, str)
    note_given = Signal(str, str)
    recusal_asked = Signal(str)
    next_asked = Signal()
    typing = Signal()

    def __init__(self, manifest: KitManifest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manifest = manifest
        self._number = ""
        self.title_label = label(_("My marks"), "title")
        self.application_label = SentenceLabel("", "strong")
        self.application_label.hide()
        self.total_label = label("", "heading")
        if not manifest.edition.show_total:
            self.total_label.hide()
        self.scale_button = quiet_button(_("What the marks mean"), icon_name="info")
        self.scale_button.setCheckable(True)
        self.cards = {each.code: CriterionCard(each) for each in manifest.grid.criteria}
        self.opinion_edit = SavedText(
            _("General opinion"), _("In a few words, what you would say of it in the room.")
        )
        self.note_edit = SavedText(
            _("Private note"), _("For you alone: it never leaves this computer.")
        )
        self.recuse_button = quiet_button(_("I stay out of this application…"), icon_name="user-x")
        self.next_button = button(_("Next application to score"), icon_name="arrow-right")
        self.next_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

        self.area = scrolled(self._inside())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        self._connect()

    def show_entry(self, entry: Entry) -> None:
        """Show what stands for an application; another one begins at the top."""
        if entry.number != self._number:
            self.flush()
            self._number = entry.number
            self.application_label.setText(entry.application.title)
            for card in self.cards.values():
                card.open_entry(entry)
            self.opinion_edit.replace_text(entry.opinion)
            self.note_edit.replace_text(entry.note)
            self.area.verticalScrollBar().setValue(0)
        for card in self.cards.values():
            card.show_entry(entry)
        self.opinion_edit.set_text(entry.opinion)
        self.note_edit.set_text(entry.note)
        self._tell_total(entry)

    def flush(self) -> None:
        """Hand over whatever is typed and not saved yet."""
        for card in self.cards.values():
            card.flush()
        self.opinion_edit.flush()
        self.note_edit.flush()

    def take_focus(self) -> None:
        """Go to the first criterion without a mark, or to the first one."""
        cards = list(self.cards.values())
        self._go_to(next((each for each in cards if each.marks.mark is None), cards[0]))

    def _inside(self) -> QWidget:
        inside = QWidget()
        opinion = column(label(_("General opinion"), "heading"), self.opinion_edit, gap=GAP_S)
        note = column(
            label(_("Private note"), "heading"),
            SentenceLabel(_("It is not in the ballot, and nobody else can read it."), "small"),
            self.note_edit,
            gap=GAP_XS,
        )
        inside.setLayout(
            column(
                self.application_label,
                row(self.title_label, None, self.scale_button),
                *self.cards.values(),
                row(None, self.total_label),
                hairline(),
                opinion,
                note,
                hairline(),
                row(self.recuse_button, None),
                row(None, self.next_button),
                None,
                gap=GAP_M,
                margin=GAP_L,
            )
        )
        return inside

    def _connect(self) -> None:
        cards = list(self.cards.values())
        for place, card in enumerate(cards):
            card.mark_given.connect(self._on_mark_given)
            card.comment_given.connect(self._on_comment_given)
            card.marks.left_upwards.connect(
                lambda place=place: self._go_to(cards[max(place, 1) - 1])
            )
            card.marks.left_downwards.connect(lambda place=place: self._go_down(cards, place))
            card.typing.connect(self.typing)
        for edit in (self.opinion_edit, self.note_edit):
            edit.typing.connect(self.typing)
            edit.left_backwards.connect(cards[-1].marks.take_focus)
        self.opinion_edit.text_given.connect(self._on_opinion_given)
        self.note_edit.text_given.connect(self._on_note_given)
        self.scale_button.toggled.connect(self._on_scale_toggled)
        self.recuse_button.clicked.connect(lambda: self.recusal_asked.emit(self._number))
        self.next_button.clicked.connect(self.next_asked)
        self.area.verticalScrollBar().rangeChanged.connect(
            lambda: QTimer.singleShot(0, self, self._keep_in_sight)  # all has its place by then
        )

    def _go_to(self, card: CriterionCard) -> None:
        card.marks.take_focus()
        self.area.ensureWidgetVisible(card, 0, px(GAP_S))

    def _go_down(self, cards: Sequence[CriterionCard], place: int) -> None:
        if place + 1 < len(cards):
            self._go_to(cards[place + 1])
        else:
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.next_button)

    def _tell_total(self, entry: Entry) -> None:
        criteria = self._manifest.grid.criteria
        mean = means([entry], criteria).get(entry.number)
        self.total_label.setText(
            ""
            if mean is None
            else _("Total: {total} out of {most}").format(
                total=words.total(mean, criteria), most=words.highest_total(criteria)
            )
        )

    def _keep_in_sight(self) -> None:
        """Show all of the text that is being written, be it at the foot of the window."""
        written, inside = self.window().focusWidget(), self.area.widget()
        if inside and isinstance(written, SavedText) and self.isAncestorOf(written):
            middle = written.mapTo(inside, written.rect().center())
            half = written.height() // 2 + px(GAP_S)
            self.area.ensureVisible(0, middle.y(), 0, half)  # Qt alone shows the cursor’s line

    def _on_mark_given(self, criterion: str, mark: int | None) -> None:
        self.mark_given.emit(self._number, criterion, mark)

    def _on_comment_given(self, criterion: str, text: str) -> None:
        self.comment_given.emit(self._number, criterion, text)

    def _on_opinion_given(self, text: str) -> None:
        self.opinion_given.emit(self._number, text)

    def _on_note_given(self, text: str) -> None:
        self.note_given.emit(self._number, text)

    def _on_scale_toggled(self, shown: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        for card in self.cards.values():
            card.show_scale(visible=shown)
