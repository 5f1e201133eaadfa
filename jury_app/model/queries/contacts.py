"""To whom one writes about an application, and in whose names it came."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from jury_app.model.entities import Application


@dataclass(frozen=True, slots=True)
class Contact:
    """A name and an address, which may be missing, and all the applicants in their order."""

    name: str = ""
    email: str = ""
    applicants: tuple[str, ...] = ()


def contacts_of(session: Session) -> dict[str, Contact]:
    """Return who is written to, by the number of the application."""
    applications = session.scalars(
        select(Application).options(selectinload(Application.applicants))
    )
    return {
        each.number: Contact(
            each.contact_name,
            each.contact_email,
            tuple(applicant.name for applicant in each.applicants),
        )
        for each in applications
    }
