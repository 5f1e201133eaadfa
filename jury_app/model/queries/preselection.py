"""What an expert panel said before the jury: read in the closing that the panel’s edition sealed.

It informs the jury and counts nowhere: no mark of the panel is among the jury’s.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.decimals import ratio
from jury_app.formatting import plain
from jury_app.model.entities import Preselection
from jury_app.model.enums import LevelKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelClosing:
    """The closing of a panel as the panel’s edition sealed it."""

    signing_key: str
    content: str
    seal: bytes
    seal_code: str


class PanelStanding(msgspec.Struct, frozen=True):
    """A place in the panel’s order; no rank where it had none."""

    number: str
    rank: int | None
    mean: str | None


class PanelDecision(msgspec.Struct, frozen=True):
    """What the panel decided; without a number, that it shortlisted nobody in a domain."""

    number: str
    level_kind: LevelKind | None


class PanelRecusal(msgspec.Struct, frozen=True):
    """A member of the panel who stayed out of an application."""

    juror: str
    number: str
    reason: str


class PanelDomain(msgspec.Struct, frozen=True):
    """A domain before the panel."""

    code: str
    name: str
    standings: tuple[PanelStanding, ...]
    decisions: tuple[PanelDecision, ...]
    recusals: tuple[PanelRecusal, ...]


class PanelCall(msgspec.Struct, frozen=True):
    """An application that the panel called back."""

    number: str
    reason: str
    by: str


class PanelMove(msgspec.Struct, frozen=True):
    """An application that goes before the jury in another domain."""

    number: str
    domain: str
    to: str
    reason: str
    by: str


class PanelShortlist(msgspec.Struct, frozen=True):
    """What the panel did to its standings."""

    called_back: tuple[PanelCall, ...]
    moves: tuple[PanelMove, ...]


class PanelRecord(msgspec.Struct, frozen=True):
    """The parts of the panel’s record that a jury wants to know."""

    edition: str
    title: str
    year: int
    number: int
    display_scale: int
    closed_at: str
    domains: tuple[PanelDomain, ...]
    shortlist: PanelShortlist | None = None

    @property
    def shortlisted(self) -> list[str]:
        """The numbers of the applications that go before the jury."""
        return [
            each.number
            for domain in self.domains
            for each in domain.decisions
            if each.level_kind is LevelKind.SHORTLIST
        ]

    @property
    def moves(self) -> tuple[PanelMove, ...]:
        """The applications on the shortlist that change their domain."""
        listed = {*self.shortlisted}
        moves = self.shortlist.moves if self.shortlist else ()
        return tuple(each for each in moves if each.number in listed)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPlace:
    """What the panel said of one application; `of` is how many it ranked in that domain."""

    rank: int | None
    of: int
    mean: Fraction | None
    scale: int
    domain: str
    called_back: PanelCall | None = None
    move: PanelMove | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPreselection:
    """The panel’s closing as the jury’s own record names it: by its seal and its fingerprint."""

    edition: str
    title: str
    year: int
    number: int
    closed_at: str
    seal: str
    record: str
    applications: int
    shortlisted: int
    called_back: int
    moved: int


def panel_record(content: str) -> PanelRecord:
    """Return what a jury wants to know of a record."""
    return msgspec.json.decode(content, type=PanelRecord)


def panel_closing(session: Session) -> PanelClosing | None:
    """Return the closing that an edition keeps, whole, if a panel came before it."""
    kept = session.scalars(select(Preselection)).first()
    if kept is None:
        return None
    return PanelClosing(
        signing_key=kept.signing_key, content=kept.content, seal=kept.seal, seal_code=kept.seal_code
    )


def get_preselection(session: Session) -> PanelRecord | None:
    """Return the closing of the panel that shortlisted what is judged here, if one did."""
    content = session.scalars(select(Preselection.content)).first()
    return None if content is None else panel_record(content)


def panel_places(session: Session) -> dict[str, PanelPlace]:
    """Return what the panel said of the applications judged here, by their numbers."""
    told = get_preselection(session)
    if told is None:
        return {}
    calls = {each.number: each for each in (told.shortlist.called_back if told.shortlist else ())}
    moves = {each.number: each for each in told.moves}
    listed = {*told.shortlisted}
    return {
        each.number: PanelPlace(
            rank=each.rank,
            of=sum(one.rank is not None for one in domain.standings),
            mean=None if each.mean is None else ratio(each.mean),
            scale=told.display_scale,
            domain=domain.name,
            called_back=calls.get(each.number),
            move=moves.get(each.number),
        )
        for domain in told.domains
        for each in domain.standings
        if each.number in listed
    }


def panel_recusals(session: Session) -> dict[str, set[str]]:
    """Return who was recused before the panel, by number: plain names, with and without title."""
    told = get_preselection(session)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for domain in told.domains if told else ():
        for each in domain.recusals:
            words = plain(each.juror).split()
            found[each.number] |= {" ".join(words[place:]) for place in range(len(words))}
    return found


def recorded_preselection(session: Session) -> RecordedPreselection | None:
    """Return how the jury’s own record names the panel’s closing, if there was one."""
    row = session.scalars(select(Preselection)).first()
    if row is None:
        return None
    told = panel_record(row.content)
    return RecordedPreselection(
        edition=told.edition,
        title=told.title,
        year=told.year,
        number=told.number,
        closed_at=told.closed_at,
        seal=row.seal_code,
        record=hashlib.sha256(row.content.encode()).hexdigest(),
        applications=sum(len(each.standings) for each in told.domains),
        shortlisted=len(told.shortlisted),
        called_back=len(told.shortlist.called_back) if told.shortlist else 0,
        moved=len(told.moves),
    )
