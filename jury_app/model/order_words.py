"""How the order is made, in the sentences that a chair reads aloud and the minutes print."""

from collections.abc import Iterator, Mapping, Sequence

from jury_app.i18n import N_, _, ngettext
from jury_app.model.scoring.methods import Method
from jury_app.model.scoring.ties import Step

_METHODS: Mapping[Method, str] = {
    Method.MEAN: N_(
        "The order is that of the average of the jurors’ marks, each grid weighted by the "
        "coefficients of its criteria."
    ),
    Method.MEDIAN: N_(
        "The order is that of the median of the jurors’ marks: as many jurors are above it as "
        "below it."
    ),
    Method.MAJORITY_JUDGMENT: N_(
        "The order is that of majority judgment: what counts is the highest mark that a majority "
        "of the jurors grants at least; between equals it is set aside, and the next one counts."
    ),
    Method.BORDA: N_(
        "The order is that of the places that the jurors give: an application earns the share of "
        "the others that each juror puts behind it, on average (Borda)."
    ),
    Method.SCHULZE: N_(
        "The order is that of the duels: an application goes before another when more jurors "
        "prefer it, the strongest chains of such preferences deciding (Schulze)."
    ),
}

METHOD_NAMES: Mapping[Method, str] = {
    Method.MEAN: N_("the mean"),
    Method.TRIMMED_MEAN: N_("the trimmed mean"),
    Method.MEDIAN: N_("the median"),
    Method.MAJORITY_JUDGMENT: N_("majority judgment"),
    Method.BORDA: N_("Borda’s count"),
    Method.SCHULZE: N_("Schulze’s method"),
}

SOLIDITY = {"solid": N_("solid"), "tight": N_("tight"), "undecidable": N_("undecidable")}
"""By the values of the enumeration: to import that would load numpy before anybody looks."""

TIE_STEPS = (Step.HEAVIEST_CRITERION, Step.FIRST_PLACES, Step.MEDIAN, Step.CASTING_VOTE)
"""What the rules may tell equals apart by; the last one is for the sitting, and moves no rank."""

_STEPS: Mapping[Step, str] = {
    Step.HEAVIEST_CRITERION: N_("the average on the criterion of most weight"),
    Step.FIRST_PLACES: N_("the number of jurors who put it first"),
    Step.MEDIAN: N_("the median of its marks"),
}


def order_sentences(method: Method, trim: int, ties: Sequence[Step]) -> Iterator[str]:
    """Tell the method, and how equals are told apart."""
    if method is Method.MEAN and not ties:
        yield _(
            "The order is that of the average of the jurors’ marks, each grid weighted by the "
            "coefficients of its criteria; equal averages share a rank."
        )
        return
    yield _trimmed(trim) if method is Method.TRIMMED_MEAN else _(_METHODS[method])
    if method is not Method.MEAN:
        yield _(
            "The mark that a juror gives is the average of the grid, weighted by the coefficients "
            "of its criteria."
        )
    yield _ties(ties)


def separation_sentence(step: Step | None) -> str:
    """Return what put an application behind its equal; nothing where they were no equals."""
    if step is None or step not in _STEPS:
        return ""
    return _("Equal to the one before, and told apart by {step}.").format(step=_(_STEPS[step]))


def rules_changed(ranks: int) -> str:
    """Tell that the rules were changed, and how many ranks with them."""
    told = ngettext(
        "Rules changed ({count} rank with them)", "Rules changed ({count} ranks with them)", ranks
    )
    return told.format(count=ranks) if ranks else _("Rules changed")


def step_words(step: Step) -> str:
    """Return what tells equals apart."""
    return _(_STEPS[step])


def _trimmed(trim: int) -> str:
    if trim == 1:
        return _(
            "The order is that of the average of the jurors’ marks without the highest and the "
            "lowest; where fewer than three jurors have marked an application, all their marks "
            "count."
        )
    return _(
        "The order is that of the average of the jurors’ marks without the {count} highest and the "
        "{count} lowest; where fewer than {least} jurors have marked an application, all their "
        "marks count."
    ).format(count=trim, least=2 * trim + 1)


def _ties(ties: Sequence[Step]) -> str:
    told = [_(_STEPS[step]) for step in ties if step in _STEPS]
    is_left_to_chair = Step.CASTING_VOTE in ties
    if not told:
        return (
            _("Equals share a rank, and are left to the casting vote of the chair at the sitting.")
            if is_left_to_chair
            else _("Equals share a rank.")
        )
    steps = told[0]
    for following in told[1:]:
        steps = _("{steps}, then by {following}").format(steps=steps, following=following)
    text = (
        _(
            "Equals are told apart by {steps}; those who are still equal share a rank, and are "
            "left to the casting vote of the chair at the sitting."
        )
        if is_left_to_chair
        else _("Equals are told apart by {steps}; those who are still equal share a rank.")
    )
    return text.format(steps=steps)
