"""Adding an application by hand, or correcting one."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from jury_app.errors import JuryError
from jury_app.i18n import _
from jury_app.model.enums import ApplicationStatus
from jury_app.model.operations.applications import add_application, edit_application
from jury_app.model.queries.applications import ApplicationDetail
from jury_app.model.queries.edition import DomainRow
from jury_app.model.values import ApplicationValues
from jury_app.ui.look import px
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.applicant_fields import ApplicantsEdit
from jury_app.ui.secretariat.dialogs.record_dialog import Act, RecordDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import primary_button

_SUMMARY, _WIDTH = 160, 680


class ApplicationDialog(RecordDialog):
    """Asks for everything that a dossier says; only number, title and applicant are owed."""

    def __init__(
        self,
        office: Office,
        domains: Sequence[DomainRow],
        parent: QWidget,
        detail: ApplicationDetail | None = None,
    ) -> None:
        title = _("Edit the application") if detail else _("Add an application")
        super().__init__(office, title, parent)
        self.ask_width(_WIDTH)
        self._detail = detail
        self.title_edit = self.form.add(_("&Title of the project"), QLineEdit())
        self.number_edit = QLineEdit()
        self.domain_choice = Choice(
            [(f"{each.values.code} {each.values.name}", each.id) for each in domains]
        )
        self.form.add_pair((_("&Number"), self.number_edit), (_("Do&main"), self.domain_choice))
        self.applicants_edit = ApplicantsEdit(office.workspace)
        self.form.add_wide(self.applicants_edit)
        self.form.add_heading(_("Dossier"))
        self.summary_edit = self.form.add(_("S&ummary"), QPlainTextEdit())
        self.summary_edit.setTabChangesFocus(True)
        self.summary_edit.setMinimumHeight(px(_SUMMARY))
        self.axis_edit = self.form.add(_("Innovation a&xis"), QLineEdit())
        self.contact_edit, self.email_edit = QLineEdit(), QLineEdit()
        self.form.add_pair((_("&Contact"), self.contact_edit), (_("&E-mail"), self.email_edit))
        self.late_check = QCheckBox(_("Deposited after the closing of the call"))
        self.form.add_wide(self.late_check)
        if detail:
            self._show(detail.values)
        self.set_act(
            primary_button(_("Save the application") if detail else _("Add this application")),
            self._record,
            {
                "title_empty": self.title_edit,
                "number_empty": self.number_edit,
                "number_taken": self.number_edit,
                "number_unfit": self.number_edit,
            },
        )

    def _on_refused(self, error: Exception) -> None:
        super()._on_refused(error)
        if isinstance(error, JuryError) and error.code == "applicant_empty":
            self.error_bar.hide()
            lead = self.applicants_edit.lead
            lead.form.tell_error(lead.name_edit, str(error))

    def _show(self, values: ApplicationValues) -> None:
        self.title_edit.setText(values.title)
        self.title_edit.setCursorPosition(0)
        self.number_edit.setText(values.number)
        self.domain_choice.choose(values.domain_id)
        self.applicants_edit.show_applicants(values.applicants)
        self.summary_edit.setPlainText(values.summary)
        self.axis_edit.setText(values.axis)
        self.contact_edit.setText(values.contact_name)
        self.email_edit.setText(values.contact_email)
        self.late_check.setChecked(values.is_late)

    def _record(self) -> Act:
        typed = ApplicationValues(
            number=self.number_edit.text().strip(),
            title=self.title_edit.text().strip(),
            domain_id=self.domain_choice.value,
            applicants=self.applicants_edit.applicants(),
            summary=self.summary_edit.toPlainText().strip(),
            axis=self.axis_edit.text().strip(),
            contact_name=self.contact_edit.text().strip(),
            contact_email=self.email_edit.text().strip(),
            is_late=self.late_check.isChecked(),
        )
        if self._detail is None:
            told = _("Application {number} added.").format(number=typed.number)
            values = replace(typed, status=ApplicationStatus.ADMISSIBLE)
            return Act(add_application, told, {"values": values})
        before = self._detail.values
        values = replace(
            typed,
            status=before.status,
            status_reason=before.status_reason,
            deposited=before.deposited,
            announced=before.announced,
        )
        told = _("Application {number} saved.").format(number=typed.number)
        act_values = {"application_id": self._detail.id, "values": values}
        return Act(edit_application, told, act_values)
