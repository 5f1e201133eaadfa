"""What becomes of the keys of an edition; the journal says so, and holds none of them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import KeyRing
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.requirements import edition_of


def change_passphrase(session: Session, *, wrapped: bytes) -> int:
    """Keep the keys under another passphrase."""
    _keep(session, wrapped, has_passphrase=True)
    return record(session, JournalKind.PASSPHRASE_CHANGED)


def renew_recovery(session: Session, *, wrapped: bytes, recipient: str) -> int:
    """Keep the keys for another recovery sheet; the one before opens this edition no more."""
    _keep(session, wrapped)
    edition_of(session).recovery_recipient = recipient
    return record(session, JournalKind.RECOVERY_RENEWED)


def note_restored(session: Session, *, wrapped: bytes, has_passphrase: bool) -> int:
    """Keep the keys as they were given back, and tell that the edition comes from a back-up."""
    _keep(session, wrapped, has_passphrase=has_passphrase)
    return record(session, JournalKind.RESTORED)


def _keep(session: Session, wrapped: bytes, *, has_passphrase: bool | None = None) -> None:
    ring = session.scalars(select(KeyRing)).one()
    ring.wrapped = wrapped
    if has_passphrase is not None:
        ring.has_passphrase = has_passphrase
