"""Planning a presentation, or changing it: when, where, by whom, and which certificates."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from jury_app.i18n import _
from jury_app.model.operations.presentations import plan_presentation
from jury_app.model.queries.presentations import PresentationRow
from jury_app.ui.look import px
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.moment_edit import MomentEdit
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.fields import text_field

_AFTERNOON = QTime(15, 0)
_PEOPLE_HEIGHT, _LIST_HEIGHT = 72, 168


class PresentationDialog(RecordDialog):
    """Asks for a presentation; certificates of other presentations are not offered."""

    def __init__(
        self,
        office: Office,
        certificates: Sequence[tuple[str, str]],
        parent: QWidget,
        changed: PresentationRow | None = None,
    ) -> None:
        super().__init__(
            office,
            _("Change a presentation") if changed else _("Plan a presentation"),
            parent,
            _("Certificates that are handed over where their laureates are."),
        )
        self._changed = changed
        self.moment_edit = self.form.add(_("&When"), MomentEdit(_AFTERNOON))
        self.place_edit = self.form.add(_("&Place"), QLineEdit())
        self.people_edit = self.form.add(
            _("Handed over &by"), text_field(_PEOPLE_HEIGHT), _("One name a line.")
        )
        self.certificate_list = self.form.add(_("&Certificates"), QListWidget())
        self.certificate_list.setFixedHeight(px(_LIST_HEIGHT))
        self.certificate_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, name in certificates:
            self._offer(number, name)
        if changed:
            self.moment_edit.set_moment(_stored(changed.on))
            self.place_edit.setText(changed.place)
            self.people_edit.setPlainText("\n".join(changed.people))
        self.set_act(
            primary_button(
                _("Change the presentation") if changed else _("Plan the presentation"),
                icon_name="calendar",
            ),
            self._plan,
            {
                "presentation_nowhere": self.place_edit,
                "presentation_empty": self.certificate_list,
                "certificate_elsewhere": self.certificate_list,
                "day_wrong": self.moment_edit,
            },
        )

    @property
    def certificates(self) -> list[str]:
        """The numbers of those that are ticked."""
        items = map(self.certificate_list.item, range(self.certificate_list.count()))
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _offer(self, number: str, name: str) -> None:
        item = QListWidgetItem(f"{number}  {name}", self.certificate_list)
        item.setData(Qt.ItemDataRole.UserRole, number)
        is_in = self._changed is not None and number in self._changed.certificates
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)

    def _plan(self) -> Act:
        moment = self.moment_edit.moment
        return Act(
            plan_presentation,
            _("The presentation is planned."),
            {
                "on": f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%dT%H:%M}"
                if moment
                else "",
                "place": self.place_edit.text(),
                "certificates": self.certificates,
                "people": self.people_edit.toPlainText().splitlines(),
                "presentation": self._changed.id if self._changed else None,
            },
        )


def _stored(on: str) -> str:
    """Return an hour of the clock on the wall as fields keep it."""
    return datetime.fromisoformat(on).astimezone().isoformat(timespec="seconds")
