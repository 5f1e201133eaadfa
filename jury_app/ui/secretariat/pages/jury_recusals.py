"""Who stays out of what: recusals recorded and lifted."""

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.model.enums import RecusalSource
from jury_app.model.operations.jury import lift_recusal
from jury_app.model.queries.jury import RecusalRow
from jury_app.ui.look import px
from jury_app.ui.secretariat.dialogs.reason_dialog import ReasonDialog, Reasoned
from jury_app.ui.secretariat.dialogs.recusal_dialog import RecusalDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import JuryOverview
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.table_pane import TablePane


class RecusalsTab(QWidget):
    """Lists the recusals that hold; those of a kit only the juror can lift."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._overview: JuryOverview | None = None
        self.model = TableModel(_columns(), self)
        empty = EmptyState(
            "user-x",
            _("No recusal"),
            _("Jurors recuse themselves in their kit; you may record one at any time."),
        )
        self.first_button = empty.add_action(
            primary_button(_("Record a recusal"), icon_name="user-x")
        )
        self.pane = TablePane(self.model, _("Recusals"), empty)
        self.add_button = button(_("Record a recusal"), icon_name="user-x")
        self.lift_button = button(_("Lift the recusal"), icon_name="undo-2")
        for each in (self.add_button, self.lift_button):
            self.pane.tools.addWidget(each)
        page = column(self.pane, gap=GAP_M)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)
        self.first_button.clicked.connect(self.add)
        self.add_button.clicked.connect(self.add)
        self.lift_button.clicked.connect(self._lift)
        self.pane.table.row_activated.connect(lambda _row: self._lift())
        self.pane.table.row_chosen.connect(lambda _row: self._allow())

    def show_jury(self, overview: JuryOverview) -> None:
        """Show the recusals that hold."""
        self._overview = overview
        self.model.set_rows(overview.recusals)
        self._allow()

    def add(self, juror_id: int | None = None) -> None:
        """Ask for another recusal, of one juror if it is known who."""
        if self._overview is None:
            return
        dialog = RecusalDialog(self._office, self._overview.sitting, self._overview.readings, self)
        if juror_id:
            dialog.choose_juror(juror_id)
        dialog.open()

    def _chosen(self) -> RecusalRow | None:
        chosen: RecusalRow | None = self.pane.table.current_row()
        return chosen

    def _allow(self) -> None:
        chosen = self._chosen()
        closed = self._overview is None or self._overview.stages.is_closed
        self.add_button.setEnabled(not closed)
        self.first_button.setEnabled(not closed)
        own = chosen is not None and chosen.recusal_id is not None
        self.lift_button.setEnabled(own and not closed)
        told = _("It came with the juror’s ballot: only the juror can lift it, by another ballot.")
        set_tip(self.lift_button, told if chosen is not None and not own else "")

    def _lift(self) -> None:
        chosen = self._chosen()
        if chosen is None or not self.lift_button.isEnabled():
            return
        reasoned = Reasoned(
            title=_("Lift the recusal of {name}").format(name=chosen.juror),
            sentence=f"{chosen.number} {chosen.title}",
            verb=_("Lift the recusal"),
            operation=lift_recusal,
            told=_("The recusal of {name} is lifted.").format(name=chosen.juror),
            values={"recusal_id": chosen.recusal_id},
        )
        ReasonDialog(self._office, reasoned, self).open()


def _columns() -> list[Column[RecusalRow]]:
    return [
        Column(_("Juror"), lambda each: each.juror, strong=True, width=180),
        Column(_("Number"), lambda each: each.number),
        Column(_("Title"), lambda each: each.title, stretch=True, width=200),
        Column(_("Domain"), lambda each: each.domain_code),
        Column(_("Reason"), lambda each: each.reason or "–", width=200),
        Column(_("Recorded by"), _source),
    ]


def _source(row: RecusalRow) -> str:
    return _("the juror") if row.source is RecusalSource.KIT else _("the secretariat")
