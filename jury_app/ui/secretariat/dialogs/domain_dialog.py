"""Adding a domain to the edition, or renaming one."""

from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.model.operations.edition import add_domain, edit_domain
from jury_app.model.queries.edition import DomainRow
from jury_app.model.values import DomainValues
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import primary_button


class DomainDialog(RecordDialog):
    """Asks for the code, the name and the sponsor of a domain."""

    def __init__(self, office: Office, parent: QWidget, domain: DomainRow | None = None) -> None:
        super().__init__(office, _("Edit the domain") if domain else _("Add a domain"), parent)
        self._domain = domain
        self.code_edit = self.form.add(
            _("&Code"), QLineEdit(), _("Short, and the same in every list: D01, D02…")
        )
        self.name_edit = self.form.add(_("&Name"), QLineEdit())
        self.sponsor_edit = self.form.add(
            _("&Sponsor"), QLineEdit(), _("Printed on the certificates of this domain.")
        )
        if domain:
            self.code_edit.setText(domain.values.code)
            self.name_edit.setText(domain.values.name)
            self.sponsor_edit.setText(domain.values.sponsor)
            self.name_edit.setFocus()
        self.set_act(
            primary_button(_("Save the domain") if domain else _("Add this domain")),
            self._record,
            {
                "code_missing": self.code_edit,
                "code_taken": self.code_edit,
                "code_unfit": self.code_edit,
                "name_empty": self.name_edit,
            },
        )

    def _record(self) -> Act:
        values = DomainValues(
            code=self.code_edit.text().strip(),
            name=self.name_edit.text().strip(),
            sponsor=self.sponsor_edit.text().strip(),
        )
        if self._domain is None:
            told = _("Domain {code} added.").format(code=values.code)
            return Act(add_domain, told, {"values": values})
        told = _("Domain {code} saved.").format(code=values.code)
        return Act(edit_domain, told, {"domain_id": self._domain.id, "values": values})
