"""What a projector may show the room: what is before the jury, what was shown, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from jury_app.decimals import ratio
from jury_app.model.entities import Application, Domain
from jury_app.model.queries.applications import named_applications
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.floor import Floor, get_floor
from jury_app.model.queries.sitting import DecisionRow, list_decisions
from jury_app.model.queries.votes import votes_in
from jury_app.model.reading import once
from jury_app.model.room.acts import Act
from jury_app.model.room.shown import Subject
from jury_app.model.room.state import Item
from jury_app.model.voting.words import count_words, form_words

ROOM_SOURCES = frozenset(
    {"journal_entry", "edition", "domain", "application", "applicant", "juror", "decision",
     "award_level", "recusal", "ballot"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenPlace:
    """A place in an order that was shown; the mean only where it was shown too."""

    rank: int
    number: str
    title: str
    applicant: str
    mean: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenVote:
    """A vote that was shown: what was asked, what was counted, what it came to."""

    question: str
    form: str
    round: int
    counts: tuple[tuple[str, int], ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenDecision:
    """A decision that was shown; without a number, that the domain has no award."""

    domain: str
    number: str
    title: str
    applicants: tuple[str, ...]
    level: str
    colour: str
    is_ex_aequo: bool
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomScreen:
    """All that the room may see at this moment."""

    title: str
    year: int
    is_rehearsal: bool = False
    domain: str = ""
    sponsor: str = ""
    number: str = ""
    application: str = ""
    applicant: str = ""
    leaving: tuple[str, ...] = ()
    """Who is asked to stay out of the room."""

    standings: tuple[ScreenPlace, ...] = ()
    vote: ScreenVote | None = None
    decisions: tuple[ScreenDecision, ...] = ()


def get_room_screen(session: Session, *, until: int | None = None) -> RoomScreen:
    """Return what the room may see now, or after an act; a decision taken back is gone from it."""
    if until is None:
        return _screen_now(session)
    return _screen(session, get_floor(session, until=until))


@once
def _screen_now(session: Session) -> RoomScreen:
    return _screen(session, get_floor(session))


def _screen(session: Session, floor: Floor) -> RoomScreen:
    row = get_edition(session)
    edition = row.values
    shown = {each.body["what"]: each for each in floor.room.shown.values()}
    places = shown.get(Subject.STANDINGS)
    known = _applications(session, floor.room.item, places)
    before = _before_the_jury(session, floor, known)
    return RoomScreen(
        title=edition.title,
        year=edition.year,
        is_rehearsal=row.is_rehearsal,
        leaving=tuple(floor.names.get(each, "…") for each in floor.room.out),
        standings=_standings(places, known),
        vote=_vote(session, floor, shown.get(Subject.VOTE)),
        decisions=_decisions(session, floor, shown.get(Subject.DECISIONS)),
        **before,
    )


def _applications(
    session: Session, item: Item | None, places: Act | None
) -> dict[int, Application]:
    """Return the applications that are named: the one before the jury, and those in an order."""
    wanted = {key for _rank, key, _mean in places.body["places"]} if places else set()
    if item is not None and item.application is not None:
        wanted.add(item.application)
    return named_applications(session, wanted) if wanted else {}


def _before_the_jury(
    session: Session, floor: Floor, known: Mapping[int, Application]
) -> dict[str, str]:
    item = floor.room.item
    if item is None:
        return {}
    domain = session.get_one(Domain, item.domain)
    told = {"domain": domain.name, "sponsor": domain.sponsor}
    if item.application is None:
        return told
    application = known[item.application]
    return told | {
        "number": application.number,
        "application": application.title,
        "applicant": _applicant(application),
    }


def _standings(act: Act | None, known: Mapping[int, Application]) -> tuple[ScreenPlace, ...]:
    if act is None:
        return ()
    return tuple(
        ScreenPlace(
            rank=rank,
            number=known[key].number,
            title=known[key].title,
            applicant=_applicant(known[key]),
            mean=ratio(mean) if mean else None,
        )
        for rank, key, mean in act.body["places"]
    )


def _vote(session: Session, floor: Floor, act: Act | None) -> ScreenVote | None:
    if act is None:
        return None
    row = next(each for each in votes_in(session, floor.room) if each.id == act.body["vote"])
    return ScreenVote(
        question=row.title,
        form=form_words(row.form),
        round=row.count.round,
        counts=tuple(count_words(row.count, row.outcome)),
        sentence=row.sentence,
    )


def _decisions(session: Session, floor: Floor, act: Act | None) -> tuple[ScreenDecision, ...]:
    if act is None:
        return ()
    shown = set(act.body["decisions"])
    taken = floor.room.decisions.items()
    # The number of a decision that was undone may be given again, to one that nobody has shown.
    acts = [each for key, each in taken if key in shown and each.seq < act.seq]
    rows = list_decisions(session, acts=acts)
    return tuple(_decision(row, rows) for row in rows)


def _decision(row: DecisionRow, shown: list[DecisionRow]) -> ScreenDecision:
    """Two that share a level are ex aequo on the screen where both are shown."""
    same = [each for each in shown if _level(each) == _level(row)]
    return ScreenDecision(
        domain=row.domain_name,
        number=row.number,
        title=row.title,
        applicants=row.applicants,
        level=row.level_name,
        colour=row.colour,
        is_ex_aequo=row.ex_aequo and len(same) > 1,
        citation=row.citation,
    )


def _level(row: DecisionRow) -> tuple[int, int | None]:
    return row.domain_id, row.level_id


def _applicant(application: Application) -> str:
    return application.applicants[0].name if application.applicants else ""
