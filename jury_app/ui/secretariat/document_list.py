"""The documents that can be written, each with what it is for and a tick."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from jury_app.ui.look import px
from jury_app.ui.secretariat.publishing_words import (
    document_format,
    document_name,
    document_purpose,
)
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, hairline, label

_INDENT = 28


class DocumentList(QFrame):
    """Ticks say which documents are written; to begin with all of them but those on request."""

    chosen = Signal()

    def __init__(
        self, codes: Sequence[str], on_request: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.checks = {code: QCheckBox(document_name(code)) for code in (*codes, *on_request)}
        self._lines: dict[str, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(GAP_L), px(GAP_M), px(GAP_L), px(GAP_M))
        layout.setSpacing(px(GAP_S))
        for place, (code, check) in enumerate(self.checks.items()):
            check.setChecked(code in codes)
            check.setAccessibleDescription(document_purpose(code))
            check.toggled.connect(lambda _on: self.chosen.emit())
            self._lines[code] = line = QWidget()
            rule = (hairline(),) if place else ()
            line.setLayout(column(*rule, _line(code, check), gap=GAP_S))
            layout.addWidget(line)

    @property
    def codes(self) -> list[str]:
        """The documents that are ticked, of those that can be written."""
        return [
            code
            for code, check in self.checks.items()
            if check.isChecked() and check.isEnabled() and not self._lines[code].isHidden()
        ]

    def offer(self, codes: Sequence[str]) -> None:
        """Show these documents alone: there are no others of what was decided."""
        for code, line in self._lines.items():
            line.setVisible(code in codes)


def _line(code: str, check: QCheckBox) -> QVBoxLayout:
    head = row(check, None, label(document_format(code), "small"), gap=GAP_S)
    purpose = row(gap=0)
    purpose.addSpacing(px(_INDENT))
    purpose.addWidget(SentenceLabel(document_purpose(code), "muted"), 1)
    return column(head, purpose, gap=GAP_XS - 2)
