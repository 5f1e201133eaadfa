"""Marks against a grid: what is still missing, and what nobody may give."""

from collections.abc import Collection, Iterable, Mapping

from jury_app.errors import RefusedFileError
from jury_app.sealing.ballot import BallotContent, Scores
from jury_app.sealing.manifest import KitGrid, grid_digest


def missing_marks(
    scores: Scores,
    *,
    recused: Collection[str],
    applications: Iterable[str],
    criteria: Iterable[str],
) -> tuple[tuple[str, str], ...]:
    """Return each application and criterion that still waits for a mark; none means complete."""
    codes = tuple(criteria)
    return tuple(
        (number, code)
        for number in applications
        if number not in recused
        for code in codes
        if code not in scores.get(number, {})
    )


def require_marks(
    ballot: BallotContent, *, grid: KitGrid, applications: Collection[str], file: str
) -> None:
    """Refuse a ballot whose marks are not on the grid or not for these applications."""
    if ballot.grid != grid_digest(grid.criteria):
        raise RefusedFileError("grid_unknown", file=file)
    marks = {each.code: each.marks for each in grid.criteria}
    for number in {*ballot.scores, *ballot.recusals}:
        if number not in applications:
            raise RefusedFileError("application_unknown", file=file, application=number)
    for number, given in ballot.scores.items():
        _require_allowed(number, given, marks, file)


def _require_allowed(
    number: str, given: Mapping[str, int], marks: Mapping[str, range], file: str
) -> None:
    for code, mark in given.items():
        if code not in marks:
            raise RefusedFileError(
                "criterion_unknown", file=file, application=number, criterion=code
            )
        if mark not in marks[code]:
            raise RefusedFileError(
                "mark_out_of_range", file=file, application=number, criterion=code
            )
