"""`analyse`: what any table of marks says, of this edition or of last year’s workbook."""

import gc
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

from jury_app.commands.analysis_document import domain_document
from jury_app.commands.analysis_experts import expert_document, expert_tables
from jury_app.commands.analysis_pages import analysis_pages
from jury_app.commands.analysis_report import report
from jury_app.commands.answers import Answer, problems, where
from jury_app.decimals import exact_decimal
from jury_app.documents.analysis import build_analysis
from jury_app.errors import RefusedFileError
from jury_app.files import ending_of, replacing
from jury_app.formatting import sort_key
from jury_app.i18n import _
from jury_app.importing.mark_tables import TableMark, off_scale, read_criteria, read_marks, told_by
from jury_app.importing.records import RowProblem
from jury_app.model.scoring.analysis import analyse as analyse_domain
from jury_app.model.scoring.experts import expert_figures
from jury_app.model.scoring.mark_table import mark_table
from jury_app.model.scoring.resampling import SEED

LONG = 2_000
"""From so many marks on, nobody reads the document by eye."""

PDF = (".pdf",)
"""How the name of a report may end."""

Grids: TypeAlias = dict[tuple[str, str], dict[str, Fraction | None]]


def analyse(arguments: Namespace) -> Answer:
    """Tell everything that the marks of a table say, domain by domain.

    So many numbers live to the end that looking for garbage meanwhile takes a fifth of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return _analyse(arguments)
    finally:
        if collects:
            gc.enable()


def _analyse(arguments: Namespace) -> Answer:
    path = Path(arguments.file)
    file = Path(arguments.pdf) if arguments.pdf else None
    if file is not None:
        ending_of(file, PDF)
    scales = read_criteria(Path(arguments.criteria)) if arguments.criteria else ()
    bounds = (arguments.scale[0], arguments.scale[1]) if arguments.scale else None
    seed = SEED if arguments.seed is None else arguments.seed
    read = read_marks(path)
    told = told_by(read.marks, scales)
    wrong = off_scale(told, scales, bounds)
    marks = [each for each in told if each.row not in wrong]
    if not any(each.mark is not None for each in marks):
        raise RefusedFileError("table_without_marks", file=path.name)
    refused = sorted((*read.refused, *_refused(told, wrong)), key=lambda each: each.row)
    tables = {name: mark_table(grids, scales, bounds) for name, grids in _domains(marks).items()}
    domains = {
        name: analyse_domain(table, trim=arguments.trim, seed=seed)
        for name, table in tables.items()
    }
    asked = tables if arguments.expert else {}
    experts = {name: expert_figures(table) for name, table in asked.items()}
    rows = problems(tuple(refused))
    document = {
        "domains": [
            domain_document(name, each)
            | ({"expert": expert_document(experts[name])} if name in experts else {})
            for name, each in domains.items()
        ],
        "trim": arguments.trim,
        "seed": seed,
        "refused": rows,
    }
    expert = {name: expert_tables(each) for name, each in experts.items()}
    lines = () if arguments.json else tuple(report(domains, expert, rows))
    if file is not None:
        with replacing(file) as output:
            build_analysis(analysis_pages(path.name, domains, expert, rows), output)
        document["pdf"] = where(file)
        lines += (_("Written: {file}").format(file=where(file)),)
    return Answer(
        document=document,
        lines=lines,
        is_long=len(marks) > LONG,
    )


def _refused(marks: Iterable[TableMark], reasons: Mapping[int, str]) -> Iterator[RowProblem]:
    for each in marks:
        if each.row not in reasons:
            continue
        reason = reasons[each.row]
        if reason == "mark_off_scale" and each.mark is not None:
            yield RowProblem(each.row, "score", reason, exact_decimal(each.mark))
        else:
            yield RowProblem(each.row, "criterion", reason, each.criterion)


def _domains(marks: Iterable[TableMark]) -> dict[str, Grids]:
    """Return the grids of each domain, the domains in the order of their names."""
    found: defaultdict[str, Grids] = defaultdict(dict)
    for each in marks:
        grid = found[each.domain].setdefault((each.application, each.juror), {})
        grid[each.criterion] = each.mark
    return {name: found[name] for name in sorted(found, key=sort_key)}
