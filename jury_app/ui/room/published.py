"""What was shown to the room, as lines: decisions, or else a vote, or else an order."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from jury_app.decimals import format_mean
from jury_app.formatting import format_number, joined
from jury_app.i18n import _
from jury_app.model.queries.room import RoomScreen, ScreenDecision, ScreenPlace, ScreenVote
from jury_app.model.voting.words import round_words

LINES = 7
"""More than these nobody reads at a glance: what follows comes on a page of its own."""

Line: TypeAlias = tuple[str, str, str]
"""What stands first, what it is about, and what goes with it."""


def published_pages(screen: RoomScreen) -> list[list[Line]]:
    """Return all that was shown, page by page; what belongs to one domain is not torn apart."""
    pages: list[list[Line]] = [[]]
    for group in _groups(screen):
        if len(pages[-1]) + len(group) > LINES and pages[-1]:
            pages.append([])
        for line in group:
            if len(pages[-1]) == LINES:
                pages.append([])
            pages[-1].append(line)
    return pages


def is_of_the_day(screen: RoomScreen) -> bool:
    """Whether decisions of several domains are shown, which stand under the name of none."""
    return len({each.domain for each in screen.decisions}) > 1


def announced(screen: RoomScreen) -> tuple[str, str]:
    """Return what is read before those lines, and the sentence after them."""
    if screen.decisions:
        citations = [each.citation for each in screen.decisions if each.citation]
        return _("Decided by the jury"), "".join(citations[:1]) if len(
            screen.decisions
        ) == 1 else ""
    if screen.vote is not None:
        told = (screen.vote.question, screen.vote.form, _round(screen.vote))
        return " · ".join(part for part in told if part), screen.vote.sentence
    return (_("Order of the applications"), "") if screen.standings else ("", "")


def _groups(screen: RoomScreen) -> Iterable[list[Line]]:
    """Return the lines that are read together."""
    if screen.decisions:
        named = is_of_the_day(screen)
        return [
            [_decision(each, named=named) for each in group]
            for _name, group in groupby(screen.decisions, attrgetter("domain"))
        ]
    if screen.vote is not None:
        return ([line] for line in _vote(screen.vote))
    return ([_place(each)] for each in screen.standings)


def _decision(decision: ScreenDecision, *, named: bool) -> Line:
    level = decision.level if decision.number else _("Not awarded")
    if decision.is_ex_aequo:
        level = _("{level}, ex aequo").format(level=level)
    if not decision.number:
        return level, decision.domain, ""
    applicants = joined(decision.applicants)
    return level, decision.title, f"{applicants} · {decision.domain}" if named else applicants


def _vote(vote: ScreenVote) -> Iterator[Line]:
    for choice, voices in vote.counts:
        yield format_number(voices), choice, ""


def _round(vote: ScreenVote) -> str:
    return round_words(vote.round) if vote.round > 1 else ""


def _place(place: ScreenPlace) -> Line:
    mean = "" if place.mean is None else format_mean(place.mean)
    return str(place.rank), f"{place.number} · {place.title}", mean or place.applicant
