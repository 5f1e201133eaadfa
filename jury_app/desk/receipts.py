"""A receipt on the juror’s own machine: whether the secretariat counts what was sent."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jury_app.desk.desk import Desk
from jury_app.desk.sealing import file_name
from jury_app.desk.work_file import KeptBallot
from jury_app.errors import RefusedFileError, StoreError
from jury_app.files import require_ordinary, write_safely
from jury_app.formatting import format_date, format_time
from jury_app.i18n import _
from jury_app.rehearsal import rehearsing, stamped
from jury_app.sealing.receipt import (
    MAX_RECEIPT,
    SUFFIX,
    read_receipt,
    receipt_code,
    require_signed,
)


@dataclass(frozen=True, slots=True)
class ReadReceipt:
    """A receipt of this edition, for this juror, for a ballot sealed here."""

    revision: int
    received_at: datetime
    code: str
    is_last: bool
    is_rehearsal: bool = False

    @property
    def sentence(self) -> str:
        """What the juror is told."""
        with rehearsing(is_rehearsal=self.is_rehearsal):
            return stamped(self._sentence())

    def _sentence(self) -> str:
        local = self.received_at.astimezone()
        details = {
            "revision": self.revision,
            "date": format_date(local.date()),
            "time": format_time(local),
        }
        if self.is_last:
            return _(
                "Ballot {revision} arrived on {date} at {time} and is counted as you sent it. Code "
                "of the receipt: {code}."
            ).format(**details, code=self.code)
        return _(
            "Ballot {revision} arrived on {date} at {time}, as you sent it. You have sealed "
            "another one since: of that one there is no receipt yet."
        ).format(**details)


def read(desk: Desk, path: Path) -> ReadReceipt:
    """Read a receipt, or say why it proves nothing here."""
    data = _data(path)
    return _told(desk, data, *_own_ballot(desk, data, path.name))


def take(desk: Desk, path: Path, folder: Path) -> ReadReceipt:
    """Read a receipt and keep it beside its ballot, where it is found the next time.

    What it proves is told where nothing can be kept, too.
    """
    data = _data(path)
    ballot, received_at = _own_ballot(desk, data, path.name)
    with suppress(StoreError):
        write_safely(_beside(desk, ballot, folder), data)
    return _told(desk, data, ballot, received_at)


def found(desk: Desk, folder: Path) -> ReadReceipt | None:
    """Return the receipt of the last ballot that lies beside it, if a good one does."""
    path = _beside(desk, desk.last_ballot, folder)
    try:
        return read(desk, path) if path.is_file() else None
    except RefusedFileError:
        return None


def _told(desk: Desk, data: bytes, ballot: KeptBallot, received_at: str) -> ReadReceipt:
    return ReadReceipt(
        revision=ballot.revision,
        received_at=datetime.fromisoformat(received_at),
        code=receipt_code(data),
        is_last=ballot.digest == desk.last_ballot.digest,
        is_rehearsal=desk.manifest.is_rehearsal,
    )


def _own_ballot(desk: Desk, data: bytes, file: str) -> tuple[KeptBallot, str]:
    """Return the ballot sealed here that a receipt is for, and when it was received."""
    receipt = read_receipt(data, file=file)
    manifest = desk.manifest
    if receipt.rehearsal is True and not manifest.is_rehearsal:
        raise RefusedFileError("receipt_of_rehearsal", file=file)
    if receipt.edition != manifest.edition.id:
        raise RefusedFileError("receipt_other_edition", file=file)
    require_signed(data, public_key=manifest.edition.signing_key, file=file)
    if receipt.juror != manifest.juror.id:
        raise RefusedFileError("receipt_other_juror", file=file)
    for ballot in desk.ballots:
        if (ballot.digest, ballot.revision) == (receipt.ballot, receipt.revision):
            return ballot, receipt.at
    raise RefusedFileError("receipt_other_ballot", file=file)


def _beside(desk: Desk, ballot: KeptBallot, folder: Path) -> Path:
    return (folder / file_name(desk.manifest, ballot)).with_suffix(SUFFIX)


def _data(path: Path) -> bytes:
    require_ordinary(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_RECEIPT + 1)
    except FileNotFoundError as error:
        raise RefusedFileError("file_missing", file=path.name) from error
    except OSError as error:
        raise RefusedFileError("file_unreadable", file=path.name) from error
    if len(data) > MAX_RECEIPT:
        raise RefusedFileError("receipt_unreadable", file=path.name)
    return data
