"""Writing the archive of a closed sitting, and reading it again before it is called written."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from jury_app import verify
from jury_app.archiving.bag import bag, top_folder
from jury_app.archiving.contents import edition_files
from jury_app.errors import StoreError
from jury_app.exchange.founding import unlock
from jury_app.files import made_folder, write_safely
from jury_app.model.database import Database
from jury_app.model.operations.sitting import record_export
from jury_app.model.queries.archived import archived_edition, ends_with_export
from jury_app.model.queries.edition import get_edition
from jury_app.progress import Progress, Steps
from jury_app.publishing import AFTER_RECTIFICATION, DOCUMENTS, Frozen, built, frozen_of, offered

EXPORT = ["archive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """The file that was written, its digest, and what does not agree in it."""

    file: Path
    sha256: str
    verdict: verify.Verdict


def archive(database: Database, path: Path, *, passphrase: str | None) -> Steps[Archived]:
    """Write everything that follows from the ballots into one signed file.

    The act that tells of it is inside: written again with nothing done since, it is the same.
    """
    frozen = frozen_of(database)
    keys = unlock(database, passphrase)
    yield Progress(0, len(DOCUMENTS) + 2)
    documents = yield from _documents(frozen)
    if not database.read(ends_with_export, EXPORT):
        database.write(record_export, documents=EXPORT)
    held = database.read(archived_edition, verify.TABLES)
    edition = database.read(get_edition)
    data = verify.pack(
        bag(edition, held, edition_files(held, documents), keys), top_folder(edition)
    )
    yield Progress(len(DOCUMENTS) + 1, len(DOCUMENTS) + 2, path.name)
    write_safely(path, data)
    verdict = _verified(path)
    yield Progress(len(DOCUMENTS) + 2, len(DOCUMENTS) + 2)
    return Archived(file=path, sha256=hashlib.sha256(data).hexdigest(), verdict=verdict)


def _verified(path: Path) -> verify.Verdict:
    try:
        return verify.verify(path)
    except verify.RefusalError as refusal:
        raise StoreError("file_unwritable", file=path.name) from refusal


def archive_into(database: Database, folder: Path, *, passphrase: str | None) -> Steps[Archived]:
    """Write the archive into a folder, under the name of its edition."""
    name = f"{top_folder(database.read(get_edition))}.zip"
    return (yield from archive(database, made_folder(folder) / name, passphrase=passphrase))


def _documents(frozen: Frozen) -> Steps[dict[str, bytes]]:
    """Make every document from the frozen decisions, as they are published."""
    made: dict[str, bytes] = {}
    for done, name in enumerate(offered(tuple(DOCUMENTS), frozen), start=1):
        file = {**DOCUMENTS, **AFTER_RECTIFICATION}[name].file
        made[file], _pages = built(name, frozen)
        yield Progress(done, len(DOCUMENTS) + 2, file)
    return made
