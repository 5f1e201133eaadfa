"""For whom kits are made, where they go, and whether messages go with them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from jury_app.exchange.placing import CODES
from jury_app.i18n import _, ngettext
from jury_app.model.operations.exchange import Because
from jury_app.model.queries.exchange import KitRow
from jury_app.ui.filing import documents
from jury_app.ui.look import px
from jury_app.ui.secretariat.dialogs.gone_choice import GoneChoice
from jury_app.ui.secretariat.files import choose_folder
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label

_WIDTH, _NAMES = 560, 4


class IssueKitsDialog(Dialog):
    """Asks before kits are made; says what becomes of the kits that were made before."""

    def __init__(
        self,
        rows: Sequence[KitRow],
        chosen: Sequence[int],
        parent: QWidget | None,
        *,
        is_gone: bool = False,
    ) -> None:
        super().__init__(
            _("A kit lost or stolen") if is_gone else _("Make the kits"),
            parent,
            _("Each kit is one file, locked by a code of its own. Kit and code travel apart."),
        )
        self.setMinimumWidth(px(_WIDTH))
        self._rows = rows
        self._chosen, self._is_gone = chosen, is_gone
        waiting = [each for each in rows if each.state == "to_issue"]
        self.missing_radio = QRadioButton(_missing_text(len(waiting)))
        self.all_radio = QRadioButton(_all_text(len(rows)))
        self.whom_label = SentenceLabel(_names_text(self._chosen_rows()))
        self.again_label = SentenceLabel("", "muted")
        self.folder_edit = QLineEdit(str(_new_folder()))
        self.folder_edit.setAccessibleName(_("Folder"))
        self.folder_button = button(_("Choose a folder"), icon_name="folder-open")
        self.folder_label = SentenceLabel("", "body", tone="warning")
        self.messages_check = QCheckBox(_("Write a message ready to be sent beside each kit"))
        self.messages_check.setChecked(True)
        self.messages_label = SentenceLabel("", "muted")

        self.body.addLayout(self._whom())
        self.gone = GoneChoice()
        self.gone.setVisible(is_gone)
        self.body.addWidget(self.gone)
        self.body.addLayout(self._where())
        self.body.addLayout(self._messages())
        self.set_buttons(primary_button(_("Make the kits"), icon_name="package"))

        (self.missing_radio if waiting else self.all_radio).setChecked(True)
        self.missing_radio.setVisible(bool(waiting))
        self.missing_radio.toggled.connect(self._tell)
        self.gone.stolen_radio.toggled.connect(self.fit_height)
        self.folder_edit.textChanged.connect(self._tell)
        self.folder_button.clicked.connect(self._on_choose_folder)
        self._tell()

    @property
    def folder(self) -> Path:
        """Where the kits go."""
        return Path(self.folder_edit.text().strip()).expanduser()

    @property
    def juror_ids(self) -> tuple[int, ...]:
        """For whom."""
        return tuple(row.juror_id for row in self._chosen_rows())

    @property
    def with_messages(self) -> bool:
        """Whether a draft goes beside each kit."""
        return self.messages_check.isChecked()

    @property
    def because(self) -> Because | None:
        """Why the kit before is gone, if it is."""
        return self.gone.because if self._is_gone else None

    def _whom(self) -> QVBoxLayout:
        if self._chosen:
            choice = column(self.whom_label, gap=GAP_XS)
        else:
            choice = column(self.missing_radio, self.all_radio, gap=GAP_XS)
        return column(label(_("For whom"), "strong"), choice, self.again_label, gap=GAP_S)

    def _where(self) -> QVBoxLayout:
        line = row(gap=GAP_S)
        line.addWidget(self.folder_edit, 1)
        line.addWidget(self.folder_button)
        return column(label(_("In which folder"), "strong"), line, self.folder_label, gap=GAP_S)

    def _messages(self) -> QVBoxLayout:
        hint = row(gap=0)
        hint.addSpacing(px(26))
        hint.addWidget(self.messages_label, 1)
        return column(self.messages_check, hint, gap=0)

    def _chosen_rows(self) -> list[KitRow]:
        if self._chosen:
            return [row for row in self._rows if row.juror_id in self._chosen]
        if self.missing_radio.isChecked():
            return [row for row in self._rows if row.state == "to_issue"]
        return list(self._rows)

    def _tell(self) -> None:
        rows = self._chosen_rows()
        self.again_label.setText(_again_text(rows))
        self.again_label.setVisible(not self._is_gone and any(row.revision for row in rows))
        self.messages_label.setText(_messages_text(sum(not row.email for row in rows)))
        typed = self.folder_edit.text().strip()
        there = bool(typed) and (self.folder / CODES).exists()
        self.folder_label.setText(
            _(
                "This folder holds kits and codes already: those of the same jurors are replaced, "
                "the others stay."
            )
            if there
            else ""
        )
        self.folder_label.setVisible(there)
        self.primary_button.setEnabled(bool(typed and rows))

    def _on_choose_folder(self) -> None:
        choose_folder(
            self,
            _("Folder for the kits"),
            lambda path: self.folder_edit.setText(str(path)),
            _existing(self.folder),
        )


def _new_folder() -> Path:
    day = datetime.now().astimezone().strftime("%Y-%m-%d %Hh%M")
    return documents() / _("Kits {day}").format(day=day)


def _existing(folder: Path) -> Path:
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.home())


def _missing_text(count: int) -> str:
    return ngettext(
        "The {count} juror who has no kit yet", "The {count} jurors who have no kit yet", count
    ).format(count=count)


def _all_text(count: int) -> str:
    return ngettext(
        "The {count} juror who has something to read",
        "All {count} jurors who have something to read",
        count,
    ).format(count=count)


def _names_text(rows: Sequence[KitRow]) -> str:
    names = ", ".join(row.juror for row in rows[:_NAMES])
    if len(rows) <= _NAMES:
        return names
    return ngettext(
        "{names} and {count} other", "{names} and {count} others", len(rows) - _NAMES
    ).format(names=names, count=len(rows) - _NAMES)


def _again_text(rows: Sequence[KitRow]) -> str:
    if len(rows) == 1:
        return _(
            "{juror} has a kit already and gets another one, with another code. The marks given so "
            "far stay on their computer and come back when the new kit is opened."
        ).format(juror=rows[0].juror)
    count = sum(row.revision > 0 for row in rows)
    return ngettext(
        "{count} of them has a kit already and gets another one, with another code. The marks "
        "given so far stay on their computer and come back when the new kit is opened.",
        "{count} of them have a kit already and get another one, with another code. The marks "
        "given so far stay on their computers and come back when the new kit is opened.",
        count,
    ).format(count=count)


def _messages_text(without: int) -> str:
    told = _("It opens in your mail program with the kit attached. The code is never in it.")
    if not without:
        return told
    more = ngettext(
        "{count} juror has no address: hand that kit over by other means.",
        "{count} jurors have no address: hand those kits over by other means.",
        without,
    ).format(count=without)
    return f"{told} {more}"
