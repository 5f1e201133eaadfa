"""How the papers of a juror begin, and what stands in their margins."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import BinaryIO

from jury_app.documents.drawing import Imprint
from jury_app.documents.juror_pack.content import PackedApplication, PackedJuror, Packs
from jury_app.documents.layout import Story
from jury_app.documents.masthead import set_masthead
from jury_app.documents.pages import write_sheets
from jury_app.formatting import format_date, format_time
from jury_app.i18n import _


def write_for_each(
    content: Packs, name: str, fill: Callable[[Story, PackedJuror], None], output: BinaryIO
) -> int:
    """Write a part for each juror, which begins on a page of its own."""
    edition = f"{content.title} {content.year}"
    sheets = []
    for juror in content.jurors:
        story = Story()
        set_masthead(
            story, content.organiser, juror.name, f"{name} – {edition}", _told(content, juror)
        )
        fill(story, juror)
        imprint = Imprint(
            title=f"{name} – {edition}",
            author=content.organiser,
            language=content.language,
            running_title=juror.name,
            running_note=name,
            foot=edition,
        )
        sheets.append((story.lines, imprint))
    return write_sheets(sheets, output, apart=True)


def by_domain(juror: PackedJuror) -> Iterator[tuple[str, list[PackedApplication]]]:
    """Yield the domains of a juror, each with what they read in it."""
    for domain, listed in groupby(juror.applications, key=lambda each: each.domain):
        yield domain, list(listed)


def _told(content: Packs, juror: PackedJuror) -> str:
    due = ""
    if content.due_at:
        text = _("to be handed in by {date}, {hour}")
        due = text.format(date=format_date(content.due_at.date()), hour=format_time(content.due_at))
    return " · ".join(filter(None, (juror.quality, due)))
