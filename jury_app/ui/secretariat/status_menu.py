"""Saying how far applications have come: one choice, and a reason where one is owed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.enums import ApplicationStatus
from jury_app.model.operations.applications import set_status
from jury_app.model.queries.applications import ApplicationRow
from jury_app.ui.secretariat.dialogs.reason_dialog import ReasonDialog, Reasoned
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.words import status_sign
from jury_app.ui.widgets.buttons import button

_OWES_REASON = (ApplicationStatus.INADMISSIBLE, ApplicationStatus.WITHDRAWN)


class StatusMenu(QMenu):
    """The statuses an application may have; used from the detail and from the list."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: Sequence[ApplicationRow] = ()
        self._parent = parent
        for status in ApplicationStatus:
            sign = status_sign(status)
            act = self.addAction(sign.icon, sign.word)
            act.setData(status.value)
            act.triggered.connect(partial(self.choose, status))

    def set_rows(self, rows: Sequence[ApplicationRow]) -> None:
        """Say which applications it is about."""
        self._rows = rows

    def choose(self, status: ApplicationStatus) -> None:
        """Give the applications a status; some owe a reason."""
        if not self._rows:
            return
        if status in _OWES_REASON:
            ReasonDialog(self._office, self._reasoned(status), self._parent).open()
            return
        self._office.write(
            self._parent,
            set_status,
            told=_told(self._rows, status),
            application_ids=[each.id for each in self._rows],
            status=status,
        )

    def _reasoned(self, status: ApplicationStatus) -> Reasoned:
        said = {each.status_reason for each in self._rows if each.status is status}
        inadmissible = status is ApplicationStatus.INADMISSIBLE
        count = ngettext("{count} application.", "{count} applications.", len(self._rows))
        return Reasoned(
            title=_("Say why it is inadmissible") if inadmissible else _("Say why it is withdrawn"),
            sentence=_named(self._rows) or count.format(count=format_number(len(self._rows))),
            verb=_("Mark as inadmissible") if inadmissible else _("Mark as withdrawn"),
            operation=set_status,
            told=_told(self._rows, status),
            values={"application_ids": [each.id for each in self._rows], "status": status},
            reason=said.pop() if len(said) == 1 else "",
        )


def status_button(menu: QMenu) -> QPushButton:
    """Return the button that opens the statuses."""
    made = button(_("Change the status"), icon_name="sliders-horizontal")
    made.setMenu(menu)
    return made


def _named(rows: Sequence[ApplicationRow]) -> str:
    if len(rows) != 1:
        return ""
    return _("{number}: {title}").format(number=rows[0].number, title=rows[0].title)


def _told(rows: Sequence[ApplicationRow], status: ApplicationStatus) -> str:
    word = status_sign(status).word.lower()
    if len(rows) == 1:
        return _("Application {number}: {status}.").format(number=rows[0].number, status=word)
    return ngettext(
        "{count} application: {status}.", "{count} applications: {status}.", len(rows)
    ).format(count=format_number(len(rows)), status=word)
