"""The marks of a ballot that counts, brought back to its juror inside a kit made again."""

from jury_app.model.database import Database
from jury_app.model.queries.exchange import counted_ballot, invitation_keys
from jury_app.sealing.ballot import open_ballot
from jury_app.sealing.keys import EditionKeys
from jury_app.sealing.manifest import KitBallot


def brought_back(database: Database, keys: EditionKeys, juror_id: int) -> KitBallot | None:
    """Return the ballot of a juror that counts, read for the juror alone: nobody sees it here."""
    kept = database.read(counted_ballot, juror_id)
    if kept is None:
        return None
    digest, sealed = kept
    claimed = open_ballot(sealed, keys.identity, file=digest)
    invitations = database.read(invitation_keys, juror_id)
    opened = claimed.verify([bytes.fromhex(key) for key in invitations], edition=keys.id)
    content = opened.content
    return KitBallot(
        revision=content.revision,
        digest=opened.digest,
        previous=content.previous,
        made_at=content.made_at,
        complete=content.complete,
        scores={number: dict(marks) for number, marks in content.scores.items()},
        recused=dict(content.recusals),
        notes={number: dict(texts) for number, texts in content.notes.items()},
        data=sealed,
    )
