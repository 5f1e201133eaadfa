"""One year of a prize: what it is called, what is judged, by which grid, for which awards."""

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jury_app.model.entities.base import Base
from jury_app.model.enums import IN_COMPETITION, ApplicationStatus, LevelKind, RoundState


class Edition(Base):
    """The edition that this store holds; there is one row."""

    __tablename__ = "edition"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    key: Mapped[str]
    title: Mapped[str]
    year: Mapped[int]
    template: Mapped[str]
    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    organiser: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="fr")
    display_scale: Mapped[int] = mapped_column(default=20)
    shows_total: Mapped[bool] = mapped_column(default=False)
    call_closes_at: Mapped[str | None] = mapped_column(default=None)
    ballots_due_at: Mapped[str | None] = mapped_column(default=None)
    sitting_at: Mapped[str | None] = mapped_column(default=None)
    ballots_email: Mapped[str] = mapped_column(default="")
    signing_key: Mapped[str] = mapped_column(default="")
    recipient: Mapped[str] = mapped_column(default="")
    recovery_recipient: Mapped[str] = mapped_column(default="")
    is_rehearsal: Mapped[bool] = mapped_column(default=False)
    retention: Mapped[str] = mapped_column(default="{}")
    """For how many months each kind of data is kept after the closing, as JSON."""


class KeyRing(Base):
    """The private keys of the edition, wrapped under the passphrase of the secretariat if any."""

    __tablename__ = "key_ring"

    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    has_passphrase: Mapped[bool]
    id: Mapped[int] = mapped_column(primary_key=True, default=1)


class Rules(Base):
    """One version of the rules; the highest is in force."""

    __tablename__ = "rules"

    version: Mapped[int] = mapped_column(primary_key=True)
    settings: Mapped[str]
    fingerprint: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    sealed_at: Mapped[str | None] = mapped_column(default=None)


class Domain(Base):
    """A domain of the prize, with its sponsor."""

    __tablename__ = "domain"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    sponsor: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Round(Base):
    """A round of the jury with its own grid: preselection, then the jury."""

    __tablename__ = "round"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    state: Mapped[RoundState] = mapped_column(default=RoundState.DRAFT)
    shortlist_only: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[str | None] = mapped_column(default=None)
    witnesses: Mapped[str] = mapped_column(default="[]")
    """Who saw the ballots opened, as a JSON list of names."""

    criteria: Mapped[list["Criterion"]] = relationship(
        back_populates="round", order_by="Criterion.position", init=False, repr=False
    )

    @property
    def judged_statuses(self) -> frozenset[ApplicationStatus]:
        """What an application must be to be judged: shortlisted, once a shortlist is settled."""
        return frozenset({ApplicationStatus.SHORTLISTED}) if self.shortlist_only else IN_COMPETITION

    @property
    def ballots_opened(self) -> bool:
        """Whether individual marks may be seen."""
        return self.opened_at is not None


class Criterion(Base):
    """A criterion of the grid; marks are stored as whole numbers of its smallest step."""

    __tablename__ = "criterion"
    __table_args__ = (
        UniqueConstraint("round_id", "code"),
        CheckConstraint("max_points > min_points", name="has_a_range"),
        CheckConstraint("steps_per_point > 0", name="has_steps"),
        CheckConstraint("weight >= 0", name="weight_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), init=False)
    round: Mapped[Round] = relationship(back_populates="criteria", repr=False)
    code: Mapped[str]
    name: Mapped[str]
    guidance: Mapped[str] = mapped_column(default="")
    weight: Mapped[int] = mapped_column(default=1)
    min_points: Mapped[int] = mapped_column(default=0)
    max_points: Mapped[int] = mapped_column(default=10)
    steps_per_point: Mapped[int] = mapped_column(default=1)
    lower_is_better: Mapped[bool] = mapped_column(default=False)
    meanings: Mapped[str] = mapped_column(default="{}")
    position: Mapped[int] = mapped_column(default=0)


class Preselection(Base):
    """The closing of the expert panel that shortlisted what is judged here; none, or one row.

    It is kept whole, as the panel’s edition sealed it, so that it can be checked again.
    """

    __tablename__ = "preselection"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    signing_key: Mapped[str]
    content: Mapped[str] = mapped_column(info={"untold": True})
    seal: Mapped[bytes] = mapped_column(LargeBinary)
    seal_code: Mapped[str]
    id: Mapped[int] = mapped_column(primary_key=True, default=1)


class AwardLevel(Base):
    """An award that the jury may decide, the highest first."""

    __tablename__ = "award_level"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[LevelKind] = mapped_column(default=LevelKind.LEVEL)
    colour: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
