"""Applications, checked line by line: the good ones taken, the others refused by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from jury_app.formatting import shown
from jury_app.importing.applicants import Applicants
from jury_app.importing.authorities import load_authorities
from jury_app.importing.columns import Columns, raw_record, require_columns
from jury_app.importing.domains import DomainLabels
from jury_app.importing.establishments import Establishments
from jury_app.importing.form_columns import REQUIRED, application_columns, known_headers
from jury_app.importing.layouts import GOOGLE_FORMS, LIMESURVEY, Form, Record, open_form
from jury_app.importing.mapping import checked_mapping
from jury_app.importing.moments import aware, moment
from jury_app.importing.records import (
    ApplicationsFile,
    ReadApplication,
    RowProblem,
)
from jury_app.importing.statuses import is_draft, status_of
from jury_app.importing.values import (
    file_names,
    holds_control,
    is_yes,
    labels,
    raw_text,
    text,
)
from jury_app.limits import LONGEST_LINE, LONGEST_TEXT, is_identifier
from jury_app.model.enums import ApplicationStatus

LONGEST_TITLE = 250

_BETWEEN_LABELS = "; "


def read_applications(
    path: Path,
    *,
    domains: Mapping[str, str],
    mapping: Mapping[str, Any] | None = None,
    closes_at: datetime | None = None,
) -> ApplicationsFile:
    """Read a form tool's export; `domains` gives the code of each label of the edition."""
    matched = checked_mapping(mapping, path.name)
    labelled = DomainLabels(domains, matched.domains, path.name)
    chosen = [header for headers in matched.columns.values() for header in headers]
    form = open_form(path, [*known_headers(), *chosen])
    columns = application_columns(form, matched)
    require_columns(form, columns, required_fields(form))
    authorities = load_authorities()
    applicants = Applicants(columns, Establishments(form.others), authorities)
    reader = _Reader(form, columns, applicants, labelled, aware(closes_at) if closes_at else None)
    reader.read()
    return ApplicationsFile(
        source=form.source,
        encoding=form.encoding,
        applications=tuple(reader.applications),
        refused=tuple(reader.refused),
        warnings=tuple(reader.warnings),
        domains=tuple(reader.labels),
    )


def required_fields(form: Form) -> tuple[str, ...]:
    """Return the fields that a file must have; Google numbers no answers, so we do."""
    return tuple(name for name in REQUIRED if name != "number" or form.source != GOOGLE_FORMS)


@dataclass(slots=True)
class _Reader:
    """Goes through the lines of one file."""

    form: Form
    columns: Columns
    applicants: Applicants
    domains: DomainLabels
    closes_at: datetime | None
    applications: list[ReadApplication] = field(default_factory=list)
    refused: list[RowProblem] = field(default_factory=list)
    warnings: list[RowProblem] = field(default_factory=list)
    labels: dict[str, None] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)

    def read(self) -> None:
        """Take every line in turn."""
        for record in self.form.records:
            if self._is_draft(record):
                self._warn(record, "status", "draft", self.columns.line(record, "title"))
                continue
            application = self._application(record)
            problems = list(self._refusals(record, application))
            self.refused += problems
            if not problems:
                self.applications.append(application)
                self._look(record, application)

    def _application(self, record: Record) -> ReadApplication:
        number = self._number(record)
        line = self.columns.line
        state = status_of(line(record, "status")) or ApplicationStatus.RECEIVED
        deposited = moment(self.columns.cell(record, "deposited"))
        late = bool(deposited and self.closes_at and deposited > self.closes_at)
        return ReadApplication(
            row=record.row,
            number=number,
            title=line(record, "title"),
            summary=text(self.columns.cell(record, "summary")),
            domain_code=self._domain(record),
            applicants=self.applicants.read(record, number),
            axis=_BETWEEN_LABELS.join(labels(self.columns.cell(record, "axis"))),
            contact_name=line(record, "contact_name"),
            contact_email=line(record, "email"),
            status=state.value,
            deposited=deposited.isoformat() if deposited else "",
            late=late,
            attachments=self.columns.every(record, "attachments", file_names),
            raw=raw_record(self.form, record, raw_text),
        )

    def _is_draft(self, record: Record) -> bool:
        """Whether a line was begun and never sent in; LimeSurvey then gives no date."""
        if is_draft(self.columns.line(record, "status")):
            return True
        if is_yes(self.columns.cell(record, "draft")):
            return True
        unsent = self.form.source == LIMESURVEY and "deposited" in self.columns.places
        return unsent and not self.columns.line(record, "deposited")

    def _number(self, record: Record) -> str:
        if "number" not in self.columns.places and self.form.source == GOOGLE_FORMS:
            return str(record.row - self.form.header_row)
        return self.columns.line(record, "number")

    def _domain(self, record: Record) -> str:
        label = self.columns.line(record, "domain")
        if label:
            self.labels.setdefault(label)
        return self.domains.code(label) or ""

    def _refusals(self, record: Record, read: ReadApplication) -> Iterator[RowProblem]:
        """Say why a line cannot be taken, each reason with its column."""
        checks = (
            (read.number, "number", "number_missing"),
            (self._can_name(record, read.number), "number", "number_unfit"),
            (read.title, "title", "title_missing"),
            (read.applicants, "applicant", "applicant_missing"),
            (read.domain_code, "domain", "domain_unknown"),
            (read.number not in self.numbers, "number", "number_repeated"),
        )
        for good, name, reason in checks:
            if not good:
                value = shown(self.columns.line(record, name))
                yield RowProblem(record.row, self.columns.header(name), reason, value)
        for name, length in _too_long(read):
            yield RowProblem(record.row, self.columns.header(name), "field_too_long", str(length))
        if read.number:
            self.numbers.add(read.number)

    def _can_name(self, record: Record, number: str) -> bool:
        """Whether ballots can name an application by its number; none at all is told apart."""
        given = self.columns.cell(record, "number")
        return not number or (is_identifier(number) and not holds_control(given))

    def _look(self, record: Record, read: ReadApplication) -> None:
        """Say what deserves a look; nothing is changed for it."""
        line = self.columns.line
        state, deposited = line(record, "status"), line(record, "deposited")
        if status_of(state) is None:
            self._warn(record, "status", "status_unknown", state)
        if deposited and not read.deposited:
            self._warn(record, "deposited", "date_unreadable", deposited)
        if read.late:
            self._warn(record, "deposited", "late_deposit", read.deposited)
        if len(read.title) > LONGEST_TITLE:
            self._warn(record, "title", "title_long", str(len(read.title)))
        self.warnings.extend(self.applicants.problems(record, read.applicants))

    def _warn(self, record: Record, name: str, reason: str, value: str) -> None:
        self.warnings.append(RowProblem(record.row, self.columns.header(name), reason, value))


def _too_long(read: ReadApplication) -> Iterator[tuple[str, int]]:
    """Name each field that is longer than a kit can carry, with its length."""
    lines = {
        "title": (read.title,),
        "applicant": tuple(each.name for each in read.applicants),
        "axis": (read.axis,),
        "contact_name": (read.contact_name,),
        "email": (read.contact_email,),
        "attachments": read.attachments,
    }
    for name, texts in lines.items():
        longest = max(map(len, texts), default=0)
        if longest > LONGEST_LINE:
            yield name, longest
    if len(read.summary) > LONGEST_TEXT:
        yield "summary", len(read.summary)
