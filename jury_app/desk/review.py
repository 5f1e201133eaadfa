"""What a juror looks at before sealing: one's own order, and what deserves a second look."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from jury_app.desk.findings import FEW, Finding, FindingKind
from jury_app.desk.marks import scale
from jury_app.desk.means import means
from jury_app.desk.usage import same_rows, unusual
from jury_app.desk.views import Entry, EntryState
from jury_app.model.scoring.ranking import competition_ranks
from jury_app.sealing.manifest import KitCriterion


@dataclass(frozen=True, slots=True)
class Placed:
    """An application in the juror's own order of a domain; without all marks it has no rank."""

    application: str
    rank: int | None
    mean: Fraction | None


def my_order(
    entries: Sequence[Entry], criteria: Sequence[KitCriterion]
) -> dict[str, tuple[Placed, ...]]:
    """Return the juror's own order in each domain, best first; equal means share a rank."""
    known = means(entries, criteria)
    return {
        domain: _placed(list(group), known)
        for domain, group in groupby(entries, key=lambda each: each.application.domain)
    }


def findings(entries: Sequence[Entry], criteria: Sequence[KitCriterion]) -> tuple[Finding, ...]:
    """Return what deserves a second look before sealing."""
    return (
        *_empty(entries),
        *_straight_lines(entries, criteria),
        *same_rows(entries, criteria),
        *unusual(entries, criteria),
        *_equal(entries, criteria),
    )


def _placed(entries: Sequence[Entry], known: Mapping[str, Fraction]) -> tuple[Placed, ...]:
    here = {each.number: known[each.number] for each in entries if each.number in known}
    ranks = competition_ranks(here)
    placed = [
        Placed(each.number, ranks.get(each.number), here.get(each.number))
        for each in entries
        if each.state is not EntryState.RECUSED
    ]
    return tuple(sorted(placed, key=lambda each: (each.rank is None, each.rank or 0)))


def _empty(entries: Sequence[Entry]) -> Iterator[Finding]:
    for entry in entries:
        if entry.state in {EntryState.TO_DO, EntryState.BEGUN}:
            yield Finding(
                FindingKind.EMPTY, (entry.number,), entry.missing, entry.application.domain
            )


def _straight_lines(
    entries: Sequence[Entry], criteria: Sequence[KitCriterion]
) -> Iterator[Finding]:
    """Tell when most dossiers got one and the same mark on every criterion."""
    scales = [scale(each) for each in criteria]
    complete = [each for each in entries if each.state is EntryState.COMPLETE]
    flat = [
        each.number
        for each in complete
        if len({one.position(each.marks[one.code]) for one in scales}) == 1
    ]
    if len(scales) > 1 and len(flat) >= FEW and 2 * len(flat) > len(complete):
        yield Finding(FindingKind.STRAIGHT_LINE, tuple(flat))


def _equal(entries: Sequence[Entry], criteria: Sequence[KitCriterion]) -> Iterator[Finding]:
    for domain, placed in my_order(entries, criteria).items():
        ranked = [each for each in placed if each.rank is not None]
        for _rank, group in groupby(ranked, key=lambda each: each.rank):
            numbers = tuple(each.application for each in group)
            if len(numbers) > 1:
                yield Finding(FindingKind.EQUAL, numbers, domain=domain)
