"""The applications of a kit as a list: a line for each domain, then its applications."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jury_app.desk.views import DeskView, Entry, EntryState
from jury_app.formatting import plain
from jury_app.i18n import _
from jury_app.sealing.manifest import KitManifest
from jury_app.ui.juror import words

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LineRole = Role.UserRole
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class DomainLine:
    """The heading above the applications of a domain, with how many are done."""

    key: str
    text: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An application."""

    key: str
    entry: Entry


Line: TypeAlias = DomainLine | EntryLine


class ApplicationModel(QAbstractListModel):
    """Shows what is left, domain after domain; recusals come last."""

    def __init__(self, manifest: KitManifest, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = {each.code: each.name for each in manifest.domains}
        self._lines: tuple[Line, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._search = ""

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines

    def set_view(self, view: DeskView) -> None:
        """Show how things stand now; the same lines in the same order stay where they are."""
        self._entries = view.entries
        self._refresh()

    def set_search(self, text: str) -> None:
        """Show only what has all these words in its title, applicant, number or domain."""
        self._search = plain(text)
        self._refresh()

    def numbers(self) -> list[str]:
        """Return the applications shown, in their order."""
        return [each.key for each in self._lines if isinstance(each, EntryLine)]

    def index_of(self, number: str) -> QModelIndex:
        """Return where an application stands, or no index."""
        for place, line in enumerate(self._lines):
            if isinstance(line, EntryLine) and line.key == number:
                return self.index(place)
        return QModelIndex()

    def line_at(self, index: Index) -> Line | None:
        """Return what stands at a place."""
        return self._lines[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line = self.line_at(index)
        if line is None or role not in (Role.DisplayRole, Role.AccessibleTextRole, LineRole):
            return None
        if role == LineRole:
            return line
        if isinstance(line, DomainLine):
            return _("{domain}: {done} of {total}").format(
                domain=line.text, done=line.done, total=line.total
            )
        title = line.entry.application.title
        if role == Role.DisplayRole:
            return title
        name = f"{title}, {words.applicants(line.entry)}"
        return _("{column}: {value}").format(column=name, value=words.state_text(line.entry))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line_at(index), EntryLine):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def _refresh(self) -> None:
        lines = tuple(self._build())
        if [each.key for each in lines] == [each.key for each in self._lines]:
            before, self._lines = self._lines, lines
            for place, (old, new) in enumerate(zip(before, lines, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _build(self) -> Iterator[Line]:
        shown = [each for each in self._entries if self._is_found(each)]
        asked = [each for each in shown if each.state is not EntryState.RECUSED]
        for code, group in groupby(asked, key=lambda each: each.application.domain):
            yield from _block(f"domain:{code}", self._names[code], list(group))
        recused = [each for each in shown if each.state is EntryState.RECUSED]
        if recused:
            yield from _block("recused", _("Recusals"), recused)

    def _is_found(self, entry: Entry) -> bool:
        domain = self._names[entry.application.domain]
        where = f"{entry.application.title} {words.applicants(entry)} {entry.number} {domain}"
        text = plain(where)
        return all(word in text for word in self._search.split())


def _block(key: str, text: str, entries: Sequence[Entry]) -> Iterator[Line]:
    done = sum(each.state in {EntryState.COMPLETE, EntryState.RECUSED} for each in entries)
    yield DomainLine(key, text, done, len(entries))
    for entry in entries:
        yield EntryLine(entry.number, entry)
