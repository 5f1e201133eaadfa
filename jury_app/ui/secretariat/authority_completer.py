"""Offers the official list of French authorities while a name is typed; free entry stays."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from jury_app.formatting import format_number
from jury_app.i18n import _, ngettext
from jury_app.importing.authorities import Authorities, Authority, load_authorities
from jury_app.ui.secretariat.words import applicant_kind_word
from jury_app.ui.workspace import Workspace

_SHORTEST = 2
_OFFERED = 12
_NAME_ROLE = Qt.ItemDataRole.UserRole + 1


class AuthorityCompleter(QCompleter):
    """Completes a line of text with the name of an authority, and tells which one was chosen."""

    authority_chosen = Signal(object)  # Authority
    loaded = Signal(object)  # Authorities

    def __init__(self, edit: QLineEdit, workspace: Workspace) -> None:
        super().__init__(edit)
        self._offers = QStandardItemModel(self)
        self._found: list[Authority] = []
        self._authorities: Authorities | None = None
        self.setModel(self._offers)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompletionRole(_NAME_ROLE)
        self.setMaxVisibleItems(_OFFERED)
        edit.setCompleter(self)
        edit.textEdited.connect(self._on_edited)
        self.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index] # one signal in the stubs
        workspace.read(_load, then=self._on_loaded)

    def offers(self) -> list[Authority]:
        """Return what is offered now."""
        return list(self._found)

    def _on_loaded(self, authorities: Authorities) -> None:
        self._authorities = authorities
        self.loaded.emit(authorities)

    def _on_edited(self, text: str) -> None:
        self._offers.clear()
        self._found = []
        if self._authorities is None or len(text.strip()) < _SHORTEST:
            return
        self._found = self._authorities.search(text, _OFFERED)
        for each in self._found:
            item = QStandardItem(_described(each))
            item.setData(each.full_name, _NAME_ROLE)
            self._offers.appendRow(item)

    def _on_activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self.authority_chosen.emit(self._found[index.row()])


def _load(_session: Any) -> Authorities:
    authorities = load_authorities()
    authorities.search("a")  # works out the names here, and not under the first key typed
    return authorities


def _described(authority: Authority) -> str:
    parts = [authority.full_name, applicant_kind_word(authority.kind)]
    if authority.departments[0]:
        parts.append(_("département {code}").format(code=authority.departments[0]))
    if authority.population:
        count = ngettext("{count} inhabitant", "{count} inhabitants", authority.population)
        parts.append(count.format(count=format_number(authority.population)))
    return " · ".join(parts)
