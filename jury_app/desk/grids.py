"""The juror's grid for use elsewhere: a workbook or CSV to fill, or a form to print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path

from jury_app.desk.desk import Desk
from jury_app.desk.grid_changes import GridCell, GridReading
from jury_app.desk.grid_file import Grid
from jury_app.desk.grid_guide import criterion_note, guide_sheet
from jury_app.desk.grid_reading import fill_from_grid, read_back
from jury_app.desk.marks import points_text
from jury_app.desk.naming import edition_title
from jury_app.desk.paper import write_paper
from jury_app.desk.paper_reading import is_pdf, read_paper
from jury_app.desk.recusal_words import recusal_text
from jury_app.desk.views import Entry
from jury_app.documents.spreadsheet import CellValue, Column, Limits, Sheet, write_csv, write_xlsx
from jury_app.files import ending_of, write_safely
from jury_app.i18n import _, speaking
from jury_app.progress import Progress, Steps
from jury_app.rehearsal import rehearsing
from jury_app.sealing.manifest import KitCriterion, KitManifest

WORKBOOK = ".xlsx"
PAPER = ".pdf"

TableReader = Callable[[Path, Sequence[str]], Grid]
TableSteps = Callable[[Path, Sequence[str]], Steps[Grid]]

_MARK_WIDTH = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotResult:
    """A ballot sealed from a grid, and what of the grid was not taken or deserves a look."""

    file: Path
    juror: str
    revision: int
    complete: bool
    code: str
    refused: tuple[GridCell, ...]
    warnings: tuple[GridCell, ...]


def export_grid(kit: Path, code: str, out: Path) -> tuple[Path, int]:
    """Write the grid of a kit, with what was said so far; return it and how many lines it has."""
    with Desk.open(kit, code) as desk:
        write_grid(desk, out)
        return out, len(desk.manifest.applications)


def ballot_from_grid(
    kit: Path, code: str, scores: Path, out: Path, read_table: TableReader
) -> BallotResult:
    """Fill a kit from a grid and seal a ballot from it; once more makes the next revision."""
    with Desk.open(kit, code) as desk:
        reading = fill_from_grid(desk, _grid(desk, scores, read_table))
        sealed = desk.seal(out)
    return BallotResult(
        file=sealed.path,
        juror=sealed.juror,
        revision=sealed.revision,
        complete=sealed.complete,
        code=sealed.code,
        refused=reading.refused,
        warnings=reading.warnings,
    )


def grid_steps(manifest: KitManifest, path: Path, read_steps: TableSteps) -> Steps[Grid]:
    """Read a filled spreadsheet or form where it is watched, and can be stopped."""
    if is_pdf(path):
        yield Progress(0, 0, _("Opening the file"))
        return read_paper(path, manifest)
    return (yield from read_steps(path, [each.code for each in manifest.grid.criteria]))


def read_file_back(desk: Desk, path: Path, read_table: TableReader) -> GridReading:
    """Compare a filled spreadsheet or form with what stands; nothing changes yet."""
    return read_back(desk, _grid(desk, path, read_table))


def write_grid(desk: Desk, path: Path) -> None:
    """Write the grid as a form to print, as a workbook or as CSV, by the ending of its name."""
    kind = ending_of(path, (WORKBOOK, ".csv", PAPER))
    output = BytesIO()
    manifest, entries = desk.manifest, desk.view().entries
    with (
        speaking(manifest.edition.language),
        rehearsing(is_rehearsal=manifest.is_rehearsal),
    ):
        if kind == PAPER:
            write_paper(manifest, entries, output)
        elif kind == WORKBOOK:
            _write_workbook(manifest, entries, output)
        else:
            criteria = manifest.grid.criteria
            head = [column.title for column in _columns(criteria)]
            write_csv([head, *(_row(entry, criteria) for entry in entries)], output)
    write_safely(path, output.getvalue())


def _grid(desk: Desk, path: Path, read_table: TableReader) -> Grid:
    if is_pdf(path):
        return read_paper(path, desk.manifest)
    with rehearsing(is_rehearsal=desk.manifest.is_rehearsal):
        return read_table(path, [each.code for each in desk.manifest.grid.criteria])


def _write_workbook(manifest: KitManifest, entries: Sequence[Entry], output: BytesIO) -> None:
    """Write the columns of the grid, then those that only help whoever fills it."""
    criteria = manifest.grid.criteria
    names = {domain.code: domain.name for domain in manifest.domains}
    help_columns = [Column(title="applicant", width=28), Column(title="domain", width=22)]
    rows = [
        [
            *_row(entry, criteria),
            ", ".join(entry.application.applicants),
            names[entry.application.domain],
        ]
        for entry in entries
    ]
    marks = Sheet(
        name=_("Marks"),
        columns=[*_columns(criteria), *help_columns],
        rows=rows,
        fixed=2,
        is_fitted=True,
    )
    title = f"{edition_title(manifest)} – {manifest.juror.name}"
    write_xlsx([marks, guide_sheet(criteria)], output, title=title)


def _columns(criteria: Sequence[KitCriterion]) -> list[Column]:
    return [
        Column(title="application", width=12),
        Column(title="title", width=46),
        *(
            Column(
                title=each.code, width=_MARK_WIDTH, limits=_limits(each), note=criterion_note(each)
            )
            for each in criteria
        ),
        Column(title="comment", width=44, note=_("What you think of the application as a whole.")),
        Column(title="recused", width=22, note=_("Why you stay out of it; its marks stay empty.")),
    ]


def _limits(criterion: KitCriterion) -> Limits:
    return Limits(
        minimum=criterion.min_points,
        maximum=criterion.max_points,
        whole=criterion.steps_per_point == 1,
    )


def _row(entry: Entry, criteria: Sequence[KitCriterion]) -> list[CellValue]:
    is_open = entry.recusal is None
    marks = [_points(entry, each) if is_open else None for each in criteria]
    recusal = None if entry.recusal is None else recusal_text(entry.recusal)
    return [entry.number, entry.application.title, *marks, entry.opinion or None, recusal]


def _points(entry: Entry, criterion: KitCriterion) -> CellValue:
    mark = entry.marks.get(criterion.code)
    if mark is None:
        return None
    points = Fraction(mark, criterion.steps_per_point)
    return int(points) if points.denominator == 1 else Decimal(points_text(criterion, mark))
