"""What is judged: applications, those who file them, and what they attach."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jury_app.model.entities.base import Base
from jury_app.model.entities.edition import Domain
from jury_app.model.enums import ApplicantKind, ApplicationStatus


class Application(Base):
    """One project that an authority puts forward in a domain."""

    __tablename__ = "application"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    domain_id: Mapped[int] = mapped_column(ForeignKey("domain.id"), index=True)
    source: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    domain: Mapped[Domain] = relationship(init=False, repr=False, viewonly=True)
    axis: Mapped[str] = mapped_column(default="")
    contact_name: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    status: Mapped[ApplicationStatus] = mapped_column(default=ApplicationStatus.RECEIVED)
    status_reason: Mapped[str] = mapped_column(default="")
    deposited: Mapped[str] = mapped_column(default="")
    is_late: Mapped[bool] = mapped_column(default=False)
    announced: Mapped[str] = mapped_column(default="[]")
    """The attachments that the form names, as a JSON list; not all of them need have come."""

    applicants: Mapped[list["Applicant"]] = relationship(
        back_populates="application",
        cascade="all",  # no orphans: what is deleted by itself would escape the journal
        order_by="Applicant.position",
        init=False,
        repr=False,
    )


class Applicant(Base):
    """A body that files an application; the first is the one who leads."""

    __tablename__ = "applicant"

    application_id: Mapped[int] = mapped_column(
        ForeignKey("application.id"), primary_key=True, init=False
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    application: Mapped[Application] = relationship(back_populates="applicants", repr=False)
    name: Mapped[str]
    kind: Mapped[ApplicantKind] = mapped_column(default=ApplicantKind.OTHER)
    siren: Mapped[str | None] = mapped_column(default=None, index=True)
    department: Mapped[str | None] = mapped_column(default=None)
    population: Mapped[int | None] = mapped_column(default=None)


class ImportedRow(Base):
    """The row of the form tool as it came, word for word, and the values that were read in it.

    A later import changes only what the form tool changed, never what was corrected here.
    """

    __tablename__ = "imported_row"

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), primary_key=True)
    raw: Mapped[str]
    taken: Mapped[str]


class Attachment(Base):
    """A file that belongs to an application."""

    __tablename__ = "attachment"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(ForeignKey("attachment_content.sha256"))


class AttachmentContent(Base):
    """The bytes of an attachment, kept apart so that lists never load them."""

    __tablename__ = "attachment_content"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
