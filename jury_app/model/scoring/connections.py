"""Which applications can be compared at all: the graph of who read what.

Jurors and applications are its nodes, scores its edges. Only within one connected component can
the severity of jurors be told from the worth of applications (J. A. Eccleston and A. Hedayat, On
the theory of connected designs, Annals of Statistics 2 (1974), 1238-1255). An articulation point
is a juror or an application without whom a component would fall apart (R. Tarjan, SIAM Journal on
Computing 1 (1972), 146-160).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from itertools import product
from typing import Generic, TypeAlias

from jury_app.model.scoring.panel import Application, Juror, Panel


class Side(IntEnum):
    """Which of the two a node is."""

    APPLICATION = 0
    JUROR = 1


Node: TypeAlias = tuple[Side, int | str]
Graph: TypeAlias = Mapping[Node, Sequence[Node]]


@dataclass(frozen=True, slots=True)
class Component(Generic[Application, Juror]):
    """Applications and jurors that can be compared with one another, in the order of their names.

    An application that nobody scored is one by itself; a juror who gave no score is in none.
    """

    applications: tuple[Application, ...]
    jurors: tuple[Juror, ...]


@dataclass(frozen=True, slots=True)
class Design(Generic[Application, Juror]):
    """How a panel hangs together.

    `rank` is the number of worths and severities that the scores can tell apart: applications and
    jurors who have a score, less the components that they make.
    """

    components: tuple[Component[Application, Juror], ...]
    pivotal_applications: tuple[Application, ...]
    pivotal_jurors: tuple[Juror, ...]
    rank: int


def design_of(panel: Panel[Application, Juror]) -> Design[Application, Juror]:
    """Return the components, largest first, and who alone holds one together."""
    parts = components(panel)
    pivotal = _articulation_points(_graph(panel))
    scored = {application for application, _juror in panel.scores}
    connected = sum(bool(part.jurors) for part in parts)
    return Design(
        parts,
        tuple(each for each in sorted(panel.applications) if (Side.APPLICATION, each) in pivotal),
        tuple(each for each in sorted(panel.jurors) if (Side.JUROR, each) in pivotal),
        len(scored) + sum(len(part.jurors) for part in parts) - connected,
    )


def components(panel: Panel[Application, Juror]) -> tuple[Component[Application, Juror], ...]:
    """Return what can be compared with one another, most applications first, then by name."""
    readers: defaultdict[Application, list[Juror]] = defaultdict(list)
    files: defaultdict[Juror, set[Application]] = defaultdict(set)
    for application, juror in panel.scores:
        readers[application].append(juror)
        files[juror].add(application)
    listed, seated = set(panel.applications), set(panel.jurors)
    reached: set[Application] = set()
    found = []
    for application in sorted(listed):
        if application not in reached:
            some, others = _linked(application, readers, files)
            reached |= some
            found.append(Component(tuple(sorted(some & listed)), tuple(sorted(others & seated))))
    return tuple(sorted(found, key=lambda part: (-len(part.applications), part.applications)))


def _linked(
    start: Application,
    readers: Mapping[Application, Iterable[Juror]],
    files: Mapping[Juror, AbstractSet[Application]],
) -> tuple[set[Application], set[Juror]]:
    """Return all applications and jurors that readings lead to from one application."""
    some, others = {start}, set[Juror]()
    waiting = [start]
    while waiting:
        news = set(readers.get(waiting.pop(), ())) - others
        others |= news
        for juror in news:
            fresh = files[juror] - some
            some |= fresh
            waiting += fresh
    return some, others


def joining_readings(
    panel: Panel[Application, Juror],
    forbidden: AbstractSet[tuple[Application, Juror]] = frozenset(),
) -> tuple[tuple[Application, Juror], ...]:
    """Return the fewest further readings that make one component of them all.

    One for each component beyond the largest: across the gap, by the juror who has read least, of
    the application that has been read least. Nothing is told when conflicts forbid it.
    """
    return join(components(panel), panel.scores, forbidden)


def join(
    parts: Sequence[Component[Application, Juror]],
    scored: Iterable[tuple[Application, Juror]],
    forbidden: AbstractSet[tuple[Application, Juror]] = frozenset(),
) -> tuple[tuple[Application, Juror], ...]:
    """Return the fewest further readings that make one of these parts, the largest first."""
    if not parts:
        return ()
    readers, load = Counter[Application](), Counter[Juror]()
    for application, juror in scored:
        readers[application] += 1
        load[juror] += 1
    costs = _Costs(load, readers, forbidden)
    readings: list[tuple[Application, Juror]] = []
    joined, waiting = parts[0], list(parts[1:])
    while waiting:
        reading, part = next(
            ((found, part) for part in waiting if (found := costs.cheapest(joined, part))),
            (None, None),
        )
        if reading is None or part is None:
            return ()
        waiting.remove(part)
        joined = Component(joined.applications + part.applications, joined.jurors + part.jurors)
        costs.count(*reading)
        readings.append(reading)
    return tuple(readings)


@dataclass(frozen=True, slots=True)
class _Costs(Generic[Application, Juror]):
    """Who has read how much so far, and what must not be read by whom."""

    load: Counter[Juror]
    readers: Counter[Application]
    forbidden: AbstractSet[tuple[Application, Juror]]

    def count(self, application: Application, juror: Juror) -> None:
        """Take a reading as given."""
        self.load[juror] += 1
        self.readers[application] += 1

    def cheapest(
        self, one: Component[Application, Juror], other: Component[Application, Juror]
    ) -> tuple[Application, Juror] | None:
        """Return the reading across two components that costs least, if any is allowed."""
        found = (
            self._cheapest(one.applications, other.jurors),
            self._cheapest(other.applications, one.jurors),
        )
        allowed = [each for each in found if each is not None]
        return min(allowed, key=self._cost, default=None)

    def _cheapest(
        self, applications: Sequence[Application], jurors: Sequence[Juror]
    ) -> tuple[Application, Juror] | None:
        if not applications or not jurors:
            return None
        best = min(applications, key=self._need), min(jurors, key=self._load)
        if best not in self.forbidden:
            return best
        in_turn = product(sorted(jurors, key=self._load), sorted(applications, key=self._need))
        allowed = ((one, juror) for juror, one in in_turn if (one, juror) not in self.forbidden)
        return next(allowed, None)

    def _need(self, application: Application) -> tuple[int, Application]:
        return self.readers[application], application

    def _load(self, juror: Juror) -> tuple[int, Juror]:
        return self.load[juror], juror

    def _cost(self, reading: tuple[Application, Juror]) -> tuple[int, int]:
        application, juror = reading
        return self.load[juror], self.readers[application]


def _graph(panel: Panel[Application, Juror]) -> Graph:
    graph: dict[Node, list[Node]] = {}
    for application, juror in sorted(panel.scores):
        one: Node = (Side.APPLICATION, application)
        other: Node = (Side.JUROR, juror)
        graph.setdefault(one, []).append(other)
        graph.setdefault(other, []).append(one)
    return graph


def _articulation_points(graph: Graph) -> set[Node]:
    """Return the nodes without which some component would fall apart; no recursion is needed."""
    found: set[Node] = set()
    depth: dict[Node, int] = {}
    low: dict[Node, int] = {}
    for root in graph:
        if root not in depth:
            found.update(_points_from(root, graph, depth, low))
    return found


def _points_from(
    root: Node, graph: Graph, depth: dict[Node, int], low: dict[Node, int]
) -> Iterable[Node]:
    depth[root] = low[root] = len(depth)
    path: list[tuple[Node, Iterator[Node]]] = [(root, iter(graph[root]))]
    branches = 0
    while path:
        node, others = path[-1]
        for other in others:
            if other not in depth:
                depth[other] = low[other] = len(depth)
                path.append((other, iter(graph[other])))
                break
            low[node] = min(low[node], depth[other])
        else:
            path.pop()
            if not path:
                continue
            parent = path[-1][0]
            low[parent] = min(low[parent], low[node])
            branches += parent == root
            if parent != root and low[node] >= depth[parent]:
                yield parent
    if branches > 1:
        yield root
