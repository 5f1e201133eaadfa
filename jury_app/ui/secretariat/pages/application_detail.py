"""One application in full: who applies, what for, with which files, and where it stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.model.queries.applications import (
    ApplicationDetail,
    ApplicationRow,
    get_application,
)
from jury_app.model.queries.preselection import PanelPlace, panel_places
from jury_app.model.queries.shortlist_words import place_sentence
from jury_app.model.values import ApplicantValues
from jury_app.ui.secretariat.attachment_list import AttachmentList
from jury_app.ui.secretariat.figures import siren_text
from jury_app.ui.secretariat.moments import moment_text
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.secretariat.status_menu import StatusMenu, status_button
from jury_app.ui.secretariat.words import applicant_kind_word, status_sign
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XL, GAP_XS
from jury_app.ui.widgets.badge import Badge
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, frame, label


class ApplicationPanel(QWidget):
    """Shows what is chosen in the list: nothing, one application, or how many."""

    edit_asked = Signal(object)  # ApplicationDetail

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: Sequence[ApplicationRow] = ()
        self._detail: ApplicationDetail | None = None
        self.status_menu = StatusMenu(office, self)
        self.many_menu = StatusMenu(office, self)
        self.edit_button = button(_("Edit the application"), icon_name="pencil")
        self.status_button = status_button(self.status_menu)
        self.attachments = AttachmentList(office)
        self.place_label = label("", "caps")
        self.place_label.setWordWrap(True)
        self.title_label = SentenceLabel("", "title")
        self.status_badge = Badge("")
        self.late_badge = Badge(_("Late"), "warning", "clock")
        self.reason_label = SentenceLabel("", "muted")
        self._applicants = QVBoxLayout()
        self._applicants.setSpacing(GAP_S)
        self.summary_label = SentenceLabel()
        self.facts_label = SentenceLabel("", "muted")
        self.panel_label = SentenceLabel("", "muted")
        self.many = EmptyState("list", "", _("What you change here applies to all of them."))
        self.many_button = self.many.add_action(status_button(self.many_menu))
        self.nothing = EmptyState(
            "file-text", _("Choose an application"), _("Its dossier is shown here.")
        )
        self.panel = frame("panel")
        self.panel.setLayout(column(Scroll(self._content()), margin=1))
        self.setLayout(column(self.panel, self.many, self.nothing))
        self.edit_button.clicked.connect(self._on_edit)
        self.show_rows([])

    def show_rows(self, rows: Sequence[ApplicationRow]) -> None:
        """Show what is chosen."""
        self._rows = rows
        self.status_menu.set_rows(rows)
        self.many_menu.set_rows(rows)
        self.nothing.setVisible(not rows)
        self.many.setVisible(len(rows) > 1)
        count = ngettext("{count} application chosen", "{count} applications chosen", len(rows))
        self.many.title_label.setText(count.format(count=format_number(len(rows))))
        if len(rows) != 1:
            self._detail = None
            self.panel.hide()
            return
        self._office.workspace.read(_read, rows[0].id, then=self._show, key="application detail")

    def set_locked(self, *, locked: bool) -> None:
        """Let nothing be changed any more."""
        for each in (self.edit_button, self.status_button, self.many_button):
            each.setEnabled(not locked)

    def _content(self) -> QWidget:
        content = QWidget()
        badges = row(self.status_badge, self.late_badge, None)
        verbs = row(self.status_button, self.edit_button, None)
        head = column(self.place_label, self.title_label, badges, self.reason_label, gap=GAP_S)
        parts = column(
            head,
            verbs,
            self._applicants,
            self.summary_label,
            self.facts_label,
            self.panel_label,
            self.attachments,
            None,
            gap=GAP_L,
            margin=GAP_XL,
        )
        content.setLayout(parts)
        return content

    def _show(self, read: tuple[ApplicationDetail, PanelPlace | None]) -> None:
        detail, place = read
        if len(self._rows) != 1 or self._rows[0].id != detail.id:
            return
        self._detail = detail
        [chosen] = self._rows
        values = detail.values
        sign = status_sign(values.status)
        self.place_label.setText(
            _("No. {number} · {code} {domain}").format(
                number=values.number, code=chosen.domain_code, domain=chosen.domain_name
            )
        )
        self.title_label.setText(values.title)
        self.status_badge.set_state(sign.word, sign.tone, sign.icon_name)
        self.late_badge.setVisible(values.is_late)
        self.reason_label.setText(values.status_reason)
        self.reason_label.setVisible(bool(values.status_reason))
        self._show_applicants(values.applicants)
        self.summary_label.setText(values.summary or _("No summary."))
        self.facts_label.setText(_facts(detail))
        self.panel_label.setText(place_sentence(place) if place else "")
        self.panel_label.setVisible(place is not None)
        self.attachments.show_files(detail.attachments, detail.missing)
        self.panel.show()

    def _show_applicants(self, applicants: Sequence[ApplicantValues]) -> None:
        while (item := self._applicants.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for each in applicants:
            block = QWidget()
            name = SentenceLabel(each.name, "strong")
            block.setLayout(column(name, SentenceLabel(_body(each), "muted"), gap=GAP_XS))
            self._applicants.addWidget(block)

    def _on_edit(self) -> None:
        if self._detail is not None:
            self.edit_asked.emit(self._detail)


def _read(session: Any, application_id: int) -> tuple[ApplicationDetail, PanelPlace | None]:
    """Return an application, and what an expert panel said of it before the jury."""
    detail = get_application(session, application_id)
    return detail, panel_places(session).get(detail.values.number)


def _body(applicant: ApplicantValues) -> str:
    parts = [applicant_kind_word(applicant.kind)]
    if applicant.department:
        parts.append(_("département {code}").format(code=applicant.department))
    if applicant.population:
        count = ngettext("{count} inhabitant", "{count} inhabitants", applicant.population)
        parts.append(count.format(count=format_number(applicant.population)))
    if applicant.siren:
        parts.append(_("SIREN {number}").format(number=siren_text(applicant.siren)))
    return " · ".join(parts)


def _facts(detail: ApplicationDetail) -> str:
    values = detail.values
    contact = ", ".join(part for part in (values.contact_name, values.contact_email) if part)
    facts = [
        _("Axis: {axis}").format(axis=values.axis) if values.axis else "",
        _("Contact: {contact}").format(contact=contact) if contact else "",
        _("Deposited on {moment}").format(moment=_deposited(values.deposited))
        if values.deposited
        else "",
    ]
    return "\n".join(fact for fact in facts if fact)


def _deposited(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment_text(text)
