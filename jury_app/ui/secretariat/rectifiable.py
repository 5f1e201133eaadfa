"""Everything that may be put right in a closed edition, read in one go for the dialog."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jury_app.model.queries.applications import ApplicationRow
from jury_app.model.queries.edition import (
    CriterionRow,
    DomainRow,
    LevelRow,
    list_criteria,
    list_domains,
    list_levels,
)
from jury_app.model.queries.jury import JurorRow, list_jurors
from jury_app.model.queries.sitting import DecisionRow, list_decisions
from jury_app.model.queries.standings import all_marks, judged_applications
from jury_app.model.queries.votes import VoteRow, list_votes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectifiable:
    """What was judged and decided, who sat, what was voted; and the marks that count."""

    applications: tuple[ApplicationRow, ...]
    domains: tuple[DomainRow, ...]
    levels: tuple[LevelRow, ...]
    criteria: tuple[CriterionRow, ...]
    jurors: tuple[JurorRow, ...]
    decisions: tuple[DecisionRow, ...]
    votes: tuple[VoteRow, ...]
    marks: Mapping[tuple[int, int], Mapping[str, int]]
    """By juror and application, in steps."""

    @property
    def domain_names(self) -> dict[str, str]:
        """The names of the domains, by their codes."""
        return {each.values.code: each.values.name for each in self.domains}


def rectifiable(session: Any) -> Rectifiable:
    """Return everything that may be put right."""
    applications = tuple(judged_applications(session))
    marks = all_marks(session, applications={each.id for each in applications})
    return Rectifiable(
        applications=applications,
        domains=tuple(list_domains(session)),
        levels=tuple(list_levels(session)),
        criteria=tuple(list_criteria(session)),
        jurors=tuple(each for each in list_jurors(session) if not each.is_withdrawn),
        decisions=tuple(list_decisions(session)),
        votes=tuple(list_votes(session)),
        marks={
            (said.juror_id, application): said.marks
            for application, each in marks.items()
            for said in each
        },
    )
