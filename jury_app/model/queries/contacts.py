"""To whom one writes about an application."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import Application


@dataclass(frozen=True, slots=True)
class Contact:
    """A name and an address; either may be missing."""

    name: str = ""
    email: str = ""


def contacts_of(session: Session) -> dict[str, Contact]:
    """Return who is written to, by the number of the application."""
    columns = (Application.number, Application.contact_name, Application.contact_email)
    return {
        number: Contact(name, email) for number, name, email in session.execute(select(*columns))
    }
