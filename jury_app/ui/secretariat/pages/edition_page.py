"""The edition: its name and calendar, domains, grid, awards and rules, all of it to be edited."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from jury_app.codes import sentence
from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.queries.edition import EDITION_SOURCES
from jury_app.ui.secretariat.notice import Notice
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import EditionOverview, edition_overview
from jury_app.ui.secretariat.pages.edition_domains import DomainsTab
from jury_app.ui.secretariat.pages.edition_grid import GridTab
from jury_app.ui.secretariat.pages.edition_identity import IdentityTab
from jury_app.ui.secretariat.pages.edition_levels import LevelsTab
from jury_app.ui.secretariat.pages.edition_privacy import PrivacyTab
from jury_app.ui.secretariat.pages.edition_rules import RulesTab
from jury_app.ui.secretariat.rehearsals import RehearsalOffer
from jury_app.ui.secretariat.waiting import hold_back
from jury_app.ui.secretariat.words import closed_sentence
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.page_header import PageHeader

SOURCES = EDITION_SOURCES | {"application", "kit", "frozen_decisions"}


class EditionPage(QWidget):
    """Shows and edits what is settled before the first application."""

    page_asked = Signal(str)
    file_asked = Signal(object)  # Path: a rehearsal that was made here

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.header = PageHeader(_("Edition"))
        self.rehearsals = RehearsalOffer(office, self, self.file_asked.emit)
        self.header.add_action(self.rehearsals.button)
        self.next_button = self.header.add_action(
            primary_button(_("Go on to the applications"), icon_name="arrow-right")
        )
        self.notice = Notice("lock")
        self.due_notice = Notice("triangle-alert", "warning")
        self.identity_tab = IdentityTab(office)
        self.domains_tab = DomainsTab(office)
        self.grid_tab = GridTab(office)
        self.levels_tab = LevelsTab(office)
        self.rules_tab = RulesTab(office)
        self.privacy_tab = PrivacyTab(office)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Parts of this page"))
        for tab, text in (
            (self.identity_tab, _("Name and calendar")),
            (self.domains_tab, _("Domains")),
            (self.grid_tab, _("Scoring grid")),
            (self.levels_tab, _("Awards")),
            (self.rules_tab, _("Rules")),
            (self.privacy_tab, _("Privacy")),
        ):
            self.tabs.addTab(tab, text)
        page = column(self.header, self.notice, self.due_notice, gap=GAP_L, margin=GAP_XL)
        page.addWidget(self.tabs, 1)
        self.setLayout(page)
        hold_back(self.tabs)
        self.privacy_tab.due_counted.connect(self._tell_due)
        self.next_button.clicked.connect(lambda: self.page_asked.emit("applications"))
        office.workspace.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the edition again."""
        self._office.workspace.read(edition_overview, then=self._show, key="edition page")

    def show_domains(self) -> None:
        """Open the domains."""
        self.tabs.setCurrentWidget(self.domains_tab)

    def show_grid(self) -> None:
        """Open the scoring grid."""
        self.tabs.setCurrentWidget(self.grid_tab)

    def show_levels(self) -> None:
        """Open the awards."""
        self.tabs.setCurrentWidget(self.levels_tab)

    def show_rules(self) -> None:
        """Open the rules."""
        self.tabs.setCurrentWidget(self.rules_tab)

    def show_privacy(self) -> None:
        """Open what is kept about people."""
        self.tabs.setCurrentWidget(self.privacy_tab)

    def _show(self, overview: EditionOverview) -> None:
        values = overview.edition.values
        self.header.set_title(f"{values.title} {values.year}")
        self.header.set_sentence(_sentence(overview))
        self.notice.tell(closed_sentence() if overview.edition.is_closed else "")
        for tab in (
            self.identity_tab,
            self.domains_tab,
            self.grid_tab,
            self.levels_tab,
            self.rules_tab,
            self.privacy_tab,
        ):
            tab.show_edition(overview)
        self.tabs.show()

    def _tell_due(self, count: int) -> None:
        told = sentence("retention_overdue", count=format_number(count))
        text = _("{sentence} See “Privacy” below.").format(sentence=told)
        self.due_notice.tell(text if count else "")

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & SOURCES:
            self.refresh()


def _sentence(overview: EditionOverview) -> str:
    counts = (
        ngettext("{count} domain", "{count} domains", len(overview.domains)).format(
            count=format_number(len(overview.domains))
        ),
        ngettext("{count} criterion", "{count} criteria", len(overview.criteria)).format(
            count=format_number(len(overview.criteria))
        ),
        ngettext("{count} award", "{count} awards", len(overview.levels)).format(
            count=format_number(len(overview.levels))
        ),
    )
    sealed = overview.rules.sealed_at is not None
    frame = (
        _("{counts}; the rules are sealed.") if sealed else _("{counts}; nothing is sealed yet.")
    )
    return frame.format(counts=", ".join(counts))
