"""Everything behind the code: the head of the window, and the pages under it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jury_app.desk.views import DeskView, SealedFile
from jury_app.formatting import quoted
from jury_app.i18n import _
from jury_app.ui.juror import words
from jury_app.ui.juror.bookmarks import Bookmarks
from jury_app.ui.juror.desk_page import DeskPage
from jury_app.ui.juror.desk_thread import Act, DeskThread, OpenedDesk
from jury_app.ui.juror.document_keys import bind_document_keys
from jury_app.ui.juror.folders import choose_folder, save_copy, show_in_folder
from jury_app.ui.juror.grid_exchange import GridExchange
from jury_app.ui.juror.header import Header
from jury_app.ui.juror.keys import key_groups
from jury_app.ui.juror.reader import Reader
from jury_app.ui.juror.recusal_dialog import RecusalDialog
from jury_app.ui.juror.review_page import ReviewPage
from jury_app.ui.juror.sealed_page import SealedPage
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_XXL
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.help_sheet import HelpSheet
from jury_app.ui.widgets.toast import toast

_SHEET = 760


class DeskScreen(QWidget):
    """Sends what the juror does to the desk, and shows what stands."""

    preferences_asked = Signal()

    def __init__(
        self,
        opened: OpenedDesk,
        desk: DeskThread,
        folder: Path,
        bookmarks: Bookmarks | None = None,
    ) -> None:
        super().__init__()
        manifest = opened.manifest
        self._desk = desk
        self._manifest = manifest
        self._view = opened.view
        self._folder = folder
        self._unsaved: list[Act] = []
        self.reader = Reader(opened.attachment, self)
        self.header = Header(manifest)
        self.error_bar = ErrorBar()
        self.retry_button = self.error_bar.add_action(button(_("Try again")))
        self.bookmarks = bookmarks or Bookmarks()
        self.desk_page = DeskPage(manifest, self.reader, self.bookmarks)
        self.exchange = GridExchange(self, manifest, desk, self.flush)
        self.exchange.attach(self.header.exchange_button)
        self.review_page = ReviewPage(manifest)
        self.sealed_page = SealedPage(manifest)
        self.stack = QStackedWidget()
        for page in (self.desk_page, self.review_page, self.sealed_page):
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.error_bar)
        layout.addWidget(self.stack, 1)
        self._connect_desk()
        self._connect_pages()
        self._connect_keys()
        self.review_page.show_folder(folder)
        self._on_viewed(opened.view)

    @property
    def view(self) -> DeskView:
        """How things stand, all of it on the disk."""
        return self._view

    @property
    def title(self) -> str:
        """The edition that is judged."""
        return words.edition_title(self._manifest)

    @property
    def sentence(self) -> str:
        """What is left to do."""
        return words.left_text(self._view)

    @property
    def has_unsaved(self) -> bool:
        """Whether something could not be saved."""
        return bool(self._unsaved)

    def flush(self) -> None:
        """Hand over whatever is typed and not saved yet."""
        self.desk_page.grid.flush()

    def close_reader(self) -> None:
        """End the helpers that draw pages."""
        self.reader.close()

    def open_desk(self) -> None:
        """Go back to reading and scoring."""
        self.stack.setCurrentWidget(self.desk_page)
        self.desk_page.focus_grid()

    def open_review(self) -> None:
        """Look at everything before sealing."""
        self.flush()
        self.review_page.show_view(self._view)
        self.stack.setCurrentWidget(self.review_page)
        self.review_page.seal_button.setFocus()

    def open_help(self) -> None:
        """Show the keys of this window."""
        sheet = HelpSheet(key_groups(), self)
        sheet.setMinimumWidth(min(px(_SHEET), self.width() - px(GAP_XXL)))
        sheet.open()

    def undo(self) -> None:
        """Take back the last change, and show where it was."""
        self.flush()
        before = self._view

        def tell(view: DeskView) -> None:
            self._on_viewed(view)
            old = {each.number: each for each in before.entries}
            changed = (each for each in view.entries if each != old[each.number])
            undone = next(changed, None)
            if undone is not None:
                self.desk_page.choose(undone.number)
                title = quoted(undone.application.title)
                toast(self, _("The last change to {title} is undone.").format(title=title))

        if before.can_undo:
            self._desk.ask(lambda desk: desk.undo(), tell, self._on_refused)

    def ask_recusal(self, number: str) -> None:
        """Ask why the juror stays out of an application."""
        if not number or self._view.entry(number).recusal is not None:
            return
        dialog = RecusalDialog(self._view.entry(number).application.title, self)
        dialog.reason_given.connect(lambda reason: self._recuse(number, reason))
        dialog.open()

    def put_into(self, folder: Path) -> None:
        """Put ballots into this folder."""
        self._folder = folder
        self.review_page.show_folder(folder)

    def seal(self) -> None:
        """Seal what stands now."""
        self.flush()
        self.review_page.set_busy(busy=True)
        folder = self._folder
        self._desk.ask(
            lambda desk: (desk.seal(folder), desk.view()), self._on_sealed, self._on_not_sealed
        )

    def _on_page_changed(self) -> None:
        self.header.review_button.setVisible(self.stack.currentWidget() is self.desk_page)

    def _connect_desk(self) -> None:
        self._desk.saving.connect(self.header.await_save)
        self._desk.viewed.connect(self._on_viewed)
        self._desk.failed.connect(self._on_failed)
        self.reader.copied.connect(self._on_copied)
        self.reader.not_copied.connect(self._on_refused)
        self.exchange.viewed.connect(self._on_viewed)
        self.exchange.refused.connect(self._on_refused)
        self.exchange.undo_asked.connect(self.undo)

    def _connect_pages(self) -> None:
        header, page, grid = self.header, self.desk_page, self.desk_page.grid
        self.stack.currentChanged.connect(self._on_page_changed)
        header.undo_asked.connect(self.undo)
        header.help_asked.connect(self.open_help)
        header.review_asked.connect(self.open_review)
        header.preferences_asked.connect(self.preferences_asked)
        self.retry_button.clicked.connect(self._retry)
        do = self._desk.do
        grid.mark_given.connect(lambda n, c, mark: do(lambda desk: desk.give_mark(n, c, mark)))
        grid.comment_given.connect(lambda n, c, text: do(lambda desk: desk.comment(n, c, text)))
        grid.opinion_given.connect(lambda n, text: do(lambda desk: desk.opinion(n, text)))
        grid.note_given.connect(lambda n, text: do(lambda desk: desk.note(n, text)))
        grid.typing.connect(header.tell_unsaved)
        grid.recusal_asked.connect(self.ask_recusal)
        page.recusal_lifted.connect(lambda n: do(lambda desk: desk.lift_recusal(n)))
        page.dossier.copy_asked.connect(lambda attachment: save_copy(self, attachment, self.reader))
        review = self.review_page
        review.back_asked.connect(self.open_desk)
        review.application_asked.connect(self._open_application)
        review.folder_asked.connect(lambda: choose_folder(self, self._folder, self.put_into))
        review.seal_asked.connect(self.seal)
        self.sealed_page.back_asked.connect(self.open_desk)
        self.sealed_page.folder_shown.connect(show_in_folder)

    def _connect_keys(self) -> None:
        page = self.desk_page
        shortcuts: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F1", self.open_help),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Return", self.open_review),
            ("Ctrl+PgDown", lambda: page.step(1)),
            ("Ctrl+PgUp", lambda: page.step(-1)),
            ("Ctrl+J", page.go_to_next),
            ("Ctrl+1", page.focus_list),
            ("Ctrl+2", page.focus_dossier),
            ("Ctrl+3", page.focus_grid),
            ("Ctrl+&", page.focus_list),  # the same keys of a French keyboard
            ("Ctrl+é", page.focus_dossier),
            ('Ctrl+"', page.focus_grid),
            ("Ctrl+D", lambda: self.ask_recusal(page.chosen())),
            ("Ctrl+F", page.search),
            ("Ctrl+Tab", lambda: page.dossier.turn_tab(1)),
            ("Ctrl+Shift+Tab", lambda: page.dossier.turn_tab(-1)),
        )
        bind_document_keys(page.dossier.document, page)
        everywhere = {"F1", "Ctrl+Z", "Ctrl+Return"}
        for keys, slot in shortcuts:
            owner = self if keys in everywhere else page
            QShortcut(QKeySequence(keys), owner).activated.connect(slot)

    def _recuse(self, number: str, reason: str) -> None:
        self.flush()
        self._desk.do(lambda desk: desk.recuse(number, reason))
        title = quoted(self._view.entry(number).application.title)
        toast(self, _("You stay out of {title}.").format(title=title), undo=self.undo)

    def _open_application(self, number: str) -> None:
        self.stack.setCurrentWidget(self.desk_page)
        self.desk_page.choose(number)
        self.desk_page.focus_grid()

    def _retry(self) -> None:
        unsaved, self._unsaved = self._unsaved, []
        self.error_bar.hide()
        for act in unsaved:
            self._desk.do(act)

    def _on_viewed(self, view: DeskView) -> None:
        if self._unsaved:  # what stands is not all that was said
            return
        self._view = view
        self.header.show_view(view)
        self.desk_page.show_view(view)
        if self.stack.currentWidget() is self.review_page:
            self.review_page.show_view(view)

    def _on_failed(self, error: Exception, act: Act, view: DeskView) -> None:
        self._unsaved.append(act)
        self._view = view
        self.header.tell_failed()
        self.desk_page.show_unsaved(view)
        self._tell(error, can_retry=True)

    def _on_refused(self, error: Exception) -> None:
        self._tell(error, can_retry=False)

    def _tell(self, error: Exception, *, can_retry: bool) -> None:
        self.retry_button.setVisible(can_retry)
        self.error_bar.tell(error)

    def _on_copied(self, path: Path) -> None:
        toast(self, _("A readable copy is in {file}.").format(file=path))

    def _on_sealed(self, result: tuple[SealedFile, DeskView]) -> None:
        sealed, view = result
        self.review_page.set_busy(busy=False)
        self.review_page.error_bar.hide()
        self._on_viewed(view)
        self.sealed_page.show_ballot(sealed, view)
        self.stack.setCurrentWidget(self.sealed_page)

    def _on_not_sealed(self, error: Exception) -> None:
        self.review_page.set_busy(busy=False)
        self.review_page.refuse(error)
