"""The minutes as files: a PDF to sign, a text to go on working at, both of the same words."""

from typing import BinaryIO

from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Story
from jury_app.documents.minutes.body import write_minutes
from jury_app.documents.minutes.content import Minutes
from jury_app.documents.minutes.versions import status, title, watermark
from jury_app.documents.pages import write_pages
from jury_app.documents.word import WordStory, write_word


def build_minutes(content: Minutes, output: BinaryIO) -> int:
    """Write the minutes as a PDF and return its number of pages."""
    story = Story()
    write_minutes(story, content)
    return write_pages(story.lines, _imprint(content), output)


def build_minutes_docx(content: Minutes, output: BinaryIO) -> None:
    """Write the same minutes as a text that a word processor opens."""
    story = WordStory()
    write_minutes(story, content)
    write_word(story, _imprint(content), output)


def _imprint(content: Minutes) -> Imprint:
    made_on = content.made_at.date() if content.made_at else content.held_on
    return Imprint(
        title=title(content),
        author=content.organiser,
        language=content.language,
        subject=status(content),
        made_on=made_on,
        running_title=title(content),
        running_note=status(content),
        foot=content.organiser,
        watermark=watermark(content),
    )
