"""One document, one sequence of bytes: the canonical JSON (RFC 8785) of everything that is signed.

Keys stay below U+D800 and numbers are integers, so that the sorted, compact `json.dumps` of
any language gives the same bytes.
"""

from typing import Any, TypeVar

import msgspec

from jury_app.sealing.failures import MalformedError, NewerVersionError, NotCanonicalError

MAX_DEPTH = 12
MOST_PARTS = 500_000  # lists and objects: each takes many times the byte it is written with
MAX_INTEGER = 2**53 - 1
FIRST_SURROGATE = "\ud800"

T = TypeVar("T")

_NUL = rb"\u0000"
_CLOSER = bytes(range(0xED, 0x100))  # what letters from U+D000 on begin with
_ORDERED = msgspec.json.Encoder(order="sorted")


def written(record: msgspec.Struct) -> bytes:
    """Write a part of what was loaded, or of what `pack` is about to look at."""
    return _in_order(record)


def dump(document: Any) -> bytes:
    """Write a document in the only way it can be written."""
    _require_plain(document)
    return _in_order(document)


def load(data: bytes, *, limit: int) -> Any:
    """Read a document, and refuse every other way of writing it."""
    if len(data) > limit or data.count(b"[") + data.count(b"{") > MOST_PARTS:
        raise MalformedError("too large")
    try:
        document = msgspec.json.decode(data)
    except (ValueError, RecursionError) as error:
        raise MalformedError("not JSON") from error
    if dump(document) != data:
        raise NotCanonicalError("written in another way")
    return document


def read_at_once(data: bytes, kind: type[T], *, limit: int) -> T | None:
    """Read a record as `load` and `unpack` do, in one go; nothing where they have to look closer.

    The kind says how deep it goes and bounds its numbers. What is refused, and why, only they say.
    What is returned they return too: no other bytes are the record, if it writes itself with these,
    and letters by which keys may sort differently elsewhere, or NUL, go to them.
    """
    if len(data) > limit or _NUL in data or len(data.translate(None, _CLOSER)) != len(data):
        return None
    try:
        value = msgspec.json.decode(data, type=kind)
    except (ValueError, RecursionError):
        return None
    return value if _in_order(value) == data else None


def pack(value: msgspec.Struct) -> bytes:
    """Write a record that fits its own declaration."""
    document = msgspec.to_builtins(value)
    unpack(document, type(value))
    return dump(document)


def unpack(document: Any, kind: type[T]) -> T:
    """Turn what was loaded into the record it should be: every field, no other, within limits."""
    value = unpack_part(document, kind)
    if _in_order(value) != _in_order(document):
        raise NotCanonicalError("a value is written in another way")
    return value


def unpack_part(document: Any, kind: type[T]) -> T:
    """Read what a record declares of a document that may hold more."""
    try:
        return msgspec.convert(document, kind)
    except ValueError as error:
        raise MalformedError(str(error)) from error


def require_version(document: Any, form: str, version: int) -> None:
    """A newer version may be anything; ours is what comes next."""
    named = unpack_part(document, _Named)
    if named.format != form or named.version < 1:
        raise MalformedError(f"not a {form}")
    if named.version > version:
        raise NewerVersionError(f"version {named.version}")


def _in_order(value: Any) -> bytes:
    """Write a record or a plain document: RFC 8785, given what `_require_plain` lets pass."""
    try:
        return _ORDERED.encode(value)
    except ValueError as error:
        raise NotCanonicalError(str(error)) from error


class _Named(msgspec.Struct):
    format: str
    version: int


def _require_plain(document: Any) -> None:
    level, keys = [document], set[str]()
    for _depth in range(MAX_DEPTH):
        if not level:
            return
        level = _inside(level, keys)
    raise NotCanonicalError("too deep")


def _inside(level: list[Any], keys: set[str]) -> list[Any]:
    """Look at some values, and return what they hold; of keys, only at those not seen before.

    Each value of each ballot comes by here: what is plain is told at once.
    """
    held: list[Any] = []
    for value in level:
        if isinstance(value, str):
            _require_text(value)
        elif isinstance(value, int):  # true and false among them
            if not -MAX_INTEGER <= value <= MAX_INTEGER:
                raise NotCanonicalError("a number is too large")
        elif isinstance(value, dict):
            _require_keys(value, keys)
            held.extend(value.values())
        elif isinstance(value, list | tuple):
            held.extend(value)
        elif value is not None:
            raise NotCanonicalError(f"a {type(value).__name__} has no place here")
    return held


def _require_keys(value: dict[Any, Any], known: set[str]) -> None:
    if value.keys() <= known:
        return
    for key in value:
        if not isinstance(key, str):
            raise NotCanonicalError("a key must be a text")
        _require_text(key)
        if not key.isascii() and max(key) >= FIRST_SURROGATE:
            raise NotCanonicalError("this key sorts differently elsewhere")
    known.update(value)


def _require_text(text: str) -> None:
    if "\0" in text:
        raise NotCanonicalError("a text holds a NUL")
