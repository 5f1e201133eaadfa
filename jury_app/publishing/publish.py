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
from jury_app.model.queries.cosignatures import list_co_signatures
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.frozen import get_frozen
from jury_app.model.queries.numbering import former_records, states_of
from jury_app.model.queries.presentations import list_presentations
from jury_app.progress import Progress, Steps
from jury_app.publishing.afterwards import (
    AFTERWARDS,
    DRAFTS,
    IN_FORCE,
    LETTERS,
    require_wishes,
)
from jury_app.publishing.batches import write_drafts, write_each
from jury_app.publishing.certificates import check_page_of, key_file_of
from jury_app.publishing.frozen import Build, Document, Frozen
from jury_app.publishing.logos import read_logos
from jury_app.publishing.orders import CertificateOrder, dress_of, dressed, last_look
from jury_app.publishing.own_designs import dresses_for
from jury_app.publishing.rectified import register_file_of
from jury_app.publishing.sitting_sheet import written_sheet
from jury_app.publishing.unsealed import UNSEALED, UnsealedDocument, built_unsealed
from jury_app.publishing.wishes import Wishes
from jury_app.rehearsal import rehearsing

CERTIFICATES, REGISTER = "certificates", "certificates-register"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFile:
    """A document that was written; only PDFs have pages."""

    file: Path
    document: str
    pages: int | None
    number: int | None = None
    """The number of the decisions that it tells; none where it shows what stood at that moment."""


def _award_list(build: Callable[[AwardList, BinaryIO], int | None]) -> Build:
    return lambda frozen, output: build(frozen.award_list, output)


def _minutes(frozen: Frozen, output: BinaryIO) -> int:
    return build_minutes(frozen.minutes, output)


def _minutes_docx(frozen: Frozen, output: BinaryIO) -> None:
    build_minutes_docx(frozen.minutes, output)


def _certificates(frozen: Frozen, output: BinaryIO) -> int:
    return build_certificates(frozen.certificates, output)


def _key(frozen: Frozen, output: BinaryIO) -> None:
    output.write(key_file_of(frozen.record, frozen.public_key))


def _calibration(frozen: Frozen, output: BinaryIO) -> int:
    content = frozen.certificates
    return build_calibration(content.look, content.organiser, content.language, output)


def _check_page(frozen: Frozen, output: BinaryIO) -> None:
    states = states_of(frozen.history)
    build_check_page(check_page_of(frozen.record, frozen.public_key, states), output)


def _register(frozen: Frozen, output: BinaryIO) -> None:
    upto = [each for each in frozen.history if each.number <= frozen.record.number]
    output.write(register_file_of(upto, frozen.seal_file))


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

AFTER_RECTIFICATION: Mapping[str, Document] = {
    REGISTER: Document("certificates-register.json", _register)
}
"""What there is besides all documents once decisions were rectified."""

OF_SHORTLIST = ("award-list", "award-list-xlsx", "award-list-csv", "minutes", "minutes-docx")

_EACH = {**DOCUMENTS, **AFTER_RECTIFICATION, **ON_REQUEST}
_KNOWN: Mapping[str, Document | UnsealedDocument] = {**_EACH, **UNSEALED}


def expand(names: Iterable[str]) -> list[str]:
    """Return the documents that a user means; an award list is all its forms."""
    wanted: list[str] = []
    for name in names or DOCUMENTS:
        if name not in _KNOWN:
            raise RuleError("document_unknown", document=name, documents=", ".join(_KNOWN))
        family = (
            each
            for each in _KNOWN
            if each == name or (each.startswith(f"{name}-") and each not in AFTER_RECTIFICATION)
        )
        wanted.extend(each for each in family if each not in wanted)
    return wanted


def offered(names: Sequence[str], frozen: Frozen) -> list[str]:
    """Return those of some documents that there are.

    A shortlist awards nothing to certify; before a rectification no certificate is replaced.
    """
    if frozen.replaced_by:
        names = [each for each in names if each != DRAFTS or LETTERS not in names]
        if loose := [each for each in names if each in IN_FORCE]:
            raise RuleError("document_of_replaced", document=loose[0], number=frozen.replaced_by)
    others = [each for each in names if each != REGISTER]
    is_rectified = frozen.record.rectification is not None
    if REGISTER in names and not others and not is_rectified:
        raise RuleError("rectification_none")
    asks = REGISTER in names or CERTIFICATES in names
    names = [*others, *([REGISTER] if is_rectified and asks else [])]
    if frozen.record.shortlist is None:
        return list(names)
    kept = [name for name in names if name in OF_SHORTLIST or name in UNSEALED]
    missed = [each for each in names if each not in kept and not each.startswith("award-list-")]
    if missed and set(others) != set(DOCUMENTS):  # who asks for all of them means all there are
        raise RuleError("shortlist_uncertified")
    return kept


def frozen_of(
    database: Database,
    order: CertificateOrder | None = None,
    wishes: Wishes | None = None,
    number: int | None = None,
) -> Frozen:
    """Return what was sealed last, or under a number; there is nothing else to publish from."""
    row = database.read(get_frozen, number)
    history = tuple(database.read(former_records))
    key = bytes.fromhex(database.read(get_edition).signing_key)
    order = order or CertificateOrder()
    order = replace(order, look=dressed(order, database.read(last_look)))
    [record] = (each for each in history if each.number == row.number)
    folder = order.sponsor_logos
    logos = read_logos(folder, (each.code for each in record.domains)) if folder else {}
    return Frozen(
        record,
        row.seal_code,
        key,
        order,
        logos,
        wishes or Wishes(),
        database.read(contacts_of),
        dresses=database.read(dresses_for, order),
        seal_file=row.seal,
        history=history,
        presentations=database.read(list_presentations),
        sheet=database.read(written_sheet),
        cosigned=tuple(database.read(list_co_signatures, row.number)),
    )


def built(name: str, frozen: Frozen) -> tuple[bytes, int | None]:
    """Return a document in the language of its edition, and its pages if it has any."""
    output = BytesIO()
    record = frozen.record
    with (
        speaking(cast("Language", record.language)),
        rehearsing(is_rehearsal=record.is_rehearsal),
    ):
        pages = _EACH[name].build(frozen, output)
    return output.getvalue(), pages


def publish(
    database: Database,
    folder: Path,
    documents: Sequence[str] = tuple(DOCUMENTS),
    order: CertificateOrder | None = None,
    wishes: Wishes | None = None,
    *,
    number: int | None = None,
) -> Steps[list[PublishedFile]]:
    """Write documents into a folder; whoever stops keeps those there.

    All come from the frozen decisions, the last ones or those of a number, but for those that need
    none, which show what stands now.
    """
    loose = built_unsealed(documents, database)
    frozen = frozen_of(database, order, wishes, number) if len(loose) < len(documents) else None
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
    own = sorted(each.id for each in frozen.dresses.values())
    dress = {**dress_of(frozen.certificates.look), **({"own": own} if own else {})}
    return {"dress": dress, "duplicates": again}


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
        certificates = frozen.certificates
        for path in write_each(
            folder / CERTIFICATES, certificates, is_rehearsal=frozen.record.is_rehearsal
        ):
            yield PublishedFile(file=path, document=name, pages=1, number=frozen.record.number)
        return
    if frozen and name == DRAFTS:
        letters = frozen.letters
        for path in write_drafts(folder / DRAFTS, letters, is_rehearsal=frozen.record.is_rehearsal):
            yield PublishedFile(file=path, document=name, pages=None, number=frozen.record.number)
        return
    path = folder / _KNOWN[name].file
    sealed = frozen if name in _EACH else None
    data, pages = built(name, sealed) if sealed else loose[name]
    write_safely(path, data)
    number = sealed.record.number if sealed else None
    yield PublishedFile(file=path, document=name, pages=pages, number=number)
