"""The rules of the room in the sentences that the minutes print."""

from collections.abc import Iterator, Mapping

from jury_app.i18n import N_, _, ngettext
from jury_app.model.topics import Told, Topic
from jury_app.model.voting.terms import Majority, Prevalence, Restriction, RoomRules, VoteForm

_FORMS: Mapping[VoteForm, str] = {
    VoteForm.SHOW_OF_HANDS: N_("Votes are taken by show of hands."),
    VoteForm.ROLL_CALL: N_("Votes are taken by roll call."),
    VoteForm.SECRET: N_("Votes are secret, by slips that are counted."),
}
_MAJORITIES: Mapping[Majority, str] = {
    Majority.SIMPLE: N_("The most voices carry a vote."),
    Majority.ABSOLUTE: N_("A vote is carried by an absolute majority of the voices expressed."),
    Majority.TWO_THIRDS: N_("A vote is carried by two thirds of the voices expressed."),
}
_RESTRICTIONS: Mapping[Restriction, str] = {
    Restriction.NONE: N_("All stand again in the next round."),
    Restriction.LAST_OUT: N_("Whoever has the fewest voices does not stand in the next round."),
    Restriction.TOP_TWO: N_("Only the first two stand in the next round."),
}
_PREVALENCE: Mapping[Prevalence, str] = {
    Prevalence.NONE: N_("The chair has one voice like any other member."),
    Prevalence.CASTING: N_(
        "In a tie the chair has the casting vote, provided that the chair votes and declares it."
    ),
    Prevalence.DOUBLE: N_("The voice of the chair counts twice when the chair declares it."),
}


def room_sentences(rules: RoomRules) -> Iterator[Told]:
    """Tell the rules of the room, in the order in which a sitting needs them."""
    yield Topic.REPRESENTED, _quorum(rules)
    yield Topic.PROXIES, _proxies(rules)
    yield (
        Topic.RECUSED,
        _("A recused juror counts in the quorum and in the majority.")
        if rules.recused_count
        else _("A recused juror counts neither in the quorum nor in the majority."),
    )
    yield Topic.FORM, _form(rules)
    yield Topic.MAJORITY, _majority(rules)
    for text in _rounds(rules):
        yield Topic.ROUNDS, text
    yield Topic.CHAIR, _(_PREVALENCE[rules.prevalence])
    for text in _caps(rules):
        yield Topic.CAPS, text


def _quorum(rules: RoomRules) -> str:
    counted = (
        _(
            "A member who is represented is counted in the quorum if the holder of the proxy "
            "attends; without a holder, not."
        )
        if rules.represented_counts
        else _("Members who are represented are not counted in the quorum.")
    )
    again = (
        _("On a second convocation no quorum is needed.")
        if rules.second_convocation_free
        else _("On a second convocation the same quorum is needed.")
    )
    return f"{counted} {again}"


def _proxies(rules: RoomRules) -> str:
    if not rules.proxies_per_holder:
        return _("No member votes for another.")
    return ngettext(
        "A member holds {count} proxy at most, which never serves where its giver is recused.",
        "A member holds {count} proxies at most, which never serve where their giver is recused.",
        rules.proxies_per_holder,
    ).format(count=rules.proxies_per_holder)


def _form(rules: RoomRules) -> str:
    form = _(_FORMS[rules.vote_form])
    if not rules.secret_on_request or rules.vote_form is VoteForm.SECRET:
        return form
    asked = _("A vote is secret when one member asks for it.")
    return f"{form} {asked}"


def _majority(rules: RoomRules) -> str:
    blank = (
        _("Blank votes are voices expressed; abstentions and spoilt votes are not.")
        if rules.blank_counts
        else _("Abstentions, blank votes and spoilt votes are no voices expressed.")
    )
    return f"{_(_MAJORITIES[rules.majority])} {blank}"


def _rounds(rules: RoomRules) -> Iterator[str]:
    if rules.rounds == 1:
        yield _("A vote has one round.")
        return
    rounds = ngettext(
        "A vote among applications has {count} round at most.",
        "A vote among applications has {count} rounds at most.",
        rules.rounds,
    ).format(count=rules.rounds)
    yield f"{rounds} {_(_RESTRICTIONS[rules.restriction])}"
    if rules.last_round_relative and rules.majority is not Majority.SIMPLE:
        yield _("In the last round the most voices suffice.")


def _caps(rules: RoomRules) -> Iterator[str]:
    if rules.level_cap:
        yield ngettext(
            "Each level is given {count} time at most in a domain.",
            "Each level is given {count} times at most in a domain.",
            rules.level_cap,
        ).format(count=rules.level_cap)
    if rules.awards_cap:
        yield ngettext(
            "A domain has {count} award at most, special prizes apart.",
            "A domain has {count} awards at most, special prizes apart.",
            rules.awards_cap,
        ).format(count=rules.awards_cap)
    if rules.awards_share_percent:
        yield _(
            "The awards of a domain are at most {percent} % of its applications, special prizes "
            "apart."
        ).format(percent=rules.awards_share_percent)
