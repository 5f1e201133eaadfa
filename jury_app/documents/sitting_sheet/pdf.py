"""The sitting sheet as a PDF: a row for each act, a code on each page, places to initial."""

from datetime import date
from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.drawing import Imprint
from jury_app.documents.fonts import SANS, SANS_STRONG
from jury_app.documents.grammar import of
from jury_app.documents.layout import Cell, Column, Story
from jury_app.documents.pages import write_pages
from jury_app.documents.sitting_sheet.content import SheetLine, SittingSheet
from jury_app.documents.style import Style
from jury_app.formatting import format_date, format_number, format_time
from jury_app.i18n import _, ngettext, pgettext

_CODE = Style(SANS_STRONG, 17, 23, before=6)
_ACT = Style(SANS, 9, 12)
_ACT_STRONG = Style(SANS_STRONG, 9, 12)
_ACT_MUTED = Style(SANS, 9, 12, style.MUTED)
_GROUP = 16  # of the full code, as the eye compares it


def build_sitting_sheet(content: SittingSheet, output: BinaryIO) -> int:
    """Write the sheet and return its number of pages."""
    story = Story()
    _set_title(story, content)
    story.heading(_("Acts of the room"), style.SUBHEADING)
    _set_acts(story, content)
    _set_list(story, _("Equals told apart by the rules"), content.ties, pgettext("equals", "None."))
    _set_list(
        story, _("Departures from the order"), content.departures, pgettext("departures", "None.")
    )
    _set_end(story, content)
    return write_pages(story.lines, _imprint(content), output)


def _imprint(content: SittingSheet) -> Imprint:
    code = _("Code {code}").format(code=content.code)
    return Imprint(
        title=f"{_('Sitting sheet')} – {content.title} {content.year}",
        author=content.organiser,
        language=content.language,
        subject=code,
        made_on=content.lines[-1].at.date(),
        running_title=_name(content),
        running_note=code,
        foot=f"{_('Sitting sheet')} · {code}",
        initials=(
            pgettext("sitting sheet", "Initials: chair"),
            pgettext("sitting sheet", "Initials: a member"),
            pgettext("sitting sheet", "Initials: a member"),
        ),
    )


def _name(content: SittingSheet) -> str:
    text = _("Sitting of the jury {of_title} {year}")
    if content.is_panel:
        text = _("Sitting of the expert panel {of_title} {year}")
    return text.format(of_title=of(content.title), year=content.year)


def _set_title(story: Story, content: SittingSheet) -> None:
    if content.organiser:
        story.text(content.organiser, style.ORGANISER, keep=True)
    story.heading(_("Sitting sheet"), style.TITLE)
    story.text(_name(content), style.SUBTITLE, keep=True)
    story.text(_("Code {code}").format(code=content.code), _CODE, keep=True)
    story.text(_upto(content), style.NOTE, keep=True)
    story.rule(before=10, after=2, colour=style.INK)
    story.text(
        _(
            "Each act of the room stands here, in the order of the journal. Read it, initial each "
            "page, sign the last one: after that, an act that was not taken in the room is found "
            "by this code."
        )
    )
    story.text(content.ballots)
    story.text(content.rules)


def _upto(content: SittingSheet) -> str:
    last = content.lines[-1]
    text = ngettext(
        "{count} act, up to number {last}, of {date} at {hour}",
        "{count} acts, up to number {last}, of {date} at {hour}",
        len(content.lines),
    )
    return text.format(
        count=format_number(len(content.lines)),
        last=last.number,
        date=format_date(last.at.date()),
        hour=format_time(last.at),
    )


def _set_acts(story: Story, content: SittingSheet) -> None:
    columns = (
        Column(0.08, _("Act"), "right"),
        Column(0.15, _("Hour")),
        Column(0.77, _("What was done")),
    )
    day = (content.opened_at or content.lines[-1].at).date()
    rows = (_row(line, day) for line in content.lines)
    story.table(columns, rows, again=_("Acts of the room (continued)"))


def _row(line: SheetLine, day: date) -> list[Cell]:
    """Return an act as a row; what was not entered on the day of the sitting says on which."""
    face = _ACT_STRONG if line.is_heading else _ACT
    if line.is_undone:
        face = _ACT_MUTED
    said = [(line.text, face), *((each, _ACT_MUTED) for each in line.more)]
    when = [(format_time(line.at), _ACT_MUTED)]
    if line.at.date() != day:
        when.append((f"{line.at:%d/%m/%Y}", _ACT_MUTED))
    return [[(str(line.number), _ACT_MUTED)], when, said]


def _set_list(story: Story, heading: str, said: tuple[str, ...], none: str) -> None:
    story.heading(heading, style.SUBHEADING)
    if not said:
        story.text(none)
    for each in said:
        story.item(each)


def _set_end(story: Story, content: SittingSheet) -> None:
    with story.together():
        story.heading(_("Signatures"), style.SUBHEADING)
        story.text(
            _(
                "The sheet ends with act {number}. Nothing of the room comes after it; what "
                "remains is the closing."
            ).format(number=content.lines[-1].number),
            keep=True,
        )
        starts = range(0, len(content.digest), _GROUP)
        full = " ".join(content.digest[start : start + _GROUP] for start in starts)
        story.text(_("Code in full: {code}").format(code=full), style.SMALL, keep=True)
        member = pgettext("sitting sheet", "member of the jury (name)")
        if content.is_panel:
            member = pgettext("sitting sheet", "member of the panel (name)")
        story.signatures(
            [
                (content.chair, pgettext("attendance sheet", "in the chair")),
                ("", _("secretary of the sitting")),
                ("", member),
                ("", member),
            ]
        )
