"""Preparing an edition: its name and calendar, domains, grid, award levels and rules."""

from dataclasses import fields, replace
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.i18n import Language, speaking
from jury_app.limits import MOST_POINTS, MOST_STEPS_PER_POINT, MOST_WEIGHT
from jury_app.model.entities import (
    Application,
    AwardLevel,
    Base,
    CertificateDesign,
    Criterion,
    Decision,
    Domain,
    PanelMember,
    Rules,
)
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.queries.foresight import foresee
from jury_app.model.queries.shortlist import shortlist_acts
from jury_app.model.requirements import (
    current_round,
    edition_of,
    require_fitting,
    require_grid_free,
    require_meanings,
    require_not_closed,
    require_text,
    rules_of,
)
from jury_app.model.rules import PartialGrids, RuleSettings, changed_rules
from jury_app.model.scoring.methods import Method
from jury_app.model.values import (
    CriterionValues,
    DomainValues,
    EditionValues,
    LevelValues,
    Values,
)
from jury_app.rehearsal import titled


def edit_edition(session: Session, *, values: EditionValues) -> int:
    """Rename the edition, or change its calendar and places; a rehearsal keeps its word."""
    require_not_closed(session)
    require_text(values.title, "title_empty")
    edition = edition_of(session)
    if edition.is_rehearsal:
        with speaking(cast("Language", edition.language)):
            values = replace(values, title=titled(values.title.strip()))
    _fill(edition, values)
    return record(session, JournalKind.EDITION_EDITED)


def add_domain(session: Session, *, values: DomainValues) -> int:
    """Add a domain after the others, and return its id."""
    require_not_closed(session)
    _require_free_code(session, Domain, values.code)
    require_text(values.name, "name_empty")
    domain = Domain(code=values.code, name=values.name, position=_after(session, Domain))
    _fill(domain, values)
    session.add(domain)
    session.flush()
    record(session, JournalKind.DOMAIN_ADDED, {"domain": domain.id})
    return domain.id


def edit_domain(session: Session, *, domain_id: int, values: DomainValues) -> int:
    """Rename a domain or name its sponsor."""
    require_not_closed(session)
    _require_free_code(session, Domain, values.code, but=domain_id)
    require_text(values.name, "name_empty")
    _fill(session.get_one(Domain, domain_id), values)
    return record(session, JournalKind.DOMAIN_EDITED, {"domain": domain_id})


def remove_domain(session: Session, *, domain_id: int) -> int:
    """Remove a domain that nobody has applied in, or was moved to."""
    require_not_closed(session)
    domain = session.get_one(Domain, domain_id)
    for entity in (Application, Decision):
        if session.scalar(select(entity.id).where(entity.domain_id == domain_id).limit(1)):
            raise RuleError("domain_in_use", domain=domain.name)
    if any(move.domain_id == domain_id for move in shortlist_acts(session).moves.values()):
        raise RuleError("domain_in_use", domain=domain.name)
    for seat in session.scalars(select(PanelMember).where(PanelMember.domain_id == domain_id)):
        session.delete(seat)
    session.flush()
    session.delete(domain)
    return record(session, JournalKind.DOMAIN_REMOVED, {"domain": domain_id})


def add_criterion(session: Session, *, values: CriterionValues) -> int:
    """Add a criterion to the grid, and return its id."""
    jury = current_round(session)
    require_grid_free(session, jury)
    _require_sound(session, values)
    criterion = Criterion(
        round=jury, code=values.code, name=values.name, position=_after(session, Criterion)
    )
    _fill(criterion, values)
    session.add(criterion)
    session.flush()
    record(session, JournalKind.CRITERION_ADDED, {"criterion": criterion.id})
    return criterion.id


def edit_criterion(session: Session, *, criterion_id: int, values: CriterionValues) -> int:
    """Change a criterion while no kit holds it."""
    criterion = session.get_one(Criterion, criterion_id)
    require_grid_free(session, criterion.round)
    _require_sound(session, values, but=criterion_id)
    _fill(criterion, values)
    return record(session, JournalKind.CRITERION_EDITED, {"criterion": criterion_id})


def remove_criterion(session: Session, *, criterion_id: int) -> int:
    """Remove a criterion while no kit holds it; a grid keeps one at least."""
    criterion = session.get_one(Criterion, criterion_id)
    require_grid_free(session, criterion.round)
    if len(criterion.round.criteria) == 1:
        raise RuleError("criterion_last")
    session.delete(criterion)
    return record(session, JournalKind.CRITERION_REMOVED, {"criterion": criterion_id})


def add_level(session: Session, *, values: LevelValues) -> int:
    """Add an award level or a special prize, and return its id."""
    require_not_closed(session)
    _require_free_code(session, AwardLevel, values.code)
    require_text(values.name, "name_empty")
    level = AwardLevel(code=values.code, name=values.name, position=_after(session, AwardLevel))
    _fill(level, values)
    session.add(level)
    session.flush()
    record(session, JournalKind.LEVEL_ADDED, {"level": level.id})
    return level.id


def edit_level(session: Session, *, level_id: int, values: LevelValues) -> int:
    """Change an award level."""
    require_not_closed(session)
    _require_free_code(session, AwardLevel, values.code, but=level_id)
    require_text(values.name, "name_empty")
    _fill(session.get_one(AwardLevel, level_id), values)
    return record(session, JournalKind.LEVEL_EDITED, {"level": level_id})


def remove_level(session: Session, *, level_id: int) -> int:
    """Remove an award level that no decision has used."""
    require_not_closed(session)
    level = session.get_one(AwardLevel, level_id)
    if session.scalar(select(Decision.id).where(Decision.level_id == level_id).limit(1)):
        raise RuleError("level_in_use", level=level.name)
    own = select(CertificateDesign).where(CertificateDesign.level_id == level_id)
    for design in session.scalars(own):
        design.level_id = None
    session.flush()
    session.delete(level)
    return record(session, JournalKind.LEVEL_REMOVED, {"level": level_id})


def change_rules(session: Session, *, settings: RuleSettings, reason: str = "") -> int:
    """Put new rules in force; once ballots are opened, only with a reason.

    The entry then holds who stood where before and stands where after, and which decisions now
    pass over a higher place.
    """
    require_not_closed(session)
    current, before = rules_of(session)
    changed = changed_rules(before, settings)
    if not changed:
        raise RuleError("nothing_changed")
    _require_agreeing(settings)
    if current.sealed_at is not None:
        require_text(reason, "reason_missing")
    foreseen = foresee(session, settings=settings)
    new = Rules(
        version=current.version + 1,
        settings=settings.dump(),
        fingerprint=settings.fingerprint(),
        reason=reason.strip(),
        sealed_at=current.sealed_at,
    )
    session.add(new)
    body: dict[str, Any] = {
        "version": new.version,
        "rules": list(changed),
        "fingerprint": new.fingerprint,
    }
    if foreseen is not None:
        body |= {
            "ranks": [[each.application_id, each.before, each.after] for each in foreseen.shifts],
            "departures": [each.decision_id for each in foreseen.departures],
        }
    return record(session, JournalKind.RULES_CHANGED, body, reason=reason.strip())


def _require_agreeing(settings: RuleSettings) -> None:
    by_criteria = settings.partial_grids is PartialGrids.CRITERION_MEANS
    if by_criteria and settings.method is not Method.MEAN:
        raise RuleError("rules_contradict")
    if not settings.room.is_sound:
        raise RuleError("rules_unsound")


def _fill(entity: Base, values: Values) -> None:
    require_fitting(values)
    for field in fields(values):
        setattr(entity, field.name, getattr(values, field.name))


def _after(session: Session, entity: Any) -> int:
    last: int | None = session.scalar(select(func.max(entity.position)))
    return 0 if last is None else last + 1


def _require_free_code(session: Session, entity: Any, code: str, *, but: int | None = None) -> None:
    require_text(code, "code_missing")
    taken = session.scalar(select(entity.id).where(entity.code == code))
    if taken is not None and taken != but:
        raise RuleError("code_taken", value=code)


def _require_sound(session: Session, values: CriterionValues, *, but: int | None = None) -> None:
    _require_free_code(session, Criterion, values.code, but=but)
    require_text(values.name, "name_empty")
    good = (
        -MOST_POINTS <= values.min_points < values.max_points <= MOST_POINTS,
        1 <= values.steps_per_point <= MOST_STEPS_PER_POINT,
        0 <= values.weight <= MOST_WEIGHT,
    )
    if not all(good):
        raise RuleError("scale_wrong", criterion=values.name)
    require_meanings(values)
