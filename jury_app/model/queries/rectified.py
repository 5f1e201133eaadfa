"""What an act of rectification changes: two frozen sets of decisions, laid side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from jury_app.model.queries.record import (
    RecordedDecision,
    RecordedDomain,
    RecordedJuror,
    SittingRecord,
)
from jury_app.model.queries.recorded_rectification import RecordedChange
from jury_app.model.queries.room_record import RecordedBusiness, RecordedVote

WHOLE = ("title", "year", "organiser", "place", "secretary", "convened_on", "annexes", "jury",
         "rules_changes", "room", "shortlist", "preselection")  # fmt: skip
"""What only corrections may change of what was sealed; an older closing may lack some of it."""

Told: TypeAlias = dict[str, tuple[str, ...]]
"""What is said under each name: an application, a juror, the hour of a vote."""

NOT_AWARDED = "not_awarded"
TIED = ", ex aequo"
"""What follows the level of an award that is shared; words say it in their language."""


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    domain: str
    before: Told
    after: Told


def changes_between(former: SittingRecord, record: SittingRecord) -> tuple[RecordedChange, ...]:
    """Return all that a set of decisions says otherwise than the one before it, in its order."""
    return tuple(
        RecordedChange(
            part=part.name,
            domain=part.domain,
            about=about,
            before=part.before.get(about, ()),
            after=part.after.get(about, ()),
        )
        for part in _parts(former, record)
        for about in dict.fromkeys((*part.before, *part.after))
        if part.before.get(about, ()) != part.after.get(about, ())
    )


def parts_gone(former: SittingRecord, record: SittingRecord) -> list[str]:
    """Return what was sealed and can no longer be told as it was, before anything is put right."""
    before, after = _told_apart(former), _told_apart(record)
    return [
        *(part for part in WHOLE
          if getattr(former, part) not in (getattr(record, part), None, ())),
        *(part for part in before if before[part] != after[part]),
    ]  # fmt: skip


def _told_apart(record: SittingRecord) -> Mapping[str, object]:
    ballots, domains = record.ballots, record.domains
    return {
        "ballots": (ballots.witnesses, ballots.resolved, ballots.unresolved),
        "domains": [(each.code, each.name, each.sponsor, _titles(each)) for each in domains],
        "recusals": [each.recusals for each in domains],
        "standings": [_standings(each) for each in domains],
        "decisions": [each.decisions for each in domains],
    }


def _parts(former: SittingRecord, record: SittingRecord) -> Iterator[_Part]:
    yield _Part("attendance", "", _attendance(former.jury), _attendance(record.jury))
    before = {each.code: each for each in former.domains}
    for domain in record.domains:
        if old := before.get(domain.code):
            yield from _of_domain(old, domain)
            yield from _of_business(
                domain.code, _business(former, domain.code), _business(record, domain.code)
            )
    yield from _of_business("", _business(former, ""), _business(record, ""))


def _of_domain(old: RecordedDomain, new: RecordedDomain) -> Iterator[_Part]:
    code = new.code
    yield _Part("title", code, _titles(old), _titles(new))
    yield _Part("applicants", code, *_applicants(old, new))
    yield _Part("standing", code, _standings(old), _standings(new))
    yield _Part("award", code, _awards(old.decisions), _awards(new.decisions))
    yield _Part("motive", code, _motives(old.decisions), _motives(new.decisions))
    yield _Part("citation", code, _citations(old.decisions), _citations(new.decisions))


def _of_business(code: str, old: RecordedBusiness, new: RecordedBusiness) -> Iterator[_Part]:
    yield _Part("vote", code, _votes(old.votes), _votes(new.votes))
    added = new.amendments[len(old.amendments) :]
    for number, juror, criterion in dict.fromkeys(
        (each.number, each.juror, each.criterion) for each in added
    ):
        yield _Part("amendment", code, {}, {number: (juror, criterion)})


def _business(record: SittingRecord, code: str) -> RecordedBusiness:
    if record.room is None:
        return RecordedBusiness()
    return record.room.domains.get(code, RecordedBusiness()) if code else record.room.other


def _attendance(jury: Iterable[RecordedJuror]) -> Told:
    found = {}
    for each in jury:
        state = (each.passage and each.passage.was) or each.state
        holder = each.passage.holder if each.passage else ""
        found[each.name] = tuple(filter(None, (str(state or ""), holder)))
    return found


def _titles(domain: RecordedDomain) -> Told:
    return {each.number: (each.title,) for each in domain.standings}


def _applicants(old: RecordedDomain, new: RecordedDomain) -> tuple[Told, Told]:
    """Return whom each application names; all of them where both sets give it an award."""
    both = {each.number for each in old.decisions} & {each.number for each in new.decisions}
    told = [
        {each.number: (each.applicant,) for each in domain.standings}
        | {each.number: each.applicants for each in domain.decisions if each.number in both - {""}}
        for domain in (old, new)
    ]
    return told[0], told[1]


def _standings(domain: RecordedDomain) -> Told:
    return {each.number: (str(each.rank or ""), each.mean or "") for each in domain.standings}


def _gathered(said: Iterable[tuple[str, str]]) -> Told:
    found: Told = {}
    for number, words in said:
        if words:
            found[number] = (*found.get(number, ()), words)
    return found


def _awards(decisions: Iterable[RecordedDecision]) -> Told:
    return _gathered((each.number, _award(each)) for each in decisions)


def _award(decision: RecordedDecision) -> str:
    if not decision.number:
        return NOT_AWARDED
    return f"{decision.level_name}{TIED}" if decision.ex_aequo else decision.level_name


def _motives(decisions: Iterable[RecordedDecision]) -> Told:
    return _gathered((each.number, each.motive) for each in decisions)


def _citations(decisions: Iterable[RecordedDecision]) -> Told:
    return _gathered((each.number, each.citation) for each in decisions)


def _votes(votes: Iterable[RecordedVote]) -> Told:
    """Return what was counted in each vote, by its place among them: hours may be the same."""
    return {
        str(place): (
            *(f"{choice}={voices}" for choice, voices in sorted(each.count.voices.items())),
            *(f"{name}={getattr(each.count, name)}" for name in ("abstention", "blank", "spoilt")),
            *(f"{name}={said}" for name, said in each.by_name),
        )
        for place, each in enumerate(votes, start=1)
    }
