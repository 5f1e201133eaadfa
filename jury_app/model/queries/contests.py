"""Where the minutes matter: how contested each domain is by its marks.

It loads numpy and scipy: it is named where it is asked for, and loaded once somebody asks.
"""

from collections.abc import Iterable

from jury_app.model.queries.analysis import AnalysedDomain, analyse_domain
from jury_app.model.queries.marked import MarkedDomain
from jury_app.model.room.running import Contest
from jury_app.model.scoring.solidity import Solidity

_LEVELS = {Solidity.UNDECIDABLE: 0, Solidity.TIGHT: 1, Solidity.SOLID: 2}


def contests_of(domains: Iterable[MarkedDomain]) -> dict[int, Contest]:
    """Return how contested each domain is; one in which somebody has no rank is undecided."""
    return {each.domain_id: _contest(analyse_domain(each)) for each in domains}


def _contest(analysed: AnalysedDomain) -> Contest:
    source = analysed.source
    is_ranked = bool(analysed.lines) and source.ranked.issuperset(source.marked.applications)
    levels = [_LEVELS[each.solidity] for each in analysed.lines]
    return Contest(
        level=min(levels) if is_ranked else 0,
        discussed=tuple(each.evidence.application for each in analysed.to_discuss),
    )
