"""Seating a juror, or correcting what is known of one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.importing.authorities import Authority
from jury_app.importing.siren import clean_number
from jury_app.model.enums import JurorRole
from jury_app.model.operations.jury import add_juror, edit_juror
from jury_app.model.queries.edition import DomainRow
from jury_app.model.queries.jury import JurorRow
from jury_app.model.values import JurorValues
from jury_app.ui.look import px
from jury_app.ui.secretariat.authority_completer import AuthorityCompleter
from jury_app.ui.secretariat.check_list import CheckList, Tick
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.figures import siren_text
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.words import role_word
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import primary_button

_WIDTH, _LIST = 640, 180


class JurorDialog(RecordDialog):
    """Asks who sits, in what quality, and in which panels."""

    def __init__(
        self,
        office: Office,
        domains: Sequence[DomainRow],
        parent: QWidget,
        juror: JurorRow | None = None,
    ) -> None:
        super().__init__(office, _("Edit the juror") if juror else _("Add a juror"), parent)
        self.ask_width(_WIDTH)
        self._juror = juror
        self._domains = domains
        self._add_names()
        self._add_quality(office)
        self._add_panels()
        self._show(juror.values if juror else JurorValues(family_name=""))
        self.set_act(
            primary_button(_("Save the juror") if juror else _("Add this juror")),
            self._record,
            {"name_empty": self.family_edit},
        )

    def _add_names(self) -> None:
        self.civility_edit = QLineEdit()
        self.given_edit, self.family_edit = QLineEdit(), QLineEdit()
        self.form.add_pair(
            (_("&First name"), self.given_edit), (_("&Family name"), self.family_edit)
        )
        self.email_edit = QLineEdit()
        self.form.add_pair((_("&Title"), self.civility_edit), (_("&E-mail"), self.email_edit))

    def _add_quality(self, office: Office) -> None:
        self.function_edit = QLineEdit()
        self.role_choice = Choice([(role_word(role), role) for role in JurorRole])
        self.form.add_pair((_("F&unction"), self.function_edit), (_("&Sits as"), self.role_choice))
        self.body_edit, self.siren_edit = QLineEdit(), QLineEdit()
        self.form.add_pair(
            (_("&Body"), self.body_edit),
            (_("S&IREN"), self.siren_edit),
            _("Possible conflicts of interest are found by the body and its number."),
        )
        self.completer = AuthorityCompleter(self.body_edit, office.workspace)
        self.completer.authority_chosen.connect(self._on_authority)

    def _add_panels(self) -> None:
        self.form.add_heading(_("Panels"))
        panels = QWidget()
        layout = QVBoxLayout(panels)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(GAP_S))
        self.everywhere_radio = QRadioButton(_("In every domain"))
        self.these_radio = QRadioButton(_("In these domains"))
        self.domain_list = CheckList(_("Domains"))
        self.domain_list.setFixedHeight(px(_LIST))
        for part in (self.everywhere_radio, self.these_radio, self.domain_list):
            layout.addWidget(part)
        self.form.add_wide(panels)
        self.these_radio.toggled.connect(self.domain_list.setEnabled)

    def _show(self, values: JurorValues) -> None:
        self.civility_edit.setText(values.civility)
        self.given_edit.setText(values.given_name)
        self.family_edit.setText(values.family_name)
        self.email_edit.setText(values.email)
        self.function_edit.setText(values.function)
        self.body_edit.setText(values.body)
        self.siren_edit.setText(siren_text(values.siren or ""))
        self.role_choice.choose(values.role)
        everywhere = values.domain_ids is None
        self.everywhere_radio.setChecked(everywhere)
        self.these_radio.setChecked(not everywhere)
        self.domain_list.setEnabled(not everywhere)
        self.domain_list.set_ticks(
            Tick(each.id, domain_text(each), each.id in (values.domain_ids or ()))
            for each in self._domains
        )

    def _on_authority(self, authority: Authority) -> None:
        self.body_edit.setText(authority.full_name)
        self.siren_edit.setText(siren_text(authority.siren))

    def _record(self) -> Act:
        everywhere = self.everywhere_radio.isChecked()
        values = JurorValues(
            family_name=self.family_edit.text().strip(),
            given_name=self.given_edit.text().strip(),
            civility=self.civility_edit.text().strip(),
            function=self.function_edit.text().strip(),
            body=self.body_edit.text().strip(),
            siren=clean_number(self.siren_edit.text()) or None,
            email=self.email_edit.text().strip(),
            role=self.role_choice.value,
            role_text=self._juror.values.role_text if self._juror else "",
            domain_ids=None if everywhere else self.domain_list.ticked_ids(),
        )
        name = f"{values.given_name} {values.family_name}".strip()
        if self._juror is None:
            return Act(add_juror, _("{name} sits.").format(name=name), {"values": values})
        told = _("{name}: saved.").format(name=name)
        return Act(edit_juror, told, {"juror_id": self._juror.id, "values": values})


def domain_text(domain: DomainRow) -> str:
    """Return a domain as lists name it."""
    return f"{domain.values.code} {domain.values.name}"
