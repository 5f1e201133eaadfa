"""Receipts: what each juror keeps as the proof that the ballot arrived and counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from msgspec import UNSET

from jury_app import drafts
from jury_app.drafts import Attached, Draft, draft_message
from jury_app.errors import RuleError
from jury_app.exchange.founding import unlock
from jury_app.exchange.naming import plain_name
from jury_app.files import made_folder, write_safely
from jury_app.i18n import Language, _, speaking
from jury_app.model.database import Database
from jury_app.model.enums import BallotState
from jury_app.model.journal import head
from jury_app.model.operations.sitting import record_export
from jury_app.model.queries.edition import EditionRow, get_edition
from jury_app.model.queries.exchange import BallotRow, list_ballots
from jury_app.model.queries.jury import list_jurors
from jury_app.progress import Progress, Steps
from jury_app.rehearsal import rehearsing
from jury_app.sealing.keys import digest_code, grouped
from jury_app.sealing.receipt import SUFFIX, Receipt, receipt_code, sign_receipt

EXPORT = ["receipts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReceipt:
    """A receipt on the disk, its code, and the message that takes it to its juror."""

    juror: str
    revision: int
    file: Path
    code: str
    message: Path


def write_receipts(
    database: Database, folder: Path, *, passphrase: str | None
) -> Steps[list[WrittenReceipt]]:
    """Write a receipt and a message for every ballot that counts, and enter that it was done."""
    rows = [row for row in database.read(list_ballots) if row.state is BallotState.COUNTED]
    if not rows:
        raise RuleError("ballots_none")
    keys = unlock(database, passphrase)
    edition = database.read(get_edition)
    emails = {each.id: each.values.email for each in database.read(list_jurors)}
    seq, last = database.read(head)
    made_folder(folder)
    written: list[WrittenReceipt] = []
    for done, (row, name) in enumerate(zip(rows, _names(rows), strict=True)):
        yield Progress(done, len(rows), row.juror)
        receipt = Receipt(
            edition=keys.id,
            juror=row.juror_key,
            revision=row.revision,
            ballot=row.id,
            seq=seq,
            head=last,
            at=row.received_at,
            rehearsal=True if edition.is_rehearsal else UNSET,
        )
        data = sign_receipt(receipt, signing_key=keys.signing_key)
        file = folder / f"{name}{SUFFIX}"
        message = file.with_suffix(drafts.SUFFIX)
        write_safely(file, data)
        with (
            speaking(cast("Language", edition.language)),
            rehearsing(is_rehearsal=edition.is_rehearsal),
        ):
            draft = _draft(edition, row, emails[row.juror_id], Attached(file.name, data))
            write_safely(message, draft_message(draft))
        code = receipt_code(data)
        written.append(
            WrittenReceipt(
                juror=row.juror, revision=row.revision, file=file, code=code, message=message
            )
        )
    yield Progress(len(rows), len(rows))
    database.write(record_export, documents=EXPORT)
    return written


def ballot_code(digest: str) -> str:
    """Return the code of a ballot as its juror reads it on the sealed page."""
    return grouped(digest_code(digest))


def _draft(edition: EditionRow, row: BallotRow, email: str, attached: Attached) -> Draft:
    title = f"{edition.values.title} {edition.values.year}"
    return Draft(
        subject=_("{edition}: your ballot has arrived").format(edition=title),
        name=row.juror,
        email=email,
        paragraphs=(
            _("Dear member of the jury,"),
            _(
                "Your ballot for the jury of {edition} has arrived and counts: ballot {revision}, "
                "code {ballot}."
            ).format(edition=title, revision=row.revision, ballot=ballot_code(row.id)),
            _(
                "The receipt “{file}” is attached; its own code is {code}. Open your kit and drop "
                "the receipt on its window: it says whether this is the ballot that you sent. Keep "
                "it: with it, anybody can show that your ballot is still counted."
            ).format(file=attached.name, code=receipt_code(attached.data)),
            _("With our thanks,") + "\n" + (edition.values.organiser or _("The secretariat")),
        ),
        attached=attached,
    )


def _names(rows: Sequence[BallotRow]) -> list[str]:
    """Return a name for each file that says whose it is and which ballot it is about."""
    return [
        "-".join(filter(None, (plain_name(row.juror), str(row.revision), ballot_code(row.id))))
        for row in rows
    ]
