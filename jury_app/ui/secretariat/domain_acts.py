"""What is asked of the domain before the jury: a mark amended, decisions tried, a recusal."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jury_app.model.queries.edition import LevelRow
from jury_app.model.queries.jury import JurorRow, list_jurors
from jury_app.model.queries.sitting import Deliberation
from jury_app.ui.room.spoken_recusal_dialog import SpokenRecusalDialog
from jury_app.ui.secretariat.dialogs.amend_dialog import AmendDialog
from jury_app.ui.secretariat.dialogs.trial_dialog import TrialDialog
from jury_app.ui.secretariat.domain_view import DomainView
from jury_app.ui.secretariat.marks_grid import MarksGrid
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.standing_rows import StandingRow


class DomainActs(QObject):
    """Opens the dialog of each, once the domain is there."""

    refused = Signal(object)  # the exception that says why not

    def __init__(self, office: Office, view: DomainView, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._page = office, page
        self._deliberation: Deliberation | None = None
        self._levels: Sequence[LevelRow] = ()
        view.amend_asked.connect(self._on_amend_asked)
        view.trial_asked.connect(self._on_trial_asked)
        view.recusal_asked.connect(self._on_recusal_asked)

    def set_domain(self, deliberation: Deliberation, levels: Sequence[LevelRow]) -> None:
        """Know the domain that is shown, and the awards of the edition."""
        self._deliberation, self._levels = deliberation, levels

    def _on_amend_asked(self, row: StandingRow, grid: MarksGrid) -> None:
        if self._deliberation is not None:
            domain_id = self._deliberation.standings.domain_id
            AmendDialog(self._office, domain_id, row, grid, self._page).open()

    def _on_trial_asked(self, rows: list[StandingRow]) -> None:
        if self._deliberation is not None:
            TrialDialog(self._office, self._deliberation, rows, self._levels, self._page).open()

    def _on_recusal_asked(self, row: StandingRow) -> None:
        def ask(jurors: Sequence[JurorRow]) -> None:
            sitting = [each for each in jurors if not each.is_withdrawn]
            SpokenRecusalDialog(self._office, row, sitting, self._page).open()

        self._office.workspace.read(list_jurors, then=ask, failed=self.refused.emit)
