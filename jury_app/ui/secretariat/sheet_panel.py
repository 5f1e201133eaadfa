"""The sitting sheet, offered where the sitting is closed: written, initialled, then compared."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from jury_app.i18n import _, ngettext
from jury_app.model.database import Database
from jury_app.model.operations.secretary import name_secretary
from jury_app.model.operations.sitting import settle_undecided
from jury_app.model.queries.sheet_head import SheetHead, sheet_head
from jury_app.progress import Steps
from jury_app.publishing import SHEET, PublishedFile, publish
from jury_app.sealing.keys import digest_code, grouped
from jury_app.ui.filing import documents
from jury_app.ui.secretariat.files import choose_folder, show_file
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label


class SheetPanel(QFrame):
    """Writes the sheet before the closing, and says with which code it ends."""

    refused = Signal(object)  # the exception that says why not
    told = Signal()  # its words are others now, and need another height

    def __init__(self, office: Office, wishes: Callable[[], dict[str, Any]]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._office, self._wishes = office, wishes
        self._written: Path | None = None
        self.state_label = SentenceLabel("")
        self.write_button = button(_("Write the sitting sheet…"), icon_name="printer")
        self.write_button.clicked.connect(self._choose)
        self.show_button = button(_("Open the document"), icon_name="external-link")
        self.show_button.clicked.connect(self._show)
        self.show_button.hide()
        self.setLayout(
            column(
                label(_("Print the sitting sheet, have it initialled, then close"), "strong"),
                self.state_label,
                row(self.write_button, self.show_button, None, gap=GAP_S),
                gap=GAP_S,
                margin=GAP_M,
            )
        )
        office.workspace.read(sheet_head, then=self._tell, failed=self.refused.emit)

    def write(self, folder: Path) -> None:
        """Write the sheet into a folder, with all that the closing would decide."""
        run_watched(
            self._office,
            self,
            write_sheet,
            folder,
            **self._wishes(),
            title=_("Making the sitting sheet"),
            outcome=Outcome(self._on_written, self.refused.emit),
        )

    def _choose(self) -> None:
        choose_folder(self, _("Folder for the sitting sheet"), self.write, documents())

    def _show(self) -> None:
        if self._written is not None:
            show_file(self._written)

    def _tell(self, head: SheetHead) -> None:
        text = (
            _("It is written: it ends with act {number}, and each page bears the code {code}.")
            if head.is_written
            else _(
                "It tells each act of the room up to act {number}. Without it, an act that "
                "somebody invents afterwards is found by nothing on paper. You may close all "
                "the same."
            )
        )
        code = grouped(digest_code(head.hash))
        self.state_label.setText(text.format(number=head.seq, code=code))
        self.told.emit()

    def _on_written(self, done: tuple[PublishedFile, SheetHead]) -> None:
        written, head = done
        self._written = written.file
        text = ngettext(
            "{count} page is ready in “{file}”. Print it and have it initialled: it bears the "
            "code {code}.",
            "{count} pages are ready in “{file}”. Print them and have each initialled: they bear "
            "the code {code}.",
            written.pages or 0,
        )
        code = grouped(digest_code(head.hash))
        self.state_label.setText(
            text.format(count=written.pages, file=written.file.name, code=code)
        )
        self.show_button.show()
        self.told.emit()


def write_sheet(
    database: Database, folder: Path, *, settle: bool, secretary: str
) -> Steps[tuple[PublishedFile, SheetHead]]:
    """Enter what the closing would enter, then write the sheet, so that nothing follows it."""
    with database.transaction() as session:
        name_secretary(session, name=secretary)
        if settle:
            settle_undecided(session)
    [written] = yield from publish(database, folder, [SHEET])
    return written, database.read(sheet_head)
