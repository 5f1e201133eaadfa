"""The order of a domain as a table shows it: the ranked ones first, then those without a rank."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from jury_app.codes import sentence
from jury_app.model.queries.sitting import DecisionRow
from jury_app.model.queries.standings import DomainStandings, JurorMarks, NotRanked, Standing
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.ties import Step

if TYPE_CHECKING:
    from jury_app.model.queries.analysis import AnalysedApplication, AnalysedDomain


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """An application, its place, the marks behind it, and what was decided for it."""

    id: int
    rank: int | None
    number: str
    title: str
    applicant: str
    mean: Fraction | None
    n: int
    eligible: int
    is_tied: bool
    reason: str
    means: tuple[Fraction, ...]
    scale: int
    method: Method = Method.MEAN
    value: Fraction | None = None
    step: Step | None = None
    medals: tuple[str, ...] = ()
    awards: str = ""
    analysed: "AnalysedApplication | None" = None


def standing_rows(
    domain: DomainStandings,
    marks: Mapping[int, Sequence[JurorMarks]],
    scale: int,
    decisions: Iterable[DecisionRow] = (),
    method: Method = Method.MEAN,
    *,
    are_erased: bool = False,
) -> list[StandingRow]:
    """Return the applications of a domain in their order, with what was decided."""
    said = _Said(marks, scale, _awards(decisions), method)
    shared = Counter(each.rank for each in domain.standings)
    ranked = [
        replace(
            said.row(each),
            rank=each.rank,
            mean=each.mean,
            value=each.value,
            step=each.step,
            is_tied=shared[each.rank] > 1,
        )
        for each in domain.standings
    ]
    unranked = [
        replace(said.row(each), reason=_lacking(each, are_erased=are_erased))
        for each in domain.not_ranked
    ]
    return ranked + unranked


def _lacking(row: NotRanked, *, are_erased: bool) -> str:
    """Say why an application has no place: marks that were erased had come."""
    gone = are_erased and row.reason == "marks_none"
    return sentence("marks_erased" if gone else row.reason)


def with_awards(rows: Iterable[StandingRow], decisions: Iterable[DecisionRow]) -> list[StandingRow]:
    """Return the rows with what is decided now; those about which nothing else is are the same."""
    given = _awards(decisions)
    return [_awarded(row, given.get(row.id, ())) for row in rows]


def _awarded(row: StandingRow, given: Sequence[DecisionRow]) -> StandingRow:
    medals, awards = _medals(given), _award_words(given)
    is_same = (medals, awards) == (row.medals, row.awards)
    return row if is_same else replace(row, medals=medals, awards=awards)


def with_analysis(rows: Iterable[StandingRow], domain: "AnalysedDomain") -> list[StandingRow]:
    """Return the rows with how sure the place of each is."""
    return [_analysed(row, domain.applications.get(row.id)) for row in rows]


def _analysed(row: StandingRow, found: "AnalysedApplication | None") -> StandingRow:
    return row if row.analysed is found else replace(row, analysed=found)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is known of the applications beside their place."""

    marks: Mapping[int, Sequence[JurorMarks]]
    scale: int
    given: Mapping[int, Sequence[DecisionRow]]
    method: Method

    def row(self, each: Standing | NotRanked) -> StandingRow:
        """Return one application without its place."""
        said = self.marks.get(each.application_id, ())
        given = self.given.get(each.application_id, ())
        return StandingRow(
            id=each.application_id,
            rank=None,
            number=each.number,
            title=each.title,
            applicant=each.applicant,
            mean=None,
            n=each.n,
            eligible=each.eligible,
            is_tied=False,
            reason="",
            means=tuple(one.mean for one in said if one.mean is not None),
            scale=self.scale,
            method=self.method,
            medals=_medals(given),
            awards=_award_words(given),
        )


def _medals(given: Iterable[DecisionRow]) -> tuple[str, ...]:
    return tuple(each.colour for each in given)


def _award_words(given: Iterable[DecisionRow]) -> str:
    return ", ".join(each.level_name for each in given)


def _awards(decisions: Iterable[DecisionRow]) -> dict[int, list[DecisionRow]]:
    given: dict[int, list[DecisionRow]] = {}
    for each in decisions:
        if each.application_id is not None:
            given.setdefault(each.application_id, []).append(each)
    return given
