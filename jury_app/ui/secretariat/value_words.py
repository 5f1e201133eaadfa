"""What the method of the rules made of the marks, as a table shows it."""

from collections.abc import Mapping

from jury_app.decimals import format_mean
from jury_app.formatting import MISSING, format_number
from jury_app.i18n import N_, _, ngettext
from jury_app.model.order_words import separation_sentence, step_words
from jury_app.model.scoring.methods import Method
from jury_app.ui.secretariat.standing_rows import StandingRow

_TITLES: Mapping[Method, str] = {
    Method.MEAN: N_("Mean"),
    Method.TRIMMED_MEAN: N_("Trimmed mean"),
    Method.MEDIAN: N_("Median"),
    Method.MAJORITY_JUDGMENT: N_("Majority grade"),
    Method.BORDA: N_("Borda"),
    Method.SCHULZE: N_("Duels lost"),
}

_MEANINGS: Mapping[Method, str] = {
    Method.TRIMMED_MEAN: N_("The average of its marks without the extremes."),
    Method.MEDIAN: N_("As many jurors are above this mark as below it."),
    Method.MAJORITY_JUDGMENT: N_("The highest mark that a majority of its jurors grants at least."),
    Method.BORDA: N_("The share of the others that its jurors put behind it, on average."),
    Method.SCHULZE: N_("How many applications go before it, duel by duel."),
}


def value_title(method: Method) -> str:
    """Return the title of the column that shows the value."""
    return _(_TITLES[method])


def value_text(row: StandingRow) -> str:
    """Return the figure that put an application in its place."""
    if row.method is Method.MEAN:
        return format_mean(row.mean)
    if row.value is None:
        return MISSING
    if row.method is Method.BORDA:
        return _("{percent} %").format(percent=format_mean(row.value * 100, 1))
    if row.method is Method.SCHULZE:
        return format_number(int(row.value))
    return format_mean(row.value)


def count_text(row: StandingRow) -> str:
    """Return how many of those who may have marked an application."""
    return f"{format_number(row.n)}/{format_number(row.eligible)}"


def value_tip(row: StandingRow) -> str:
    """Return what the figure means, on whose marks it rests, and the mean beside it."""
    lines = [_(_MEANINGS[row.method])] if row.method in _MEANINGS else []
    if row.method is not Method.MEAN and row.mean is not None:
        lines.append(_("Mean: {mean}.").format(mean=format_mean(row.mean)))
    marked = ngettext(
        "{count} juror of {eligible} has marked it.",
        "{count} jurors of {eligible} have marked it.",
        row.n,
    ).format(count=format_number(row.n), eligible=format_number(row.eligible))
    told = separation_sentence(row.step)
    return "\n".join([*lines, marked, *([told] if told else [])])


def apart_text(row: StandingRow) -> str:
    """Return in a few words what put an application behind its equal."""
    if not separation_sentence(row.step) or row.step is None:
        return ""
    return _("told apart by {step}").format(step=step_words(row.step))
