"""The award list as the press reads it the next morning."""

from collections.abc import Sequence
from math import ceil
from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.award_list.content import Award, AwardList, AwardListDomain, SpecialPrize
from jury_app.documents.award_list.figures import Figures, figures
from jury_app.documents.award_list.words import (
    embargo_words,
    facts_of,
    figures_of,
    lead_of,
    name_of,
    no_award_text,
    no_award_word,
    origin_of,
    short_name_of,
    version_of,
)
from jury_app.documents.drawing import Imprint
from jury_app.documents.grammar import sponsored_domain, sponsored_prize
from jury_app.documents.layout import Cell, Column, Grid, Story
from jury_app.documents.masthead import set_masthead
from jury_app.documents.pages import write_pages
from jury_app.documents.typography import prose
from jury_app.formatting import joined, quoted
from jury_app.i18n import _, pgettext

_COLUMNS = (Column(0.035), Column(0.225), Column(0.74))
_FIGURES_A_ROW, _FEWEST_ACROSS = 6, 5


def build_award_list_pdf(content: AwardList, output: BinaryIO) -> int:
    """Write the award list as a PDF and return its number of pages."""
    story = Story()
    _set_title(story, content)
    _set_figures(story, content, figures(content))
    for domain in content.domains:
        with story.together():
            _set_domain(story, content, domain)
    if content.special_prizes:
        _set_special_prizes(story, content.special_prizes)
    _set_origin(story, content)
    return write_pages(story.lines, _imprint(content), output)


def _imprint(content: AwardList) -> Imprint:
    return Imprint(
        title=name_of(content),
        author=content.organiser,
        language=content.language,
        subject=version_of(content),
        made_on=content.decided_on,
        running_title=name_of(content),
        running_note=embargo_words(content) or version_of(content),
        foot=content.organiser,
        watermark=embargo_words(content),
    )


def _set_title(story: Story, content: AwardList) -> None:
    if content.embargo:
        story.text(embargo_words(content), style.EMBARGO, keep=True)
        kept = _("Nothing of it may be published, shown or posted before that hour.")
        story.text(kept, style.NOTE, keep=True)
        story.rule(before=8, after=12)
    set_masthead(
        story,
        content.organiser,
        f"{content.title} {content.year}",
        short_name_of(content),
        facts_of(content),
        after=8,
    )


def _set_figures(story: Story, content: AwardList, counted: Figures) -> None:
    story.text(lead_of(content, counted), style.LEAD, keep=True)
    cells: list[Cell] = [
        [(count, style.FIGURE), (name, style.NOTE)] for count, name in figures_of(content, counted)
    ]
    rows = ceil(len(cells) / _FIGURES_A_ROW) or 1
    across = max(_FEWEST_ACROSS, ceil(len(cells) / rows))  # no figure alone on its row
    for start in range(0, len(cells), across):
        part = cells[start : start + across]
        empty: list[Cell] = [[("", style.NOTE)]] * (across - len(part))
        grid = story.grid([Column(1)] * across, ruled=False)
        story.row(grid, [*part, *empty])


def _set_domain(story: Story, content: AwardList, domain: AwardListDomain) -> None:
    story.heading(domain.name)
    if domain.sponsor:
        story.text(sponsored_domain(domain.sponsor), style.NOTE, keep=True)
    story.rule(before=5, after=0)
    grid = story.grid(_COLUMNS, _continued(domain.name))
    for award in domain.awards:
        story.row(grid, _award_cells(award), dot=style.MEDALS.get(award.colour))
    if not domain.awards:
        story.row(grid, [[("", style.CELL)], *_no_award_cells(content, domain)])


def _continued(name: str) -> str:
    return _("{name} (continued)").format(name=name)


def _award_cells(award: Award, context: Sequence[str] = ()) -> list[Cell]:
    level = [(award.level_name, style.CELL_STRONG)]
    if award.ex_aequo:
        level.append((pgettext("tie", "ex aequo"), style.CELL_ITALIC))
    facts = [*context, award.territory, _("application {number}").format(number=award.application)]
    texts = [
        (joined(award.applicants), style.CELL_STRONG),
        (award.title, style.CELL),
        (" · ".join(fact for fact in facts if fact), style.SMALL),
    ]
    if award.citation:
        texts.append((quoted(prose(award.citation)), style.CELL_ITALIC))
    return [[("", style.CELL)], level, texts]


def _no_award_cells(content: AwardList, domain: AwardListDomain) -> list[Cell]:
    texts = [(no_award_text(content, domain), style.CELL)]
    if domain.motive:
        texts.append((prose(domain.motive), style.CELL_MUTED))
    return [[(no_award_word(content, domain), style.CELL_MUTED)], texts]


def _set_special_prizes(story: Story, prizes: Sequence[SpecialPrize]) -> None:
    story.heading(_("Special prizes"))
    story.rule(before=5, after=0)
    grid: Grid = story.grid(_COLUMNS, _continued(_("Special prizes")))
    for prize in prizes:
        context = [prize.domain] if prize.domain else []
        if prize.sponsor:
            context.append(sponsored_prize(prize.sponsor))
        story.row(
            grid, _award_cells(prize.award, context), dot=style.MEDALS.get(prize.award.colour)
        )


def _set_origin(story: Story, content: AwardList) -> None:
    story.rule(before=26, after=2, colour=style.INK)
    story.text(origin_of(content), style.NOTE)
