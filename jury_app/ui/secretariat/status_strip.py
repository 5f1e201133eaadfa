"""Whether everything is saved, always in the same place."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from jury_app.formatting import format_time
from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XS
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.text import label
from jury_app.ui.workspace import Workspace

_SIGN = 16
_PATIENCE_MS = 400


class StatusStrip(QFrame):
    """Says “Saved at 21:32” after each change, and that work is going on while it is."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "footer")
        self._said = _("Everything is saved")
        self.sign = IconLabel("circle-check", "success", _SIGN)
        self.text_label = label(self._said, "small")
        self.keys_label = label(_("Ctrl+K: everything you can do"), "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(GAP_L), px(GAP_XS), px(GAP_L), px(GAP_XS))
        layout.setSpacing(px(GAP_S))
        layout.addWidget(self.sign)
        layout.addWidget(self.text_label)
        layout.addStretch(1)
        layout.addWidget(self.keys_label)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._say_busy)
        workspace.changed.connect(self._on_changed)
        workspace.busy.connect(self._on_busy)

    def _on_changed(self, _tables: object) -> None:
        now = format_time(datetime.now().astimezone())
        self._said = _("Saved at {time}").format(time=now)
        self._say()

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 -- what the signal brings
        if busy:
            self._patience.start(_PATIENCE_MS)
        else:
            self._patience.stop()
            self._say()

    def _say_busy(self) -> None:
        self.sign.set_icon("clock", "muted")
        self.text_label.setText(_("Working…"))

    def _say(self) -> None:
        self.sign.set_icon("circle-check", "success")
        self.text_label.setText(self._said)
