"""An act of rectification in words: its acts in the journal, and each thing that it puts right."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from jury_app.decimals import format_mean, ratio
from jury_app.formatting import MISSING, joined, quoted
from jury_app.i18n import _, pgettext
from jury_app.model.enums import JournalKind
from jury_app.model.queries.journal_names import Body, Names, Telling
from jury_app.model.queries.recorded_rectification import RecordedChange
from jury_app.model.queries.rectified import NOT_AWARDED, TIED
from jury_app.model.queries.room_words import ROOM_SENTENCES
from jury_app.model.voting.words import choice_words


def _act_corrected(body: Body, names: Names) -> str:
    """Tell an act as it is read from then on."""
    told = body["as"]
    kind = JournalKind.VOTE if "voters" in told else JournalKind.ATTENDANCE
    return _("Act {number} put right: {what}").format(
        number=body["act"], what=ROOM_SENTENCES[kind](told, names)
    )


RECTIFIED_SENTENCES: Mapping[JournalKind, Telling] = {
    JournalKind.RECTIFICATION: lambda body, _names: _(
        "Rectification of the decisions number {number} opened"
    ).format(number=body["rectifies"]),
    JournalKind.ACT_CORRECTED: _act_corrected,
    JournalKind.RECTIFIED: lambda body, _names: _(
        "Decisions rectified under number {number}; seal {seal}"
    ).format(number=body["number"], seal=body["seal"]),
}


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One thing that was rectified, in words: where, of what, what was said, what is said now."""

    domain: str
    what: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """All of it, for minutes."""
        if self.after == MISSING:
            return _("{what}: strike out {before}.").format(what=self.what, before=self.before)
        if self.before == MISSING:
            return _("{what}: add {after}.").format(what=self.what, after=self.after)
        return _("{what}: read {after} in place of {before}.").format(
            what=self.what, after=self.after, before=self.before
        )


def gone_words(parts: Iterable[str]) -> str:
    """Return in words what was sealed and can no longer be told."""
    words = {
        "jury": _("the members of the jury"),
        "rules_changes": _("the changes of the rules"),
        "room": _("the acts of the room"),
        "shortlist": _("the shortlist"),
        "preselection": _("the shortlist"),
        "ballots": _("the opening of the ballots"),
        "domains": _("the titles"),
        "recusals": _("the recusals"),
        "standings": _("the standings"),
        "decisions": _("the decisions"),
    }
    heading = _("the heading of the minutes")
    return joined([*dict.fromkeys(words.get(part, heading) for part in parts)])


def told_change(change: RecordedChange, domains: Mapping[str, str]) -> ToldChange:
    """Return a change in words; domains are named by their codes."""
    say = _VALUES[change.part]
    before, after = (say(each) if each else MISSING for each in (change.before, change.after))
    where = domains.get(change.domain, change.domain)
    return ToldChange(where, _about(change), before, after)


def _about(change: RecordedChange) -> str:
    """Return what a change is about."""
    if not change.about:  # a domain itself
        return _("no award") if change.part == "award" else _("motive of no award")
    text = {
        "attendance": _("attendance of {name}"),
        "title": _("application {name}, title"),
        "applicants": _("application {name}, applicants"),
        "standing": _("application {name}, place in the standings"),
        "award": _("application {name}, award"),
        "motive": _("application {name}, motive"),
        "citation": _("application {name}, citation"),
        "vote": _("vote no. {name}, count"),
        "amendment": _("application {name}, mark amended"),
    }[change.part]
    return text.format(name=change.about)


def _words(values: tuple[str, ...]) -> str:
    return joined([quoted(each) for each in values])


def _awards(values: tuple[str, ...]) -> str:
    return joined([_("not awarded") if each == NOT_AWARDED else _award(each) for each in values])


def _award(said: str) -> str:
    level = said.removesuffix(TIED)
    return quoted(said if level == said else f"{level}, {pgettext('tie', 'ex aequo')}")


def _standing(values: tuple[str, ...]) -> str:
    rank, mean = values
    if not rank:
        return _("not ranked")
    return _("place {rank}, mean {mean}").format(rank=rank, mean=format_mean(ratio(mean)))


def _attendance(values: tuple[str, ...]) -> str:
    state, *holders = values
    word = {
        "present": pgettext("attendance", "present"),
        "remote": pgettext("attendance", "remote"),
        "represented": pgettext("attendance", "represented"),
        "excused": pgettext("attendance", "excused"),
        "absent": pgettext("attendance", "absent"),
    }.get(state, state)
    if holders:
        word = _("{state} by {holder}").format(state=word, holder=holders[0])
    return quoted(word)


def _amendment(values: tuple[str, ...]) -> str:
    juror, criterion = values
    return f"{juror} ({criterion})"


def _count(values: tuple[str, ...]) -> str:
    pairs = [each.partition("=") for each in values]
    said = [
        _("{whom}: {what}").format(whom=choice_words(choice), what=choice_words(count))
        for choice, _equals, count in pairs
        if count != "0" or choice not in ("abstention", "blank", "spoilt")
    ]
    return ", ".join(said)


_VALUES: Mapping[str, Callable[[tuple[str, ...]], str]] = {
    "attendance": _attendance,
    "title": _words,
    "applicants": _words,
    "standing": _standing,
    "award": _awards,
    "motive": _words,
    "citation": _words,
    "vote": _count,
    "amendment": _amendment,
}
