"""The first page: the code that opens the kit."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jury_app.errors import JuryError
from jury_app.i18n import _
from jury_app.ui.juror.places import scrolled
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XL, GAP_XS
from jury_app.ui.widgets.busy_bar import BusyBar
from jury_app.ui.widgets.buttons import icon_button, primary_button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, frame, label

_WIDTH = 480
_ICON = 40


class CodePage(QWidget):
    """Asks for the code, and says clearly when it is not the right one."""

    code_given = Signal(str)
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_label = label(_("Open your kit"), "serif")
        self.code_edit = QLineEdit()
        self.code_edit.setPlaceholderText(_("four words, with or without hyphens"))
        self.code_edit.setAccessibleName(_("Code of the kit"))
        self.hint_label = SentenceLabel(
            _(
                "The code was sent to you apart from the kit, by another message or by telephone. "
                "Capitals and spaces do not matter."
            ),
            "small",
        )
        self.code_edit.setAccessibleDescription(self.hint_label.text())
        self.error_bar = ErrorBar()
        self.open_button = primary_button(_("Open my kit"), icon_name="key-round")
        self.help_button = icon_button("circle-help", _("Help with this page"))
        self.bar = BusyBar(_("Opening the kit"))
        self.busy_label = label(_("Opening your kit: this takes a second or two."), "muted")
        self.promise_label = SentenceLabel(
            _("Nothing is sent anywhere. What you write stays on this computer until you seal it."),
            "small",
        )
        self._place()
        self.set_busy(busy=False)
        self.code_edit.returnPressed.connect(self._on_open)
        self.code_edit.textChanged.connect(self._on_text_changed)
        self.open_button.clicked.connect(self._on_open)
        self.help_button.clicked.connect(self.help_asked)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_asked)

    def set_busy(self, *, busy: bool) -> None:
        """Wait, or take another code."""
        if busy:
            self.code_edit.setFocus()  # else Qt hands the keyboard on from the button
        self.code_edit.setReadOnly(busy)
        self.open_button.setEnabled(not busy and bool(self.code_edit.text().strip()))
        self.bar.setVisible(busy)
        self.busy_label.setVisible(busy)

    def refuse(self, error: Exception) -> None:
        """Say why the kit stays closed; what was typed can be corrected."""
        self.set_busy(busy=False)
        self.error_bar.tell(error)
        QTimer.singleShot(0, lambda: self._area.ensureWidgetVisible(self.error_bar))
        self.code_edit.setFocus()
        if isinstance(error, JuryError) and error.code == "kit_wrong_code":
            self.code_edit.selectAll()

    def _place(self) -> None:
        panel = frame("panel")
        panel.setMaximumWidth(px(_WIDTH))
        head = row(
            IconLabel("package", "accent", _ICON),
            self.title_label,
            gap=GAP_L,
        )
        head.setStretch(1, 1)
        inside = column(
            head,
            column(label(_("Code"), "strong"), self.code_edit, self.hint_label, gap=GAP_XS),
            self.error_bar,
            row(self.open_button, None, self.help_button),
            column(self.busy_label, self.bar, gap=GAP_S),
            gap=GAP_L,
            margin=GAP_XL,
        )
        panel.setLayout(inside)
        self.promise_label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page = QWidget()
        page.setLayout(column(None, _centred(panel), self.promise_label, None, margin=GAP_L))
        self._area = scrolled(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def _on_text_changed(self, text: str) -> None:
        self.open_button.setEnabled(bool(text.strip()))
        self.error_bar.hide()

    def _on_open(self) -> None:
        if self.open_button.isEnabled():
            self.error_bar.hide()
            self.set_busy(busy=True)
            self.code_given.emit(self.code_edit.text())


def _centred(panel: QWidget) -> QHBoxLayout:
    line = row(None, panel, None)
    line.setStretch(1, 8)
    return line
