"""Opening the ballots: the witnessed act after which individual marks may be seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jury_app.exchange.collecting import marks_of
from jury_app.exchange.founding import unlock
from jury_app.model.database import Database
from jury_app.model.enums import BallotState
from jury_app.model.operations.exchange import OpenedMarks
from jury_app.model.operations.exchange import open_ballots as seal_rules
from jury_app.model.queries.exchange import (
    list_ballots,
    list_invitations,
    sealed_ballots,
)
from jury_app.model.queries.jury import list_jurors
from jury_app.progress import Progress, Steps
from jury_app.sealing.ballot import open_ballot


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """How many ballots count, how many do not, and the fingerprint of the rules in force now."""

    ballots: int
    superseded: int
    in_conflict: int
    rules: str


def open_ballots(
    database: Database, *, passphrase: str | None, witnesses: Sequence[str]
) -> Steps[Opened]:
    """Open every ballot received, seal the rules, and enter who saw it."""
    keys = unlock(database, passphrase)
    edition = keys.id
    sealed = database.read(sealed_ballots)
    jury = {row.key: row.id for row in database.read(list_jurors)}
    # What was received before a kit was revoked was received in good order.
    known = {
        juror: [each.public_key for each in invitations]
        for juror, invitations in database.read(list_invitations).items()
    }
    opened: dict[str, OpenedMarks] = {}
    for done, (digest, data) in enumerate(sealed):
        yield Progress(done, len(sealed))
        claimed = open_ballot(data, keys.identity, file=digest)
        ballot = claimed.verify(known.get(jury.get(claimed.juror, 0), []), edition=edition)
        opened[digest] = marks_of(ballot, claimed.plain)
    rules = database.write(seal_rules, opened=opened, witnesses=witnesses)
    states = Counter(row.state for row in database.read(list_ballots))
    return Opened(
        ballots=states[BallotState.COUNTED],
        superseded=states[BallotState.SUPERSEDED],
        in_conflict=states[BallotState.CONFLICT],
        rules=rules,
    )
