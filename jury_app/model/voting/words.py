"""The result of a vote in one sentence, as the chair announces it and the minutes print it."""

from collections.abc import Iterator, Mapping

from jury_app.formatting import joined
from jury_app.i18n import N_, _, ngettext, pgettext
from jury_app.model.voting.outcome import (
    ABSTENTION,
    AGAINST,
    BLANK,
    FOR,
    SPOILT,
    Count,
    Outcome,
    Verdict,
)
from jury_app.model.voting.terms import Majority, RoomRules, VoteForm

_FORMS: Mapping[VoteForm, str] = {
    VoteForm.SHOW_OF_HANDS: N_("by show of hands"),
    VoteForm.ROLL_CALL: N_("by roll call"),
    VoteForm.SECRET: N_("secret, by counted slips"),
}


def form_words(form: VoteForm) -> str:
    """Say how a vote was taken."""
    return _(_FORMS[form])


def round_words(number: int) -> str:
    """Name a round: “first round”, « premier tour »."""
    names = (_("first round"), _("second round"), _("third round"))
    if number <= len(names):
        return names[number - 1]
    return _("round {number}").format(number=number)


def choice_words(choice: str) -> str:
    """Name a choice, or that there was none: for, abstention, the number of an application."""
    words = {
        FOR: pgettext("vote", "for"),
        AGAINST: pgettext("vote", "against"),
        ABSTENTION: ngettext("abstention", "abstentions", 1),
        BLANK: ngettext("blank vote", "blank votes", 1),
        SPOILT: ngettext("spoilt vote", "spoilt votes", 1),
    }
    return words.get(choice, choice)


def count_words(count: Count, outcome: Outcome) -> Iterator[tuple[str, int]]:
    """Name what was counted, choice by choice; what nobody did is not told."""
    for choice, voices in outcome.voices.items():
        yield choice_words(choice), voices
    rest = (
        (ngettext("abstention", "abstentions", count.abstention), count.abstention),
        (ngettext("blank vote", "blank votes", count.blank), count.blank),
        (ngettext("spoilt vote", "spoilt votes", count.spoilt), count.spoilt),
    )
    for name, voices in rest:
        if voices:
            yield name, voices


def result_sentence(outcome: Outcome, rules: RoomRules) -> str:
    """Say what a vote comes to and by which majority, in one sentence."""
    result = _proposal(outcome) if FOR in outcome.voices else _among(outcome)
    return _("{result}; {majority}.").format(result=result, majority=_majority(outcome, rules))


def _proposal(outcome: Outcome) -> str:
    if outcome.by_casting_vote:
        text = (
            _(
                "The voices being equal at {count}, the casting vote of the chair adopts the "
                "proposal"
            )
            if outcome.verdict is Verdict.ADOPTED
            else _(
                "The voices being equal at {count}, the casting vote of the chair rejects the "
                "proposal"
            )
        )
        return text.format(count=outcome.voices[FOR])
    if outcome.verdict is Verdict.TIED:
        return _("The voices are equal at {count}").format(count=outcome.voices[FOR])
    in_favour = ngettext("{count} voice for", "{count} voices for", outcome.voices[FOR])
    text = (
        _("The proposal is adopted, with {in_favour} and {against} against")
        if outcome.verdict is Verdict.ADOPTED
        else _("The proposal is rejected, with {in_favour} and {against} against")
    )
    return text.format(
        in_favour=in_favour.format(count=outcome.voices[FOR]), against=outcome.voices[AGAINST]
    )


def _among(outcome: Outcome) -> str:
    if outcome.winner is not None:
        text = (
            _(
                "The voices being equal at {count}, application {number} is chosen by the casting "
                "vote of the chair"
            )
            if outcome.by_casting_vote
            else ngettext(
                "Application {number} is chosen, with {count} voice",
                "Application {number} is chosen, with {count} voices",
                outcome.voices[outcome.winner],
            )
        )
        return text.format(number=outcome.winner, count=outcome.voices[outcome.winner])
    if outcome.verdict is Verdict.TIED:
        return _("Applications {numbers} are equal at {count} voices").format(
            numbers=joined(outcome.tied), count=outcome.voices[outcome.tied[0]]
        )
    if outcome.verdict is Verdict.ANOTHER_ROUND:
        return _("No application has the majority, and {numbers} stand in the next round").format(
            numbers=joined(outcome.stay)
        )
    return _("No application has the majority")


def _majority(outcome: Outcome, rules: RoomRules) -> str:
    if outcome.is_relative or rules.majority is Majority.SIMPLE:
        return ngettext(
            "of {count} voice expressed, the most suffice",
            "of {count} voices expressed, the most suffice",
            outcome.base,
        ).format(count=outcome.base)
    text = (
        ngettext(
            "of {count} voice expressed, the absolute majority is {needed}",
            "of {count} voices expressed, the absolute majority is {needed}",
            outcome.base,
        )
        if rules.majority is Majority.ABSOLUTE
        else ngettext(
            "of {count} voice expressed, two thirds are {needed}",
            "of {count} voices expressed, two thirds are {needed}",
            outcome.base,
        )
    )
    return text.format(count=outcome.base, needed=outcome.needed)
