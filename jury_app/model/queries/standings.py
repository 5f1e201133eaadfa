"""From the ballots that count to the order of each domain, exactly."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy.orm import Session

from jury_app.model.entities import Round
from jury_app.model.queries.applications import (
    ApplicationRow,
    applications_in,
    list_applications,
)
from jury_app.model.queries.edition import list_criteria
from jury_app.model.queries.listed import all_domains
from jury_app.model.queries.ordering import JurorMarks, NotRanked, Ordering, Standing, grid_means
from jury_app.model.queries.said import Pair, Reading
from jury_app.model.reading import once
from jury_app.model.requirements import current_round, edition_of, require_opened, rules_of
from jury_app.model.rules import RuleSettings
from jury_app.model.scoring.grids import Scale

__all__ = ["JurorMarks", "NotRanked", "Standing"]  # told here too: they are what it returns

STANDING_SOURCES = frozenset(
    {
        "ballot", "imported_score", "amendment", "recusal", "assignment", "application",
        "applicant", "criterion", "domain", "rules", "round", "edition",
    }
)  # fmt: skip


Marks: TypeAlias = Mapping[int, list[JurorMarks]]
"""What every juror said, by application."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainStandings:
    """The order of one domain."""

    domain_id: int
    code: str
    name: str
    sponsor: str
    standings: tuple[Standing, ...]
    not_ranked: tuple[NotRanked, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the order and the marks behind it both stand on."""

    jury: Round
    settings: RuleSettings
    scales: tuple[Scale, ...]
    display: int


def _ground(session: Session, settings: RuleSettings | None) -> _Ground:
    return _Ground(
        jury=current_round(session),
        settings=settings or rules_of(session)[1],
        scales=tuple(each.scale for each in list_criteria(session)),
        display=edition_of(session).display_scale,
    )


def consolidate(
    session: Session,
    *,
    domain_id: int | None = None,
    settings: RuleSettings | None = None,
    marks: Marks | None = None,
) -> list[DomainStandings]:
    """Return the order of every domain, or of one; nobody sees it before ballots are opened.

    It is that of the rules in force, or of others that are only thought of. Marks that were read in
    the same moment are not read again.
    """
    require_opened(current_round(session))
    ground = _ground(session, settings)
    ordering = Ordering(ground.settings, ground.scales, ground.display)
    by_domain: defaultdict[int, list[ApplicationRow]] = defaultdict(list)
    for row in judged_applications(session) if domain_id is None else judged_in(session, domain_id):
        by_domain[row.domain_id].append(row)
    if marks is None:
        judged = {row.id for rows in by_domain.values() for row in rows}
        marks = _marks(session, ground, judged)
    found = []
    for domain in all_domains(session):
        if domain_id not in (None, domain.id):
            continue
        ranked, unranked = ordering.order(by_domain[domain.id], marks)
        found.append(
            DomainStandings(
                domain_id=domain.id,
                code=domain.code,
                name=domain.name,
                sponsor=domain.sponsor,
                standings=ranked,
                not_ranked=unranked,
            )
        )
    return found


@once
def judged_applications(session: Session) -> list[ApplicationRow]:
    """Return what the jury judges: all that compete, or the shortlist once it is settled."""
    statuses = current_round(session).judged_statuses
    return [row for row in list_applications(session) if row.status in statuses]


def judged_in(session: Session, domain_id: int) -> list[ApplicationRow]:
    """Return what the jury judges in one domain."""
    statuses = current_round(session).judged_statuses
    return [row for row in applications_in(session, domain_id) if row.status in statuses]


def all_marks(
    session: Session,
    *,
    settings: RuleSettings | None = None,
    applications: Collection[int] | None = None,
) -> dict[int, list[JurorMarks]]:
    """Return what every juror said of every application, or of some, by the jurors' ids."""
    return _marks(session, _ground(session, settings), applications)


def _marks(
    session: Session, ground: _Ground, applications: Collection[int] | None
) -> dict[int, list[JurorMarks]]:
    means = grid_means(ground.scales, ground.settings, ground.display)
    reading = Reading(session, applications)
    said = reading.said(ground.jury)
    recused = reading.recusals().keys()
    assigned = reading.assigned(ground.jury)
    asked = {scale.code for scale in ground.scales}
    nothing: tuple[dict[str, int], str] = ({}, "")  # made once for thousands
    found: defaultdict[int, list[JurorMarks]] = defaultdict(list)
    for pair in sorted(assigned | said.keys() | recused):
        marks, comment = said.get(pair, nothing)
        known = marks
        if not marks.keys() <= asked:
            known = {code: mark for code, mark in marks.items() if code in asked}
        found[pair[1]].append(
            JurorMarks(
                juror_id=pair[0],
                marks=known,
                comment=comment,
                is_recused=pair in recused,
                is_assigned=pair in assigned,
                mean=None if pair in recused else means.of(known),
            )
        )
    return dict(found)


@once
def recusals(session: Session) -> dict[Pair, str]:
    """Return (juror, application) and the reason: those recorded here, and those of the kits."""
    return Reading(session).recusals()


def dump_standings(domains: Sequence[DomainStandings]) -> str:
    """Return the standings as JSON, means and values of the method as exact fractions."""
    return json.dumps(
        [
            {
                "domain": each.code,
                "standings": [
                    [
                        one.rank,
                        one.number,
                        str(one.mean),
                        one.n,
                        one.eligible,
                        None if one.value is None else str(one.value),
                        one.step,
                    ]
                    for one in each.standings
                ],
                "not_ranked": [[one.number, one.reason] for one in each.not_ranked],
            }
            for each in domains
        ]
    )
