"""The seal under a second hand: asked of jurors, and taken in when their devices have signed."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import UNSET

from jury_app.codes import sentence
from jury_app.errors import JuryError, RefusedFileError
from jury_app.exchange.answering import CollectedFile
from jury_app.exchange.founding import unlock
from jury_app.exchange.incoming import Incoming
from jury_app.exchange.registering import KIND
from jury_app.files import made_folder, write_safely
from jury_app.i18n import pgettext
from jury_app.model.chain import Answer
from jury_app.model.database import Database
from jury_app.model.enums import BallotState
from jury_app.model.operations.cosigning import keep_co_signature
from jury_app.model.operations.sitting import record_export
from jury_app.model.queries.cosignatures import list_co_signatures
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.exchange import list_ballots, list_invitations
from jury_app.model.queries.frozen import FrozenRow, get_frozen
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.record import SittingRecord, load_record
from jury_app.progress import Progress, Steps
from jury_app.sealing.cosignature import (
    REQUEST_SUFFIX,
    SUFFIX,
    ClaimedCoSignature,
    CosignRequest,
    SealedAward,
    read_co_signature,
    sign_request,
)
from jury_app.sealing.keys import EditionKeys, fingerprint
from jury_app.sealing.seal import seal_digest

EXPORT = ["cosign_request"]


def write_request(
    database: Database, path: Path, *, passphrase: str | None, number: int | None = None
) -> Steps[Path]:
    """Write what jurors are asked to sign: the last seal, or the one of a number."""
    frozen = database.read(get_frozen, number)
    keys = unlock(database, passphrase)
    yield Progress(0, 1)
    request = _request(database, frozen, keys)
    write_safely(path, sign_request(request, signing_key=keys.signing_key))
    database.write(record_export, documents=EXPORT)
    yield Progress(1, 1)
    return path


def write_request_into(database: Database, folder: Path, *, passphrase: str | None) -> Steps[Path]:
    """Write the request into a folder, under the code of its seal."""
    code = database.read(get_frozen).seal_code
    name = "-".join((pgettext("file name", "countersign"), code)) + REQUEST_SUFFIX
    return (yield from write_request(database, made_folder(folder) / name, passphrase=passphrase))


def is_co_signed(name: str) -> bool:
    """Whether a file is a countersignature by its name."""
    return name.lower().endswith(SUFFIX)


def take_co_signature(database: Database, each: Incoming) -> CollectedFile:
    """Keep a countersignature once, and answer for its file."""
    try:
        said, juror, number = _taken(database, each.read(), each.name)
    except JuryError as error:
        return CollectedFile(
            path=each.path,
            inside=each.inside,
            answer=Answer.REFUSED,
            reason=error.code,
            sentence=str(error),
        )
    return CollectedFile(
        path=each.path,
        inside=each.inside,
        answer=said,
        juror=juror,
        sentence=sentence(f"answer_cosignature_{said}", juror=juror, number=number),
    )


def _taken(database: Database, data: bytes, file: str) -> tuple[Answer, str, int]:
    claimed = read_co_signature(data, file=file)
    content = claimed.content
    if content.edition != fingerprint(bytes.fromhex(database.read(get_edition).signing_key)):
        raise RefusedFileError("cosignature_other_edition", file=file)
    jurors = {row.key: row for row in database.read(list_jurors)}
    juror = jurors.get(content.juror)
    if juror is None:
        raise RefusedFileError("juror_not_here", file=file)
    _require_invited(database, claimed, juror.id)
    _require_sealed(database, claimed)
    kept = {each.juror_id: each for each in database.read(list_co_signatures, content.number)}
    if juror.id in kept:
        if kept[juror.id].device_key != claimed.device_key.hex():
            raise RefusedFileError("cosignature_other_device", file=file, juror=juror.name)
        return Answer.ALREADY_RECEIVED, juror.name, content.number
    database.write(
        keep_co_signature,
        number=content.number,
        juror_id=juror.id,
        device_key=claimed.device_key.hex(),
        digest=claimed.digest,
        signed=data,
    )
    return Answer.RECEIVED, juror.name, content.number


def _require_invited(database: Database, claimed: ClaimedCoSignature, juror_id: int) -> None:
    """Refuse what the edition never invited, and say so where an invitation was revoked."""
    invitations = database.read(list_invitations).get(juror_id, ())
    claimed.require_invited([each.public_key for each in invitations])
    try:
        claimed.require_invited([each.public_key for each in invitations if each.is_valid])
    except RefusedFileError as error:
        raise RefusedFileError("cosignature_revoked", file=claimed.file) from error


def _require_sealed(database: Database, claimed: ClaimedCoSignature) -> None:
    """Refuse what was signed of another seal, or as another award list than the seal’s own."""
    content, file = claimed.content, claimed.file
    frozen = database.read(get_frozen, content.number)
    record = load_record(frozen.content)
    if content.seal != seal_digest(frozen.seal, file=KIND):
        raise RefusedFileError("cosignature_other_seal", file=file)
    if (content.head, content.awards) != (record.journal_head, tuple(_awards(record))):
        raise RefusedFileError("cosignature_other_list", file=file)


def _request(database: Database, frozen: FrozenRow, keys: EditionKeys) -> CosignRequest:
    record = load_record(frozen.content)
    rows = database.read(list_ballots)
    return CosignRequest(
        edition=keys.id,
        number=frozen.number,
        seal=seal_digest(frozen.seal, file=KIND),
        code=frozen.seal_code,
        sealed_at=record.rectification.at if record.rectification else record.closed_at,
        head=record.journal_head,
        ballots=tuple(sorted(row.id for row in rows if row.state is BallotState.COUNTED)),
        awards=tuple(_awards(record)),
        rehearsal=True if record.is_rehearsal else UNSET,
    )


def _awards(record: SittingRecord) -> Iterator[SealedAward]:
    for domain in record.domains:
        for each in domain.decisions:
            yield SealedAward(
                domain=domain.code,
                domain_name=domain.name,
                application=each.number or None,
                title=each.title,
                level=each.level_code or None,
                level_name=each.level_name,
            )
