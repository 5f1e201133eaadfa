"""Founding an edition: from what it starts, its title and year, its passphrase, its place."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from jury_app.exchange.founding import Founded, create_edition, template_from
from jury_app.i18n import _, language
from jury_app.model.templates import (
    Template,
    for_panel,
    list_templates,
    load_template,
    panel_title,
    said,
)
from jury_app.progress import Progress, Steps
from jury_app.ui.filing import documents, edition_file
from jury_app.ui.recovery_dialog import RecoveryDialog
from jury_app.ui.settings import RecentFile
from jury_app.ui.suffixes import EDITION
from jury_app.ui.task import Task
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.combo_box import ComboBox
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.fields import SpinBox
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import row

_USUAL = "territoria"
_FIRST_YEAR, _LAST_YEAR = 1980, 2200
_FORBIDDEN = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@dataclass(frozen=True, slots=True)
class Founding:
    """What was asked for."""

    path: Path
    origin: str | Path  # a template's code, or another edition
    title: str
    year: int
    passphrase: str | None
    is_panel: bool = False  # of an expert panel, which shortlists for a jury

    @property
    def template(self) -> Template:
        """What it starts from; another edition is read for it."""
        origin = self.origin
        found = template_from(origin) if isinstance(origin, Path) else load_template(origin)
        return for_panel(found) if self.is_panel else found


class NewEditionDialog(Dialog):
    """Closes once the edition is on the disk; its recovery key comes with it."""

    founded = Signal(object, str)  # Path, the recovery key

    def __init__(self, recent: Sequence[RecentFile], parent: QWidget | None) -> None:
        super().__init__(
            _("Prepare a new edition"),
            parent,
            _("Domains, grid, award levels and rules are taken over; everything can be changed."),
        )
        self._executor = ThreadPoolExecutor(max_workers=1)
        self._templates = {each.code: each for each in list_templates()}
        self._own_path = self._own_title = False
        self._fill(recent)
        self.create_button = primary_button(_("Create the edition"))
        self.set_buttons(self.create_button)
        self.origin_combo.currentIndexChanged.connect(self._on_origin)
        self.panel_check.toggled.connect(self._on_panel)
        self.title_edit.textEdited.connect(self._on_title_edited)
        self.title_edit.textChanged.connect(self._suggest)
        self.year_spin.valueChanged.connect(self._suggest)
        self.path_edit.textEdited.connect(self._on_path_edited)
        self.browse_button.clicked.connect(self._on_browse)
        self._on_origin()

    def accept(self) -> None:
        self.error_bar.hide()
        self.form.clear_errors()
        if not self._is_filled():
            return
        self.create_button.setEnabled(False)
        self.start(self._asked())

    def done(self, result: int) -> None:
        self._executor.shutdown(wait=False)
        super().done(result)

    def start(self, asked: Founding) -> None:
        """Begin to make the edition."""
        task = Task(lambda: _found(asked), self.windowTitle(), self)
        task.succeeded.connect(lambda founded: self.on_founded(asked.path, founded))
        task.failed.connect(self.on_failed)
        task.start(self._executor)

    def on_founded(self, path: Path, founded: Founded) -> None:
        """Close, and hand on where the edition is."""
        super().accept()
        self.founded.emit(path, founded.recovery)

    def on_failed(self, error: Exception) -> None:
        """Say why there is no edition, and stay."""
        self.create_button.setEnabled(True)
        self.tell_error(error)

    def _fill(self, recent: Sequence[RecentFile]) -> None:
        self.form = Form()
        self.origin_combo = self.form.add(_("&Starts from"), ComboBox(self._origins(recent)))
        self.origin_combo.choose(_USUAL)
        self.panel_check = QCheckBox(_("For an expert panel that shortlists before the jury"))
        self.form.add_wide(self.panel_check)
        self.title_edit, self.year_spin = QLineEdit(), SpinBox(_FIRST_YEAR, _LAST_YEAR)
        self.form.add(_("&Name of the prize"), self.title_edit)
        self.form.add(_("&Year"), self.year_spin)
        self.year_spin.setValue(datetime.now(UTC).year)
        self.passphrase_edit, self.again_edit = QLineEdit(), QLineEdit()
        for edit in (self.passphrase_edit, self.again_edit):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.add_pair(
            (_("&Passphrase (optional)"), self.passphrase_edit),
            (_("The passphrase &again"), self.again_edit),
            _(
                "It protects the keys that open the ballots. Without one, whoever has the file "
                "can open them. A few words that you can remember are better than one."
            ),
        )
        self.path_edit = QLineEdit()
        self.browse_button = button(_("Choose…"))
        place = QWidget()
        line = row(self.path_edit, self.browse_button)
        line.setStretch(0, 1)
        place.setLayout(line)
        place.setFocusProxy(self.path_edit)
        self.form.add(_("&Kept in"), place)
        self.path_edit.setAccessibleName(_("Kept in"))
        self.body.addWidget(self.form)

    def _origins(self, recent: Sequence[RecentFile]) -> list[tuple[str, str | Path]]:
        shipped: list[tuple[str, str | Path]] = [
            (said(each.label), each.code) for each in self._templates.values()
        ]
        others = [
            (_("The edition “{title}”").format(title=each.title), Path(each.path))
            for each in recent
            if each.kind == "edition" and each.title
        ]
        return shipped + others

    def _is_filled(self) -> bool:
        if not self.title_edit.text().strip():
            self.form.tell_error(self.title_edit, _("The prize needs a name."))
        elif self.passphrase_edit.text() != self.again_edit.text():
            self.form.tell_error(self.again_edit, _("This is not the same passphrase."))
        elif not self.path_edit.text().strip():
            self.path_edit.setFocus()
        else:
            return True
        return False

    def _asked(self) -> Founding:
        return Founding(
            path=edition_file(self.path_edit.text()),
            origin=self.origin_combo.value(),
            title=self.title_edit.text().strip(),
            year=self.year_spin.value(),
            passphrase=self.passphrase_edit.text() or None,
            is_panel=self.panel_check.isChecked(),
        )

    def _on_panel(self) -> None:
        if not self._own_title:
            self._on_origin()

    def _on_title_edited(self) -> None:
        self._own_title = True

    def _on_origin(self) -> None:
        self._own_title = False
        origin = self.origin_combo.value()
        template = self._templates.get(origin) if isinstance(origin, str) else None
        title = self.origin_combo.currentText() if template is None else said(template.title)
        self.title_edit.setText(panel_title(title) if self.panel_check.isChecked() else title)
        self._suggest()

    def _suggest(self) -> None:
        """Name the file after the edition, until somebody names it otherwise."""
        if not self._own_path:
            name = f"{self.title_edit.text().strip()} {self.year_spin.value()}"
            self.path_edit.setText(str(documents() / f"{name.translate(_FORBIDDEN)}{EDITION}"))

    def _on_path_edited(self) -> None:
        self._own_path = True

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, _("Keep the edition in"), self.path_edit.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(EDITION.removeprefix("."))
        dialog.setNameFilter(_("Editions (*.jury)"))
        dialog.fileSelected.connect(self._on_place_chosen)
        dialog.open()

    def _on_place_chosen(self, path: str) -> None:
        self._own_path = True
        self.path_edit.setText(path)


def found_edition(
    recent: Sequence[RecentFile], parent: QWidget | None, then: Callable[[Path], object]
) -> None:
    """Ask for a new edition, show its recovery key once, and hand its file over."""

    def show_key(path: Path, key: str) -> None:
        shown = RecoveryDialog(path.stem, key, parent, path)
        shown.finished.connect(lambda _result: then(path))
        shown.open()

    dialog = NewEditionDialog(recent, parent)
    dialog.founded.connect(show_key)
    dialog.open()


def _found(asked: Founding) -> Steps[Founded]:
    yield Progress(0, 1)
    return create_edition(
        asked.path,
        template=asked.template,
        title=asked.title,
        year=asked.year,
        passphrase=asked.passphrase,
        language=language(),
    )
