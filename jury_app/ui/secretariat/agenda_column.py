"""The left side of the deliberation: the domains in their running order, and what changes it."""

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.secretariat.domain_list import DomainList
from jury_app.ui.tokens import GAP_XS
from jury_app.ui.widgets.buttons import quiet_button
from jury_app.ui.widgets.layouts import column


class AgendaColumn(QWidget):
    """The list, under the button that puts it in another order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order_button = quiet_button(_("Running order"), icon_name="list")
        self.domain_list = DomainList()
        self.setLayout(column(self.order_button, self.domain_list, gap=GAP_XS))
