"""What the table of standings says of how sure a place is, cell by cell."""

from fractions import Fraction

from jury_app.decimals import format_mean, whole_percent
from jury_app.formatting import MISSING
from jury_app.i18n import _, ngettext
from jury_app.model.order_words import SOLIDITY
from jury_app.model.queries.solidity_words import (
    SOLIDITY_ICONS,
    SOLIDITY_INKS,
    doubts_text,
)
from jury_app.ui.secretariat.standing_rows import StandingRow


def spread_lines(row: StandingRow) -> tuple[str, str]:
    """Return the standard deviation, and the range."""
    if row.analysed is None or row.analysed.figures.deviation is None:
        return MISSING, ""
    figures = row.analysed.figures
    return (
        decimal(figures.deviation),
        f"{format_mean(figures.lowest, 1)}–{format_mean(figures.highest, 1)}",
    )


def solidity_sign(row: StandingRow) -> tuple[str, str, str]:
    """Return the icon, the word and the ink of a solidity; a dash while it is worked out."""
    if row.analysed is None or row.rank is None:
        return "", MISSING, "muted"
    solidity = row.analysed.solidity
    return SOLIDITY_ICONS[solidity], _(SOLIDITY[solidity]), SOLIDITY_INKS[solidity]


def interval_text(row: StandingRow) -> str:
    """Return the ranks that are likely."""
    if row.analysed is None or row.analysed.rank_interval is None:
        return ""
    low, high = row.analysed.rank_interval
    if low == high:
        return _("rank {low}").format(low=low)
    return _("ranks {low}–{high}").format(low=low, high=high)


def solidity_tip(row: StandingRow) -> str:
    """Return what stands behind a solidity."""
    analysed = row.analysed
    if analysed is None or row.rank is None:
        return ""
    lines = []
    if analysed.first_probability is not None:
        lines.append(
            _("First in {percent} % of the juries drawn by lot.").format(
                percent=whole_percent(analysed.first_probability)
            )
        )
    if analysed.margin is not None:
        lines.append(
            ngettext(
                "{count} point would put the next one ahead.",
                "{count} points would put the next one ahead.",
                analysed.margin,
            ).format(count=analysed.margin)
        )
    far = len(analysed.figures.outliers)
    if far:
        lines.append(
            ngettext(
                "{count} juror’s mean lies far from the others.",
                "{count} jurors’ means lie far from the others.",
                far,
            ).format(count=far)
        )
    doubts = doubts_text(analysed.verdict)
    return "\n".join(
        [*lines, *([_("To be discussed: {why}.").format(why=doubts)] if doubts else [])]
    )


def adjusted_lines(row: StandingRow) -> tuple[str, str]:
    """Return the rank once severity is evened out, and the score with its standard error."""
    if row.analysed is None or row.analysed.adjusted.value is None:
        return MISSING, ""
    adjusted = row.analysed.adjusted
    rank = MISSING if adjusted.rank is None else str(adjusted.rank)
    score = decimal(adjusted.value)
    if adjusted.error is None:
        return rank, score
    return rank, f"{score} ± {decimal(adjusted.error)}"


def evened_text(row: StandingRow) -> str:
    """Return the rank once severity is evened out, where a word has to say what it is."""
    rank, _score = adjusted_lines(row)
    if row.analysed is None or row.rank is None:
        return ""
    return _("evened out: {rank}").format(rank=rank)


def adjusted_tip(row: StandingRow) -> str:
    """Return what the order is once severity is evened out."""
    if row.analysed is None or row.analysed.adjusted.rank is None:
        return ""
    if row.analysed.is_moved:
        return _("Rank {rank} by the mean, {other} once severity is evened out.").format(
            rank=row.analysed.mean_rank, other=row.analysed.adjusted.rank
        )
    return _("The same rank once the severity of the jurors is evened out.")


def decimal(value: float | None, places: int = 2) -> str:
    """Return an analysed figure as it is shown."""
    return MISSING if value is None else format_mean(Fraction(value), places)
