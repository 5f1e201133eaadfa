"""Who sits: a list, and beside it all that is known of one juror."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.enums import JurorRole
from jury_app.model.operations.jury import withdraw_juror
from jury_app.model.queries.edition import DomainRow
from jury_app.model.queries.jury import JurorRow, RecusalRow
from jury_app.ui.icons import icon
from jury_app.ui.look import px
from jury_app.ui.secretariat.dialogs.juror_dialog import JurorDialog, domain_text
from jury_app.ui.secretariat.dialogs.reason_dialog import ReasonDialog, Reasoned
from jury_app.ui.secretariat.figures import siren_text
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import JuryOverview
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.secretariat.side_by_side import SideBySide
from jury_app.ui.secretariat.words import role_word
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XL
from jury_app.ui.widgets.badge import Badge
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel, frame, label

_ROLE_ORDER = {role: place for place, role in enumerate(JurorRole)}


class MembersTab(QWidget):
    """Seats jurors, corrects them, and lets them leave."""

    recusal_asked = Signal(int)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._overview: JuryOverview | None = None
        self.model = TableModel(_columns(), self)
        empty = EmptyState(
            "users",
            _("Nobody sits yet"),
            _("Import the list of jurors, or add them one by one. Or drop the file here."),
        )
        self.import_button = empty.add_action(
            primary_button(_("Import jurors"), icon_name="upload")
        )
        self.add_button = empty.add_action(button(_("Add a juror"), icon_name="user-plus"))
        self.pane = TablePane(self.model, _("Jurors"), empty)
        self.panel = JurorPanel()
        self.sides = SideBySide(self.pane, self.panel)
        page = column(self.sides)
        page.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(page)
        self.pane.table.row_chosen.connect(self._show_chosen)
        self.pane.table.row_activated.connect(lambda _row: self.sides.show_detail())
        self.panel.edit_button.clicked.connect(self._edit)
        self.panel.recuse_button.clicked.connect(self._recuse)
        self.panel.withdraw_button.clicked.connect(self._withdraw)

    def show_jury(self, overview: JuryOverview) -> None:
        """Show the jurors."""
        self._overview = overview
        self.model.set_rows(overview.jurors)
        self.sides.set_detail_wanted(wanted=bool(overview.jurors))
        self.panel.set_locked(locked=overview.stages.is_closed)
        self._show_chosen(self.pane.table.current_row())

    def add(self) -> None:
        """Ask for another juror."""
        if self._overview is not None:
            JurorDialog(self._office, self._overview.domains, self).open()

    def _chosen(self) -> JurorRow | None:
        chosen: JurorRow | None = self.pane.table.current_row()
        return chosen

    def _show_chosen(self, chosen: JurorRow | None) -> None:
        if self._overview is None:
            return
        domains = {each.id: each for each in self._overview.domains}
        recusals = [
            each for each in self._overview.recusals if chosen and each.juror_id == chosen.id
        ]
        self.panel.show_juror(chosen, domains, recusals)

    def _edit(self) -> None:
        if (chosen := self._chosen()) and self._overview is not None:
            JurorDialog(self._office, self._overview.domains, self, chosen).open()

    def _recuse(self) -> None:
        if chosen := self._chosen():
            self.recusal_asked.emit(chosen.id)

    def _withdraw(self) -> None:
        if chosen := self._chosen():
            reasoned = Reasoned(
                title=_("{name} leaves the jury").format(name=chosen.name),
                sentence=_("What they sent stays in the edition, and they get no other kit."),
                verb=_("Let the juror leave"),
                operation=withdraw_juror,
                told=_("{name} has left the jury.").format(name=chosen.name),
                values={"juror_id": chosen.id},
            )
            ReasonDialog(self._office, reasoned, self).open()


class JurorPanel(QWidget):
    """One juror in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name_label = SentenceLabel("", "title")
        self.role_badge = Badge("", icon_name="user")
        self.left_badge = Badge(_("Has left the jury"), "warning", "log-out")
        self.quality_label = SentenceLabel()
        self.address_label = SentenceLabel("", "muted")
        self.edit_button = button(_("Edit the juror"), icon_name="pencil")
        self.recuse_button = button(_("Record a recusal"), icon_name="user-x")
        self.withdraw_button = button(_("Let the juror leave"), icon_name="log-out")
        self.panels_label = SentenceLabel()
        self.readings_label = SentenceLabel()
        self.recusals_label = SentenceLabel()
        self.nothing = EmptyState(
            "user", _("Choose a juror"), _("All that is known is shown here.")
        )
        content = QWidget()
        content.setLayout(
            column(
                self.name_label,
                row(self.role_badge, self.left_badge, None),
                self.quality_label,
                self.address_label,
                row(self.edit_button, self.recuse_button, None),
                row(self.withdraw_button, None),
                column(label(_("Panels"), "heading"), self.panels_label, gap=GAP_S),
                column(label(_("Readings"), "heading"), self.readings_label, gap=GAP_S),
                column(label(_("Recusals"), "heading"), self.recusals_label, gap=GAP_S),
                None,
                gap=GAP_L,
                margin=GAP_XL,
            )
        )
        self.panel = frame("panel")
        self.panel.setLayout(column(Scroll(content), margin=1))
        self.setLayout(column(self.panel, self.nothing))

    def set_locked(self, *, locked: bool) -> None:
        """Let nothing be changed any more."""
        for each in (self.edit_button, self.recuse_button, self.withdraw_button):
            each.setEnabled(not locked)

    def show_juror(
        self,
        chosen: JurorRow | None,
        domains: Mapping[int, DomainRow],
        recusals: list[RecusalRow],
    ) -> None:
        """Show a juror, or that none is chosen."""
        self.panel.setVisible(chosen is not None)
        self.nothing.setVisible(chosen is None)
        if chosen is None:
            return
        values = chosen.values
        self.name_label.setText(f"{values.civility} {chosen.name}".strip())
        self.role_badge.set_state(values.role_text or role_word(values.role), "neutral", "user")
        self.left_badge.setVisible(chosen.is_withdrawn)
        self.withdraw_button.setVisible(not chosen.is_withdrawn)
        self.recuse_button.setVisible(not chosen.is_withdrawn)
        self.quality_label.setText(
            "\n".join(part for part in (values.function, values.body) if part)
        )
        self.address_label.setText(_address(chosen))
        ids = values.domain_ids
        named = [domain_text(domains[each]) for each in ids or () if each in domains]
        self.panels_label.setText(
            _("Every domain") if ids is None else "\n".join(named) or _("No panel")
        )
        self.readings_label.setText(_readings(chosen.applications))
        self.recusals_label.setText("\n".join(map(_recusal, recusals)) or _("None"))


def _address(juror: JurorRow) -> str:
    siren = juror.values.siren
    parts = (
        juror.values.email or _("No e-mail address: the kit goes by another way."),
        _("SIREN {number}").format(number=siren_text(siren)) if siren else "",
    )
    return "\n".join(part for part in parts if part)


def _readings(count: int) -> str:
    if not count:
        return _("Nothing assigned yet")
    return ngettext("{count} application to read", "{count} applications to read", count).format(
        count=format_number(count)
    )


def _recusal(row: RecusalRow) -> str:
    reason = f" – {row.reason}" if row.reason else ""
    return f"{row.number} {row.title}{reason}"


def _columns() -> list[Column[JurorRow]]:
    return [
        Column(
            _("Name"),
            lambda each: each.name,
            lambda each: each.sort_name,
            icon=lambda each: icon("log-out", "warning") if each.is_withdrawn else None,
            tone=lambda each: "muted" if each.is_withdrawn else None,
            stretch=True,
            strong=True,
            width=160,
        ),
        Column(_("Body"), lambda each: each.values.body or "–", width=130),
        Column(
            _("Sits as"),
            lambda each: role_word(each.values.role),
            lambda each: _ROLE_ORDER[each.values.role],
        ),
        Column(_("Panels"), _panels, tip=lambda each: ", ".join(each.domains), width=90),
        Column(
            _("To read"),
            lambda each: format_number(each.applications),
            lambda each: each.applications,
            RIGHT,
        ),
        Column(
            _("Recusals"),
            lambda each: format_number(each.recusals) if each.recusals else "–",
            lambda each: each.recusals,
            RIGHT,
        ),
    ]


def _panels(juror: JurorRow) -> str:
    if juror.values.domain_ids is None:
        return _("all")
    return ", ".join(juror.domains) or "–"
