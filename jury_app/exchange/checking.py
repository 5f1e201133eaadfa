"""Looking an edition over: the file, its journal, the attachments, and what the jurors signed."""

import hashlib
import json
from collections.abc import Iterator

from jury_app.errors import RefusedFileError
from jury_app.exchange.collecting import marks_of
from jury_app.findings import Finding
from jury_app.model.database import Database
from jury_app.model.operations.exchange import marks_text
from jury_app.model.queries.applications import (
    AttachmentRow,
    find_attachment_content,
    list_applications,
    list_attachments,
)
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.erasures import erased_ballots, erased_files
from jury_app.model.queries.exchange import (
    BallotRow,
    KeptBallot,
    invitation_keys,
    opened_ballots,
)
from jury_app.model.queries.rehearsed import hides_rehearsal
from jury_app.progress import Progress, Steps
from jury_app.sealing.ballot import OpenedBallot, read_ballot
from jury_app.sealing.keys import fingerprint


def check(database: Database) -> Steps[list[Finding]]:
    """Return what is wrong with an edition; what it holds is read once the file itself is sound.

    Attachments are read one at a time: an edition may hold more of them than memory does.
    """
    yield Progress(0, 1)
    if broken := database.check():
        return broken
    files = database.read(list_attachments)
    numbers = {row.id: row.number for row in database.read(list_applications)}
    erased = database.read(erased_files)
    found: list[Finding] = []
    for done, row in enumerate(files):
        yield Progress(done, len(files), row.name)
        if row.sha256 not in erased and not _is_the_one(
            row, database.read(find_attachment_content, row.id)
        ):
            details = {"file": row.name, "application": numbers[row.application_id]}
            found.append(Finding("attachment_altered", details))
    found.extend(_ballots(database))
    if database.read(hides_rehearsal):
        found.append(Finding("rehearsal_hidden"))
    yield Progress(len(files), len(files))
    return found


def _is_the_one(row: AttachmentRow, content: bytes | None) -> bool:
    if content is None or len(content) != row.size:
        return False
    return hashlib.sha256(content).hexdigest() == row.sha256


def _ballots(database: Database) -> Iterator[Finding]:
    edition = fingerprint(bytes.fromhex(database.read(get_edition).signing_key))
    without_texts, without_marks = database.read(erased_ballots)
    for kept in database.read(opened_ballots):
        row = kept.row
        if row.id in without_marks:
            continue
        told = {"juror": row.juror, "revision": row.revision}
        invitations = database.read(invitation_keys, row.juror_id)
        keys = [bytes.fromhex(key) for key in invitations]
        signed = _signed(kept, edition, keys, is_whole=row.id not in without_texts)
        if signed is None:
            yield Finding("ballot_altered", told)
        elif not (_is_told(row, signed) and _is_read(kept, signed)):
            yield Finding("marks_altered", told)


def _signed(
    kept: KeptBallot, edition: str, invitations: list[bytes], *, is_whole: bool
) -> OpenedBallot | None:
    """Return what the juror signed, if it is what stands there."""
    try:
        claimed = read_ballot(kept.document or b"", file=kept.row.juror, is_whole=is_whole)
        signed = claimed.verify(invitations, edition=edition)
    except RefusedFileError:
        return None
    own = (signed.digest, signed.content.juror) == (kept.row.id, kept.row.juror_key)
    return signed if own else None


def _is_told(row: BallotRow, signed: OpenedBallot) -> bool:
    """Whether the register says of the ballot what the ballot says of itself."""
    content = signed.content
    said = (content.revision, content.previous, content.made_at, content.complete)
    kept = (row.revision, row.previous, row.made_at, row.is_complete)
    return said == kept and signed.device_key.hex() == row.device_key


def _is_read(kept: KeptBallot, signed: OpenedBallot) -> bool:
    """Whether the marks that are counted are those that were signed."""
    said = marks_text(marks_of(signed, kept.document or b""))
    try:
        return bool(json.loads(kept.marks or "null") == json.loads(said))
    except ValueError:
        return False
