"""The act of rectification: a mistake put right after the closing, under a second seal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.exchange.closing import sealed_facts
from jury_app.exchange.founding import unlock
from jury_app.exchange.registering import KIND, register_digest, with_register
from jury_app.model.database import Database
from jury_app.model.journal import now
from jury_app.model.operations.corrections import Correction
from jury_app.model.operations.recounting import require_same_counts
from jury_app.model.operations.rectifying import begin_rectification, end_rectification
from jury_app.model.operations.sitting import require_closable, take_snapshot
from jury_app.model.queries.frozen import get_frozen
from jury_app.model.queries.numbering import former_records, states_of
from jury_app.model.queries.record import SittingRecord, dump_record, get_record, load_record
from jury_app.model.queries.recorded_rectification import RecordedChange, RecordedRectification
from jury_app.model.queries.rectified import changes_between, parts_gone
from jury_app.model.queries.rectified_words import gone_words
from jury_app.model.queries.shortlist import outdated_cuts
from jury_app.model.reading import begin_trial
from jury_app.model.requirements import require_text
from jury_app.progress import Progress, Steps
from jury_app.sealing.keys import EditionKeys, grouped, short_code
from jury_app.sealing.seal import seal_digest, sign_seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectification:
    """What is to be put right, why, and who asks for it or sees it done."""

    corrections: tuple[Correction, ...]
    reason: str
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectified:
    """The number and the seal of the new set of decisions, those replaced, and what changed."""

    number: int
    seal: str
    rectifies: int
    former_seal: str
    changes: tuple[RecordedChange, ...]


def rectify(
    database: Database, rectification: Rectification, *, passphrase: str | None
) -> Steps[Rectified]:
    """Put right what was closed, in one transaction: all of it is done and sealed, or nothing."""
    keys = unlock(database, passphrase)
    yield Progress(0, 2)
    rectified = database.write(_rectify, rectification=rectification, keys=keys)
    yield Progress(1, 2)
    database.back_up("rectification")
    return rectified


def foresee_rectification(
    session: Session, rectification: Rectification
) -> tuple[RecordedChange, ...]:
    """Return what a rectification would change; asked of a reading, it leaves nothing behind."""
    begin_trial(session)
    _record, told = _corrected(session, rectification)
    return told.changes


def _rectify(session: Session, *, rectification: Rectification, keys: EditionKeys) -> Rectified:
    if not rectification.witnesses:
        raise RuleError("witness_missing")
    record, told = _corrected(session, rectification)
    if not told.changes:
        raise RuleError("rectification_empty")
    former = former_records(session)
    record = replace(record, rectification=told)
    record = with_register(record, former, signing_key=keys.signing_key)
    content = dump_record(record)
    facts = {
        **sealed_facts(session, record, content),
        "at": told.at,
        "rectifies": {"number": told.number, "seal": told.seal, "digest": told.digest},
        "register": register_digest(states_of([*former, record])),
    }
    seal = sign_seal(KIND, facts, signing_key=keys.signing_key)
    code = grouped(short_code(seal))
    end_rectification(session, content=content, seal=seal, seal_code=code, witnesses=told.witnesses)
    return Rectified(
        number=record.number,
        seal=code,
        rectifies=told.number,
        former_seal=told.seal,
        changes=told.changes,
    )


def _corrected(
    session: Session, rectification: Rectification
) -> tuple[SittingRecord, RecordedRectification]:
    """Return the record as the corrections make it, and what it is to say of them."""
    sealed = load_record(get_frozen(session).content)
    if gone := parts_gone(sealed, get_record(session, closed_at=sealed.closed_at)):
        raise RuleError("sealed_words_gone", parts=gone_words(gone))
    former = begin_rectification(
        session, corrections=rectification.corrections, reason=rectification.reason
    )
    orders = require_same_counts(session)
    if outdated := outdated_cuts(session, orders):
        raise RuleError("rectify_cut", domain=outdated[0].name)
    require_closable(session, orders)
    take_snapshot(session, orders)
    record = get_record(session, closed_at=sealed.closed_at, orders=orders)
    told = RecordedRectification(
        number=former.number,
        seal=former.seal_code,
        digest=seal_digest(former.seal, file=KIND),
        sealed_at=sealed.rectification.at if sealed.rectification else sealed.closed_at,
        at=now(session),
        reason=rectification.reason.strip(),
        witnesses=_named(rectification.witnesses),
        changes=changes_between(sealed, record),
    )
    return record, told


def _named(witnesses: Sequence[str]) -> tuple[str, ...]:
    return tuple(require_text(each, "witness_missing") for each in witnesses)
