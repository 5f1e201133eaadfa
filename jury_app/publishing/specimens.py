"""Certificates to try a design on: the longest and the shortest names of the edition, and ties."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, TypeAlias, cast, get_args

from sqlalchemy.orm import Session

from jury_app.documents.certificate import Certificate, Certificates, Ornament
from jury_app.i18n import Language, _
from jury_app.model.enums import IN_COMPETITION, JurorRole, LevelKind
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import LevelRow, get_edition, list_domains, list_levels
from jury_app.model.queries.jury import JurorRow, list_jurors
from jury_app.model.queries.record import quality_of
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.values import LevelValues

SpecimenKind: TypeAlias = Literal["longest", "shortest", "tie", "joint"]
SPECIMENS: tuple[SpecimenKind, ...] = get_args(SpecimenKind)
MOST = 50

_METALS = ("gold", "silver", "bronze")
_SIGNATURE = "A" * 103  # as long as one is
_JOINT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What the edition may print, each from the shortest to the longest."""

    names: Sequence[str]
    joint: Sequence[tuple[str, ...]]
    titles: Sequence[str]
    domains: Sequence[tuple[str, str]]
    citations: Sequence[str]


def specimens_of(session: Session, level_id: int | None = None) -> Certificates:
    """Return four certificates as they may come: longest, shortest, ex aequo, with co-laureates."""
    words, levels = _words(session), _levels(session, level_id)
    batch = _batch(session)
    long, short = max(levels, key=_breadth), min(levels, key=_breadth)
    middle = words.names[len(words.names) // 2]
    title = words.titles[len(words.titles) // 2]
    longest = _item(batch, long, (words.names[-1],), words.titles[-1], words.domains[-1])
    shortest = _item(batch, short, (words.names[0],), words.titles[0], (words.domains[0][0], ""))
    tie = _item(batch, levels[0], (middle,), title, words.domains[0])
    joint = _item(batch, levels[0], words.joint[-1], title, words.domains[-1])
    citation = words.citations[-1]
    items = (
        replace(longest, citation=citation, replaces=longest.register_number),
        shortest,
        replace(tie, ex_aequo=True, citation=words.citations[0]),
        replace(joint, citation=citation),
    )
    return replace(batch, items=items)


def longest_names_of(session: Session, level_id: int | None = None) -> Certificates:
    """Return a certificate for each of the longest names of the edition, to be looked at."""
    words, levels, batch = _words(session), _levels(session, level_id), _batch(session)
    names = list(reversed(words.names))[:MOST]
    items = tuple(
        _item(
            batch,
            levels[number % len(levels)],
            (name,),
            words.titles[-1 - number % len(words.titles)],
            words.domains[-1 - number % len(words.domains)],
        )
        for number, name in enumerate(names)
    )
    return replace(batch, items=items)


def _batch(session: Session) -> Certificates:
    edition = get_edition(session)
    values = edition.values
    people = list_jurors(session)
    chair = next((each for each in people if each.values.role is JurorRole.CHAIR), None)
    return Certificates(
        title=values.title,
        year=values.year,
        organiser=values.organiser or _("Organiser of the prize"),
        items=(),
        place=values.place or "Paris",
        awarded_on=_day(values.sitting_at),
        chair=_signed(chair),
        chair_quality=quality_of(chair) if chair else "",
        language=cast("Language", edition.language),
    )


def _signed(chair: JurorRow | None) -> str:
    return f"{chair.values.civility} {chair.name}".strip() if chair else _("First name Last name")


def _day(moment: str | None) -> date:
    return (datetime.fromisoformat(moment) if moment else datetime.now().astimezone()).date()


def _words(session: Session) -> _Words:
    rows = [row for row in list_applications(session) if row.status in IN_COMPETITION]
    names = {name for row in rows for name in (row.applicant, *row.co_applicants)} or {
        "Y",
        "Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson",
    }
    ordered = sorted(names, key=_length)
    joint = [(row.applicant, *row.co_applicants) for row in rows if row.co_applicants]
    domains = [(row.values.name, row.values.sponsor) for row in list_domains(session)]
    citations = {row.citation for row in list_decisions(session) if row.citation}
    return _Words(
        names=ordered,
        joint=sorted(joint, key=_joint_length) or [tuple(ordered[-_JOINT:])],
        titles=sorted({row.title for row in rows}, key=_length) or [_("Title of the project")],
        domains=sorted(domains, key=_joint_length) or [(_("Domain"), "")],
        citations=sorted(citations, key=_length) or [_citation()],
    )


def _citation() -> str:
    return _("The jury commends a plain approach, which others can take up, carried by the people.")


def _levels(session: Session, level_id: int | None) -> list[LevelRow]:
    none = LevelRow(id=0, position=0, values=LevelValues(code="", name=_("Award")))
    rows = list_levels(session) or [none]
    return [row for row in rows if row.id == level_id] or rows


def _item(
    batch: Certificates,
    level: LevelRow,
    laureates: tuple[str, ...],
    title: str,
    domain: tuple[str, str],
) -> Certificate:
    number = f"{batch.year}-001"
    named = (batch.title, str(batch.year), number, "1", level.values.name, domain[0])
    return Certificate(
        laureates=laureates,
        award=level.values.name,
        title=title,
        domain=domain[0],
        sponsor=domain[1],
        ornament=_ornament(level),
        register_number=number,
        code="\n".join(("JURY1", *named, ", ".join(laureates), _SIGNATURE)),
    )


def _ornament(level: LevelRow) -> Ornament:
    if level.values.colour in _METALS:
        return cast("Ornament", level.values.colour)
    return "special" if level.values.kind is LevelKind.SPECIAL else "mention"


def _breadth(level: LevelRow) -> tuple[int, str]:
    return _length(level.values.name)


def _length(text: str) -> tuple[int, str]:
    return len(text), text


def _joint_length(texts: tuple[str, ...]) -> tuple[int, str]:
    return _length(", ".join(texts))
