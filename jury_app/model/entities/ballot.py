"""What the jurors send back."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from jury_app.model.entities.base import Base
from jury_app.model.enums import BallotState


class Ballot(Base):
    """A sealed ballot, for ever as it came; which one counts follows from all of them."""

    __tablename__ = "ballot"

    digest: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"), index=True)
    revision: Mapped[int]
    previous: Mapped[str | None]
    device_key: Mapped[str]
    made_at: Mapped[str]
    received_at: Mapped[str]
    is_complete: Mapped[bool]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[BallotState]
    """Derived from all the ballots of the juror whenever one comes in."""

    opened: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    """The signed document, kept beside the sealed one once ballots have been opened."""

    marks: Mapped[str | None] = mapped_column(default=None, info={"untold": True})
    """What the opened document says, as JSON: scores, recusals, comments."""


class ImportedScore(Base):
    """A mark typed or imported by the secretariat for a juror who sent no ballot."""

    __tablename__ = "imported_score"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"), primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), primary_key=True)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    mark: Mapped[int]
