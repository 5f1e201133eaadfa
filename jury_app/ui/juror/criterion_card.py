"""One criterion of the grid: what is asked, the marks and what they mean, and a comment."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from jury_app.desk.marks import points
from jury_app.desk.views import Entry
from jury_app.formatting import localised, quoted
from jury_app.i18n import _
from jury_app.sealing.manifest import KitCriterion
from jury_app.ui.announcing import announce
from jury_app.ui.juror import words
from jury_app.ui.juror.mark_field import MarkField
from jury_app.ui.juror.mark_row import MarkRow
from jury_app.ui.juror.places import keep_place
from jury_app.ui.juror.saved_text import SavedText
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import icon_button, quiet_button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, hairline, label, set_tone

_MOST_KEYS = 25


class CriterionCard(QFrame):
    """Asks for one mark and, if wanted, for a word about it."""

    mark_given = Signal(str, object)  # the criterion, and the mark or None
    comment_given = Signal(str, str)  # the criterion, and the text
    typing = Signal()

    def __init__(self, criterion: KitCriterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criterion = criterion
        self._no_mark = ""  # the figures that were typed and are no mark
        self._is_warned = False
        self.name_label = label(criterion.name, "heading")
        self.name_label.setWordWrap(True)
        self.weight_label = label(_weight(criterion), "small")
        self.clear_button = icon_button("x", _("Take back this mark"), ink="muted")
        keep_place(self.clear_button)
        self.guidance_label = SentenceLabel(criterion.guidance, "muted")
        if not criterion.guidance:
            self.guidance_label.hide()
        self.marks = (MarkRow if len(criterion.marks) <= _MOST_KEYS else MarkField)(criterion)
        self.marks.setAccessibleDescription(criterion.guidance)
        self.meaning_label = SentenceLabel("", "small")
        self.scale_label = SentenceLabel(_scale(criterion), "small")
        self.scale_label.hide()
        self.comment_button = quiet_button(_("Add a comment"), icon_name="message-square")
        self._comment_edit: SavedText | None = None  # most marks need no word
        head = row(self.name_label, self.weight_label, None, self.clear_button)
        foot = row(self.meaning_label, self.comment_button)
        foot.setStretch(0, 1)
        self._lines = column(
            hairline(),
            column(head, self.guidance_label, gap=GAP_XS),
            column(self.marks, foot, gap=GAP_XS),
            self.scale_label,
            gap=GAP_S,
        )
        self.setLayout(self._lines)
        self._connect()

    @property
    def comment_edit(self) -> SavedText:
        """Where a word is written about the mark."""
        if self._comment_edit is None:
            self._comment_edit = self._made_comment()
        return self._comment_edit

    def show_entry(self, entry: Entry) -> None:
        """Show what stands for an application."""
        self.set_mark(entry.marks.get(self.criterion.code))
        text = entry.comments.get(self.criterion.code, "")
        if text or self._comment_edit is not None:
            self.comment_edit.set_text(text)
            self._show_comment(visible=bool(text) or self.comment_edit.hasFocus())

    def open_entry(self, entry: Entry) -> None:
        """Show another application; what was typed for the one before has been handed over."""
        self._no_mark = ""
        if self._comment_edit is not None:
            self._comment_edit.replace_text(entry.comments.get(self.criterion.code, ""))
        self.marks.open_mark(entry.marks.get(self.criterion.code))
        self.show_entry(entry)

    def flush(self) -> None:
        """Hand over whatever is typed and not saved yet."""
        self.marks.flush()
        if self._comment_edit is not None:
            self._comment_edit.flush()

    def set_mark(self, mark: int | None) -> None:
        """Fill the key of a mark."""
        if mark != self.marks.mark:
            self._no_mark = ""
        self.marks.set_mark(mark)
        self.clear_button.setVisible(mark is not None)
        self._tell_meaning(mark)

    def show_scale(self, *, visible: bool) -> None:
        """Spell out what every mark means."""
        self.scale_label.setVisible(visible and bool(self.criterion.meanings))

    def open_comment(self) -> None:
        """Write a comment."""
        self._show_comment(visible=True)
        self.comment_edit.setFocus()

    def _connect(self) -> None:
        self.marks.mark_given.connect(self._on_mark_given)
        if isinstance(self.marks, MarkRow):
            self.marks.typed_beside.connect(self._on_typed_beside)
        self.marks.pointed.connect(self._on_pointed)
        self.marks.entered.connect(self.open_comment)
        self.clear_button.clicked.connect(self._on_clear)
        self.comment_button.clicked.connect(self.open_comment)

    def _made_comment(self) -> SavedText:
        edit = SavedText(
            _("Comment on {criterion}").format(criterion=self.criterion.name),
            _("Why this mark? The secretariat reads it with your ballot."),
        )
        edit.hide()
        self._lines.addWidget(edit)
        self.setTabOrder(self.comment_button, edit)
        edit.typing.connect(self.typing)
        edit.text_given.connect(self._on_comment_given)
        edit.left_backwards.connect(self.marks.take_focus)
        return edit

    def _show_comment(self, *, visible: bool) -> None:
        self.comment_edit.setVisible(visible)
        self.comment_button.setVisible(not visible)

    def _tell_meaning(self, mark: int | None) -> None:
        is_other = bool(self._no_mark) and mark is not None and mark == self.marks.mark
        if is_other is not self._is_warned:  # to dress a label takes its time
            self._is_warned = is_other
            set_tone(self.meaning_label, "warning" if is_other else "muted")
        if mark is None:
            self.meaning_label.setText(_("No mark yet"))
            return
        meaning = words.meaning(self.criterion, mark)
        shown = points(self.criterion, mark)
        if is_other:
            self.meaning_label.setText(_beside(self._no_mark, shown))
            return
        self.meaning_label.setText(f"{shown} – {meaning}" if meaning else shown)

    def _on_mark_given(self, mark: int | None) -> None:
        self._no_mark = ""
        self.clear_button.setVisible(mark is not None)
        self._tell_meaning(mark)
        self.mark_given.emit(self.criterion.code, mark)

    def _on_typed_beside(self, no_mark: str) -> None:
        """Say that 15 is no mark out of 10, and that it was taken for 5."""
        self._no_mark = no_mark
        self._tell_meaning(self.marks.mark)
        if no_mark:
            announce(self, self.meaning_label.text())

    def _on_pointed(self, mark: int | None) -> None:
        self._tell_meaning(self.marks.mark if mark is None else mark)

    def _on_clear(self) -> None:
        self.set_mark(None)
        self.marks.take_focus()
        self.mark_given.emit(self.criterion.code, None)

    def _on_comment_given(self, text: str) -> None:
        self.comment_given.emit(self.criterion.code, text)


def _weight(criterion: KitCriterion) -> str:
    if criterion.weight == 1:
        return ""
    return _("weight {weight}").format(weight=criterion.weight)


def _beside(no_mark: str, shown: str) -> str:
    return _("{typed} is not on the scale: {mark} is taken").format(
        typed=quoted(localised(no_mark)), mark=shown
    )


def _scale(criterion: KitCriterion) -> str:
    return "\n".join(f"{points(criterion, each.mark)} – {each.text}" for each in criterion.meanings)
