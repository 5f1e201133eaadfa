"""What can be written while the sitting is not closed, and the way to its closing."""

from PySide6.QtWidgets import QFrame

from jury_app.i18n import _
from jury_app.model.queries.sitting import SittingRow
from jury_app.publishing import ON_DEMAND, PAPER, SHEET, UNSEALED
from jury_app.ui.secretariat.document_list import DocumentList
from jury_app.ui.tokens import GAP_L, GAP_M, GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, frame

_OF_A_SITTING = ("provisional-minutes", "provisional-minutes-docx", PAPER, SHEET)


class BeforeClosing(QFrame):
    """Offers provisional minutes once the sitting has begun, and the attendance sheet always."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence_label = SentenceLabel(
            _(
                "Award list, final minutes and certificates are made from the decisions once they "
                "are frozen, so that no two documents can disagree. Decide, then close the sitting."
            )
        )
        self.deliberation_button = button(_("Go to the deliberation"), icon_name="gavel")
        self.document_list = DocumentList(
            [each for each in UNSEALED if each not in ON_DEMAND], ON_DEMAND
        )
        notice = frame("panel")
        notice.setLayout(
            column(
                self.sentence_label, row(self.deliberation_button, None), gap=GAP_M, margin=GAP_L
            )
        )
        self.setLayout(column(self.document_list, notice, gap=GAP_S))

    def show_sitting(self, sitting: SittingRow) -> None:
        """Offer what there is something to tell of."""
        for code in _OF_A_SITTING:
            self.document_list.checks[code].setEnabled(sitting.opened_at is not None)


def sentence_before(sitting: SittingRow) -> str:
    """Say where the sitting stands, above what can be written of it."""
    if sitting.opened_at is None:
        return _("The sitting has not begun. The attendance sheet can be printed already.")
    return _("The sitting is not closed: what is written of it now is provisional.")
