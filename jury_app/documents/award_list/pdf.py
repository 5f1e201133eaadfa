"""The award list as the press reads it the next morning."""

from collections.abc import Sequence
from math import ceil
from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.award_list import words
from jury_app.documents.award_list.content import Award, AwardList, AwardListDomain, SpecialPrize
from jury_app.documents.award_list.figures import Figures, figures
from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Cell, Column, Grid, Story
from jury_app.documents.pages import write_pages
from jury_app.documents.typography import prose
from jury_app.formatting import format_number, joined, quoted
from jury_app.i18n import _, language, pgettext

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


def _version(content: AwardList) -> str:
    if content.rectifies is not None:
        text = _("Version {number}, which replaces version {old}")
        return text.format(number=content.number, old=content.rectifies)
    return _("Version {number}").format(number=content.number)


def _imprint(content: AwardList) -> Imprint:
    return Imprint(
        title=words.name(content),
        author=content.organiser,
        language=content.language,
        subject=_version(content),
        made_on=content.decided_on,
        running_title=words.name(content),
        running_note=_version(content),
        foot=content.organiser,
    )


def _set_title(story: Story, content: AwardList) -> None:
    story.text(content.organiser, style.ORGANISER, keep=True)
    story.heading(f"{content.title} {content.year}", style.TITLE)
    story.text(words.short_name(content), style.SUBTITLE, keep=True)
    facts = [_edition(content.edition_number), words.decided(content)]
    if content.rectifies is not None:
        facts.append(_version(content))
    story.text(" · ".join(fact for fact in facts if fact), style.NOTE, keep=True)
    story.rule(before=12, after=8, colour=style.INK)


def _edition(number: int | None) -> str:
    if number is None:
        return ""
    if language() == "fr":
        return f"{number}{'re' if number == 1 else 'e'} édition"
    return f"Edition {number}"


def _set_figures(story: Story, content: AwardList, counted: Figures) -> None:
    story.text(
        words.distinguished(content, counted.applications, counted.laureates),
        style.LEAD,
        keep=True,
    )
    levels = () if content.is_shortlist else counted.levels  # its one level was counted above
    cells: list[Cell] = [
        [(format_number(count), style.FIGURE), (name, style.NOTE)] for name, count in levels
    ]
    if counted.without_award:
        name = words.without(content, counted.without_award)
        cells.append([(format_number(counted.without_award), style.FIGURE), (name, style.NOTE)])
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
        text = _("Domain sponsored by {sponsor}").format(sponsor=domain.sponsor)
        story.text(text, style.NOTE, keep=True)
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
    word, sentence = words.nothing(content, domain)
    texts = [(sentence, style.CELL)]
    if domain.motive:
        texts.append((prose(domain.motive), style.CELL_MUTED))
    return [[(word, style.CELL_MUTED)], texts]


def _set_special_prizes(story: Story, prizes: Sequence[SpecialPrize]) -> None:
    story.heading(_("Special prizes"))
    story.rule(before=5, after=0)
    grid: Grid = story.grid(_COLUMNS, _continued(_("Special prizes")))
    for prize in prizes:
        context = [prize.domain] if prize.domain else []
        if prize.sponsor:
            context.append(_("prize sponsored by {sponsor}").format(sponsor=prize.sponsor))
        story.row(
            grid, _award_cells(prize.award, context), dot=style.MEDALS.get(prize.award.colour)
        )


def _set_origin(story: Story, content: AwardList) -> None:
    story.rule(before=26, after=2, colour=style.INK)
    story.text(words.origin(content), style.NOTE)
