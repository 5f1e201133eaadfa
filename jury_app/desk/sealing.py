"""From marks to a ballot file: sealed, kept, and put in place whole."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from jury_app.desk.views import Entry, EntryState
from jury_app.desk.work_file import KeptBallot
from jury_app.files import replacing, require_written
from jury_app.formatting import plain
from jury_app.i18n import pgettext, speaking
from jury_app.rehearsal import rehearsing, stamp
from jury_app.sealing.ballot import BallotContent, enrol, seal_ballot
from jury_app.sealing.manifest import KitManifest
from jury_app.sealing.outside import marked

SUFFIX = ".juryballot"


def seal(
    manifest: KitManifest,
    entries: Sequence[Entry],
    *,
    device_key: bytes,
    previous: KeptBallot | None,
    made_at: datetime,
) -> KeptBallot:
    """Seal all that stands as the ballot that follows the previous one."""
    content = BallotContent(
        edition=manifest.edition.id,
        round=manifest.round,
        grid=manifest.grid.digest,
        juror=manifest.juror.id,
        revision=previous.revision + 1 if previous else 1,
        previous=previous.digest if previous else None,
        made_at=made_at.isoformat(timespec="seconds"),
        complete=all(each.state in _DONE for each in entries),
        scores={each.number: each.marks for each in entries if _counts(each)},
        recusals={each.number: each.recusal or "" for each in entries if _recuses(each)},
        notes={each.number: _notes(each) for each in entries if _counts(each)},
    )
    enrolment = enrol(
        edition=manifest.edition.id,
        juror=manifest.juror.id,
        device_key=device_key,
        invitation_key=manifest.invitation_key,
    )
    recipients = (manifest.edition.recipient, manifest.edition.recovery_recipient)
    sealed = seal_ballot(content, enrolment=enrolment, device_key=device_key, recipients=recipients)
    return KeptBallot(
        revision=content.revision,
        digest=sealed.digest,
        previous=content.previous,
        made_at=content.made_at,
        code=sealed.code,
        complete=content.complete,
        act=0,
        data=marked(sealed.data, is_rehearsal=manifest.is_rehearsal),
    )


def file_name(manifest: KitManifest, ballot: KeptBallot) -> str:
    """Return a name that tells the secretariat whose ballot it is, and is like no other."""
    with (
        speaking(manifest.edition.language),
        rehearsing(is_rehearsal=manifest.is_rehearsal),
    ):
        word = "-".join(filter(None, (stamp(), pgettext("file name", "ballot"))))
    juror = plain(manifest.juror.name).replace(" ", "-")
    ascii_only = "".join(char for char in juror if char.isascii())[:60].strip("-")
    parts = (word, ascii_only, str(ballot.revision), ballot.code)
    return "-".join(part for part in parts if part) + SUFFIX


@contextmanager
def placing(path: Path, data: bytes) -> Iterator[None]:
    """Put a ballot in place once the block is done; a full disk is met before it begins."""
    with replacing(path) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        yield
    require_written(path, data)


_DONE = (EntryState.COMPLETE, EntryState.RECUSED)


def _counts(entry: Entry) -> bool:
    return entry.state is not EntryState.RECUSED


def _recuses(entry: Entry) -> bool:
    """A recusal that the secretariat recorded is known there already."""
    return entry.recusal is not None and not entry.recused_by_secretariat


def _notes(entry: Entry) -> Mapping[str, str]:
    """Return the texts that go with the marks; the private note is not among them."""
    return {**entry.comments, **({"": entry.opinion} if entry.opinion else {})}
