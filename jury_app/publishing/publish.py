"""Writing the documents of a closed sitting into a folder."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, cast

from jury_app.documents.award_list import (
    AwardList,
    build_award_list_csv,
    build_award_list_page,
    build_award_list_pdf,
    build_award_list_schema,
    build_award_list_xlsx,
)
from jury_app.documents.certificate import (
    build_calibration,
    build_certificates,
    build_check_page,
)
from jury_app.documents.minutes import build_minutes, build_minutes_docx
from jury_app.errors import RuleError
from jury_app.files import made_folder, write_safely
from jury_app.i18n import Language, speaking
from jury_app.model.database import Database
from jury_app.model.operations.sitting import record_export
from jury_app.model.queries.contacts import contacts_of
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.presentations import list_presentations
from jury_app.model.queries.record import load_record
from jury_app.model.queries.sitting import frozen_content, get_sitting
from jury_app.progress import Progress, Steps
from jury_app.publishing.afterwards import AFTERWARDS, DRAFTS, require_wishes
from jury_app.publishing.award_lists import award_list_of
from jury_app.publishing.batches import write_drafts, write_each
from jury_app.publishing.certificates import check_page_of, key_file_of
from jury_app.publishing.frozen import Build, Document, Frozen
from jury_app.publishing.logos import read_logos
from jury_app.publishing.minutes import minutes_of
from jury_app.publishing.orders import CertificateOrder, dress_of, dressed, last_look
from jury_app.publishing.unsealed import UNSEALED, UnsealedDocument, built_unsealed
from jury_app.publishing.wishes import Wishes

CERTIFICATES = "certificates"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFile:
    """A document that was written; only PDFs have pages."""

    file: Path
    document: str
    pages: int | None


def _award_list(build: Callable[[AwardList, BinaryIO], int | None]) -> Build:
    return lambda frozen, output: build(award_list_of(frozen.record, frozen.seal), output)


def _minutes(frozen: Frozen, output: BinaryIO) -> int:
    return build_minutes(minutes_of(frozen.record, frozen.seal), output)


def _minutes_docx(frozen: Frozen, output: BinaryIO) -> None:
    build_minutes_docx(minutes_of(frozen.record, frozen.seal), output)


def _certificates(frozen: Frozen, output: BinaryIO) -> int:
    return build_certificates(frozen.certificates, output)


def _key(frozen: Frozen, output: BinaryIO) -> None:
    output.write(key_file_of(frozen.record, frozen.public_key))


def _calibration(frozen: Frozen, output: BinaryIO) -> int:
    content = frozen.certificates
    return build_calibration(content.look, content.organiser, content.language, output)


def _check_page(frozen: Frozen, output: BinaryIO) -> None:
    build_check_page(check_page_of(frozen.record, frozen.public_key), output)


DOCUMENTS: Mapping[str, Document] = {
    "award-list": Document("award-list.pdf", _award_list(build_award_list_pdf)),
    "award-list-xlsx": Document("award-list.xlsx", _award_list(build_award_list_xlsx)),
    "award-list-csv": Document("award-list.csv", _award_list(build_award_list_csv)),
    "award-list-schema": Document("award-list.schema.json", _award_list(build_award_list_schema)),
    "award-list-page": Document("award-list.html", _award_list(build_award_list_page)),
    "minutes": Document("minutes.pdf", _minutes),
    "minutes-docx": Document("minutes.docx", _minutes_docx),
    CERTIFICATES: Document("certificates.pdf", _certificates),
    "certificates-key": Document("certificates-key.pem", _key),
    "certificates-check": Document("certificates-check.html", _check_page),
}

ON_REQUEST: Mapping[str, Document] = {
    "calibration-sheet": Document("calibration-sheet.pdf", _calibration),
    **AFTERWARDS,
}
"""What nobody means who asks for all documents."""

OF_SHORTLIST = ("award-list", "award-list-xlsx", "award-list-csv", "minutes", "minutes-docx")

_EACH = {**DOCUMENTS, **ON_REQUEST}
_KNOWN: Mapping[str, Document | UnsealedDocument] = {**_EACH, **UNSEALED}


def expand(names: Iterable[str]) -> list[str]:
    """Return the documents that a user means; an award list is all its forms."""
    wanted: list[str] = []
    for name in names or DOCUMENTS:
        if name not in _KNOWN:
            raise RuleError("document_unknown", document=name, documents=", ".join(_KNOWN))
        family = (each for each in _KNOWN if each == name or each.startswith(f"{name}-"))
        wanted.extend(each for each in family if each not in wanted)
    return wanted


def offered(names: Sequence[str], frozen: Frozen) -> list[str]:
    """Return those of some documents that there are: a shortlist awards nothing to certify."""
    if frozen.record.shortlist is None:
        return list(names)
    kept = [name for name in names if name in OF_SHORTLIST or name in UNSEALED]
    missed = [each for each in names if each not in kept and not each.startswith("award-list-")]
    if missed and set(names) != set(DOCUMENTS):  # who asks for all of them means all there are
        raise RuleError("shortlist_uncertified")
    return kept


def frozen_of(
    database: Database, order: CertificateOrder | None = None, wishes: Wishes | None = None
) -> Frozen:
    """Return what the sitting froze when it was closed; there is nothing else to publish from."""
    content = database.read(frozen_content)
    if content is None:
        raise RuleError("sitting_open")
    key = bytes.fromhex(database.read(get_edition).signing_key)
    order = order or CertificateOrder()
    order = replace(order, look=dressed(order, database.read(last_look)))
    record = load_record(content)
    folder = order.sponsor_logos
    logos = read_logos(folder, (each.code for each in record.domains)) if folder else {}
    return Frozen(
        record,
        database.read(get_sitting).seal_code,
        key,
        order,
        logos,
        wishes or Wishes(),
        database.read(contacts_of),
        presentations=database.read(list_presentations),
    )


def built(name: str, frozen: Frozen) -> tuple[bytes, int | None]:
    """Return a document in the language of its edition, and its pages if it has any."""
    output = BytesIO()
    with speaking(cast("Language", frozen.record.language)):
        pages = _EACH[name].build(frozen, output)
    return output.getvalue(), pages


def publish(
    database: Database,
    folder: Path,
    documents: Sequence[str] = tuple(DOCUMENTS),
    order: CertificateOrder | None = None,
    wishes: Wishes | None = None,
) -> Steps[list[PublishedFile]]:
    """Write documents into a folder; whoever stops keeps those there.

    All come from the frozen decisions but those that need none, which show what stands now.
    """
    loose = built_unsealed(documents, database)
    frozen = frozen_of(database, order, wishes) if len(loose) < len(documents) else None
    documents = offered(documents, frozen) if frozen else documents
    total = sum(_count(name, frozen) for name in documents)
    made_folder(folder)
    written: list[PublishedFile] = []
    for name in documents:
        yield Progress(len(written), total, _KNOWN[name].file)
        for each in _written(folder, name, frozen, loose):
            written.append(each)
            yield Progress(len(written), total, each.file.name)
    told = _told(frozen) if frozen and CERTIFICATES in documents else {}
    database.write(record_export, documents=list(documents), **told)
    return written


def _told(frozen: Frozen) -> dict[str, Any]:
    """Return what the journal keeps of certificates: their dress, and which are duplicates."""
    again = frozen.numbers if frozen.order.is_duplicate else []
    return {"dress": dress_of(frozen.certificates.look), "duplicates": again}


def _count(name: str, frozen: Frozen | None) -> int:
    if frozen is None:
        return 1
    require_wishes(name, frozen)
    if name == DRAFTS:
        return len(frozen.letters.items)
    if name != CERTIFICATES:
        return 1
    count = len(frozen.numbers)  # refuses at once what there is not
    return count if frozen.order.is_separate else 1


def _written(
    folder: Path, name: str, frozen: Frozen | None, loose: Mapping[str, tuple[bytes, int | None]]
) -> Iterator[PublishedFile]:
    """Write a document, and yield each of its files when it is there."""
    if frozen and name == CERTIFICATES and frozen.order.is_separate:
        for path in write_each(folder / CERTIFICATES, frozen.certificates):
            yield PublishedFile(file=path, document=name, pages=1)
        return
    if frozen and name == DRAFTS:
        for path in write_drafts(folder / DRAFTS, frozen.letters):
            yield PublishedFile(file=path, document=name, pages=None)
        return
    path = folder / _KNOWN[name].file
    data, pages = built(name, frozen) if frozen and name in _EACH else loose[name]
    write_safely(path, data)
    yield PublishedFile(file=path, document=name, pages=pages)
