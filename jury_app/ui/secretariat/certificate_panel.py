"""How the certificates are to be: which of them, in how many files, in which dress."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QWidget

from jury_app.dresses import (
    DESIGNS,
    MOST_OFFSET,
    ORIENTATIONS,
    PAPERS,
    DesignName,
    Orientation,
    Paper,
)
from jury_app.i18n import N_, _
from jury_app.publishing import CertificateOrder, Look
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.files import choose_files, choose_folder
from jury_app.ui.tokens import GAP_M, GAP_S
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.fields import MillimetreField
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.layouts import column, row

ALL: tuple[str, ...] = ()
LEVELS = ""
"""The edition’s own designs, each for its level."""

_DESIGNS: Mapping[DesignName, str] = {
    "classical": N_("Classical, a woven frame"),
    "sober": N_("Sober, two rules"),
    "modern": N_("Modern, a band of colour"),
}
_PAPERS: Mapping[Paper, str] = {"a4": N_("A4"), "a3": N_("A3")}
_ORIENTATIONS: Mapping[Orientation, str] = {
    "landscape": N_("Landscape"),
    "portrait": N_("Portrait"),
}


class CertificatePanel(QFrame):
    """Choices that concern the certificates alone; the dress is as the last time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._shown = Look()
        self.which: Choice[tuple[str, ...]] = Choice()
        self.set_laureates([])
        self.design: Choice[str] = Choice(_shipped())
        self.paper = Choice((_(_PAPERS[each]), each) for each in PAPERS)
        self.orientation = Choice((_(_ORIENTATIONS[each]), each) for each in ORIENTATIONS)
        self.background_edit = QLineEdit()
        self.background_edit.setPlaceholderText(_("None: the ornaments of the design"))
        self.background_edit.setClearButtonEnabled(True)
        self.background_button = button(_("Choose a file"), icon_name="image")
        self.logos_edit = QLineEdit()
        self.logos_edit.setPlaceholderText(_("None: the sponsors’ names alone"))
        self.logos_edit.setClearButtonEnabled(True)
        self.logos_button = button(_("Choose a folder"), icon_name="folder-open")
        self.heading_check = QCheckBox(_("Print the organiser and the prize on it"))
        self.heading_check.setChecked(True)
        self.crop_check = QCheckBox(_("With bleed and crop marks, for a printer"))
        self.preprinted_check = QCheckBox(_("On paper that bears ornaments and heading already"))
        self.right, self.down = MillimetreField(MOST_OFFSET), MillimetreField(MOST_OFFSET)
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
        self._connect()
        self._allow()

    def _connect(self) -> None:
        self.background_button.clicked.connect(self._on_background_clicked)
        self.background_edit.textChanged.connect(self._allow)
        self.design.currentIndexChanged.connect(self._allow)
        self.logos_button.clicked.connect(self._on_logos_clicked)

    @property
    def order(self) -> CertificateOrder:
        """What is asked of the certificates."""
        background, logos = self.background_edit.text().strip(), self.logos_edit.text().strip()
        return CertificateOrder(
            only=self.which.value,
            is_separate=self.separate_check.isChecked(),
            is_duplicate=self.duplicate_check.isChecked(),
            design=self.design.value,
            look=Look(
                design=next(
                    (each for each in DESIGNS if each == self.design.value), self._shown.design
                ),
                paper=self.paper.value,
                orientation=self.orientation.value,
                is_headed=not background or self.heading_check.isChecked(),
                is_preprinted=self.preprinted_check.isChecked(),
                is_cropped=self.crop_check.isChecked(),
                offset=(self.right.value(), self.down.value()),
            ),
            background=Path(background).expanduser() if background else None,
            sponsor_logos=Path(logos).expanduser() if logos else None,
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

    def set_designs(self, names: Sequence[str]) -> None:
        """Offer the edition’s own designs, where it has some: each level in its own, at first."""
        had_own = LEVELS in self.design.values
        own = [(_("Ours, each level in its own"), LEVELS)] if names else []
        self.design.set_options([*own, *((name, name) for name in names), *_shipped()])
        if names and not had_own:
            self.design.choose(LEVELS)
        self._allow()

    def _lay_out(self) -> None:
        form = Form()
        form.add(_("Certificates of"), self.which)
        form.add(_("Design"), self.design)
        form.add_pair((_("Paper"), self.paper), (_("Orientation"), self.orientation))
        form.add(
            _("Background of your own"),
            self.background_edit,
            _("A PDF of one page, an SVG, a PNG or a JPEG, made for this paper"),
        )
        form.add_wide(_beginning(self.background_button))
        form.add(
            _("Logos of the sponsors"),
            self.logos_edit,
            _("A folder of PNG or JPEG files called after their domains: D01.png, D02.jpg"),
        )
        for each in (
            _beginning(self.logos_button),
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
        is_shipped = self.design.value in DESIGNS
        for each in (self.paper, self.orientation, self.background_edit, self.background_button):
            each.setEnabled(is_shipped)

    def _on_background_clicked(self) -> None:
        kinds = _("Backgrounds (*.pdf *.svg *.png *.jpg *.jpeg)")
        choose_files(self, _("Background of the certificates"), [kinds], self._take)

    def _on_logos_clicked(self) -> None:
        choose_folder(self, _("Logos of the sponsors"), self._take_logos)

    def _take_logos(self, folder: Path) -> None:
        self.logos_edit.setText(str(folder))

    def _take(self, files: Sequence[Path]) -> None:
        if files:
            self.background_edit.setText(str(files[0]))


def _shipped() -> list[tuple[str, str]]:
    return [(_(word), name) for name, word in _DESIGNS.items()]


def _beginning(widget: QWidget) -> QWidget:
    """Return a widget at the beginning of a line of its own."""
    line = QWidget()
    line.setLayout(row(widget, None, gap=GAP_S))
    return line
