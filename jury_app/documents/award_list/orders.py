"""The award list in other orders: by level, territory, sponsor, and the names of laureates."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from jury_app.documents import style
from jury_app.documents.award_list.content import Award, AwardList
from jury_app.documents.award_list.words import facts_of, name_of, origin_of, version_of
from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Cell, Column, Story
from jury_app.documents.masthead import set_masthead
from jury_app.documents.pages import write_pages
from jury_app.formatting import MISSING, joined, sort_key
from jury_app.i18n import _, pgettext


@dataclass(frozen=True, slots=True)
class _Entry:
    """An award under a name: that of its laureates, or of one of them."""

    name: str
    award: Award
    domain: str
    sponsor: str

    @property
    def level(self) -> str:
        """What was awarded, and that it is shared."""
        if not self.award.ex_aequo:
            return self.award.level_name
        return f"{self.award.level_name}, {pgettext('tie', 'ex aequo')}"


def build_award_list_orders(content: AwardList, output: BinaryIO) -> int:
    """Write every order as a PDF and return its number of pages."""
    story = Story()
    set_masthead(
        story,
        content.organiser,
        f"{content.title} {content.year}",
        _("The award list in other orders"),
        facts_of(content),
    )
    entries = list(_entries(content))
    levels = list(dict.fromkeys(each.award.level_name for each in entries))
    _set_groups(story, _("By level"), entries, lambda each: each.award.level_name, levels)
    _set_groups(story, _("By territory"), entries, lambda each: each.award.territory)
    _set_groups(story, _("By sponsor"), entries, lambda each: each.sponsor)
    story.heading(_("By the names of laureates"))
    _set_table(story, _by_name(content), _("By the names of laureates"))
    story.rule(before=26, after=2, colour=style.INK)
    story.text(origin_of(content), style.NOTE)
    return write_pages(story.lines, _imprint(content), output)


def _entries(content: AwardList) -> Iterator[_Entry]:
    for domain in content.domains:
        for award in domain.awards:
            yield _Entry(joined(award.applicants), award, domain.name, domain.sponsor)
    for prize in content.special_prizes:
        yield _Entry(joined(prize.award.applicants), prize.award, prize.domain, prize.sponsor)


def _by_name(content: AwardList) -> list[_Entry]:
    """Return each laureate of each award by the own name, whoever led."""
    found = [
        _Entry(name, each.award, each.domain, each.sponsor)
        for each in _entries(content)
        for name in each.award.applicants
    ]
    return sorted(found, key=lambda each: sort_key(each.name))


def _set_groups(
    story: Story,
    title: str,
    entries: Iterable[_Entry],
    key: Callable[[_Entry], str],
    order: Sequence[str] = (),
) -> None:
    """Set awards in groups: in a given order, or that of their names, what has none last."""
    groups: dict[str, list[_Entry]] = {}
    for each in entries:
        groups.setdefault(key(each), []).append(each)
    story.heading(title)
    named = list(order) or sorted(groups, key=lambda name: (not name, sort_key(name)))
    for name in named:
        with story.together():
            heading = name or _("Not stated")
            story.heading(heading, style.SUBHEADING, depth=1)
            _set_table(story, sorted(groups[name], key=lambda each: sort_key(each.name)), heading)


def _set_table(story: Story, entries: Iterable[_Entry], name: str) -> None:
    columns = (
        Column(0.46, _("Laureates")),
        Column(0.22, _("Award")),
        Column(0.32, _("Domain")),
    )
    story.table(columns, map(_cells, entries), again=_("{name} (continued)").format(name=name))


def _cells(each: _Entry) -> list[Cell]:
    return [
        [(each.name, style.CELL_STRONG)],
        [(each.level, style.CELL)],
        [(each.domain or MISSING, style.CELL)],
    ]


def _imprint(content: AwardList) -> Imprint:
    return Imprint(
        title=_("{award_list}, in other orders").format(award_list=name_of(content)),
        author=content.organiser,
        language=content.language,
        subject=version_of(content),
        made_on=content.decided_on,
        running_title=name_of(content),
        running_note=version_of(content),
        foot=content.organiser,
    )
