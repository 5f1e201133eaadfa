"""Asking for the reason of an act that owes one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import text_field

_HEIGHT = 88


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoned:
    """An act with all but its reason."""

    title: str
    sentence: str
    verb: str
    operation: Callable[..., Any]
    told: str
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    hint: str = ""


class ReasonDialog(RecordDialog):
    """Asks why, and does it; whether a reason is owed, the rules say."""

    def __init__(self, office: Office, reasoned: Reasoned, parent: QWidget) -> None:
        super().__init__(office, reasoned.title, parent, reasoned.sentence)
        self._reasoned = reasoned
        hint = reasoned.hint or _("Stands in the journal.")
        self.reason_edit = self.form.add(_("&Reason"), text_field(_HEIGHT), hint)
        self.reason_edit.setPlainText(reasoned.reason)
        self.set_act(
            primary_button(reasoned.verb), self._record, {"reason_missing": self.reason_edit}
        )

    def _record(self) -> Act:
        values = {**self._reasoned.values, "reason": self.reason_edit.toPlainText()}
        return Act(self._reasoned.operation, self._reasoned.told, values)
