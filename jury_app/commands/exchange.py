"""`kits`, `grid`, `ballot`, `collect`, `open-ballots`: what goes to the jurors and comes back."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from jury_app.codes import sentence
from jury_app.commands.answers import Answer, opened, passphrase_of, where
from jury_app.desk.grid_changes import GridCell
from jury_app.desk.grids import ballot_from_grid, export_grid
from jury_app.exchange.collecting import collect as collect_files
from jury_app.exchange.kits import issue_kits
from jury_app.exchange.opening import open_ballots as open_sealed
from jury_app.exchange.placing import CODES
from jury_app.files import made_folder
from jury_app.i18n import _, ngettext
from jury_app.importing.scores import read_grid
from jury_app.progress import finish
from jury_app.sealing.keys import grouped


def kits(arguments: Namespace) -> Answer:
    """Write one kit for each juror, and the codes to send apart."""
    folder = Path(arguments.out)
    with opened(arguments, writes=True) as database:
        issued = finish(issue_kits(database, folder, passphrase=passphrase_of(arguments)))
    rows = [
        {"juror": each.juror, "file": where(each.file), "applications": each.applications}
        for each in issued
    ]
    count = ngettext("{count} kit written.", "{count} kits written.", len(rows)).format(
        count=len(rows)
    )
    advice = _("Send the codes of “{file}” by another way than the kits.").format(file=CODES)
    return Answer(document={"kits": rows}, lines=(count, advice))


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
            file=sealed.file.name, revision=sealed.revision, code=grouped(sealed.code)
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


def collect(arguments: Namespace) -> Answer:
    """Take ballots in, and answer for each file."""
    paths = [Path(each) for each in arguments.paths]
    with opened(arguments, writes=True) as database:
        files = finish(collect_files(database, paths, passphrase=passphrase_of(arguments)))
    rows = [
        {
            "file": str(each.path),
            "answer": each.answer,
            "reason": each.reason,
            "juror": each.juror,
            "revision": each.revision,
            "complete": each.complete,
            "text": each.sentence,
        }
        for each in files
    ]
    lines = tuple(f"{each.path.name}: {each.sentence}" for each in files)
    return Answer(document={"files": rows}, lines=lines or (_("There was no ballot there."),))


def open_ballots(arguments: Namespace) -> Answer:
    """Seal the rules and open the ballots, before witnesses."""
    with opened(arguments, writes=True) as database:
        done = finish(
            open_sealed(
                database,
                passphrase=passphrase_of(arguments),
                witnesses=arguments.witness or [],
            )
        )
    line = ngettext(
        "{count} ballot opened. Rules sealed: {rules}",
        "{count} ballots opened. Rules sealed: {rules}",
        done.ballots,
    ).format(count=done.ballots, rules=done.rules)
    return Answer(document={"ballots": done.ballots, "rules": done.rules}, lines=(line,))


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
    return sentence(cell.reason, value=cell.value, column=cell.column)
