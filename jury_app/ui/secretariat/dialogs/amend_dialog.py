"""A juror changes a mark in the room: it is added beside the ballot, which stays as it is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.operations.amending import AmendedMark
from jury_app.model.queries.edition import CriterionRow
from jury_app.model.queries.foresight import (
    Amending,
    Shift,
    amendment_sentence,
    foresee_amendment,
)
from jury_app.ui.room.hours import amend_mark_at, hour_field
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.marks_grid import MarksGrid, points_text
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import text_field
from jury_app.ui.widgets.text import SentenceLabel, keep_lines

_HEIGHT, _CHANGE_LINES = 72, 2


class AmendDialog(RecordDialog):
    """Asks whose mark becomes what and why, and says first what that changes in the order."""

    def __init__(
        self, office: Office, domain_id: int, row: StandingRow, grid: MarksGrid, parent: QWidget
    ) -> None:
        title = _("Amend a mark")
        super().__init__(office, title, parent, f"{row.number} {row.title}")
        self._domain_id, self._application = domain_id, row
        said = sorted(
            (each for each in grid.columns if not each.said.is_recused), key=lambda each: each.name
        )
        self.juror_choice = Choice([(each.name, each) for each in said])
        self.criterion_choice = Choice([(each.values.name, each) for each in grid.criteria])
        self.form.add_pair(
            (_("&Juror"), self.juror_choice), (_("&Criterion"), self.criterion_choice)
        )
        self.counts_label = SentenceLabel("")
        self.form.add_wide(self.counts_label)
        self.mark_choice: Choice[int | None] = Choice()
        self.hour_edit = hour_field()
        self.form.add_pair((_("New &mark"), self.mark_choice), (_("At what &hour"), self.hour_edit))
        self.reason_edit = self.form.add(
            _("&Reason"), text_field(_HEIGHT), _("Stands in the minutes.")
        )
        self.change_label = SentenceLabel("", "strong")
        keep_lines(self.change_label, _CHANGE_LINES)
        self.keep_in_sight(self.change_label)
        self.juror_choice.currentIndexChanged.connect(self._follow)
        self.criterion_choice.currentIndexChanged.connect(self._follow)
        self.mark_choice.currentIndexChanged.connect(self._foresee)
        self.set_act(
            primary_button(_("Add the amendment"), icon_name="pencil"),
            self._record,
            {
                "reason_missing": self.reason_edit,
                "nothing_changed": self.mark_choice,
                "script_hour_wrong": self.hour_edit,
            },
        )
        self.primary_button.setEnabled(bool(said))
        if said:
            self._follow()

    @property
    def _old(self) -> int | None:
        return self.juror_choice.value.said.marks.get(self.criterion_choice.value.values.code)

    def _follow(self) -> None:
        """Offer the marks of the criterion; the one that counts now is chosen first."""
        criterion = self.criterion_choice.value
        scale = criterion.scale
        marks: list[int | None] = [None, *range(scale.lowest, scale.highest + 1)]
        self.counts_label.setText(
            _("Counts now: {mark}. The sealed ballot stays as it is.").format(
                mark=points_text(self._old, criterion)
            )
        )
        self.mark_choice.set_options([(points_text(each, criterion), each) for each in marks])
        self.mark_choice.choose(self._old)
        self._foresee()

    def _foresee(self) -> None:
        amending = Amending(
            domain_id=self._domain_id,
            application_id=self._application.id,
            juror_id=self.juror_choice.value.juror_id,
            criterion=self.criterion_choice.value.values.code,
            mark=self.mark_choice.value,
        )
        self._office.workspace.read(
            foresee_amendment,
            amending=amending,
            then=self._tell,
            failed=self.tell_error,
            key="foreseen amendment",
        )

    def _tell(self, shifts: Sequence[Shift]) -> None:
        self.change_label.setText(amendment_sentence(shifts))

    def _record(self) -> Act:
        criterion = self.criterion_choice.value
        mark = AmendedMark(
            juror_id=self.juror_choice.value.juror_id,
            number=self._application.number,
            criterion=criterion.values.code,
            old=_typed(self._old, criterion),
            new=_typed(self.mark_choice.value, criterion),
            reason=self.reason_edit.toPlainText(),
            at=self.hour_edit.text(),
        )
        return Act(amend_mark_at, _("Amendment added; the ballot stays as it is."), {"mark": mark})


def _typed(mark: int | None, criterion: CriterionRow) -> str:
    return "" if mark is None else f"{mark / criterion.values.steps_per_point:g}"
