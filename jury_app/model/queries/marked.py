"""The marks that count, domain by domain, made ready to be analysed away from the database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sqlalchemy.orm import Session

from jury_app.model.enums import LevelKind
from jury_app.model.queries.edition import list_criteria, list_levels
from jury_app.model.queries.standings import DomainStandings, JurorMarks
from jury_app.model.requirements import edition_of, rules_of
from jury_app.model.rules import PartialGrids
from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.official import Way

_THRESHOLDS = {
    PartialGrids.COMPLETE_ONLY: Fraction(1),
    PartialGrids.CRITERION_MEANS: Fraction(0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedDomain:
    """The marks of one domain; `ranked` are the applications that the rules rank.

    `lines` are the numbers of places after which the award changes; `way` is how the order is
    made, `by_criterion` if each criterion is averaged over the jurors first.
    """

    domain_id: int
    marked: MarkedPanel[int, int]
    ranked: frozenset[int]
    lines: tuple[int, ...]
    way: Way = field(default_factory=Way)
    by_criterion: bool = False


def marked_domains(
    session: Session,
    domains: Sequence[DomainStandings],
    marks: Mapping[int, Sequence[JurorMarks]],
) -> tuple[MarkedDomain, ...]:
    """Return the marks behind standings that were read in the same moment."""
    _rules, settings = rules_of(session)
    scales = tuple(each.scale for each in list_criteria(session))
    levels = [each for each in list_levels(session) if each.values.kind is LevelKind.LEVEL]
    threshold = _THRESHOLDS.get(
        settings.partial_grids, Fraction(settings.partial_threshold_percent, 100)
    )
    display = edition_of(session).display_scale
    return tuple(
        MarkedDomain(
            domain_id=each.domain_id,
            marked=_marked(each, marks, scales, threshold, display),
            ranked=frozenset(one.application_id for one in each.standings),
            lines=_lines(len(levels), len(each.standings)),
            way=settings.way,
            by_criterion=settings.partial_grids is PartialGrids.CRITERION_MEANS,
        )
        for each in domains
    )


def _marked(
    domain: DomainStandings,
    marks: Mapping[int, Sequence[JurorMarks]],
    scales: tuple[Scale, ...],
    threshold: Fraction,
    display: int,
) -> MarkedPanel[int, int]:
    applications = [each.application_id for each in domain.standings]
    applications += [each.application_id for each in domain.not_ranked]
    given: defaultdict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    jurors = set()
    for application in applications:
        for said in marks.get(application, ()):
            jurors.add(said.juror_id)
            if said.mean is not None:
                given[application, said.juror_id] = dict(said.marks)
    return MarkedPanel(
        tuple(sorted(applications)), tuple(sorted(jurors)), given, scales, threshold, display
    )


def _lines(levels: int, ranked: int) -> tuple[int, ...]:
    """Return where the award changes, none of which takes everybody in."""
    return tuple(range(1, max(2, min(levels + 1, ranked))))
