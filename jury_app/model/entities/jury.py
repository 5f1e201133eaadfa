"""The jury: its members, where they sit, what they read, and what they must stay out of."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jury_app.model.entities.base import Base
from jury_app.model.enums import InvitationState, JurorRole


class Juror(Base):
    """Somebody who sits in the jury; the key names them in files without saying who they are."""

    __tablename__ = "juror"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key: Mapped[str] = mapped_column(unique=True)
    family_name: Mapped[str]
    given_name: Mapped[str] = mapped_column(default="")
    civility: Mapped[str] = mapped_column(default="")
    function: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    siren: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str] = mapped_column(default="")
    role: Mapped[JurorRole] = mapped_column(default=JurorRole.MEMBER)
    role_text: Mapped[str] = mapped_column(default="")
    is_withdrawn: Mapped[bool] = mapped_column(default=False)

    @property
    def name(self) -> str:
        """The name as lists show it."""
        return f"{self.given_name} {self.family_name}".strip()


class ImportedJuror(Base):
    """What the last list said of a juror.

    A later list changes only what it changed itself, never what was corrected here.
    """

    __tablename__ = "imported_juror"

    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"), primary_key=True)
    taken: Mapped[str]


class PanelMember(Base):
    """A juror's seat in the panel of one domain, or of every domain when none is named."""

    __tablename__ = "panel_member"
    __table_args__ = (UniqueConstraint("round_id", "juror_id", "domain_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"), index=True)
    domain_id: Mapped[int | None] = mapped_column(ForeignKey("domain.id"), default=None)


class Assignment(Base):
    """An application that a juror is to read."""

    __tablename__ = "assignment"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"), primary_key=True)
    application_id: Mapped[int] = mapped_column(
        ForeignKey("application.id"), primary_key=True, index=True
    )


class Recusal(Base):
    """A conflict of interest that the secretariat recorded; lifted ones stay, with their entry.

    What a juror says in the kit stands in the ballot, and is read there.
    """

    __tablename__ = "recusal"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    reason: Mapped[str] = mapped_column(default="")
    is_lifted: Mapped[bool] = mapped_column(default=False)


class Invitation(Base):
    """The key in a kit that may enrol the juror's device."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"), index=True)
    public_key: Mapped[str] = mapped_column(unique=True)
    state: Mapped[InvitationState] = mapped_column(default=InvitationState.ACTIVE)


class Kit(Base):
    """A kit that was issued: which applications it holds is in the manifest's digest."""

    __tablename__ = "kit"
    __table_args__ = (UniqueConstraint("round_id", "juror_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    juror_id: Mapped[int] = mapped_column(ForeignKey("juror.id"), index=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"))
    revision: Mapped[int]
    file: Mapped[str]
    applications: Mapped[int]
    grid: Mapped[str]
    sha256: Mapped[str]
    issued_at: Mapped[str]
