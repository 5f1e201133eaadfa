"""The pages of a kit in the juror’s window: the code, then the desk."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from jury_app.i18n import _, language
from jury_app.paths import user_data
from jury_app.rehearsal import rehearsing, stamped
from jury_app.ui.first_paint import FirstPaint
from jury_app.ui.juror.ballot_folder import BallotFolder
from jury_app.ui.juror.code_page import CodePage
from jury_app.ui.juror.desk_thread import DeskThread, OpenedDesk
from jury_app.ui.loading import Loading
from jury_app.ui.settings import RecentFile
from jury_app.ui.theme import dressed_at_once
from jury_app.ui.widgets.toast import hush, toast

if TYPE_CHECKING:
    from jury_app.ui.juror.behind import Behind
    from jury_app.ui.juror.desk_screen import DeskScreen
    from jury_app.ui.juror.window import JurorWindow

COLUMNS = "juror columns"
READER = "juror reader"


class KitPages(QObject):
    """Leads from the code to the desk, and keeps what is done there."""

    def __init__(self, window: "JurorWindow", behind: "Behind") -> None:
        super().__init__(window)
        self._window = window
        self._path = window.path
        self._settings = window.settings
        self._behind = behind
        self._opened: OpenedDesk | None = None
        self._leaving = False
        self._waits_to_rebuild = False
        self.desk = DeskThread(self)
        self.code_page = CodePage()
        self.screen_page: DeskScreen | None = None
        self.code_page.code_given.connect(self._on_code_given)
        self.code_page.help_asked.connect(self._on_help_asked)
        self.desk.opened.connect(self._on_opened)
        self.desk.rested.connect(self._on_rested)
        self.desk.refused.connect(self.code_page.refuse)
        FirstPaint(self.code_page, self._warm_up)

    def rebuild(self) -> None:
        """Build the desk anew, as soon as whoever has asked something of it has the answer.

        It is told on their screen.
        """
        if self.desk.is_busy:
            self._waits_to_rebuild = True
            return
        self._waits_to_rebuild = False
        before = self.screen_page
        if self._opened is not None and before is not None:
            before.flush()
            self._remember_look(before)
            hush(self._window)
            before.desk_page.dossier.leave()
            self._show_desk(replace(self._opened, view=before.view)).follow(before)
            self.desk.do(lambda desk: desk.view())

    def may_leave(self) -> bool:
        """Save what was being typed; ask where something could not be saved."""
        screen = self.screen_page
        if screen is None or self._leaving:
            return True
        screen.flush()
        screen.outbox.retry()
        self.desk.settle()
        if screen.has_unsaved:
            screen.elsewhere.ask_to_leave(self._on_leave)
        return not screen.has_unsaved

    def leave(self) -> None:
        """Remember how things stand, and let go of the kit."""
        if self.screen_page is not None and self._opened is not None:
            self._remember(self.screen_page)
            self.screen_page.close_reader()
        self.desk.close()

    def _show_desk(self, opened: OpenedDesk) -> "DeskScreen":
        before = self.screen_page
        screen_type = self._behind.screen()
        ballots = self._ballot_folder(opened)
        with dressed_at_once():
            screen = screen_type(opened, self.desk, ballots, self._behind, before)
            if before is not None:
                before.close_reader()
            self._window.setCentralWidget(screen)
        screen.preferences_asked.connect(self._window.preferences_asked)
        screen.desk_page.panes.restore(self._settings.geometry(COLUMNS))
        screen.desk_page.dossier.restore(self._settings.geometry(READER))
        self.screen_page = screen
        screen.open_desk()
        return screen

    def _ballot_folder(self, opened: OpenedDesk) -> BallotFolder:
        edition = opened.manifest.edition.id
        remember = partial(self._settings.put_ballots_into, edition)
        return BallotFolder(self._path, self._settings.ballot_folder(edition), remember)

    def _remember(self, screen: "DeskScreen") -> None:
        self._remember_look(screen)
        self._settings.remember_file(
            RecentFile(
                path=str(self._path),
                kind="kit",
                title=screen.title,
                sentence=screen.sentence,
                language=language(),
            )
        )

    def _remember_look(self, screen: "DeskScreen") -> None:
        page = screen.desk_page
        self._settings.remember_geometry(COLUMNS, page.panes.state())
        self._settings.remember_geometry(READER, page.dossier.state())

    def _warm_up(self) -> None:
        """Load what stands behind the code while the juror types it."""
        self.desk.warmed.connect(lambda: Loading(self._behind.screen_parts(), self))
        self.desk.warm_up(self._behind.load_desk)

    def _on_rested(self) -> None:
        if self._waits_to_rebuild:
            self.rebuild()

    def _on_leave(self) -> None:
        self._leaving = True
        self._window.close()

    def _on_code_given(self, code: str) -> None:
        self.desk.open_with(lambda: self._behind.open_desk(self._path, code))

    def _on_help_asked(self) -> None:
        self._behind.help_with_code(self.code_page)

    def _on_opened(self, opened: OpenedDesk) -> None:
        self._opened = opened
        # Gone first: else it would be dressed anew as well.
        self._window.takeCentralWidget()
        threshold = self._window.threshold
        threshold.deleteLater()
        QCoreApplication.sendPostedEvents(threshold, QEvent.Type.DeferredDelete)
        screen = self._show_desk(opened)
        with rehearsing(is_rehearsal=opened.manifest.is_rehearsal):
            title = stamped(f"{screen.title} – {opened.manifest.juror.name}")
        self._window.setWindowTitle(_("{title} – Jury").format(title=title))
        if opened.view.kept_in != user_data():
            toast(screen, _kept_text(opened.view.kept_in, self._path))
        if not self._settings.choices.is_toured:
            screen.furnished.connect(self._show_around)

    def _show_around(self) -> None:
        screen = self.screen_page
        if screen is not None and screen.is_reading and not self._settings.choices.is_toured:
            self._settings.remember_tour()
            screen.open_tour()


def _kept_text(folder: Path, kit: Path) -> str:
    """Return where the marks are, that are not where one would look for them."""
    if folder == kit.resolve().parent:
        sentence = _("Your marks are kept in {folder}, beside your kit. Keep them together.")
    else:
        sentence = _(
            "Your marks are kept in {folder}, where you put them. Leave them there until you seal."
        )
    return sentence.format(folder=folder)
