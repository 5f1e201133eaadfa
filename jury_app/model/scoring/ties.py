"""How equals are told apart: one step after the other, as the rules list them.

Never by the order of a list, never by chance. A step compares only those whom every step before it
left equal, and whom no step separates share a rank.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import Generic

from jury_app.model.scoring.grids import Scale
from jury_app.model.scoring.methods import median
from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import mean


class Step(StrEnum):
    """What tells equals apart."""

    TOTAL = "total"
    HEAVIEST_CRITERION = "heaviest_criterion"
    """The mean on the criterion of most weight; on all of them where several weigh most."""
    FIRST_PLACES = "first_places"
    """The number of jurors who put it first, alone or not."""
    MEDIAN = "median"
    CASTING_VOTE = "casting_vote"
    """What the chair decided, as a recorded act; a chair who is recused has no such vote."""


CASCADE = (
    Step.TOTAL,
    Step.HEAVIEST_CRITERION,
    Step.FIRST_PLACES,
    Step.MEDIAN,
    Step.CASTING_VOTE,
)
"""The steps where the rules say nothing else; whom none of them separates are ex aequo."""

Values = Mapping[Step, Mapping[Application, Fraction]]
Grids = Mapping[tuple[Application, Juror], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Separated(Generic[Application]):
    """An application's place, and the step that put it behind the one before it.

    No step where it is the first, or shares the rank of the one before.
    """

    application: Application
    rank: int
    step: Step | None


def separate(
    values: Values[Application], steps: Sequence[Step] = CASCADE
) -> tuple[Separated[Application], ...]:
    """Return the order by the first step, equals told apart by the next ones.

    The higher value goes first. Where one of the equals lacks the value of a later step, that step
    is passed over for all of them: they cannot be told apart by it.
    """
    if not steps:
        return ()
    found: list[Separated[Application]] = []
    for step, equals in _told_apart(sorted(values.get(steps[0], {})), values, steps):
        rank = len(found) + 1
        found += (
            Separated(each, rank, None if place else step) for place, each in enumerate(equals)
        )
    return tuple(found)


def tie_values(
    panel: Panel[Application, Juror],
    grids: Grids[Application, Juror] | None = None,
    scales: Sequence[Scale] = (),
    preferred: Iterable[Application] = (),
) -> dict[Step, dict[Application, Fraction]]:
    """Return what every step compares, for the applications that have a score.

    `grids` are the marks that count, by criterion; `preferred` those whom the chair’s casting vote
    put before their equals, as it was recorded.
    """
    given = {each: list(panel.of_application(each).values()) for each in panel.applications}
    scores = {application: found for application, found in given.items() if found}
    chosen = set(preferred)
    return {
        Step.TOTAL: {each: mean(found) for each, found in scores.items()},
        Step.HEAVIEST_CRITERION: _on_heaviest(grids or {}, scales),
        Step.FIRST_PLACES: _first_places(panel, scores),
        Step.MEDIAN: {each: median(found) for each, found in scores.items()},
        Step.CASTING_VOTE: {each: Fraction(each in chosen) for each in scores} if chosen else {},
    }


def _told_apart(
    equals: Sequence[Application], values: Values[Application], steps: Sequence[Step]
) -> list[tuple[Step | None, list[Application]]]:
    """Return the groups that stay equal, best first, each with the step that put it behind."""
    if not steps or len(equals) == 1:
        return [(None, list(equals))]
    step, *others = steps
    worth = values.get(step, {})
    if any(each not in worth for each in equals):
        return _told_apart(equals, values, others)
    groups: list[tuple[Step | None, list[Application]]] = []
    best_first = sorted(equals, key=lambda each: (-worth[each], each))
    for _worth, level in groupby(best_first, key=lambda each: worth[each]):
        for place, (inner, names) in enumerate(_told_apart(list(level), values, others)):
            groups.append((step if groups and not place else inner, names))
    return groups


def _on_heaviest(
    grids: Grids[Application, Juror], scales: Sequence[Scale]
) -> dict[Application, Fraction]:
    heaviest = max((scale.weight for scale in scales), default=0)
    asked = [scale for scale in scales if scale.weight == heaviest > 0]
    found: defaultdict[Application, dict[str, list[Fraction]]] = defaultdict(dict)
    for (application, _juror), marks in grids.items():
        for scale in asked:
            if scale.code in marks:
                positions = found[application].setdefault(scale.code, [])
                positions.append(scale.position(marks[scale.code]))
    return {
        application: mean([mean(positions) for positions in by_code.values()])
        for application, by_code in found.items()
        if len(by_code) == len(asked)
    }


def _first_places(
    panel: Panel[Application, Juror], scored: Iterable[Application]
) -> dict[Application, Fraction]:
    counts = dict.fromkeys(scored, Fraction(0))
    for juror in panel.jurors:
        given = panel.of_juror(juror)
        highest = max(given.values(), default=None)
        for application, score in given.items():
            counts[application] += score == highest
    return counts
