"""The attendance sheet as a PDF: a box to sign in for each member, and another for a proxy."""

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.attendance_sheet.content import AttendanceSheet, Signatory
from jury_app.documents.drawing import Imprint
from jury_app.documents.grammar import of
from jury_app.documents.layout import Cell, Column, Span, Story
from jury_app.documents.masthead import set_masthead
from jury_app.documents.pages import Box, Line, Rule, write_pages
from jury_app.formatting import format_date, format_time
from jury_app.i18n import _, ngettext

_ROW = 42.0
_MARGIN = 4.0
_BLANK = "………………………………"


def build_attendance_sheet(content: AttendanceSheet, output: BinaryIO) -> int:
    """Write the sheet and return its number of pages."""
    story = Story()
    set_masthead(story, content.organiser, _("Attendance sheet"), _name(content), _when(content))
    number = 1
    for heading, people in (
        (_("Members with a voice"), content.members),
        (_("In an advisory capacity"), content.advisers),
    ):
        if people:
            story.heading(heading, style.SUBHEADING)
            _set_people(story, content, people, number, has_proxies=people is content.members)
            number += len(people)
    _set_end(story, content)
    return write_pages(story.lines, _imprint(content), output)


def _imprint(content: AttendanceSheet) -> Imprint:
    return Imprint(
        title=f"{_('Attendance sheet')} – {content.title} {content.year}",
        author=content.organiser,
        language=content.language,
        subject=_name(content),
        made_on=content.held_at.date() if content.held_at else None,
        running_title=_("Attendance sheet"),
        running_note=_name(content),
        foot=content.organiser,
    )


def _name(content: AttendanceSheet) -> str:
    text = _("Sitting of the jury {of_title} {year}")
    if content.is_panel:
        text = _("Sitting of the expert panel {of_title} {year}")
    return text.format(of_title=of(content.title), year=content.year)


def _when(content: AttendanceSheet) -> str:
    date = format_date(content.held_at.date()) if content.held_at else _BLANK
    hour = format_time(content.held_at) if content.held_at else _BLANK
    return _("Place: {place} · Date: {date} · Hour: {hour}").format(
        place=content.place or _BLANK, date=date, hour=hour
    )


def _set_people(
    story: Story,
    content: AttendanceSheet,
    people: Sequence[Signatory],
    first: int,
    *,
    has_proxies: bool,
) -> None:
    with_proxies = content.has_proxies and has_proxies
    columns = [
        Column(0.06, _("No.")),
        Column(0.44 if with_proxies else 0.56, _("Name and capacity")),
        Column(0.25 if with_proxies else 0.38, _("Signature")),
    ]
    if with_proxies:
        columns.append(Column(0.25, _("Represented by (name and signature)")))
    grid = story.grid(columns, _("Attendance sheet (continued)"))
    for number, each in enumerate(people, start=first):
        cells = [*_known(number, each), [(each.note, style.CELL_MUTED)] if each.note else []]
        if with_proxies:
            cells.append([(each.holder, style.CELL_MUTED)] if each.holder else [])
        start = len(story.lines)
        story.row(grid, cells)
        story.lines[start:] = _boxed(story.lines[start:], grid.spans[2:])


def _boxed(lines: Sequence[Line], spans: Sequence[Span]) -> list[Line]:
    """Return a row tall enough to sign in, with a pale box where one signs."""
    height = sum(each.before + each.height for each in lines) - lines[0].before
    missing = max(_ROW - height, 0.0)
    *others, last = lines
    rules = tuple(
        each._replace(y=each.y + missing) if isinstance(each, Rule) else each for each in last.marks
    )
    made = [*others, replace(last, height=last.height + missing, marks=rules)]
    boxes = tuple(
        Box(span.x, 0.0, span.width, max(height, _ROW) - _MARGIN, style.SIGNING) for span in spans
    )
    return [replace(made[0], marks=(*boxes, *made[0].marks)), *made[1:]]


def _known(number: int, each: Signatory) -> list[Cell]:
    who = [(each.name, style.CELL_STRONG)]
    who += [(line, style.CELL_MUTED) for line in (each.role, each.quality) if line]
    if each.fingerprint:
        told = _("Fingerprint: {fingerprint}").format(fingerprint=each.fingerprint)
        who.append((told, style.CELL_MUTED))
    return [[(str(number), style.CELL_MUTED)], who]


def _set_end(story: Story, content: AttendanceSheet) -> None:
    story.hold()
    with story.together():
        count = len(content.members)
        text = ngettext(
            "The jury has {count} member with a voice.",
            "The jury has {count} members with a voice.",
            count,
        )
        if content.is_panel:
            text = ngettext(
                "The panel has {count} member with a voice.",
                "The panel has {count} members with a voice.",
                count,
            )
        story.text(text.format(count=count), keep=True)
        story.text(
            _("Certified true: {count} present, {count} represented.").format(count="………"),
            keep=True,
        )
        story.signatures(content.certified_by)
