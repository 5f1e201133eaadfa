"""The jury: who sits, in which panels, and who stays out of what."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.queries.conflicts import ConflictRow
from jury_app.model.queries.jury import JUROR_SOURCES
from jury_app.ui.secretariat.dialogs.import_dialog import ImportDialog
from jury_app.ui.secretariat.files import choose_files
from jury_app.ui.secretariat.import_kinds import JURORS
from jury_app.ui.secretariat.notice import Notice
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import JuryOverview, conflicts, jury_overview
from jury_app.ui.secretariat.pages.jury_conflicts import ConflictsTab
from jury_app.ui.secretariat.pages.jury_marking import MarkingTab
from jury_app.ui.secretariat.pages.jury_members import MembersTab
from jury_app.ui.secretariat.pages.jury_panels import PanelsTab
from jury_app.ui.secretariat.pages.jury_recusals import RecusalsTab
from jury_app.ui.secretariat.waiting import hold_back
from jury_app.ui.secretariat.words import closed_sentence
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.page_header import PageHeader

SOURCES = JUROR_SOURCES | {"application", "applicant", "round", "rules", "frozen_decisions"}


class JuryPage(QWidget):
    """Seats the jury."""

    page_asked = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._overview: JuryOverview | None = None
        self._conflicts: Sequence[ConflictRow] = ()
        self.header = PageHeader(_("Jury"))
        self.add_button = self.header.add_action(button(_("Add a juror"), icon_name="user-plus"))
        self.import_button = self.header.add_action(button(_("Import jurors"), icon_name="upload"))
        self.next_button = self.header.add_action(
            primary_button(_("Go on to the assignment"), icon_name="arrow-right")
        )
        self.notice = Notice("lock")
        self.members_tab = MembersTab(office)
        self.panels_tab = PanelsTab(office)
        self.recusals_tab = RecusalsTab(office)
        self.conflicts_tab = ConflictsTab(office)
        self.marking_tab = MarkingTab(office)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Parts of this page"))
        for tab in (
            self.members_tab,
            self.panels_tab,
            self.recusals_tab,
            self.conflicts_tab,
            self.marking_tab,
        ):
            self.tabs.addTab(tab, "")
        self.tabs.setTabVisible(self.tabs.indexOf(self.marking_tab), False)
        page = column(self.header, self.notice, gap=GAP_L, margin=GAP_XL)
        page.addWidget(self.tabs, 1)
        self.setLayout(page)
        hold_back(self.tabs)
        for each in (self.add_button, self.import_button, self.next_button):
            each.hide()
        self._name_tabs()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the jury again."""
        workspace = self._office.workspace
        workspace.read(jury_overview, then=self._show, key="jury page")
        workspace.read(conflicts, then=self._show_conflicts, key="jury conflicts")

    def add_juror(self) -> None:
        """Ask for a juror to be typed in."""
        self.members_tab.add()

    def choose_jurors(self) -> None:
        """Ask for a list of jurors."""
        choose_files(self, JURORS.asked, JURORS.filters, lambda paths: self.import_file(paths[0]))

    def import_file(self, path: Path) -> None:
        """Look at a list of jurors, and seat them once it was checked."""
        ImportDialog(self._office, JURORS, path, self).start()

    def add_recusal(self) -> None:
        """Ask for a recusal."""
        self.tabs.setCurrentWidget(self.recusals_tab)
        self.recusals_tab.add()

    def show_conflicts(self) -> None:
        """Open what looks like a conflict of interest."""
        self.tabs.setCurrentWidget(self.conflicts_tab)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_juror)
        self.import_button.clicked.connect(self.choose_jurors)
        self.members_tab.add_button.clicked.connect(self.add_juror)
        self.members_tab.import_button.clicked.connect(self.choose_jurors)
        self.members_tab.recusal_asked.connect(self.recusals_tab.add)
        self.next_button.clicked.connect(partial(self.page_asked.emit, "assignment"))
        self._office.workspace.changed.connect(self._on_changed)

    def _show(self, overview: JuryOverview) -> None:
        self._overview = overview
        stages = overview.stages
        some, open_ = bool(overview.jurors), not stages.is_closed
        self.add_button.setVisible(some)
        self.import_button.setVisible(some)
        self.next_button.setVisible(some)
        for each in (self.add_button, self.import_button):
            each.setEnabled(open_)
        self.notice.tell("" if open_ else closed_sentence())
        for tab in (self.members_tab, self.panels_tab, self.recusals_tab):
            tab.show_jury(overview)
        marking = self.tabs.indexOf(self.marking_tab)
        self.tabs.setTabVisible(marking, stages.ballots_opened)
        self.tabs.show()
        self._say()

    def _show_conflicts(self, rows: Sequence[ConflictRow]) -> None:
        self._conflicts = rows
        closed = self._overview is not None and self._overview.stages.is_closed
        self.conflicts_tab.show_conflicts(rows, closed=closed)
        self._say()

    def _say(self) -> None:
        self._name_tabs()
        if self._overview is not None:
            self.header.set_sentence(_sentence(self._overview, len(self._conflicts)))

    def _name_tabs(self) -> None:
        recusals = len(self._overview.recusals) if self._overview else 0
        for tab, text, count in (
            (self.members_tab, _("Members"), 0),
            (self.panels_tab, _("Panels"), 0),
            (self.recusals_tab, _("Recusals"), recusals),
            (self.conflicts_tab, _("Conflicts to look at"), len(self._conflicts)),
            (self.marking_tab, _("Marking"), 0),
        ):
            named = f"{text} ({format_number(count)})" if count else text
            self.tabs.setTabText(self.tabs.indexOf(tab), named)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & SOURCES:
            self.refresh()


def _sentence(overview: JuryOverview, conflicts: int) -> str:
    sitting = len(overview.sitting)
    if not overview.jurors:
        return ""
    parts = [
        ngettext("{count} juror", "{count} jurors", sitting).format(count=format_number(sitting)),
    ]
    if conflicts:
        text = ngettext(
            "{count} possible conflict of interest to look at",
            "{count} possible conflicts of interest to look at",
            conflicts,
        )
        parts.append(text.format(count=format_number(conflicts)))
    return f"{', '.join(parts)}."
