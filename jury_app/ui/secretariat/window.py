"""The edition's window: the stages of the year at the left, the page of one at the right."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from jury_app.i18n import _
from jury_app.model.queries.edition import EditionRow, StagesRow, get_edition, get_stages
from jury_app.rehearsal import rehearsing, stamped
from jury_app.ui.geometry import keep_geometry, restore_geometry
from jury_app.ui.secretariat.arrivals import Arrivals
from jury_app.ui.secretariat.help_pages import page_help
from jury_app.ui.secretariat.leaving import Left, leave
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.pages.applications_page import ApplicationsPage
from jury_app.ui.secretariat.pages.assignment_page import AssignmentPage
from jury_app.ui.secretariat.pages.ballots_page import BallotsPage
from jury_app.ui.secretariat.pages.deliberation_page import DeliberationPage
from jury_app.ui.secretariat.pages.edition_page import EditionPage
from jury_app.ui.secretariat.pages.journal_page import JournalPage
from jury_app.ui.secretariat.pages.jury_page import JuryPage
from jury_app.ui.secretariat.pages.kits_page import KitsPage
from jury_app.ui.secretariat.pages.publication_page import PublicationPage
from jury_app.ui.secretariat.pages.standings_page import StandingsPage
from jury_app.ui.secretariat.rehearsals import Rehearsals
from jury_app.ui.secretariat.scroll import PageScroll, RailScroll
from jury_app.ui.secretariat.stages import stages
from jury_app.ui.secretariat.status_strip import StatusStrip
from jury_app.ui.secretariat.window_commands import commands
from jury_app.ui.settings import Settings
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.command_palette import Command, CommandPalette
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.help_sheet import HelpSheet
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.message import Question, ask
from jury_app.ui.widgets.progress_dialog import ProgressDialog
from jury_app.ui.widgets.rail import Rail
from jury_app.ui.widgets.rehearsal_band import RehearsalBand
from jury_app.ui.workspace import Workspace

_NAME = "secretariat"
_SIZE = QSize(1280, 800)
_RAIL_LETTERS = 72
_FRENCH_FIGURES = "&é\"'(-è_çà"
"""The row of figures of a French keyboard, without the shift key."""

PAGES: dict[str, Callable[[Office], QWidget]] = {
    "edition": EditionPage,
    "applications": ApplicationsPage,
    "jury": JuryPage,
    "assignment": AssignmentPage,
    "kits": KitsPage,
    "ballots": BallotsPage,
    "standings": StandingsPage,
    "deliberation": DeliberationPage,
    "publication": PublicationPage,
    "journal": JournalPage,
}


class SecretariatWindow(QMainWindow):
    """Holds the pages of one edition; they are built when they are first asked for."""

    start_asked = Signal()
    preferences_asked = Signal()
    file_asked = Signal(object)  # Path: an edition or a kit that was dropped here
    closed = Signal()

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self.office = Office(workspace, settings)
        self._workspace = workspace
        self._settings = settings
        self._pages: dict[str, QWidget] = {}
        self._scrolls: dict[str, PageScroll] = {}
        self._leaving = False
        self._left = False
        self._is_open = False
        self.rail = Rail(_("Stages of the year"))
        self.rail.set_stages(stages(None))
        self.error_bar = ErrorBar()
        self.rehearsals = Rehearsals(self.office, self)
        self.restart_button = button(_("Start again from zero"), icon_name="refresh-cw")
        self.band = RehearsalBand(
            _("Nothing done here counts, and nothing of it can go into the real edition."),
            self.restart_button,
        )
        self.stack = QStackedWidget()
        self.strip = StatusStrip(workspace)
        self.arrivals = Arrivals(self, self.open_page, self._is_on, self.file_asked.emit)
        self._lay_out()
        self._connect()
        restore_geometry(self, settings, _NAME, _SIZE)
        self.open_page("edition")
        self.refresh()

    def page(self, key: str) -> QWidget:
        """Return the page of a stage, built now if it was not."""
        if key not in self._pages:
            made = PAGES[key](self.office)
            page_asked = getattr(made, "page_asked", None)
            if page_asked is not None:
                page_asked.connect(self.open_page)
            file_asked = getattr(made, "file_asked", None)
            if file_asked is not None:
                file_asked.connect(self.file_asked)
            self._scrolls[key] = PageScroll(made)
            self.stack.addWidget(self._scrolls[key])
            self._pages[key] = made
        return self._pages[key]

    def open_page(self, key: str) -> Any:
        """Show the page of a stage, ready for the keys of its own if it has any, and return it."""
        page = self.page(key)
        self.stack.setCurrentWidget(self._scrolls[key])
        self.rail.choose(key)
        enter = getattr(page, "enter", None)
        if enter is not None:
            enter()
        return page

    def do_on(self, key: str, act: Callable[[Any], object]) -> None:
        """Open a page and have it do something, once it knows the edition."""
        self.open_page(key)
        self._workspace.read(_nothing, then=lambda _answer: act(self.page(key)))

    def refresh(self) -> None:
        """Read again how the year stands."""
        self._workspace.read(get_edition, then=self._show_edition, key="window edition")
        self._workspace.read(get_stages, then=self._show_stages, key="window stages")

    def open_palette(self) -> None:
        """Offer everything that can be done."""
        CommandPalette(commands(self.open_page, self.do_on, self._own_commands()), self).open_over()

    def open_help(self) -> None:
        """Help with the page that is shown."""
        HelpSheet(page_help(next(filter(self._is_on, PAGES))), self).open()

    def _own_commands(self) -> list[Command]:
        return [
            Command(_("Open another edition"), self.start_asked.emit),
            Command(_("Rehearse the day"), self.rehearsals.ask),
            Command(_("Change language and display"), self.preferences_asked.emit),
            Command(_("Help with this page"), self.open_help, keys="F1"),
            Command(_("Close the edition"), self.close),
        ]

    def _is_on(self, key: str) -> bool:
        return key in self._scrolls and self.stack.currentWidget() is self._scrolls[key]

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._left or not self._is_open:
            keep_geometry(self, self._settings, _NAME)
            self._workspace.close()
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        if not self._leaving:
            if (field := self.focusWidget()) is not None:
                field.clearFocus()  # what is being typed is saved before
            self._leave()

    def _lay_out(self) -> None:
        content = QWidget()
        right = column(self.error_bar, self.stack, self.strip, gap=0)
        right.setStretch(1, 1)
        beside = row(RailScroll(self.rail), gap=0)
        beside.addLayout(right, 1)
        whole = column(self.band, gap=0)
        whole.addLayout(beside, 1)
        content.setLayout(whole)
        self.band.hide()
        self.setCentralWidget(content)

    def _connect(self) -> None:
        self.rail.stage_chosen.connect(self.open_page)
        home = self.rail.add_foot("house", _("Other editions"))
        home.clicked.connect(self.start_asked)
        display = self.rail.add_foot("sliders-horizontal", _("Language and display"))
        display.clicked.connect(self.preferences_asked)
        help_ = self.rail.add_foot("circle-help", _("Help with this page"))
        help_.clicked.connect(self.open_help)
        self.setTabOrder(help_, self.restart_button)  # a window never opens on starting again
        for keys, slot in (("Ctrl+K", self.open_palette), ("F1", self.open_help)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        for sign, key in zip(_FRENCH_FIGURES, PAGES, strict=True):
            QShortcut(QKeySequence(f"Ctrl+{sign}"), self).activated.connect(
                partial(self.open_page, key)
            )
        self.restart_button.clicked.connect(self.rehearsals.restart)
        self.rehearsals.busy.connect(self.restart_button.setDisabled)
        self.rehearsals.made.connect(self.file_asked)
        self.rehearsals.refused.connect(self.error_bar.tell)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.failed.connect(self.error_bar.tell)

    def _show_edition(self, edition: EditionRow) -> None:
        self._is_open = True
        self.band.setVisible(edition.is_rehearsal)
        with rehearsing(is_rehearsal=edition.is_rehearsal):
            title = stamped(f"{edition.values.title} {edition.values.year}")
        self.setWindowTitle(_("{edition} – Jury").format(edition=title))
        name = edition.values.title
        short = name if len(name) <= _RAIL_LETTERS else f"{name[:_RAIL_LETTERS].rstrip()}…"
        self.rail.set_title(short, str(edition.values.year))
        self.rail.title_label.setAccessibleName(name)
        set_tip(self.rail.title_label, name)

    def _show_stages(self, row: StagesRow) -> None:
        self.rail.set_stages(stages(row))

    def _on_changed(self, _tables: object) -> None:
        self.refresh()

    def _leave(self) -> None:
        self._leaving = True
        task = self._workspace.run(
            leave, title=_("Closing the edition"), then=self._on_left, failed=self._on_not_left
        )
        task.cancelled.connect(self._on_stayed)
        ProgressDialog(task, self)

    def _on_left(self, left: Left) -> None:
        self._settings.remember_file(left.recent)
        self._leave_for_good()

    def _on_not_left(self, error: Exception) -> None:
        question = Question(
            _("No back-up could be made"),
            _("{reason} Everything you did is saved in the edition itself.").format(reason=error),
            _("Close without a back-up"),
        )
        message = ask(self, question, self._leave_for_good)
        message.rejected.connect(self._on_stayed)

    def _on_stayed(self) -> None:
        self._leaving = False

    def _leave_for_good(self) -> None:
        self._left = True
        self.close()


def _nothing(_session: Any) -> None:
    """Ask nothing: the answer comes after those that were asked before."""
