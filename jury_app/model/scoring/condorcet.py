"""Application against application: who is preferred by more jurors, and what follows from it.

A juror compares the applications that he scored and no others; equal scores say nothing between
them. Source of the method: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and
Condorcet-consistent single-winner election method, Social Choice and Welfare 36 (2011), 267-303.
The strength of a victory is the number of jurors behind it (winning votes); strengths by margins
can name another winner.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import zip_longest

from jury_app.model.scoring.panel import Application, Juror, Panel
from jury_app.model.scoring.ranking import in_wholes

MOST_APPLICATIONS = 2_000
"""Beyond so many in one order the paths cannot be followed in reasonable time: nothing is told."""


def condorcet_winner(panel: Panel[Application, Juror]) -> Application | None:
    """Return the application that more jurors prefer to each other one than the reverse, if any.

    An application that stands alone wins; applications that no juror compared have no winner.
    """
    given = {each: panel.of_application(each) for each in panel.applications}
    scored = [each for each in sorted(given) if given[each]]
    if not scored:
        return None
    champion = scored[0]
    for other in scored[1:]:  # whoever does not win a duel is no winner
        if not _wins(given[champion], given[other]):
            champion = other
    others = (each for each in scored if each != champion)
    return champion if all(_wins(given[champion], given[each]) for each in others) else None


def schulze_defeats(panel: Panel[Application, Juror]) -> dict[Application, int]:
    """Return by how many applications each is beaten, over the strongest paths.

    One beats another when its strongest path of victories to the other is stronger than every
    path back; a path is as strong as its weakest victory. Nothing is told of more than
    `MOST_APPLICATIONS`.
    """
    scored = sorted({application for application, _juror in panel.scores})
    if len(scored) > MOST_APPLICATIONS:
        return {}
    duels = _Duels(panel, scored)
    beaten = _beaten(len(scored), duels)
    return {each: sets.bit_count() for each, sets in zip(scored, beaten, strict=True)}


def _wins(one: Mapping[Juror, Fraction], other: Mapping[Juror, Fraction]) -> bool:
    """Whether more jurors prefer the one to the other than the reverse."""
    both = ((score, other[juror]) for juror, score in one.items() if juror in other)
    return sum((mine > theirs) - (mine < theirs) for mine, theirs in both) > 0


class _Duels:
    """How many jurors prefer each application to each other one, all the others at a time.

    A set of applications is a whole number, one bit for each. A count for every one of them is a
    list of such sets, the one of its digits in base two each, the lowest first.
    """

    def __init__(self, panel: Panel[Application, Juror], scored: Sequence[Application]) -> None:
        place = {application: index for index, application in enumerate(scored)}
        self.most = 0
        self._preferred: list[list[int]] = [[] for _each in scored]
        self._behind: list[list[int]] = [[] for _each in scored]
        for juror in panel.jurors:
            given = {place[each]: score for each, score in panel.of_juror(juror).items()}
            self._count(given)

    def _count(self, given: Mapping[int, Fraction]) -> None:
        scores = in_wholes(given)
        levels: dict[int, int] = {}
        for each, score in scores.items():
            levels[score] = levels.get(score, 0) | 1 << each
        worse, everybody = 0, sum(levels.values())
        below: dict[int, int] = {}
        for score in sorted(levels):
            below[score] = worse
            worse |= levels[score]
        for each, score in scores.items():
            _add(self._preferred[each], below[score])
            _add(self._behind[each], everybody & ~(below[score] | levels[score]))
        self.most += 1

    def victories(self, each: int) -> tuple[int, int]:
        """Return whom an application beats, and by whom it is beaten."""
        wins = losses = 0
        for mine, theirs in _digits(self._preferred[each], self._behind[each]):
            level = ~(mine ^ theirs)
            wins, losses = mine & ~theirs | wins & level, theirs & ~mine | losses & level
        return wins, losses

    def as_strong(self, each: int, strength: int) -> tuple[int, int]:
        """Return against whom so many jurors prefer an application, and who is so preferred."""
        mine, theirs = self._preferred[each], self._behind[each]
        return _equal(mine, strength), _equal(theirs, strength)


def _add(digits: list[int], carried: int) -> None:
    """Count one more for every member of a set."""
    for place, digit in enumerate(digits):
        if not carried:
            return
        digits[place], carried = digit ^ carried, digit & carried
    if carried:
        digits.append(carried)


def _digits(mine: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip_longest(mine, theirs, fillvalue=0)


def _equal(digits: Sequence[int], number: int) -> int:
    """Return the set of those whose count is a number above zero."""
    if number >> len(digits):
        return 0
    found = -1
    for place, digit in enumerate(digits):
        found &= digit if number >> place & 1 else ~digit
    return found


def _beaten(count: int, duels: _Duels) -> list[int]:
    """Return for each the set, as bits, of those that beat it.

    Victories are admitted strongest first; whoever can reach another before it can be reached from
    there has the stronger path.
    """
    paths, beaten = _Paths(count), [0] * count
    undecided = [(1 << count) - 1 & ~(1 << each) for each in range(count)]
    victories = [duels.victories(each) for each in range(count)]
    for strength in range(duels.most, 0, -1):
        for winner, (wins, _losses) in enumerate(victories):
            if wins:
                paths.add(winner, wins & duels.as_strong(winner, strength)[0])
        for each in range(count):
            reached, reaching = paths.onward[each], paths.back[each]
            beaten[each] |= reaching & ~reached & undecided[each]
            undecided[each] &= ~(reaching | reached)
        if not any(undecided):
            break
    return beaten


class _Paths:
    """Who can reach whom by victories, kept complete as these are added.

    G. F. Italiano, Theoretical Computer Science 48 (1986), 273-281: in all, each is told once of
    whom it can reach.
    """

    def __init__(self, count: int) -> None:
        self.onward, self.back = [0] * count, [0] * count

    def add(self, winner: int, losers: int) -> None:
        """Add the victories of one application over others."""
        for loser in _members(losers):
            if not self.onward[winner] >> loser & 1:
                self._link(winner, loser)

    def _link(self, winner: int, loser: int) -> None:
        beyond = self.onward[loser] | 1 << loser
        before = self.back[winner] | 1 << winner
        news = beyond & ~self.onward[winner]
        for each in _members(before & ~self.back[loser]):
            self.onward[each] |= beyond
        for each in _members(news):
            self.back[each] |= before


def _members(found: int) -> Iterator[int]:
    """Tell the places of the bits of a set."""
    while found:
        lowest = found & -found
        yield lowest.bit_length() - 1
        found ^= lowest
