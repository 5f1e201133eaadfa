"""Everything behind the code: the head of the window, and the pages under it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jury_app.desk.changes import Field, Place
from jury_app.desk.naming import edition_title
from jury_app.desk.viewing import with_said
from jury_app.desk.views import DeskView
from jury_app.errors import StoreError
from jury_app.formatting import quoted
from jury_app.i18n import _
from jury_app.ui.juror import words
from jury_app.ui.juror.bookmarks import Bookmarks
from jury_app.ui.juror.desk_page import DeskPage
from jury_app.ui.juror.desk_thread import DeskThread, OpenedDesk
from jury_app.ui.juror.elsewhere import Elsewhere, unsaved_text
from jury_app.ui.juror.folders import beside_or_documents, save_copy
from jury_app.ui.juror.grid_exchange import GridExchange
from jury_app.ui.juror.header import Header
from jury_app.ui.juror.help_pages import help_behind_code
from jury_app.ui.juror.outbox import Outbox
from jury_app.ui.juror.reader import Reader
from jury_app.ui.juror.receipts import Receipts
from jury_app.ui.juror.recusal_dialog import RecusalDialog
from jury_app.ui.juror.review_page import ReviewPage
from jury_app.ui.juror.sealed_page import SealedPage
from jury_app.ui.juror.sealing import Sealing
from jury_app.ui.juror.shortcuts import connect_keys
from jury_app.ui.juror.tour_steps import desk_tour
from jury_app.ui.juror.undoing import Undoing
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.help_sheet import HelpSheet
from jury_app.ui.widgets.toast import hush, toast
from jury_app.ui.widgets.tour import Tour


class DeskScreen(QWidget):
    """Sends what the juror does to the desk, and shows what stands."""

    preferences_asked = Signal()

    def __init__(
        self,
        opened: OpenedDesk,
        desk: DeskThread,
        kit: Path,
        bookmarks: Bookmarks | None = None,
        outbox: Outbox | None = None,
    ) -> None:
        super().__init__()
        self._manifest = opened.manifest
        self._desk = desk
        self._view = opened.view
        self._told_stuck = False
        self.outbox = outbox or Outbox(desk)
        self.reader = Reader(opened.attachment, self)
        self.header = Header(self._manifest)
        self.error_bar = ErrorBar()
        self.retry_button = self.error_bar.add_action(button(_("Try again")))
        self.elsewhere = Elsewhere(self, desk, self.outbox)
        self.error_bar.add_action(self.elsewhere.button)
        self.bookmarks = bookmarks or Bookmarks()
        self.desk_page = DeskPage(self._manifest, self.reader, lambda: self.shown, self.bookmarks)
        self.undoing = Undoing(self, self._manifest, desk, self.outbox)
        self.exchange = GridExchange(self, self._manifest, desk, self.outbox, self.flush)
        self.exchange.attach(self.header.exchange_button)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.desk_page)
        folder = beside_or_documents(kit)
        self.sealing = Sealing(self.stack, self._manifest, desk, self.outbox, folder)
        self.receipts = Receipts(self, desk, self.sealing)
        self._place()
        self._connect_desk()
        self._connect_pages()
        self._connect_grid()
        connect_keys(self)
        self._on_viewed(opened.view)

    @property
    def view(self) -> DeskView:
        """How things stand, all of it on the disk."""
        return self._view

    @property
    def shown(self) -> DeskView:
        """How things stand for the juror: what was said counts before it is on the disk."""
        return with_said(self._view, self.outbox.said, self._manifest.grid.criteria)

    @property
    def review_page(self) -> ReviewPage:
        """Everything at a glance, before sealing."""
        return self.sealing.review_page

    @property
    def sealed_page(self) -> SealedPage:
        """The ballot that was sealed."""
        return self.sealing.sealed_page

    @property
    def title(self) -> str:
        """The edition that is judged."""
        return edition_title(self._manifest)

    @property
    def sentence(self) -> str:
        """What is left to do."""
        return words.left_text(self._view)

    @property
    def has_unsaved(self) -> bool:
        """Whether something that was said is not on the disk."""
        return self.outbox.has_unsaved

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

    def open_overview(self) -> None:
        """Look at all the marks given so far."""
        self._show_marks()
        self.review_page.table.setFocus()

    def open_review(self) -> None:
        """Look at everything before sealing."""
        self._show_marks()
        self.review_page.focus_seal()

    def open_help(self) -> None:
        """Help with the page that is shown."""
        HelpSheet(help_behind_code(self.stack.currentWidget()), self, self._take_tour).open()

    def open_tour(self) -> Tour:
        """Show around in the desk, and leave the keyboard where it is."""
        self.open_desk()
        for before in self.findChildren(Tour):
            before.end()
        tour = Tour(self, self.desk_page, desk_tour(self.desk_page, self.header))
        tour.left.connect(self.desk_page.focus_grid)
        self.desk_page.grid.mark_given.connect(tour.give_way)
        tour.go_on()
        return tour

    def undo(self) -> None:
        """Take back the last change, show where it was, and say what stands again."""
        self.undoing.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.undoing.redo()

    def follow(self, before: "DeskScreen") -> None:
        """Go on where the juror was on the screen that this one replaces."""
        self.desk_page.choose(before.desk_page.chosen())
        self.sealing.follow(before.sealing)
        self.exchange.follow(before.exchange)
        if isinstance(before.stack.currentWidget(), ReviewPage):
            self.open_review()
        elif isinstance(before.stack.currentWidget(), SealedPage):
            self.stack.setCurrentWidget(self.sealed_page)

    def ask_recusal(self, number: str) -> None:
        """Ask why the juror stays out of an application."""
        if not number or self.shown.entry(number).recusal is not None:
            return
        dialog = RecusalDialog(self._view.entry(number).application.title, self)
        dialog.reason_given.connect(lambda reason: self._recuse(number, reason))
        dialog.open()

    def put_into(self, folder: Path) -> None:
        """Put ballots into this folder."""
        self.sealing.put_into(folder)

    def seal(self) -> None:
        """Seal what stands now."""
        self.flush()
        self.sealing.seal(self.shown)

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.error_bar)
        layout.addWidget(self.stack, 1)

    def _show_marks(self) -> None:
        self.flush()
        hush(self.window())  # it would lie upon the folder of the ballot
        self.review_page.show_view(self.shown)
        self.stack.setCurrentWidget(self.review_page)

    def _take_tour(self) -> None:
        self.open_tour().next_button.setFocus()

    def _connect_desk(self) -> None:
        self._desk.saving.connect(self.header.await_save)
        self._desk.viewed.connect(self._on_viewed)
        self._desk.failed.connect(self._on_refused)
        self.outbox.sending.connect(self.header.await_save)
        self.outbox.saved.connect(self._on_viewed)
        self.outbox.stuck.connect(self._on_stuck)
        self.retry_button.clicked.connect(self.outbox.retry)
        self.reader.copied.connect(self._on_copied)
        self.reader.not_copied.connect(self._on_refused)
        self.exchange.viewed.connect(self._on_viewed)
        self.exchange.refused.connect(self._on_refused)
        self.receipts.refused.connect(self._on_refused)
        self.exchange.undo_asked.connect(self.undo)
        self.undoing.viewed.connect(self._on_viewed)
        self.elsewhere.viewed.connect(self._on_viewed)
        self.elsewhere.refused.connect(self._on_stuck)
        self.undoing.refused.connect(self._on_refused)

    def _connect_pages(self) -> None:
        header, page = self.header, self.desk_page
        self.stack.currentChanged.connect(lambda at: header.review_button.setVisible(at == 0))
        header.undo_asked.connect(self.undo)
        header.redo_asked.connect(self.redo)
        header.help_asked.connect(self.open_help)
        header.overview_asked.connect(self.open_overview)
        header.review_asked.connect(self.open_review)
        header.preferences_asked.connect(self.preferences_asked)
        page.dossier.copy_asked.connect(lambda attachment: save_copy(self, attachment, self.reader))
        self.sealing.left.connect(self.open_desk)
        self.sealing.application_asked.connect(self._open_application)
        self.sealing.seal_asked.connect(self.seal)
        self.sealing.sealed.connect(self._on_sealed)

    def _connect_grid(self) -> None:
        grid, say = self.desk_page.grid, self.outbox.say
        grid.typing.connect(self.header.tell_unsaved)
        grid.recusal_asked.connect(self.ask_recusal)
        grid.mark_given.connect(lambda n, c, mark: say(Place(Field.MARK, n, c), mark))
        grid.comment_given.connect(lambda n, c, text: say(Place(Field.COMMENT, n, c), text))
        grid.opinion_given.connect(lambda n, text: say(Place(Field.OPINION, n), text))
        grid.note_given.connect(lambda n, text: say(Place(Field.NOTE, n), text))
        self.desk_page.recusal_lifted.connect(lambda n: say(Place(Field.RECUSAL, n), None))

    def _recuse(self, number: str, reason: str) -> None:
        self.flush()
        self.outbox.say(Place(Field.RECUSAL, number), reason)
        title = quoted(self._view.entry(number).application.title)
        toast(self, _("You stay out of {title}.").format(title=title), undo=self.undo)

    def _open_application(self, number: str) -> None:
        self.stack.setCurrentWidget(self.desk_page)
        self.desk_page.choose(number)
        self.desk_page.focus_grid()

    def _on_viewed(self, view: DeskView) -> None:
        self._view = view
        if self._told_stuck and not self.outbox.is_stuck:
            self._told_stuck = False
            self.error_bar.hide()
        self._show(self.shown)

    def _show(self, view: DeskView) -> None:
        self.header.show_view(view)
        if self.outbox.is_stuck:
            self.header.tell_failed()
        self.desk_page.show_view(view)
        shown = self.stack.currentWidget()
        if isinstance(shown, ReviewPage):
            shown.show_view(view)
        elif isinstance(shown, SealedPage) and not view.ballots[-1].is_current:
            self.open_review()  # the ballot of that page no longer says what stands

    def _on_stuck(self, error: Exception) -> None:
        self._show(self.shown)
        self._tell(error, can_retry=isinstance(error, StoreError))
        self._told_stuck = True

    def _on_refused(self, error: Exception) -> None:
        self._tell(error, can_retry=False)

    def _tell(self, error: Exception, *, can_retry: bool) -> None:
        self._told_stuck = False
        self.retry_button.setVisible(can_retry)
        self.elsewhere.button.setVisible(can_retry)
        self.error_bar.tell(unsaved_text(error) if can_retry else error)

    def _on_copied(self, path: Path) -> None:
        toast(self, _("A readable copy is in {file}.").format(file=path))

    def _on_sealed(self, _sealed: object, view: DeskView) -> None:
        self._on_viewed(view)
        self.stack.setCurrentWidget(self.sealed_page)
