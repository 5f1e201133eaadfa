"""Writing the documents of a closed sitting into a folder."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from jury_app.documents.award_list import (
    build_award_list_csv,
    build_award_list_pdf,
    build_award_list_xlsx,
)
from jury_app.documents.certificate import build_certificates
from jury_app.documents.minutes import build_minutes
from jury_app.errors import RuleError
from jury_app.files import made_folder, write_safely
from jury_app.i18n import Language, speaking
from jury_app.model.database import Database
from jury_app.model.operations.sitting import record_export
from jury_app.model.queries.record import SittingRecord, load_record
from jury_app.model.queries.sitting import SittingRow, frozen_content, get_sitting
from jury_app.progress import Progress, Steps
from jury_app.publishing.award_lists import award_list_of
from jury_app.publishing.certificates import certificates_of
from jury_app.publishing.minutes import minutes_of

Build: TypeAlias = Callable[[SittingRecord, SittingRow, BinaryIO], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFile:
    """A document that was written; only PDFs have pages."""

    file: Path
    document: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Document:
    """A document's file name, and how it is made."""

    file: str
    build: Build


DOCUMENTS: Mapping[str, Document] = {
    "award-list": Document(
        "award-list.pdf",
        lambda record, sitting, output: build_award_list_pdf(
            award_list_of(record, sitting.seal_code), output
        ),
    ),
    "award-list-xlsx": Document(
        "award-list.xlsx",
        lambda record, sitting, output: build_award_list_xlsx(
            award_list_of(record, sitting.seal_code), output
        ),
    ),
    "award-list-csv": Document(
        "award-list.csv",
        lambda record, sitting, output: build_award_list_csv(
            award_list_of(record, sitting.seal_code), output
        ),
    ),
    "minutes": Document(
        "minutes.pdf",
        lambda record, sitting, output: build_minutes(
            minutes_of(record, sitting.seal_code), output
        ),
    ),
    "certificates": Document(
        "certificates.pdf",
        lambda record, sitting, output: build_certificates(
            certificates_of(record, sitting.seal_code), output
        ),
    ),
}


def expand(names: Iterable[str]) -> list[str]:
    """Return the documents that a user means; the award list is a PDF, a workbook and a CSV."""
    wanted: list[str] = []
    for name in names or DOCUMENTS:
        if name not in DOCUMENTS:
            raise RuleError("document_unknown", document=name, documents=", ".join(DOCUMENTS))
        family = (each for each in DOCUMENTS if each == name or each.startswith(f"{name}-"))
        wanted.extend(each for each in family if each not in wanted)
    return wanted


def built(name: str, record: SittingRecord, sitting: SittingRow) -> tuple[bytes, int | None]:
    """Return a document in the language of its edition, and its pages if it has any."""
    output = BytesIO()
    with speaking(cast("Language", record.language)):
        pages = DOCUMENTS[name].build(record, sitting, output)
    return output.getvalue(), pages


def publish(
    database: Database, folder: Path, documents: Sequence[str] = tuple(DOCUMENTS)
) -> Steps[list[PublishedFile]]:
    """Write documents from the frozen decisions; there is nothing else to make them from."""
    content = database.read(frozen_content)
    if content is None:
        raise RuleError("sitting_open")
    record, sitting = load_record(content), database.read(get_sitting)
    made_folder(folder)
    written: list[PublishedFile] = []
    for done, name in enumerate(documents):
        document = DOCUMENTS[name]
        yield Progress(done, len(documents), document.file)
        data, pages = built(name, record, sitting)
        write_safely(folder / document.file, data)
        written.append(PublishedFile(file=folder / document.file, document=name, pages=pages))
    yield Progress(len(documents), len(documents))
    database.write(record_export, documents=list(documents))
    return written
