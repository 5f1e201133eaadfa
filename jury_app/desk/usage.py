"""How a juror uses the scale: the spread of the marks on each criterion, and what is unusual."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from jury_app.desk.findings import ENOUGH, Finding, FindingKind
from jury_app.desk.views import Entry, EntryState
from jury_app.sealing.manifest import KitCriterion

MOST_BARS = 21
_FEW_MARKS = 3  # different ones, where the scale has at least twice as many
_MIDDLE = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Spread:
    """How often each part of the scale was used on a criterion."""

    criterion: KitCriterion
    counts: tuple[int, ...]  # from the lowest mark to the highest
    marks: tuple[int, ...]  # all that were given, in order

    @property
    def mean(self) -> Fraction | None:
        """The mean of the marks, in points."""
        if not self.marks:
            return None
        return Fraction(sum(self.marks), len(self.marks) * self.criterion.steps_per_point)


def spreads(entries: Iterable[Entry], criteria: Iterable[KitCriterion]) -> tuple[Spread, ...]:
    """Return how the marks of a juror lie on the scale of each criterion."""
    open_entries = [each for each in entries if each.state is not EntryState.RECUSED]
    return tuple(_spread(open_entries, each) for each in criteria)


def unusual(entries: Sequence[Entry], criteria: Sequence[KitCriterion]) -> Iterator[Finding]:
    """Tell when a whole half of the scale is never used, or only two or three marks."""
    given = [each for each in spreads(entries, criteria) if each.marks]
    if sum(len(each.marks) for each in given) < ENOUGH:
        return
    places = [_place(each.criterion, mark) for each in given for mark in each.marks]
    if max(places) < _MIDDLE:
        yield Finding(FindingKind.LOWER_HALF, _all(entries))
    elif min(places) > _MIDDLE:
        yield Finding(FindingKind.UPPER_HALF, _all(entries))
    if 1 < len(set(places)) <= _FEW_MARKS and all(_is_fine(each.criterion) for each in given):
        yield Finding(FindingKind.FEW_MARKS, _all(entries))


def same_rows(entries: Sequence[Entry], criteria: Sequence[KitCriterion]) -> Iterator[Finding]:
    """Tell neighbours in the list that have exactly the same marks, one criterion like another.

    The same mark on every criterion is another matter: that is a straight line.
    """
    codes = [each.code for each in criteria]
    complete = [each for each in entries if each.state is EntryState.COMPLETE]

    def marks(entry: Entry) -> tuple[int, ...]:
        return tuple(entry.marks[code] for code in codes)

    for row, group in groupby(complete, key=marks):
        numbers = tuple(each.number for each in group)
        if len(numbers) > 1 and len(set(row)) > 1:
            yield Finding(FindingKind.SAME_ROW, numbers)


def _spread(entries: Iterable[Entry], criterion: KitCriterion) -> Spread:
    marks = sorted(each.marks[criterion.code] for each in entries if criterion.code in each.marks)
    bars = min(len(criterion.marks), MOST_BARS)
    last = len(criterion.marks) - 1
    found = Counter(
        0 if last == 0 else (mark - criterion.marks[0]) * (bars - 1) // last for mark in marks
    )
    return Spread(criterion, tuple(found[bar] for bar in range(bars)), tuple(marks))


def _place(criterion: KitCriterion, mark: int) -> Fraction:
    """Return where a mark stands on its scale, from 0 to 1, whichever end is the better one."""
    last = len(criterion.marks) - 1
    return Fraction(mark - criterion.marks[0], last) if last else _MIDDLE


def _is_fine(criterion: KitCriterion) -> bool:
    return len(criterion.marks) >= 2 * _FEW_MARKS


def _all(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(each.number for each in entries if each.counted)
