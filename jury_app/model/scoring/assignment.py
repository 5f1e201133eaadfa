"""Who reads what: n readers for each application, loads as even as can be, never a conflict."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]


class TooFewReadersError(ValueError):
    """An application has fewer eligible jurors than readers were asked for."""

    def __init__(self, application: int, eligible: int) -> None:
        super().__init__(application, eligible)
        self.application = application
        self.eligible = eligible


def balanced_readers(eligible: Mapping[int, AbstractSet[int]], readers: int) -> set[Pair]:
    """Return (juror, application) pairs: `readers` jurors for each application.

    The applications with the least choice are served first; each takes the jurors who have the
    fewest so far, and among those the ones who have seldom sat together, so that the panels are
    mixed and every juror can be compared with the others. The result depends on nothing but the
    two arguments.
    """
    loads: Counter[int] = Counter()
    by_load: defaultdict[int, set[int]] = defaultdict(set)
    by_load[0].update(*eligible.values())
    together: defaultdict[int, Counter[int]] = defaultdict(Counter)
    pairs: set[Pair] = set()
    by_scarcity = sorted(eligible.items(), key=lambda item: (len(item[1]), item[0]))
    for application, jurors in by_scarcity:
        if len(jurors) < readers:
            raise TooFewReadersError(application, len(jurors))
        chosen: set[int] = set()
        for _place in range(readers):
            met = [together[each] for each in chosen]
            levels = (by_load[load] & jurors - chosen for load in sorted(by_load))
            free = next(level for level in levels if level)
            juror = min(free, key=lambda each: (sum(one[each] for one in met), each))
            for other in chosen:
                together[other][juror] += 1
                together[juror][other] += 1
            chosen.add(juror)
            pairs.add((juror, application))
        for juror in chosen:
            by_load[loads[juror]].discard(juror)
            loads[juror] += 1
            by_load[loads[juror]].add(juror)
    return pairs
