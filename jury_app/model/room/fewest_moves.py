"""The running order in which recused jurors go out and come back as seldom as can be.

It is the journey of a salesman between sets of people, whose distance is how many of them change.
Domains that share no recused juror have nothing to do with each other, so that each group of
domains that do is a small journey of its own: one of few domains is solved exactly, a larger one
by moving and turning parts of it until nothing gets better.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import TypeAlias

from jury_app.model.room.running import Out, Turn, moves

EXACT_STOPS, EXACT_DOMAINS = 6, 6

People: TypeAlias = frozenset[int]


@dataclass(frozen=True, slots=True)
class Fewest:
    """An order, how many moves it has, and whether none can have fewer."""

    turns: tuple[Turn, ...]
    moves: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """One way through the applications of a domain: those with the same people out together."""

    stops: tuple[People, ...]
    inner: int

    @property
    def ends(self) -> tuple[People, People]:
        return self.stops[0], self.stops[-1]


_Ways: TypeAlias = Mapping[int, Sequence[_Way]]


def fewest_moves(turns: Sequence[Turn], out: Out) -> Fewest:
    """Return the order with the fewest moves; what gains nothing by it stays where it is."""
    by_domain = {each.domain: each for each in turns}
    sets = {each.domain: _sets(each, out) for each in turns}
    ways = {domain: _ways(found) for domain, found in sets.items()}
    order = list(by_domain)
    chosen = {domain: found[0] for domain, found in ways.items()}
    is_exact = all(len(found) <= EXACT_STOPS for found in sets.values())
    for group in _groups(sets):
        is_exact = is_exact and len(group) <= EXACT_DOMAINS
        journey = _shortest(group, ways)
        chosen |= dict(zip(journey, _through(journey, ways), strict=True))
        place = min(order.index(each) for each in group)
        order = [each for each in order if each not in group]
        order[place:place] = journey
    found = tuple(_turn(by_domain[each], chosen[each], out) for each in order)
    count = moves(found, out)
    if count >= (before := moves(turns, out)):
        return Fewest(tuple(turns), before, is_exact)
    return Fewest(found, count, is_exact)


def _sets(turn: Turn, out: Out) -> list[People]:
    """Return the different sets of people who are out in a domain, as they first come."""
    return list(dict.fromkeys(out.get(each, frozenset()) for each in turn.applications))


def _ways(sets: Sequence[People]) -> list[_Way]:
    """Return the best way through a domain for each first and last set of people."""
    if not sets:
        return [_Way((frozenset(),), 0)]
    orders = permutations(sets) if len(sets) <= EXACT_STOPS else iter([_nearest(sets)])
    best: dict[tuple[People, People], _Way] = {}
    for each in orders:
        way = _Way(tuple(each), sum(len(a ^ b) for a, b in pairwise(each)))
        if way.ends not in best or way.inner < best[way.ends].inner:
            best[way.ends] = way
    return list(best.values())


def _nearest(sets: Sequence[People]) -> tuple[People, ...]:
    """Return a way that always goes on to the set that differs least."""
    left, way = list(sets), [frozenset[int]()]
    while left:
        way.append(min(left, key=lambda each: len(each ^ way[-1])))
        left.remove(way[-1])
    return tuple(way[1:])


def _groups(sets: Mapping[int, Sequence[People]]) -> list[list[int]]:
    """Return the groups of domains that are linked by jurors who are recused in several."""
    people = {domain: frozenset().union(*found) for domain, found in sets.items()}
    groups: list[list[int]] = []
    left = [domain for domain in sets if people[domain]]
    while left:
        group = [left.pop(0)]
        for known in group:  # grows while it is gone through
            linked = [each for each in left if people[each] & people[known]]
            group += linked
            left = [each for each in left if each not in linked]
        groups.append([each for each in sets if each in group])
    return groups


def _shortest(group: Sequence[int], ways: _Ways) -> tuple[int, ...]:
    if len(group) <= EXACT_DOMAINS:
        return min(permutations(group), key=lambda each: _length(each, ways))
    best = tuple(group)
    length = _length(best, ways)
    while True:
        shorter = next((each for each in _changed(best) if _length(each, ways) < length), None)
        if shorter is None:
            return best
        best, length = shorter, _length(shorter, ways)


def _changed(journey: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Return the journeys in which one domain stands elsewhere, or a part is turned about."""
    for place, each in enumerate(journey):
        rest = [*journey[:place], *journey[place + 1 :]]
        yield from ((*rest[:to], each, *rest[to:]) for to in range(len(journey)))
    for first in range(len(journey)):
        for last in range(first + 2, len(journey) + 1):
            yield (*journey[:first], *reversed(journey[first:last]), *journey[last:])


def _length(journey: Sequence[int], ways: _Ways) -> int:
    """Return the fewest moves through domains in this order, from an empty corridor to another."""
    return min(count + len(last) for last, count in _reached(journey, ways).items())


def _reached(journey: Sequence[int], ways: _Ways) -> dict[People, int]:
    """Return the fewest moves so far, by who is out at the end."""
    reached: dict[People, int] = {frozenset(): 0}
    for domain in journey:
        entered: dict[People, int] = {}
        left: dict[People, int] = {}
        for way in ways[domain]:
            first, last = way.ends
            if first not in entered:
                entered[first] = min(count + len(out ^ first) for out, count in reached.items())
            count = entered[first] + way.inner
            left[last] = min(count, left.get(last, count))
        reached = left
    return reached


def _through(journey: Sequence[int], ways: _Ways) -> list[_Way]:
    """Return the way to take through each domain, found from the last one backwards."""
    taken: list[_Way] = []
    ahead: People = frozenset()
    for place in range(len(journey) - 1, -1, -1):
        reached = _reached(journey[:place], ways)

        def cost(way: _Way, reached: dict[People, int] = reached, ahead: People = ahead) -> int:
            first, last = way.ends
            come = min(count + len(out ^ first) for out, count in reached.items())
            return come + way.inner + len(last ^ ahead)

        taken.insert(0, min(ways[journey[place]], key=cost))
        ahead = taken[0].stops[0]
    return taken


def _turn(turn: Turn, way: _Way, out: Out) -> Turn:
    """Return a domain with its applications in the order of a way; equals stay as they were."""
    place = {people: number for number, people in enumerate(way.stops)}
    return Turn(
        turn.domain,
        tuple(sorted(turn.applications, key=lambda each: place[out.get(each, frozenset())])),
    )
