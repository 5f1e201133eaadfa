"""What became of a kit that is made again: lost, or in the hands of somebody else."""

from PySide6.QtWidgets import QRadioButton, QWidget

from jury_app.i18n import _
from jury_app.model.operations.exchange import Because
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label


class GoneChoice(QWidget):
    """Two answers, and what follows from the one that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lost_radio = QRadioButton(_("The kit or its code was lost"))
        self.stolen_radio = QRadioButton(_("The kit was stolen, or somebody else may have it"))
        self.told_label = SentenceLabel("", "muted")
        self.lost_radio.setChecked(True)
        choice = column(self.lost_radio, self.stolen_radio, gap=GAP_XS)
        self.setLayout(
            column(label(_("What happened"), "strong"), choice, self.told_label, gap=GAP_S)
        )
        self.stolen_radio.toggled.connect(self._tell)
        self._tell()

    @property
    def because(self) -> Because:
        """Why the kit is made again."""
        return "stolen" if self.stolen_radio.isChecked() else "lost"

    def _tell(self) -> None:
        self.told_label.setText(
            _(
                "The kits before are revoked: a ballot that still comes from them is refused by "
                "name. Ballots received before stay; the marks of the one that counts are in the "
                "new kit."
            )
            if self.stolen_radio.isChecked()
            else _(
                "The kit before stays good: a ballot that comes from it still counts. The marks "
                "of the ballot that counts are in the new kit."
            )
        )
