"""The sitting of the jury, and what it decides."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from jury_app.model.entities.base import Base
from jury_app.model.enums import AttendanceState


class Sitting(Base):
    """The meeting at which a round is decided."""

    __tablename__ = "sitting"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), unique=True)
    opened_at: Mapped[str]
    closed_at: Mapped[str | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")
    secretary: Mapped[str] = mapped_column(default="")


class Attendance(Base):
    """How a juror takes part in a sitting."""

    __tablename__ = "attendance"

    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"), primary_key=True)
    state: Mapped[AttendanceState]


class Amendment(Base):
    """A mark that a juror changes in the room; the sealed ballot stays as it is.

    Amendments are added and never rewritten: the last one of a mark counts.
    """

    __tablename__ = "amendment"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"))
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    old: Mapped[int | None]
    new: Mapped[int | None]


class Decision(Base):
    """What the jury decided: an award, or, without an application, that a domain has none.

    Withdrawn decisions stay, so that the day can be told again.
    """

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    domain_id: Mapped[int] = mapped_column(ForeignKey("domain.id"), index=True)
    decided_at: Mapped[str]
    application_id: Mapped[int | None] = mapped_column(
        ForeignKey("application.id"), default=None, index=True
    )
    level_id: Mapped[int | None] = mapped_column(ForeignKey("award_level.id"), default=None)
    motive: Mapped[str] = mapped_column(default="")
    citation: Mapped[str] = mapped_column(default="")
    is_withdrawn: Mapped[bool] = mapped_column(default=False)


class Snapshot(Base):
    """A numbered consolidation, kept as it was."""

    __tablename__ = "snapshot"

    number: Mapped[int] = mapped_column(primary_key=True)
    taken_at: Mapped[str]
    standings: Mapped[str]


class FrozenDecisions(Base):
    """The numbered set of decisions that every document is made from, under its seal."""

    __tablename__ = "frozen_decisions"

    number: Mapped[int] = mapped_column(primary_key=True)
    frozen_at: Mapped[str]
    content: Mapped[str]
    seal: Mapped[bytes] = mapped_column(LargeBinary)
    seal_code: Mapped[str]


class CoSignature(Base):
    """A juror’s own signature under a seal, made on a device that the secretariat never had."""

    __tablename__ = "co_signature"

    frozen_number: Mapped[int] = mapped_column(
        ForeignKey("frozen_decisions.number"), primary_key=True
    )
    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"), primary_key=True)
    device_key: Mapped[str]
    signed: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[str]
