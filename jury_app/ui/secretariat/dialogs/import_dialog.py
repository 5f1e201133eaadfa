"""Importing a file: matched, tried, and only then taken in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jury_app.i18n import _
from jury_app.importing.intake import ImportReport
from jury_app.importing.records import Preview
from jury_app.model.queries.edition import DomainRow, list_domains
from jury_app.ui.secretariat.dialogs.import_matching import MatchingPane
from jury_app.ui.secretariat.dialogs.import_report import ReportPane
from jury_app.ui.secretariat.import_kinds import ImportKind, done_text, look, verb_text
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.remembered_mappings import recall_mapping, remember_mapping
from jury_app.ui.task import Task
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.message import tell
from jury_app.ui.widgets.progress_dialog import ProgressDialog

_WIDTH, _HEIGHT = 960, 680


class ImportDialog(Dialog):
    """Looks at the file first; opens with the report when everything was recognised."""

    imported = Signal(object)  # ImportReport

    def __init__(self, office: Office, kind: ImportKind, path: Path, parent: QWidget) -> None:
        super().__init__(kind.title, parent, path.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office = office
        self._kind = kind
        self._path = path
        self._preview: Preview | None = None
        self._domains: list[DomainRow] = []
        self._mapping: Mapping[str, Any] = {}
        self._taken = 0
        self.matching = MatchingPane()
        self.report = ReportPane()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.matching)
        self.stack.addWidget(self.report)
        self.body.addWidget(self.stack, 1)
        self.match_button = button(_("Match the columns"), icon_name="table")
        self.set_buttons(primary_button(_("Check the lines")), self.match_button)
        self.match_button.setVisible(kind.has_columns)
        self.match_button.clicked.connect(self._go_match)
        self.matching.matched.connect(self._allow)
        self.ask_size(_WIDTH, _HEIGHT)

    def start(self) -> None:
        """Look at the file; the dialog opens once there is something to show."""
        self._office.workspace.read(list_domains, then=self._on_domains)

    def accept(self) -> None:
        if not self.primary_button.isEnabled():
            return
        self.error_bar.hide()
        if self.stack.currentWidget() is self.matching:
            self._mapping = self.matching.mapping()
            self._look(self._mapping)
        else:
            self._take()

    def _on_domains(self, domains: list[DomainRow]) -> None:
        self._domains = domains
        if self._kind.has_columns:
            self._look(None)
        else:
            self._try()

    def _look(self, mapping: Mapping[str, Any] | None) -> None:
        self._run(
            self._office.workspace.run(
                look,
                self._path,
                mapping,
                title=_("Reading the file"),
                then=self._on_looked,
                failed=self._on_failed,
            )
        )

    def _on_looked(self, preview: Preview) -> None:
        known = recall_mapping(preview.fingerprint) if self._preview is None else None
        self._preview = preview
        if known:
            self._mapping = known
            self.matching.set_plain(preview)
            self._look(known)
        elif self.matching.is_answered(preview):
            self._try()
        else:
            self.matching.show_preview(preview, self._domains, self._mapping)
            self._go_match()
            self.open()

    def _go_match(self) -> None:
        if self._preview is not None:
            if not self.matching.column_choices:
                self.matching.show_preview(self._preview, self._domains, self._mapping)
            self.stack.setCurrentWidget(self.matching)
            self._allow()

    def _try(self) -> None:
        self._run(
            self._office.workspace.run(
                self._kind.steps,
                self._path,
                mapping=self._mapping or None,
                dry_run=True,
                title=_("Checking the lines"),
                then=self._on_tried,
                failed=self._on_failed,
            )
        )

    def _on_tried(self, report: ImportReport) -> None:
        self.report.show_report(report)
        self.stack.setCurrentWidget(self.report)
        self._taken = report.new + report.changed
        self._allow()
        self.open()
        self.primary_button.setFocus()

    def _take(self) -> None:
        self.primary_button.setEnabled(False)
        self._run(
            self._office.workspace.run(
                self._kind.steps,
                self._path,
                mapping=self._mapping or None,
                title=self._kind.title,
                then=self._on_taken,
                failed=self._on_failed,
            )
        )

    def _on_taken(self, report: ImportReport) -> None:
        if self._preview is not None and self._mapping:
            remember_mapping(self._preview.fingerprint, self._mapping)
        parent = self.parentWidget() or self
        self.imported.emit(report)
        super().accept()
        self._office.told(parent, done_text(self._kind, report))

    def _on_failed(self, error: Exception) -> None:
        self._allow()
        if self.isVisible():
            self.tell_error(error)
            return
        tell(self.parentWidget(), _("This file cannot be imported"), str(error))
        self.deleteLater()

    def _allow(self) -> None:
        matching = self.stack.currentWidget() is self.matching
        self.match_button.setVisible(self._kind.has_columns and not matching)
        if matching:
            self.primary_button.setText(_("Check the lines"))
            self.primary_button.setEnabled(not self.matching.missing_fields())
            return
        said = verb_text(self._kind, self._taken) if self._taken else _("Nothing to import")
        self.primary_button.setText(said)
        self.primary_button.setEnabled(bool(self._taken))

    def _run(self, task: Task) -> None:
        ProgressDialog(task, self if self.isVisible() else self.parentWidget())
