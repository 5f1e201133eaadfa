"""For how long an edition keeps each kind of data: a setting that may change after the closing."""

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.enums import DataKind, JournalKind
from jury_app.model.journal import record
from jury_app.model.requirements import edition_of
from jury_app.model.retention import LONGEST, Periods, dump_periods, load_periods


def set_retention(session: Session, *, periods: Periods) -> int:
    """Keep some kinds of data for so many months after the closing, or for as long as the edition.

    Kinds that are not named stay as they are.
    """
    if any(months is not None and not 0 <= months <= LONGEST for months in periods.values()):
        raise RuleError("period_wrong", most=LONGEST)
    edition = edition_of(session)
    before = load_periods(edition.retention)
    after = {**before, **periods}
    edition.retention = dump_periods(after)
    changed = {kind.value: after[kind] for kind in DataKind if after[kind] != before[kind]}
    return record(session, JournalKind.RETENTION_SET, {"months": changed})
