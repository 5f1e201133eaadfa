"""The sheets as one PDF: where the jury stands, a sheet for each domain that is left, the end."""

from collections.abc import Callable
from functools import partial
from typing import BinaryIO, TypeAlias

from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Story
from jury_app.documents.pages import Line, write_sheets
from jury_app.documents.sitting_paper.content import SittingPaper
from jury_app.documents.sitting_paper.cover import set_cover
from jury_app.documents.sitting_paper.domain_sheet import set_domain
from jury_app.documents.sitting_paper.last_sheet import set_last
from jury_app.i18n import _

Sheet: TypeAlias = tuple[list[Line], Imprint]


def build_sitting_paper(content: SittingPaper, output: BinaryIO) -> int:
    """Write the sheets and return their number of pages."""
    sheets = [_sheet(content, _("Where the sitting stands"), set_cover)]
    for each in content.domains:
        fill = partial(set_domain, domain=each)
        sheets.append(_sheet(content, f"{each.code} {each.name}", fill))
    sheets.append(_sheet(content, _("Last sheet"), set_last))
    return write_sheets(sheets, output)


def _sheet(content: SittingPaper, name: str, fill: Callable[[Story, SittingPaper], None]) -> Sheet:
    story = Story()
    fill(story, content)
    edition = f"{content.title} {content.year}"
    imprint = Imprint(
        title=f"{_('Continue on paper')} – {edition}",
        author=content.organiser,
        language=content.language,
        subject=_("Sheet of code {code}").format(code=content.code),
        made_on=content.made_at.date(),
        running_title=name,
        running_note=_("For the secretariat only · sheet {code}").format(code=content.code),
        foot=edition,
    )
    return story.lines, imprint
