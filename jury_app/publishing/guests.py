"""Who has a name on a table or a label, and when they are expected: jurors and laureates."""

from datetime import timedelta
from typing import cast

from jury_app.documents.calendar_file import CalendarEvent, CalendarFile
from jury_app.documents.grammar import of
from jury_app.documents.places import Place, Places
from jury_app.documents.version import rectified_note
from jury_app.i18n import Language, _
from jury_app.legal_time import PARIS, in_the_room
from jury_app.model.queries.numbering import awards_of
from jury_app.model.queries.record import SittingRecord
from jury_app.publishing.wishes import Wishes

_CEREMONY_LASTS = timedelta(hours=2)


def juror_places(record: SittingRecord, replaced_by: int | None = None) -> Places:
    """Return the members of the jury."""
    members = [Place(name=each.name, quality=each.quality) for each in record.jury]
    return _places(record, members, replaced_by)


def laureate_places(record: SittingRecord, replaced_by: int | None = None) -> Places:
    """Return every body that is distinguished, once, under it what it won first."""
    found: dict[tuple[str, str], Place] = {}
    for domain, decision in awards_of(record):
        won = f"{decision.level_name}, {domain.name}"
        for name in decision.applicants:
            found.setdefault((name, decision.department), Place(name=name, quality=won))
    return _places(record, list(found.values()), replaced_by)


def calendar_of(
    record: SittingRecord, wishes: Wishes, replaced_by: int | None = None
) -> CalendarFile:
    """Return the sitting as it was, and the ceremony if its hour was told."""
    closed = in_the_room(record.closed_at)
    opened = in_the_room(record.opened_at) if record.opened_at else closed
    prize = f"{of(record.title)} {record.year}"
    note = rectified_note(record.number, replaced_by)
    described = "\n".join(filter(None, (record.organiser, note)))
    sitting = CalendarEvent(
        uid=f"sitting-{record.edition}@jury",
        summary=_("Sitting of the jury {of_prize}").format(of_prize=prize),
        starts_at=opened,
        ends_at=closed,
        place=record.place,
        description=described,
    )
    events = [sitting]
    if wishes.ceremony:
        starts = wishes.ceremony.replace(tzinfo=PARIS)
        ceremony = CalendarEvent(
            uid=f"ceremony-{record.edition}@jury",
            summary=_("Ceremony {of_title} {year}").format(
                of_title=of(record.title), year=record.year
            ),
            starts_at=starts,
            ends_at=starts + _CEREMONY_LASTS,
            place=wishes.ceremony_place,
            description=described,
        )
        events.append(ceremony)
    return CalendarFile(made_at=closed, events=tuple(events))


def _places(record: SittingRecord, items: list[Place], replaced_by: int | None) -> Places:
    return Places(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        items=tuple(items),
        number=record.number,
        replaced_by=replaced_by,
        language=cast("Language", record.language),
    )
