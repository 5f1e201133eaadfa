"""All that an edition holds about one person: every row that is theirs or names them.

Whoever else is named in it is withheld. Tables and columns are walked as the schema has them, so
that a column that comes later is in it too.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import shown
from jury_app.model.entities import Application, Attachment, Criterion
from jury_app.model.queries.people import Person, all_names, known_person, written_person
from jury_app.model.requirements import edition_of
from jury_app.privacy.held_acts import acts_of, said_by, said_of
from jury_app.privacy.held_parts import Held, Redaction
from jury_app.privacy.held_rows import held_rows


def held_about(session: Session, who: str) -> Held:
    """Return all that is held about whom a name or an address means, were it in texts alone."""
    names = all_names(session)
    person = known_person(session, who) or written_person(who, names)
    if person is None:
        raise RuleError("person_unknown", value=shown(who))
    redaction = Redaction(person, names)
    rows = held_rows(session, person, redaction)
    if not rows:
        raise RuleError("person_unknown", value=shown(who))
    edition = edition_of(session)
    return Held(
        person=person,
        roles=_roles(person),
        edition=f"{edition.title} {edition.year}",
        organiser=edition.organiser,
        language=edition.language,
        rows=tuple(rows),
        own=tuple(said_by(session, person, redaction)),
        said=tuple(said_of(session, person, redaction)),
        applications={
            each.id: f"{each.number} {each.title}" for each in session.scalars(select(Application))
        },
        criteria={
            each.code: (each.name, each.steps_per_point)
            for each in session.scalars(select(Criterion))
        },
        acts=tuple(acts_of(session, person, redaction, rows)),
        files=tuple(
            session.scalars(
                select(Attachment.name).where(Attachment.application_id.in_(person.application_ids))
            )
        ),
    )


def _roles(person: Person) -> tuple[str, ...]:
    found = []
    if person.juror_id is not None:
        found.append("juror")
    if person.application_ids:
        found.append("contact")
    return tuple(found) or ("named",)
