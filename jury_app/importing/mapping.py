"""The columns and domains that a person matched by hand, once for a form and its next exports."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from jury_app.errors import RefusedFileError
from jury_app.importing.tables import read_bytes

FIELDS = (
    "number", "title", "summary", "domain", "applicant", "siren", "email", "status", "deposited",
    "population", "axis", "attachments",
)  # fmt: skip

_MAX_BYTES = 1024 * 1024
_MARK = b"\xef\xbb\xbf"


class _Written(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What a mapping file may say; a field may have several columns."""

    columns: dict[str, str | list[str]] = {}
    domains: dict[str, str] = {}


class ColumnMapping(msgspec.Struct, frozen=True):
    """The headers chosen for each field, and the domain chosen for each label."""

    columns: dict[str, list[str]] = {}
    domains: dict[str, str] = {}


def read_mapping(path: Path) -> dict[str, Any]:
    """Return the mapping that a JSON file holds, checked."""
    data = read_bytes(path, _MAX_BYTES)
    try:
        mapping = msgspec.json.decode(data.removeprefix(_MARK), type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise RefusedFileError("mapping_invalid", file=path.name) from None
    checked_mapping(mapping, path.name)
    return mapping


def checked_mapping(mapping: Mapping[str, Any] | None, file: str) -> ColumnMapping:
    """Refuse a mapping that does not say what it should; nothing mapped is a good mapping."""
    try:
        written = msgspec.convert({} if mapping is None else mapping, _Written)
    except msgspec.ValidationError:
        raise RefusedFileError("mapping_invalid", file=file) from None
    unknown = sorted(set(written.columns) - set(FIELDS))
    if unknown:
        raise RefusedFileError("mapping_field_unknown", file=file, field=unknown[0])
    columns = {
        field: [headers] if isinstance(headers, str) else headers
        for field, headers in written.columns.items()
    }
    return ColumnMapping(columns, written.domains)
