"""`grid`, `ballot`: a juror's grid goes out to be filled, and is sealed when it comes back."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from jury_app.codes import cell_sentence
from jury_app.commands.answers import Answer, where
from jury_app.desk.grid_changes import GridCell
from jury_app.desk.grids import ballot_from_grid, export_grid
from jury_app.desk.naming import spoken_code
from jury_app.files import made_folder
from jury_app.i18n import _, ngettext
from jury_app.importing.scores import read_grid


def grid(arguments: Namespace) -> Answer:
    """Write a juror's grid, to be filled in a spreadsheet or on a form."""
    path, count = export_grid(Path(arguments.kit), arguments.code, Path(arguments.out))
    line = ngettext(
        "Grid of {count} application: {file}", "Grid of {count} applications: {file}", count
    ).format(count=count, file=path.name)
    return Answer(document={"file": where(path), "applications": count}, lines=(line,))


def ballot(arguments: Namespace) -> Answer:
    """Seal a ballot from a grid that was filled in."""
    out = made_folder(Path(arguments.out))
    sealed = ballot_from_grid(
        Path(arguments.kit), arguments.code, Path(arguments.scores), out, read_grid
    )
    document = {
        "file": where(sealed.file),
        "juror": sealed.juror,
        "revision": sealed.revision,
        "complete": sealed.complete,
        "code": sealed.code,
        "refused": [_cell(each) for each in sealed.refused],
        "warnings": [_cell(each) for each in sealed.warnings],
    }
    lines = [
        _("Ballot sealed: {file}, revision {revision}, code {code}.").format(
            file=sealed.file.name, revision=sealed.revision, code=spoken_code(sealed.code)
        )
    ]
    if not sealed.complete:
        lines.append(_("It is incomplete."))
    lines += [
        "  "
        + _("{cell}, {column}: {text}").format(
            cell=_where(each), column=each.column, text=_why(each)
        )
        for each in (*sealed.refused, *sealed.warnings)
    ]
    return Answer(document=document, lines=tuple(lines))


def _cell(cell: GridCell) -> dict[str, Any]:
    return {
        "row": cell.row,
        "column": cell.column,
        "cell": cell.cell,
        "application": cell.application,
        "reason": cell.reason,
        "text": _why(cell),
    }


def _where(cell: GridCell) -> str:
    return cell.cell or _("row {row}").format(row=cell.row)


def _why(cell: GridCell) -> str:
    return cell_sentence(cell.reason, value=cell.value, column=cell.column)
