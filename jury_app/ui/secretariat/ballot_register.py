"""The register of the ballots: whose has come, in which revision, and whose has not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from jury_app.formatting import MISSING, format_number
from jury_app.i18n import _
from jury_app.model.queries.ballot_register import RegisterRow
from jury_app.publishing.ballot_register import device_texts, remarks
from jury_app.ui.secretariat.kit_states import KIT_STATES, state_icon, state_ink, state_text
from jury_app.ui.secretariat.moments import short_moment
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.table_pane import TablePane

_MISSING = frozenset({"to_issue", "issued"})
_RECEIVED, _FINGERPRINT, _REMARKS = 150, 236, 180


class BallotRegister(TablePane):
    """One line a juror, with a filter for what is missing."""

    kits_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows_model: TableModel[RegisterRow] = TableModel(_columns())
        empty = EmptyState(
            "inbox",
            _("No kit has been made yet"),
            _("A ballot comes out of a juror’s kit. Make the kits and send them first."),
        )
        self.kits_button = empty.add_action(primary_button(_("Make the kits")))
        super().__init__(self._rows_model, _("Register of the ballots"), empty, parent=parent)
        self._rows_model.setParent(self)
        self.state_combo = QComboBox()
        self.state_combo.setAccessibleName(_("State"))
        self.state_combo.addItem(_("All jurors"), None)
        self.state_combo.addItem(_("Those who are missing"), _MISSING)
        for state, sign in KIT_STATES.items():
            self.state_combo.addItem(sign.icon, sign.word, frozenset({state}))
        self.tools.insertWidget(1, self.state_combo)
        self.state_combo.currentIndexChanged.connect(self._on_state_chosen)
        self.kits_button.clicked.connect(self.kits_asked)

    def set_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show the register as it stands; before the first kit there is none."""
        made = any(row.state != "to_issue" for row in rows)
        self._rows_model.set_rows(rows if made else [])

    def _on_state_chosen(self) -> None:
        states = self.state_combo.currentData()
        self._rows_model.set_condition(None if states is None else lambda row: row.state in states)


def _columns() -> list[Column[RegisterRow]]:
    return [
        Column(_("Juror"), lambda row: row.juror, width=176, strong=True, stretch=True),
        Column(
            _("State"),
            lambda row: state_text(row.kit),
            _state_order,
            icon=lambda row: state_icon(row.kit),
            tone=lambda row: state_ink(row.kit),
        ),
        Column(_("Revision"), _revision_text, lambda row: row.ballot_revision or None, RIGHT),
        Column(
            _("Ballot received"),
            lambda row: short_moment(row.kit.received_at),
            lambda row: row.kit.received_at,
            width=_RECEIVED,
        ),
        Column(_("Marked"), _percent_text, lambda row: row.percent, RIGHT),
        Column(
            _("Fingerprint"),
            lambda row: " · ".join(device_texts(row)) or MISSING,
            width=_FINGERPRINT,
        ),
        Column(_("Remarks"), lambda row: remarks(row) or MISSING, width=_REMARKS),
    ]


def _state_order(row: RegisterRow) -> int:
    return list(KIT_STATES).index(row.state)


def _percent_text(row: RegisterRow) -> str:
    if row.percent is None:
        return MISSING
    return _("{count} %").format(count=format_number(row.percent))


def _revision_text(row: RegisterRow) -> str:
    return format_number(row.ballot_revision) if row.ballot_revision else MISSING
