"""How the certificates are to be: which of them, in how many files, in which dress."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.publishing import CertificateOrder, DesignName, Look, Orientation, Paper
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.files import choose_files
from jury_app.ui.tokens import GAP_M, GAP_S
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.fields import MillimetreField
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column, row

MOST = 50.0
ALL: tuple[str, ...] = ()


class CertificatePanel(QFrame):
    """Choices that concern the certificates alone; the dress is as the last time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._shown = Look()
        self.which: Choice[tuple[str, ...]] = Choice()
        self.set_laureates([])
        self.design: Choice[DesignName] = Choice(
            (
                (_("Classical, a woven frame"), "classical"),
                (_("Sober, two rules"), "sober"),
                (_("Modern, a band of colour"), "modern"),
            )
        )
        self.paper: Choice[Paper] = Choice(((_("A4"), "a4"), (_("A3"), "a3")))
        self.orientation: Choice[Orientation] = Choice(
            ((_("Landscape"), "landscape"), (_("Portrait"), "portrait"))
        )
        self.background_edit = QLineEdit()
        self.background_edit.setPlaceholderText(_("None: the ornaments of the design"))
        self.background_edit.setClearButtonEnabled(True)
        self.background_button = button(_("Choose a file"), icon_name="image")
        self.heading_check = QCheckBox(_("Print the organiser and the prize on it"))
        self.heading_check.setChecked(True)
        self.crop_check = QCheckBox(_("With bleed and crop marks, for a printer"))
        self.preprinted_check = QCheckBox(_("On paper that bears ornaments and heading already"))
        self.right, self.down = MillimetreField(MOST), MillimetreField(MOST)
        self.separate_check = QCheckBox(_("One file for each laureate"))
        set_tip(
            self.separate_check,
            _("In the folder “certificates”, under the number and the name of each"),
        )
        self.duplicate_check = QCheckBox(_("Mark as a duplicate"))
        set_tip(
            self.duplicate_check,
            _("For a certificate that was lost: it keeps its number, and the journal tells of it"),
        )
        self._lay_out()

        self.background_button.clicked.connect(self._on_background_clicked)
        self.background_edit.textChanged.connect(self._allow)
        self._allow()

    @property
    def order(self) -> CertificateOrder:
        """What is asked of the certificates."""
        background = self.background_edit.text().strip()
        return CertificateOrder(
            only=self.which.value,
            is_separate=self.separate_check.isChecked(),
            is_duplicate=self.duplicate_check.isChecked(),
            look=Look(
                design=self.design.value,
                paper=self.paper.value,
                orientation=self.orientation.value,
                is_headed=not background or self.heading_check.isChecked(),
                is_preprinted=self.preprinted_check.isChecked(),
                is_cropped=self.crop_check.isChecked(),
                offset=(self.right.value(), self.down.value()),
            ),
            background=Path(background).expanduser() if background else None,
        )

    def set_laureates(self, laureates: Sequence[tuple[str, str]]) -> None:
        """Offer the certificates of the register, each by its number and its laureates."""
        each = [(f"{number} · {names}", (number,)) for number, names in laureates]
        self.which.set_options([(_("All laureates"), ALL), *each])

    def set_look(self, look: Look) -> None:
        """Show how certificates were dressed the last time; what was chosen since stays."""
        if look == self._shown:
            return
        self._shown = look
        self.design.choose(look.design)
        self.paper.choose(look.paper)
        self.orientation.choose(look.orientation)

    def _lay_out(self) -> None:
        form = Form()
        form.add(_("Certificates of"), self.which)
        form.add(_("Design"), self.design)
        form.add_pair((_("Paper"), self.paper), (_("Orientation"), self.orientation))
        form.add(
            _("Background of your own"),
            self.background_edit,
            _("A PDF of one page, a PNG or a JPEG, made for this paper"),
        )
        line = QWidget()
        line.setLayout(row(self.background_button, None, gap=GAP_S))
        for each in (
            line,
            self.heading_check,
            self.preprinted_check,
            self.crop_check,
            self.separate_check,
            self.duplicate_check,
        ):
            form.add_wide(each)
        form.add_pair(
            (_("Print further to the right"), self.right),
            (_("Print further down"), self.down),
            _("Where a printer prints beside its place, as the calibration sheet tells"),
        )
        self.setLayout(column(form, margin=GAP_M))

    def _allow(self) -> None:
        self.heading_check.setVisible(bool(self.background_edit.text().strip()))

    def _on_background_clicked(self) -> None:
        kinds = _("Backgrounds (*.pdf *.png *.jpg *.jpeg)")
        choose_files(self, _("Background of the certificates"), [kinds], self._take)

    def _take(self, files: Sequence[Path]) -> None:
        if files:
            self.background_edit.setText(str(files[0]))
