"""The marks without any name: codes drawn by lot, no text, in no order; for analysis elsewhere."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from sqlalchemy.orm import Session

from jury_app.documents.spreadsheet import CellValue, Column, Sheet, write_csv, write_xlsx
from jury_app.files import ending_of, made_folder, replacing
from jury_app.i18n import _
from jury_app.model.database import Database
from jury_app.model.operations.sitting import record_export
from jury_app.model.queries.edition import CriterionRow, get_edition, list_criteria
from jury_app.model.queries.erasures import require_marks
from jury_app.model.queries.standings import all_marks, judged_applications
from jury_app.model.requirements import current_round, require_opened
from jury_app.progress import Progress, Steps
from jury_app.rehearsal import rehearsing

EXPORT = "anonymised-marks"
ENDINGS = (".csv", ".xlsx")
HEADINGS = ("domain", "application", "juror", "criterion", "mark")
CRITERIA = ("criterion", "min", "max", "weight", "lower_is_better")
FEW = 3
"""So few jurors or applications of a domain are easily told apart by whoever knows the panels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark under codes, in points."""

    domain: str
    application: str
    juror: str
    criterion: str
    mark: Decimal

    @property
    def row(self) -> tuple[CellValue, ...]:
        """The mark as a line of the table."""
        return (self.domain, self.application, self.juror, self.criterion, self.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class RareCase:
    """A combination that is rare enough to be recognised: of which codes, and why."""

    reason: str
    codes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return _TEXTS[self.reason]().format(codes=", ".join(self.codes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The table and the criteria that were written, and what could still be recognised."""

    file: Path
    criteria: Path
    marks: int
    warnings: tuple[RareCase, ...]


_TEXTS = {
    "few_jurors": lambda: _("Few jurors marked in {codes}: whoever knows the panel may guess who."),
    "few_applications": lambda: _(
        "Few applications stand in {codes}: beside the award list they may be recognised."
    ),
    "alone": lambda: _(
        "Nobody else marked in the same domains as {codes}: whoever knows the panels may guess who."
    ),
}


def export_anonymised(database: Database, path: Path) -> Steps[Exported]:
    """Write the marks that count and their criteria beside them, and enter it in the journal."""
    ending_of(path, ENDINGS)
    yield Progress(0, 2)
    marks, criteria = database.read(anonymised)
    yield Progress(1, 2)
    beside = path.with_name(_("{name}-criteria").format(name=path.stem) + path.suffix)
    with rehearsing(is_rehearsal=database.read(get_edition).is_rehearsal):
        _write(path, HEADINGS, [each.row for each in marks])
        _write(beside, CRITERIA, [_criterion(each) for each in criteria])
    database.write(record_export, documents=[EXPORT])
    yield Progress(2, 2)
    return Exported(file=path, criteria=beside, marks=len(marks), warnings=tuple(rare(marks)))


def export_into(database: Database, folder: Path) -> Steps[Exported]:
    """Write the same into a folder, under a name of its own."""
    name = _("marks without names")
    return (yield from export_anonymised(database, made_folder(folder) / f"{name}.csv"))


def anonymised(session: Session) -> tuple[list[Mark], list[CriterionRow]]:
    """Return the marks that count under new codes, in an order drawn by lot."""
    require_opened(current_round(session))
    require_marks(session)
    criteria = list_criteria(session)
    steps = {each.values.code: each.values.steps_per_point for each in criteria}
    given = all_marks(session)
    rows = [row for row in judged_applications(session) if given.get(row.id)]
    jurors = _codes("J", {said.juror_id for row in rows for said in given[row.id]})
    applications = _codes("A", {row.id for row in rows})
    domains = _codes("T", {row.domain_id for row in rows})
    marks = [
        Mark(
            domain=domains[row.domain_id],
            application=applications[row.id],
            juror=jurors[said.juror_id],
            criterion=code,
            mark=_points(mark, steps[code]),
        )
        for row in rows
        for said in given[row.id]
        if said.mean is not None
        for code, mark in said.marks.items()
    ]
    secrets.SystemRandom().shuffle(marks)
    return marks, criteria


def rare(marks: Sequence[Mark]) -> Iterable[RareCase]:
    """Return the combinations that are rare enough to be recognised."""
    jurors: defaultdict[str, set[str]] = defaultdict(set)
    applications: defaultdict[str, set[str]] = defaultdict(set)
    domains: defaultdict[str, set[str]] = defaultdict(set)
    for each in marks:
        jurors[each.domain].add(each.juror)
        applications[each.domain].add(each.application)
        domains[each.juror].add(each.domain)
    together: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for juror, seats in domains.items():
        together[frozenset(seats)].add(juror)
    alone = {next(iter(each)) for each in together.values() if len(each) == 1}
    for reason, codes in (
        ("few_jurors", {code for code, held in jurors.items() if len(held) < FEW}),
        ("few_applications", {code for code, held in applications.items() if len(held) < FEW}),
        ("alone", alone),
    ):
        if codes:
            yield RareCase(reason=reason, codes=tuple(sorted(codes)))


def _codes(letter: str, ids: set[int]) -> Mapping[int, str]:
    """Draw a code for each: it says nothing of its place in the edition, nor in another export."""
    order = sorted(ids)
    secrets.SystemRandom().shuffle(order)
    size = len(str(len(order)))
    return {each: f"{letter}{number:0{size}}" for number, each in enumerate(order, start=1)}


def _points(mark: int, steps: int) -> Decimal:
    points = Fraction(mark, steps)
    return Decimal(points.numerator) / Decimal(points.denominator)


def _criterion(row: CriterionRow) -> tuple[CellValue, ...]:
    scale = row.scale
    return (
        scale.code,
        scale.min_points,
        scale.max_points,
        scale.weight,
        "yes" if scale.lower_is_better else "no",
    )


def _write(path: Path, headings: Sequence[str], rows: Sequence[tuple[CellValue, ...]]) -> None:
    with replacing(path) as output:
        if ending_of(path, ENDINGS) == ".xlsx":
            columns = [Column(title=name) for name in headings]
            sheet = Sheet(name=path.stem, columns=columns, rows=rows)
            write_xlsx([sheet], output, title=path.stem)
        else:
            write_csv([headings, *rows], output)
