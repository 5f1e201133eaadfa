"""A dialog that records one thing, and stays open with the sentence when a rule says no."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from jury_app.errors import JuryError
from jury_app.ui.look import px
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be done: the operation with its values, and how it is told once done."""

    operation: Callable[..., Any]
    told: str | Callable[[Any], str]
    values: Mapping[str, Any] = field(default_factory=dict)


class RecordDialog(Dialog):
    """Asks, tries, and closes only when it is done; a refusal shows at its field."""

    recorded = Signal(object)  # what the operation answered

    def __init__(
        self,
        office: Office,
        title: str,
        parent: QWidget,
        sentence: str = "",
        *,
        form: Form | None = None,
    ) -> None:
        super().__init__(title, parent, sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office = office
        self._act: Callable[[], Act] | None = None
        self._fields: Mapping[str, QWidget] = {}
        self.form = form or Form()
        if form is None:
            self.body.addWidget(self.form)  # one that was brought stands inside something wider

    def ask_width(self, width: int) -> None:
        """Be as wide as the fields need, but never wider than the screen."""
        self.setMinimumWidth(min(px(width), self.screen().availableSize().width()))

    def set_act(
        self, primary: QPushButton, act: Callable[[], Act], fields: Mapping[str, QWidget]
    ) -> None:
        """Do this when the primary button is pressed; `fields` says where each refusal belongs."""
        self._act = act
        self._fields = fields
        self.set_buttons(primary)
        for edit in self.findChildren(QLineEdit):
            edit.setCursorPosition(0)  # a long name is read from its beginning

    def accept(self) -> None:
        if self._act is None or not self.primary_button.isEnabled():
            return
        self.error_bar.hide()
        self.form.clear_errors()
        self.primary_button.setEnabled(False)
        self._do(self._act())

    def _do(self, act: Act) -> None:
        self._office.write(
            self.parentWidget() or self,
            act.operation,
            told=act.told,
            then=self._on_recorded,
            failed=self._on_refused,
            **act.values,
        )

    def _on_recorded(self, value: object) -> None:
        self.recorded.emit(value)
        super().accept()

    def _on_refused(self, error: Exception) -> None:
        self.primary_button.setEnabled(True)
        place = self._fields.get(error.code) if isinstance(error, JuryError) else None
        if place is None:
            self.tell_error(error)
        else:
            self.form.tell_error(place, str(error))
            self.fit_height()
