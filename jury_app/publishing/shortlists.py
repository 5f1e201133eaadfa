"""A shortlist as minutes tell it: that of a panel’s own record, or the one a jury has judged."""

from collections.abc import Iterator
from dataclasses import asdict

from jury_app.documents.minutes import DomainShortlist, ListedLine, MoveLine, Preselected
from jury_app.formatting import joined
from jury_app.legal_time import in_the_room
from jury_app.model.enums import LevelKind
from jury_app.model.queries.record import RecordedDomain, SittingRecord
from jury_app.model.queries.recorded_shortlist import RecordedShortlist
from jury_app.model.queries.shortlist import cut_of
from jury_app.model.queries.shortlist_words import cut_sentence


def shortlist_of(record: SittingRecord, domain: RecordedDomain) -> DomainShortlist | None:
    """Return what a panel made of a domain; nothing where the sitting is of a jury."""
    told = record.shortlist
    if told is None:
        return None
    listed = tuple(_listed(told, domain))
    numbers = {each.application for each in listed}
    cuts = [each for each in told.cuts if each.domain == domain.code]
    return DomainShortlist(
        cut=cut_sentence(cut_of(asdict(cuts[0]))) if cuts else "",
        listed=listed,
        moves=tuple(
            MoveLine(
                application=each.number,
                domain=each.to_name,
                reason=each.reason,
                asked_by=each.by,
            )
            for each in told.moves
            if each.number in numbers
        ),
        left_out=tuple(each.number for each in domain.standings if each.number not in numbers),
    )


def preselected_of(record: SittingRecord) -> Preselected | None:
    """Return the panel that came before the jury, if there was one."""
    told = record.preselection
    if told is None:
        return None
    return Preselected(
        title=f"{told.title} {told.year}",
        closed_on=in_the_room(told.closed_at).date(),
        seal=told.seal,
        record=told.record,
        applications=told.applications,
        shortlisted=told.shortlisted,
        called_back=told.called_back,
        moved=told.moved,
    )


def _listed(told: RecordedShortlist, domain: RecordedDomain) -> Iterator[ListedLine]:
    calls = {each.number: each for each in told.called_back}
    for each in domain.decisions:
        if each.level_kind is LevelKind.SHORTLIST:
            call = calls.get(each.number)
            yield ListedLine(
                application=each.number,
                applicant=joined(each.applicants),
                motive=each.motive,
                is_called_back=call is not None,
                asked_by=call.by if call else "",
            )
