"""Recording that a juror stays out of an application."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.queries.jury import JurorRow
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import ReadingRow
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import text_field

_HEIGHT = 72


class RecusalDialog(RecordDialog):
    """Asks who stays out of what, and why."""

    def __init__(
        self,
        office: Office,
        jurors: Sequence[JurorRow],
        readings: Sequence[ReadingRow],
        parent: QWidget,
    ) -> None:
        super().__init__(
            office,
            _("Record a recusal"),
            parent,
            _("The juror stays out of everything that concerns the application."),
        )
        self.juror_choice: Choice[int | None] = self.form.add(
            _("&Juror"), Choice([("", None), *((each.name, each.id) for each in jurors)])
        )
        self.application_choice: Choice[int | None] = self.form.add(
            _("&Application"), Choice([("", None), *((_text(each), each.id) for each in readings)])
        )
        for each in (self.juror_choice, self.application_choice):
            each.make_searchable()
        self.reason_edit = self.form.add(
            _("&Reason"), text_field(_HEIGHT), _("Stands in the minutes if the rules say so.")
        )
        self.set_act(
            primary_button(_("Record the recusal"), icon_name="user-x"),
            self._record,
            {"already_recused": self.application_choice},
        )
        for each in (self.juror_choice, self.application_choice):
            each.currentIndexChanged.connect(self._allow)
        self._allow()

    def choose_juror(self, juror_id: int) -> None:
        """Say whom it is about."""
        self.juror_choice.choose(juror_id)
        self.application_choice.setFocus()

    def _allow(self) -> None:
        """Take neither for granted: the first of a list is rarely meant."""
        chosen = (self.juror_choice.value, self.application_choice.value)
        self.primary_button.setEnabled(None not in chosen)

    def _record(self) -> Act:
        return Act(
            recuse_juror,
            _("{name} stays out of this application.").format(name=self.juror_choice.currentText()),
            {
                "juror_id": self.juror_choice.value,
                "application_id": self.application_choice.value,
                "reason": self.reason_edit.toPlainText(),
            },
        )


def _text(row: ReadingRow) -> str:
    return f"{row.application.number} {row.application.title}"
