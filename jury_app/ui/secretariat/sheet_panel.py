"""The sitting sheet, offered where the sitting is closed: written, initialled, then compared."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from jury_app.i18n import _, ngettext
from jury_app.model.database import Database
from jury_app.model.operations.secretary import name_secretary
from jury_app.model.operations.sitting import settle_undecided
from jury_app.model.operations.undoing import undo_all
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


@dataclass(frozen=True, slots=True)
class WrittenSheet:
    """The sheet, the act that it ends with, and the acts by which nothing waits any more."""

    file: PublishedFile
    head: SheetHead
    settled: tuple[int, ...]


class SheetPanel(QFrame):
    """Writes the sheet before the closing, and says with which code it ends."""

    refused = Signal(object)  # the exception that says why not
    told = Signal()  # its words are others now, and need another height
    taken_back = Signal()  # what it recorded for the domains that wait: the jury goes on

    def __init__(
        self, office: Office, wishes: Callable[[], dict[str, Any]], undecided: int
    ) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._office, self._wishes = office, wishes
        self._written: Path | None = None
        self._undecided = undecided
        self.settled: tuple[int, ...] = ()
        """The acts that say “not awarded” because the sheet was written."""
        self.is_busy = False
        """Whether it is being written or taken back: whoever leaves now would not hear of it."""
        self.state_label = SentenceLabel("")
        self.write_button = button(_("Write the sitting sheet…"), icon_name="printer")
        self.write_button.clicked.connect(self._choose)
        self.show_button = button(_("Open the document"), icon_name="external-link")
        self.show_button.clicked.connect(self._show)
        self.show_button.hide()
        self.settles_label = SentenceLabel(_settles_text(undecided))
        self.settles_label.setVisible(bool(undecided))
        self.back_button = button(_("Take it back and go on deliberating"), icon_name="undo-2")
        self.back_button.clicked.connect(self._take_back)
        self.back_button.hide()
        self.setLayout(
            column(
                label(_("Print the sitting sheet, have it initialled, then close"), "strong"),
                self.state_label,
                self.settles_label,
                row(self.write_button, self.show_button, None, gap=GAP_S),
                row(self.back_button, None),
                gap=GAP_S,
                margin=GAP_M,
            )
        )
        office.workspace.read(sheet_head, then=self._tell, failed=self.refused.emit)

    def write(self, folder: Path) -> None:
        """Write the sheet into a folder, with all that the closing would decide."""
        self.is_busy = True
        run_watched(
            self._office,
            self,
            write_sheet,
            folder,
            **self._wishes(),
            title=_("Making the sitting sheet"),
            outcome=Outcome(self._on_written, self.refused.emit, self._on_over),
        )

    def _on_over(self) -> None:
        self.is_busy = False

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

    def _take_back(self) -> None:
        self.is_busy = True
        self.back_button.setEnabled(False)
        self._office.workspace.write(
            undo_all, seqs=self.settled, then=self._on_taken_back, failed=self._on_kept
        )

    def _on_taken_back(self, _seq: int) -> None:
        self.settled, self.is_busy = (), False
        page = self.window().parentWidget() or self  # the dialog goes
        self._office.told(page, _("Taken back: these domains wait for their decision again."))
        self.taken_back.emit()

    def _on_kept(self, error: Exception) -> None:
        self.is_busy = False
        self.back_button.setEnabled(True)
        self.refused.emit(error)

    def _on_written(self, done: WrittenSheet) -> None:
        written, head = done.file, done.head
        self._written = written.file
        self.settled = (*self.settled, *done.settled)
        if self.settled:
            self.settles_label.setText(settled_text(len(self.settled)))
            self.back_button.show()
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
) -> Steps[WrittenSheet]:
    """Enter what the closing would enter, then write the sheet, so that nothing follows it.

    Where there is no sheet in the end, nothing is recorded of the domains that wait.
    """
    with database.transaction() as session:
        name_secretary(session, name=secretary)
        settled = settle_undecided(session) if settle else []
    try:
        [written] = yield from publish(database, folder, [SHEET])
    except BaseException:  # refused, or stopped by who waits for it
        if settled:
            database.write(undo_all, seqs=settled)
        raise
    return WrittenSheet(written, database.read(sheet_head), tuple(settled))


def settled_text(count: int) -> str:
    """Say of how many domains it is recorded that they have no award."""
    return ngettext(
        "It is recorded of {count} domain that nothing is awarded there, as the sheet says.",
        "It is recorded of {count} domains that nothing is awarded there, as the sheet says.",
        count,
    ).format(count=count)


def _settles_text(count: int) -> str:
    """Say before what writing the sheet records, and that it can be taken back."""
    return ngettext(
        "Writing it records at once that nothing is awarded in {count} domain that waits: no act "
        "may follow what is initialled. Whoever then goes on deliberating takes that back with "
        "one button.",
        "Writing it records at once that nothing is awarded in {count} domains that wait: no act "
        "may follow what is initialled. Whoever then goes on deliberating takes that back with "
        "one button.",
        count,
    ).format(count=count)
