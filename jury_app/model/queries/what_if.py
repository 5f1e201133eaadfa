"""What a domain would come to with other awards: only thought of, nothing is written or shown."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.codes import sentence
from jury_app.i18n import _
from jury_app.model.entities import Application, AwardLevel
from jury_app.model.enums import LevelKind
from jury_app.model.queries.caps import warnings_of
from jury_app.model.queries.conflicts import suggest_conflicts
from jury_app.model.queries.departing import departures
from jury_app.model.queries.edition import list_domains
from jury_app.model.queries.floor import get_floor
from jury_app.model.queries.sitting import DecisionRow, list_decisions
from jury_app.model.queries.standings import consolidate
from jury_app.model.requirements import rules_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The levels of a domain as somebody tries them, by application; special prizes stay."""

    domain_id: int
    levels: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Departing:
    """A decision that would pass over a higher place, and says no reason yet."""

    application_id: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """What would follow."""

    counts: tuple[tuple[str, int], ...]
    """How many of each level there would be."""

    warnings: tuple[str, ...]
    """What the rules would rather not have, and who is a laureate already."""

    departing: tuple[Departing, ...]
    needs_motive: bool
    concerned: tuple[str, ...]
    """Who is in the room, and recused or linked to somebody who would be awarded."""


def foresee_awards(session: Session, *, trial: Trial) -> Consequences:
    """Return what would follow from the levels that are tried."""
    standing = list_decisions(session)
    tried = _tried(session, trial, standing)
    replaced = {row.id for row in settling(standing, trial.domain_id)}
    after = [*(row for row in standing if row.id not in replaced), *tried]
    own = [row for row in after if row.domain_id == trial.domain_id]
    departing = tuple(_departing(session, trial, own))
    return Consequences(
        counts=tuple(Counter(row.level_name for row in tried).items()),
        warnings=tuple(warnings_of(session, after, domain_id=trial.domain_id)),
        departing=departing,
        needs_motive=bool(departing) and rules_of(session)[1].motive_on_departure,
        concerned=tuple(_concerned(session, trial)),
    )


def settling(standing: Sequence[DecisionRow], domain_id: int) -> list[DecisionRow]:
    """Return the decisions of a domain that a trial is about: all but its special prizes."""
    return [
        row
        for row in standing
        if row.domain_id == domain_id and row.level_kind is not LevelKind.SPECIAL
    ]


def _tried(session: Session, trial: Trial, standing: Sequence[DecisionRow]) -> list[DecisionRow]:
    """Return the awards as rows: those that stand already as they are, the others made up."""
    levels = {each.id: each for each in session.scalars(select(AwardLevel))}
    known = {(row.application_id, row.level_id): row for row in standing}
    domain = next(each for each in list_domains(session) if each.id == trial.domain_id)
    rows = []
    for application_id, level_id in trial.levels.items():
        application = session.get_one(Application, application_id)
        level = levels[level_id]
        rows.append(
            known.get((application_id, level_id))
            or DecisionRow(
                id=-application_id,
                domain_id=domain.id,
                domain_code=domain.values.code,
                domain_name=domain.values.name,
                application_id=application_id,
                number=application.number,
                title=application.title,
                applicants=tuple(each.name for each in application.applicants),
                siren="",
                department="",
                level_id=level_id,
                level_code=level.code,
                level_name=level.name,
                level_kind=level.kind,
                colour=level.colour,
                ex_aequo=False,
                motive="",
                citation="",
                decided_at="",
            )
        )
    return sorted(rows, key=lambda row: (levels[row.level_id or 0].position, row.number))


def _departing(session: Session, trial: Trial, own: Sequence[DecisionRow]) -> Iterator[Departing]:
    [order] = consolidate(session, domain_id=trial.domain_id)
    passing = departures(order, own)
    for row in own:
        if row.id in passing and not row.motive and row.application_id is not None:
            yield Departing(application_id=row.application_id, number=row.number)


def _concerned(session: Session, trial: Trial) -> Iterator[str]:
    floor = get_floor(session)
    recused = [(juror, key) for juror, key in sorted(floor.recused) if key in trial.levels]
    for juror, key in recused:
        if floor.room.is_in(juror):
            yield _("{juror} is recused from {number}, and is in the room.").format(
                juror=floor.names.get(juror, "…"), number=floor.numbers[key]
            )
    for row in suggest_conflicts(session):
        if row.application_id in trial.levels and floor.room.is_in(row.juror_id):
            yield _("{juror} is in the room, and may be concerned by {number}. {why}").format(
                juror=row.juror, number=row.number, why=sentence(row.why)
            )


def consequence_sentences(found: Consequences) -> Iterator[str]:
    """Tell what would follow, sentence by sentence; how many of each level is told apart."""
    yield from found.warnings
    if found.departing:
        numbers = ", ".join(each.number for each in found.departing)
        text = (
            _("Departs from the order of the standings: {numbers}. A motive is needed.")
            if found.needs_motive
            else _("Departs from the order of the standings: {numbers}.")
        )
        yield text.format(numbers=numbers)
    yield from found.concerned
