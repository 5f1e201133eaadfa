"""Issuing kits: one file for each juror, and the codes that go by another way."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jury_app.errors import RuleError
from jury_app.exchange.bringing import brought_back
from jury_app.exchange.founding import unlock
from jury_app.exchange.manifests import manifest_of
from jury_app.exchange.naming import plain_name
from jury_app.exchange.placing import CODES, KIT, CodeLine, KitsAside
from jury_app.files import made_folder, replacing
from jury_app.formatting import shown
from jury_app.i18n import _
from jury_app.model.database import Database
from jury_app.model.journal import now
from jury_app.model.operations.exchange import (
    Because,
    IssuedKit,
    next_kit_revision,
    record_kits,
)
from jury_app.model.queries.applications import attachment_content
from jury_app.model.queries.exchange import (
    KitContents,
    KitFrame,
    issued_digests,
    jurors_with_readings,
    kit_contents,
    kit_frame,
)
from jury_app.model.queries.jury import JurorRow
from jury_app.model.requirements import require_fitting, require_not_closed
from jury_app.progress import Progress, Steps
from jury_app.rehearsal import word
from jury_app.sealing.keys import EditionKeys, new_code, public_key
from jury_app.sealing.kit import write_kit
from jury_app.sealing.manifest import KitManifest


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFile:
    """A kit on the disk, and the code to send by another way."""

    juror_id: int
    juror: str
    email: str
    file: Path
    code: str
    applications: int
    brings_marks: bool = False
    """Whether the marks of a ballot received before are inside."""


def issue_kits(
    database: Database,
    folder: Path,
    *,
    passphrase: str | None,
    juror_ids: Sequence[int] | None = None,
    because: Because | None = None,
) -> Steps[list[IssuedFile]]:
    """Write a kit for every juror who has something to read, or for those named, and the codes.

    The marks of the ballot that counts come back inside. Kits that were lost stay good, so that
    what is under way still counts; kits that were stolen are revoked.
    """
    database.read(require_not_closed)
    keys = unlock(database, passphrase)
    frame = database.read(kit_frame)
    jurors = [
        each
        for each in database.read(jurors_with_readings)
        if juror_ids is None or each.id in juror_ids
    ]
    if not jurors:
        raise RuleError("nothing_assigned")
    made_folder(folder)
    aside = KitsAside(folder, frame.edition.key)
    aside.settle(database.read(issued_digests))
    try:
        aside.begin()
        written = yield from _write(database, keys, frame, jurors, aside)
    except BaseException:
        aside.drop()
        raise
    try:
        database.write(record_kits, kits=[kit for _line, kit in written], because=because)
    finally:
        aside.settle(database.read(issued_digests))
    return [
        IssuedFile(
            juror_id=kit.juror_id,
            juror=line.juror,
            email=line.email,
            file=folder / line.file,
            code=line.code,
            applications=kit.applications,
            brings_marks=kit.carries is not None,
        )
        for line, kit in written
    ]


def _write(
    database: Database,
    keys: EditionKeys,
    frame: KitFrame,
    jurors: Sequence[JurorRow],
    aside: KitsAside,
) -> Steps[list[tuple[CodeLine, IssuedKit]]]:
    names = _file_names(
        database.read(jurors_with_readings), word() if frame.edition.is_rehearsal else ""
    )
    written: list[tuple[CodeLine, IssuedKit]] = []
    for done, juror in enumerate(jurors):
        yield Progress(done, len(jurors), juror.name)
        written.append(_issue(database, keys, frame, juror, aside.path(names[juror.id])))
    yield Progress(len(jurors), len(jurors), CODES)
    aside.write_codes([line for line, _kit in written])
    return written


def _issue(
    database: Database, keys: EditionKeys, frame: KitFrame, juror: JurorRow, path: Path
) -> tuple[CodeLine, IssuedKit]:
    contents = database.read(kit_contents, juror.id)
    _require_carriable(contents)
    revision = database.read(next_kit_revision, juror.id)
    manifest, ids = manifest_of(
        frame,
        contents,
        keys,
        revision=revision,
        issued_at=database.read(now),
        ballot=brought_back(database, keys, juror.id),
    )
    code = new_code()
    with replacing(path) as output:
        write_kit(
            manifest,
            _attachments(database, ids),
            code=code,
            signing_key=keys.signing_key,
            output=output,
        )
    line = CodeLine(juror.name, juror.values.email, path.name, code)
    return line, _kept(juror, manifest, path)


def _require_carriable(contents: KitContents) -> None:
    """Say which application of an older edition no kit can carry."""
    for each in contents.applications:
        try:
            require_fitting(each.values)
        except RuleError as error:
            number = shown(each.values.number)
            raise RuleError("application_unfit", number=number, text=error) from error


def _attachments(database: Database, ids: Sequence[tuple[int, int]]) -> Iterator[tuple[int, bytes]]:
    for n, attachment_id in ids:
        yield n, database.read(attachment_content, attachment_id)


def _kept(juror: JurorRow, manifest: KitManifest, path: Path) -> IssuedKit:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return IssuedKit(
        juror_id=juror.id,
        public_key=public_key(manifest.invitation_key).hex(),
        file=path.name,
        applications=len(manifest.applications),
        grid=manifest.grid.digest,
        sha256=digest,
        carries=manifest.ballot.digest if manifest.ballot else None,
    )


def _file_names(jurors: Sequence[JurorRow], prefix: str) -> dict[int, str]:
    """Return a name for each file that says whose it is, on any system, and is used once."""
    taken: set[str] = set()
    names: dict[int, str] = {}
    for juror in jurors:
        own = plain_name(juror.sort_name) or _("juror")
        stem = "-".join(filter(None, (prefix, own)))
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        names[juror.id] = name + KIT
    return names
