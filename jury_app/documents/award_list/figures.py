"""The figures of an award list, counted from the list itself so that they cannot disagree."""

from collections import Counter
from dataclasses import dataclass

from jury_app.documents.award_list.content import AwardList
from jury_app.formatting import plain


@dataclass(frozen=True, slots=True)
class Figures:
    """How many awards of each level, how many applications and bodies, how many domains."""

    levels: tuple[tuple[str, int], ...]
    applications: int
    laureates: int
    domains: int
    without_award: int


def figures(content: AwardList) -> Figures:
    """Count what an award list holds; special prizes count together, after the levels."""
    levels: Counter[str] = Counter()
    for domain in content.domains:
        levels.update(award.level_name for award in domain.awards)
    awards = list(content.awards())
    return Figures(
        levels=tuple(levels.items()),
        applications=len({award.application for award in awards}),
        laureates=len({plain(name) for award in awards for name in award.applicants}),
        domains=len(content.domains),
        without_award=sum(not domain.awards for domain in content.domains),
    )
