"""The presentations of a record: each with what is said of its certificates."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import cast

from jury_app.documents.calendar_file import CalendarEvent
from jury_app.documents.grammar import of
from jury_app.documents.presentations import Presentation, Presentations, Presented
from jury_app.formatting import joined
from jury_app.i18n import Language, _, pgettext
from jury_app.legal_time import PARIS
from jury_app.model.queries.numbering import awards_of, register_of
from jury_app.model.queries.presentations import PresentationRow
from jury_app.model.queries.record import SittingRecord

_LASTS = timedelta(hours=1)


def presentations_of(record: SittingRecord, planned: Sequence[PresentationRow]) -> Presentations:
    """Return what is planned, but for a presentation whose certificates were all withdrawn."""
    return Presentations(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        items=tuple(_presentation(record, each) for each in planned if each.certificates),
        number=record.number,
        language=cast("Language", record.language),
    )


def presentation_events(
    record: SittingRecord, planned: Sequence[PresentationRow]
) -> Iterator[CalendarEvent]:
    """Yield what stands in a calendar."""
    planned = [each for each in planned if each.certificates]
    for row, item in zip(planned, presentations_of(record, planned).items, strict=True):
        starts = item.on.replace(tzinfo=PARIS)
        names = dict.fromkeys(name for each in item.presented for name in each.laureates)
        yield CalendarEvent(
            uid=f"presentation-{row.id}-{record.edition}@jury",
            summary=_("Presentation {of_title} {year}: {laureates}").format(
                of_title=of(record.title), year=record.year, laureates=joined(list(names))
            ),
            starts_at=starts,
            ends_at=starts + _LASTS,
            place=item.place,
            description=joined(item.people),
        )


def _presentation(record: SittingRecord, row: PresentationRow) -> Presentation:
    return Presentation(
        on=datetime.fromisoformat(row.on),
        place=row.where,
        people=row.people,
        presented=tuple(_presented(record, row.certificates)),
    )


def _presented(record: SittingRecord, numbers: Sequence[str]) -> Iterator[Presented]:
    tie = pgettext("tie", "ex aequo")
    for entry, (_domain, decision) in zip(register_of(record), awards_of(record), strict=True):
        if entry.number in numbers:
            yield Presented(
                number=entry.number,
                level=f"{decision.level_name}, {tie}" if decision.ex_aequo else decision.level_name,
                laureates=decision.applicants,
                application=decision.number,
                title=decision.title,
            )
