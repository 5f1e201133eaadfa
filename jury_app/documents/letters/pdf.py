"""The letters in one file, to be printed, signed and put into envelopes."""

from dataclasses import replace
from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Column, Story
from jury_app.documents.letters.content import Letter, Letters
from jury_app.documents.pages import write_parts
from jury_app.documents.style import Style
from jury_app.documents.version import version_words
from jury_app.formatting import format_date, joined
from jury_app.i18n import _

_TEXT = replace(style.BODY, face=style.LEAD.face, size=11, leading=16, before=11)
_SUBJECT = Style(style.CELL_STRONG.face, 10.5, 15, before=26)
_WINDOW = (Column(0.46), Column(0.54))


def build_letters(content: Letters, output: BinaryIO) -> int:
    """Write all letters as a PDF and return its number of pages."""
    name = _("Letters")
    imprint = Imprint(
        title=f"{name} – {content.title} {content.year}",
        author=content.organiser,
        language=content.language,
        subject=version_words(content.number, content.replaced_by),
        made_on=content.dated,
        running_title=f"{content.title} {content.year}",
        foot=content.organiser,
    )
    return write_parts([_story(each, content).lines for each in content.items], imprint, output)


def _story(letter: Letter, content: Letters) -> Story:
    story = Story()
    if content.organiser:
        story.text(content.organiser, replace(style.HEADING, before=0), keep=True)
    story.text(f"{content.title} {content.year}", style.NOTE, keep=True)
    window = story.grid(_WINDOW, ruled=False)
    to = [(joined(letter.applicants), replace(style.CELL_STRONG, size=10.5, leading=14))]
    if letter.contact:
        to.append((letter.contact, replace(style.CELL, size=10.5, leading=14)))
    space = [("", replace(style.CELL, leading=34))]
    story.row(window, [space, [("", style.CELL)]])
    story.row(window, [[("", style.CELL)], to])
    story.row(window, [[("", style.CELL)], [("", style.CELL), (_dated(content), style.CELL)]])
    about = _("Subject: {subject}").format(subject=letter.subject)
    story.heading(about, _SUBJECT)
    number = _("application {number}").format(number=letter.application)
    story.text(" · ".join(filter(None, (number, content.note))), style.NOTE, keep=True)
    for paragraph in letter.paragraphs:
        story.text(paragraph, _TEXT)
    if content.signer:
        story.hold()
        story.row(
            story.grid(_WINDOW, ruled=False),
            [
                [("", replace(style.CELL, leading=60))],
                [
                    ("", replace(style.CELL, leading=60)),
                    (content.signer, style.CELL_STRONG),
                    (content.signer_quality, style.CELL_MUTED),
                ],
            ],
        )
    return story


def _dated(content: Letters) -> str:
    day = format_date(content.dated)
    if not content.place:
        return day
    return _("{place}, {date}").format(place=content.place, date=day)
