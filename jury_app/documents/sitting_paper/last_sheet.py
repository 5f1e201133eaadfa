"""The last sheet: comings and goings, a roll call by name, the closing and the signatures."""

from jury_app.documents import style
from jury_app.documents.layout import Column, Story
from jury_app.documents.sitting_paper.boxes import Filled, Pen, blank, fill_in, words
from jury_app.documents.sitting_paper.content import SittingPaper
from jury_app.documents.sitting_paper.domain_sheet import BLOCK, SHEET
from jury_app.i18n import _, pgettext

_MOVES, _CALLS = 8, 5
_LOW = 21.0


def set_last(story: Story, content: SittingPaper) -> None:
    """Set the last sheet."""
    story.heading(_("Last sheet"), SHEET)
    _set_moves(story)
    _set_chair(story)
    _set_closing(story, content)
    if content.members:
        _set_roll_call(story, content)


def _set_moves(story: Story) -> None:
    story.heading(_("1. Arrivals and departures"), BLOCK, depth=1)
    columns = (
        Column(0.12, _("hour")),
        Column(0.34, _("Member")),
        Column(0.10, pgettext("roll call", "arrives"), "center"),
        Column(0.12, pgettext("roll call", "at a distance"), "center"),
        Column(0.10, pgettext("roll call", "leaves"), "center"),
        Column(0.22, _("proxy left to")),
    )
    row = [Pen.WRITE, Pen.WRITE, Pen.TICK, Pen.TICK, Pen.TICK, Pen.WRITE]
    fill_in(story, columns, [row] * _MOVES, again=_("1. Arrivals and departures (continued)"))


def _set_chair(story: Story) -> None:
    columns = (
        Column(0.12, _("hour")),
        Column(0.40, _("Takes the chair")),
        Column(0.48, _("why")),
    )
    blank(story, _("2. Change of chair"), BLOCK, columns, 1)


def _set_closing(story: Story, content: SittingPaper) -> None:
    story.heading(_("3. Closing"), BLOCK, depth=1)
    story.hold()
    with story.together():
        columns = (Column(0.45), Column(0.20), Column(0.35))
        told = words(_("The sitting is closed at (hour)"), style.CELL_STRONG)
        fill_in(story, columns, [[told, Pen.WRITE, words("")]])
        story.hold()
        story.signatures(
            [
                (content.chair, pgettext("attendance sheet", "in the chair")),
                (content.secretary, _("secretary of the sitting")),
            ]
        )


def _set_roll_call(story: Story, content: SittingPaper) -> None:
    """Set a list of the members with a voice: what each says in votes by roll call."""
    story.heading(_("4. Votes by roll call"), BLOCK, depth=1)
    story.text(_("At the head of a column: the domain and the hour."), style.SMALL, keep=True)
    share = 0.64 / _CALLS
    columns = (Column(0.36), *[Column(share)] * _CALLS)
    rows: list[list[Filled]] = [[words(_("domain, hour"), style.CELL_MUTED), *[Pen.WRITE] * _CALLS]]
    rows += [
        [words(each.name), *[Pen.WRITE] * _CALLS] for each in content.members if each.has_voice
    ]
    fill_in(story, columns, rows, again=_("4. Votes by roll call (continued)"), height=_LOW)
