"""What the window says of a filled grid: its columns, its cells, and what it changes."""

from jury_app.codes import cell_sentence
from jury_app.desk.changes import Field, Place, Value
from jury_app.desk.grid_changes import ChangeKind, GridCell
from jury_app.desk.marks import points
from jury_app.formatting import MISSING, quoted
from jury_app.i18n import N_, _, pgettext
from jury_app.sealing.manifest import KitManifest

KIND_ICONS = {
    ChangeKind.NEW: ("plus", "success"),
    ChangeKind.CHANGED: ("pencil", "accent"),
    ChangeKind.CLEARED: ("minus", "danger"),
    ChangeKind.OPINION: ("message-square", "accent"),
    ChangeKind.RECUSED: ("user-x", "warning"),
    ChangeKind.LIFTED: ("user-check", "accent"),
}

_COLUMNS = {
    "application": N_("Number"),
    "title": N_("Title of the application"),
    "comment": N_("Opinion"),
    "recused": N_("Recusal"),
    "total": N_("Sum of the marks"),
    "page": N_("Sum of the marks of this page"),
}


def kind_text(kind: ChangeKind) -> str:
    """Return what becomes of a mark, an opinion or a recusal."""
    match kind:
        case ChangeKind.NEW:
            return pgettext("grid", "new")
        case ChangeKind.CHANGED:
            return pgettext("grid", "changed")
        case ChangeKind.CLEARED:
            return pgettext("grid", "cleared")
        case ChangeKind.OPINION:
            return pgettext("grid", "opinion")
        case ChangeKind.RECUSED:
            return pgettext("grid", "recusal")
    return pgettext("grid", "recusal lifted")


def column_name(column: str, manifest: KitManifest) -> str:
    """Return what a column of a grid, or a field of a form, is about."""
    names = {each.code: each.name for each in manifest.grid.criteria}
    return names.get(column) or _(_COLUMNS.get(column, column))


def place_text(place: Place, manifest: KitManifest) -> str:
    """Return what of an application changes."""
    match place.field:
        case Field.OPINION:
            return column_name("comment", manifest)
        case Field.RECUSAL:
            return column_name("recused", manifest)
    return column_name(place.criterion, manifest)


def value_text(place: Place, value: Value | None, manifest: KitManifest) -> str:
    """Return a value as it is shown in a list."""
    if value is None:
        return MISSING
    if isinstance(value, int):
        criterion = next(each for each in manifest.grid.criteria if each.code == place.criterion)
        return points(criterion, value)
    return quoted(value) if value else _("recused")


def cell_place(cell: GridCell) -> str:
    """Return where a cell stands."""
    return cell.cell or _("row {row}").format(row=cell.row)


def cell_text(cell: GridCell) -> str:
    """Return what is to be said of a cell."""
    return cell_sentence(cell.reason, value=cell.value, column=cell.column)
