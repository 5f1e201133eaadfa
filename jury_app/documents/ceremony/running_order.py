"""The running order: who is called after whom, on one page as long as one can read it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.ceremony.content import Ceremony, CeremonyAward, imprint_of, laureates_of
from jury_app.documents.layout import Cell, Column, Story
from jury_app.documents.pages import paged, write_pages
from jury_app.documents.style import Style
from jury_app.formatting import joined
from jury_app.i18n import _, ngettext

_SCALES = (1.0, 0.94, 0.88, 0.82)
_ROOM = style.PAGE_HEIGHT - style.TOP - style.BOTTOM


def build_running_order(content: Ceremony, output: BinaryIO) -> int:
    """Write the running order as a PDF and return its number of pages."""
    stories = (_story(content, scale) for scale in _SCALES)
    story = next((each for each in stories if _is_one_page(each)), None) or _story(content, 1.0)
    return write_pages(story.lines, imprint_of(content, _("Running order")), output)


def _is_one_page(story: Story) -> bool:
    return len(paged(story.lines, _ROOM)) == 1


def _story(content: Ceremony, scale: float) -> Story:
    story = Story()
    story.heading(_("Running order"), _scaled(style.TITLE, 0.75 * scale))
    story.text(content.name, _scaled(style.SUBTITLE, scale), keep=True)
    if content.when:
        story.text(content.when, _scaled(style.NOTE, scale), keep=True)
    if content.note:
        story.text(content.note, _scaled(style.NOTE, scale), keep=True)
    columns = (Column(0.33, _("Domain")), Column(0.67, _("Awards, in the order of the calls")))
    grid = story.grid(columns, _("{name} (continued)").format(name=_("Running order")))
    numbered = enumerate(content.awards, start=1)
    for name, awards in groupby(numbered, key=lambda each: each[1].part):
        story.row(grid, _cells(name, list(awards), scale))
    if content.without_award:
        said = ngettext(
            "No award is given in this domain: {domains}.",
            "No award is given in these domains: {domains}.",
            len(content.without_award),
        )
        text = said.format(domains=joined(content.without_award))
        story.text(text, replace(_scaled(style.NOTE, scale), before=8))
    return story


def _cells(name: str, awards: Sequence[tuple[int, CeremonyAward]], scale: float) -> list[Cell]:
    """Return a domain with its sponsor, and a line for each of its awards."""
    sponsor = awards[0][1].sponsor
    domain = [(name, _scaled(style.CELL_STRONG, scale))]
    if sponsor and not awards[0][1].is_special:
        domain.append((sponsor, _scaled(style.SMALL, scale)))
    told = [
        (f"{number}. {each.level} – {laureates_of(each)}", _scaled(style.CELL, scale))
        for number, each in awards
    ]
    return [domain, told]


def _scaled(face: Style, scale: float) -> Style:
    return replace(face, size=face.size * scale, leading=face.leading * scale)
