"""What may be awarded: levels in their order, mentions, special prizes."""

from functools import partial

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.operations.edition import remove_level
from jury_app.model.queries.edition import LevelRow
from jury_app.ui.secretariat.dialogs.level_dialog import LevelDialog
from jury_app.ui.secretariat.list_tab import ListTab
from jury_app.ui.secretariat.medals import metal_icon, metal_word
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import EditionOverview
from jury_app.ui.secretariat.words import level_kind_word
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.widgets.empty_state import EmptyState


class LevelsTab(ListTab[LevelRow]):
    """Adds, changes and removes what may be awarded."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        columns: list[Column[LevelRow]] = [
            Column(
                _("Award"),
                lambda each: each.values.name,
                lambda each: each.position,
                icon=lambda each: metal_icon(each.values.colour),
                stretch=True,
                strong=True,
            ),
            Column(_("Kind"), lambda each: level_kind_word(each.values.kind)),
            Column(_("Metal"), lambda each: metal_word(each.values.colour)),
            Column(_("Code"), lambda each: each.values.code),
        ]
        model = TableModel(columns)
        empty = EmptyState(
            "medal",
            _("Nothing to award yet"),
            _("Levels such as gold, silver and bronze, a mention, special prizes: add the first."),
        )
        super().__init__(office, model, _("Awards"), empty, parent)
        self.set_verbs(_("Add an award"), _("Edit the award"), _("Remove the award"))
        self.add_asked.connect(partial(self._open, None))
        self.edit_asked.connect(self._open)
        self.remove_asked.connect(self._remove)

    def show_edition(self, overview: EditionOverview) -> None:
        """Show what may be awarded."""
        self.model.set_rows(overview.levels)
        self.set_locked(locked=overview.edition.is_closed)

    def _open(self, level: LevelRow | None) -> None:
        LevelDialog(self.office, self, level).open()

    def _remove(self, level: LevelRow) -> None:
        told = _("Award {name} removed.").format(name=level.values.name)
        self.office.write(
            self, remove_level, told=told, failed=self.error_bar.tell, level_id=level.id
        )
