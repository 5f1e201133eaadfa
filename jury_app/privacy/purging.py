"""Erasing for good: from the tables, from the file’s free pages, from the back-ups beside it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from jury_app.documents.purge_certificate import PurgeCertificate, build_purge_certificate
from jury_app.files import made_folder, replacing, require_writable
from jury_app.i18n import Language, _, speaking
from jury_app.legal_time import in_the_room
from jury_app.model.database import Database
from jury_app.model.enums import DataKind
from jury_app.model.operations.erasing import purge
from jury_app.model.operations.erasing_people import erase_person
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.erasure_words import counted
from jury_app.model.queries.erasures import ErasureRow, get_erasure
from jury_app.model.queries.people import is_in_the_record
from jury_app.model.queries.retention import last_seal
from jury_app.privacy.due import old_backups
from jury_app.progress import Progress, Steps
from jury_app.sealing.keys import digest_code, fingerprint, grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """An erasure that was done, its certificate, and the back-ups that still hold all of it."""

    erasure: ErasureRow
    certificate: Path
    backups_removed: int
    backups_left: int
    is_sealed: bool = False
    """Whether the sealed decisions, and so the minutes, still name the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Why something is erased, by whom, and what becomes of the back-ups on this computer."""

    reason: str
    by: str = ""
    with_backups: bool = False
    folder: Path | None = None
    """Where the certificate goes; else beside the edition."""


def purge_edition(database: Database, kinds: Collection[DataKind], wish: Wish) -> Steps[Purged]:
    """Erase kinds of data, and certify it."""
    with_backups = wish.with_backups or DataKind.BACKUPS in kinds
    yield Progress(0, 3)
    copies = len(old_backups(database)) if DataKind.BACKUPS in kinds else 0
    with database.transaction() as session:
        act = purge(session, kinds=kinds, reason=wish.reason, backups=copies)
        require_writable(_folder(database, wish))
    return (yield from _finished(database, act, wish, with_backups=with_backups))


def erase_somebody(database: Database, who: str, wish: Wish) -> Steps[Purged]:
    """Erase one person, and certify it."""
    yield Progress(0, 3)
    sealed = database.read(is_in_the_record, who)
    with database.transaction() as session:
        act = erase_person(session, who=who, reason=wish.reason)
        require_writable(_folder(database, wish))
    done = yield from _finished(database, act, wish, with_backups=wish.with_backups)
    return replace(done, is_sealed=sealed)


def write_certificate(database: Database, act: int, folder: Path, *, by: str = "") -> Path:
    """Write the certificate of an erasure, now or again later."""
    content = _certificate(database, act, by)
    with speaking(content.language):
        name = _("certificate of purge {number}").format(number=act)
        path = made_folder(folder) / f"{name}.pdf"
        with replacing(path) as output:
            build_purge_certificate(content, output)
    return path


def _finished(database: Database, act: int, wish: Wish, *, with_backups: bool) -> Steps[Purged]:
    yield Progress(1, 3)
    database.compact()
    removed = database.replace_backups() if with_backups else 0
    yield Progress(2, 3)
    path = write_certificate(database, act, _folder(database, wish), by=wish.by)
    yield Progress(3, 3)
    return Purged(
        erasure=database.read(get_erasure, act),
        certificate=path,
        backups_removed=removed,
        backups_left=0 if with_backups else len(database.backups()),
    )


def _folder(database: Database, wish: Wish) -> Path:
    return wish.folder or database.path.resolve().parent


def _certificate(database: Database, act: int, by: str) -> PurgeCertificate:
    edition = database.read(get_edition)
    erasure = database.read(get_erasure, act)
    language = cast("Language", edition.language)
    with speaking(language):
        gone = counted(erasure.counts)
    return PurgeCertificate(
        edition=f"{edition.values.title} {edition.values.year}",
        organiser=edition.values.organiser,
        fingerprint=fingerprint(bytes.fromhex(edition.signing_key)),
        act=act,
        erased_at=in_the_room(erasure.at),
        by=by.strip(),
        reason=erasure.reason,
        gone=gone,
        journal_code=grouped(digest_code(erasure.hash)),
        seal_code=database.read(last_seal),
        language=language,
    )


def sealed_words() -> str:
    """Say what an erasure cannot reach."""
    return _("The sealed decisions and the minutes keep the name as it was signed.")
