"""The recovery sheet of an edition on the disk, and changes of what opens its keys."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import cast

from jury_app.documents.recovery_sheet import (
    PrintedLine,
    RecoverySheet,
    build_recovery_sheet,
    sheet_words,
)
from jury_app.errors import JuryError, StoreError
from jury_app.exchange.founding import unlock
from jury_app.files import drop, made_folder, write_safely
from jury_app.i18n import Language, _, speaking
from jury_app.model.database import Database
from jury_app.model.journal import now
from jury_app.model.operations.keys import change_passphrase, renew_recovery
from jury_app.model.queries.edition import EditionRow, get_edition
from jury_app.progress import Progress, Steps
from jury_app.rehearsal import rehearsing
from jury_app.sealing.encryption import recipient
from jury_app.sealing.keys import fingerprint, with_new_recovery, wrap
from jury_app.sealing.recovery import (
    MAX_FILE,
    PREFIX,
    lines_of_key,
    read_key_file,
    sheet_code,
    write_key_file,
)


@dataclass(frozen=True, slots=True)
class WrittenSheet:
    """A recovery sheet on the disk: the page, the text, and the code that tells it from others."""

    page: Path
    text: Path
    code: str


def write_sheet(database: Database, folder: Path, key: str) -> WrittenSheet:
    """Write the sheet of a recovery key in the language of the edition: one page, one text."""
    edition = database.read(get_edition)
    made_at = datetime.fromisoformat(database.read(now))
    with (
        speaking(cast("Language", edition.language)),
        rehearsing(is_rehearsal=edition.is_rehearsal),
    ):
        sheet = _sheet(edition, key, made_at)
        name = f"{_('recovery-sheet')}-{sheet.code}"
        written = WrittenSheet(folder / f"{name}.pdf", folder / f"{name}.txt", sheet.code)
        page = BytesIO()
        build_recovery_sheet(sheet, page)
        text = write_key_file(key, _told(sheet))
    made_folder(folder)
    write_safely(written.page, page.getvalue(), is_secret=True)
    try:
        write_safely(written.text, text, is_secret=True)
    except BaseException:
        drop(written.page)
        raise
    return written


def sheet_of(path: Path, folder: Path, key: str) -> WrittenSheet:
    """Write the sheet of an edition that is at rest."""
    with closing(Database(path)) as database:
        return write_sheet(database, folder, key)


def new_sheet(database: Database, folder: Path, *, passphrase: str | None) -> Steps[WrittenSheet]:
    """Make another recovery key and write its sheet; the sheet before opens later back-ups no more.

    The sheet is on the disk before the key is in force: never is there a key that nobody holds.
    """
    yield Progress(0, 1)
    keys, key = with_new_recovery(unlock(database, passphrase))
    before = database.read(get_edition)
    wrapped = wrap(keys, passphrase if before.has_passphrase else None)
    written = write_sheet(database, folder, key)
    try:
        database.write(renew_recovery, wrapped=wrapped, recipient=keys.recovery_recipient)
    except BaseException:
        if _names_still(database, before.recovery_recipient):
            drop(written.page)
            drop(written.text)
        raise
    yield Progress(1, 1)
    return written


def _names_still(database: Database, recipient: str) -> bool:
    """Whether the key before is surely the one in force; what cannot be read is not sure."""
    try:
        return database.read(get_edition).recovery_recipient == recipient
    except JuryError:
        return False


def lock_anew(database: Database, *, passphrase: str | None, new: str) -> Steps[None]:
    """Keep the keys under another passphrase; the recovery sheet stays good."""
    yield Progress(0, 1)
    keys = unlock(database, passphrase)
    wrapped = wrap(keys, new)
    database.write(change_passphrase, wrapped=wrapped)
    yield Progress(1, 1)


def read_recovery_file(path: Path) -> str:
    """Return the recovery key that a file holds."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE)
    except OSError as error:
        raise StoreError("recovery_file_unreadable", file=path.name) from error
    return read_key_file(data, file=path.name)


def _sheet(edition: EditionRow, key: str, made_at: datetime) -> RecoverySheet:
    return RecoverySheet(
        edition=f"{edition.values.title} {edition.values.year}",
        organiser=edition.values.organiser,
        fingerprint=fingerprint(bytes.fromhex(edition.signing_key)),
        code=sheet_code(recipient(key)),
        key=key,
        beginning=PREFIX,
        lines=[PrintedLine(line.groups, line.check) for line in lines_of_key(key)],
        made_on=made_at.date(),
        language=cast("Language", edition.language),
    )


def _told(sheet: RecoverySheet) -> list[str]:
    """Return the words at the head of the text file."""
    return [
        _("Recovery sheet"),
        sheet.edition,
        _("edition {fingerprint}").format(fingerprint=sheet.fingerprint),
        _("sheet {code}").format(code=sheet.code),
        "",
        *sheet_words(),
    ]
