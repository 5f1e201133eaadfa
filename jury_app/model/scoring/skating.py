"""The skating system for finals: each juror places the finalists, a majority decides each place.

Source: Skating System, rules 5 to 8 for one dance, World Dance Council / A. Dawson, The Skating
System (1963). For each place in turn the finalist whom an absolute majority put there or
higher takes it; among several the larger majority wins, then the lower sum of the places that make
the majority, then the next place is looked at. Those whom nothing separates share the mean place.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import competition_ranks, mean


class NoFinal(StrEnum):
    """Why no final can be counted."""

    NOBODY = "nobody"
    """There is no finalist, or no juror."""
    INCOMPLETE = "incomplete"
    """Some juror has not placed every finalist."""


Places = Mapping[Application, Sequence[int]]


def final_of(panel: Panel[Application, Juror]) -> dict[Application, Fraction] | NoFinal:
    """Return the place of each finalist; jurors who scored nobody are not asked.

    Scores become each juror's places; equal scores share the better place (1, 2, 2, 4).
    """
    given = [order for order in map(panel.of_juror, panel.jurors) if order]
    if not given:
        return NoFinal.NOBODY
    if any(len(order) < len(panel.applications) for order in given):
        return NoFinal.INCOMPLETE
    orders = [competition_ranks(order) for order in given]
    return skate({each: [order[each] for order in orders] for each in panel.applications})


def skate(places: Places[Application]) -> dict[Application, Fraction]:
    """Return the final place of each, from the places that the jurors gave; the mean if shared."""
    final: dict[Application, Fraction] = {}
    column = 1
    while len(final) < len(places):
        waiting = [each for each in sorted(places) if each not in final]
        _settle(places, _with_majority(places, waiting, column), column, final)
        column += 1
    return final


def _with_majority(
    places: Places[Application], among: Sequence[Application], column: int
) -> list[Application]:
    """Return those whom more than half of the jurors placed there or higher."""
    return [each for each in among if 2 * len(_upto(places[each], column)) > len(places[each])]


def _settle(
    places: Places[Application],
    claimants: Sequence[Application],
    column: int,
    final: dict[Application, Fraction],
) -> None:
    """Give the next places to those who claim them, the best claim first."""
    if len(claimants) > 1 and column > max(max(places[each]) for each in claimants):
        shared = mean([Fraction(len(final) + 1 + step) for step in range(len(claimants))])
        final.update(dict.fromkeys(claimants, shared))
        return
    if len(claimants) == 1:
        final[claimants[0]] = Fraction(len(final) + 1)
        return
    claims = {each: _claim(places[each], column) for each in claimants}
    for claim in sorted(set(claims.values())):
        equals = [each for each in claimants if claims[each] == claim]
        _settle(places, equals, column + 1, final)


def _claim(given: Sequence[int], column: int) -> tuple[int, int]:
    """Return a claim, the lower the better: the size of the majority, then its sum of places."""
    majority = _upto(given, column)
    return -len(majority), sum(majority)


def _upto(given: Sequence[int], column: int) -> list[int]:
    return [place for place in given if place <= column]
