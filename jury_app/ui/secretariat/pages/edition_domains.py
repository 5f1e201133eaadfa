"""The domains of the year, each with its sponsor."""

from functools import partial

from PySide6.QtWidgets import QWidget

from jury_app.formatting import format_number
from jury_app.i18n import _
from jury_app.model.operations.edition import remove_domain
from jury_app.model.queries.edition import DomainRow
from jury_app.ui.secretariat.dialogs.domain_dialog import DomainDialog
from jury_app.ui.secretariat.list_tab import ListTab
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.overviews import EditionOverview
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.widgets.empty_state import EmptyState


class DomainsTab(ListTab[DomainRow]):
    """Adds, renames and removes domains."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        columns: list[Column[DomainRow]] = [
            Column(_("Code"), lambda each: each.values.code),
            Column(_("Domain"), lambda each: each.values.name, stretch=True, strong=True),
            Column(_("Sponsor"), lambda each: each.values.sponsor or "–", width=220),
            Column(
                _("In competition"),
                lambda each: format_number(each.applications),
                lambda each: each.applications,
                RIGHT,
            ),
        ]
        model = TableModel(columns)
        empty = EmptyState(
            "layout-grid",
            _("No domain yet"),
            _("Applications compete within a domain, and each domain has its awards. Add one."),
        )
        super().__init__(office, model, _("Domains"), empty, parent)
        self.set_verbs(_("Add a domain"), _("Edit the domain"), _("Remove the domain"))
        self.add_asked.connect(partial(self._open, None))
        self.edit_asked.connect(self._open)
        self.remove_asked.connect(self._remove)

    def show_edition(self, overview: EditionOverview) -> None:
        """Show the domains."""
        self.model.set_rows(overview.domains)
        self.set_locked(locked=overview.edition.is_closed)

    def _open(self, domain: DomainRow | None) -> None:
        DomainDialog(self.office, self, domain).open()

    def _remove(self, domain: DomainRow) -> None:
        told = _("Domain {code} removed.").format(code=domain.values.code)
        self.office.write(
            self, remove_domain, told=told, failed=self.error_bar.tell, domain_id=domain.id
        )
