"""The names of the départements, by their codes: lists hold the code, readers want the name."""

from functools import cache

from jury_app.paths import RESOURCES


def department_name(code: str) -> str:
    """Return « Lot » for 46; a code that nobody knows is returned as it is."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    lines = (RESOURCES / "departments.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)
