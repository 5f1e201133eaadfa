"""Application against application: who is preferred by more jurors, and what follows from it.

A juror compares the applications that he scored and no others; equal scores say nothing between
them. Source of the method: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and
Condorcet-consistent single-winner election method, Social Choice and Welfare 36 (2011), 267-303.
The strength of a victory is the number of jurors behind it (winning votes); strengths by margins
can name another winner.
"""

from collections.abc import Iterator
from itertools import groupby

from jury_app.model.scoring.panel import Application, Juror, Panel

MOST_APPLICATIONS = 2_000
"""Beyond so many in one order the paths cannot be followed in reasonable time: nothing is told."""

Preferences = dict[Application, dict[Application, int]]


def preferences(panel: Panel[Application, Juror]) -> Preferences[Application]:
    """Return how many jurors prefer the one to the other, where somebody does.

    Every application that somebody scored has its line, and no other has one.
    """
    found: Preferences[Application] = {each: {} for each, _juror in sorted(panel.scores)}
    for juror in panel.jurors:
        given = panel.of_juror(juror)
        worse: list[Application] = []
        ascending = sorted(given, key=lambda each: given[each])
        for _score, equals in groupby(ascending, key=lambda each: given[each]):
            level = list(equals)
            for application in level:
                line = found[application]
                for other in worse:
                    line[other] = line.get(other, 0) + 1
            worse += level
    return found


def condorcet_winner(panel: Panel[Application, Juror]) -> Application | None:
    """Return the application that more jurors prefer to each other one than the reverse, if any.

    An application that stands alone wins; applications that no juror compared have no winner.
    """
    preferred = preferences(panel)
    for application in preferred:
        others = (each for each in preferred if each != application)
        if all(_is_victory(preferred, application, other) for other in others):
            return application
    return None


def schulze_defeats(panel: Panel[Application, Juror]) -> dict[Application, int]:
    """Return by how many applications each is beaten, over the strongest paths.

    One beats another when its strongest path of victories to the other is stronger than every
    path back; a path is as strong as its weakest victory. Nothing is told of more than
    `MOST_APPLICATIONS`.
    """
    preferred = preferences(panel)
    if len(preferred) > MOST_APPLICATIONS:
        return {}
    beaten = _beaten(len(preferred), list(_victories(preferred)))
    return {each: count.bit_count() for each, count in zip(preferred, beaten, strict=True)}


def _is_victory(
    preferred: Preferences[Application], winner: Application, loser: Application
) -> bool:
    return preferred[winner].get(loser, 0) > preferred[loser].get(winner, 0)


def _victories(preferred: Preferences[Application]) -> Iterator[tuple[int, int, int]]:
    """Tell each victory: its strength, the place of the winner, that of the loser."""
    place = {application: index for index, application in enumerate(preferred)}
    for winner, line in preferred.items():
        for loser, strength in line.items():
            if _is_victory(preferred, winner, loser):
                yield strength, place[winner], place[loser]


def _beaten(count: int, victories: list[tuple[int, int, int]]) -> list[int]:
    """Return for each the set, as bits, of those that beat it.

    Victories are admitted strongest first; whoever can reach another before it can be reached from
    there has the stronger path.
    """
    wins, losses, beaten = [0] * count, [0] * count, [0] * count
    undecided = [(1 << count) - 1] * count
    victories.sort(reverse=True)
    for _strength, equals in groupby(victories, key=lambda each: each[0]):
        for _again, winner, loser in equals:
            wins[winner] |= 1 << loser
            losses[loser] |= 1 << winner
        _close(wins)
        _close(losses)
        for each in range(count):
            beaten[each] |= losses[each] & ~wins[each] & undecided[each]
            undecided[each] &= ~(losses[each] | wins[each])
    return beaten


def _close(reached: list[int]) -> None:
    """Add to each what those it reaches can reach (Warshall, a row of bits at a time)."""
    for middle, beyond in enumerate(reached):
        bit = 1 << middle
        for each, row in enumerate(reached):
            if row & bit:
                reached[each] = row | beyond
