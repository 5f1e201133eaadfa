"""Trying decisions for a domain: what would follow is told here, and nowhere else."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from jury_app.errors import JuryError
from jury_app.formatting import joined
from jury_app.i18n import _, ngettext
from jury_app.model.enums import LevelKind
from jury_app.model.operations.trying import record_trial
from jury_app.model.queries.edition import LevelRow
from jury_app.model.queries.sitting import Deliberation
from jury_app.model.queries.what_if import (
    Consequences,
    Trial,
    consequence_sentences,
    foresee_awards,
    settling,
)
from jury_app.ui.look import px
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.tokens import GAP_M, GAP_S
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.fields import text_field
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import row as in_a_row
from jury_app.ui.widgets.text import SentenceLabel, label

_WIDTH, _MOTIVE = 640, 56


class TrialDialog(Dialog):
    """A level for each application, and below them what that comes to; recorded or dropped."""

    def __init__(
        self,
        office: Office,
        deliberation: Deliberation,
        rows: Sequence[StandingRow],
        levels: Sequence[LevelRow],
        parent: QWidget,
    ) -> None:
        super().__init__(
            _("Try decisions"),
            parent,
            _("You alone see this. Nothing reaches the room or the journal until it is recorded."),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(px(_WIDTH), self.screen().availableSize().width()))
        self._office, self._domain_id = office, deliberation.standings.domain_id
        self._standing = {
            row.application_id: row.level_id
            for row in settling(deliberation.decisions, self._domain_id)
            if row.application_id is not None and row.level_id is not None
        }
        self.choices: dict[int, Choice[int | None]] = {}
        self.counts_label = SentenceLabel("", "strong")
        self._told = QVBoxLayout()
        self._told.setSpacing(px(GAP_S))
        self.form = Form()
        self.motive_edit = self.form.add(
            _("&Motive"), text_field(_MOTIVE), _("Stands in the minutes, with each departure.")
        )
        self.form.hide()
        self.body.addLayout(self._awards(rows, levels))
        self.body.addWidget(self.counts_label)
        self.body.addLayout(self._told)
        self.body.addWidget(self.form)
        self.set_buttons(
            primary_button(_("Record these decisions"), icon_name="gavel"),
            cancel=_("Drop the trial"),
        )
        self._foresee()

    @property
    def trial(self) -> Trial:
        """The levels as they are tried."""
        levels = {key: each.value for key, each in self.choices.items()}
        return Trial(
            domain_id=self._domain_id,
            levels={key: level for key, level in levels.items() if level is not None},
        )

    def accept(self) -> None:
        if not self.primary_button.isEnabled():
            return
        self.error_bar.hide()
        self.form.clear_errors()
        self.primary_button.setEnabled(False)
        self._office.workspace.write(
            record_trial,
            trial=self.trial,
            motive=self.motive_edit.toPlainText().strip(),
            then=self._on_recorded,
            failed=self._on_refused,
        )

    def _awards(self, rows: Sequence[StandingRow], levels: Sequence[LevelRow]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(GAP_M))
        grid.setVerticalSpacing(px(GAP_S))
        grid.setColumnStretch(1, 1)
        usual: list[tuple[str, int | None]] = [(_("No award"), None)]
        usual += [
            (each.values.name, each.id)
            for each in levels
            if each.values.kind is not LevelKind.SPECIAL
        ]
        for place, row in enumerate(rows):
            choice: Choice[int | None] = Choice(usual)
            choice.choose(self._standing.get(row.id))
            choice.setAccessibleName(_("Award of {number}").format(number=row.number))
            choice.currentIndexChanged.connect(self._foresee)
            self.choices[row.id] = choice
            rank = label("" if row.rank is None else str(row.rank), "strong")
            grid.addWidget(rank, place, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(SentenceLabel(f"{row.number} · {row.title}"), place, 1)
            grid.addWidget(choice, place, 2)
        return grid

    def _foresee(self) -> None:
        self.primary_button.setEnabled(self.trial.levels != self._standing)
        self._office.workspace.read(
            foresee_awards,
            trial=self.trial,
            then=self._tell,
            failed=self.tell_error,
            key="foreseen awards",
        )

    def _tell(self, found: Consequences) -> None:
        self.counts_label.setText(counts_text(found.counts))
        while (item := self._told.takeAt(0)) is not None:
            if line := item.widget():
                line.hide()
                line.deleteLater()
        for sentence in consequence_sentences(found):
            line = _line(sentence)
            self._told.addWidget(line)
            line.show()  # at once: Qt would show it later, and the height is counted now
        self.form.setVisible(found.needs_motive)
        self.fit_height()

    def _on_recorded(self, count: int) -> None:
        told = ngettext("{count} decision recorded.", "{count} decisions recorded.", count)
        parent = self.parentWidget()
        super().accept()
        if parent is not None:
            self._office.told(parent, told.format(count=count))

    def _on_refused(self, error: Exception) -> None:
        self.primary_button.setEnabled(True)
        if isinstance(error, JuryError) and error.code in {"motive_required", "motive_owed"}:
            self.form.tell_error(self.motive_edit, str(error))
            self.fit_height()
        else:
            self.tell_error(error)


def counts_text(counts: Sequence[tuple[str, int]]) -> str:
    """Tell how many of each level there would be."""
    if not counts:
        return _("No award in this domain.")
    return _("There would be: {counts}.").format(
        counts=joined([f"{count} {level}" for level, count in counts])
    )


def _line(sentence: str) -> QWidget:
    words = SentenceLabel(sentence)
    words.setObjectName("consequence")
    line = QWidget()
    inside = in_a_row(IconLabel("triangle-alert", "warning"), gap=GAP_S)
    inside.addWidget(words, 1)
    line.setLayout(inside)
    return line
