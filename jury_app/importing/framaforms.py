"""The three header rows of Framaforms: the form's title, labels of groups, names of columns."""

from jury_app.formatting import plain
from jury_app.helper import Cell
from jury_app.importing.values import line

HEADER_ROWS = 3

_DETAILS = ("submission", "soumission", "envoi", "reponse")
_STANDARD = {
    "serial", "sid", "submitted time", "completed time", "modified time", "draft", "ip address",
    "uid", "username", "numero de serie", "soumis le", "termine le", "modifie le", "brouillon",
    "adresse ip", "nom d utilisateur",
}  # fmt: skip
_FILE_SIZES = ("filesize", "taille du fichier")
_TICKED = {"", "X"}


def is_framaforms(rows: list[list[Cell]]) -> bool:
    """Whether a table has the three header rows, in whatever language."""
    if len(rows) < HEADER_ROWS:
        return False
    title, groups, names = ([line(cell) for cell in row] for row in rows[:HEADER_ROWS])
    if not title or not title[0] or any(title[1:]) or not any(groups[:1]):
        return False
    details = any(word in plain(groups[0]) for word in _DETAILS)
    return details or len(_STANDARD & set(map(plain, names))) > 1


def merged(rows: list[list[Cell]]) -> tuple[list[str], list[list[Cell]]]:
    """Return one header a column, a multiple choice over several columns brought into one.

    The columns keep their places: those merged away are left empty.
    """
    width = len(rows[2])
    groups = [line(cell) for cell in rows[1]] + [""] * width
    headers = [line(cell) for cell in rows[2]]
    body = [[*row, *[None] * (width - len(row))] for row in rows]
    for column in range(1, width):
        if not groups[column]:
            continue
        if column + 1 < width and plain(headers[column + 1]).startswith(_FILE_SIZES):
            headers[column] = groups[column]
        elif members := _ticked_from(column, groups, body):
            _merge(members, headers, body)
            headers[column] = groups[column]
    return headers, body


def _ticked_from(column: int, groups: list[str], body: list[list[Cell]]) -> list[int]:
    """Return the columns of a group that hold nothing but crosses."""
    members: list[int] = []
    for candidate in range(column, len(body[2])):
        if candidate > column and groups[candidate]:
            break
        if not {line(row[candidate]) for row in body[HEADER_ROWS:]} <= _TICKED:
            break
        members.append(candidate)
    return members


def _merge(members: list[int], headers: list[str], body: list[list[Cell]]) -> None:
    for row in body[HEADER_ROWS:]:
        chosen = ", ".join(headers[member] for member in members if line(row[member]))
        for member in members:
            row[member] = None
        row[members[0]] = chosen or None
    for member in members[1:]:
        headers[member] = ""
