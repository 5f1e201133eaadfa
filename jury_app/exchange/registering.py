"""The register of certificates, each with what it says under the signature of the edition."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from jury_app.i18n import Language, pgettext, speaking
from jury_app.model.queries.numbering import awards_of, register_of
from jury_app.model.queries.record import RecordedDecision, RecordedDomain, SittingRecord
from jury_app.model.queries.register import RegisterEntry
from jury_app.sealing.certificate import Statement, sign_certificate


def with_register(
    record: SittingRecord, former: Sequence[SittingRecord], *, signing_key: bytes
) -> SittingRecord:
    """Return a record with its register; certificates carry the signed texts as they stand here."""
    entries = zip(register_of(record, former), awards_of(record), strict=True)
    with speaking(cast("Language", record.language)):
        register = tuple(_signed(record, entry, award, signing_key) for entry, award in entries)
    return replace(record, register=register)


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
