"""The columns and domains that were matched once for a form, for its next export."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jury_app.errors import JuryError
from jury_app.files import write_safely
from jury_app.importing.mapping import read_mapping
from jury_app.paths import user_data


def recall_mapping(fingerprint: str) -> dict[str, Any] | None:
    """Return what was matched for these headers, if anything was."""
    path = _path(fingerprint)
    if not path.exists():
        return None
    try:
        return read_mapping(path)
    except JuryError:
        return None


def remember_mapping(fingerprint: str, mapping: Mapping[str, Any]) -> None:
    """Keep what was matched; a full disk costs the memory of it, never the import."""
    path = _path(fingerprint)
    with suppress(OSError, JuryError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, json.dumps(mapping, ensure_ascii=False, indent=1).encode())


def _path(fingerprint: str) -> Path:
    name = hashlib.sha256(fingerprint.encode()).hexdigest()[:24]
    return user_data() / "mappings" / f"{name}.json"
