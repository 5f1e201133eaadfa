"""What a command answers."""

import os
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jury_app.codes import cell_sentence
from jury_app.errors import StoreError
from jury_app.importing.records import RowProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One JSON document for programs, and lines for people; not ok means exit status 1.

    A long document is written in one line, many times as fast.
    """

    document: dict[str, Any]
    lines: tuple[str, ...]
    ok: bool = True
    is_long: bool = False


def require_apart(arguments: Namespace) -> None:
    """Refuse to write over a file that the command reads."""
    said = vars(arguments)
    for out in filter(None, map(said.get, ("out", "pdf"))):
        given = (value for name, value in said.items() if name not in {"out", "pdf"})
        words = (
            each for value in given for each in (value if isinstance(value, list) else [value])
        )
        if any(isinstance(each, str) and _is_same_file(out, each) for each in words):
            raise StoreError("file_exists", file=Path(out).name)


def _is_same_file(one: str, other: str) -> bool:
    try:
        return Path(one).is_file() and Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def passphrase_of(arguments: Namespace) -> str | None:
    """Return the passphrase of the edition, from the file named or the environment."""
    if arguments.passphrase_file:
        return _passphrase_in(Path(arguments.passphrase_file))
    return os.environ.get("JURY_PASSPHRASE") or None


def _passphrase_in(path: Path) -> str:
    """Return the passphrase that a file holds: whoever names a file means to have one."""
    try:
        passphrase = path.read_text(encoding="utf-8-sig").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError("passphrase_file_unreadable", file=path.name) from error
    if not passphrase.strip():
        raise StoreError("passphrase_file_empty", file=path.name)
    return passphrase


def problems(rows: tuple[RowProblem, ...]) -> list[dict[str, Any]]:
    """Return the lines that were refused, or deserve a look, as JSON."""
    return [
        {
            "row": each.row,
            "column": each.column,
            "reason": each.reason,
            "text": cell_sentence(each.reason, value=each.value, column=each.column),
        }
        for each in rows
    ]


def where(path: Path) -> str:
    """Return a file as other programs find it from any folder."""
    return str(path.resolve())
