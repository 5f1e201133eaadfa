"""The order of a domain as a table: each application with its place, or why it has none."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from jury_app.decimals import format_mean
from jury_app.documents import style
from jury_app.documents.layout import Cell, Column
from jury_app.documents.writing import Writing
from jury_app.formatting import MISSING
from jury_app.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """An application and its place; without a rank, `reason` says why."""

    application: str
    title: str
    applicant: str
    rank: int | None = None
    mean: Fraction | None = None
    n: int = 0
    eligible: int = 0
    reason: str = ""


def set_standings(story: Writing, name: str, lines: Iterable[StandingLine], scale: int) -> None:
    """Set the order of a domain, which goes on under its name on another page."""
    columns = (
        Column(0.08, _("Rank")),
        Column(0.17, _("Application")),
        Column(0.48, _("Applicant and title")),
        Column(0.16, _("Mean out of {scale}").format(scale=scale), "right"),
        Column(0.11, _("Opinions"), "right"),
    )
    again = _("{name} (continued)").format(name=name)
    story.table(columns, map(_row, lines), again=again)


def _row(line: StandingLine) -> list[Cell]:
    what = [(line.applicant, style.CELL_STRONG), (line.title, style.CELL)]
    if line.rank is None:
        reason = _("Not ranked. {reason}").format(reason=line.reason)
        what.append((reason if line.reason else _("Not ranked"), style.CELL_ITALIC))
    opinions = _("{n} of {eligible}").format(n=line.n, eligible=line.eligible)
    return [
        [(MISSING if line.rank is None else str(line.rank), style.CELL_STRONG)],
        [(line.application, style.CELL)],
        what,
        [(format_mean(line.mean), style.CELL)],
        [(opinions, style.CELL)],
    ]
