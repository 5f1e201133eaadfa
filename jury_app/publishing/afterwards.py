"""What is printed and sent after the jury, each paper when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import BinaryIO

from jury_app.documents.award_list import build_award_list_orders, build_award_list_pdf
from jury_app.documents.calendar_file import CalendarEvent, build_calendar
from jury_app.documents.ceremony import (
    Ceremony,
    build_running_order,
    build_script,
    build_slides,
)
from jury_app.documents.letters import build_draft, build_feedback, build_letters
from jury_app.documents.places import Places, build_labels, build_plates
from jury_app.documents.presentations import (
    Presentations,
    build_presentations,
    build_presentations_csv,
)
from jury_app.errors import RuleError
from jury_app.label_sheets import LABEL_SHEETS
from jury_app.model.queries.record import SittingRecord
from jury_app.publishing.ceremonies import ceremony_of
from jury_app.publishing.frozen import Build, Document, Frozen
from jury_app.publishing.guests import calendar_of, juror_places, laureate_places
from jury_app.publishing.letters import feedback_of
from jury_app.publishing.presentations import presentation_events, presentations_of


def require_wishes(name: str, frozen: Frozen) -> None:
    """What a paper needs to be told is there and sound, before anything is written."""
    if name == "press-list" and frozen.wishes.embargo is None:
        raise RuleError("embargo_missing")
    if name in (LETTERS, DRAFTS):
        frozen.letters  # noqa: B018 -- to make them is to check their texts
    if name == "feedback":
        feedback_of(frozen.record, frozen.wishes, frozen.contacts)


def _press_list(frozen: Frozen, output: BinaryIO) -> int:
    return build_award_list_pdf(replace(frozen.award_list, embargo=frozen.wishes.embargo), output)


def _orders(frozen: Frozen, output: BinaryIO) -> int:
    return build_award_list_orders(frozen.award_list, output)


def _ceremony(build: Callable[[Ceremony, BinaryIO], int]) -> Build:
    return lambda frozen, output: build(
        ceremony_of(frozen.record, frozen.wishes, frozen.logos, frozen.replaced_by), output
    )


def _plates(named: Callable[[SittingRecord, int | None], Places]) -> Build:
    return lambda frozen, output: build_plates(named(frozen.record, frozen.replaced_by), output)


def _labels(named: Callable[[SittingRecord, int | None], Places]) -> Build:
    return lambda frozen, output: build_labels(
        named(frozen.record, frozen.replaced_by), LABEL_SHEETS[frozen.wishes.label_sheet], output
    )


def _calendar(frozen: Frozen, output: BinaryIO) -> None:
    content = calendar_of(frozen.record, frozen.wishes, frozen.replaced_by)
    planned: tuple[CalendarEvent, ...] = ()
    if frozen.replaced_by is None:  # what is planned is planned with the decisions in force
        planned = tuple(presentation_events(frozen.record, frozen.presentations))
    build_calendar(replace(content, events=(*content.events, *planned)), output)


def _presentations(build: Callable[[Presentations, BinaryIO], int | None]) -> Build:
    return lambda frozen, output: build(
        presentations_of(frozen.record, frozen.presentations), output
    )


def _letters(frozen: Frozen, output: BinaryIO) -> int:
    return build_letters(frozen.letters, output)


def _drafts(frozen: Frozen, output: BinaryIO) -> None:
    """Write all drafts one after the other; whoever publishes gets a file for each."""
    content = frozen.letters
    for letter in content.items:
        build_draft(letter, content, output)


def _feedback(frozen: Frozen, output: BinaryIO) -> int:
    told = feedback_of(frozen.record, frozen.wishes, frozen.contacts, frozen.replaced_by)
    return build_feedback(told, output)


LETTERS, DRAFTS = "letters", "letters-drafts"
IN_FORCE = (DRAFTS, "presentations", "presentations-csv")
"""What somebody goes to, or is sent, and which is never made from decisions that were replaced."""

AFTERWARDS: Mapping[str, Document] = {
    "laureates": Document("laureates.pdf", _orders),
    "press-list": Document("press-list.pdf", _press_list),
    "ceremony": Document("ceremony.pdf", _ceremony(build_running_order)),
    "ceremony-script": Document("ceremony-script.pdf", _ceremony(build_script)),
    "ceremony-slides": Document("ceremony-slides.pdf", _ceremony(build_slides)),
    LETTERS: Document("letters.pdf", _letters),
    DRAFTS: Document("letters-drafts", _drafts),
    "feedback": Document("feedback.pdf", _feedback),
    "name-plates": Document("name-plates.pdf", _plates(juror_places)),
    "name-plates-laureates": Document("name-plates-laureates.pdf", _plates(laureate_places)),
    "labels": Document("labels.pdf", _labels(juror_places)),
    "labels-laureates": Document("labels-laureates.pdf", _labels(laureate_places)),
    "calendar": Document("calendar.ics", _calendar),
    "presentations": Document("presentations.pdf", _presentations(build_presentations)),
    "presentations-csv": Document("presentations.csv", _presentations(build_presentations_csv)),
}
