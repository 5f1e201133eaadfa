"""Adding an award level, a mention or a special prize, or changing one."""

from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.model.enums import LevelKind
from jury_app.model.operations.edition import add_level, edit_level
from jury_app.model.queries.edition import LevelRow
from jury_app.model.values import LevelValues
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.medals import METAL_CHOICES, metal_icon, metal_word
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.words import level_kind_word
from jury_app.ui.widgets.buttons import primary_button


class LevelDialog(RecordDialog):
    """Asks for the name of an award, what it is, and its metal."""

    def __init__(self, office: Office, parent: QWidget, level: LevelRow | None = None) -> None:
        super().__init__(office, _("Edit the award") if level else _("Add an award"), parent)
        self._level = level
        self.name_edit = self.form.add(
            _("&Name"), QLineEdit(), _("As it stands on the certificate: Gold, Jury’s favourite…")
        )
        self.code_edit = self.form.add(_("&Code"), QLineEdit(), _("Short, without blanks."))
        self.kind_combo = self.form.add(
            _("&Kind"),
            Choice([(level_kind_word(kind), kind) for kind in _kinds(level)]),
            _("Levels are ordered and one is given at most; special prizes come on top."),
        )
        self.metal_combo: Choice[str] = self.form.add(_("&Metal"), Choice())
        for metal in METAL_CHOICES:
            self.metal_combo.add_option(metal_word(metal), metal, metal_icon(metal))
        if level:
            self._show(level.values)
        else:
            self.kind_combo.choose(LevelKind.SPECIAL)
        self.set_act(
            primary_button(_("Save the award") if level else _("Add this award")),
            self._record,
            {
                "code_missing": self.code_edit,
                "code_taken": self.code_edit,
                "code_unfit": self.code_edit,
                "name_empty": self.name_edit,
            },
        )

    def _show(self, values: LevelValues) -> None:
        self.name_edit.setText(values.name)
        self.code_edit.setText(values.code)
        self.kind_combo.choose(values.kind)
        self.metal_combo.choose(values.colour)

    def _record(self) -> Act:
        values = LevelValues(
            code=self.code_edit.text().strip(),
            name=self.name_edit.text().strip(),
            kind=self.kind_combo.value,
            colour=self.metal_combo.value,
        )
        if self._level is None:
            told = _("Award {name} added.").format(name=values.name)
            return Act(add_level, told, {"values": values})
        told = _("Award {name} saved.").format(name=values.name)
        return Act(edit_level, told, {"level_id": self._level.id, "values": values})


def _kinds(level: LevelRow | None) -> list[LevelKind]:
    """Return what an award may be; a panel that shortlists is founded so, and stays so."""
    if level is not None and level.values.kind is LevelKind.SHORTLIST:
        return [LevelKind.SHORTLIST]
    return [kind for kind in LevelKind if kind is not LevelKind.SHORTLIST]
