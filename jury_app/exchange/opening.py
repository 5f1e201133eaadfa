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
    invitation_keys,
    juror_of_key,
    list_ballots,
    sealed_ballots,
)
from jury_app.progress import Progress, Steps
from jury_app.sealing import canonical
from jury_app.sealing.ballot import open_ballot
from jury_app.sealing.keys import EditionKeys


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
    sealed = database.read(sealed_ballots)
    opened: dict[str, OpenedMarks] = {}
    for done, (digest, data) in enumerate(sealed):
        yield Progress(done, len(sealed))
        opened[digest] = _open(database, keys, digest, data)
    rules = database.write(seal_rules, opened=opened, witnesses=witnesses)
    states = Counter(row.state for row in database.read(list_ballots))
    return Opened(
        ballots=states[BallotState.COUNTED],
        superseded=states[BallotState.SUPERSEDED],
        in_conflict=states[BallotState.CONFLICT],
        rules=rules,
    )


def _open(database: Database, keys: EditionKeys, digest: str, data: bytes) -> OpenedMarks:
    claimed = open_ballot(data, keys.identity, file=digest)
    juror = database.read(juror_of_key, claimed.juror)
    # What was received before a kit was revoked was received in good order.
    invitations = database.read(invitation_keys, juror.id, revoked=True) if juror else []
    ballot = claimed.verify([bytes.fromhex(key) for key in invitations], edition=keys.id)
    return marks_of(ballot, canonical.pack(claimed.document))
