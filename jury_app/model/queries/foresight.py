"""What other rules would change in the order, before they are put in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy.orm import Session

from jury_app.formatting import MISSING, format_number
from jury_app.i18n import _, ngettext
from jury_app.model.queries.departing import departures
from jury_app.model.queries.edition import list_criteria
from jury_app.model.queries.ordering import grid_means
from jury_app.model.queries.sitting import DecisionRow, list_decisions
from jury_app.model.queries.standings import (
    DomainStandings,
    all_marks,
    consolidate,
    judged_applications,
)
from jury_app.model.requirements import current_round, edition_of, rules_of
from jury_app.model.rules import RuleSettings

_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """An application that changes its rank; nothing where it has none."""

    application_id: int
    number: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Departing:
    """A decision that would pass over a higher place, and did not before."""

    decision_id: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """Both orders, as far as they differ."""

    shifts: tuple[Shift, ...]
    departures: tuple[Departing, ...]


def foresee(session: Session, *, settings: RuleSettings) -> Foreseen | None:
    """Return what other rules change; nothing is said while the ballots are sealed."""
    if not current_round(session).ballots_opened:
        return None
    before, after = consolidate(session), consolidate(session, settings=settings)
    decisions = list_decisions(session)
    departing = _departing(after, decisions) - _departing(before, decisions)
    return Foreseen(
        shifts=tuple(_shifts(before, after)),
        departures=tuple(
            Departing(decision_id=row.id, number=row.number)
            for row in decisions
            if row.id in departing
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Amending:
    """A mark as it would be amended in the room; nothing where there would be none."""

    domain_id: int
    application_id: int
    juror_id: int
    criterion: str
    mark: int | None


def foresee_amendment(session: Session, *, amending: Amending) -> tuple[Shift, ...]:
    """Return the ranks that an amended mark changes in its domain."""
    rows = judged_applications(session)
    judged = {each.id for each in rows if each.domain_id == amending.domain_id}
    marks = all_marks(session, applications=judged | {amending.application_id})
    before = consolidate(session, domain_id=amending.domain_id, marks=marks)
    scales = [each.scale for each in list_criteria(session)]
    means = grid_means(scales, rules_of(session)[1], edition_of(session).display_scale)
    said = []
    for each in marks[amending.application_id]:
        if each.juror_id != amending.juror_id:
            said.append(each)
            continue
        kept = {code: mark for code, mark in each.marks.items() if code != amending.criterion}
        if amending.mark is not None:
            kept[amending.criterion] = amending.mark
        said.append(msgspec.structs.replace(each, marks=kept, mean=means.of(kept)))
    changed = {**marks, amending.application_id: said}
    after = consolidate(session, domain_id=amending.domain_id, marks=changed)
    return tuple(_shifts(before, after))


def amendment_sentence(shifts: Sequence[Shift]) -> str:
    """Tell what an amended mark changes in the order."""
    if not shifts:
        return _("With this mark, no rank changes.")
    named = [shift_sentence(one.number, one.before, one.after) for one in shifts]
    return _("With this mark: {shifts}.").format(shifts=" · ".join(named))


def foresight_sentence(foreseen: Foreseen) -> str:
    """Tell what the rules change, the first few by name."""
    if not foreseen.shifts:
        return _("With these rules, no rank changes.")
    named = [shift_sentence(one.number, one.before, one.after) for one in foreseen.shifts[:_NAMED]]
    if (others := len(foreseen.shifts) - _NAMED) > 0:
        more = ngettext("{count} more", "{count} more", others)
        named.append(more.format(count=format_number(others)))
    told = ngettext(
        "With these rules, {count} rank changes: {shifts}.",
        "With these rules, {count} ranks change: {shifts}.",
        len(foreseen.shifts),
    ).format(count=format_number(len(foreseen.shifts)), shifts=" · ".join(named))
    if not foreseen.departures:
        return told
    owed = _("These awards would then pass over a higher place: {numbers}.").format(
        numbers=", ".join(one.number for one in foreseen.departures)
    )
    return f"{told} {owed}"


def shift_sentence(number: str, before: int | None, after: int | None) -> str:
    """Tell how a place changes."""
    return _("{number} from rank {before} to {after}").format(
        number=number, before=before or MISSING, after=after or MISSING
    )


def _shifts(before: Sequence[DomainStandings], after: Sequence[DomainStandings]) -> Iterable[Shift]:
    first, second = _ranks(before), _ranks(after)
    for (application, number), rank in first.items():
        changed = second.get((application, number))
        if changed != rank:
            yield Shift(application_id=application, number=number, before=rank, after=changed)


def _ranks(domains: Sequence[DomainStandings]) -> dict[tuple[int, str], int | None]:
    found: dict[tuple[int, str], int | None] = {}
    for domain in domains:
        found |= {(each.application_id, each.number): each.rank for each in domain.standings}
        found |= {(each.application_id, each.number): None for each in domain.not_ranked}
    return found


def _departing(domains: Sequence[DomainStandings], decisions: Sequence[DecisionRow]) -> set[int]:
    return {
        key
        for domain in domains
        for key in departures(
            domain, [row for row in decisions if row.domain_id == domain.domain_id]
        )
    }
