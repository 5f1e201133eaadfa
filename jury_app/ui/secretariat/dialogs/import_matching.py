"""Matching the columns of a file to what the edition knows, and its domains to ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from jury_app.i18n import N_, _
from jury_app.importing.mapping import FIELDS
from jury_app.importing.records import Preview
from jury_app.model.queries.edition import DomainRow
from jury_app.ui.look import px
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.notice import Notice
from jury_app.ui.secretariat.scroll import Scroll
from jury_app.ui.table_model import Column, TableModel
from jury_app.ui.tokens import GAP_M, GAP_S
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label

_FIELD_WORDS = {
    "number": N_("Number"),
    "title": N_("Title"),
    "summary": N_("Summary"),
    "domain": N_("Domain"),
    "applicant": N_("Applicant"),
    "siren": N_("SIREN"),
    "email": N_("E-mail"),
    "status": N_("Status"),
    "deposited": N_("Deposited on"),
    "population": N_("Population"),
    "axis": N_("Innovation axis"),
    "attachments": N_("Attachments"),
}
_SAMPLE_HEIGHT = 150
_LINES = (len(FIELDS) + 1) // 2


@dataclass(frozen=True, slots=True)
class _SampleRow:
    """A line of the file."""

    id: int
    cells: tuple[str, ...]


class MatchingPane(QWidget):
    """One choice for each field and each unknown domain; below, how the file begins."""

    matched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain: Preview | None = None
        self._preview: Preview | None = None
        self.missing_notice = Notice("triangle-alert", "warning")
        self.column_choices: dict[str, Choice[str | None]] = {}
        self.domain_choices: dict[str, Choice[str | None]] = {}
        self._columns = QGridLayout()
        self._domains = QVBoxLayout()
        self._columns.setHorizontalSpacing(px(GAP_M))
        self._columns.setVerticalSpacing(px(GAP_S))
        self._columns.setColumnStretch(1, 1)
        self._columns.setColumnStretch(3, 1)
        self._domains.setSpacing(px(GAP_S))
        self.domains_heading = label(_("Domains that the edition does not know"), "heading")
        inside = QWidget()
        inside.setLayout(
            column(
                label(_("Columns"), "heading"),
                self._columns,
                self.domains_heading,
                self._domains,
                None,
                gap=GAP_M,
            )
        )
        self._sample = QVBoxLayout()
        page = column(self.missing_notice, gap=GAP_M)
        page.addWidget(Scroll(inside), 1)
        page.addWidget(label(_("How the file begins"), "heading"))
        page.addLayout(self._sample)
        self.setLayout(page)

    def set_plain(self, preview: Preview) -> None:
        """Know what is recognised by itself, before what was matched in an earlier year."""
        self._plain = preview

    def show_preview(
        self, preview: Preview, domains: Sequence[DomainRow], mapping: Mapping[str, Any]
    ) -> None:
        """Show what is recognised with what was matched before."""
        self._plain = self._plain or preview
        self._preview = preview
        self._clear()
        for place, field in enumerate(FIELDS):
            self._add_field(place, field, preview)
        chosen = mapping.get("domains", {})
        labels = [*preview.unknown_domains, *(each for each in chosen)]
        for text in dict.fromkeys(labels):
            self._add_domain(text, domains, chosen.get(text))
        self.domains_heading.setVisible(bool(labels))
        self._show_sample(preview)
        self._tell()

    def mapping(self) -> dict[str, Any]:
        """Return what was matched by hand, and nothing that was recognised by itself."""
        if self._plain is None:
            return {}
        columns: dict[str, str | list[str]] = {
            field: choice.value or []
            for field, choice in self.column_choices.items()
            if choice.value != _recognised(self._plain, field)
        }
        domains = {text: each.value for text, each in self.domain_choices.items() if each.value}
        return {name: part for name, part in (("columns", columns), ("domains", domains)) if part}

    def is_answered(self, preview: Preview) -> bool:
        """Whether nothing that this file needs is still to be matched."""
        return not preview.missing and all(
            label in self.domain_choices for label in preview.unknown_domains
        )

    def missing_fields(self) -> list[str]:
        """Return the fields without which nothing can be read, in words."""
        if self._preview is None:
            return []
        return [
            _(_FIELD_WORDS[field])
            for field in self._preview.missing
            if field in self.column_choices and self.column_choices[field].value is None
        ]

    def _add_field(self, place: int, field: str, preview: Preview) -> None:
        options: list[tuple[str, str | None]] = [(_("Not in this file"), None)]
        options += [(header, header) for header in dict.fromkeys(preview.headers) if header]
        choice = Choice(options)
        choice.choose(_recognised(preview, field))
        choice.setAccessibleName(_(_FIELD_WORDS[field]))
        choice.currentIndexChanged.connect(self._tell)
        self.column_choices[field] = choice
        line, side = place % _LINES, place // _LINES * 2
        self._columns.addWidget(label(_(_FIELD_WORDS[field])), line, side)
        self._columns.addWidget(choice, line, side + 1)

    def _add_domain(self, text: str, domains: Sequence[DomainRow], code: str | None) -> None:
        options: list[tuple[str, str | None]] = [(_("Refuse these lines"), None)]
        options += [
            (f"{each.values.code} {each.values.name}", each.values.code) for each in domains
        ]
        choice = Choice(options)
        choice.choose(code)
        choice.setAccessibleName(text)
        self.domain_choices[text] = choice
        self._domains.addWidget(SentenceLabel(text, "strong"))
        self._domains.addWidget(choice)

    def _show_sample(self, preview: Preview) -> None:
        columns: list[Column[_SampleRow]] = [
            Column(header or "–", partial(_cell, place))
            for place, header in enumerate(preview.headers)
        ]
        model = TableModel(columns, self)
        model.set_rows([_SampleRow(place, cells) for place, cells in enumerate(preview.rows)])
        table = DataTable(model, _("How the file begins"))
        table.setSortingEnabled(False)
        table.setFixedHeight(px(_SAMPLE_HEIGHT))
        self._sample.addWidget(table)

    def _tell(self) -> None:
        missing = self.missing_fields()
        sentence = _("Choose the column of: {fields}.").format(fields=", ".join(missing))
        self.missing_notice.tell(sentence if missing else "")
        self.matched.emit()

    def _clear(self) -> None:
        self.column_choices.clear()
        self.domain_choices.clear()
        for layout in (self._columns, self._domains, self._sample):
            while (item := layout.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.deleteLater()


def _recognised(preview: Preview, field: str) -> str | None:
    headers = preview.columns.get(field, ())
    return headers[0] if headers else None


def _cell(place: int, sample: _SampleRow) -> str:
    return sample.cells[place] if place < len(sample.cells) else ""
