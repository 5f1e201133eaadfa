"""How sure an order is, in the sentences that a chair reads aloud.

Verdicts are known by the values of their enumerations: to import these would load numpy and scipy
before anybody looks.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from jury_app.decimals import exact_decimal, whole_percent
from jury_app.formatting import format_number, joined, localised, quoted
from jury_app.i18n import N_, _, ngettext
from jury_app.model.order_words import METHOD_NAMES
from jury_app.model.scoring.methods import Method

if TYPE_CHECKING:
    from jury_app.model.queries.analysis import AnalysedDomain
    from jury_app.model.scoring.solidity import Verdict
    from jury_app.model.scoring.trials import Evidence
    from jury_app.model.scoring.weights import Turn

SOLIDITY_ICONS = {"solid": "shield-check", "tight": "scale", "undecidable": "circle-help"}
SOLIDITY_INKS = {"solid": "success", "tight": "warning", "undecidable": "danger"}

DOUBTS = {
    "not_ranked": N_("no rank"),
    "tied": N_("equal at the line"),
    "few_jurors": N_("too few jurors"),
    "not_comparable": N_("no reader in common"),
    "even_chance": N_("hardly better than chance"),
    "resamples": N_("depends on who sits"),
    "one_juror": N_("rests on one juror"),
    "one_criterion": N_("rests on one criterion"),
    "weights": N_("depends on the weights"),
    "methods": N_("other rules disagree"),
    "one_point": N_("one point is enough"),
}
DECIDING = ("not_ranked", "tied", "few_jurors", "not_comparable", "even_chance")
"""The doubts that leave an application undecidable; beside them the others say nothing more."""

MATTERS = {
    "complete": N_("Everybody marked everything: a severe juror changes nothing."),
    "apart": N_("Some applications have no reader in common: severity cannot be evened out."),
    "yes": N_("Evened out for severity, the order is the same."),
}


def line_sentence(verdict: "Verdict[int, int]", title: str, equals: Sequence[str] = ()) -> str:
    """Return the one sentence on who stands just above a line; `equals` share the place."""
    shown = verdict.evidence
    if shown.is_tied:
        return _("{applications} are equal: the marks do not part them.").format(
            applications=joined([quoted(each) for each in equals])
        )
    head = (
        _("{application} stays first")
        if shown.places == 1
        else _("{application} stays among the first {places}")
    )
    lead = head.format(application=quoted(title), places=shown.places)
    return _place_told(lead, shown, _points(shown))


def candidate_sentence(verdict: "Verdict[int, int]", title: str, equals: Sequence[str] = ()) -> str:
    """Return the one sentence on a candidate: how surely it is above its line, or below it."""
    shown = verdict.evidence
    if shown.is_above is None:
        return _("{application} has no rank: it is to be discussed.").format(
            application=quoted(title)
        )
    if shown.is_above or shown.is_tied:
        return line_sentence(verdict, title, equals)
    head = (
        _("{application} stays behind the first")
        if shown.places == 1
        else _("{application} stays behind the first {places}")
    )
    lead = head.format(application=quoted(title), places=shown.places)
    return _place_told(lead, shown, _points_to_rise(shown))


def doubts_text(verdict: "Verdict[int, int]") -> str:
    """Return why an application is to be discussed."""
    deciding = [each for each in verdict.doubts if each in DECIDING]
    return ", ".join(_(DOUBTS[each]) for each in deciding or verdict.doubts)


def methods_sentence(domain: "AnalysedDomain", titles: Mapping[int, str]) -> str:
    """Return whom the other rules put first: a second opinion in one line."""
    first = domain.winners.get(domain.source.way.method, ())
    if not first:
        return ""
    tried = {method: winners for method, winners in domain.winners.items() if winners}
    others: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for method, winners in tried.items():
        if winners != first:
            others[winners].append(_(METHOD_NAMES[method]))
    count = len(tried) - sum(map(len, others.values()))
    told = ngettext(
        "{count} rule of {tried} puts {application} first",
        "{count} rules of {tried} put {application} first",
        count,
    ).format(count=count, tried=len(tried), application=_named(first, titles))
    rest = ", ".join(
        _("{method}: {application}").format(
            method=joined(methods), application=_named(winners, titles)
        )
        for winners, methods in others.items()
    )
    return f"{told} ({rest})." if rest else f"{told}."


def matters_sentence(domain: "AnalysedDomain") -> str:
    """Return whether the severity of jurors can matter in this domain."""
    if any(each.is_moved for each in domain.applications.values()):
        return _("Evened out for severity, the order is another one.")
    return _(MATTERS[domain.matters]) if domain.matters in MATTERS else ""


def weights_sentence(domain: "AnalysedDomain", names: Mapping[str, str]) -> str:
    """Return which weight would change the first place soonest, and how far it may move before."""
    if domain.stability is None or domain.stability == "nobody_ranked":
        return ""
    if domain.stability == "partial_grids":
        return _(
            "How far a weight may move is not told: some grids lack marks, and what the other "
            "marks count for there changes with the weights."
        )
    turn = domain.turn
    if turn is None:
        return _("Whatever one criterion weighs, the others as they are, the first place stays.")
    criterion = quoted(names[turn.code])
    if turn.at == turn.weight:
        return _("Any other weight of {criterion} parts those who share the best mean.").format(
            criterion=criterion
        )
    return _(
        "The first place would change soonest if {criterion} weighed {reached} instead of {weight}."
    ).format(criterion=criterion, reached=_beyond(turn), weight=format_number(turn.weight))


def _beyond(turn: "Turn") -> str:
    """Return the nearest tenth at which, or past which, somebody has come level."""
    away = floor if turn.at < turn.weight else ceil
    return localised(exact_decimal(Fraction(away(turn.at * 10), 10)))


def basis_sentence(domain: "AnalysedDomain") -> str:
    """Return by what it is judged how sure the order is, and what is not told of such an order."""
    method = domain.source.way.method
    if method is Method.MEAN:
        if not domain.source.by_criterion:
            return ""
        return _(
            "Each criterion is averaged first: how many points would change the order is not told."
        )
    told = _(
        "The rules order by {method}, and how sure that is, is judged by it too; how many points "
        "would change it is told of the mean alone."
    ).format(method=_(METHOD_NAMES[method]))
    if all(each.evidence.resampled is not None for each in domain.lines):
        return told
    missing = _("There are too many applications to draw other juries by lot.")
    return f"{told} {missing}"


def _place_told(lead: str, shown: "Evidence[int, int]", points: str) -> str:
    """Return how often a place was kept, and how many points would change it."""
    told = f"{lead} {', '.join(_tried(shown))}"
    return _("{told}; {points}.").format(told=told, points=points) if points else f"{told}."


def _tried(shown: "Evidence[int, int]") -> Iterator[str]:
    if shown.resampled is not None:
        yield _("in {percent} % of the juries drawn by lot").format(
            percent=whole_percent(shown.resampled)
        )
    if shown.jurors_tried > 1:
        lost = len(shown.jurors)
        yield (
            ngettext(
                "unless {count} juror is left out",
                "unless one of {count} jurors is left out",
                lost,
            ).format(count=lost)
            if lost
            else _("whichever juror is left out")
        )
    if shown.methods_tried:
        kept = shown.methods_tried - len(shown.methods_lost)
        yield ngettext("by {count} rule of {tried}", "by {count} rules of {tried}", kept).format(
            count=kept, tried=shown.methods_tried
        )


def _points(shown: "Evidence[int, int]") -> str:
    if shown.margin is None:
        return ""
    points = shown.margin.points_to_overturn
    if points is None:
        return _("no mark can change that")
    return ngettext(
        "{count} point would overtake it", "it takes {count} points to overtake it", points
    ).format(count=points)


def _points_to_rise(shown: "Evidence[int, int]") -> str:
    if shown.margin is None:
        return ""
    points = shown.margin.points_to_overturn
    if points is None:
        return _("no mark can change that")
    return ngettext(
        "{count} point would change that",
        "it takes {count} points to change that",
        points,
    ).format(count=points)


def _named(applications: tuple[int, ...], titles: Mapping[int, str]) -> str:
    return joined([quoted(titles[each]) for each in applications])
