"""What many questions look into, each for its own reason: read once for all of a reading."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import Application, AwardLevel, Domain, Juror
from jury_app.model.enums import ApplicationStatus
from jury_app.model.reading import once


class Numbered(NamedTuple):
    """An application as the acts and the ballots name it."""

    id: int
    domain_id: int
    number: str
    status: ApplicationStatus


@once
def all_domains(session: Session) -> list[Domain]:
    """Return the domains in their order."""
    return list(session.scalars(select(Domain).order_by(Domain.position, Domain.id)))


@once
def all_levels(session: Session) -> list[AwardLevel]:
    """Return the award levels, the highest first."""
    return list(session.scalars(select(AwardLevel).order_by(AwardLevel.position)))


@once
def all_jurors(session: Session) -> list[Juror]:
    """Return whoever sits, or sat until they withdrew."""
    return list(session.scalars(select(Juror)))


@once
def numbered(session: Session) -> list[Numbered]:
    """Return the applications by what everything else calls them."""
    rows = session.execute(
        select(Application.id, Application.domain_id, Application.number, Application.status)
    )
    return [Numbered(*row) for row in rows]
