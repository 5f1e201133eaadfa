"""The feedback sheets: what the jury decided of an application, and what it chose to say."""

from typing import BinaryIO

from jury_app.decimals import format_mean
from jury_app.documents import style
from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Column, Story
from jury_app.documents.letters.content import Feedback, FeedbackSheets
from jury_app.documents.pages import write_parts
from jury_app.documents.typography import prose
from jury_app.documents.version import version_words
from jury_app.formatting import format_date, format_number, joined
from jury_app.i18n import _, ngettext

_COLUMNS = (Column(0.3), Column(0.7))


def build_feedback(content: FeedbackSheets, output: BinaryIO) -> int:
    """Write all sheets as a PDF and return its number of pages."""
    imprint = Imprint(
        title=f"{_('Feedback sheets')} – {content.title} {content.year}",
        author=content.organiser,
        language=content.language,
        subject=version_words(content.number, content.replaced_by),
        made_on=content.decided_on,
        running_title=f"{content.title} {content.year}",
        running_note=version_words(content.number, content.replaced_by),
        foot=content.organiser,
    )
    return write_parts([_story(each, content).lines for each in content.items], imprint, output)


def _story(sheet: Feedback, content: FeedbackSheets) -> Story:
    story = Story()
    story.text(content.organiser, style.ORGANISER, keep=True)
    story.heading(joined(sheet.applicants), style.TITLE)
    story.text(sheet.title, style.SUBTITLE, keep=True)
    facts = (
        f"{content.title} {content.year}",
        sheet.domain,
        _("application {number}").format(number=sheet.application),
        content.note,
    )
    story.text(" · ".join(filter(None, facts)), style.NOTE, keep=True)
    story.rule(before=12, after=8, colour=style.INK)
    grid = story.grid(_COLUMNS)
    for name, said in _rows(sheet, content):
        story.row(grid, [[(name, style.CELL_MUTED)], [(said, style.CELL_STRONG)]])
    if sheet.comment:
        story.heading(_("What the jury says of it"))
        for paragraph in sheet.comment.split("\n"):
            if paragraph.strip():
                story.text(prose(paragraph), style.BODY)
    return story


def _rows(sheet: Feedback, content: FeedbackSheets) -> list[tuple[str, str]]:
    rows = [(_("Decision of {date}").format(date=format_date(content.decided_on)), _outcome(sheet))]
    if content.has_marks and sheet.mean is not None:
        counted = ngettext("{count} juror", "{count} jurors", sheet.marks)
        mean = _("{mean} out of {scale}, by {jurors}").format(
            mean=format_mean(sheet.mean),
            scale=format_number(content.scale),
            jurors=counted.format(count=format_number(sheet.marks)),
        )
        rows.append((_("Mean of the marks"), mean))
    if content.has_marks and sheet.rank is not None:
        place = _("{rank} of {count}").format(
            rank=format_number(sheet.rank), count=format_number(sheet.ranked)
        )
        rows.append((_("Rank in the domain"), place))
    return rows


def _outcome(sheet: Feedback) -> str:
    return joined(sheet.awards) if sheet.awards else _("Not among the projects distinguished")
