"""What stands around the desk, and is not needed to read the first dossier.

The pages of documents, the grid outside of the window, the seal, its receipt, the seal of the
sitting to countersign, help, the tour.
"""

from pathlib import Path

from PySide6.QtCore import QObject

from jury_app.i18n import _
from jury_app.sealing.manifest import KitAttachment
from jury_app.ui.juror.ballot_folder import BallotFolder
from jury_app.ui.juror.cosigning import Cosigning
from jury_app.ui.juror.desk_files import DeskFiles
from jury_app.ui.juror.desk_screen import DeskScreen
from jury_app.ui.juror.desk_thread import DeskThread, OpenedDesk
from jury_app.ui.juror.document_keys import bind_document_keys
from jury_app.ui.juror.document_view import DocumentView
from jury_app.ui.juror.folders import save_copy
from jury_app.ui.juror.grid_exchange import GridExchange
from jury_app.ui.juror.help_pages import help_behind_code
from jury_app.ui.juror.reader import Reader
from jury_app.ui.juror.receipts import Receipts
from jury_app.ui.juror.sealing import Sealing
from jury_app.ui.juror.tour_steps import desk_tour
from jury_app.ui.widgets.help_sheet import HelpSheet
from jury_app.ui.widgets.toast import toast
from jury_app.ui.widgets.tour import Tour


class Annex(QObject):
    """Built once the juror reads, or when something of it is asked for before."""

    def __init__(
        self,
        screen: DeskScreen,
        opened: OpenedDesk,
        desk: DeskThread,
        ballots: BallotFolder,
        *,
        files: DeskFiles,
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        manifest = opened.manifest
        self.reader = Reader(opened.attachment, self)
        self.reader.copied.connect(self._on_copied)
        self.exchange = GridExchange(screen, manifest, desk, files)
        self.exchange.attach(screen.header.exchange_button)
        self.sealing = Sealing(screen.stack, manifest, desk, screen.outbox, ballots, files)
        self.receipts = Receipts(screen, desk, self.sealing, files)
        self.cosigning = Cosigning(screen, desk, self.sealing, files)

    def make_document(self) -> DocumentView:
        """Return a view of attachments that answers to its keys wherever one reads and scores."""
        page = self._screen.desk_page
        view = DocumentView(self.reader, self._screen.bookmarks)
        bind_document_keys(view, page)
        return view

    def open_help(self) -> None:
        """Help with the page that is shown."""
        page = help_behind_code(self._screen.stack.currentWidget())
        HelpSheet(page, self._screen, self._take_tour).open()

    def open_tour(self) -> Tour:
        """Show around in the desk, and leave the keyboard where it is."""
        screen, page = self._screen, self._screen.desk_page
        if not screen.is_reading:
            screen.open_desk()
        for before in screen.findChildren(Tour):
            before.end()
        tour = Tour(screen, page, desk_tour(page, screen.header))
        tour.left.connect(page.focus_grid)
        page.grid.mark_given.connect(tour.give_way)
        tour.go_on()
        return tour

    def save_copy(self, attachment: KitAttachment) -> None:
        """Put a readable copy of an attachment on the disk, if the juror means it."""
        save_copy(self._screen, attachment, self.reader)

    def follow(self, before: "Annex") -> None:
        """Go on with what was open around the desk that this one replaces."""
        self.sealing.follow(before.sealing)
        self.exchange.follow(before.exchange)

    def close(self) -> None:
        """End the helpers that draw pages."""
        self.reader.close()

    def _take_tour(self) -> None:
        self.open_tour().next_button.setFocus()

    def _on_copied(self, path: Path) -> None:
        toast(self._screen, _("A readable copy is in {file}.").format(file=path))
