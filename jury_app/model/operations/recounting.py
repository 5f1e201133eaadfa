"""The order counted a second time, before it is frozen: both counts agree, or nothing is closed."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.model.queries.edition import list_criteria
from jury_app.model.queries.standings import DomainStandings, JurorMarks, all_marks, consolidate
from jury_app.model.requirements import edition_of, rules_of
from jury_app.model.rules import PartialGrids, RuleSettings
from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.second_road import Ratio, is_same, mean_by_criteria, mean_by_grids


def require_same_counts(session: Session) -> list[DomainStandings]:
    """Return the order of every domain, counted twice.

    Every mean comes out the same by whole numbers, and where the mean decides, every rank.
    """
    settings = rules_of(session)[1]
    scales = [each.scale for each in list_criteria(session)]
    display = edition_of(session).display_scale
    marks = all_marks(session)
    orders = consolidate(session, marks=marks)
    for domain in orders:
        means = {
            application: (ratio[0] * display, ratio[1])
            for application, ratio in _recounted(domain, marks, scales, settings).items()
        }
        require_agreement(domain, means, settings)
    return orders


def require_agreement(
    domain: DomainStandings, means: Mapping[int, Ratio], settings: RuleSettings
) -> None:
    """The order of a domain is that of the means that were counted again."""
    for each in domain.standings:
        first = (each.mean.numerator, each.mean.denominator)
        if not is_same(first, means[each.application_id]):
            raise RuleError("orders_differ", domain=domain.name)
    if settings.method is not Method.MEAN:
        return
    for place, (one, other) in enumerate(pairwise(domain.standings), start=2):
        lead = _lead(means[one.application_id], means[other.application_id])
        is_tied = lead == 0 and (not settings.ties or one.rank == other.rank)
        if lead < 0 or other.rank != (one.rank if is_tied else place):
            raise RuleError("orders_differ", domain=domain.name)


def _lead(one: Ratio, other: Ratio) -> int:
    return one[0] * other[1] - other[0] * one[1]


def _recounted(
    domain: DomainStandings,
    marks: Mapping[int, Sequence[JurorMarks]],
    scales: Sequence[Scale],
    settings: RuleSettings,
) -> dict[int, Ratio]:
    found = {}
    for each in domain.standings:
        grids = [said.marks for said in marks[each.application_id] if not said.is_recused]
        if settings.partial_grids is PartialGrids.CRITERION_MEANS:
            found[each.application_id] = mean_by_criteria(grids, scales)
        else:
            found[each.application_id] = mean_by_grids(
                grids,
                scales,
                percent=settings.partial_threshold_percent,
                complete=settings.partial_grids is PartialGrids.COMPLETE_ONLY,
            )
    return found
