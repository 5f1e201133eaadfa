"""The sitting sheet: what happened in the room, to be initialled before anything is frozen."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from sqlalchemy.orm import Session

from jury_app.documents.minutes import sentences
from jury_app.documents.sitting_sheet import SheetLine, SittingSheet
from jury_app.documents.typography import prose
from jury_app.formatting import ended, joined, quoted
from jury_app.i18n import Language, _, ngettext
from jury_app.legal_time import in_the_room
from jury_app.model.enums import BallotState, JournalKind
from jury_app.model.journal import now
from jury_app.model.order_words import separation_sentence
from jury_app.model.queries.exchange import list_ballots
from jury_app.model.queries.floor import get_floor
from jury_app.model.queries.numbering import former_records
from jury_app.model.queries.record import SittingRecord, get_record, people_of
from jury_app.model.queries.sheet_acts import SheetAct, list_sheet_acts
from jury_app.model.queries.sheet_head import sheet_head
from jury_app.model.requirements import current_round, require_opened
from jury_app.publishing.moments import hour
from jury_app.publishing.room import vote_line
from jury_app.sealing.keys import digest_code, grouped

_HEADINGS = frozenset({JournalKind.ITEM_OPENED, JournalKind.SITTING_OPENED})


def sitting_sheet_of(session: Session) -> SittingSheet:
    """Return the sheet as the room stands, or as it stood when the sitting was closed."""
    require_opened(current_round(session))
    former = former_records(session)
    record = former[0] if former else get_record(session, closed_at=now(session))
    head, floor, acts = sheet_head(session), get_floor(session), list_sheet_acts(session, record)
    departing = _departing(acts, record)
    return SittingSheet(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        place=record.place,
        opened_at=hour(record.opened_at),
        code=grouped(digest_code(head.hash)),
        digest=head.hash,
        lines=tuple(_line(act, record, departs=act.seq in departing) for act in acts),
        ballots=_ballots(session),
        rules=_("Rules: version {version}, of fingerprint {fingerprint}.").format(
            version=record.rules_version, fingerprint=record.rules_fingerprint
        ),
        ties=tuple(_ties(record)),
        departures=tuple(
            _("Act {number}: {decision}").format(number=seq, decision=told)
            for seq, told in departing.items()
        ),
        chair=people_of(session).named(floor.chair),
        is_panel=record.shortlist is not None,
        language=cast("Language", record.language),
    )


def written_sheet(session: Session) -> str:
    """Return the code of the sheet, if it was written before the closing and nothing came after."""
    head = sheet_head(session)
    return grouped(digest_code(head.hash)) if head.is_written else ""


def _line(act: SheetAct, record: SittingRecord, *, departs: bool) -> SheetLine:
    more = list(_more(act, record, departs=departs))
    if act.undone_by:
        more.append(_("Undone by act {number}.").format(number=act.undone_by))
    return SheetLine(
        number=act.seq,
        at=in_the_room(act.hour),
        text=_told(act),
        more=tuple(more),
        is_undone=bool(act.undone_by),
        is_heading=act.kind in _HEADINGS,
    )


def _told(act: SheetAct) -> str:
    if act.kind is JournalKind.VOTE and act.vote:
        return sentences.vote(vote_line(act.vote))
    if act.undoes:
        return _("{act}: {undone}").format(act=act.sentence, undone=act.undoes)
    return act.sentence


def _more(act: SheetAct, record: SittingRecord, *, departs: bool) -> Iterator[str]:
    """Tell what the sentence of the journal leaves out: marks, results, ballots, motives."""
    if act.mark:
        text = _("{criterion}: {old} becomes {new}.")
        yield text.format(criterion=act.mark.criterion, old=act.mark.old, new=act.mark.new)
    if act.kind is JournalKind.CASTING_VOTE and act.vote:
        yield vote_line(act.vote).outcome
    if act.kept:
        aside = joined([grouped(digest_code(each)) for each in act.aside])
        text = _("Ballot kept: {kept}. Set aside: {aside}.")
        yield text.format(kept=grouped(digest_code(act.kept)), aside=aside)
    if act.kind is JournalKind.BALLOTS_OPENED and record.ballots.witnesses:
        yield _("In the presence of {names}.").format(names=joined(record.ballots.witnesses))
    if departs:
        yield _("This decision departs from the order of the standings.")
    yield from _words(act)


def _words(act: SheetAct) -> Iterator[str]:
    """Tell the motive of an act, and the citation of an award; a vote has told its question."""
    motive = act.decision.motive if act.decision else ""
    if act.kind is not JournalKind.VOTE:
        motive = " · ".join(filter(None, (motive, *act.reason.splitlines())))
    if motive:
        yield _("Motive: {motive}").format(motive=ended(prose(motive)))
    if act.decision and act.decision.citation:
        citation = quoted(prose(act.decision.citation))
        yield _("Citation: {citation}").format(citation=citation)


def _departing(acts: Sequence[SheetAct], record: SittingRecord) -> Mapping[int, str]:
    """Return the acts whose decision stands and passes over a higher place, as they are told."""
    passing = {
        (each.number, each.level_code)
        for domain in record.domains
        for each in domain.decisions
        if each.departs_from_order
    }
    last = {
        (act.decision.number, act.decision.level_code): act
        for act in acts
        if act.decision and not act.undone_by
    }
    return {act.seq: act.sentence for key, act in last.items() if key in passing}


def _ties(record: SittingRecord) -> Iterator[str]:
    for domain in record.domains:
        for each in domain.standings:
            if told := separation_sentence(each.step):
                text = _("{domain}, application {number}. {told}")
                yield text.format(domain=domain.name, number=each.number, told=told)


def _ballots(session: Session) -> str:
    counted = sorted(row.id for row in list_ballots(session) if row.state is BallotState.COUNTED)
    digest = hashlib.sha256("\n".join(counted).encode()).hexdigest()
    return ngettext(
        "{count} ballot counts; the code of the set is {code}.",
        "{count} ballots count; the code of the set is {code}.",
        len(counted),
    ).format(count=len(counted), code=grouped(digest_code(digest)))
