"""What happened in the room, in the lines of the minutes."""

from collections.abc import Iterator

from jury_app.documents.minutes import (
    AmendmentLine,
    ExitLine,
    RecusalLine,
    StatementLine,
    SuspensionLine,
    VoteLine,
)
from jury_app.formatting import capitalised, joined
from jury_app.i18n import _, ngettext
from jury_app.legal_time import in_the_room
from jury_app.model.queries.record import RecordedDomain, SittingRecord
from jury_app.model.queries.recorded_amendments import RecordedAmendment
from jury_app.model.queries.recorded_suspensions import RecordedSuspension
from jury_app.model.queries.room_record import (
    RecordedBusiness,
    RecordedExit,
    RecordedStatement,
    RecordedVote,
)
from jury_app.model.voting.outcome import FOR, NO_CHOICE
from jury_app.model.voting.terms import VoteForm
from jury_app.model.voting.words import (
    choice_words,
    count_words,
    form_words,
    result_sentence,
    round_words,
)
from jury_app.publishing.moments import hour


def business_of(record: SittingRecord, code: str) -> RecordedBusiness:
    """Return what happened while a domain was before the jury."""
    if record.room is None:
        return RecordedBusiness()
    return record.room.domains.get(code, RecordedBusiness())


def recusal_lines(domain: RecordedDomain, business: RecordedBusiness) -> tuple[RecusalLine, ...]:
    """Tell the recusals, each with the hours at which its juror left and came back."""
    return tuple(
        RecusalLine(
            juror=each.juror,
            application=each.number,
            reason=each.reason,
            absences=tuple(
                (in_the_room(one.out_at), hour(one.back_at))
                for one in business.exits
                if one.juror == each.juror and one.number in {"", each.number}
            ),
        )
        for each in domain.recusals
    )


def exit_lines(domain: RecordedDomain, business: RecordedBusiness) -> tuple[ExitLine, ...]:
    """Tell who else was out of the room."""
    return tuple(
        ExitLine(juror=each.juror, out_at=in_the_room(each.out_at), back_at=hour(each.back_at))
        for each in business.exits
        if not _is_of_recusal(each, domain)
    )


def amendment_line(amendment: RecordedAmendment) -> AmendmentLine:
    """Tell that a mark was amended, and why; not what it was."""
    return AmendmentLine(
        juror=amendment.juror,
        application=amendment.number,
        criterion=amendment.criterion,
        reason=amendment.reason,
        is_rectified=amendment.is_rectified,
    )


def suspension_line(suspension: RecordedSuspension) -> SuspensionLine:
    """Tell when the sitting was suspended."""
    return SuspensionLine(
        suspended_at=in_the_room(suspension.suspended_at),
        resumed_at=hour(suspension.resumed_at),
        reason=suspension.reason,
    )


def statement_line(statement: RecordedStatement) -> StatementLine:
    """Tell what a member disagrees with."""
    return StatementLine(juror=statement.juror, text=statement.text)


def vote_line(vote: RecordedVote) -> VoteLine:
    """Tell a vote: how it was taken, what was counted, what it comes to."""
    result = vote.outcome
    return VoteLine(
        question=vote.question
        or _("choice among applications {numbers}").format(numbers=joined(vote.numbers)),
        form=_form(vote),
        counts=tuple(count_words(vote.count, result)),
        outcome=" ".join([result_sentence(result, vote.rules), *_notes(vote)]),
    )


def _form(vote: RecordedVote) -> str:
    form = form_words(vote.form)
    if vote.asked_by:
        form = _("secret, at the request of {juror}").format(juror=vote.asked_by)
    is_round = FOR not in vote.count.voices and vote.rules.rounds > 1
    return f"{form}, {round_words(vote.count.round)}" if is_round else form


def _notes(vote: RecordedVote) -> Iterator[str]:
    """Tell who had the casting vote, who voted what, which proxies served, and a quorum missed."""
    if vote.cast_by:
        text = (
            _("{chair}, presiding, has declared having voted so.")
            if vote.form is VoteForm.SECRET
            else _("The casting vote was that of {chair}.")
        )
        yield text.format(chair=vote.cast_by)
    for choice in (*vote.outcome.voices, *NO_CHOICE):
        if names := [juror for juror, said in vote.by_name if said == choice]:
            yield _("{choice}: {names}.").format(choice=_capital(choice), names=joined(names))
    if vote.proxies:
        served = [
            _("{giver} by {holder}").format(giver=giver, holder=holder)
            for giver, holder in vote.proxies
        ]
        yield _("Proxies: {proxies}.").format(proxies=joined(served))
    if not vote.quorum.is_reached:
        text = ngettext(
            "The quorum was not reached at that vote: {counted} member, of {required}.",
            "The quorum was not reached at that vote: {counted} members, of {required}.",
            vote.quorum.counted,
        )
        yield text.format(counted=vote.quorum.counted, required=vote.quorum.required)


def _capital(choice: str) -> str:
    return capitalised(choice_words(choice))


def _is_of_recusal(each: RecordedExit, domain: RecordedDomain) -> bool:
    return any(
        one.juror == each.juror and each.number in {"", one.number} for one in domain.recusals
    )
