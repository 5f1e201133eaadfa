"""A juror's signature under a seal: kept beside the frozen decisions, which it leaves alone."""

from sqlalchemy.orm import Session

from jury_app.model.entities import CoSignature
from jury_app.model.enums import JournalKind
from jury_app.model.journal import now, record


def keep_co_signature(
    session: Session, *, number: int, juror_id: int, device_key: str, digest: str, signed: bytes
) -> int:
    """Keep a countersignature that was found good; it may come long after the closing."""
    session.add(
        CoSignature(
            frozen_number=number,
            juror_id=juror_id,
            device_key=device_key,
            signed=signed,
            received_at=now(session),
        )
    )
    session.flush()
    body = {"number": number, "juror": juror_id, "digest": digest}
    return record(session, JournalKind.COSIGNED, body)
