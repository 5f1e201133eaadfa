"""The jurors' kits: who has one, who sent a ballot back, and making those that are missing."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from jury_app.exchange.kits import IssuedFile, issue_kits
from jury_app.exchange.messages import write_messages
from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.operations.exchange import Because
from jury_app.model.queries.exchange import EXCHANGE_SOURCES, KitRow, list_kits
from jury_app.ui.secretariat.dialogs.codes_dialog import CodesDialog
from jury_app.ui.secretariat.dialogs.issue_kits_dialog import IssueKitsDialog
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.kit_states import KIT_STATES, state_icon, state_ink, state_text
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.moments import short_moment
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.waiting import hold_back
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.page_header import PageHeader
from jury_app.ui.widgets.table_pane import TablePane


class KitsPage(QWidget):
    """The register of the kits; makes kits for all, or for those who are chosen."""

    page_asked = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: list[KitRow] = []
        self._model: TableModel[KitRow] = TableModel(_columns(), self)

        self.header = PageHeader(_("Kits"))
        self.chosen_button = self.header.add_action(button(_("Make kits for the chosen ones")))
        self.lost_button = self.header.add_action(
            button(_("Kit lost or stolen…"), icon_name="key-round")
        )
        self.again_button = self.header.add_action(
            button(_("Make kits again"), icon_name="refresh-cw")
        )
        self.issue_button = self.header.add_action(
            primary_button(_("Make the kits"), icon_name="package")
        )
        self.ballots_button = self.header.add_action(
            primary_button(_("Take ballots in"), icon_name="inbox")
        )
        self.error_bar = ErrorBar()
        self.empty = EmptyState(
            "package",
            _("Nobody has anything to read yet"),
            _(
                "A kit is one file that a juror opens with a code, reads and marks without a "
                "network. Seat the jury and give each juror applications to read first."
            ),
        )
        self.jury_button: QPushButton = self.empty.add_action(primary_button(_("Seat the jury")))
        self.pane = TablePane(self._model, _("Kits"), self.empty, many=True)
        self.state_combo = _state_combo()
        self.pane.tools.insertWidget(1, self.state_combo)

        layout = column(self.header, self.error_bar, gap=GAP_L, margin=GAP_XL)
        layout.addWidget(self.pane, 1)
        self.setLayout(layout)

        self._connect()
        Freshness(self, office.workspace, EXCHANGE_SOURCES, self.refresh)
        self._offer()
        hold_back(self.pane)
        self.refresh()

    def _connect(self) -> None:
        self.jury_button.clicked.connect(partial(self.page_asked.emit, "jury"))
        self.ballots_button.clicked.connect(partial(self.page_asked.emit, "ballots"))
        self.issue_button.clicked.connect(self._on_issue_clicked)
        self.again_button.clicked.connect(self._on_issue_clicked)
        self.chosen_button.clicked.connect(self._on_chosen_clicked)
        self.lost_button.clicked.connect(partial(self._on_chosen_clicked, is_gone=True))
        self.state_combo.currentIndexChanged.connect(self._on_state_chosen)
        self.pane.table.selectionModel().selectionChanged.connect(self._on_selected)

    def refresh(self) -> None:
        """Read the register again."""
        self._office.workspace.read(list_kits, then=self._show, key="kits")

    def _show(self, rows: list[KitRow]) -> None:
        self._rows = rows
        self.pane.show()
        self._model.set_rows(rows)
        self.header.set_sentence(_standing(rows))
        self._offer()

    def _offer(self) -> None:
        """Show the next thing to do: the kits that are missing, then the ballots."""
        missing = any(row.state == "to_issue" for row in self._rows)
        self.issue_button.setVisible(missing)
        self.again_button.setVisible(bool(self._rows) and not missing)
        self.ballots_button.setVisible(bool(self._rows) and not missing)
        self._on_selected()

    def _on_selected(self) -> None:
        chosen = self.pane.table.chosen_rows()
        count = len(chosen)
        self.lost_button.setVisible(bool(chosen) and all(row.revision for row in chosen))
        self.chosen_button.setVisible(0 < count < len(self._rows))
        self.chosen_button.setText(
            ngettext("Make a kit for {count} juror", "Make kits for {count} jurors", count).format(
                count=count
            )
        )

    def _on_state_chosen(self) -> None:
        state = self.state_combo.currentData()
        self._model.set_condition(None if state is None else lambda row: row.state == state)

    def _on_issue_clicked(self) -> None:
        self._ask(())

    def _on_chosen_clicked(self, _checked: object = None, *, is_gone: bool = False) -> None:
        chosen = tuple(row.juror_id for row in self.pane.table.chosen_rows())
        self._ask(chosen, is_gone=is_gone)

    def _ask(self, chosen: tuple[int, ...], *, is_gone: bool = False) -> None:
        self.error_bar.hide()
        dialog = IssueKitsDialog(self._rows, chosen, self, is_gone=is_gone)
        dialog.accepted.connect(lambda: self._on_asked(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_asked(self, dialog: IssueKitsDialog) -> None:
        folder, juror_ids = dialog.folder, dialog.juror_ids
        issue = partial(
            self._issue,
            folder,
            juror_ids,
            because=dialog.because,
            with_messages=dialog.with_messages,
        )
        self._office.with_passphrase(self, issue)

    def _issue(
        self,
        folder: Path,
        juror_ids: tuple[int, ...],
        passphrase: str | None,
        *,
        because: Because | None,
        with_messages: bool,
    ) -> None:
        then = partial(self._on_issued, folder, with_messages=with_messages)
        run_watched(
            self._office,
            self,
            issue_kits,
            folder,
            passphrase=passphrase,
            juror_ids=juror_ids,
            because=because,
            title=_("Making the kits"),
            outcome=Outcome(then, self.error_bar.tell),
        )

    def _on_issued(self, folder: Path, issued: list[IssuedFile], *, with_messages: bool) -> None:
        """Write the messages, and then show the codes, whatever became of the messages."""
        dialog = CodesDialog(issued, folder, self)
        if not with_messages:
            dialog.open()
            return
        run_watched(
            self._office,
            self,
            write_messages,
            issued,
            title=_("Writing the messages"),
            outcome=Outcome(dialog.tell_messages, dialog.tell_error, dialog.open),
        )


def _columns() -> list[Column[KitRow]]:
    return [
        Column(_("Juror"), lambda row: row.juror, strong=True, stretch=True),
        Column(_("E-mail"), lambda row: row.email or _("no address"), tone=_address_ink, width=200),
        Column(
            _("Applications"),
            lambda row: format_number(row.applications),
            lambda row: row.applications,
            RIGHT,
        ),
        Column(_("State"), state_text, _state_order, icon=state_icon, tone=state_ink),
        Column(_("Kit made"), _issued_text, lambda row: row.issued_at),
        Column(_("Ballot received"), _received_text, lambda row: row.received_at),
    ]


def _address_ink(row: KitRow) -> str:
    return "text" if row.email else "muted"


def _state_order(row: KitRow) -> int:
    return list(KIT_STATES).index(row.state)


def _issued_text(row: KitRow) -> str:
    told = short_moment(row.issued_at)
    return (
        _("{moment} (no. {number})").format(moment=told, number=row.revision)
        if (row.revision > 1)
        else told
    )


def _received_text(row: KitRow) -> str:
    told = short_moment(row.received_at)
    return (
        _("{moment} (revision {number})").format(moment=told, number=row.ballot_revision)
        if (row.ballot_revision > 1)
        else told
    )


def _state_combo() -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(_("State"))
    combo.addItem(_("All states"), None)
    for state, sign in KIT_STATES.items():
        combo.addItem(sign.icon, sign.word, state)
    return combo


def _standing(rows: list[KitRow]) -> str:
    if not rows:
        return ""
    missing = sum(row.state == "to_issue" for row in rows)
    back = sum(row.ballot_revision > 0 for row in rows)
    if missing == len(rows):
        return ngettext(
            "{count} juror has something to read; no kit was made yet.",
            "{count} jurors have something to read; no kit was made yet.",
            missing,
        ).format(count=missing)
    made = ngettext(
        "{count} kit of {total} made.", "{count} kits of {total} made.", len(rows) - missing
    ).format(count=len(rows) - missing, total=len(rows))
    answered = ngettext(
        "{count} juror has sent a ballot.", "{count} jurors have sent a ballot.", back
    ).format(count=back)
    return f"{made} {answered}"
