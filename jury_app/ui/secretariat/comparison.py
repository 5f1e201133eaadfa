"""Two or three applications beside each other: their figures, and whom the jurors place first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from jury_app.decimals import format_mean
from jury_app.formatting import MISSING
from jury_app.i18n import _, ngettext
from jury_app.model.queries.edition import CriterionRow
from jury_app.model.queries.standings import JurorMarks
from jury_app.ui.secretariat.standing_rows import StandingRow

Marks = Mapping[int, Sequence[JurorMarks]]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of each application; `best` says whose is the highest, where that means more."""

    name: str
    cells: tuple[str, ...]
    best: frozenset[int] = frozenset()


def compared(
    rows: Sequence[StandingRow], marks: Marks, criteria: Sequence[CriterionRow]
) -> list[Line]:
    """Return the figures of some applications, one line each."""
    return [
        Line(_("Application"), tuple(row.title for row in rows)),
        Line(_("Applicant"), tuple(row.applicant for row in rows)),
        Line(_("Rank"), tuple(MISSING if row.rank is None else str(row.rank) for row in rows)),
        _means(_("Mean out of {scale}").format(scale=rows[0].scale), [row.mean for row in rows]),
        *(_criterion(rows, marks, each) for each in criteria),
        Line(_("Lowest and highest mean of a juror"), tuple(map(_extent, rows))),
        Line(_("Opinions"), tuple(_opinions(row) for row in rows)),
        Line(_("Award"), tuple(row.awards or MISSING for row in rows)),
    ]


def preferences(rows: Sequence[StandingRow], marks: Marks) -> Iterator[str]:
    """Tell of each pair how many jurors who marked both place one before the other."""
    for first, second in combinations(rows, 2):
        means = [_by_juror(marks.get(row.id, ())) for row in (first, second)]
        both = means[0].keys() & means[1].keys()
        if not both:
            yield _("No juror marked both {first} and {second}.").format(
                first=first.number, second=second.number
            )
            continue
        ahead = sum(means[0][juror] > means[1][juror] for juror in both)
        behind = sum(means[0][juror] < means[1][juror] for juror in both)
        yield ngettext(
            "Of {count} juror who marked both: {first} before {second} for {ahead}, after it for "
            "{behind}, equal for {equal}.",
            "Of {count} jurors who marked both: {first} before {second} for {ahead}, after it for "
            "{behind}, equal for {equal}.",
            len(both),
        ).format(
            count=len(both),
            ahead=ahead,
            first=first.number,
            second=second.number,
            behind=behind,
            equal=len(both) - ahead - behind,
        )


def _by_juror(said: Sequence[JurorMarks]) -> dict[int, Fraction]:
    return {each.juror_id: each.mean for each in said if each.mean is not None}


def _means(name: str, means: Sequence[Fraction | None], *, lower: bool = False) -> Line:
    known = [each for each in means if each is not None]
    top = (min(known) if lower else max(known)) if len(set(known)) > 1 else None
    best = frozenset(place for place, each in enumerate(means) if top is not None and each == top)
    return Line(name, tuple(map(format_mean, means)), best)


def _criterion(rows: Sequence[StandingRow], marks: Marks, criterion: CriterionRow) -> Line:
    means = [_mean_on(marks.get(row.id, ()), criterion) for row in rows]
    return _means(criterion.values.name, means, lower=criterion.scale.lower_is_better)


def _mean_on(said: Sequence[JurorMarks], criterion: CriterionRow) -> Fraction | None:
    """Return the mean in points of those who marked a criterion and are not recused."""
    code = criterion.values.code
    given = [each.marks[code] for each in said if code in each.marks and not each.is_recused]
    if not given:
        return None
    return Fraction(sum(given), len(given) * criterion.values.steps_per_point)


def _extent(row: StandingRow) -> str:
    if not row.means:
        return MISSING
    return f"{format_mean(min(row.means), 1)} – {format_mean(max(row.means), 1)}"


def _opinions(row: StandingRow) -> str:
    return _("{n} of {eligible}").format(n=row.n, eligible=row.eligible)
