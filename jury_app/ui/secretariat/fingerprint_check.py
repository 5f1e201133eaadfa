"""Whose fingerprint it is that somebody reads out, or that stands on the attendance sheet."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.formatting import joined
from jury_app.i18n import _
from jury_app.model.queries.ballot_register import RegisterRow
from jury_app.publishing.ballot_register import device_texts
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.layouts import row
from jury_app.ui.widgets.text import SentenceLabel

_FEWEST, _WHOLE, _WIDTH = 4, 20, 260
_HEARD = str.maketrans("OIL", "011")


class FingerprintCheck(QWidget):
    """A field to type a fragment into, and a sentence that says whom it belongs to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[RegisterRow] = ()
        self.fragment_edit = QLineEdit()
        self.fragment_edit.setPlaceholderText(_("Compare a fingerprint"))
        self.fragment_edit.setAccessibleName(_("Compare a fingerprint"))
        self.fragment_edit.setClearButtonEnabled(True)
        self.fragment_edit.setFixedWidth(px(_WIDTH))
        self.found_label = SentenceLabel("", "muted")
        line = row(self.fragment_edit, gap=GAP_S)
        line.addWidget(self.found_label, 1)
        self.setLayout(line)
        self.fragment_edit.textChanged.connect(self._tell)

    def set_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Compare with the register as it stands."""
        self._rows = rows
        self.setVisible(any(row.devices for row in rows))
        self._tell()

    def _tell(self) -> None:
        self.found_label.setText(_found_text(_bare(self.fragment_edit.text()), self._rows))


def _found_text(fragment: str, rows: Sequence[RegisterRow]) -> str:
    if not fragment:
        return _("Type what the attendance sheet or the juror’s window shows.")
    if len(fragment) < _FEWEST:
        return _("Type four characters or more.")
    found = [
        row.juror for row in rows if any(fragment in _bare(each) for each in device_texts(row))
    ]
    if not found:
        return _("It agrees with no ballot that was received.")
    if len(found) > 1:
        return _("It could be that of {names}: type more of it.").format(names=joined(found))
    if len(fragment) < _WHOLE:
        return _("It agrees with the ballot of {name}, as far as it goes.").format(name=found[0])
    return _("It is the fingerprint of {name}: it agrees from end to end.").format(name=found[0])


def _bare(text: str) -> str:
    """Return a fragment as it is compared: letters that are read as digits are digits."""
    return "".join(sign for sign in text.upper().translate(_HEARD) if sign.isalnum())
