"""A juror's kit: a stored ZIP of encrypted members, opened by a code and never extracted."""

import hashlib
import struct
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from jury_app.errors import RefusedFileError
from jury_app.files import require_ordinary
from jury_app.sealing import canonical, encryption, envelope
from jury_app.sealing.failures import (
    BadSignatureError,
    DamagedError,
    MalformedError,
    NewerVersionError,
    NotCanonicalError,
    NotEncryptedError,
    WrongKeyError,
    refusing,
)
from jury_app.sealing.keys import fingerprint, is_code, normalise_code
from jury_app.sealing.manifest import KitAttachment, KitManifest, grid_digest

VERSION = 3
KIT_TYPE = "application/vnd.jury.kit+json"
MANIFEST = "manifest.age"
MAX_MANIFEST = 64 * 1024 * 1024
MAX_ATTACHMENT = 100 * 1024 * 1024
MAX_MEMBERS = 10_001
ZIP_START = b"PK\3\4"
ENCRYPTED = 1
REFUSALS = {
    NotEncryptedError: "kit_damaged",
    WrongKeyError: "kit_wrong_code",
    DamagedError: "kit_damaged",
    MalformedError: "kit_damaged",
    NewerVersionError: "kit_newer_version",
    NotCanonicalError: "kit_damaged",
    BadSignatureError: "kit_signature_invalid",
}
UNREADABLE = (BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, struct.error)


class Kit:
    """An open kit; its files are decrypted one at a time, in memory, when they are asked for."""

    def __init__(self, file: str, archive: ZipFile, manifest: KitManifest) -> None:
        self.file = file
        self.manifest = manifest
        self._archive = archive
        self._attachments = {each.n: each for each in manifest.attachments}

    def attachment(self, n: int) -> bytes:
        """Return a file of an application, just as the applicant sent it.

        A medium that was pulled and put back is found again.
        """
        try:
            return self._attachment(n)
        except RefusedFileError as error:
            if error.code != "kit_unreadable" or not self._is_back():
                raise
        return self._attachment(n)

    def close(self) -> None:
        """Let go of the file."""
        self._archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _attachment(self, n: int) -> bytes:
        expected = self._attachments[n]
        identity = self.manifest.attachments_identity
        with refusing(REFUSALS | {WrongKeyError: "kit_damaged"}, file=self.file):
            sealed = _read(self._archive, _member(n), expected.size, self.file)
            data = encryption.decrypt_in_pieces(sealed, identity, limit=expected.size)
            if not _is_the_one(data, expected):
                raise DamagedError("not the file that was announced")
        return data

    def _is_back(self) -> bool:
        """Open the same kit where it was; whether it is there."""
        try:
            again = _open_archive(Path(self._archive.filename or ""))
        except RefusedFileError:
            return False
        try:
            _require_members(again, self.manifest)
        except DamagedError:
            again.close()
            return False
        self._archive.close()
        self._archive = again
        return True


def write_kit(
    manifest: KitManifest,
    attachments: Iterable[tuple[int, bytes]],
    *,
    code: str,
    signing_key: bytes,
    output: BinaryIO,
) -> None:
    """Sign a kit for the edition, and lock it under the code that the juror is sent apart."""
    _require_coherent(manifest)
    if not is_code(normalise_code(code)):
        raise MalformedError("a code has four words")
    signed = envelope.dump(envelope.sign(KIT_TYPE, canonical.pack(manifest), signing_key))
    if len(signed) > MAX_MANIFEST or len(manifest.attachments) >= MAX_MEMBERS:
        raise RefusedFileError("kit_too_full", juror=manifest.juror.name)
    expected = {each.n: each for each in manifest.attachments}
    recipient = encryption.recipient(manifest.attachments_identity)
    with ZipFile(output, "w", ZIP_STORED) as archive:
        locked = encryption.encrypt_under(normalise_code(code), signed, work=encryption.CODE_WORK)
        archive.writestr(ZipInfo(MANIFEST), locked)
        for n, data in attachments:
            attachment = expected.pop(n)
            if not _is_the_one(data, attachment):
                raise RefusedFileError("attachment_changed", file=attachment.name)
            archive.writestr(ZipInfo(_member(n)), encryption.encrypt(data, [recipient]))
    if expected:
        raise MalformedError(f"attachments {sorted(expected)} were announced and not given")


def open_kit(path: Path, code: str) -> Kit:
    """Open a kit with the juror's code; every reason to refuse it has its own sentence."""
    archive = _open_archive(path)
    try:
        with refusing(REFUSALS, file=path.name):
            _require_stored(archive, path.name)
            manifest = _read_manifest(archive, code, path.name)
            _require_members(archive, manifest)
    except BaseException:
        archive.close()
        raise
    return Kit(path.name, archive, manifest)


def _open_archive(path: Path) -> ZipFile:
    require_ordinary(path)
    try:
        with path.open("rb") as file:
            is_zip = file.read(len(ZIP_START)) == ZIP_START
        if not is_zip:
            raise RefusedFileError("kit_not_a_kit", file=path.name)
        return ZipFile(path)
    except FileNotFoundError as error:
        raise RefusedFileError("file_missing", file=path.name) from error
    except OSError as error:
        raise RefusedFileError("kit_unreadable", file=path.name) from error
    except UNREADABLE as error:
        raise RefusedFileError("kit_damaged", file=path.name) from error


def _require_stored(archive: ZipFile, file: str) -> None:
    """Members lie one after another as they are, from the first byte, each name once."""
    members = archive.infolist()
    names = [each.filename for each in members]
    if MANIFEST not in names:
        raise RefusedFileError("kit_not_a_kit", file=file)
    if len(names) > MAX_MEMBERS or len(set(names)) != len(names):
        raise DamagedError("too many members, or one twice")
    if min(each.header_offset for each in members) or not all(map(_is_plain, members)):
        raise DamagedError("something before, or a member that is not just stored")


def _is_plain(member: ZipInfo) -> bool:
    return (
        member.compress_type == ZIP_STORED
        and member.file_size == member.compress_size
        and member.filename == member.orig_filename
        and not member.flag_bits & ENCRYPTED
    )


def _read_manifest(archive: ZipFile, code: str, file: str) -> KitManifest:
    sealed = _read(archive, MANIFEST, MAX_MANIFEST, file)
    plain = encryption.decrypt_under(
        normalise_code(code), sealed, limit=MAX_MANIFEST, most_work=encryption.MAX_CODE_WORK
    )
    signed = envelope.load(plain, limit=MAX_MANIFEST)
    payload = canonical.load(signed.payload, limit=MAX_MANIFEST)
    canonical.require_version(payload, "jury-kit", VERSION)
    manifest = canonical.unpack(_as_now(payload), KitManifest)
    envelope.verify(signed, KIT_TYPE, [manifest.edition.signing_key])
    _require_coherent(manifest)
    return manifest


def _as_now(payload: Any) -> Any:
    """Return what a kit says as the newest kits say it.

    The first ones knew no address, and those after them brought no ballot back.
    """
    match payload:
        case {"version": 1, "edition": {**edition}}:
            newer = {"version": 2, "edition": {"ballots_email": None} | edition}
            return _as_now(payload | newer)
        case {"version": 2}:
            return {"ballot": None} | payload | {"version": 3}
    return payload


def _require_members(archive: ZipFile, manifest: KitManifest) -> None:
    expected = {MANIFEST, *(_member(each.n) for each in manifest.attachments)}
    if set(archive.namelist()) != expected:
        raise DamagedError("members that the manifest does not name, or the other way round")


def _require_coherent(manifest: KitManifest) -> None:
    domains = {each.code for each in manifest.domains}
    edition = manifest.edition
    facts = (
        encryption.is_recipient(edition.recipient),
        encryption.is_recipient(edition.recovery_recipient),
        encryption.is_identity(manifest.attachments_identity),
        edition.id == fingerprint(edition.signing_key),
        manifest.grid.digest == grid_digest(manifest.grid.criteria),
        all(each.domain in domains for each in manifest.applications),
        all(each.size <= MAX_ATTACHMENT for each in manifest.attachments),
        _is_unique(each.n for each in manifest.attachments),
        _is_unique(each.number for each in manifest.applications),
        _is_unique(each.code for each in manifest.grid.criteria),
        _is_unique(each.code for each in manifest.domains),
    )
    if not all(facts):
        raise MalformedError("the manifest contradicts itself")


def _is_unique(keys: Iterable[object]) -> bool:
    listed = list(keys)
    return len(set(listed)) == len(listed)


def _is_the_one(data: bytes, attachment: KitAttachment) -> bool:
    return len(data) == attachment.size and hashlib.sha256(data).hexdigest() == attachment.sha256


def _member(n: int) -> str:
    return f"attachments/{n}.age"


def _read(archive: ZipFile, name: str, limit: int, file: str) -> bytes:
    if archive.getinfo(name).file_size > encryption.sealed_limit(limit):
        raise DamagedError("too large")
    try:
        return archive.read(name)
    except UNREADABLE as error:
        raise DamagedError("unreadable") from error
    except OSError as error:
        raise RefusedFileError("kit_unreadable", file=file) from error
