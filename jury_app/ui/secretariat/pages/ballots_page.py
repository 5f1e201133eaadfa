"""The ballots: taken in by drag and drop, each with its answer; who is missing; opening them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from jury_app.exchange.answering import PASSED_OVER, CollectedFile
from jury_app.exchange.collecting import collect
from jury_app.exchange.incoming import SUFFIX
from jury_app.exchange.receipts import WrittenReceipt, write_receipts
from jury_app.i18n import _, ngettext
from jury_app.model.chain import Answer
from jury_app.model.queries.exchange import EXCHANGE_SOURCES
from jury_app.publishing.ballot_register import write_register
from jury_app.ui.secretariat.answer_panel import AnswerPanel
from jury_app.ui.secretariat.ballot_register import BallotRegister
from jury_app.ui.secretariat.ballots_overview import (
    BallotsOverview,
    ballots_overview,
    standing_sentence,
)
from jury_app.ui.secretariat.dialogs.open_ballots_dialog import OpenBallotsDialog
from jury_app.ui.secretariat.dialogs.resolve_dialog import ResolveDialog
from jury_app.ui.secretariat.drop_strip import DropStrip
from jury_app.ui.secretariat.files import choose_files, choose_folder, choose_new_file
from jury_app.ui.secretariat.fingerprint_check import FingerprintCheck
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.moments import is_past
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.side_by_side import SideBySide
from jury_app.ui.secretariat.waiting import hold_back, show_known
from jury_app.ui.secretariat.watch_strip import WatchStrip
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.file_drop import FileDrop
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.page_header import PageHeader

_SOURCES = EXCHANGE_SOURCES | {"edition", "rules", "frozen_decisions", "journal_entry"}


class BallotsPage(QWidget):
    """Takes ballots in at any time; opens them once, before witnesses."""

    page_asked = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._read: BallotsOverview | None = None
        self._is_taking, self._waiting = False, list[Path]()
        self.header = PageHeader(_("Ballots"))
        self.resolve_button = self.header.add_action(
            button(_("Decide a conflict…"), icon_name="scale")
        )
        self.register_button = self.header.add_action(
            button(_("Save the register…"), icon_name="download")
        )
        self.receipts_button = self.header.add_action(
            button(_("Receipts…"), icon_name="file-check")
        )
        self.open_button = self.header.add_action(
            button(_("Open the ballots"), icon_name="lock-open")
        )
        self.open_now_button = self.header.add_action(
            primary_button(_("Open the ballots"), icon_name="lock-open")
        )
        self.standings_button = self.header.add_action(
            primary_button(_("See the standings"), icon_name="chart-column")
        )
        self.error_bar = ErrorBar()
        self.strip = DropStrip()
        self.files_button = self.strip.files_button
        self.folder_button = self.strip.folder_button
        self.watch_strip = WatchStrip()
        self.fingerprints = FingerprintCheck()
        self.register = BallotRegister()
        self.answers = AnswerPanel()
        self._sides = SideBySide(self.register, self.answers)
        self._sides.set_detail_wanted(wanted=False)
        self.drop = _AnyFileDrop(self, (SUFFIX,), _("Drop the ballots here"))
        self._lay_out()
        self._connect()
        Freshness(self, office.workspace, _SOURCES, self.refresh)
        self._offer()
        hold_back(self._sides, self.strip, self.watch_strip, self.fingerprints)
        self.refresh()

    def _lay_out(self) -> None:
        layout = column(
            self.header,
            self.error_bar,
            self.strip,
            self.watch_strip,
            gap=GAP_L,
            margin=GAP_XL,
        )
        layout.addWidget(self._sides, 1)
        layout.addWidget(self.fingerprints)
        self.setLayout(layout)

    def _connect(self) -> None:
        for each in (self.open_button, self.open_now_button):
            each.clicked.connect(self._on_open_clicked)
        self.receipts_button.clicked.connect(self._on_receipts_clicked)
        self.resolve_button.clicked.connect(self._on_resolve_clicked)
        self.register_button.clicked.connect(self._on_register_clicked)
        self.watch_strip.arrived.connect(self._on_arrived)
        self.watch_strip.chosen.connect(self._on_watch_chosen)
        self.standings_button.clicked.connect(partial(self.page_asked.emit, "standings"))
        self.register.kits_asked.connect(partial(self.page_asked.emit, "kits"))
        self.files_button.clicked.connect(self._on_files_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.drop.dropped.connect(self.collect)
        self.answers.closed.connect(partial(self._sides.set_detail_wanted, wanted=False))

    def refresh(self) -> None:
        """Read the register again."""
        self._office.workspace.read(ballots_overview, then=self._show, key="ballots")

    def collect(self, paths: Sequence[Path]) -> None:
        """Take in files and folders, whatever they are; each gets its answer."""
        if paths:
            self.error_bar.hide()
            self._office.with_passphrase(self, partial(self._collect, tuple(paths)))

    def _on_arrived(self, paths: list[Path]) -> None:
        """Take in what came into the folder, once what is under way is done."""
        self._waiting += paths
        if not self._is_taking:
            come, self._waiting = tuple(self._waiting), []
            self._office.with_passphrase(self, partial(self._collect, come, is_watched=True))

    def _on_taken(self) -> None:
        self._is_taking = False
        if self._waiting:
            self._on_arrived([])

    def _collect(
        self, paths: Sequence[Path], passphrase: str | None, *, is_watched: bool = False
    ) -> None:
        self._is_taking = True
        told = self._on_watched if is_watched else self._on_collected
        run_watched(
            self._office,
            self,
            collect,
            paths,
            passphrase=passphrase,
            title=_("Taking the ballots in"),
            outcome=Outcome(told, self.error_bar.tell, self._on_taken),
        )

    def _on_watched(self, answers: list[CollectedFile]) -> None:
        """Tell what is new: what lies in the folder from before came in long ago."""
        if new := [each for each in answers if each.answer != Answer.ALREADY_RECEIVED]:
            self._on_collected(new)

    def _on_collected(self, answers: list[CollectedFile]) -> None:
        if all(each.answer == PASSED_OVER for each in answers):
            self.error_bar.tell(
                _("There is no ballot in this folder."),
                _("Ballots are files ending in {suffix}.").format(suffix=SUFFIX),
            )
        if not answers:
            return
        self.answers.set_answers(answers)
        self._sides.set_detail_wanted(wanted=True)
        self._sides.show_detail()

    def write_receipts(self, folder: Path) -> None:
        """Write a receipt and a message for every ballot that counts."""
        self.error_bar.hide()
        self._office.with_passphrase(self, partial(self._write_receipts, folder))

    def _write_receipts(self, folder: Path, passphrase: str | None) -> None:
        run_watched(
            self._office,
            self,
            write_receipts,
            folder,
            passphrase=passphrase,
            title=_("Writing the receipts"),
            outcome=Outcome(self._on_receipts_written, self.error_bar.tell),
        )

    def _on_receipts_written(self, written: list[WrittenReceipt]) -> None:
        told = ngettext(
            "{count} receipt is in {folder}, with a message ready to send.",
            "{count} receipts are in {folder}, each with a message ready to send.",
            len(written),
        )
        folder = written[0].file.parent
        self._office.told(self, told.format(count=len(written), folder=folder))

    def _show(self, read: BallotsOverview) -> None:
        is_first = self._read is None
        self._read = read
        self._sides.show()
        self.register.set_rows(read.register)
        self.fingerprints.set_rows(read.register)
        self.header.set_sentence(standing_sentence(read))
        self._offer()
        folder = self._office.settings.watched_folder(read.edition.key)
        if is_first and folder and not read.stages.is_closed:
            self.watch_strip.start(Path(folder))

    def _offer(self) -> None:
        """Show the next thing to do: wait for ballots, open them, or look at the standings."""
        read = self._read
        sealed = read is not None and not read.stages.ballots_opened
        some = read is not None and read.stand.received > 0
        closed = read is not None and read.stages.is_closed
        ready = read is not None and (not read.stand.missing or is_past(read.due))
        self.receipts_button.setVisible(some)
        self.open_button.setVisible(sealed and some and not ready)
        self.open_now_button.setVisible(sealed and some and ready)
        self.standings_button.setVisible(read is not None and not sealed)
        self.resolve_button.setVisible(read is not None and bool(read.contested) and not closed)
        self.register_button.setVisible(read is not None and read.stages.kits > 0)
        for each in (self.strip, self.watch_strip):
            show_known(each, wanted=read is not None and read.stages.kits > 0 and not closed)

    def _on_open_clicked(self) -> None:
        if self._read is None:
            return
        dialog = OpenBallotsDialog(self._office, self._read.stand, self)
        dialog.accepted.connect(self._on_opened)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_opened(self) -> None:
        self._office.told(self, _("The ballots are open and the rules are sealed."))

    def _on_resolve_clicked(self) -> None:
        """Decide for the juror who is chosen, or else for the first of those in conflict."""
        if self._read is None or not self._read.contested:
            return
        chosen = {row.id for row in self.register.table.chosen_rows()}
        first, *others = self._read.contested
        found = next((each for each in others if each.juror_id in chosen), first)
        dialog = ResolveDialog(self._office, found, self)
        dialog.accepted.connect(partial(self._sides.set_detail_wanted, wanted=False))
        dialog.open()

    def _on_register_clicked(self) -> None:
        kinds = (_("Workbook (*.xlsx)"), _("CSV (*.csv)"))
        name = _("Register of the ballots") + ".xlsx"
        choose_new_file(self, _("Where to save the register"), kinds, name, self.write_register)

    def write_register(self, file: Path) -> None:
        """Save the register as a workbook or a CSV."""
        self.error_bar.hide()
        run_watched(
            self._office,
            self,
            write_register,
            file,
            title=_("Saving the register"),
            outcome=Outcome(partial(self._on_register_written, file), self.error_bar.tell),
        )

    def _on_register_written(self, file: Path, _rows: object) -> None:
        self._office.told(self, _("The register is saved: {file}").format(file=file.name))

    def _on_watch_chosen(self, folder: str) -> None:
        if self._read is not None:
            self._office.settings.watch_folder(self._read.edition.key, folder)

    def _on_receipts_clicked(self) -> None:
        choose_folder(self, _("Folder for the receipts"), self.write_receipts)

    def _on_files_clicked(self) -> None:
        kinds = (_("Ballots (*{suffix})").format(suffix=SUFFIX), _("All files (*)"))
        choose_files(self, _("Ballots to take in"), kinds, self.collect)

    def _on_folder_clicked(self) -> None:
        choose_folder(self, _("Folder that holds ballots"), lambda path: self.collect([path]))


class _AnyFileDrop(FileDrop):
    """On this page whatever is dropped gets its answer, even what is no ballot."""

    def taken(self, mime: QMimeData) -> list[Path]:
        """Return all the files that are held."""
        return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
