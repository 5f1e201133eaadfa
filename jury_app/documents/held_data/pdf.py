"""All that is held about one person as a PDF: a part for each kind of thing, a table in each."""

from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.drawing import Imprint
from jury_app.documents.held_data.content import HeldData, HeldPart
from jury_app.documents.layout import Column, Story
from jury_app.documents.masthead import set_masthead
from jury_app.documents.pages import write_pages
from jury_app.formatting import format_date
from jury_app.i18n import _


def build_held_data(content: HeldData, output: BinaryIO) -> int:
    """Write the answer and return its number of pages."""
    story = Story()
    set_masthead(story, content.organiser, _("What is held about you"), content.person, after=8)
    story.text(
        _(
            "This is all that the edition “{edition}” holds about you on {date}: what you are, "
            "what you did or said, what was said of your dossier, and the acts in which you "
            "appear. Whoever else is named there is withheld. The file beside this one holds the "
            "same for programs."
        ).format(edition=content.edition, date=format_date(content.made_on)),
        style.LEAD,
    )
    story.text(
        _(
            "You may have it corrected, and erased where it need not be kept: ask the secretariat. "
            "The sealed decisions and the minutes stay as they were signed."
        ),
        style.NOTE,
    )
    for part in content.parts:
        _set_part(story, part)
    return write_pages(story.lines, _imprint(content), output)


def _set_part(story: Story, part: HeldPart) -> None:
    story.heading(part.title)
    again = _("{name} (continued)").format(name=part.title)
    for thing in part.things:
        if thing.name:
            story.text(thing.name, style.DECISION, keep=True)
        rows = [[[(name, style.CELL_MUTED)], [(value, style.CELL)]] for name, value in thing.values]
        story.table((Column(0.3), Column(0.7)), rows, again=again)


def _imprint(content: HeldData) -> Imprint:
    title = _("What is held about {person}").format(person=content.person)
    return Imprint(
        title=title,
        author=content.organiser,
        language=content.language,
        subject=content.edition,
        made_on=content.made_on,
        running_title=title,
        running_note=content.edition,
        foot=_("Confidential: for this person alone"),
    )
