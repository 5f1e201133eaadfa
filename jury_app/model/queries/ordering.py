"""The order of one domain from the marks of its jurors, as the rules say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import msgspec

from jury_app.formatting import sort_key
from jury_app.model.queries.applications import ApplicationRow
from jury_app.model.rules import PartialGrids, RuleSettings
from jury_app.model.scoring.grids import GridMeans, Scale, criterion_means_first
from jury_app.model.scoring.official import Place, official_order
from jury_app.model.scoring.panel import Panel
from jury_app.model.scoring.ranking import Candidate, rank
from jury_app.model.scoring.ties import Step


class JurorMarks(msgspec.Struct, frozen=True, kw_only=True):
    """What one juror said of one application; a large jury makes thousands of them at every act."""

    juror_id: int
    marks: Mapping[str, int] = msgspec.field(default_factory=dict)
    comment: str = ""
    is_recused: bool = False
    is_assigned: bool = True
    mean: Fraction | None = None
    """On the display scale; nothing when recused, absent, or too little is marked."""

    @property
    def is_eligible(self) -> bool:
        """Whether the juror may count for the application."""
        return (self.is_assigned or bool(self.marks)) and not self.is_recused


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A ranked application; the mean is on the display scale, exact."""

    rank: int
    application_id: int
    number: str
    title: str
    applicant: str
    mean: Fraction
    n: int
    eligible: int
    value: Fraction | None = None
    """What the method of the rules makes of the marks; the mean, where it is the mean."""
    step: Step | None = None
    """What put it behind the one before it; nothing where it is first or shares the rank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRanked:
    """An application that must be discussed, since too little is known of it."""

    application_id: int
    number: str
    title: str
    applicant: str
    reason: str
    n: int
    eligible: int


Said = Mapping[int, Sequence[JurorMarks]]


def grid_means(scales: Sequence[Scale], settings: RuleSettings, display: int) -> GridMeans:
    """Return what makes a mean on the display scale of each grid that the rules let count."""
    match settings.partial_grids:
        case PartialGrids.COMPLETE_ONLY:
            return GridMeans(scales, Fraction(1), display, complete=True)
        case PartialGrids.CRITERION_MEANS:
            return GridMeans(scales, Fraction(0), display)
        case PartialGrids.RENORMALISED:
            threshold = Fraction(settings.partial_threshold_percent, 100)
            return GridMeans(scales, threshold, display)


@dataclass(frozen=True, slots=True)
class Ordering:
    """Puts the applications of a domain in order."""

    settings: RuleSettings
    scales: Sequence[Scale]
    display: int

    def order(
        self, rows: Sequence[ApplicationRow], marks: Said
    ) -> tuple[tuple[Standing, ...], tuple[NotRanked, ...]]:
        """Return those who are ranked, best first, and those who must be discussed."""
        candidates = [_candidate(row.id, marks.get(row.id, ())) for row in rows]
        found = rank(candidates, minimum=self.settings.minimum_scores)
        means = {each.application: each.mean for each in found.ranked}
        if self.settings.partial_grids is PartialGrids.CRITERION_MEANS:
            means = self._by_criteria(means, marks)
        places = {each.application: each for each in self._places(means, marks)}
        reasons = dict.fromkeys(means, "not_compared")
        reasons |= {each.application: _lacking(each, marks) for each in found.unranked}
        ranked = [
            _standing(row, places[row.id], means[row.id], marks.get(row.id, ()))
            for row in rows
            if row.id in places
        ]
        unranked = [
            _not_ranked(row, reasons.get(row.id, "criterion_unmarked"), marks.get(row.id, ()))
            for row in rows
            if row.id not in places
        ]
        return (
            tuple(sorted(ranked, key=lambda each: (each.rank, sort_key(each.number)))),
            tuple(sorted(unranked, key=lambda each: sort_key(each.number))),
        )

    def _by_criteria(self, ranked: Mapping[int, Fraction], marks: Said) -> dict[int, Fraction]:
        """Return the means of those who are marked on every criterion."""
        found = {
            application: criterion_means_first(
                [each.marks for each in marks[application] if not each.is_recused], self.scales
            )
            for application in ranked
        }
        return {
            application: mean * self.display
            for application, mean in found.items()
            if mean is not None
        }

    def _places(self, means: Mapping[int, Fraction], marks: Said) -> tuple[Place[int], ...]:
        given = {
            (application, each.juror_id): each
            for application in means
            for each in marks[application]
            if each.mean is not None
        }
        jurors = sorted({juror for _application, juror in given})
        scores = {pair: each.mean for pair, each in given.items() if each.mean is not None}
        return official_order(
            means,
            Panel(tuple(sorted(means)), tuple(jurors), scores),
            self.settings.way,
            grids={pair: each.marks for pair, each in given.items()},
            scales=self.scales,
        )


def _candidate(application: int, marks: Sequence[JurorMarks]) -> Candidate[int]:
    return Candidate(
        application,
        [each.mean for each in marks if each.mean is not None],
        len([each for each in marks if each.is_assigned or each.marks]),
    )


def _lacking(candidate: Candidate[int], marks: Said) -> str:
    """Return why an application has too few marks."""
    if not candidate.panel:
        return "not_assigned"
    if not any(each.is_eligible for each in marks.get(candidate.application, ())):
        return "all_recused"
    return "marks_too_few" if candidate.means else "marks_none"


def _standing(
    row: ApplicationRow, place: Place[int], mean: Fraction, marks: Sequence[JurorMarks]
) -> Standing:
    return Standing(
        rank=place.rank,
        application_id=row.id,
        number=row.number,
        title=row.title,
        applicant=row.applicant,
        mean=mean,
        n=sum(each.mean is not None for each in marks),
        eligible=sum(each.is_eligible for each in marks),
        value=place.value,
        step=place.step,
    )


def _not_ranked(row: ApplicationRow, reason: str, marks: Sequence[JurorMarks]) -> NotRanked:
    return NotRanked(
        application_id=row.id,
        number=row.number,
        title=row.title,
        applicant=row.applicant,
        reason=reason,
        n=sum(each.mean is not None for each in marks),
        eligible=sum(each.is_eligible for each in marks),
    )
