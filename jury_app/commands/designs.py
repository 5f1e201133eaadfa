"""`design`: the edition’s own designs of certificates, listed, taken in, and written to files."""

from argparse import Namespace
from pathlib import Path

from jury_app.commands.answers import Answer
from jury_app.commands.opening import opened
from jury_app.dresses import DESIGNS
from jury_app.errors import RuleError
from jury_app.files import write_safely
from jury_app.formatting import plain
from jury_app.i18n import _
from jury_app.model.database import Database
from jury_app.model.operations.designing import add_design
from jury_app.model.queries.designs import design_files, design_names, list_designs
from jury_app.model.queries.edition import list_levels
from jury_app.publishing.design_files import pack_design, unpack_design


def design(arguments: Namespace) -> Answer:
    """List the designs; or take one in, or write one to a file."""
    with opened(arguments, writes=bool(arguments.take)) as database:
        if arguments.take:
            return _taken(database, Path(arguments.take), arguments.level)
        if arguments.write:
            return _written(database, *arguments.write)
        return _listed(database)


def _listed(database: Database) -> Answer:
    rows = database.read(list_designs, lenient=True)
    told = [
        {
            "name": row.name,
            "level": row.level_code or None,
            "paper": row.design.paper,
            "orientation": row.design.orientation,
            "fields": len(row.design.fields),
        }
        for row in rows
    ]
    uses: dict[int | None, str] = {None: _("all the rest")}
    uses |= {each.id: each.values.name for each in database.read(list_levels)}
    # the first that is for no level is for all the rest, those after it for nothing
    lines = [" · ".join(filter(None, (row.name, uses.pop(row.level_id, "")))) for row in rows]
    none = _("The edition has no design of its own.")
    return Answer(document={"designs": told}, lines=tuple(lines) or (none,))


def _taken(database: Database, path: Path, level: str | None) -> Answer:
    taken = unpack_design(path)
    database.write(
        add_design,
        name=taken.name,
        design=taken.design,
        level_id=_level(database, level) if level else None,
        files=taken.files,
    )
    return Answer(document={"design": taken.name}, lines=(taken.name,))


def _level(database: Database, text: str) -> int:
    """Return the level of a code or a name, as people write it."""
    for row in database.read(list_levels):
        if plain(text) in {plain(row.values.code), plain(row.values.name)}:
            return row.id
    raise RuleError("level_missing")


def _written(database: Database, name: str, out: str) -> Answer:
    found = next((row for row in database.read(list_designs) if row.name == name), None)
    if found is None:
        names = ", ".join((*DESIGNS, *database.read(design_names)))
        raise RuleError("design_unknown", design=name, designs=names)
    files = database.read(design_files, [found.design])
    path = Path(out)
    write_safely(path, pack_design(found.name, found.design, files))
    return Answer(document={"file": str(path)}, lines=(path.name,))
