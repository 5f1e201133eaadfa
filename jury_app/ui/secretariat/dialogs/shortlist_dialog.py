"""Making the shortlist: where it is cut, seen before it is done; who is called back or moved."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.operations.shortlisting import Shortlisted, cut_shortlist
from jury_app.model.queries.shortlist import SHORTLIST_SOURCES
from jury_app.model.scoring.cut import Cut
from jury_app.ui.look import px
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.shortlist_acts import CallBackDialog, MoveDialog
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.shortlist_rows import (
    ShortlistOverview,
    ShortlistRow,
    columns,
    is_pending,
    shortlist_overview,
    shortlist_rows,
    summary,
)
from jury_app.ui.table_model import TableModel
from jury_app.ui.tokens import GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.fields import MarkField, SpinBox
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel

_WIDTH, _TABLE_HEIGHT, _MOST_PLACES = 920, 240, 999
_USUAL = Cut(best=3)


class ShortlistDialog(Dialog):
    """Stays open: one cuts, looks, calls back, moves, and cuts again if need be."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(
            _("Make the shortlist"),
            parent,
            _(
                "The list shows who would pass. Nothing is recorded before you cut; you may cut "
                "again until the sitting is closed. Closing it seals the shortlist."
            ),
        )
        self._office = office
        self._overview: ShortlistOverview | None = None
        self._is_pending = False
        self.setMinimumWidth(min(px(_WIDTH), self.screen().availableSize().width()))
        self.domain_choice: Choice[str] = Choice([(_("All domains"), "")])
        self.best_check, self.best_spin = QCheckBox(_("Places by domain")), SpinBox(1, _MOST_PLACES)
        self.mark_check = QCheckBox(_("Mean of at least"))
        self.mark_field = MarkField(0)
        self.equals_check = QCheckBox(_("Keep equals who share the last place"))
        self.model = TableModel(columns(), self)
        self.table = DataTable(self.model, _("Applications before the panel"))
        self.table.setMinimumHeight(px(_TABLE_HEIGHT))
        self.summary_label = SentenceLabel("", "strong")
        self.call_button = button(_("Call back…"), icon_name="undo-2")
        self.move_button = button(_("Move to another domain…"), icon_name="move-horizontal")
        self._lay_out()
        self.set_buttons(
            primary_button(_("Cut the shortlist"), icon_name="filter"), cancel=_("Done")
        )
        self._connect()
        self.refresh()

    @property
    def cut(self) -> Cut | None:
        """The cut that is thought of."""
        best = self.best_spin.value() if self.best_check.isChecked() else None
        mark = self.mark_field.mark if self.mark_check.isChecked() else None
        if best is None and mark is None:
            return None
        return Cut(best=best, at_least=mark, keeps_equals=self.equals_check.isChecked())

    def refresh(self) -> None:
        """Read again how the list stands."""
        self._office.workspace.read(shortlist_overview, then=self._show, key="shortlist")

    def accept(self) -> None:
        if (cut := self.cut) is None or not self.primary_button.isEnabled():
            return
        self.error_bar.hide()
        self.primary_button.setEnabled(False)
        self._office.write(
            self,
            cut_shortlist,
            cut=cut,
            domain_code=self.domain_choice.value,
            told=_cut_text,
            failed=self._on_refused,
        )

    def _lay_out(self) -> None:
        where = row(self.domain_choice, None, gap=GAP_M)
        where.setStretch(0, 1)
        how = row(
            self.best_check, self.best_spin, self.mark_check, self.mark_field, None, gap=GAP_S,
        )  # fmt: skip
        verbs = row(self.call_button, self.move_button, gap=GAP_S)
        verbs.addStretch(1)
        for field, name in (
            (self.domain_choice, _("Domain")),
            (self.best_spin, _("Places by domain")),
            (self.mark_field, _("Mean of at least")),
        ):
            field.setAccessibleName(name)
        for layout in (where, column(how, self.equals_check, gap=GAP_S)):
            self.body.addLayout(layout)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.summary_label)
        self.body.addLayout(verbs)

    def _connect(self) -> None:
        Freshness(self, self._office.workspace, SHORTLIST_SOURCES, self.refresh)
        for check in (self.best_check, self.mark_check, self.equals_check):
            check.toggled.connect(self._show_rows)
        self.best_spin.valueChanged.connect(self._show_rows)
        self.mark_field.valueChanged.connect(self._show_rows)
        self.domain_choice.currentIndexChanged.connect(self._on_domain_chosen)
        self.table.row_chosen.connect(lambda _row: self._allow())
        self.call_button.clicked.connect(lambda: self._ask(CallBackDialog))
        self.move_button.clicked.connect(lambda: self._ask(MoveDialog))

    def _show(self, overview: ShortlistOverview) -> None:
        is_first = self._overview is None
        self._overview = overview
        if is_first:
            self.domain_choice.set_options(
                [(_("All domains"), "")]
                + [(f"{each.code} {each.name}", each.code) for each in overview.domains]
            )
            self.mark_field.setMaximum(overview.scale)
            self.mark_field.setValue(overview.scale / 2)
            self._fill(_known_cut(overview, "") or _USUAL)
        self._show_rows()
        if is_first:
            self.fit_height()

    def _on_domain_chosen(self) -> None:
        if self._overview is not None:
            self._fill(_known_cut(self._overview, self.domain_choice.value) or self.cut or _USUAL)
            self._show_rows()

    def _fill(self, cut: Cut) -> None:
        self.best_check.setChecked(cut.best is not None)
        self.mark_check.setChecked(cut.at_least is not None)
        self.equals_check.setChecked(cut.keeps_equals)
        if cut.best is not None:
            self.best_spin.setValue(cut.best)
        if cut.at_least is not None:
            self.mark_field.setValue(float(cut.at_least))

    def _show_rows(self) -> None:
        if self._overview is None:
            return
        code = self.domain_choice.value
        domain_id = next((key for key, each in self._overview.codes.items() if each == code), None)
        rows = shortlist_rows(self._overview, self.cut, domain_id)
        self.model.set_rows([each for each in rows if domain_id in (None, each.domain_id)])
        self._is_pending = is_pending(self._overview, self.model.rows, self.cut)
        self.summary_label.setText(summary(self.model.rows, is_pending=self._is_pending))
        self._allow()

    def _allow(self) -> None:
        chosen: ShortlistRow | None = self.table.current_row()
        is_out = chosen is not None and not chosen.candidate.is_shortlisted
        self.best_spin.setEnabled(self.best_check.isChecked())
        self.mark_field.setEnabled(self.mark_check.isChecked())
        self.equals_check.setEnabled(self.best_check.isChecked())
        self.call_button.setEnabled(is_out and self._is_cut(chosen))
        self.move_button.setEnabled(chosen is not None)
        self.primary_button.setEnabled(self._is_pending)

    def _is_cut(self, chosen: ShortlistRow | None) -> bool:
        """Whether the domain of an application was cut: before, nobody was left out."""
        domains = self._overview.domains if self._overview else ()
        return any(
            each.cut is not None and chosen is not None and each.domain_id == chosen.domain_id
            for each in domains
        )

    def _ask(
        self,
        kind: Callable[[Office, ShortlistRow, ShortlistOverview, QWidget], Dialog],
    ) -> None:
        chosen: ShortlistRow | None = self.table.current_row()
        if chosen is not None and self._overview is not None:
            kind(self._office, chosen, self._overview, self).open()

    def _on_refused(self, error: Exception) -> None:
        self._allow()
        self.tell_error(error)


def _known_cut(overview: ShortlistOverview, code: str) -> Cut | None:
    """Return the cut in force in a domain, or in all of them where it is one."""
    known = {
        each.cut.cut if each.cut else None for each in overview.domains if code in ("", each.code)
    }
    return known.pop() if len(known) == 1 else None


def _cut_text(done: Shortlisted) -> str:
    return ngettext(
        "The shortlist is cut: {count} application passes.",
        "The shortlist is cut: {count} applications pass.",
        done.applications,
    ).format(count=format_number(done.applications))
