"""Calling an application back, or moving it to another domain: each with its reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.operations.shortlisting import call_back, move_application
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.shortlist_rows import ShortlistOverview, ShortlistRow
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import text_field

_HEIGHT = 72


class CallBackDialog(RecordDialog):
    """Asks why an application that the cut left out goes on all the same, and who wants it."""

    def __init__(
        self, office: Office, row: ShortlistRow, overview: ShortlistOverview, parent: QWidget
    ) -> None:
        super().__init__(office, _("Call an application back"), parent, _named(row))
        self._number = row.candidate.number
        self.reason_edit = self.form.add(
            _("&Reason"), text_field(_HEIGHT), _("Stands in the minutes.")
        )
        self.by_choice = self.form.add(_("&Asked by"), _juror_choice(overview.jurors))
        self.set_act(
            primary_button(_("Call it back"), icon_name="undo-2"),
            self._record,
            {"reason_missing": self.reason_edit},
        )

    def _record(self) -> Act:
        return Act(
            call_back,
            _("Application {number} is called back.").format(number=self._number),
            {
                "number": self._number,
                "reason": self.reason_edit.toPlainText(),
                "by": self.by_choice.value,
            },
        )


class MoveDialog(RecordDialog):
    """Asks in which domain the jury is to judge an application, and why."""

    def __init__(
        self, office: Office, row: ShortlistRow, overview: ShortlistOverview, parent: QWidget
    ) -> None:
        super().__init__(office, _("Move to another domain"), parent, _named(row))
        self._number = row.candidate.number
        self.domain_choice: Choice[str] = self.form.add(
            _("&Domain before the jury"),
            Choice(
                [(f"{code} {overview.names[key]}", code) for key, code in overview.codes.items()]
            ),
            _("The panel’s order stays as it is; its own domain brings an application back."),
        )
        self.domain_choice.choose(row.moves_to or row.domain)
        self.reason_edit = self.form.add(
            _("&Reason"), text_field(_HEIGHT), _("Stands in the minutes.")
        )
        self.by_choice = self.form.add(_("&Asked by"), _juror_choice(overview.jurors))
        self.set_act(
            primary_button(_("Move it")),
            self._record,
            {"reason_missing": self.reason_edit, "nothing_changed": self.domain_choice},
        )

    def _record(self) -> Act:
        code = self.domain_choice.value
        return Act(
            move_application,
            _("Application {number} goes before the jury in {domain}.").format(
                number=self._number, domain=code
            ),
            {
                "number": self._number,
                "domain_code": code,
                "reason": self.reason_edit.toPlainText(),
                "by": self.by_choice.value,
            },
        )


def _named(row: ShortlistRow) -> str:
    return f"{row.candidate.number} {row.candidate.title} · {row.candidate.applicant}"


def _juror_choice(jurors: Sequence[tuple[str, int]]) -> Choice[int | None]:
    return Choice([(_("The whole panel"), None), *jurors])
