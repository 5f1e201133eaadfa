"""Back from paper: what the jury did by hand is typed back, sheet after sheet, by the keyboard."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from jury_app.errors import StoreError
from jury_app.i18n import _, ngettext
from jury_app.scripting.typing_back import Foreseen, foresee
from jury_app.ui.look import px
from jury_app.ui.paper.draft import Draft, forget_draft, keep_draft
from jury_app.ui.paper.order import Missing, TypedAct, acts_of, missing_in
from jury_app.ui.paper.review_dialog import ReviewDialog
from jury_app.ui.paper.sheet_view import SheetView, follow
from jury_app.ui.paper.sheets import PaperBack
from jury_app.ui.paper.spec import Typed
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_XL
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.text import SentenceLabel

_WIDTH, _HEIGHT = 1080, 660
_KEPT_AFTER = 300  # milliseconds without a key
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BackDialog(Dialog):
    """Asks what the sheets ask, in their order; nothing typed is lost when it is closed."""

    def __init__(self, office: Office, back: PaperBack, draft: Draft, parent: QWidget) -> None:
        super().__init__(
            _("Back from paper"),
            parent,
            _(
                "Enter goes from field to field as the sheet does, Ctrl+Down to its next part, "
                "Ctrl+Page down to the next sheet. An hour that is left empty is that of the line "
                "above."
            ),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office, self._back = office, back
        self._typed: Typed = draft.typed
        self._view: SheetView | None = None
        self._asked: list[TypedAct] = []
        screen = self.screen().availableSize()
        self._width = min(px(_WIDTH), screen.width())
        self.resize(self._width, min(px(_HEIGHT), screen.height()))
        self.code_edit = QLineEdit(draft.code)
        self.code_edit.setPlaceholderText("K7QX-2M9D")
        self.sheet_choice: Choice[str] = Choice([(each.title, each.key) for each in back.sheets])
        self.sheet_choice.choose(back.first)
        self.count_label = SentenceLabel("", "muted")
        self.before_button = button(_("Sheet before"), icon_name="chevron-left")
        self.next_button = button(_("Next sheet"), icon_name="chevron-right")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._lay_out()
        self._connect()
        self._show_sheet()
        (self.code_edit if not draft.code else self.sheet_choice).setFocus()

    @property
    def view(self) -> SheetView:
        """The sheet that is shown."""
        if self._view is None:
            raise LookupError("no sheet is shown yet")
        return self._view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.focusNextChild()
            self._follow()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._keep()
        super().done(result)

    def accept(self) -> None:
        """Read over what was typed, as the room would take it."""
        self._keep()
        self.error_bar.hide()
        if missing := missing_in(self._back.sheets, self._typed):
            self._tell_missing(missing)
            return
        self._asked = acts_of(self._back.sheets, self._typed)
        if not self._asked:
            self.tell_error(_("Nothing was typed yet."))
            return
        self.primary_button.setEnabled(False)
        self._office.workspace.read(
            foresee,
            paper=self.code_edit.text(),
            acts=[each.act for each in self._asked],
            then=self._review,
            failed=self._on_refused,
        )

    def step(self, by: int) -> None:
        """Go to the next sheet, or to the one before."""
        place = self.sheet_choice.currentIndex() + by
        if 0 <= place < self.sheet_choice.count():
            self.sheet_choice.setCurrentIndex(place)
            self.view.begin()
            self._follow()

    def _step_part(self, by: int) -> None:
        self.view.step(by)
        self._follow()

    def _follow(self) -> None:
        if (field := self.focusWidget()) is not None and self.area.isAncestorOf(field):
            self.area.follow(field)

    def _lay_out(self) -> None:
        self.form = Form()
        self.form.add_pair(
            (_("&Code at the head of the sheets"), self.code_edit),
            (_("&Sheet"), self.sheet_choice),
        )
        self.body.addWidget(self.form)
        self.keep_in_sight(self.error_bar, self.count_label)
        self.set_buttons(
            primary_button(_("Read over"), icon_name="list"),
            self.before_button,
            self.next_button,
            cancel=_("Close, keep what is typed"),
        )
        self.primary_button.setDefault(False)

    def _connect(self) -> None:
        self.sheet_choice.currentIndexChanged.connect(self._show_sheet)
        self.code_edit.textEdited.connect(self._on_changed)
        self.before_button.clicked.connect(partial(self.step, -1))
        self.next_button.clicked.connect(partial(self.step, 1))
        self._timer.timeout.connect(self._keep)
        for key, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.step, by))
        for key, by in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step_part, by))

    def _show_sheet(self) -> None:
        self._take()
        sheet = self._back.sheets[self.sheet_choice.currentIndex()]
        before = self._view
        room = self._width - px(2 * GAP_XL + GAP_XL)
        self._view = SheetView(sheet, self._typed.get(sheet.key, {}), room)
        self._view.setObjectName(sheet.key)
        self._view.changed.connect(self._on_changed)
        if before is not None:
            self.body.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.body.addWidget(self._view)
        follow((self.sheet_choice, *self._view.edits, self.before_button, self.next_button))
        self.area.verticalScrollBar().setValue(0)
        place = self.sheet_choice.currentIndex()
        self.before_button.setEnabled(place > 0)
        self.next_button.setEnabled(place < self.sheet_choice.count() - 1)
        self._count()

    def _on_changed(self) -> None:
        self._timer.start(_KEPT_AFTER)

    def _take(self) -> None:
        """Take over what is typed on the sheet that is shown."""
        if self._view is not None:
            self._typed = {**self._typed, self._view.objectName(): self._view.values}

    def _keep(self) -> None:
        self._timer.stop()
        self._take()
        self._count()
        try:
            keep_draft(self._back.edition, Draft(code=self.code_edit.text(), typed=self._typed))
        except StoreError as error:
            self.tell_error(error)

    def _count(self) -> None:
        count = len(acts_of(self._back.sheets, self._typed))
        text = ngettext(
            "{count} act typed; it is kept on this computer until it is recorded.",
            "{count} acts typed; they are kept on this computer until they are recorded.",
            count,
        )
        self.count_label.setText(text.format(count=count))

    def _tell_missing(self, missing: Missing) -> None:
        self._go_to(missing.sheet, missing.block, missing.row, missing.field)
        self.error_bar.tell(
            _("“{field}” is missing in the line where you are.").format(field=missing.text)
        )

    def _go_to(self, sheet: str, block: str, row: int, field: str = "") -> None:
        self.sheet_choice.choose(sheet)
        self.view.go_to(block, row, field)
        self._follow()

    def _review(self, seen: Foreseen) -> None:
        self.primary_button.setEnabled(True)
        dialog = ReviewDialog(self._office, self.code_edit.text(), self._asked, seen, self)
        dialog.recorded.connect(self._on_recorded)
        dialog.finished.connect(partial(self._on_reviewed, len(seen.acts), seen))
        dialog.open()

    def _on_reviewed(self, done: int, seen: Foreseen, result: int) -> None:
        if result != QDialog.DialogCode.Accepted and seen.refusal is not None:
            refused = self._asked[done]
            self._go_to(refused.sheet, refused.block, refused.row)
            self.error_bar.tell(seen.refusal)

    def _on_refused(self, error: Exception) -> None:
        self.primary_button.setEnabled(True)
        self.tell_error(error)
        self.code_edit.setFocus()

    def _on_recorded(self, told: str) -> None:
        self._timer.stop()
        super().done(QDialog.DialogCode.Accepted)
        forget_draft(self._back.edition)
        page = self.parentWidget()
        if page is not None:
            self._office.told(page, told)
