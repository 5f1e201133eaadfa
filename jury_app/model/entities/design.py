"""What the secretariat makes of its certificates: designs of its own, and the files they show."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from jury_app.model.entities.base import Base


class CertificateDesign(Base):
    """What stands where on a certificate, for one award level or for all that have none."""

    __tablename__ = "certificate_design"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(unique=True)
    settings: Mapped[str]
    level_id: Mapped[int | None] = mapped_column(ForeignKey("award_level.id"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class DesignFile(Base):
    """A background, a typeface or a signature that designs show, kept once."""

    __tablename__ = "design_file"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
