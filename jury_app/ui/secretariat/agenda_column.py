"""The left side of the deliberation: the domains, their order, and the way to paper and back."""

from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.secretariat.domain_list import DomainList
from jury_app.ui.tokens import GAP_XS
from jury_app.ui.widgets.buttons import quiet_button
from jury_app.ui.widgets.layouts import column


class AgendaColumn(QWidget):
    """The list, under the button that puts it in another order, over those of the paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order_button = quiet_button(_("Running order"), icon_name="list")
        self.domain_list = DomainList()
        self.paper_button = quiet_button(_("Continue on paper"), icon_name="printer")
        self.back_button = quiet_button(_("Back from paper"), icon_name="pencil")
        self.setLayout(
            column(
                self.order_button,
                self.domain_list,
                self.paper_button,
                self.back_button,
                gap=GAP_XS,
            )
        )

    def allow(self, *, allowed: bool) -> None:
        """Offer what can be done while the jury sits."""
        for each in (self.order_button, self.paper_button, self.back_button):
            each.setVisible(allowed)
