"""What lies under `data` in an archive: an edition as files that any program reads."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jury_app import verify
from jury_app.files import shipped
from jury_app.model.queries.archived import ArchivedEdition


def edition_files(held: ArchivedEdition, documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the payload of an archive, by the names in it."""
    files = {f"data/{name}.json": _rows(rows) for name, rows in held.tables.items()}
    for ballot in held.ballots:
        if ballot.sealed:  # erased with the texts in it, where they were
            files[f"data/ballots/{ballot.digest}.juryballot"] = ballot.sealed
        if ballot.opened is not None:
            files[f"data/ballots/{ballot.digest}.json"] = ballot.opened
    for seal in held.seals:
        files[f"data/seals/{seal.number}-record.json"] = seal.record
        files[f"data/seals/{seal.number}-seal.json"] = seal.seal
    for name, signed in held.cosignatures.items():
        files[f"data/cosignatures/{name}.jurycosign"] = signed
    if held.panel is not None:
        files[verify.PANEL_RECORD], files[verify.PANEL_SEAL] = held.panel
    files |= {f"data/documents/{name}": data for name, data in documents.items()}
    files["data/verify.py"] = shipped(Path(verify.__file__).with_suffix(".py"))
    return files


def _rows(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Write rows one to a line, so that people can read and compare them."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n".encode() if rows else b"[]\n"
