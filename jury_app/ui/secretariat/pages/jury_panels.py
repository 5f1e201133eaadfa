"""The panel of each domain: who judges what."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _
from jury_app.model.operations.jury import edit_juror
from jury_app.model.queries.edition import DomainRow
from jury_app.model.queries.jury import JurorRow
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.check_list import CheckList, Tick
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import JuryOverview
from jury_app.ui.secretariat.side_by_side import SideBySide
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A domain and those who judge it."""

    id: int
    domain: DomainRow
    members: tuple[JurorRow, ...]


class PanelsTab(QWidget):
    """A tick beside a name seats a juror in the domain that is chosen."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._overview: JuryOverview | None = None
        self.error_bar = ErrorBar()
        self.model = TableModel(_columns(), self)
        empty = EmptyState("layout-grid", _("No domain yet"), _("Panels are seated by domain."))
        self.pane = TablePane(self.model, _("Panels"), empty)
        self.name_label = SentenceLabel("", "heading")
        self.hint_label = SentenceLabel(
            _("Whoever sits in every domain is ticked already; their own page changes that."),
            "muted",
        )
        self.members_list = CheckList(_("Members of the panel"))
        self.nobody = EmptyState(
            "users",
            _("Nobody sits yet"),
            _("Seat the jurors first, under Members; here you say who judges which domain."),
        )
        detail = QWidget()
        detail.setLayout(
            column(self.name_label, self.hint_label, self.members_list, self.nobody, gap=GAP_S)
        )
        self.sides = SideBySide(self.pane, detail)
        page = column(self.error_bar, self.sides, gap=GAP_M)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)
        self.pane.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.pane.table.row_activated.connect(lambda _row: self.sides.show_detail())
        self.members_list.ticked.connect(self._on_ticked)

    def show_jury(self, overview: JuryOverview) -> None:
        """Show the panels."""
        self._overview = overview
        self.model.set_rows(
            [
                PanelRow(
                    domain.id,
                    domain,
                    tuple(each for each in overview.sitting if _sits_in(each, domain.id)),
                )
                for domain in overview.domains
            ]
        )
        if self.pane.table.current_row() is None and overview.domains:
            self.pane.table.choose(overview.domains[0].id)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen: PanelRow | None = self.pane.table.current_row()
        self.sides.set_detail_wanted(wanted=chosen is not None)
        if chosen is None or self._overview is None:
            return
        self.name_label.setText(f"{chosen.domain.values.code} {chosen.domain.values.name}")
        self._show_nobody(is_empty=not self._overview.sitting)
        closed = self._overview.stages.is_closed
        self.members_list.set_ticks(
            Tick(
                each.id,
                each.name if each.values.domain_ids is not None else _everywhere(each),
                _sits_in(each, chosen.id),
                each.values.domain_ids is not None and not closed,
                each.values.body,
            )
            for each in self._overview.sitting
        )

    def _show_nobody(self, *, is_empty: bool) -> None:
        self.nobody.setVisible(is_empty)
        self.hint_label.setVisible(not is_empty)
        self.members_list.setVisible(not is_empty)

    def _on_ticked(self, juror_id: int, ticked: bool) -> None:  # noqa: FBT001 -- a signal's own
        chosen: PanelRow | None = self.pane.table.current_row()
        if chosen is None or self._overview is None:
            return
        self.error_bar.hide()
        juror = next(each for each in self._overview.jurors if each.id == juror_id)
        ids = set(juror.values.domain_ids or ())
        ids = ids | {chosen.id} if ticked else ids - {chosen.id}
        code = chosen.domain.values.code
        told = _("{name} sits in {code}.") if ticked else _("{name} no longer sits in {code}.")
        self._office.write(
            self,
            edit_juror,
            told=told.format(name=juror.name, code=code),
            failed=partial(self._on_refused),
            juror_id=juror_id,
            values=replace(juror.values, domain_ids=tuple(sorted(ids))),
        )

    def _on_refused(self, error: Exception) -> None:
        self.error_bar.tell(error)
        self._show_chosen()


def _sits_in(juror: JurorRow, domain_id: int) -> bool:
    return juror.values.domain_ids is None or domain_id in juror.values.domain_ids


def _everywhere(juror: JurorRow) -> str:
    return _("{name} – every domain").format(name=juror.name)


def _columns() -> list[Column[PanelRow]]:
    return [
        Column(_("Code"), lambda each: each.domain.values.code),
        Column(
            _("Domain"), lambda each: each.domain.values.name, stretch=True, strong=True, width=200
        ),
        Column(
            _("Members"),
            lambda each: format_number(len(each.members)),
            lambda each: len(each.members),
            RIGHT,
            icon=lambda each: None if each.members else icon("triangle-alert", "warning"),
        ),
        Column(
            _("To judge"),
            lambda each: format_number(each.domain.applications),
            lambda each: each.domain.applications,
            RIGHT,
        ),
        Column(
            _("Names"),
            lambda each: ", ".join(one.name for one in each.members) or "–",
            width=260,
        ),
    ]
