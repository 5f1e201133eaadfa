"""The state of the sitting at a moment: decisions, attendance, and the screen of the room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jury_app.formatting import MISSING
from jury_app.i18n import _
from jury_app.model.queries.past import Past, PastMember
from jury_app.model.queries.sitting import DecisionRow
from jury_app.ui.look import px
from jury_app.ui.room.room_state import quorum_sentence
from jury_app.ui.room.screen_view import ScreenView
from jury_app.ui.secretariat.columns import Columns, Part
from jury_app.ui.secretariat.decision_list import award_text
from jury_app.ui.secretariat.dialogs.attendance_columns import ATTENDANCE
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel, label

_NARROW, _MEMBERS, _SCREEN = 860, 350, 290
_CODE, _LEVEL, _WHAT, _NAME, _STATE = 64, 112, 120, 160, 160
_PROPORTION = 9 / 16


class PastView(QWidget):
    """Three columns to read; nothing in them does anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.past: Past | None = None
        self._decisions: TableModel[DecisionRow] = TableModel(_decision_columns(), self)
        self._members: TableModel[PastMember] = TableModel(_member_columns(), self)
        empty = EmptyState("gavel", _("Nothing was decided yet"), "")
        self.decisions = TablePane(self._decisions, _("Decisions at that moment"), empty)
        self.members = DataTable(self._members, _("Attendance at that moment"))
        self.quorum_label = SentenceLabel("", "muted")
        self.seen = Screen()
        self.columns = Columns(
            (
                Part(_("Decisions"), _titled(_("Decisions"), self.decisions)),
                Part(
                    _("Attendance"),
                    _titled(_("Attendance"), self.quorum_label, self.members),
                    _MEMBERS,
                ),
                Part(
                    _("Screen of the room"),
                    _titled(_("What the room saw"), self.seen, None),
                    _SCREEN,
                ),
            ),
            _NARROW,
        )
        self.setLayout(column(self.columns))

    def show_past(self, past: Past) -> None:
        """Show the sitting as it stood."""
        self.past = past
        self._decisions.set_rows(past.decisions)
        self._members.set_rows(past.members)
        self.quorum_label.setText(quorum_sentence(past.quorum))
        self.seen.view.show_screen(past.screen)


class Screen(QFrame):
    """The page that the room saw, small, in its proportions."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.view = ScreenView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFixedSize(QSize(px(_SCREEN), round(px(_SCREEN) * _PROPORTION)))
        self.setAccessibleName(_("What the room saw"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _titled(title: str, *parts: QWidget | None) -> QWidget:
    made = QWidget()
    made.setLayout(column(label(title, "heading"), *parts, gap=GAP_S))
    return made


def _decision_columns() -> list[Column[DecisionRow]]:
    return [
        Column(_("Domain"), lambda row: row.domain_code, width=_CODE),
        Column(
            _("Award"),
            award_text,
            lambda row: (row.domain_code, row.level_id or 0),
            width=_LEVEL,
        ),
        Column(_("Application"), _whose, width=_WHAT, strong=True, stretch=True),
    ]


def _whose(row: DecisionRow) -> str:
    return row.domain_name if row.is_not_awarded else f"{row.number} {row.title}"


def _member_columns() -> list[Column[PastMember]]:
    return [
        Column(
            _("Member"),
            lambda row: row.name,
            lambda row: row.sort_name,
            width=_NAME,
            strong=True,
            stretch=True,
        ),
        Column(_("Attendance"), _state, icon=_icon, width=_STATE),
    ]


def _state(row: PastMember) -> str:
    if row.is_out:
        return _("Out of the room")
    if row.holder:
        return _("Represented by {holder}").format(holder=row.holder)
    word = ATTENDANCE[row.state].word if row.state else MISSING
    return _("{attendance}, chairing").format(attendance=word) if row.presides else word


def _icon(row: PastMember) -> QIcon | None:
    return ATTENDANCE[row.state].icon if row.state else None
