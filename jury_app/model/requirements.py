"""Who may do what, when: each function raises the sentence that the user reads."""

import json
from dataclasses import fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import localised, plain, shown
from jury_app.limits import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_PEOPLE,
    is_email,
    is_identifier,
    is_writable,
)
from jury_app.model.entities import (
    Application,
    AwardLevel,
    Domain,
    Edition,
    FrozenDecisions,
    Juror,
    Kit,
    Preselection,
    Round,
    Rules,
)
from jury_app.model.reading import once
from jury_app.model.rules import RuleSettings, load_settings
from jury_app.model.scoring.grids import Scale
from jury_app.model.values import (
    ApplicantValues,
    ApplicationValues,
    CriterionValues,
    EditionValues,
    JurorValues,
    Values,
)

RECTIFYING = "rectifying"
"""What a transaction is told by the act of rectification that opened it."""

NAMING = {"number": "number_unfit", "code": "code_unfit"}
PROSE = frozenset({"summary", "guidance", "meanings"})


@once
def edition_of(session: Session) -> Edition:
    """Return the edition of this store."""
    return session.scalars(select(Edition)).one()


@once
def current_round(session: Session) -> Round:
    """Return the round that the jury is in."""
    return session.scalars(select(Round).order_by(Round.position.desc())).first() or _no_round()


def require_round(session: Session, name: str) -> Round:
    """A round is named by its code or its name, and one round is open at a time."""
    jury = current_round(session)
    if plain(name) not in {plain(jury.code), plain(jury.name)}:
        raise RuleError("round_unknown", round=name, rounds=jury.code)
    return jury


@once
def rules_of(session: Session) -> tuple[Rules, RuleSettings]:
    """Return the rules in force, as stored and as settings."""
    rules = session.scalars(select(Rules).order_by(Rules.version.desc()).limit(1)).one()
    return rules, load_settings(rules.settings)


def require_application(session: Session, number: str) -> Application:
    """An application is named by its number."""
    found = session.scalars(select(Application).where(Application.number == number)).first()
    if found is None:
        raise RuleError("application_not_found", number=number)
    return found


def require_domain(session: Session, code: str) -> Domain:
    """A domain is named by its code."""
    found = session.scalars(select(Domain).where(Domain.code == code)).first()
    if found is None:
        codes = ", ".join(session.scalars(select(Domain.code).order_by(Domain.position)))
        raise RuleError("domain_unknown_code", domain=code, domains=codes)
    return found


def require_juror(session: Session, juror_id: int) -> Juror:
    """A juror who sits."""
    juror = session.get(Juror, juror_id)
    if juror is None or juror.is_withdrawn:
        raise RuleError("juror_unknown")
    return juror


def require_juror_named(session: Session, name: str) -> Juror:
    """A juror who sits goes by address, by whole name, or by a family name that nobody shares."""
    wanted = plain(name)
    sitting = session.scalars(select(Juror).where(Juror.is_withdrawn.is_(False))).all()
    for names in (_address, _whole_name, _family_name):
        found = [each for each in sitting if wanted and plain(names(each)) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            raise RuleError("juror_ambiguous", value=shown(name))
    raise RuleError("juror_not_found", value=shown(name))


def require_level(session: Session, level_id: int) -> AwardLevel:
    """A level of this edition."""
    level = session.get(AwardLevel, level_id)
    if level is None:
        raise RuleError("level_missing")
    return level


@once
def is_closed(session: Session) -> bool:
    """Whether the sitting is closed."""
    return session.scalars(select(FrozenDecisions.number).limit(1)).first() is not None


def require_not_closed(session: Session) -> None:
    """Once the sitting is closed, its decisions stand, unless an act of rectification is open."""
    if is_closed(session) and not session.info.get(RECTIFYING):
        raise RuleError("sitting_closed")


def require_opened(round_: Round) -> None:
    """Individual marks are seen by nobody before the ballots are opened."""
    if not round_.ballots_opened:
        raise RuleError("ballots_sealed")


def require_grid_free(session: Session, round_: Round) -> None:
    """The grid that jurors hold in their kits does not change under their hands."""
    if _has_kits(session, round_):
        raise RuleError("grid_in_use")


def require_numbers_free(session: Session) -> None:
    """Ballots name applications by their numbers: in kits, a number is for good."""
    if _has_kits(session, current_round(session)):
        raise RuleError("number_in_kits")


def require_own_applications(session: Session) -> None:
    """A jury judges what an expert panel shortlisted, under the numbers that it had there."""
    if session.scalars(select(Preselection.id)).first() is not None:
        raise RuleError("shortlist_by_panel")


def require_text(text: str, code: str) -> str:
    """Return a text that is not empty, without the blanks around it."""
    kept = text.strip()
    if not kept:
        raise RuleError(code)
    return kept


def require_fitting(
    values: Values | ApplicationValues | ApplicantValues | JurorValues,
) -> None:
    """What an edition takes in, a kit can carry and a ballot can name."""
    for field in fields(values):
        _require_fitting_value(field.name, getattr(values, field.name))
    match values:
        case EditionValues() if not FIRST_YEAR <= values.year <= LAST_YEAR:
            raise RuleError("year_wrong", year=values.year)
        case EditionValues() if values.ballots_email and not is_email(values.ballots_email):
            raise RuleError("email_invalid", value=shown(values.ballots_email))
        case ApplicantValues() if not 0 <= (values.population or 0) <= MOST_PEOPLE:
            raise RuleError("population_wrong")
        case JurorValues():
            require_length(f"{values.given_name} {values.family_name}", LONGEST_LINE)


def require_meanings(values: CriterionValues) -> dict[int, str]:
    """Return what marks mean; each of them is a mark of its criterion."""
    scale = Scale(
        code=values.code,
        min_points=values.min_points,
        max_points=values.max_points,
        steps_per_point=values.steps_per_point,
    )
    told: dict[int, str] = {}
    for points, words in json.loads(values.meanings).items():
        mark = scale.mark(points)
        if mark is None:
            raise RuleError(
                "meaning_off_scale", value=shown(localised(points)), criterion=values.name
            )
        told[mark] = words
    return told


def require_length(text: str, most: int) -> None:
    """A text that every file can hold, and that a kit can carry."""
    if not is_writable(text):
        raise RuleError("text_unfit")
    if len(text) > most:
        raise RuleError("text_too_long", most=most)


def _require_fitting_value(name: str, value: object) -> None:
    if isinstance(value, str):
        if name in NAMING and not is_identifier(value):
            raise RuleError(NAMING[name], value=shown(value))
        require_length(value, LONGEST_TEXT if name in PROSE else LONGEST_LINE)
    elif isinstance(value, tuple):
        for each in value:
            if isinstance(each, ApplicantValues):
                require_fitting(each)
            else:
                _require_fitting_value(name, each)


def _has_kits(session: Session, round_: Round) -> bool:
    return (
        session.scalars(select(Kit.id).where(Kit.round_id == round_.id).limit(1)).first()
        is not None
    )


def _address(juror: Juror) -> str:
    return juror.email


def _whole_name(juror: Juror) -> str:
    return juror.name


def _family_name(juror: Juror) -> str:
    return juror.family_name


def _no_round() -> Round:
    raise RuleError("round_missing")
