"""The marks of one application: jurors across, criteria down, the kindest juror first.

That order is not the alphabet, so that hidden names stay hidden.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jury_app.decimals import format_mean
from jury_app.formatting import localised
from jury_app.i18n import _
from jury_app.model.queries.amended import AmendedRow
from jury_app.model.queries.edition import CriterionRow
from jury_app.model.queries.standings import JurorMarks


@dataclass(frozen=True, slots=True)
class JurorColumn:
    """What one juror said; the label stands for the name while names are hidden."""

    juror_id: int
    label: str
    name: str
    said: JurorMarks


@dataclass(frozen=True, slots=True)
class MarksGrid:
    """All that was said of one application."""

    criteria: tuple[CriterionRow, ...] = ()
    columns: tuple[JurorColumn, ...] = ()
    amended: tuple[AmendedRow, ...] = ()
    panel: str = ""
    """What an expert panel said of it before, where there was one."""

    @property
    def comments(self) -> list[JurorColumn]:
        """Those who said something in words."""
        return [each for each in self.columns if each.said.comment]


def marks_grid(
    marks: Iterable[JurorMarks],
    criteria: Sequence[CriterionRow],
    names: Mapping[int, str],
    amended: Iterable[AmendedRow] = (),
) -> MarksGrid:
    """Return what the jurors said of one application."""
    ordered = sorted(marks, key=_order)
    columns = tuple(
        JurorColumn(each.juror_id, str(place), names.get(each.juror_id, ""), each)
        for place, each in enumerate(ordered, start=1)
    )
    return MarksGrid(tuple(criteria), columns, tuple(amended))


def said_by(column: JurorColumn, *, named: bool) -> str:
    """Return who a column belongs to."""
    return column.name if named else _("Juror {number}").format(number=column.label)


def amended_text(grid: MarksGrid, *, named: bool) -> str:
    """Tell each amendment beside the mark that the ballot has, and keeps."""
    criteria = {each.id: each for each in grid.criteria}
    columns = {each.juror_id: each for each in grid.columns}
    return "\n".join(
        _("{juror}, {criterion}: {old} in the ballot, amended to {new} – {reason}").format(
            juror=said_by(columns[each.juror_id], named=named),
            criterion=criteria[each.criterion_id].values.name,
            old=points_text(each.old, criteria[each.criterion_id]),
            new=points_text(each.new, criteria[each.criterion_id]),
            reason=each.reason,
        )
        for each in grid.amended
        if each.juror_id in columns and each.criterion_id in criteria
    )


def points_text(mark: int | None, criterion: CriterionRow) -> str:
    """Return a mark in points, or that there is none."""
    if mark is None:
        return _("no mark")
    points = Fraction(mark, criterion.values.steps_per_point)
    return localised(str(points)) if points.denominator == 1 else format_mean(points, 1)


def mark_text(column: JurorColumn, criterion: CriterionRow) -> str:
    """Return a mark in points, or why there is none."""
    if column.said.is_recused:
        return _("recused")
    return points_text(column.said.marks.get(criterion.values.code), criterion)


def mark_share(column: JurorColumn, criterion: CriterionRow) -> Fraction | None:
    """Return how good a mark is, from 0 to 1; nothing when there is none."""
    mark = column.said.marks.get(criterion.values.code)
    if mark is None or column.said.is_recused:
        return None
    return criterion.scale.position(mark)


def _order(said: JurorMarks) -> tuple[int, Fraction, int]:
    if said.is_recused:
        return (2, Fraction(0), said.juror_id)
    if said.mean is None:
        return (1, Fraction(0), said.juror_id)
    return (0, -said.mean, said.juror_id)
