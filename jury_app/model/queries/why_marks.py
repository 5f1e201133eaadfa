"""The first links of the chain: the marks without their names, their mean, and the place."""

from collections.abc import Iterator
from fractions import Fraction

from jury_app.codes import sentence
from jury_app.decimals import exact_decimal, format_mean
from jury_app.formatting import joined, localised
from jury_app.i18n import _, ngettext
from jury_app.model.order_words import METHOD_NAMES, separation_sentence
from jury_app.model.queries.ordering import NotRanked, Standing
from jury_app.model.queries.sitting import DecisionRow, Deliberation
from jury_app.model.scoring.methods import Method


def marks_sentences(deliberation: Deliberation, row: DecisionRow, scale: int) -> Iterator[str]:
    """Tell how many have marked it, how, and who was recused."""
    if row.application_id is None:
        count = len(deliberation.standings.standings)
        text = ngettext(
            "{count} application of the domain is ranked.",
            "{count} applications of the domain are ranked.",
            count,
        )
        yield text.format(count=count)
        return
    marks = deliberation.marks.get(row.application_id, [])
    means = sorted((each.mean for each in marks if each.mean is not None), reverse=True)
    eligible = sum(each.is_eligible for each in marks)
    jurors = ngettext("{count} juror who may mark it", "{count} jurors who may mark it", eligible)
    text = ngettext(
        "Of {jurors}, {count} has a mark that counts.",
        "Of {jurors}, {count} have marks that count.",
        len(means),
    )
    yield text.format(jurors=jurors.format(count=eligible), count=len(means))
    if means:
        text = _("Their grids, out of {scale}, from the highest: {means}.")
        yield text.format(scale=scale, means=" · ".join(map(format_mean, means)))
    recused = [each.juror_id for each in marks if each.is_recused]
    if recused:
        names = joined([deliberation.jurors[key].name for key in recused])
        text = ngettext(
            "{names} is recused, and counts nowhere.",
            "{names} are recused, and count nowhere.",
            len(recused),
        )
        yield text.format(names=names)


def mean_sentences(deliberation: Deliberation, row: DecisionRow, method: Method) -> Iterator[str]:
    """Tell the mean as it is counted and as it is shown, and what else makes the order."""
    place = _standing(deliberation, row)
    if place is None:
        return
    yield _("Their mean is exactly {exact}; it is shown as {shown}.").format(
        exact=exact_words(place.mean), shown=format_mean(place.mean)
    )
    if method is not Method.MEAN and place.value is not None:
        text = _("What makes the order is {method}: {value}.")
        yield text.format(method=_(METHOD_NAMES[method]), value=exact_words(place.value))


def place_sentences(deliberation: Deliberation, row: DecisionRow) -> Iterator[str]:
    """Tell the place in the domain, with whom it is shared, and what told equals apart."""
    order = deliberation.standings
    unranked = _unranked(deliberation, row)
    if unranked is not None:
        yield _("It has no place: {reason}").format(reason=sentence(unranked.reason))
    place = _standing(deliberation, row)
    if place is None:
        return
    text = _("Place {rank} of {count} in the domain.")
    yield text.format(rank=place.rank, count=len(order.standings))
    shared = [each.number for each in order.standings if each.rank == place.rank]
    others = [number for number in shared if number != place.number]
    if others:
        text = _("The place is shared with {numbers}: nothing in the rules tells them apart.")
        yield text.format(numbers=joined(others))
    if told := separation_sentence(place.step):
        yield told


def exact_words(value: Fraction) -> str:
    """Return a number as it is: in decimals where they end soon, else as a fraction."""
    rounds = value.denominator == 1 or (100 * value).denominator == 1
    return localised(exact_decimal(value)) if rounds else f"{value.numerator}/{value.denominator}"


def _standing(deliberation: Deliberation, row: DecisionRow) -> Standing | None:
    standings = deliberation.standings.standings
    return next((each for each in standings if each.application_id == row.application_id), None)


def _unranked(deliberation: Deliberation, row: DecisionRow) -> NotRanked | None:
    unranked = deliberation.standings.not_ranked
    return next((each for each in unranked if each.application_id == row.application_id), None)
