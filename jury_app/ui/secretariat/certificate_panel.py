"""How the certificates are to be: which of them, in how many files, printed once more or not."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from jury_app.i18n import _
from jury_app.publishing import CertificateOrder
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.tokens import GAP_M
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column

ALL: tuple[str, ...] = ()


class CertificatePanel(QFrame):
    """Choices that concern the certificates alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.which: Choice[tuple[str, ...]] = Choice()
        self.separate_check = QCheckBox(_("One file for each laureate"))
        self.separate_check.setToolTip(
            _("In the folder “certificates”, under the number and the name of each")
        )
        self.duplicate_check = QCheckBox(_("Mark as a duplicate"))
        self.duplicate_check.setToolTip(
            _("For a certificate that was lost: it keeps its number, and the journal tells of it")
        )
        self.set_laureates([])
        form = Form()
        form.add(_("Certificates of"), self.which)
        for check in (self.separate_check, self.duplicate_check):
            form.add_wide(check)
        self.setLayout(column(form, margin=GAP_M))

    @property
    def order(self) -> CertificateOrder:
        """What is asked of the certificates."""
        return CertificateOrder(
            only=self.which.value,
            is_separate=self.separate_check.isChecked(),
            is_duplicate=self.duplicate_check.isChecked(),
        )

    def set_laureates(self, laureates: Sequence[tuple[str, str]]) -> None:
        """Offer the certificates of the register, each by its number and its laureates."""
        each = [(f"{number} · {names}", (number,)) for number, names in laureates]
        self.which.set_options([(_("All laureates"), ALL), *each])
