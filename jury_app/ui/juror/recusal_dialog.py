"""Saying that one stays out of an application, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.text import SentenceLabel


class RecusalDialog(Dialog):
    """Asks for the reason; it may stay empty, and all of it can be taken back."""

    reason_given = Signal(str)

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(_("Stay out of this application"), parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explanation = SentenceLabel(
            _(
                "You will not score it and it will be hidden. The secretariat learns it with your "
                "ballot. You can change your mind until you seal, and after that too: the marks "
                "you gave are kept."
            )
        )
        form = Form()
        self.reason_edit = form.add(
            _("Reason (you may leave it empty)"),
            QLineEdit(),
            _("For example: I sit on this council; a relative works on this project."),
        )
        self.reason_edit.setMaxLength(500)
        self.body.addWidget(explanation)
        self.body.addWidget(form)
        self.set_buttons(primary_button(_("Stay out of it"), icon_name="user-x"))
        self.accepted.connect(lambda: self.reason_given.emit(self.reason_edit.text()))
        self.reason_edit.setFocus()
