"""What can be imported, and the words for each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jury_app.formatting import format_number
from jury_app.i18n import N_, _, ngettext
from jury_app.importing.intake import (
    ImportReport,
    domain_labels,
    import_applications,
    import_attachments,
    import_jurors,
)
from jury_app.importing.preview import preview
from jury_app.importing.records import Preview
from jury_app.model.database import Database
from jury_app.progress import Progress, Steps

_TABLES = "*.csv *.tsv *.xlsx *.ods"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportKind:
    """One kind of file: how it is read, and what is said of it."""

    key: str
    title_text: str
    asked_text: str
    filter_text: str
    pattern: str
    steps: Callable[..., Steps[ImportReport]]
    has_columns: bool = False

    @property
    def title(self) -> str:
        """What the dialog is called."""
        return _(self.title_text)

    @property
    def asked(self) -> str:
        """What the choice of a file is called."""
        return _(self.asked_text)

    @property
    def filters(self) -> list[str]:
        """Which files are offered."""
        return [f"{_(self.filter_text)} ({self.pattern})", f"{_('All files')} (*)"]


APPLICATIONS = ImportKind(
    key="applications",
    title_text=N_("Import applications"),
    asked_text=N_("Choose the export of the form tool"),
    filter_text=N_("Tables"),
    pattern=_TABLES,
    steps=import_applications,
    has_columns=True,
)
ATTACHMENTS = ImportKind(
    key="attachments",
    title_text=N_("Import attachments"),
    asked_text=N_("Choose the archive of attachments"),
    filter_text=N_("Archives"),
    pattern="*.zip",
    steps=import_attachments,
)
JURORS = ImportKind(
    key="jurors",
    title_text=N_("Import jurors"),
    asked_text=N_("Choose the list of jurors"),
    filter_text=N_("Tables"),
    pattern=_TABLES,
    steps=import_jurors,
)


def look(database: Database, path: Path, mapping: Mapping[str, Any] | None) -> Steps[Preview]:
    """Look at a file before its columns are matched."""
    yield Progress(0, 1, path.name)
    return preview(path, domains=domain_labels(database), mapping=mapping)


def count_text(kind: ImportKind, count: int) -> str:
    """Return how many things of a kind, in words."""
    texts = {
        "applications": ngettext("{count} application", "{count} applications", count),
        "attachments": ngettext("{count} file", "{count} files", count),
        "jurors": ngettext("{count} juror", "{count} jurors", count),
    }
    return texts[kind.key].format(count=format_number(count))


def verb_text(kind: ImportKind, count: int) -> str:
    """Return what the button does."""
    return _("Import {things}").format(things=count_text(kind, count))


def done_text(kind: ImportKind, report: ImportReport) -> str:
    """Return what an import brought, in one sentence."""
    parts = [
        (report.new, ngettext("{count} new", "{count} new", report.new)),
        (report.changed, ngettext("{count} changed", "{count} changed", report.changed)),
        (report.unchanged, ngettext("{count} unchanged", "{count} unchanged", report.unchanged)),
        (
            len(report.refused),
            ngettext("{count} refused", "{count} refused", len(report.refused)),
        ),
    ]
    said = ", ".join(text.format(count=format_number(count)) for count, text in parts if count)
    taken = report.new + report.changed
    if not taken:
        return _("Nothing new in this file: {parts}.").format(parts=said)
    return _("{things} imported: {parts}.").format(things=count_text(kind, taken), parts=said)
