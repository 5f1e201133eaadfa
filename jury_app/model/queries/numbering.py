"""Numbers in the register: kept from one frozen set of decisions to the next, never given twice."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import FrozenDecisions
from jury_app.model.enums import LevelKind
from jury_app.model.queries.record import (
    RecordedDecision,
    RecordedDomain,
    SittingRecord,
    load_record,
)
from jury_app.model.queries.register import CertificateState, RegisterEntry


def former_records(session: Session) -> list[SittingRecord]:
    """Return every frozen set of decisions there has been, the oldest first."""
    contents = session.scalars(select(FrozenDecisions.content).order_by(FrozenDecisions.number))
    return [load_record(content) for content in contents]


def awards_of(record: SittingRecord) -> Iterator[tuple[RecordedDomain, RecordedDecision]]:
    """Yield every award with its domain, as documents tell them; a shortlist awards nothing."""
    for domain in record.domains:
        for decision in domain.decisions:
            if decision.number and decision.level_kind is not LevelKind.SHORTLIST:
                yield domain, decision


def register_of(
    record: SittingRecord, former: Sequence[SittingRecord] = ()
) -> tuple[RegisterEntry, ...]:
    """Return the register of a record, in the order of its awards.

    A certificate that says what it said before keeps its number, though it was withdrawn between;
    one that was put right takes a new number and names the old one. Sets frozen before there was a
    register are numbered in order.
    """
    if record.register:
        return record.register
    used: set[str] = set()
    last: dict[str, RegisterEntry] = {}
    for place, each in enumerate(former):
        for entry in register_of(each, former[:place]):
            used.add(entry.number)
            for known in (entry.replaces, entry.number):
                last.pop(known, None)
            last[entry.number] = entry
    return tuple(_entries(record, list(last.values()), len(used)))


def states_of(records: Sequence[SittingRecord]) -> tuple[CertificateState, ...]:
    """Return what became of every certificate numbered in some frozen sets, the oldest first."""
    registers = [register_of(each, records[:place]) for place, each in enumerate(records)]
    heirs = {entry.replaces: entry.number for each in registers for entry in each}
    valid = {entry.number for entry in registers[-1]}
    numbers = sorted({entry.number for each in registers for entry in each})
    return tuple(_state(number, heirs, valid) for number in numbers)


def heirs_of(session: Session) -> Mapping[str, str]:
    """Return what takes the place of each certificate that is no longer in force, or nothing."""
    records = former_records(session)
    states = states_of(records) if len(records) > 1 else ()
    return {each.number: each.replaced_by for each in states if each.state != "valid"}


def _state(number: str, heirs: Mapping[str, str], valid: set[str]) -> CertificateState:
    last = number
    while last not in valid and last in heirs:
        last = heirs[last]
    if last not in valid:
        return CertificateState(number=number, state="withdrawn")
    if last == number:
        return CertificateState(number=number, state="valid")
    return CertificateState(number=number, state="replaced", replaced_by=last)


def _entries(
    record: SittingRecord, last: Sequence[RegisterEntry], used: int
) -> Iterator[RegisterEntry]:
    awards = list(awards_of(record))
    kept = {(decision.number, decision.level_code) for _domain, decision in awards}
    exact = {(each.application, each.level_code): each for each in last}
    moved = {each.application: each for key, each in exact.items() if key not in kept}
    for domain, decision in awards:
        key, says = (decision.number, decision.level_code), _says(domain, decision)
        old = exact.get(key) or moved.pop(decision.number, None)
        same = old is not None and old.says == says
        used += not same
        yield RegisterEntry(
            number=old.number if old and same else f"{record.year}-{used:03}",
            application=decision.number,
            level_code=decision.level_code,
            says=says,
            replaces="" if old is None else old.replaces if same else old.number,
        )


def _says(domain: RecordedDomain, decision: RecordedDecision) -> tuple[str, ...]:
    tie = ("ex aequo",) if decision.ex_aequo else ()
    names = (domain.name, domain.sponsor, decision.level_name, decision.title)
    return (*names, *decision.applicants, *tie)
