"""A look at a file before anything is imported: what it is, and what is still to be matched."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jury_app.importing.applications import required_fields
from jury_app.importing.columns import header_fingerprint, missing_fields
from jury_app.importing.domains import DomainLabels
from jury_app.importing.form_columns import application_columns, known_headers
from jury_app.importing.layouts import open_form
from jury_app.importing.mapping import FIELDS, checked_mapping
from jury_app.importing.records import Preview
from jury_app.importing.statuses import is_draft
from jury_app.importing.values import line

_SHOWN_ROWS = 8


def preview(
    path: Path, *, domains: Mapping[str, str], mapping: Mapping[str, Any] | None = None
) -> Preview:
    """Return what a window shows for columns and domains to be matched by hand."""
    matched = checked_mapping(mapping, path.name)
    labelled = DomainLabels(domains, matched.domains, path.name)
    chosen = [header for headers in matched.columns.values() for header in headers]
    form = open_form(path, [*known_headers(), *chosen])
    columns = application_columns(form, matched)
    sent = [each for each in form.records if not is_draft(columns.line(each, "status"))]
    labels = dict.fromkeys(columns.line(record, "domain") for record in sent)
    return Preview(
        source=form.source,
        encoding=form.encoding,
        separator=form.separator,
        header_row=form.header_row,
        headers=form.headers,
        rows=tuple(
            tuple(line(record.cell(place)) for place in range(len(form.headers)))
            for record in form.records[:_SHOWN_ROWS]
        ),
        row_count=len(form.records),
        columns={
            name: tuple(form.headers[place] for place in places)
            for name, places in columns.places.items()
            if name in FIELDS
        },
        missing=missing_fields(columns, required_fields(form)),
        unknown_domains=tuple(label for label in labels if label and not labelled.code(label)),
        fingerprint=header_fingerprint(form.headers),
    )
