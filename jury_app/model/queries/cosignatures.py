"""Who countersigned which seal."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import CoSignature
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.record import named, quality_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CoSignatureRow:
    """A juror who signed a seal on a device of their own."""

    number: int
    juror_id: int
    juror: str
    quality: str
    device_key: str
    signed: bytes
    received_at: str

    @property
    def id(self) -> str:
        """Which it is, in a list."""
        return f"{self.number}-{self.juror_id}"


def list_co_signatures(session: Session, number: int | None = None) -> list[CoSignatureRow]:
    """Return the countersignatures of a set of decisions, or all, as the jury is listed."""
    jurors = list_jurors(session)
    places = {each.id: place for place, each in enumerate(jurors)}
    query = select(CoSignature).order_by(CoSignature.frozen_number)
    if number is not None:
        query = query.where(CoSignature.frozen_number == number)
    rows = [
        CoSignatureRow(
            number=each.frozen_number,
            juror_id=each.juror_id,
            juror=named(jurors[places[each.juror_id]]),
            quality=quality_of(jurors[places[each.juror_id]]),
            device_key=each.device_key,
            signed=each.signed,
            received_at=each.received_at,
        )
        for each in session.scalars(query)
    ]
    return sorted(rows, key=lambda row: (row.number, places[row.juror_id]))
