"""The applications: imported or typed in, corrected, and shortlisted."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.enums import IN_COMPETITION, ApplicationStatus
from jury_app.model.operations.applications import fix_shortlist
from jury_app.model.queries.applications import (
    APPLICATION_SOURCES,
    ApplicationDetail,
    ApplicationRow,
    list_applications,
)
from jury_app.model.queries.edition import DomainRow, StagesRow, get_stages, list_domains
from jury_app.model.queries.preselection import get_preselection
from jury_app.model.queries.standings import judged_applications
from jury_app.ui.icons import icon
from jury_app.ui.secretariat.dialogs.application_dialog import ApplicationDialog
from jury_app.ui.secretariat.dialogs.import_dialog import ImportDialog
from jury_app.ui.secretariat.files import choose_files
from jury_app.ui.secretariat.import_kinds import APPLICATIONS, ATTACHMENTS, ImportKind
from jury_app.ui.secretariat.notice import Notice
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.pages.application_detail import ApplicationPanel
from jury_app.ui.secretariat.pages.application_list import ApplicationList
from jury_app.ui.secretariat.side_by_side import SideBySide
from jury_app.ui.secretariat.waiting import hold_back
from jury_app.ui.secretariat.words import status_count
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.page_header import PageHeader

SOURCES = APPLICATION_SOURCES | {"round", "frozen_decisions"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything that the page shows but the dossier that is open."""

    rows: tuple[ApplicationRow, ...]
    domains: tuple[DomainRow, ...]
    stages: StagesRow
    judged: int
    is_preselected: bool = False
    """Whether an expert panel has shortlisted what there is: nothing is added here."""


class ApplicationsPage(QWidget):
    """Lists the applications and opens the one that is chosen."""

    page_asked = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._overview: Overview | None = None
        self.header = PageHeader(_("Applications"))
        self.add_button = self.header.add_action(button(_("Add an application"), icon_name="plus"))
        self.import_button = self.header.add_action(button(_("Import files"), icon_name="upload"))
        self.import_button.setMenu(self._import_menu())
        self.next_button = self.header.add_action(
            primary_button(_("Go on to the jury"), icon_name="arrow-right")
        )
        self.shortlist_notice = Notice("star")
        self.shortlist_button = self.shortlist_notice.add_action(
            button(_("Settle the shortlist"), icon_name="star")
        )
        self.error_bar = ErrorBar()
        self.list = ApplicationList()
        self.panel = ApplicationPanel(office)
        self.sides = SideBySide(self.list, self.panel)
        page = column(self.header, self.error_bar, self.shortlist_notice, gap=GAP_L, margin=GAP_XL)
        page.addWidget(self.sides, 1)
        self.setLayout(page)
        hold_back(self.sides)
        for each in (self.add_button, self.import_button, self.next_button):
            each.hide()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the applications again."""
        self._office.workspace.read(_overview, then=self._show, key="applications page")

    def add_application(self) -> None:
        """Ask for an application to be typed in."""
        if self._overview is None:
            return
        if not self._overview.domains:
            self.error_bar.tell(_("An application needs a domain. Add one on the edition’s page."))
            return
        ApplicationDialog(self._office, self._overview.domains, self).open()

    def choose_applications(self) -> None:
        """Ask for the file of a form tool."""
        self._choose(APPLICATIONS)

    def choose_attachments(self) -> None:
        """Ask for an archive of attachments."""
        self._choose(ATTACHMENTS)

    def import_file(self, path: Path) -> None:
        """Look at a form tool's file, and take it in once it was checked."""
        self._import(APPLICATIONS, [path])

    def import_attachments(self, path: Path) -> None:
        """Look at an archive of attachments, and take it in once it was checked."""
        self._import(ATTACHMENTS, [path])

    def _import_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(icon("table"), _("Import applications"), self.choose_applications)
        menu.addAction(icon("paperclip"), _("Import attachments"), self.choose_attachments)
        return menu

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_application)
        self.next_button.clicked.connect(lambda: self.page_asked.emit("jury"))
        self.list.import_button.clicked.connect(self.choose_applications)
        self.list.add_button.clicked.connect(self.add_application)
        self.list.chosen.connect(self.panel.show_rows)
        self.list.opened.connect(lambda _row: self.sides.show_detail())
        self.panel.edit_asked.connect(self._edit)
        self.shortlist_button.clicked.connect(self._settle)
        self._office.workspace.changed.connect(self._on_changed)

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        self.header.set_sentence(_sentence(overview))
        self.list.set_rows(overview.rows, overview.domains)
        some = bool(overview.rows)
        self.sides.set_detail_wanted(wanted=some)
        self.sides.show()
        for each in (self.add_button, self.import_button, self.next_button):
            each.setVisible(some)
        self.add_button.setVisible(some and not overview.is_preselected)
        for each in (self.add_button, self.import_button):
            each.setEnabled(not overview.stages.is_closed)
        self.panel.set_locked(locked=overview.stages.is_closed)
        self.shortlist_notice.tell(_shortlist(overview))
        self.shortlist_button.setVisible(_is_open(overview))

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & SOURCES:
            self.refresh()

    def _edit(self, detail: ApplicationDetail) -> None:
        if self._overview is not None:
            ApplicationDialog(self._office, self._overview.domains, self, detail).open()

    def _choose(self, kind: ImportKind) -> None:
        choose_files(self, kind.asked, kind.filters, partial(self._import, kind))

    def _import(self, kind: ImportKind, paths: list[Path]) -> None:
        for path in paths[:1]:
            ImportDialog(self._office, kind, path, self).start()

    def _settle(self) -> None:
        self._office.write(
            self,
            fix_shortlist,
            told=_("The shortlist is settled: the jury judges it and nothing else."),
            failed=self.error_bar.tell,
        )


def _overview(session: Any) -> Overview:
    return Overview(
        rows=tuple(list_applications(session)),
        domains=tuple(list_domains(session)),
        stages=get_stages(session),
        judged=len(judged_applications(session)),
        is_preselected=get_preselection(session) is not None,
    )


def _sentence(overview: Overview) -> str:
    if not overview.rows:
        return ""
    total, competing = len(overview.rows), _competing(overview)
    sentence = ngettext(
        "{competing} in competition of {count} application",
        "{competing} in competition of {count} applications",
        total,
    ).format(competing=format_number(competing), count=format_number(total))
    counts = [
        (status, sum(row.status is status for row in overview.rows)) for status in ApplicationStatus
    ]
    parts = [status_count(status, count) for status, count in counts if count]
    return _("{sentence}: {parts}.").format(sentence=sentence, parts=", ".join(parts))


def _competing(overview: Overview) -> int:
    return sum(row.status in IN_COMPETITION for row in overview.rows)


def _listed(overview: Overview) -> int:
    return sum(row.status is ApplicationStatus.SHORTLISTED for row in overview.rows)


def _is_open(overview: Overview) -> bool:
    """Whether a shortlist was begun and the jury would still judge all that compete."""
    return not overview.stages.is_closed and overview.judged > _listed(overview) > 0


def _shortlist(overview: Overview) -> str:
    listed = _listed(overview)
    if _is_open(overview):
        return ngettext(
            "{count} application is shortlisted. Until the shortlist is settled, the jury judges "
            "all {competing} in competition.",
            "{count} applications are shortlisted. Until the shortlist is settled, the jury "
            "judges all {competing} in competition.",
            listed,
        ).format(count=format_number(listed), competing=format_number(_competing(overview)))
    if 0 < overview.judged < _competing(overview):
        return ngettext(
            "The shortlist is settled: the jury judges {count} application.",
            "The shortlist is settled: the jury judges {count} applications.",
            overview.judged,
        ).format(count=format_number(overview.judged))
    return ""
