"""Who applies: a name completed from the official list, and a number that is checked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.importing.authorities import Authorities, Authority, SirenVerdict
from jury_app.importing.siren import clean_number
from jury_app.model.enums import ApplicantKind
from jury_app.model.values import ApplicantValues
from jury_app.ui.look import px
from jury_app.ui.secretariat.authority_completer import AuthorityCompleter
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.figures import siren_text
from jury_app.ui.secretariat.words import applicant_kind_word
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.fields import SpinBox
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label
from jury_app.ui.workspace import Workspace

_MOST_PEOPLE = 100_000_000
_SIGN = 16


class ApplicantFields(QWidget):
    """The fields of one applicant; choosing an authority fills them all."""

    removed = Signal()

    def __init__(self, workspace: Workspace, *, leads: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._authorities: Authorities | None = None
        self.form = Form()
        self._add_name(leads=leads)
        self._add_facts()
        self.verdict = QWidget()
        self.verdict_sign = IconLabel("circle-check", "success", _SIGN)
        self.verdict_label = SentenceLabel("", "small")
        verdict = row(self.verdict_sign, gap=GAP_S)
        verdict.addWidget(self.verdict_label, 1)
        self.verdict.setLayout(verdict)
        self.remove_button = button(_("Remove this co-applicant"), icon_name="x")
        self.setLayout(column(self.form, self.verdict, row(self.remove_button, None), gap=GAP_S))
        self.remove_button.setVisible(not leads)
        self.completer = AuthorityCompleter(self.name_edit, workspace)
        self.completer.authority_chosen.connect(self._on_authority)
        self.completer.loaded.connect(self._on_loaded)
        self.name_edit.textChanged.connect(self._check)
        self.siren_edit.textChanged.connect(self._check)
        self.remove_button.clicked.connect(self.removed)
        self._check()

    def show_applicant(self, values: ApplicantValues) -> None:
        """Show an applicant."""
        self.name_edit.setText(values.name)
        self.kind_choice.choose(values.kind)
        self.siren_edit.setText(siren_text(values.siren or ""))
        self.department_edit.setText(values.department or "")
        self.population_spin.setValue(values.population or 0)

    def applicant(self) -> ApplicantValues:
        """Return the applicant as it is written now."""
        return ApplicantValues(
            name=self.name_edit.text().strip(),
            kind=self.kind_choice.value,
            siren=clean_number(self.siren_edit.text()) or None,
            department=self.department_edit.text().strip() or None,
            population=self.population_spin.value() or None,
        )

    def _add_name(self, *, leads: bool) -> None:
        self.name_edit = self.form.add(
            _("&Applicant") if leads else _("Co-applicant"),
            QLineEdit(),
            _("As it will stand on the certificate. The official list is offered as you type."),
        )

    def _add_facts(self) -> None:
        self.kind_choice = Choice([(applicant_kind_word(kind), kind) for kind in ApplicantKind])
        self.siren_edit = QLineEdit()
        self.form.add_pair((_("&Kind"), self.kind_choice), (_("&SIREN"), self.siren_edit))
        self.department_edit = QLineEdit()
        self.population_spin = SpinBox(0, _MOST_PEOPLE)
        self.population_spin.setGroupSeparatorShown(True)
        self.population_spin.setSpecialValueText(_("unknown"))
        self.form.add_pair(
            (_("&Département"), self.department_edit), (_("Po&pulation"), self.population_spin)
        )

    def _on_loaded(self, authorities: Authorities) -> None:
        self._authorities = authorities
        self._check()

    def _on_authority(self, authority: Authority) -> None:
        self.show_applicant(
            ApplicantValues(
                name=authority.full_name,
                kind=authority.kind,
                siren=authority.siren,
                department=authority.departments[0],
                population=authority.population,
            )
        )

    def _check(self) -> None:
        name, siren = self.name_edit.text(), self.siren_edit.text()
        self.verdict.setVisible(bool(self._authorities and siren.strip()))
        if self._authorities is None or not siren.strip():
            return
        check = self._authorities.check(name, siren)
        owner = check.owner.full_name if check.owner else ""
        icon_name, ink, sentence = {
            SirenVerdict.AGREES: ("circle-check", "success", _("This is the number of {owner}.")),
            SirenVerdict.INVALID: (
                "triangle-alert",
                "warning",
                _("This SIREN is mistyped: its key does not fit its digits."),
            ),
            SirenVerdict.UNKNOWN: (
                "info",
                "muted",
                _("A well-formed number that is not in the official list."),
            ),
            SirenVerdict.OTHER_BODY: (
                "triangle-alert",
                "warning",
                _("This is the number of {owner}: is it the right one?"),
            ),
        }[check.verdict]
        self.verdict_sign.set_icon(icon_name, ink)
        self.verdict_label.setText(sentence.format(owner=owner))


class ApplicantsEdit(QWidget):
    """Those who apply together; the first one leads."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.blocks: list[ApplicantFields] = []
        self.add_button = button(_("Add a co-applicant"), icon_name="user-plus")
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(px(GAP_S))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(_("Who applies"), "heading"))
        layout.addLayout(self._blocks)
        layout.addLayout(row(self.add_button, None))
        self.add_button.clicked.connect(self._on_add)
        self._add()

    @property
    def lead(self) -> ApplicantFields:
        """The applicant that leads."""
        return self.blocks[0]

    def show_applicants(self, applicants: tuple[ApplicantValues, ...]) -> None:
        """Show those who apply."""
        while len(self.blocks) < len(applicants):
            self._add()
        for block, values in zip(self.blocks, applicants, strict=False):
            block.show_applicant(values)

    def applicants(self) -> tuple[ApplicantValues, ...]:
        """Return those who apply; a co-applicant without a name is left out."""
        lead, *others = [block.applicant() for block in self.blocks]
        return lead, *(each for each in others if each.name)

    def _on_add(self) -> None:
        self._add()
        self.blocks[-1].name_edit.setFocus()

    def _add(self) -> None:
        block = ApplicantFields(self._workspace, leads=not self.blocks)
        self.blocks.append(block)
        self._blocks.addWidget(block)
        block.removed.connect(lambda: self._remove(block))

    def _remove(self, block: ApplicantFields) -> None:
        self.blocks.remove(block)
        block.deleteLater()
        self.add_button.setFocus()
