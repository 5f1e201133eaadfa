"""A plan of who reads what, worked out step by step, or in whose way it is, by name.

It may load scipy: windows ask for it by its name, on a thread of its own, once somebody asks.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from jury_app.errors import RuleError
from jury_app.formatting import format_number, joined
from jury_app.i18n import _, ngettext
from jury_app.model.queries.assignment import Readings, loads_of
from jury_app.model.queries.solving import solve_steps
from jury_app.model.scoring.assignment import Pair, TooFewReadersError, balanced_readers
from jury_app.model.scoring.comparability import Comparability, compare_steps
from jury_app.model.scoring.mixing import mixed
from jury_app.model.scoring.reading_plan import LoadsError, separate_parts
from jury_app.progress import Progress, Steps

_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Who would read what, how much that is for each, and what could not be compared."""

    readers: int
    most: int | None
    pairs: frozenset[Pair]
    lightest: int
    heaviest: int
    added: int
    taken: int
    comparability: Comparability


def plan_steps(known: Readings, readers: int, most: int | None = None) -> Steps[Plan]:
    """Share the applications out among so many readers each, of whom none reads more than `most`.

    Part after part of those whose jurors overlap; evenly, with nobody given what they are recused
    from or may be in conflict with.
    """
    if readers < 1:
        raise RuleError("readers_wrong")
    if not any(known.panels.values()):
        raise RuleError("nobody_to_assign")
    parts = separate_parts(known.eligible)
    total = len(known.eligible)
    pairs: set[Pair] = set()
    done = 0
    for part in parts:
        so_far = Progress(done, total, _("Sharing out the applications"))
        yield so_far
        pairs |= yield from _planned(known, part, (readers, most), so_far)
        done += len(part)
    looking = Progress(total, total, _("Looking at what can be compared"))
    yield looking
    loads = loads_of(pairs, known.eligible).values()
    comparability = yield from compare_steps(pairs, known.groups, known.eligible, so_far=looking)
    return Plan(
        readers=readers,
        most=most,
        pairs=frozenset(pairs),
        lightest=min(loads),
        heaviest=max(loads),
        added=len(pairs - known.pairs),
        taken=len(known.pairs - pairs),
        comparability=comparability,
    )


def _planned(
    known: Readings,
    part: Mapping[int, AbstractSet[int]],
    wanted: tuple[int, int | None],
    so_far: Progress,
) -> Steps[set[Pair]]:
    readers, most = wanted
    try:
        pairs = balanced_readers(part, readers)
        if most is None or max(Counter(juror for juror, _a in pairs).values()) <= most:
            return mixed(pairs, part)
        return (yield from solve_steps(part, readers, most, so_far))
    except TooFewReadersError as error:
        raise _too_few(known, error, readers) from error
    except LoadsError as error:
        raise _overloaded(known, error, readers, most or 0) from error


def _too_few(known: Readings, error: TooFewReadersError, readers: int) -> RuleError:
    application = next(each for each in known.applications if each.id == error.application)
    return RuleError(
        "readers_too_few",
        number=application.number,
        title=application.title,
        eligible=error.eligible,
        readers=readers,
    )


def _overloaded(known: Readings, error: LoadsError, readers: int, most: int) -> RuleError:
    """Name the jurors on whom too much falls, and the applications that ask for it."""
    short, jurors = set(error.applications), set(error.overloaded)
    asked = sum(max(0, readers - len(known.eligible[each] - jurors)) for each in short)
    return RuleError(
        "loads_too_low",
        most=most,
        asked=format_number(asked),
        offered=format_number(len(jurors) * most),
        applications=_listed(each.number for each in known.applications if each.id in short),
        jurors=_listed(each.name for each in known.jurors if each.id in jurors),
        needed=-(-asked // len(jurors)),
    )


def _listed(names: Iterable[str]) -> str:
    told = list(names)
    if len(told) <= _NAMED + 1:
        return joined(told)
    more = len(told) - _NAMED
    others = ngettext("{count} other", "{count} others", more).format(count=format_number(more))
    return joined([*islice(told, _NAMED), others])
