"""The register of certificates, each with what it says under the signature of the edition."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import msgspec

from jury_app.errors import RefusedFileError
from jury_app.i18n import Language, pgettext, speaking
from jury_app.model.queries.numbering import awards_of, register_of
from jury_app.model.queries.record import RecordedDecision, RecordedDomain, SittingRecord
from jury_app.model.queries.register import CertificateState, RegisterEntry
from jury_app.sealing import canonical
from jury_app.sealing.certificate import Statement, sign_certificate
from jury_app.sealing.seal import read_seal

KIND = "closing"


class _RegisterFile(msgspec.Struct, frozen=True):
    number: int
    certificates: tuple[CertificateState, ...]
    seal: str


@dataclass(frozen=True, slots=True)
class PublishedRegister:
    """The register after a rectification: its version, and what became of each certificate."""

    number: int
    certificates: tuple[CertificateState, ...]

    def state_of(self, number: str) -> CertificateState:
        """Return what became of a certificate; one that it does not hold is unknown to it."""
        known = {each.number: each for each in self.certificates}
        return known.get(number, CertificateState(number=number, state="unknown"))


def with_register(
    record: SittingRecord, former: Sequence[SittingRecord], *, signing_key: bytes
) -> SittingRecord:
    """Return a record with its register; certificates carry the signed texts as they stand here."""
    entries = zip(register_of(record, former), awards_of(record), strict=True)
    with speaking(cast("Language", record.language)):
        register = tuple(_signed(record, entry, award, signing_key) for entry, award in entries)
    return replace(record, register=register)


def register_digest(states: Sequence[CertificateState]) -> str:
    """Return by what a seal binds what became of every certificate."""
    return hashlib.sha256(canonical.dump(msgspec.to_builtins(states))).hexdigest()


def read_register(data: bytes, *, public_key: bytes, file: str) -> PublishedRegister:
    """Return a register that was published, if the edition sealed it."""
    try:
        told = msgspec.json.decode(data, type=_RegisterFile)
        seal = base64.b64decode(told.seal, validate=True)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise RefusedFileError("register_damaged", file=file) from error
    document = read_seal(seal, KIND, public_key=public_key, file=file)
    bound = (document.get("register"), document.get("number"))
    if bound != (register_digest(told.certificates), told.number):
        raise RefusedFileError("register_damaged", file=file)
    return PublishedRegister(told.number, told.certificates)


def _signed(
    record: SittingRecord,
    entry: RegisterEntry,
    award: tuple[RecordedDomain, RecordedDecision],
    signing_key: bytes,
) -> RegisterEntry:
    said = _statement(record, entry, *award)
    code = sign_certificate(said, signing_key=signing_key, is_rehearsal=record.is_rehearsal)
    return replace(entry, code=code)


def _statement(
    record: SittingRecord,
    entry: RegisterEntry,
    domain: RecordedDomain,
    decision: RecordedDecision,
) -> Statement:
    tie = f", {pgettext('tie', 'ex aequo')}" if decision.ex_aequo else ""
    return Statement(
        title=record.title,
        year=str(record.year),
        number=entry.number,
        version=str(record.number),
        award=f"{decision.level_name}{tie}",
        domain=domain.name,
        laureates=decision.applicants,
    )
