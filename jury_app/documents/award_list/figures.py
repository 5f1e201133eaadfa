"""The figures of an award list, counted from the list itself so that they cannot disagree."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from jury_app.documents.award_list.content import Award, AwardKind, AwardList, MedalColour
from jury_app.formatting import plain
from jury_app.i18n import _

_KINDS, _COLOURS = get_args(AwardKind), get_args(MedalColour)


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
    in_domains = [award for domain in content.domains for award in domain.awards]
    levels = Counter(award.level_name for award in sorted(in_domains, key=_standing))
    if special := len(content.special_prizes):
        levels[_("Special prize") if special == 1 else _("Special prizes")] += special
    awards = list(content.awards())
    return Figures(
        levels=tuple(levels.items()),
        applications=len({award.application for award in awards}),
        laureates=_bodies(awards),
        domains=len(content.domains),
        without_award=sum(
            not domain.awards and not domain.special_prizes for domain in content.domains
        ),
    )


def _bodies(awards: Sequence[Award]) -> int:
    """Count bodies: two of one name are two; who leads one project and joins another is one."""
    leading = {(plain(award.applicants[0]), award.territory) for award in awards}
    joining = {plain(name) for award in awards for name in award.applicants[1:]}
    return len(leading) + len(joining - {name for name, _territory in leading})


def _standing(award: Award) -> tuple[int, int]:
    """Put gold before silver and a level before a mention, whichever domain has it first."""
    return _KINDS.index(award.kind), _COLOURS.index(award.colour)
