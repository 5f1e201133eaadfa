"""The ballots: taken in by drag and drop, each with its answer; who is missing; opening them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from jury_app.exchange.collecting import PASSED_OVER, SUFFIX, CollectedFile, collect
from jury_app.exchange.receipts import WrittenReceipt, write_receipts
from jury_app.i18n import _, ngettext
from jury_app.model.queries.edition import StagesRow, get_edition, get_rules, get_stages
from jury_app.model.queries.exchange import EXCHANGE_SOURCES, list_kits
from jury_app.ui.secretariat.answer_panel import AnswerPanel
from jury_app.ui.secretariat.ballot_register import BallotRegister
from jury_app.ui.secretariat.dialogs.open_ballots_dialog import OpenBallotsDialog, Stand
from jury_app.ui.secretariat.drop_strip import DropStrip
from jury_app.ui.secretariat.files import choose_files, choose_folder
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.moments import is_past, moment_text
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.side_by_side import SideBySide
from jury_app.ui.secretariat.waiting import hold_back, show_known
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.file_drop import FileDrop
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.page_header import PageHeader

_SOURCES = EXCHANGE_SOURCES | {"edition", "rules", "frozen_decisions"}


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything that the page tells."""

    stand: Stand
    stages: StagesRow
    due: str | None


class BallotsPage(QWidget):
    """Takes ballots in at any time; opens them once, before witnesses."""

    page_asked = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._read: _Read | None = None
        self.header = PageHeader(_("Ballots"))
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
        self.register = BallotRegister()
        self.answers = AnswerPanel()
        self._sides = SideBySide(self.register, self.answers)
        self._sides.set_detail_wanted(wanted=False)
        self.drop = _AnyFileDrop(self, (SUFFIX,), _("Drop the ballots here"))
        layout = column(self.header, self.error_bar, self.strip, gap=GAP_L, margin=GAP_XL)
        layout.addWidget(self._sides, 1)
        self.setLayout(layout)

        self._connect()
        Freshness(self, office.workspace, _SOURCES, self.refresh)
        self._offer()
        hold_back(self._sides, self.strip)
        self.refresh()

    def _connect(self) -> None:
        for each in (self.open_button, self.open_now_button):
            each.clicked.connect(self._on_open_clicked)
        self.receipts_button.clicked.connect(self._on_receipts_clicked)
        self.standings_button.clicked.connect(partial(self.page_asked.emit, "standings"))
        self.register.kits_asked.connect(partial(self.page_asked.emit, "kits"))
        self.files_button.clicked.connect(self._on_files_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.drop.dropped.connect(self.collect)
        self.answers.closed.connect(partial(self._sides.set_detail_wanted, wanted=False))

    def refresh(self) -> None:
        """Read the register again."""
        self._office.workspace.read(_read, then=self._show, key="ballots")

    def collect(self, paths: Sequence[Path]) -> None:
        """Take in files and folders, whatever they are; each gets its answer."""
        if paths:
            self.error_bar.hide()
            self._office.with_passphrase(self, partial(self._collect, tuple(paths)))

    def _collect(self, paths: Sequence[Path], passphrase: str | None) -> None:
        run_watched(
            self._office,
            self,
            collect,
            paths,
            passphrase=passphrase,
            title=_("Taking the ballots in"),
            outcome=Outcome(self._on_collected, self.error_bar.tell),
        )

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

    def _show(self, read: _Read) -> None:
        self._read = read
        self._sides.show()
        self.register.set_rows(read.stand.rows)
        self.header.set_sentence(_standing(read))
        self._offer()

    def _offer(self) -> None:
        """Show the next thing to do: wait for ballots, open them, or look at the standings."""
        read = self._read
        sealed = read is not None and not read.stages.ballots_opened
        some = read is not None and read.stand.received > 0
        ready = read is not None and (not read.stand.missing or is_past(read.due))
        self.receipts_button.setVisible(some)
        self.open_button.setVisible(sealed and some and not ready)
        self.open_now_button.setVisible(sealed and some and ready)
        self.standings_button.setVisible(read is not None and not sealed)
        show_known(
            self.strip,
            wanted=read is not None and read.stages.kits > 0 and not read.stages.is_closed,
        )

    def _on_open_clicked(self) -> None:
        if self._read is None:
            return
        dialog = OpenBallotsDialog(self._office, self._read.stand, self)
        dialog.accepted.connect(self._on_opened)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_opened(self) -> None:
        self._office.told(self, _("The ballots are open and the rules are sealed."))

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


def _read(session: Any) -> _Read:
    return _Read(
        stand=Stand(list_kits(session), get_rules(session)),
        stages=get_stages(session),
        due=get_edition(session).values.ballots_due_at,
    )


def _standing(read: _Read) -> str:
    stand, stages = read.stand, read.stages
    if not stages.kits:
        return ""
    told = [
        ngettext(
            "{count} ballot of {total} has come.",
            "{count} ballots of {total} have come.",
            stand.received,
        ).format(count=stand.received, total=len(stand.rows))
    ]
    if stages.ballots_opened:
        moment = moment_text(stand.rules.sealed_at)
        told.append(_("They were opened on {moment}.").format(moment=moment))
    elif read.due and stand.missing:
        told.append(_("They are due by {moment}.").format(moment=moment_text(read.due)))
    return " ".join([*told, *_troubles(stand)])


def _troubles(stand: Stand) -> list[str]:
    told = []
    if names := stand.named("conflict"):
        told.append(
            _("Two ballots of the same juror stand against each other: {names}.").format(
                names=", ".join(names)
            )
        )
    return told
