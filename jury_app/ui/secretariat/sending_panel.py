"""What the press, the ceremony and the letters need to be told."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPushButton, QWidget

from jury_app.i18n import _
from jury_app.label_sheets import LABEL_SHEETS
from jury_app.publishing import Wishes
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.files import choose_files
from jury_app.ui.secretariat.moment_edit import MomentEdit
from jury_app.ui.tokens import GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column, row

_EVENING = QTime(18, 0)


class SendingPanel(QFrame):
    """Hours, places and texts of what is printed and sent after the jury."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.embargo_edit = MomentEdit(_EVENING)
        self.ceremony_edit = MomentEdit(_EVENING)
        self.place_edit = QLineEdit()
        self.sheet = Choice((_sheet_name(name), name) for name in LABEL_SHEETS)
        self.laureate_edit, self.other_edit = _file_edit(), _file_edit()
        self.comments_edit = QLineEdit()
        self.comments_edit.setPlaceholderText(_("None: no comment is told"))
        self.comments_edit.setClearButtonEnabled(True)
        self.marks_check = QCheckBox(_("Tell mean and rank in the feedback sheets"))
        self._lay_out()

    @property
    def wishes(self) -> Wishes:
        """What is asked for."""
        return Wishes(
            embargo=_by_the_clock(self.embargo_edit.moment),
            ceremony=_by_the_clock(self.ceremony_edit.moment),
            ceremony_place=self.place_edit.text().strip(),
            label_sheet=self.sheet.value,
            laureate_letter=_path(self.laureate_edit),
            other_letter=_path(self.other_edit),
            with_marks=self.marks_check.isChecked(),
            comments=_path(self.comments_edit),
        )

    def _lay_out(self) -> None:
        form = Form()
        form.add(_("Embargo of the press until"), self.embargo_edit)
        form.add(_("Ceremony on"), self.ceremony_edit)
        form.add(_("Place of the ceremony"), self.place_edit)
        form.add(_("Sheet of labels"), self.sheet)
        texts, tables = _("Texts (*.txt)"), _("Tables (*.csv)")
        fields = _("Plain text: subject, empty line, paragraphs; fields such as {title}")
        columns = _("A CSV with the columns “application” and “comment”")
        for text, edit, kinds, hint in (
            (_("Letter to the laureates"), self.laureate_edit, texts, fields),
            (_("Letter to the others"), self.other_edit, texts, ""),
            (_("Comments that applicants may read"), self.comments_edit, tables, columns),
        ):
            form.add(text, self._beside_chooser(edit, text, kinds), hint)
        form.add_wide(self.marks_check)
        self.setLayout(column(form, margin=GAP_M))

    def _beside_chooser(self, edit: QLineEdit, name: str, kinds: str) -> QWidget:
        chooser: QPushButton = button(_("Choose a file"), icon_name="file-text")
        chooser.setAccessibleName(f"{name}, {chooser.text()}")
        chooser.clicked.connect(partial(self._choose, edit, kinds))
        edit.setAccessibleName(name)
        field = QWidget()
        line = row(edit, chooser, gap=GAP_S)
        line.setStretch(0, 1)
        field.setLayout(line)
        field.setFocusProxy(edit)
        return field

    def _choose(self, edit: QLineEdit, kinds: str) -> None:
        choose_files(
            self,
            _("Choose a file"),
            [kinds],
            lambda files: edit.setText(str(files[0])) if files else None,
        )


def _file_edit() -> QLineEdit:
    edit = QLineEdit()
    edit.setPlaceholderText(_("None: the text that comes with Jury"))
    edit.setClearButtonEnabled(True)
    return edit


def _sheet_name(name: str) -> str:
    sheet = LABEL_SHEETS[name]
    return _("{columns} × {rows} labels").format(columns=sheet.columns, rows=sheet.rows)


def _by_the_clock(moment: str | None) -> datetime | None:
    """Return a moment as the clock on the wall shows it here."""
    return datetime.fromisoformat(moment).astimezone().replace(tzinfo=None) if moment else None


def _path(edit: QLineEdit) -> Path | None:
    text = edit.text().strip()
    return Path(text).expanduser() if text else None
