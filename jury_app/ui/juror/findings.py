"""What deserves a second look before sealing, each with the way there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from jury_app.desk.findings import Finding, FindingKind
from jury_app.desk.views import DeskView
from jury_app.i18n import _
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror.finding_words import ON_THE_SCALE, empty_text, finding_text
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_M, GAP_XS
from jury_app.ui.widgets.buttons import quiet_button
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel

_ICONS = {
    FindingKind.EMPTY: ("circle-dashed", "warning"),
    FindingKind.STRAIGHT_LINE: ("minus", "muted"),
    FindingKind.SAME_ROW: ("copy", "muted"),
    FindingKind.FEW_MARKS: ("chart-column", "muted"),
    FindingKind.LOWER_HALF: ("arrow-down", "muted"),
    FindingKind.UPPER_HALF: ("arrow-up", "muted"),
    FindingKind.EQUAL: ("scale", "muted"),
}

_MOST_EMPTY = 5  # beyond, they are counted: the table shows which they are


class Findings(QWidget):
    """A list of sentences; none of them stands in the way."""

    application_asked = Signal(str)

    def __init__(self, manifest: KitManifest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manifest = manifest
        self._shown: tuple[tuple[Finding, str], ...] | None = None
        self.buttons: list[QPushButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(GAP_M))

    def show_findings(self, found: tuple[Finding, ...], view: DeskView) -> None:
        """Show these and no others."""
        told = tuple((each, finding_text(each, view, self._manifest)) for each in found)
        if told == self._shown:
            return
        self._shown = told
        self.buttons = []
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not found:
            self._layout.addWidget(_line("circle-check", "success", _("Nothing stands out.")))
        empty = [each for each in found if each.kind is FindingKind.EMPTY]
        if len(empty) > _MOST_EMPTY:
            self._layout.addWidget(self._block(empty[0], empty_text(len(empty))))
            told = tuple(each for each in told if each[0].kind is not FindingKind.EMPTY)
        for finding, text in told:
            self._layout.addWidget(self._block(finding, text))

    def _block(self, finding: Finding, text: str) -> QWidget:
        name, ink = _ICONS[finding.kind]
        block = _line(name, ink, text)
        if finding.kind in ON_THE_SCALE:
            return block
        go = quiet_button(_("Go there"), icon_name="arrow-right")
        go.setAccessibleDescription(text)
        self.buttons.append(go)
        go.clicked.connect(lambda: self.application_asked.emit(finding.applications[0]))
        layout = block.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addLayout(row(go, None))
        return block


def _line(icon_name: str, ink: str, sentence: str) -> QWidget:
    block = QWidget()
    line = row(IconLabel(icon_name, ink), SentenceLabel(sentence))
    line.setStretch(1, 1)
    block.setLayout(column(line, gap=GAP_XS))
    return block
