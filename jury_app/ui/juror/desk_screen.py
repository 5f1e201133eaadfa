"""Everything behind the code: the head of the window, and the pages under it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jury_app.desk.changes import Field, Place
from jury_app.desk.naming import edition_title
from jury_app.desk.viewing import with_said
from jury_app.desk.views import DeskView
from jury_app.formatting import quoted
from jury_app.i18n import _
from jury_app.ui.first_paint import FirstPaint
from jury_app.ui.juror import words
from jury_app.ui.juror.ballot_folder import BallotFolder
from jury_app.ui.juror.bookmarks import Bookmarks
from jury_app.ui.juror.desk_page import DeskPage
from jury_app.ui.juror.desk_thread import DeskThread, OpenedDesk
from jury_app.ui.juror.elsewhere import Elsewhere
from jury_app.ui.juror.header import Header
from jury_app.ui.juror.outbox import Outbox
from jury_app.ui.juror.recusal_dialog import RecusalDialog
from jury_app.ui.juror.saying import say_into
from jury_app.ui.juror.shortcuts import connect_keys
from jury_app.ui.juror.trouble_bar import TroubleBar
from jury_app.ui.juror.undoing import Undoing
from jury_app.ui.loading import Loading
from jury_app.ui.widgets.toast import hush, toast

if TYPE_CHECKING:
    from jury_app.ui.juror.annex import Annex
    from jury_app.ui.juror.behind import Behind
    from jury_app.ui.juror.document_view import DocumentView
    from jury_app.ui.juror.review_page import ReviewPage
    from jury_app.ui.juror.sealed_page import SealedPage
    from jury_app.ui.widgets.tour import Tour


class DeskScreen(QWidget):
    """Sends what the juror does to the desk, and shows what stands."""

    preferences_asked = Signal()
    furnished = Signal()  # what stands around the desk is there, too

    def __init__(
        self,
        opened: OpenedDesk,
        desk: DeskThread,
        ballots: BallotFolder,
        behind: "Behind",
        before: "DeskScreen | None" = None,
    ) -> None:
        """Show what is needed to read and score; what stands around it comes once it is seen."""
        super().__init__()
        self._opened = opened
        self._manifest = opened.manifest
        self._desk = desk
        self._ballots = ballots
        self._behind = behind
        self._annex: Annex | None = None
        self._view = opened.view
        self.outbox: Outbox = before.outbox if before else Outbox(desk)
        self.bookmarks: Bookmarks = before.bookmarks if before else Bookmarks()
        self.header = Header(self._manifest)
        self.elsewhere = Elsewhere(self, desk, self.outbox)
        self.error_bar = TroubleBar(self.outbox, self.elsewhere)
        self.desk_page = DeskPage(
            self._manifest, self._make_document, lambda: self.shown, self.bookmarks
        )
        self.undoing = Undoing(self, self._manifest, desk, self.outbox)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.desk_page)
        self._place()
        self._connect_desk()
        self._connect_pages()
        self.desk_page.grid.typing.connect(self.header.tell_unsaved)
        self.desk_page.grid.recusal_asked.connect(self.ask_recusal)
        say_into(self.outbox, self.desk_page)
        connect_keys(self)
        self._on_viewed(opened.view)
        FirstPaint(self, self._on_painted)

    @property
    def annex(self) -> "Annex":
        """What stands around the desk."""
        if self._annex is None:
            self._annex = self._behind.annex()(self, self._opened, self._desk, self._ballots)
            self._connect_annex(self._annex)
        return self._annex

    @property
    def is_furnished(self) -> bool:
        """Whether what stands around the desk is there."""
        return self._annex is not None

    @property
    def is_reading(self) -> bool:
        """Whether the page is shown where one reads and scores."""
        return self.stack.currentWidget() is self.desk_page

    @property
    def view(self) -> DeskView:
        """How things stand, all of it on the disk."""
        return self._view

    @property
    def shown(self) -> DeskView:
        """How things stand for the juror: what was said counts before it is on the disk."""
        return with_said(self._view, self.outbox.said, self._manifest.grid.criteria)

    @property
    def review_page(self) -> "ReviewPage":
        """Everything at a glance, before sealing."""
        return self.annex.sealing.review_page

    @property
    def sealed_page(self) -> "SealedPage":
        """The ballot that was sealed."""
        return self.annex.sealing.sealed_page

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
        if self._annex is not None:
            self._annex.close()

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
        self.annex.open_help()

    def open_tour(self) -> "Tour":
        """Show around in the desk, and leave the keyboard where it is."""
        return self.annex.open_tour()

    def undo(self) -> None:
        """Take back the last change, show where it was, and say what stands again."""
        self.undoing.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.undoing.redo()

    def follow(self, before: "DeskScreen") -> None:
        """Go on where the juror was on the screen that this one replaces."""
        self.desk_page.choose(before.desk_page.chosen())
        self.annex.follow(before.annex)
        if before.annex.sealing.is_reviewing:
            self.open_review()
        elif before.annex.sealing.is_sealed:
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
        self.annex.sealing.put_into(folder)

    def seal(self) -> None:
        """Seal what stands now."""
        self.flush()
        self.annex.sealing.seal(self.shown)

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

    def _make_document(self) -> "DocumentView":
        return self.annex.make_document()

    def _on_painted(self) -> None:
        """Load what stands around the desk while the juror reads."""
        Loading(self._behind.annex_parts(), self).loaded.connect(self._on_loaded)

    def _on_loaded(self) -> None:
        assert self.annex  # noqa: S101 -- it is made where it is named
        self.furnished.emit()
        QTimer.singleShot(0, self, self.desk_page.dossier.make_ready)

    def _connect_desk(self) -> None:
        self._desk.saving.connect(self.header.await_save)
        self._desk.viewed.connect(self._on_viewed)
        self._desk.failed.connect(self.error_bar.tell_refused)
        self.outbox.sending.connect(self.header.await_save)
        self.outbox.saved.connect(self._on_viewed)
        self.outbox.stuck.connect(self._on_stuck)
        self.undoing.viewed.connect(self._on_viewed)
        self.elsewhere.viewed.connect(self._on_viewed)
        self.elsewhere.refused.connect(self._on_stuck)
        self.undoing.refused.connect(self.error_bar.tell_refused)

    def _connect_pages(self) -> None:
        header = self.header
        self.stack.currentChanged.connect(lambda at: header.review_button.setVisible(at == 0))
        header.undo_asked.connect(self.undo)
        header.redo_asked.connect(self.redo)
        header.help_asked.connect(self.open_help)
        header.overview_asked.connect(self.open_overview)
        header.review_asked.connect(self.open_review)
        header.preferences_asked.connect(self.preferences_asked)

    def _connect_annex(self, annex: "Annex") -> None:
        self.desk_page.dossier.copy_asked.connect(annex.save_copy)
        for part in (annex.exchange, annex.receipts, annex.cosigning):
            part.refused.connect(self.error_bar.tell_refused)
        annex.reader.not_copied.connect(self.error_bar.tell_refused)
        annex.exchange.viewed.connect(self._on_viewed)
        annex.exchange.undo_asked.connect(self.undo)
        annex.sealing.left.connect(self.open_desk)
        annex.sealing.application_asked.connect(self._open_application)
        annex.sealing.seal_asked.connect(self.seal)
        annex.sealing.sealed.connect(self._on_sealed)

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
        self.error_bar.look_again()
        self._show(self.shown)

    def _show(self, view: DeskView) -> None:
        self.header.show_view(view)
        if self.outbox.is_stuck:
            self.header.tell_failed()
        self.desk_page.show_view(view)
        if self.is_reading:
            return
        if self.annex.sealing.is_reviewing:
            self.review_page.show_view(view)
        elif not view.ballots[-1].is_current:
            self.open_review()  # the ballot of that page no longer says what stands

    def _on_stuck(self, error: Exception) -> None:
        self._show(self.shown)
        self.error_bar.tell_unsaved(error)

    def _on_sealed(self, _sealed: object, view: DeskView) -> None:
        self._on_viewed(view)
        self.stack.setCurrentWidget(self.sealed_page)
