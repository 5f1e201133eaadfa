"""The lines of a script as they are read: what none of its acts knows is refused."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar

import msgspec

from jury_app.errors import RuleError
from jury_app.formatting import shown
from jury_app.scripting.acts import LINES, Line

T = TypeVar("T", bound=msgspec.Struct)
Document: TypeAlias = Mapping[str, Any]

_FIELD = re.compile(r"\$\.(\w+)")


def read_line(text: str) -> Line:
    """Return the act of a line of a sitting."""
    return read_act(text, LINES)


def read_act(text: str, acts: Mapping[str, type[T]]) -> T:
    """Return the act of a line; what it does not know is refused, and not passed over."""
    try:
        document = msgspec.json.decode(text, type=dict[str, Any])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise RuleError("script_line_broken") from error
    return _read(document, acts)


def read_object(told: Document) -> Line:
    """Return the act of an object, such as a line of a script holds."""
    return _read(told, LINES)


def _read(told: Document, acts: Mapping[str, type[T]]) -> T:
    document = dict(told)
    name = document.pop("act", "")
    if name not in acts:
        raise RuleError("script_act_unknown", act=shown(str(name)), acts=", ".join(acts))
    kind = acts[name]
    known = {each.encode_name: each.required for each in msgspec.structs.fields(kind)}
    for field in document:
        if field not in known:
            raise RuleError("script_field_unknown", act=name, field=shown(field))
    for field, is_required in known.items():
        if is_required and field not in document:
            raise RuleError("script_field_missing", act=name, field=field)
    try:
        return msgspec.convert(document, type=kind)
    except msgspec.ValidationError as error:
        found = _FIELD.search(str(error))
        field = found[1] if found else ""
        raise RuleError("script_field_wrong", act=name, field=field) from error
