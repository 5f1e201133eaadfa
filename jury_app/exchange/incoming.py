"""The files that come in: ballots, folders of them, and messages to which they are attached."""

import email
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from pathlib import Path

from jury_app.errors import RefusedFileError
from jury_app.files import require_ordinary
from jury_app.formatting import sort_key
from jury_app.sealing.cosignature import SUFFIX as CO_SIGNED

SUFFIX = ".juryballot"
MAIL = ".eml"
MAX_FILE = 16 * 1024 * 1024
MAX_MAIL = 64 * 1024 * 1024
MAX_ATTACHED = 1000
MAX_HEADER = 4096
_AGE = b"age-encryption.org/"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to take in: itself, or what is attached to it; the refusal, if it holds nothing."""

    path: Path
    inside: str = ""
    attached: bytes | None = None
    refusal: RefusedFileError | None = None

    @property
    def name(self) -> str:
        """The name by which the ballot is told."""
        return self.inside or self.path.name

    def read(self) -> bytes:
        """Return the bytes of the ballot, or say why there are none."""
        if self.refusal is not None:
            raise self.refusal
        return _read(self.path, MAX_FILE) if self.attached is None else self.attached


def sorted_out(paths: Sequence[Path], edition: Path) -> tuple[list[Path], list[Path]]:
    """Return the files named and what may hold ballots in the folders, then what else is there.

    Nobody put the edition there by mistake, nor what a system or the application hides beside it.
    """
    own = {edition.resolve(), Path(f"{edition.resolve()}-journal")}
    files: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = sorted(_files_in(path), key=lambda each: sort_key(str(each)))
        files += [each for each in inside if may_hold_ballots(each)]
        rest = [each for each in inside if not may_hold_ballots(each)]
        others += [each for each in rest if not is_hidden(each, path) and each.resolve() not in own]
    return files, others


def is_hidden(file: Path, folder: Path) -> bool:
    """Whether a file, or a folder inside another one that holds it, is hidden by its name."""
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def may_hold_ballots(path: Path) -> bool:
    """Whether a file is a ballot or a countersignature by its name, or a message."""
    return path.suffix.lower() in (SUFFIX, CO_SIGNED, MAIL)


def incoming(path: Path) -> list[Incoming]:
    """Return what a file brings: itself, or each ballot attached to a message."""
    if path.suffix.lower() != MAIL:
        return [Incoming(path)]
    try:
        found = [_brought(path, *each) for each in _attached(_read(path, MAX_MAIL))]
    except RefusedFileError as error:
        return [Incoming(path, refusal=error)]
    except RecursionError:  # parts within parts, deeper than anybody forwards
        return [Incoming(path, refusal=RefusedFileError("file_unreadable", file=path.name))]
    if not found:
        return [Incoming(path, refusal=RefusedFileError("mail_without_ballot", file=path.name))]
    return found


def _brought(path: Path, name: str, data: bytes) -> Incoming:
    if len(data) > MAX_FILE:
        refusal = RefusedFileError("attached_ballot_too_large", file=name)
        return Incoming(path, name, refusal=refusal)
    return Incoming(path, name, data)


class _ShortHeaders(Compat32):
    """Reads no more of a header than a mail program writes: to take one apart takes its square."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MAX_HEADER]


def _attached(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Return the ballots of a message, however deep it was forwarded; a name is only shown."""
    message = email.message_from_bytes(data, policy=_ShortHeaders())
    for place, part in enumerate(message.walk()):
        if place >= MAX_ATTACHED:
            return
        if part.is_multipart():
            continue
        name, content = _name(part), part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        if name.lower().endswith((SUFFIX, CO_SIGNED)) or content.startswith(_AGE):
            yield name or SUFFIX, content


def _name(part: Message) -> str:
    """Return the name of an attachment; a header that cannot be read names nothing."""
    try:
        name = str(make_header(decode_header(part.get_filename() or "")))
    except (ValueError, LookupError, HeaderParseError):
        return ""
    return " ".join(name.split()).replace("\\", "/").rpartition("/")[2]


def _files_in(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file())


def _read(path: Path, most: int) -> bytes:
    require_ordinary(path)
    try:
        if path.stat().st_size > most:
            raise RefusedFileError("not_a_ballot", file=path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise RefusedFileError("file_missing", file=path.name) from error
    except OSError as error:
        raise RefusedFileError("file_unreadable", file=path.name) from error
