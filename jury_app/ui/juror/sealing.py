"""From the review to the file that is sent: what is asked before, and what is offered after."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from jury_app.desk.views import DeskView, SealedFile
from jury_app.i18n import _
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror import words
from jury_app.ui.juror.ballot_folder import BallotFolder
from jury_app.ui.juror.desk_files import DeskFiles
from jury_app.ui.juror.desk_thread import DeskThread
from jury_app.ui.juror.folders import choose_folder
from jury_app.ui.juror.opening import open_file, show_in_folder
from jury_app.ui.juror.outbox import Outbox
from jury_app.ui.juror.review_page import ReviewPage
from jury_app.ui.juror.sealed_page import SealedPage
from jury_app.ui.widgets.message import Question, ask
from jury_app.ui.widgets.toast import toast

if TYPE_CHECKING:
    from jury_app.desk.desk import Desk


class Sealing(QObject):
    """Seals what stands, once the juror means it; nothing shown may be missing from the ballot.

    Its two pages are made when they are first asked for: the first dossier need not wait for them.
    """

    sealed = Signal(object, object)  # SealedFile, DeskView
    left = Signal()  # back to reading and scoring
    application_asked = Signal(str)
    seal_asked = Signal()
    receipt_asked = Signal()
    ballot_shown = Signal()

    def __init__(
        self,
        stack: QStackedWidget,
        manifest: KitManifest,
        desk: DeskThread,
        outbox: Outbox,
        ballots: BallotFolder,
        files: DeskFiles,
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._manifest = manifest
        self._desk = desk
        self._outbox = outbox
        self._ballots = ballots
        self._files = files
        self.shown: tuple[SealedFile, DeskView, bool] | None = None
        self._message_told = (
            _("The message is ready in {file}: open it and send it.")
            if manifest.edition.ballots_email
            else _("The message is ready in {file}: open it, add the address, and send it.")
        )

    @cached_property
    def review_page(self) -> ReviewPage:
        """Everything at a glance, before sealing."""
        page = ReviewPage(self._manifest)
        page.show_folder(self.folder)
        page.folder_asked.connect(
            lambda: choose_folder(page, self.folder, self.put_into, _("Folder for the ballot"))
        )
        page.last_asked.connect(self.show_last)
        page.back_asked.connect(self.left)
        page.application_asked.connect(self.application_asked)
        page.seal_asked.connect(self.seal_asked)
        self._stack.addWidget(page)
        return page

    @cached_property
    def sealed_page(self) -> SealedPage:
        """The ballot that was sealed, and what to do with it."""
        page = SealedPage(self._manifest)
        page.folder_shown.connect(show_in_folder)
        page.message_asked.connect(self._write_message)
        page.copy_asked.connect(self._write_copy)
        page.receipt_asked.connect(self.receipt_asked)
        page.ballot_shown.connect(self.ballot_shown)
        page.back_asked.connect(self.left)
        self._stack.addWidget(page)
        return page

    @property
    def folder(self) -> Path:
        """Where the next ballot goes."""
        return self._ballots.path

    @property
    def is_reviewing(self) -> bool:
        """Whether everything is looked at before sealing."""
        return isinstance(self._stack.currentWidget(), ReviewPage)

    @property
    def is_sealed(self) -> bool:
        """Whether the ballot that was sealed is shown."""
        return isinstance(self._stack.currentWidget(), SealedPage)

    def put_into(self, folder: Path) -> None:
        """Put ballots into this folder, now and the next time."""
        self._ballots.choose(folder)
        self.review_page.show_folder(folder)

    def follow(self, before: "Sealing") -> None:
        """Go on with what was sealed on the screen that this one replaces."""
        if before.shown is not None:
            self.shown = before.shown
            sealed, view, is_new = before.shown
            self.sealed_page.show_ballot(sealed, view, is_new=is_new)

    def seal(self, view: DeskView) -> None:
        """Seal what stands now: once, and what says less than the last ballot is asked about."""
        if view.ballots and view.ballots[-1].is_current:
            text = _("Nothing has changed: here is ballot {revision} again.")
            toast(self._stack, text.format(revision=view.ballots[-1].revision))
            self.show_last()
            return
        if not view.lost_marks:
            self._seal()
            return
        question = Question(
            _("Seal a ballot with fewer marks?"),
            words.lost_text(view),
            _("Seal with fewer marks"),
            takes_away=True,
        )
        ask(self._stack, question, self._seal)

    def _seal(self) -> None:
        self.review_page.set_busy(busy=True)
        folder = self.folder
        self._outbox.once_saved(
            lambda desk: (desk.seal(folder), desk.view()),
            lambda result: self._show(*result, is_new=True),
            self._on_not_sealed,
        )

    def show_last(self, failed: Callable[[Exception], object] | None = None) -> None:
        """Put the last ballot where ballots go once more, and show it."""
        folder = self.folder
        self._desk.ask(
            lambda desk: (desk.write_last_ballot(folder), desk.view()),
            lambda result: self._show(*result, is_new=False),
            failed or self._on_not_sealed,
        )

    def _show(self, ballot: SealedFile, view: DeskView, *, is_new: bool) -> None:
        self.review_page.set_busy(busy=False)
        self.review_page.error_bar.hide()
        self.shown = (ballot, view, is_new)
        self.sealed_page.show_ballot(ballot, view, is_new=is_new)
        self.sealed.emit(ballot, view)

    def _on_not_sealed(self, error: Exception) -> None:
        self.review_page.set_busy(busy=False)
        self.review_page.refuse(error)

    def _write_message(self) -> None:
        self._write(self._files.write_message, self._on_message)

    def _write_copy(self) -> None:
        self._write(self._files.write_copy, self._on_copy)

    def _write(self, write: Callable[["Desk", Path], Path], then: Callable[[Path], object]) -> None:
        folder = self.sealed_page.folder
        self._desk.ask(lambda desk: write(desk, folder), then, self._refuse)

    def _on_message(self, file: Path) -> None:
        self._open(file, self._message_told)

    def _on_copy(self, file: Path) -> None:
        self._open(
            file, _("The copy is in {file}. Whoever uses this computer can read your marks in it.")
        )

    def _open(self, file: Path, sentence: str) -> None:
        open_file(file)
        toast(self._stack, sentence.format(file=file))

    def _refuse(self, error: Exception) -> None:
        self.sealed_page.error_bar.tell(error)
