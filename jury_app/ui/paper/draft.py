"""What was typed from the sheets and is not recorded yet: kept on this computer until it is."""

import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jury_app.files import write_safely
from jury_app.paths import user_data
from jury_app.ui.paper.spec import Row, Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The code of the sheets, and what was typed from them."""

    code: str = ""
    typed: Typed = field(default_factory=dict)


def recall_draft(edition: str) -> Draft:
    """Return what was typed for an edition, if anything was; a damaged file holds nothing."""
    try:
        found = json.loads(_path(edition).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Draft()
    if not isinstance(found, dict):
        return Draft()
    typed = found.get("typed")
    return Draft(
        code=str(found.get("code", "")),
        typed={
            str(sheet): {str(block): _rows(rows) for block, rows in blocks.items()}
            for sheet, blocks in (typed.items() if isinstance(typed, dict) else ())
            if isinstance(blocks, dict)
        },
    )


def keep_draft(edition: str, draft: Draft) -> None:
    """Keep what was typed."""
    path = _path(edition)
    told = {"code": draft.code, "typed": draft.typed}
    path.parent.mkdir(parents=True, exist_ok=True)
    write_safely(path, json.dumps(told, ensure_ascii=False, indent=1).encode())


def forget_draft(edition: str) -> None:
    """Forget what was typed: it is recorded."""
    with suppress(OSError):
        _path(edition).unlink(missing_ok=True)


def _rows(rows: Any) -> tuple[Row, ...]:
    return tuple(
        {str(key): value for key, value in row.items() if isinstance(value, str)}
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict)
    )


def _path(edition: str) -> Path:
    return user_data() / "paper" / f"{edition}.json"
