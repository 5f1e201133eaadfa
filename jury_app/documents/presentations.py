"""Presentations on the premises of laureates: a list to travel with, and a table of the same."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.drawing import Imprint
from jury_app.documents.grammar import of
from jury_app.documents.layout import Cell, Column, Story
from jury_app.documents.masthead import set_masthead
from jury_app.documents.pages import write_pages
from jury_app.documents.spreadsheet import CellValue, write_csv
from jury_app.documents.version import rectified_note, version_words
from jury_app.formatting import format_date, format_hour, joined
from jury_app.i18n import Language, _

_COLUMNS = (
    "on", "place", "people", "certificate", "level", "laureates", "application", "title", "version",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """A certificate that is handed over."""

    number: str
    level: str
    laureates: tuple[str, ...]
    application: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """When and where certificates are handed over, and by whom."""

    on: datetime
    place: str
    people: tuple[str, ...] = ()
    presented: tuple[Presented, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentations:
    """All that is planned, in its order."""

    title: str
    year: int
    organiser: str
    items: tuple[Presentation, ...] = ()
    number: int = 1
    language: Language = "fr"


def build_presentations(content: Presentations, output: BinaryIO) -> int:
    """Write the list as a PDF and return its number of pages."""
    story = Story()
    set_masthead(
        story,
        content.organiser,
        f"{content.title} {content.year}",
        _("Presentations on the premises of laureates"),
        *filter(None, [rectified_note(content.number)]),
    )
    if not content.items:
        story.text(_("None is planned."))
    for item in content.items:
        with story.together():
            _set_presentation(story, item)
    return write_pages(story.lines, _imprint(content), output)


def build_presentations_csv(content: Presentations, output: BinaryIO) -> None:
    """Write a row for each certificate that is handed over."""
    rows = (row for item in content.items for row in _rows(item))
    write_csv([_COLUMNS, *((*row, content.number) for row in rows)], output)


def _set_presentation(story: Story, item: Presentation) -> None:
    story.heading(f"{format_date(item.on.date())}, {format_hour(item.on)} – {item.place}")
    if item.people:
        said = _("Handed over by {people}").format(people=joined(item.people))
        story.text(said, style.NOTE, keep=True)
    columns = (
        Column(0.16, _("Certificate")),
        Column(0.26, _("Award")),
        Column(0.58, _("Laureates and title")),
    )
    again = _("{name} (continued)").format(name=item.place)
    story.table(columns, map(_cells, item.presented), again=again)


def _cells(each: Presented) -> list[Cell]:
    application = _("application {number}").format(number=each.application)
    return [
        [(each.number, style.CELL)],
        [(each.level, style.CELL_STRONG)],
        [
            (joined(each.laureates), style.CELL_STRONG),
            (each.title, style.CELL),
            (application, style.SMALL),
        ],
    ]


def _rows(item: Presentation) -> list[tuple[CellValue, ...]]:
    place = (item.on.isoformat(timespec="minutes"), item.place, " | ".join(item.people))
    return [
        (
            *place,
            each.number,
            each.level,
            " | ".join(each.laureates),
            each.application,
            each.title,
        )
        for each in item.presented
    ]


def _imprint(content: Presentations) -> Imprint:
    title = _("Presentations {of_title} {year}").format(
        of_title=of(content.title), year=content.year
    )
    return Imprint(
        title=title,
        author=content.organiser,
        language=content.language,
        subject=version_words(content.number),
        running_title=title,
        foot=content.organiser,
    )
