"""Where documents go, and what an archive that does not agree says of itself."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from jury_app.archiving import Archived
from jury_app.formatting import MISSING, format_date
from jury_app.i18n import _, language, ngettext
from jury_app.ui.filing import documents

_MOST_TOLD = 4
_PROVISIONAL = frozenset({"provisional-minutes", "provisional-minutes-docx"})


def archive_findings(archived: Archived) -> str:
    """Return the first things that do not agree, and how to read the others."""
    findings = archived.verdict.findings
    lines = [each.text(language()) for each in findings[:_MOST_TOLD]]
    if left := len(findings) - len(lines):
        lines.append(
            ngettext(
                "And {count} more, which “jury-app verify {file}” tells.",
                "And {count} more, which “jury-app verify {file}” tells.",
                left,
            ).format(count=left, file=archived.file.name)
        )
    return "\n".join(lines)


def decisions_told(document: str, number: int | None, sealed: Mapping[int, str]) -> str:
    """Return which decisions a document tells, as short as a list has room for."""
    if number is None:
        return _("Provisional") if document in _PROVISIONAL else MISSING
    if number + 1 not in sealed:
        return _("No. {number}, in force").format(number=number)
    return _("No. {number}, replaced").format(number=number)


def decisions_in_full(document: str, number: int | None, sealed: Mapping[int, str]) -> str:
    """Return the same, and what has replaced them since."""
    if number is None and document in _PROVISIONAL and sealed:
        return _("Provisional, from before the closing")
    if number is None or number + 1 not in sealed:
        return decisions_told(document, number, sealed)
    day = datetime.fromisoformat(sealed[number + 1]).astimezone().date()
    text = _("No. {number}, replaced on {date}")
    return text.format(number=number, date=format_date(day))


def new_folder(title: str) -> Path:
    """Return the folder that is proposed for the documents of an edition."""
    safe = "".join(" " if char in '\\/:*?"<>|' else char for char in title)
    return documents() / " ".join(safe.split())
