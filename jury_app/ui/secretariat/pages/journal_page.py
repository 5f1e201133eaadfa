"""The journal: every act that was ever done, whether the chain holds, and the day replayed."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from jury_app.exchange.checking import check
from jury_app.findings import Finding
from jury_app.formatting import MISSING, format_number
from jury_app.i18n import _, ngettext
from jury_app.model.enums import JournalKind
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.journal import (
    JOURNAL_SOURCES,
    ChangeRow,
    JournalRow,
    changes_of,
    list_journal,
)
from jury_app.model.requirements import is_closed
from jury_app.ui.secretariat.finding_list import FindingList
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.journal_detail import JournalDetail
from jury_app.ui.secretariat.journal_words import GROUPS, actor_text
from jury_app.ui.secretariat.moments import short_moment
from jury_app.ui.secretariat.notice import Notice
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.replay_panel import ReplayPanel
from jury_app.ui.secretariat.side_by_side import SideBySide
from jury_app.ui.secretariat.waiting import hold_back, show_known
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.page_header import PageHeader
from jury_app.ui.widgets.table_pane import TablePane


@dataclass(frozen=True, slots=True)
class _Read:
    """The acts, the last one first."""

    rows: tuple[JournalRow, ...]
    is_closed: bool

    @property
    def moments(self) -> tuple[JournalRow, ...]:
        """The acts from the opening of the sitting on, the first one first."""
        opened = [row.id for row in self.rows if row.kind is JournalKind.SITTING_OPENED]
        return tuple(row for row in reversed(self.rows) if opened and row.id >= opened[-1])


class JournalPage(QWidget):
    """Searches and reads the acts; undoes one by a correction; checks the chain."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._is_closed = False
        self._model: TableModel[JournalRow] = TableModel(_columns(), self)
        self.header = PageHeader(_("Journal"))
        self.check_button = self.header.add_action(
            button(_("Check the journal"), icon_name="shield-check")
        )
        self.replay_button = self.header.add_action(
            button(_("Replay the day"), icon_name="history")
        )
        self.sound_notice = Notice("shield-check", "success")
        self.error_bar = ErrorBar()
        self.findings = FindingList(_("What the check found"))
        empty = EmptyState(
            "history", _("Nothing was done yet"), _("Every act will stand here, with its hour.")
        )
        self.pane = TablePane(self._model, _("Journal"), empty)
        self.group_combo = _group_combo()
        self.pane.tools.insertWidget(1, self.group_combo)
        self.detail = JournalDetail()
        self.sides = SideBySide(self.pane, self.detail)
        self.sides.set_detail_wanted(wanted=False)
        self.replay = ReplayPanel(office)
        self.replay.hide()
        self._lay_out()
        self._connect()
        hold_back(self.sides, self.replay_button)
        self.refresh()

    def refresh(self) -> None:
        """Read the journal again; what was checked before is not checked any more."""
        self.sound_notice.tell("")
        self._office.workspace.read(_read, then=self._show, key="journal")

    def _lay_out(self) -> None:
        layout = column(
            self.header,
            self.sound_notice,
            self.error_bar,
            self.findings,
            gap=GAP_L,
            margin=GAP_XL,
        )
        layout.addWidget(self.sides, 1)
        layout.addWidget(self.replay, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.replay_button.clicked.connect(lambda: self._set_replaying(is_replaying=True))
        self.replay.left.connect(lambda: self._set_replaying(is_replaying=False))
        self.check_button.clicked.connect(self._on_check_clicked)
        self.error_bar.close_button.clicked.connect(self._hide_findings)
        self.group_combo.currentIndexChanged.connect(self._on_group_chosen)
        self.pane.table.row_chosen.connect(self._on_row_chosen)
        self.pane.table.row_activated.connect(lambda _row: self.sides.show_detail())
        self.detail.undone.connect(self._on_undone)
        Freshness(self, self._office.workspace, JOURNAL_SOURCES, self.refresh)

    def _show(self, read: _Read) -> None:
        self._is_closed = read.is_closed
        moments = read.moments
        self.replay.set_moments(moments)
        if self.replay.isHidden():
            show_known(self.sides, wanted=True)
            show_known(self.replay_button, wanted=bool(moments))
        self._model.set_rows(read.rows)
        count = len(read.rows)
        self.header.set_sentence(
            ngettext(
                "{count} act. Nothing is ever removed: an act is undone by another.",
                "{count} acts. Nothing is ever removed: an act is undone by another.",
                count,
            ).format(count=format_number(count))
        )
        self._on_row_chosen(self.pane.table.current_row())

    def _set_replaying(self, *, is_replaying: bool) -> None:
        self._hide_findings()
        self.sound_notice.tell("")
        self.sides.setVisible(not is_replaying)
        self.replay.setVisible(is_replaying)
        for each in (self.check_button, self.replay_button):
            each.setVisible(not is_replaying)
        if is_replaying:
            self.replay.take_focus()
        else:
            self.replay_button.setFocus()

    def _on_group_chosen(self) -> None:
        kinds = self.group_combo.currentData()
        self._model.set_condition(None if kinds is None else lambda row: row.kind in kinds)

    def _on_row_chosen(self, row: JournalRow | None) -> None:
        self.sides.set_detail_wanted(wanted=row is not None)
        if row is not None:
            self.detail.set_act(row, is_closed=self._is_closed)
            self._office.workspace.read(
                _changes, row.id, then=self._show_changes, key="journal changes"
            )

    def _show_changes(self, found: tuple[int, list[ChangeRow]]) -> None:
        seq, changes = found
        if self.detail.row is not None and self.detail.row.id == seq:
            self.detail.set_changes(changes)

    def _on_undone(self, row: JournalRow) -> None:
        self._hide_findings()
        self._office.write(
            self,
            undo,
            seq=row.id,
            told=_("Act {number} is undone.").format(number=row.id),
            failed=self.error_bar.tell,
        )

    def _on_check_clicked(self) -> None:
        self._hide_findings()
        self.sound_notice.tell("")
        self._office.workspace.run(
            check,
            title=_("Checking the journal"),
            then=self._on_checked,
            failed=self.error_bar.tell,
        )

    def _on_checked(self, found: list[Finding]) -> None:
        if found:
            self._tell_findings(found)
            return
        self.sound_notice.tell(
            _(
                "The file is sound, every act follows from the one before it, and attachments and "
                "opened ballots are as they came."
            )
        )

    def _tell_findings(self, found: list[Finding]) -> None:
        told = ngettext(
            "{count} thing is not as it should be.",
            "{count} things are not as they should be.",
            len(found),
        )
        self.error_bar.tell(told.format(count=format_number(len(found))))
        self.findings.tell(found)

    def _hide_findings(self) -> None:
        self.error_bar.hide()
        self.findings.tell(())


def _read(session: Any) -> _Read:
    return _Read(tuple(reversed(list_journal(session))), is_closed(session))


def _changes(session: Any, seq: int) -> tuple[int, list[ChangeRow]]:
    return seq, changes_of(session, seq)


def _group_combo() -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(_("Kind of act"))
    combo.addItem(_("All acts"), None)
    for text, kinds in GROUPS.items():
        combo.addItem(_(text), frozenset(kinds))
    return combo


def _columns() -> list[Column[JournalRow]]:
    return [
        Column(_("Number"), lambda row: str(row.id), lambda row: row.id, RIGHT),
        Column(_("When"), lambda row: short_moment(row.at), lambda row: row.at),
        Column(_("Who"), lambda row: actor_text(row.actor)),
        Column(_("Act"), lambda row: row.sentence, width=160, strong=True, stretch=True),
        Column(_("Reason"), lambda row: row.reason or MISSING, width=80),
    ]
