"""Going on by hand and coming back: the two buttons that a jury hopes never to need."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _, ngettext
from jury_app.publishing import PAPER, PublishedFile, publish
from jury_app.ui.filing import documents
from jury_app.ui.paper.back_dialog import BackDialog
from jury_app.ui.paper.draft import Draft, recall_draft
from jury_app.ui.paper.sheets import PaperBack, read_sheets
from jury_app.ui.secretariat.files import choose_folder, show_file
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.dialog import Dialog


class PaperDesk(QObject):
    """Prints what is left of the sitting, and takes back what was done on it."""

    refused = Signal(object)  # the exception that says why not

    def __init__(self, office: Office, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._page = office, page

    def print_sheets(self) -> None:
        """Ask for a folder, and write the sheets there."""
        choose_folder(
            self._page, _("Folder for the sheets of paper"), self.write_sheets, documents()
        )

    def write_sheets(self, folder: Path) -> None:
        """Write the sheets into a folder."""
        run_watched(
            self._office,
            self._page,
            publish,
            folder,
            [PAPER],
            title=_("Making the sheets of paper"),
            outcome=Outcome(self._on_written, self.refused.emit),
        )

    def take_back(self) -> None:
        """Open the sheets to be typed back, with what was typed before."""
        self._office.workspace.read(read_back, then=self._open, failed=self.refused.emit)

    def _on_written(self, written: list[PublishedFile]) -> None:
        WrittenSheets(written[0], self._page).open()

    def _open(self, read: tuple[PaperBack, Draft]) -> None:
        back, draft = read
        BackDialog(self._office, back, draft, self._page).open()


class WrittenSheets(Dialog):
    """Says where the sheets are, so that they are printed at once."""

    def __init__(self, written: PublishedFile, parent: QWidget) -> None:
        count = written.pages or 0
        super().__init__(
            _("Continue on paper"),
            parent,
            ngettext(
                "{count} page is ready in “{file}”. Print it now, while there is a machine.",
                "{count} pages are ready in “{file}”. Print them now, while there is a machine.",
                count,
            ).format(count=count, file=written.file),
        )
        self.folder_button = button(_("Show in the folder"), icon_name="folder-open")
        self.folder_button.clicked.connect(lambda: show_file(written.file.parent))
        self.set_buttons(
            primary_button(_("Open the document"), icon_name="external-link"),
            self.folder_button,
            cancel=_("Close"),
        )
        self.primary_button.setFocus()
        self.accepted.connect(lambda: show_file(written.file))
        self.finished.connect(self.deleteLater)


def read_back(session: Any) -> tuple[PaperBack, Draft]:
    """Return the sheets, and what was typed from them before."""
    back = read_sheets(session)
    return back, recall_draft(back.edition)
