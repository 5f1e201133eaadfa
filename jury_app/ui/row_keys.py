"""What rows are sorted by and searched in, worked out once for each row and kept."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from jury_app.formatting import MISSING, plain, sort_key


class Row(Protocol):
    """What every row has: an id that outlives a refresh."""

    @property
    def id(self) -> Hashable: ...


RowT = TypeVar("RowT", bound=Row)


class RowKeys(Generic[RowT]):
    """The keys of one list: a column's order, and the words a search looks through."""

    def __init__(
        self,
        texts: Sequence[Callable[[RowT], str]],
        keys: Sequence[Callable[[RowT], Any] | None],
    ) -> None:
        self._texts = texts
        self._keys = keys
        self._known: list[dict[Hashable, Any]] = [{} for _ in texts]
        self._words: dict[Hashable, str] = {}

    def forget(self, ids: Iterable[Hashable]) -> None:
        """Drop what was known of rows that changed or left."""
        for id_ in ids:
            self._words.pop(id_, None)
            for known in self._known:
                known.pop(id_, None)

    def sorted(self, rows: Sequence[RowT], column: int, *, descending: bool) -> list[RowT]:
        """Return the rows by a column; equals keep their order, missing values come last."""
        keys = self._column_keys(rows, column)
        present = [row for row in rows if keys[row.id] is not None]
        missing = [row for row in rows if keys[row.id] is None]
        present.sort(key=lambda row: keys[row.id], reverse=descending)
        return present + missing

    def found(self, rows: Sequence[RowT], search: str) -> list[RowT]:
        """Return the rows in which every word of a search occurs, accents and case forgiven."""
        wanted = plain(search).split()
        if not wanted:
            return list(rows)
        return [row for row in rows if all(word in self._words_of(row) for word in wanted)]

    def _column_keys(self, rows: Sequence[RowT], column: int) -> dict[Hashable, Any]:
        known, text, key = self._known[column], self._texts[column], self._keys[column]
        for row in rows:
            if row.id not in known:
                known[row.id] = _reading_key(text(row) if key is None else key(row))
        return known

    def _words_of(self, row: RowT) -> str:
        words = self._words.get(row.id)
        if words is None:
            words = "\n".join(plain(text(row)) for text in self._texts)
            self._words[row.id] = words
        return words


def _reading_key(value: Any) -> Any:
    if isinstance(value, str):
        return None if value in ("", MISSING) else sort_key(value)
    return value
