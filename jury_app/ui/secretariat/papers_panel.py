"""What the secretary adds to the minutes by hand: the convocation and the annexes."""

from datetime import datetime

from PySide6.QtCore import QTime, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jury_app.i18n import _
from jury_app.model.operations.papers import list_annexes, note_convocation
from jury_app.model.queries.papers import Papers
from jury_app.ui.look import px
from jury_app.ui.secretariat.moment_edit import MomentEdit
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_L
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel

_NOON = QTime(12, 0)  # far from the ends of the day, whatever the clock of the machine
_HEIGHT = 132


class PapersPanel(QWidget):
    """Fields that are saved as soon as they are left."""

    refused = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._papers = Papers()
        self.form = Form()
        self.convened_edit = self.form.add(
            _("The jury was convened on"), MomentEdit(_NOON, has_hour=False)
        )
        self.annexes_edit = self.form.add(
            _("&Annexes of the minutes"),
            Lines(),
            _("One a line, as the minutes will list them: attendance sheet, proxies, rules."),
        )
        self.annexes_edit.setPlaceholderText(_("Attendance sheet"))
        self.annexes_edit.setFixedHeight(px(_HEIGHT))
        self.setLayout(
            column(
                SentenceLabel(_("Each field is saved as soon as you leave it."), "muted"),
                self.form,
                None,
                gap=GAP_L,
            )
        )
        self.convened_edit.moment_chosen.connect(self._keep_convocation)
        self.annexes_edit.left.connect(self._keep_annexes)

    def show_papers(self, papers: Papers) -> None:
        """Show what is kept; what is being typed stays."""
        self._papers = papers
        day = papers.convened_on
        self.convened_edit.set_moment(_moment(day) if day else None)
        if not self.annexes_edit.hasFocus():
            self.annexes_edit.setPlainText("\n".join(papers.annexes))

    def _keep_convocation(self) -> None:
        moment = self.convened_edit.moment
        day = f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d}" if moment else ""
        if day != self._papers.convened_on:
            self._office.write(
                self,
                note_convocation,
                on=day,
                told=_("The day of the convocation is kept for the minutes."),
                failed=self.refused.emit,
            )

    def _keep_annexes(self) -> None:
        lines = self.annexes_edit.toPlainText().splitlines()
        kept = tuple(filter(None, (" ".join(each.split()) for each in lines)))
        if kept != self._papers.annexes:
            self._office.write(
                self,
                list_annexes,
                annexes=kept,
                told=_("The annexes are kept for the minutes."),
                failed=self.refused.emit,
            )


class Lines(QPlainTextEdit):
    """A few lines; Tab goes on to the next field, and leaving them is told."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _moment(day: str) -> str:
    return datetime.fromisoformat(f"{day}T12:00").astimezone().isoformat(timespec="seconds")
