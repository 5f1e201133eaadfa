"""How a document begins: who organises the prize, what it is, what it is about, and a rule."""

from jury_app.documents import style
from jury_app.documents.writing import Writing


def set_masthead(
    story: Writing, organiser: str, title: str, subtitle: str, *notes: str, after: float = 2
) -> None:
    """Set what stands above the rule; `after` is the room below it, before a plain text."""
    if organiser:
        story.text(organiser, style.ORGANISER, keep=True)
    story.heading(title, style.TITLE)
    story.text(subtitle, style.SUBTITLE, keep=True)
    for note in notes:
        story.text(note, style.NOTE, keep=True)
    story.rule(before=12, after=after, colour=style.INK)
