"""Marks that come in a table, for jurors who sent no ballot: `import --as scores`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from jury_app.formatting import plain
from jury_app.importing.intake import STEPS, ImportReport, take
from jury_app.importing.records import ReadScore, RowProblem
from jury_app.importing.scores import read_scores
from jury_app.model.database import Database
from jury_app.model.operations.exchange import IncomingScore, take_scores
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import CriterionRow, get_edition, list_criteria
from jury_app.model.queries.exchange import list_ballots
from jury_app.model.queries.jury import JurorRow, list_jurors
from jury_app.progress import Progress, Steps
from jury_app.rehearsal import rehearsing


@dataclass(frozen=True, slots=True)
class _Known:
    """What the edition calls things."""

    applications: Mapping[str, int]
    jurors: Mapping[str, Sequence[JurorRow]]
    criteria: Mapping[str, CriterionRow]
    with_ballot: frozenset[int]


def import_scores(
    database: Database,
    path: Path,
    *,
    mapping: Mapping[str, Any] | None = None,
    dry_run: bool = False,
) -> Steps[ImportReport]:
    """Take marks for jurors who sent no ballot; a wrong one is refused by its row."""
    del mapping  # a table of marks has its own four columns
    yield Progress(0, STEPS, path.name)
    with rehearsing(is_rehearsal=database.read(get_edition).is_rehearsal):
        read = read_scores(path)
    known = _known(database)
    incoming: list[IncomingScore] = []
    refused = list(read.refused)
    for each in read.scores:
        found = _incoming(each, known)
        if isinstance(found, RowProblem):
            refused.append(found)
        elif found is not None:
            incoming.append(found)
    yield Progress(1, STEPS, path.name)
    counts = take(
        database, lambda session: take_scores(session, incoming=incoming), dry_run=dry_run
    )
    yield Progress(2, STEPS, path.name)
    return ImportReport(
        source="generic",
        encoding=read.encoding,
        new=counts[0],
        changed=counts[1],
        unchanged=counts[2],
        refused=tuple(sorted(refused, key=lambda each: each.row)),
    )


def _known(database: Database) -> _Known:
    jurors: defaultdict[str, list[JurorRow]] = defaultdict(list)
    for row in database.read(list_jurors):
        for name in {plain(each) for each in _names(row)}:
            jurors[name].append(row)
    return _Known(
        applications={row.number: row.id for row in database.read(list_applications)},
        jurors=jurors,
        criteria={plain(row.values.code): row for row in database.read(list_criteria)},
        with_ballot=frozenset(row.juror_id for row in database.read(list_ballots)),
    )


def _names(row: JurorRow) -> Iterator[str]:
    yield row.name
    yield row.sort_name
    if row.values.email:
        yield row.values.email


def _incoming(each: ReadScore, known: _Known) -> IncomingScore | RowProblem | None:
    application = known.applications.get(each.application)
    jurors = known.jurors.get(plain(each.juror), ())
    criterion = known.criteria.get(plain(each.criterion))
    if application is None:
        return RowProblem(each.row, "application", "application_not_here", each.application)
    if len(jurors) != 1:
        reason = "juror_ambiguous" if jurors else "juror_not_found"
        return RowProblem(each.row, "juror", reason, each.juror)
    [juror] = jurors
    if juror.id in known.with_ballot:
        return RowProblem(each.row, "juror", "juror_has_ballot", each.juror)
    if criterion is None:
        return RowProblem(each.row, "criterion", "criterion_not_here", each.criterion)
    if each.score is None:
        return None
    mark = mark_of(each.score, criterion)
    if mark is None:
        return RowProblem(each.row, "score", "mark_off_scale", each.score)
    return IncomingScore(
        juror_id=juror.id, application_id=application, criterion_id=criterion.id, mark=mark
    )


def mark_of(points: str, criterion: CriterionRow) -> int | None:
    """Return points as a mark in steps, or nothing when the criterion has no such mark."""
    steps = Decimal(points) * criterion.values.steps_per_point
    scale = criterion.scale
    if steps != steps.to_integral_value() or not scale.lowest <= steps <= scale.highest:
        return None
    return int(steps)
