"""One file for each laureate, in a folder of their own."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from jury_app.documents.certificate import Certificate, Certificates, each_certificate
from jury_app.documents.letters import Letters, build_draft
from jury_app.files import made_folder, write_safely
from jury_app.i18n import pgettext, speaking
from jury_app.publishing.naming import file_name
from jury_app.rehearsal import rehearsing


def write_each(
    folder: Path, content: Certificates, *, is_rehearsal: bool = False
) -> Iterator[Path]:
    """Write each certificate into a file that says whose it is, and yield it when it is there."""
    made_folder(folder)
    taken: set[str] = set()
    for item, data in each_certificate(content, is_rehearsal=is_rehearsal):
        with speaking(content.language):
            path = folder / file_name(_words(item, content), ".pdf", taken)
        write_safely(path, data)
        yield path


def write_drafts(folder: Path, content: Letters, *, is_rehearsal: bool = False) -> Iterator[Path]:
    """Write each letter as a draft of a mail, and yield it when it is there."""
    made_folder(folder)
    taken: set[str] = set()
    for letter in content.items:
        words = f"{letter.application} - {', '.join(letter.applicants)}"
        path = folder / file_name(words, ".eml", taken)
        output = BytesIO()
        with speaking(content.language), rehearsing(is_rehearsal=is_rehearsal):
            build_draft(letter, content, output)
        write_safely(path, output.getvalue())
        yield path


def _words(item: Certificate, content: Certificates) -> str:
    """Return the number, which no other bears, what it is, and for whom; a name may be cut."""
    mark = pgettext("certificate", "duplicate") if content.is_duplicate else ""
    return " - ".join(filter(None, (item.register_number, mark, ", ".join(item.laureates))))
