"""Rectifying what was closed: corrections between two acts of the journal, and a seal over both."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from jury_app.errors import JuryError
from jury_app.i18n import _
from jury_app.limits import LONGEST_LINE, LONGEST_TEXT
from jury_app.model.entities import FrozenDecisions
from jury_app.model.enums import JournalKind
from jury_app.model.journal import now, record
from jury_app.model.operations.correcting import correct
from jury_app.model.operations.corrections import Correction
from jury_app.model.queries.frozen import FrozenRow, get_frozen
from jury_app.model.requirements import RECTIFYING, require_length, require_text


class RefusedCorrectionError(JuryError):
    """A correction that was refused, and all of the act with it."""

    def __init__(self, number: int, refusal: JuryError) -> None:
        super().__init__(refusal.code, **refusal.details)
        self._number = number

    @property
    def place(self) -> dict[str, int]:
        """Which correction."""
        return {"correction": self._number}

    def __str__(self) -> str:
        return _("Correction {number}: {text}").format(number=self._number, text=super().__str__())


def begin_rectification(
    session: Session, *, corrections: Sequence[Correction], reason: str
) -> FrozenRow:
    """Open an act of rectification and do its corrections; return the set that it replaces.

    The transaction that begins it must seal it: nothing stays half rectified.
    """
    frozen = get_frozen(session)
    reason = require_text(reason, "reason_missing")
    require_length(reason, LONGEST_TEXT)
    body = {"number": frozen.number + 1, "rectifies": frozen.number, "seal": frozen.seal_code}
    record(session, JournalKind.RECTIFICATION, body, reason=reason)
    session.info[RECTIFYING] = True
    for number, each in enumerate(corrections, start=1):
        try:
            correct(session, each, reason=reason)
        except JuryError as error:
            raise RefusedCorrectionError(number, error) from error
    return frozen


def end_rectification(
    session: Session, *, content: str, seal: bytes, seal_code: str, witnesses: Sequence[str]
) -> int:
    """Freeze what was rectified under a seal of its own; the one before stays as it was."""
    for name in witnesses:
        require_length(name, LONGEST_LINE)
    number = get_frozen(session).number + 1
    session.add(
        FrozenDecisions(
            number=number,
            frozen_at=now(session),
            content=content,
            seal=seal,
            seal_code=seal_code,
        )
    )
    session.info[RECTIFYING] = False
    body = {"number": number, "seal": seal_code, "witnesses": len(witnesses)}
    return record(session, JournalKind.RECTIFIED, body)
