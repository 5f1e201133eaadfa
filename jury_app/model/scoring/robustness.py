"""What becomes of the order without one juror, without one criterion, or with a late ballot."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import lcm

from jury_app.model.scoring.marked import MarkedPanel
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import Ranked, competition_ranks
from jury_app.model.scoring.units import Units, in_units


def order(panel: Panel[Application, Juror]) -> tuple[Ranked[Application], ...]:
    """Return the order by the mean of whoever has a score, best first."""
    units = in_units(panel)
    totals, counts = _sums(units)
    return _ranked(_means(units), totals, counts)


def without_each_juror(
    panel: Panel[Application, Juror],
) -> dict[Juror, tuple[Ranked[Application], ...]]:
    """Return the order as if each juror in turn had not sat, the mean and the rank of each.

    An application that only this juror scored is not in it. A juror without scores changes nothing
    and is told all the same.
    """
    units = in_units(panel)
    totals, counts = _sums(units)
    of_juror: defaultdict[Juror, dict[Application, int]] = defaultdict(dict)
    for (application, juror), short in units.short.items():
        of_juror[juror][application] = short
    means = _means(units)
    found = {}
    for juror in sorted(panel.jurors):
        gave = of_juror[juror]
        found[juror] = _ranked(
            means,
            {each: total - gave.get(each, 0) for each, total in totals.items()},
            {each: count - (each in gave) for each, count in counts.items()},
        )
    return found


def without_each_criterion(
    marked: MarkedPanel[Application, Juror],
) -> dict[str, tuple[Ranked[Application], ...]]:
    """Return the order as if each criterion in turn had not been asked.

    Nobody is ranked without the only criterion, nor where the others weigh nothing.
    """
    return {
        scale.code: order(marked.without_criterion(scale.code).panel()) for scale in marked.scales
    }


@dataclass(frozen=True, slots=True)
class PossibleRanks:
    """The best and the worst rank that a ballot still to come can give."""

    best: int
    worst: int


def possible_ranks(
    panel: Panel[Application, Juror],
    missing: Collection[Application],
    bounds: tuple[Fraction, Fraction],
) -> dict[Application, PossibleRanks]:
    """Return what ranks a late ballot can give each application that has scores or may get one.

    The ballot may give each of the missing applications any score between the bounds, or none. An
    application is best placed when it alone gets the highest and the others get the lowest, and
    worst the other way round, so that both ranks are those of a ballot that can be sent.
    """
    lowest, highest = (_means_with(panel, missing, bound) for bound in bounds)
    floor, ceiling = sorted(lowest.values()), sorted(highest.values())
    found = {}
    for application in sorted(lowest):
        least, most = lowest[application], highest[application]
        ahead_at_best = len(floor) - bisect_right(floor, most)
        ahead_at_worst = len(ceiling) - bisect_right(ceiling, least) - (most > least)
        found[application] = PossibleRanks(ahead_at_best + 1, ahead_at_worst + 1)
    return found


def may_change(
    panel: Panel[Application, Juror],
    missing: Collection[Application],
    bounds: tuple[Fraction, Fraction],
    lines: Iterable[int],
) -> set[int]:
    """Return after which numbers of places the set of those above could change by a late ballot.

    Lines are drawn where the awards change: after 1 for a first prize, after 3 for two more.
    """
    now = {each.application: each.rank for each in order(panel)}
    then = possible_ranks(panel, missing, bounds)
    return {
        line
        for line in lines
        for application, ranks in then.items()
        if (ranks.worst > line if now.get(application, line + 1) <= line else ranks.best <= line)
    }


def with_ballot(
    panel: Panel[Application, Juror], juror: Juror, scores: Mapping[Application, Fraction]
) -> Panel[Application, Juror]:
    """Return the panel with the ballot of one juror, in place of what they gave."""
    before = panel.without_juror(juror)
    given = {(application, juror): score for application, score in scores.items()}
    return Panel(panel.applications, (*before.jurors, juror), {**before.scores, **given})


def _sums(
    units: Units[Application, Juror],
) -> tuple[dict[Application, int], Counter[Application]]:
    totals: defaultdict[Application, int] = defaultdict(int)
    for (application, _juror), short in units.short.items():
        totals[application] += short
    return dict(totals), Counter(application for application, _juror in units.short)


def _means(units: Units[Application, Juror]) -> Callable[[int, int], Fraction]:
    """Return what makes a mean of a sum and a number of scores; most come again many times."""
    common = lcm(units.origin.denominator, units.unit.denominator)
    origin, unit = int(units.origin * common), int(units.unit * common)

    @cache
    def of(total: int, count: int) -> Fraction:
        return Fraction(origin * count - unit * total, common * count)

    return of


def _ranked(
    mean: Callable[[int, int], Fraction],
    totals: Mapping[Application, int],
    counts: Mapping[Application, int],
) -> tuple[Ranked[Application], ...]:
    common = lcm(*{count for count in counts.values() if count})
    short = {each: totals[each] * (common // count) for each, count in counts.items() if count}
    places = competition_ranks({each: -value for each, value in short.items()})
    return tuple(
        Ranked(each, rank, mean(totals[each], counts[each]), counts[each])
        for each, rank in places.items()
    )


def _means_with(
    panel: Panel[Application, Juror], missing: Collection[Application], score: Fraction
) -> dict[Application, Fraction]:
    given: dict[Application, list[Fraction]] = {}
    for application in panel.applications:
        scores = list(panel.of_application(application).values())
        if application in missing:
            scores.append(score)
        if scores:
            given[application] = scores
    return {each: sum(scores, start=Fraction(0)) / len(scores) for each, scores in given.items()}
