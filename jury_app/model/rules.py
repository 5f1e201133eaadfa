"""The rules of a prize as data: settings, the sentence of each, and their fingerprint.

They are sealed before the first ballot is opened and printed in the minutes. A later change makes
a new version, with its reason.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum

import msgspec
import rfc8785

from jury_app.i18n import _, ngettext
from jury_app.model.order_words import order_sentences
from jury_app.model.scoring.methods import DEFAULT_TRIM, Method
from jury_app.model.scoring.official import Way
from jury_app.model.scoring.ties import Step
from jury_app.model.topics import Told, Topic
from jury_app.model.voting.rule_words import room_sentences
from jury_app.model.voting.terms import RoomRules


class Quorum(StrEnum):
    """What the quorum is counted by."""

    NONE = "none"
    NUMBER = "number"
    HALF = "half"
    FRACTION = "fraction"


class RecusalScope(StrEnum):
    """What a recused juror stays out of."""

    APPLICATION = "application"
    DOMAIN = "domain"


class PartialGrids(StrEnum):
    """What becomes of a grid with empty cells."""

    RENORMALISED = "renormalised"
    COMPLETE_ONLY = "complete_only"
    CRITERION_MEANS = "criterion_means"
    """Each criterion is averaged over the jurors first: every mark counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """Every rule with its default."""

    method: Method = Method.MEAN
    trim: int = DEFAULT_TRIM
    ties: tuple[Step, ...] = ()
    partial_grids: PartialGrids = PartialGrids.RENORMALISED
    partial_threshold_percent: int = 75
    minimum_scores: int = 3
    advisory_members_score: bool = True
    recusal_scope: RecusalScope = RecusalScope.APPLICATION
    quorum: Quorum = Quorum.HALF
    quorum_number: int = 0
    remote_counts: bool = True
    motive_on_departure: bool = True
    names_shown: bool = False
    """Whether the names of the jurors stand beside their marks without being asked for."""

    room: RoomRules = field(default_factory=RoomRules)

    @property
    def way(self) -> Way:
        """How the order is made."""
        return Way(self.method, self.trim, self.ties)

    def dump(self) -> str:
        """Return the settings as canonical JSON."""
        told = {
            name: value
            for name, value in asdict(self).items()
            if name not in _LATER or value != _LATER[name]
        }
        if "room" in told:
            told["room"] = self.room.told()
        return rfc8785.dumps(told).decode()

    def fingerprint(self) -> str:
        """Return SHA-256 of the canonical settings, in hexadecimal."""
        return hashlib.sha256(self.dump().encode()).hexdigest()


# A rule that came later is told where it is not its default: the same rules keep the fingerprint
# under which an edition sealed them before.
_LATER = {
    "method": Method.MEAN,
    "trim": DEFAULT_TRIM,
    "ties": (),
    "names_shown": False,
    "room": asdict(RoomRules()),
}


def load_settings(text: str) -> RuleSettings:
    """Read stored settings; a rule that did not exist then has its default."""
    return msgspec.json.decode(text, type=RuleSettings)


def changed_rules(before: RuleSettings, after: RuleSettings) -> list[str]:
    """Return the names of the rules that differ."""
    names = (each.name for each in fields(RuleSettings))
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def sentences(settings: RuleSettings, *, is_panel: bool = False) -> list[str]:
    """Return what the minutes say of each rule, in the language spoken."""
    told = [*_told(settings, is_panel=is_panel), *room_sentences(settings.room)]
    return [text for _about, text in told]


def marking_sentences(settings: RuleSettings, *, is_panel: bool = False) -> list[str]:
    """Return the same without the rules of the room, which older closings did not know."""
    return [text for _about, text in _told(settings, is_panel=is_panel)]


def told_rules(settings: RuleSettings, *, is_panel: bool = False) -> list[Told]:
    """Return the same sentences, each with the rule that it is about."""
    return [*_told(settings, is_panel=is_panel), *room_sentences(settings.room)]


def _told(settings: RuleSettings, *, is_panel: bool = False) -> Iterator[Told]:
    for text in order_sentences(settings.method, settings.trim, settings.ties):
        yield Topic.ORDER, text
    yield Topic.INCOMPLETE, _partial(settings)
    yield Topic.FEWEST_MARKS, _fewest_marks(settings)
    yield Topic.ADVICE, _advice(settings)
    yield Topic.RECUSAL, _recusal(settings)
    yield Topic.QUORUM, _quorum(settings, _("The panel") if is_panel else _("The jury"))
    if settings.motive_on_departure:
        yield Topic.DEPARTURE, _departure(settings)
    if settings.names_shown:  # that they are hidden until asked for is told by no minutes
        yield Topic.NAMES, _("The names of the jurors stand beside their marks before the jury.")


def _fewest_marks(settings: RuleSettings) -> str:
    return ngettext(
        "An application is ranked from one juror’s marks on.",
        "An application is ranked when at least {count} jurors have marked it, or the whole panel "
        "where it is smaller.",
        settings.minimum_scores,
    ).format(count=settings.minimum_scores)


def _advice(settings: RuleSettings) -> str:
    if settings.advisory_members_score:
        return _(
            "Members with an advisory voice give marks, and their marks count in the averages."
        )
    return _("Members with an advisory voice give no marks.")


def _recusal(settings: RuleSettings) -> str:
    if settings.recusal_scope is RecusalScope.DOMAIN:
        return _("A recused juror stays out of everything that concerns the whole domain.")
    return _("A recused juror stays out of everything that concerns that application.")


def _departure(settings: RuleSettings) -> str:
    if settings.method is Method.MEAN:
        return _("A decision that departs from the order of the averages states its reason.")
    return _("A decision that departs from this order states its reason.")


def _partial(settings: RuleSettings) -> str:
    if settings.partial_grids is PartialGrids.CRITERION_MEANS:
        return _(
            "Each criterion is averaged over the jurors who marked it, and these averages are "
            "weighted: every mark counts; a missing mark is never a zero."
        )
    if settings.partial_grids is PartialGrids.COMPLETE_ONLY:
        return _("A grid counts only when it is complete; a missing mark is never a zero.")
    return _(
        "An incomplete grid counts when its marks cover at least {percent} % of the "
        "coefficients; a missing mark is never a zero."
    ).format(percent=settings.partial_threshold_percent)


def _quorum(settings: RuleSettings, who: str) -> str:
    """Say when those who sit may decide: « Le jury », or « Le collège »."""
    if settings.quorum is Quorum.NONE:
        return _("{who} deliberates whatever the number of its members who attend.").format(who=who)
    if settings.quorum is Quorum.NUMBER:
        sentence = ngettext(
            "{who} deliberates when at least one member attends.",
            "{who} deliberates when at least {count} members attend.",
            settings.quorum_number,
        ).format(who=who, count=settings.quorum_number)
    elif settings.quorum is Quorum.FRACTION:
        sentence = _(
            "{who} deliberates when at least {numerator}/{denominator} of its members attend."
        ).format(
            who=who,
            numerator=settings.room.quorum_numerator,
            denominator=settings.room.quorum_denominator,
        )
    else:
        sentence = _("{who} deliberates when at least half of its members attend.").format(who=who)
    remote = (
        _("Members who attend from a distance are counted.")
        if settings.remote_counts
        else _("Members who attend from a distance are not counted.")
    )
    return f"{sentence} {remote}"
