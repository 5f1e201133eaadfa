"""The casting vote of the chair, which breaks a tie."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QWidget

from jury_app.formatting import capitalised
from jury_app.i18n import _
from jury_app.model.queries.votes import VoteRow
from jury_app.model.voting.terms import VoteForm
from jury_app.model.voting.words import choice_words
from jury_app.ui.room.hours import add_hour, cast_at
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import primary_button


class CastingDialog(RecordDialog):
    """Asks for what the chair said; after a secret vote the chair declares it."""

    def __init__(
        self,
        office: Office,
        vote: VoteRow,
        chair: tuple[int | None, str],
        titles: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(
            office, _("Casting vote of the chair"), parent, f"{vote.title} {vote.sentence}"
        )
        self._vote = vote
        chair_id, name = chair
        tied = ((_choice_text(each, titles), each) for each in vote.outcome.tied)
        self.choice: Choice[str | None] = self.form.add(
            _("&Cast by {chair}").format(chair=name) if name else _("&Cast"),
            Choice([("", None), *tied]),
        )
        self.choice.choose(vote.said_by(chair_id))
        self.declared_check = QCheckBox(_("The chair declares it before the jury"))
        self.declared_check.setVisible(vote.form is VoteForm.SECRET)
        self.form.add_wide(self.declared_check)
        self.hour_edit = add_hour(self.form)
        self.set_act(
            primary_button(_("Record the casting vote"), icon_name="gavel"),
            self._record,
            {"casting_differs": self.choice, "script_hour_wrong": self.hour_edit},
        )

        self.choice.currentIndexChanged.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        """Take no answer for granted: it is the chair who gives it."""
        self.primary_button.setEnabled(self.choice.value is not None)

    def _record(self) -> Act:
        return Act(
            cast_at,
            _("The casting vote of the chair is recorded."),
            {
                "vote": self._vote.id,
                "choice": self.choice.value,
                "is_declared": self.declared_check.isChecked(),
                "hour": self.hour_edit.text(),
            },
        )


def _choice_text(choice: str, titles: Mapping[str, str]) -> str:
    if title := titles.get(choice):
        return f"{choice} {title}"
    return capitalised(choice_words(choice))
