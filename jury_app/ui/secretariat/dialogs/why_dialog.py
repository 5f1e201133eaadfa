"""Why something was decided, from the marks to the motive, on one page."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.model.queries.sitting import DecisionRow
from jury_app.model.queries.why import Link, Why, why_decided
from jury_app.ui.look import px
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_XS
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label

_WIDTH, _ABOUT = 620, 116


class WhyDialog(Dialog):
    """Reads the chain, and shows each of its links under what it is about."""

    def __init__(self, office: Office, decision: DecisionRow, parent: QWidget | None) -> None:
        super().__init__(_("Why this decision?"), parent, decision.domain_name)
        self.setMinimumWidth(px(_WIDTH))
        self._office = office
        self.why: Why | None = None
        self.copy_button = button(_("Copy the text"), icon_name="copy")
        self.set_primary(primary_button(_("Close")), self.copy_button)
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self._on_copy)
        office.workspace.read(
            why_decided, decision.id, decision.domain_id, then=self._show, key="why"
        )

    def _show(self, why: Why | None) -> None:
        self.why = why
        if why is None:
            self.tell_error(_("This decision was taken back in the meantime."))
            return
        self.title_label.setText(why.question)
        self.sentence_label.setText(why.what)
        links = QWidget()
        links.setLayout(column(*map(_line, why.links), gap=GAP_L))
        self.body.addWidget(links)
        links.show()  # at once, or its height would not count
        self.copy_button.setEnabled(True)
        self.fit_height()

    def _on_copy(self) -> None:
        if self.why is not None:
            QGuiApplication.clipboard().setText(self.why.text)
            self._office.told(self, _("The text is copied."))


def _line(link: Link) -> QHBoxLayout:
    about = label(_(link.about), "muted")
    about.setFixedWidth(px(_ABOUT))
    words = column(*(SentenceLabel(each) for each in link.sentences), gap=GAP_XS)
    line = row(gap=GAP_M)
    line.addLayout(column(about, None))
    line.addLayout(words, 1)
    return line
