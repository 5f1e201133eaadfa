"""Who reads what when jurors have loads and expertise: the best plan there is, or who stands in it.

A transportation problem (F. L. Hitchcock, The distribution of a product from several sources to
numerous localities, Journal of Mathematics and Physics 20 (1941), 224-230): applications ask for
readers, jurors offer readings. Its corners are whole numbers, so that linear programming solves it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, hstack, vstack

from jury_app.model.scoring.assignment import Pair, TooFewReadersError
from jury_app.model.scoring.mixing import Expertise, mixed

_SEED = 1941


@dataclass(frozen=True, slots=True)
class Loads:
    """How many applications each juror reads at least and at most."""

    least: int = 0
    most: int | None = None


class LoadsError(ValueError):
    """The loads leave applications short of readers, or jurors short of applications.

    Named are the applications that together ask more than their jurors may read, and the jurors
    who together must read more than there is for them. `overloaded` are the jurors on whom those
    applications fall: all others who may read one of them do.
    """

    def __init__(
        self, applications: Sequence[int], jurors: Sequence[int], overloaded: Sequence[int] = ()
    ) -> None:
        super().__init__(applications, jurors, overloaded)
        self.applications = tuple(applications)
        self.jurors = tuple(jurors)
        self.overloaded = tuple(overloaded)


def plan_readings(
    eligible: Mapping[int, AbstractSet[int]],
    readers: int,
    loads: Loads,
    expertise: Expertise | None = None,
) -> set[Pair]:
    """Return (juror, application) pairs: `readers` for each application, loads within bounds.

    Of all such plans one with the most expertise, summed over its readings; then readings are
    exchanged so that the jurors can be compared. Refused by name: the application with too few
    eligible jurors, or those that the loads leave short. Depends on nothing but the arguments.
    """
    for application in sorted(eligible, key=lambda each: (len(eligible[each]), each)):
        if len(eligible[application]) < readers:
            raise TooFewReadersError(application, len(eligible[application]))
    skills = expertise or {}
    parts = (part for part in separate_parts(eligible) if any(part.values()))
    plans = [_solve(part, readers, loads, skills) for part in parts]
    short = sorted(each for plan in plans for each in plan.short)
    idle = sorted(each for plan in plans for each in plan.idle)
    if short or idle:
        raise LoadsError(short, idle, sorted(each for plan in plans for each in plan.overloaded))
    return mixed({pair for plan in plans for pair in plan.pairs}, eligible, skills)


def bounded_plan(eligible: Mapping[int, AbstractSet[int]], readers: int, most: int) -> set[Pair]:
    """Keep to a load where sharing out in turn does not: as even as can be, else within bounds."""
    jurors = set().union(*eligible.values())
    fair = len(eligible) * readers // len(jurors)
    try:
        return plan_readings(eligible, readers, Loads(min(fair, most), most))
    except LoadsError:
        return plan_readings(eligible, readers, Loads(most=most))


@dataclass(frozen=True, slots=True)
class _Plan:
    """The readings of a part, the applications that want of readers, the jurors that do of work."""

    pairs: frozenset[Pair]
    short: frozenset[int]
    overloaded: frozenset[int]
    idle: frozenset[int]


def separate_parts(
    eligible: Mapping[int, AbstractSet[int]],
) -> list[Mapping[int, AbstractSet[int]]]:
    """Return the applications by those whose jurors overlap, most of them first.

    Each part is planned by itself; an application that nobody may read is one alone. Panels are
    few and applications many: what is joined is the panels.
    """
    lead: dict[int, int] = {}

    def leader(juror: int) -> int:
        while lead.setdefault(juror, juror) != juror:
            lead[juror] = juror = lead[lead[juror]]
        return juror

    for seated in {frozenset(each) for each in eligible.values() if each}:
        first, *others = seated
        for juror in others:
            one, other = sorted((leader(first), leader(juror)))
            lead[other] = one
    parts: defaultdict[int, dict[int, AbstractSet[int]]] = defaultdict(dict)
    for application in sorted(eligible):
        panel = eligible[application]
        key = leader(next(iter(panel))) if panel else -1 - application
        parts[key][application] = panel
    return sorted(parts.values(), key=lambda part: (-len(part), next(iter(part))))


def _solve(
    eligible: Mapping[int, AbstractSet[int]], readers: int, loads: Loads, expertise: Expertise
) -> _Plan:
    """Fill what can be filled; what is missing costs more than all expertise together is worth."""
    applications = sorted(eligible)
    jurors = sorted(set().union(*eligible.values()))
    pairs = [(juror, each) for each in applications for juror in sorted(eligible[each])]
    places = {juror: place for place, juror in enumerate(jurors)}
    rows = {application: row for row, application in enumerate(applications)}
    columns = range(len(pairs))
    ones = np.ones(len(pairs))
    read = csr_array((ones, ([rows[each] for _j, each in pairs], columns)))
    reads = csr_array((ones, ([places[juror] for juror, _a in pairs], columns)))
    most = len(applications) if loads.most is None else loads.most
    nobody = csr_array((len(jurors), len(applications)))
    eye = eye_array(len(jurors))
    nothing = csr_array((len(jurors), len(jurors)))
    worth = _worth(pairs, len(applications) * readers, expertise)
    dear = (float(worth.max()) + 1) * (len(applications) * readers + 1)
    found = linprog(
        np.concatenate([-worth, np.full(len(applications) + len(jurors), dear)]),
        A_eq=hstack([read, eye_array(len(applications)), csr_array((len(rows), len(jurors)))]),
        b_eq=np.full(len(applications), readers),
        A_ub=vstack([hstack([reads, nobody, nothing]), hstack([-reads, nobody, -eye])]),
        b_ub=np.concatenate([np.full(len(jurors), most), np.full(len(jurors), -loads.least)]),
        bounds=[(0, 1)] * len(pairs) + [(0, None)] * (len(applications) + len(jurors)),
        method="highs-ds",
    )
    taken = np.rint(found.x) > 0
    lacks = taken[len(pairs) :].tolist()
    given = {pair for pair, is_taken in zip(pairs, taken, strict=False) if is_taken}
    spared = set(pairs) - given
    short = {each for each, lack in zip(applications, lacks, strict=False) if lack}
    idle = {each for each, lack in zip(jurors, lacks[len(applications) :], strict=True) if lack}
    short, overloaded = _drawn_in(short, {(a, j) for j, a in spared}, given)
    idle, _others = _drawn_in(idle, spared, {(a, j) for j, a in given})
    return _Plan(frozenset(given), frozenset(short), frozenset(overloaded), frozenset(idle))


def _drawn_in(
    short: set[int], could: Iterable[Pair], do: Iterable[Pair]
) -> tuple[set[int], set[int]]:
    """Return all that want of the same others, and those, who already serve as much as they may.

    It is the set that the theorem of P. Hall (On representatives of subsets, 1935) speaks of: it
    asks more than those others have, and is the same whichever plan it was found in.
    """
    servants, served = defaultdict(set), defaultdict(set)
    for one, other in could:
        servants[one].add(other)
    for other, one in do:
        served[other].add(one)
    found, waiting = set(short), list(short)
    others: set[int] = set()
    while waiting:
        for other in servants[waiting.pop()] - others:
            others.add(other)
            waiting += served[other] - found
            found |= served[other]
    return found, others


def _worth(pairs: Sequence[Pair], readings: int, expertise: Expertise) -> NDArray[np.float64]:
    """Return what each reading is worth: expertise first, then chance, so that panels are mixed."""
    skill = np.array([expertise.get(pair, 0) for pair in pairs], float)
    return skill * (readings + 1) + np.random.default_rng(_SEED).random(len(pairs))
