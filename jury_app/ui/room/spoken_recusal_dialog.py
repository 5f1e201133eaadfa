"""A recusal that a member declares aloud, recorded beside the application it is about."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.queries.jury import JurorRow
from jury_app.ui.room.hours import add_hour, recuse_at
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import text_field

_HEIGHT = 72


class SpokenRecusalDialog(RecordDialog):
    """Asks who stays out and why; who is recused from what is before the jury leaves at once."""

    def __init__(
        self, office: Office, row: StandingRow, jurors: Sequence[JurorRow], parent: QWidget
    ) -> None:
        super().__init__(office, _("Record a recusal"), parent, f"{row.number} {row.title}")
        self._number = row.number
        named = sorted(jurors, key=lambda each: each.sort_name)
        nobody: list[tuple[str, int | None]] = [("", None)]
        self.juror_choice: Choice[int | None] = self.form.add(
            _("&Juror"), Choice([*nobody, *((each.name, each.id) for each in named)])
        )
        self.juror_choice.make_searchable()
        self.reason_edit = self.form.add(
            _("&Reason"), text_field(_HEIGHT), _("Stands in the minutes if the rules say so.")
        )
        self.hour_edit = add_hour(self.form)
        self.set_act(
            primary_button(_("Record the recusal"), icon_name="user-x"),
            self._record,
            {"already_recused": self.juror_choice, "script_hour_wrong": self.hour_edit},
        )
        self.juror_choice.currentIndexChanged.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        """Take no name for granted: the wrong member would be sent out."""
        self.primary_button.setEnabled(self.juror_choice.value is not None)

    def _do(self, act: Act) -> None:
        """Offer no undo, which would take back the going out alone; the jury page lifts it."""
        self._office.workspace.write(
            act.operation,
            then=lambda seq: self._on_told(str(act.told), seq),
            failed=self._on_refused,
            **act.values,
        )

    def _on_told(self, sentence: str, seq: int) -> None:
        self._office.told(self.parentWidget() or self, sentence)
        self._on_recorded(seq)

    def _record(self) -> Act:
        return Act(
            recuse_at,
            _("{name} stays out of this application.").format(name=self.juror_choice.currentText()),
            {
                "juror_id": self.juror_choice.value,
                "number": self._number,
                "reason": self.reason_edit.toPlainText(),
                "hour": self.hour_edit.text(),
            },
        )
