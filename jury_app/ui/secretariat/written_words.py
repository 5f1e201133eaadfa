"""Where documents go, and what an archive that does not agree says of itself."""

from pathlib import Path

from jury_app.archiving import Archived
from jury_app.i18n import language, ngettext
from jury_app.ui.filing import documents

_MOST_TOLD = 4


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


def new_folder(title: str) -> Path:
    """Return the folder that is proposed for the documents of an edition."""
    safe = "".join(" " if char in '\\/:*?"<>|' else char for char in title)
    return documents() / " ".join(safe.split())
